import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromUrl, parquetReadObjects } from 'hyparquet';
import { read, utils } from 'xlsx';
import type { Viewer } from '../../../src/access/viewer';
import { headersOf, startDemoHub, type TestHub } from '../../support/demo-hub';
import { eventually } from '../../support/eventually';

const analyst: Viewer = { role: 'ANALYST', caller: 'ann' };
const other: Viewer = { role: 'ANALYST', caller: 'ben' };

let hub: TestHub;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spool-'));
  hub = await startDemoHub({ DATA_DIR: folder });
});

afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true });
});

/** A request for a file. */
function ask(file: string, headers: Readonly<Record<string, string>> = {}, viewer = analyst, method = 'GET') {
  return fetch(`${hub.url}/data/${file}`, { method, headers: { ...headersOf(viewer), ...headers } });
}

const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

describe.each(['coverage.parquet', 'coverage.xlsx'])('%s', (file) => {
  test('HEAD tells the length and a strong tag of the file that GET sends', async () => {
    const head = await ask(file, {}, analyst, 'HEAD');
    const whole = await ask(file, { 'accept-encoding': 'gzip, br' });
    const bytes = await bytesOf(whole);
    expect([head.status, whole.status]).toEqual([200, 200]);
    for (const { headers } of [head, whole]) {
      expect(headers.get('content-length')).toBe(String(bytes.length));
      expect(headers.get('etag')).toMatch(/^"[\w-]{43}"$/);
      expect(headers.get('accept-ranges')).toBe('bytes');
      expect(headers.get('content-encoding')).toBeNull();
      expect(headers.get('cache-control')).toBe('private, no-cache');
      expect(headers.get('content-disposition')).toBe(`attachment; filename="${file}"`);
    }
    expect(head.headers.get('etag')).toBe(whole.headers.get('etag'));
  });

  test('ranges are parts of the file', async () => {
    const bytes = await bytesOf(await ask(file));
    const { length } = bytes;
    const part = async (range: string): Promise<[number, string | null, Buffer]> => {
      const response = await ask(file, { range });
      return [response.status, response.headers.get('content-range'), await bytesOf(response)];
    };
    expect(await part('bytes=0-3')).toEqual([206, `bytes 0-3/${length}`, bytes.subarray(0, 4)]);
    expect(await part('bytes=10-')).toEqual([206, `bytes 10-${length - 1}/${length}`, bytes.subarray(10)]);
    expect(await part('bytes=-8')).toEqual([206, `bytes ${length - 8}-${length - 1}/${length}`, bytes.subarray(-8)]);
    expect(await part(`bytes=-${length * 2}`)).toEqual([206, `bytes 0-${length - 1}/${length}`, bytes]);
    expect(await part(`bytes=1-${length * 2}`)).toEqual([206, `bytes 1-${length - 1}/${length}`, bytes.subarray(1)]);
    for (const range of [`bytes=${length}-`, `bytes=${length}-${length + 9}`, 'bytes=-0']) {
      const [status, contentRange, problem] = await part(range);
      expect([status, contentRange]).toEqual([416, `bytes */${length}`]);
      expect(JSON.parse(problem.toString())).toMatchObject({ status: 416, code: 'RANGE_NOT_SATISFIABLE' });
    }
    for (const range of ['bytes=0-1,4-5', 'bytes=5-1', 'bytes=-', 'bytes=a-b', 'lines=0-1', '0-1']) {
      expect(await part(range)).toEqual([200, null, bytes]);
    }
  });

  test('conditions: If-Range, If-None-Match, If-Match', async () => {
    const first = await ask(file);
    const etag = first.headers.get('etag') ?? '';
    await bytesOf(first);
    const status = async (headers: Readonly<Record<string, string>>): Promise<number> => {
      const response = await ask(file, headers);
      await bytesOf(response);
      return response.status;
    };
    const range = 'bytes=0-3';
    await expect(status({ range, 'if-range': etag })).resolves.toBe(206);
    for (const tag of ['"other"', `W/${etag}`, 'Sun, 29 Nov 2026 00:00:00 GMT']) {
      await expect(status({ range, 'if-range': tag })).resolves.toBe(200);
    }
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      await expect(status({ 'if-none-match': tag })).resolves.toBe(304);
    }
    await expect(status({ 'if-none-match': '"other"' })).resolves.toBe(200);
    await expect(status({ 'if-match': etag })).resolves.toBe(200);
    const other = await ask(file, { 'if-match': '"other"' });
    expect([other.status, other.headers.get('content-disposition')]).toEqual([412, null]);
    expect(await other.json()).toMatchObject({ status: 412, code: 'PRECONDITION_FAILED' });
  });
});

test('a reader of Parquet reads the rows by ranges, as the JSON answer has them', async () => {
  const requestInit = { headers: headersOf(analyst) };
  const url = `${hub.url}/data/my-partners.parquet`;
  const rows = await parquetReadObjects({ file: await asyncBufferFromUrl({ url, requestInit }) });
  const json = (await (await ask('my-partners.json')).json()) as Record<string, unknown>[];
  expect(rows).toHaveLength(json.length);
  const [column = ''] = Object.keys(json[0] ?? {});
  expect(rows.map((row) => row[column])).toEqual(json.map((row) => row[column]));
});

test('a spreadsheet has the rows of the JSON answer', async () => {
  const book = read(await bytesOf(await ask('my-partners.xlsx')));
  const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
  const json = (await (await ask('my-partners.json')).json()) as Record<string, unknown>[];
  expect(rows).toHaveLength(json.length);
  const [column = ''] = Object.keys(json[0] ?? {});
  expect(rows.map((row) => row[column])).toEqual(json.map((row) => row[column]));
});

test('a list with null in place of a row that is not there has a row of nulls', async () => {
  const page = await hub.post({ query: '{ partners(first: 1) { nodes { slug } } }' });
  const slug = /"slug":"([^"]+)"/.exec(page.text)?.[1];
  const query = `{ partnersBySlug(slugs: ["no-such-partner", "${slug}"]) { slug country { code } } }`;
  const headers = { ...headersOf(analyst), accept: 'application/vnd.apache.parquet' };
  const response = await fetch(`${hub.url}/graphql?query=${encodeURIComponent(query)}`, { headers });
  const file = await response.arrayBuffer();
  const rows = await parquetReadObjects({ file });
  expect(rows).toEqual([
    { slug: null, 'country.code': null },
    { slug, 'country.code': expect.stringMatching(/^[A-Z]{2}$/) as string },
  ]);
});

test.each(['GET', 'POST'])('a client may ask for a format by its type at /graphql: %s', async (method) => {
  const query = '{ partners(filter: { country: { code: { eq: "FR" } } }) { nodes { slug } } }';
  const types = {
    'application/vnd.apache.parquet': 'PAR1',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'PK\u0003\u0004',
  };
  for (const [accept, mark] of Object.entries(types)) {
    const headers = { ...headersOf(analyst), accept, 'content-type': 'application/json' };
    const response =
      method === 'GET'
        ? await fetch(`${hub.url}/graphql?query=${encodeURIComponent(query)}`, { headers })
        : await fetch(`${hub.url}/graphql`, { method, headers, body: JSON.stringify({ query }) });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, accept]);
    expect((await bytesOf(response)).toString('latin1', 0, mark.length)).toBe(mark);
  }
});

test('another viewer has another file, whatever it knows of the first', async () => {
  const mine = await ask('coverage.parquet');
  const etag = mine.headers.get('etag') ?? '';
  await bytesOf(mine);
  const funnels = await Promise.all([ask('funnel.parquet'), ask('funnel.parquet', {}, { role: 'PUBLIC' })]);
  const [own, publicOne] = funnels.map(({ status, headers }) => `${status} ${headers.get('etag')}`);
  expect(own).not.toBe(publicOne);
  await Promise.all(funnels.map(bytesOf));
  const theirs = await ask('coverage.parquet', {}, other);
  // The same rows make the same bytes; the file is another one, written for this viewer.
  expect(theirs.headers.get('etag')).toBe(etag);
  await bytesOf(theirs);
});

test('no path of the URL leads to a file', async () => {
  for (const file of ['..%2fspool%2fx.parquet', '%2e%2e/spool/x.parquet', 'spool/x.parquet', 'x.parquet']) {
    const response = await ask(file);
    await bytesOf(response);
    expect(response.status).toBe(404);
  }
  await expect(readdir(join(folder, 'spool'))).resolves.toEqual([]);
});

test('a refusal is a problem in JSON, without the name of a file', async () => {
  const response = await ask('coverage.parquet?limit=x');
  expect([response.status, response.headers.get('content-type')]).toEqual([
    400,
    'application/problem+json; charset=utf-8',
  ]);
  expect(response.headers.get('content-disposition')).toBeNull();
  await bytesOf(response);
});

test('a client that leaves while its file is written ends the reading', async () => {
  const busy = async (): Promise<number> => {
    const metrics = await (await fetch(`${hub.url}/metrics`)).text();
    return Number(/^hub_connections_waiting (\d+)$/m.exec(metrics)?.[1] ?? 0);
  };
  const request = get(`${hub.url}/data/coverage.xlsx?asOf=2011-09-01`, { headers: headersOf(analyst) });
  request.on('error', () => undefined);
  request.destroy();
  await eventually(busy, (waiting) => waiting === 0);
  const response = await ask('coverage.xlsx?asOf=2011-09-01');
  expect(response.status).toBe(200);
  await bytesOf(response);
});
