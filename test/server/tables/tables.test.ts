import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { Client } from 'pg';
import type { Viewer } from '../../../src/access/viewer';
import { connect } from '../../support/connections';
import { headersOf, startDemoHub, type TestHub } from '../../support/demo-hub';
import { eventually } from '../../support/eventually';
import { addEngagements } from './engagements';
import { register } from './registered';

let hub: TestHub;
let client: Client;

beforeAll(async () => {
  hub = await startDemoHub({ CORS_ORIGINS: 'https://portal.example' });
  client = await connect(hub.databaseUrl);
});

afterAll(async () => {
  await client.end();
  await hub.close();
});

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Got> {
  const response = await fetch(`${hub.url}${path}`, { method, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function codeOf({ text }: Got): unknown {
  return (JSON.parse(text) as { code?: unknown }).code;
}

const everyPartner = 'query Partners($first: Int) { partners(first: $first) { totalCount nodes { slug } } }';

describe('the table of a document', () => {
  it('has all rows of the list, whatever the page', async () => {
    const { rows } = await client.query<{ count: string }>('select count(*) from partner');
    const { text, headers } = await ask(`${await register(client, everyPartner)}.csv?first=3`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(text.trimEnd().split('\r\n')).toHaveLength(Number(rows[0]?.count) + 1);
    const cut = await ask(`${await register(client, everyPartner)}.csv?limit=7`);
    expect(cut.text.trimEnd().split('\r\n')).toHaveLength(8);
  });

  it.each([
    ['groups', 'groups(by: [COUNTRY, TECHNOLOGY, STATUS], first: 3)'],
    ['changes', 'change(from: "2015-01-01", to: "2024-01-01", by: [COUNTRY, TECHNOLOGY], last: 3)'],
  ])('has all %s of the list, whatever the page', async (_, field) => {
    const documentOf = (list: string): string =>
      `query Q { partners { list: ${list} { totalCount nodes { key { values { value } } } } } }`;
    interface Groups {
      readonly totalCount: number;
      readonly nodes: readonly { readonly key: { readonly values: readonly { readonly value: string | null }[] } }[];
    }
    const answer = await hub.post({ query: documentOf(field.replace(/(first|last): 3/, 'first: 10000')) });
    const { totalCount, nodes } = (answer.body as { data: { partners: { list: Groups } } }).data.partners.list;
    // More than a page has unless it is told.
    expect(totalCount).toBeGreaterThan(100);
    const path = await register(client, documentOf(field));
    const rows = (text: string): unknown => JSON.parse(text);
    const expected = nodes.map(({ key }) => ({
      'key.values.value': key.values.map(({ value }) => value),
    }));
    expect(rows((await ask(`${path}.json?shape=nested`)).text)).toEqual(expected);
    expect(rows((await ask(`${path}.json?shape=nested&limit=7`)).text)).toEqual(expected.slice(0, 7));
  });

  it('is in the order of the list, and as of its date', async () => {
    const document =
      'query Q { partners(orderBy: [{ name: DESC }]) { edges { cursor node { slug qualifications { code } } } } }';
    const path = await register(client, document);
    const { text } = await ask(`${path}.json?limit=100&asOf=2020-01-01&shape=nested`);
    const answer = await hub.post({
      query: document
        .replace('query Q', 'query Q @asOf(date: "2020-01-01")')
        .replace('(orderBy', '(first: 100, orderBy'),
    });
    const { data } = answer.body as {
      data: { partners: { edges: { cursor: string; node: { slug: string; qualifications: { code: string }[] } }[] } };
    };
    expect(JSON.parse(text)).toEqual(
      data.partners.edges.map(({ cursor, node: { slug, qualifications } }) => ({
        cursor,
        'node.slug': slug,
        'node.qualifications.code': qualifications.map(({ code }) => code),
      })),
    );
  });

  it('repeats rows for the lists inside them, and keeps rows whose list is empty', async () => {
    const document = 'query Q { countries { nodes { code partners { nodes { slug } } } } }';
    const { text } = await ask(`${await register(client, document)}.ndjson`);
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { code: string; 'partners.nodes.slug': string | null });
    const { rows: counts } = await client.query<{ code: string; count: number }>(
      `select c.code, greatest(1, least(25, count(p.id)))::int as count from country c left join partner p on p.country_id = c.id group by c.code`,
    );
    expect(new Map(counts.map(({ code, count }) => [code, count]))).toEqual(
      new Map(counts.map(({ code }) => [code, rows.filter((row) => row.code === code).length])),
    );
  });

  it('does not repeat rows for a list without columns, nor counts such a list as one beside another', async () => {
    const document = `query Q($all: Boolean = false) {
      countries { nodes { code partners { nodes { slug @include(if: $all) } } region { countries { name } } } }
    }`;
    const path = await register(client, document.replace('partners {', 'partners(first: 2) {'));
    const one = document.replace('region { countries { name } }', 'name');
    const few = await ask(`${await register(client, one)}.csv`);
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from country');
    expect(few.text).toMatch(/^code,name\r\n/);
    expect(few.text.trimEnd().split('\r\n')).toHaveLength((rows[0]?.count ?? 0) + 1);
    expect((await ask(`${path}.csv`)).text).toMatch(/^code,region\.countries\.name\r\n/);
    expect(codeOf(await ask(`${path}.csv?all=true`))).toBe('SIBLING_LISTS');
  });

  it('has the values of the keys of groups as rows of their own, or as lists', async () => {
    const document = `query Q { partners { groups(by: [STATUS, COUNTRY], first: 5) {
      nodes @table { count key { values { dimension value } } }
    } } }`;
    const path = await register(client, document);
    const [head, ...rows] = (await ask(`${path}.csv`)).text.trimEnd().split('\r\n');
    expect(head).toBe('count,key.values.dimension,key.values.value');
    expect(rows[0]).toMatch(/^\d+,STATUS,ACTIVE$/);
    expect(rows[1]).toMatch(/^\d+,COUNTRY,[A-Z]{2}$/);
    const [, nested] = (await ask(`${path}.csv?shape=nested`)).text.trimEnd().split('\r\n');
    expect(nested).toMatch(/^\d+,"\[""STATUS"",""COUNTRY""\]","\[""ACTIVE"",""[A-Z]{2}""\]"$/);
  });

  it('is one row if the document has no list', async () => {
    const { text } = await ask(`${await register(client, 'query Q { partners { totalCount } }')}.csv`);
    expect(text).toMatch(/^partners\.totalCount\r\n\d+\r\n$/);
  });

  it('keeps texts apart from nulls, and formulas from spreadsheets', async () => {
    await client.query(`
      update partner set website = null, legal_name =
        case id % 4 when 0 then '=1+1' when 1 then '''=1+1' when 2 then '"a;b"' else '-' end
      where id < 9`);
    const document = 'query Q { partners(filter: { website: { isNull: true } }) { nodes { legalName website } } }';
    const response = await fetch(`${hub.url}${await register(client, document)}.csv?bom=true&separator=%3B`);
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    expect(text).toMatch(/^\uFEFFlegalName;website\r\n/);
    expect(text.split('\r\n')).toEqual(expect.arrayContaining(["'=1+1;", "''=1+1;", '"""a;b""";', "'-;"]));
  });

  it('is the one of the accepted type at /graphql, by POST and by GET', async () => {
    const body = JSON.stringify({ query: everyPartner, variables: { first: 1 } });
    const posted = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', accept: 'text/csv' },
    });
    const url = `/graphql?query=${encodeURIComponent(everyPartner)}`;
    const got = await ask(url, { accept: 'text/csv, application/json;q=0.5' });
    expect(await posted.text()).toBe(got.text);
    expect(got.text).toMatch(/^slug\r\n/);
    const json = await ask(url, { accept: 'application/json' });
    expect(json.text).toMatch(/^\{"data":/);
  });

  it.each([
    ['text/csv;charset=utf-8', 'text/csv'],
    ['text/csv; header="present,\\"a;b"; q=0.9, application/json;q=0.5', 'text/csv'],
    ['text/*', 'text/csv'],
    ['*/*', 'application/json'],
    ['text/csv;q=0.5, application/json;q=0.6', 'application/json'],
    ['text/csv;q=0, application/json', 'application/json'],
    [`${'a/b,'.repeat(2000)}text/csv`, 'text/csv'],
    ['', 'application/json'],
  ])('has the type that the client prefers: %.70s', async (accept, type) => {
    const { status, headers } = await ask(`/graphql?query=${encodeURIComponent(everyPartner)}`, { accept });
    expect([status, headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
  });

  it.each(['text/csv;q=0', '*/*;q=0', 'image/png', 'text', ';;;', 'text/csv/x'])(
    'is refused to a client that accepts no type of the hub, which names them: %s',
    async (accept) => {
      const got = await ask(`/graphql?query=${encodeURIComponent(everyPartner)}`, { accept });
      const { errors } = JSON.parse(got.text) as { errors: { message: string; extensions: { code: string } }[] };
      expect([got.status, errors[0]?.extensions.code]).toEqual([406, 'NOT_ACCEPTABLE']);
      expect(errors[0]?.message).toContain('text/csv');
    },
  );

  it.each([
    ['a document given twice', `?query=${encodeURIComponent(everyPartner)}&query=%7B__typename%7D`],
    ['variables that are no JSON', `?query=${encodeURIComponent(everyPartner)}&variables=%7B`],
    ['no document', ''],
  ])('is refused at /graphql with a problem: %s', async (_what, search) => {
    const got = await ask(`/graphql${search}`, { accept: 'text/csv' });
    expect([got.status, codeOf(got)]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('shows what the viewer may see', async () => {
    const { rows } = await client.query<{ key: string; slug: string }>(
      'select id::text as key, slug from distributor order by id limit 1',
    );
    const viewer: Viewer = { role: 'DISTRIBUTOR', distributor: rows[0] ?? { key: '', slug: '' } };
    const query = 'query Q { fundingRequests(first: 100) { nodes { id } } }';
    const path = await register(client, query);
    const { text } = await ask(`${path}.json`, headersOf(viewer));
    const { body } = await hub.as(viewer).post({ query });
    const all = await ask(`${path}.json`);
    const { nodes } = (body as { data: { fundingRequests: { nodes: unknown[] } } }).data.fundingRequests;
    expect((JSON.parse(text) as unknown[]).slice(0, 100)).toEqual(nodes);
    expect((JSON.parse(all.text) as unknown[]).length).toBeGreaterThan((JSON.parse(text) as unknown[]).length);
  });
});

describe('what is wrong', () => {
  const several = 'query Q { partners { nodes { slug } } countries { nodes { code } } }';
  const siblings = 'query Q { partners { nodes { technologies { nodes { slug } } awards { nodes { id } } } } }';
  const needed =
    'query Q($slug: String!, $first: Int) { partner(slug: $slug) { awards(first: $first) { nodes { status } } } }';
  const typed = 'query Q($least: Int!) { partners(filter: { revision: { gte: $least } }) { nodes { slug } } }';
  const hidden = 'query Q { partners { nodes { slug legalName } } }';

  it.each([
    ['an unknown document', '/data/nothing.csv', 404, 'UNKNOWN_DOCUMENT'],
    ['an unknown hash', `/data/${'0'.repeat(64)}.csv`, 404, 'UNKNOWN_DOCUMENT'],
    ['an unknown format', '/data/coverage.docx', 404, 'UNKNOWN_FORMAT'],
    ['no format', '/data/coverage', 404, 'UNKNOWN_FORMAT'],
    ['a path that climbs', '/data/..%2f..%2fpackage.json', 404, 'UNKNOWN_DOCUMENT'],
    ['an unknown parameter', '/data/coverage.csv?nothing=1', 400, 'BAD_PARAMETER'],
    ['a parameter given twice', '/data/coverage.csv?limit=1&limit=2', 400, 'BAD_PARAMETER'],
    ['a wrong day', '/data/coverage.csv?asOf=2026-02-30', 400, 'BAD_PARAMETER'],
    ['a wrong shape', '/data/coverage.csv?shape=wide', 400, 'BAD_PARAMETER'],
    ['a slash at the end', '/data/coverage.csv/', 404, 'UNKNOWN_FORMAT'],
    ['a deeper path', '/data/a/b.csv', 404, 'UNKNOWN_DOCUMENT'],
    ['two slashes', '/data//coverage.csv', 404, 'UNKNOWN_DOCUMENT'],
    ['an encoded slash', '/data%2fcoverage.csv', 404, 'NOT_FOUND'],
    ['a path that cannot be decoded', '/data/%zz.csv', 400, 'BAD_REQUEST'],
    ['a very long name', `/data/${'a'.repeat(5000)}.csv`, 404, 'UNKNOWN_DOCUMENT'],
    ['a name of an object of JavaScript', '/data/__proto__.csv', 404, 'UNKNOWN_DOCUMENT'],
    ['a null character', '/data/coverage%00.csv', 404, 'UNKNOWN_DOCUMENT'],
    ['an extension after another', '/data/coverage.csv.gz', 404, 'UNKNOWN_FORMAT'],
    ['another case', '/data/coverage.CSV', 404, 'UNKNOWN_FORMAT'],
    ['an unknown variable among several', '/data/coverage.csv?variables=%7B%22nothing%22:1%7D', 400, 'BAD_PARAMETER'],
    ['variables that are a list', '/data/coverage.csv?variables=[]', 400, 'BAD_PARAMETER'],
  ])('%s', async (_what, path, status, code) => {
    const got = await ask(path);
    expect(got.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(got.text)).toMatchObject({
      status,
      code,
      title: expect.any(String),
      detail: expect.any(String),
      type: expect.stringMatching(/^urn:/),
    });
    expect(got.status).toBe(status);
  });

  it.each([
    ['several lists', several, '', 422, 'AMBIGUOUS_TABLE'],
    [
      'a mark inside a list',
      'query Q { partners { nodes { awards @table { nodes { id } } } } }',
      '',
      422,
      'AMBIGUOUS_TABLE',
    ],
    [
      'a mark that is left out',
      'query Q { partners { nodes @table @skip(if: true) { slug } totalCount } countries { nodes { code } } }',
      '',
      422,
      'AMBIGUOUS_TABLE',
    ],
    ['no column', 'query Q { partners { nodes { slug @skip(if: true) } } }', '', 400, 'BAD_USER_INPUT'],
    ['two lists beside each other', siblings, '', 422, 'SIBLING_LISTS'],
    ['a missing variable', needed, '', 400, 'BAD_USER_INPUT'],
    ['a variable of the wrong type', typed, '?least=many', 400, 'BAD_USER_INPUT'],
  ])('%s', async (_what, document, search, status, code) => {
    const got = await ask(`${await register(client, document)}.csv${search}`);
    expect([got.status, codeOf(got)]).toEqual([status, code]);
  });

  it('a field that the role does not see, and a table that is too dear', async () => {
    const path = `${await register(client, hidden)}.csv`;
    const forbidden = await ask(path, headersOf({ role: 'PUBLIC' }));
    expect([forbidden.status, codeOf(forbidden)]).toEqual([403, 'FORBIDDEN_FIELD']);
    const dear = 'query Q { partners { nodes { slug similar(first: 50) { slug technologies { nodes { slug } } } } } }';
    const tooDear = await ask(`${await register(client, dear)}.csv`, headersOf({ role: 'PUBLIC' }));
    expect([tooDear.status, codeOf(tooDear)]).toEqual([422, 'TOO_COMPLEX']);
  });

  it('another method', async () => {
    for (const method of ['POST', 'DELETE', 'PROPFIND']) {
      const got = await ask('/data/coverage.csv', {}, method);
      expect([got.status, codeOf(got), got.headers.get('allow')]).toEqual([405, 'METHOD_NOT_ALLOWED', 'GET, HEAD']);
    }
    // Its body does not matter.
    const body = new URLSearchParams({ limit: '1' });
    const form = await fetch(`${hub.url}/data/coverage.csv`, { method: 'POST', body });
    expect([form.status, ((await form.json()) as { code: string }).code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
  });

  it('names what is unknown, and no more of it than fits', async () => {
    const { text } = await ask(`/data/${'a'.repeat(5000)}.csv`);
    expect((JSON.parse(text) as { detail: string }).detail).toBe(
      `There is no document with the name "${'a'.repeat(100)}…": /data lists them.`,
    );
  });
});

describe('pages of other sites', () => {
  it.each(['cross-site', 'same-site'])('get nothing: %s', async (site) => {
    const got = await ask('/data/coverage.csv', { 'sec-fetch-site': site });
    expect([got.status, codeOf(got)]).toEqual([403, 'CROSS_SITE']);
  });

  it('may not read what is there, even if they may read /graphql', async () => {
    const origin = 'https://portal.example';
    const got = await ask('/data/coverage.csv', { origin });
    expect(got.headers.get('access-control-allow-origin')).toBeNull();
    expect(got.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    const preflight = await ask('/data/coverage.csv', { origin, 'access-control-request-method': 'GET' }, 'OPTIONS');
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    for (const path of ['/%64ata/coverage.csv', '/dat%61', '/data/nothing.csv', '/data/a/b', '/data%2fcoverage.csv']) {
      const spelt = await ask(path, { origin });
      expect([path, spelt.headers.get('access-control-allow-origin')]).toEqual([path, null]);
    }
    const graphql = await ask('/graphql?query=%7B__typename%7D', { origin });
    expect(graphql.headers.get('access-control-allow-origin')).toBe(origin);
  });
});

describe('the list of tables', () => {
  it('is JSON for programs, and a page without scripts for people', async () => {
    const { documents } = JSON.parse((await ask('/data', { accept: '*/*' })).text) as {
      documents: { name: string; files: string[] }[];
    };
    expect(documents.map(({ name }) => name)).toEqual(expect.arrayContaining(['coverage', 'locator-page']));
    expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length);
    const page = await ask('/data', { accept: 'text/html,*/*;q=0.8' });
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.text).toContain('/data/coverage.csv');
  });
});

describe('the list of registered documents', () => {
  const open =
    'query OfAll($country: String!) { partners(filter: { country: { code: { eq: $country } } }) { nodes { slug } } }';
  const inner = '# Legal names.\nquery Inner { partners { nodes { slug legalName } } }';
  const twoTables = 'query Two { partners { nodes { slug } } countries { nodes { code } } }';

  async function listed(
    headers: Readonly<Record<string, string>> = {},
  ): Promise<readonly { name: string; title: string }[]> {
    const { text } = await ask('/data', { accept: '*/*', ...headers });
    return (JSON.parse(text) as { documents: { name: string; title: string }[] }).documents;
  }

  it('has those with a table that the viewer may read', async () => {
    const [ofAll, ofInner, ofTwo] = [
      await register(client, open),
      await register(client, inner),
      await register(client, twoTables),
    ].map((path) => path.slice('/data/'.length)) as [string, string, string];
    const all = await listed();
    expect(all).toContainEqual(expect.objectContaining({ name: ofAll, title: 'OfAll' }));
    expect(all).toContainEqual(expect.objectContaining({ name: ofInner, title: 'Legal names.' }));
    expect(all.map(({ name }) => name)).not.toContain(ofTwo);
    const ofPublic = (await listed(headersOf({ role: 'PUBLIC' }))).map(({ name }) => name);
    expect(ofPublic).toContain(ofAll);
    expect(ofPublic).not.toContain(ofInner);
    const page = await ask('/data', { accept: 'text/html' });
    expect(page.text).toContain(`/data/${ofInner}.csv`);
  });
});

describe('a table that does not come to its end', () => {
  const document = 'query Q { engagements { nodes { id customerName customerKind startedOn partner { slug name } } } }';
  let large: TestHub;
  let path: string;
  let observer: Client;
  let isClosed = false;

  beforeAll(async () => {
    large = await startDemoHub({ STOP_TIMEOUT_MS: '200' });
    observer = await connect(large.databaseUrl);
    path = await register(observer, document);
    await addEngagements(observer, 60);
  });

  afterAll(async () => {
    if (isClosed) return;
    await observer.end();
    await large.close();
  });

  async function sessions(): Promise<readonly { pid: number; state: string }[]> {
    const { rows } = await observer.query<{ pid: number; state: string }>(
      `select pid, state from pg_stat_activity
       where datname = current_database() and application_name = 'program-hub tables'`,
    );
    return rows;
  }

  /** A request whose response has begun and is not read. */
  async function begun(
    format: string,
    viewer?: Viewer,
  ): Promise<{ readonly response: IncomingMessage; readonly leave: () => void }> {
    const headers = { ...(viewer && headersOf(viewer)), 'accept-encoding': 'identity' };
    const request = get(`${large.url}${path}.${format}`, { headers });
    request.on('error', () => undefined);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    await eventually(sessions, (all) => all.some(({ state }) => state === 'idle in transaction'));
    return { response, leave: () => request.destroy() };
  }

  async function readToEnd(response: IncomingMessage): Promise<string> {
    try {
      for await (const chunk of response) void chunk;
      return 'complete';
    } catch (problem) {
      return (problem as NodeJS.ErrnoException).code ?? 'broken';
    }
  }

  it('gives its connection back if the client leaves', async () => {
    const { leave } = await begun('ndjson');
    const [before] = await sessions();
    leave();
    await eventually(sessions, (all) => all.every(({ state }) => state === 'idle'));
    expect(await sessions()).toMatchObject([{ pid: before?.pid }]);
  });

  it.each(['csv', 'tsv', 'json', 'ndjson'])('breaks off if the database is lost in the middle: %s', async (format) => {
    const { response } = await begun(format);
    await observer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'program-hub tables'`,
    );
    expect(await readToEnd(response)).toBe('ECONNRESET');
    expect((await fetch(`${large.url}${path}.csv?limit=3`)).status).toBe(200);
  });

  it('is whole for a client that reads', async () => {
    const { response } = await begun('csv');
    expect(await readToEnd(response)).toBe('complete');
  });

  it.each(['parquet', 'xlsx'])('is a problem if the database is lost while it is spooled: %s', async (format) => {
    const holder = await connect(large.databaseUrl);
    await holder.query('begin; lock table partner in access exclusive mode');
    const asked = fetch(`${large.url}${path}.${format}?limit=7`);
    await eventually(waitingForLocks, (count) => count === 1);
    await observer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'program-hub tables'`,
    );
    const lost = await asked;
    await holder.query('rollback');
    await holder.end();
    expect([lost.status, lost.headers.get('content-type')]).toEqual([503, 'application/problem+json; charset=utf-8']);
    expect(lost.headers.get('content-disposition')).toBeNull();
    await lost.arrayBuffer();
    // Nothing of the lost file is found for the next request.
    const again = await fetch(`${large.url}${path}.${format}?limit=7`);
    expect(again.status).toBe(200);
    expect((await again.arrayBuffer()).byteLength).toBe(Number(again.headers.get('content-length')));
  });

  async function waitingForLocks(): Promise<number | null> {
    const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    return (await observer.query(waiting)).rowCount;
  }

  it('is not read for its head', async () => {
    const holder = await connect(large.databaseUrl);
    await holder.query('begin; lock table partner in access exclusive mode');
    for (const file of ['csv', 'ndjson', 'datapackage.json']) {
      const { status, headers } = await fetch(`${large.url}${path}.${file}`, { method: 'HEAD' });
      expect([status, headers.get('content-length')]).toEqual([200, null]);
      expect(headers.get('content-disposition')).toContain(`.${file}"`);
    }
    const refused = await fetch(`${large.url}${path}.csv?limit=x`, { method: 'HEAD' });
    expect(refused.status).toBe(400);
    await holder.query('rollback');
    await holder.end();
  });

  it('refuses a viewer who has its share, and says when to come again', async () => {
    const busy = await startDemoHub({ TABLE_POOL_SIZE: '1', TABLE_QUEUE_SIZE: '1', QUEUE_TIMEOUT_MS: '100' });
    const holder = await connect(busy.databaseUrl);
    const watcher = await connect(busy.databaseUrl);
    const asked = await register(watcher, document);
    await holder.query('begin; lock table partner in access exclusive mode');
    const first = fetch(`${busy.url}${asked}.csv`);
    const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    await eventually(
      async () => (await watcher.query(waiting)).rowCount,
      (count) => count === 1,
    );
    const second = await fetch(`${busy.url}${asked}.csv`);
    expect([429, 503]).toContain(second.status);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(second.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    await holder.query('commit');
    const answer = await first;
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/^id,/);
    await holder.end();
    await watcher.end();
    await busy.close();
  });

  it('leaves a connection to others, however long its client reads', async () => {
    const asked = (caller: string): Promise<Response> =>
      fetch(`${large.url}${path}.csv?limit=3`, { headers: headersOf({ role: 'ANALYST', caller }) });
    const { leave } = await begun('csv', { role: 'ANALYST', caller: 'ann' });
    const answered: string[] = [];
    const own = asked('ann').finally(() => void answered.push('ann'));
    const others = await asked('ben').finally(() => void answered.push('ben'));
    expect((await others.text()).trimEnd().split('\r\n')).toHaveLength(4);
    leave();
    expect((await own).status).toBe(200);
    await (await own).arrayBuffer();
    expect(answered).toEqual(['ben', 'ann']);
  });

  it('breaks off if the hub stops', async () => {
    const { response } = await begun('csv');
    // The database goes with its hub.
    await observer.end();
    isClosed = true;
    // Nobody reads meanwhile: a fast reader has the whole table before the hub breaks off.
    await large.close();
    expect(await readToEnd(response)).toBe('ECONNRESET');
  });
});
