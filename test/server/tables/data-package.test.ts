import type { Client } from 'pg';
import type { Viewer } from '../../../src/access/viewer';
import { connect } from '../../support/connections';
import { headersOf, startDemoHub, type TestHub } from '../../support/demo-hub';
import { register } from './registered';

const analyst: Viewer = { role: 'ANALYST' };

let hub: TestHub;
let client: Client;

beforeAll(async () => {
  hub = await startDemoHub();
  client = await connect(hub.databaseUrl);
});

afterAll(async () => {
  await client.end();
  await hub.close();
});

interface Package {
  readonly rowCount: number;
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly format: string;
    readonly mediatype: string;
    readonly encoding?: string;
    readonly dialect?: { readonly delimiter: string };
    readonly schema: { readonly fields: readonly { readonly name: string }[] };
  }[];
}

async function ask(path: string, viewer = analyst): Promise<Response> {
  return fetch(new URL(path, hub.url), { headers: headersOf(viewer) });
}

async function packageAt(path: string, viewer = analyst): Promise<Package> {
  const response = await ask(path, viewer);
  const body = (await response.json()) as Package;
  expect([response.status, body]).toEqual([200, expect.objectContaining({ profile: 'data-package' })]);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  return body;
}

async function rowsOf(path: string, viewer = analyst): Promise<readonly object[]> {
  return (await (await ask(path, viewer)).json()) as object[];
}

it('tells the types, units, descriptions and definitions of the columns', async () => {
  const document = `# Where partners are.
query Places($not: String!) @asOf(date: "2026-01-31") {
  partners(filter: { slug: { ne: $not } }) {
    nodes {
      id
      status
      createdAt
      joined: enrolments(first: 1) {
        totalCount
      }
      awards(first: 2) {
        nodes {
          validFrom
        }
      }
    }
  }
}
`;
  const described = await packageAt(`${await register(client, document)}.datapackage.json?not=0&limit=5&separator=%3B`);
  expect(described).toMatchObject({
    profile: 'data-package',
    title: 'Places',
    description: 'Where partners are.',
    asOf: '2026-01-31',
    variables: { not: '0' },
  });
  const fields = described.resources[0]?.schema.fields;
  expect(fields).toEqual([
    {
      name: 'id',
      type: 'string',
      format: 'default',
      description: expect.any(String),
      definition: 'id',
      constraints: { required: true },
    },
    expect.objectContaining({
      name: 'status',
      type: 'string',
      constraints: { required: true, enum: expect.arrayContaining(['ACTIVE']) },
    }),
    expect.objectContaining({ name: 'createdAt', type: 'datetime' }),
    expect.objectContaining({
      name: 'joined.totalCount',
      type: 'integer',
      definition: 'enrolments(first: 1).totalCount',
    }),
    expect.objectContaining({
      name: 'awards.nodes.validFrom',
      type: 'date',
      definition: 'awards(first: 2).nodes.validFrom',
    }),
  ]);
});

it('defines each measure, and names the unit of a duration', async () => {
  const { resources } = await packageAt('/data/funnel.datapackage.json');
  expect(resources[0]?.schema.fields).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'approved', definition: 'count(filter: {status: {eq: APPROVED}})' }),
      expect.objectContaining({ name: 'duration.median', unit: 'days', type: 'number' }),
    ]),
  );
});

it('names a file of each format that is there, with the same variables', async () => {
  const { rowCount, resources } = await packageAt('/data/coverage.datapackage.json?asOf=2026-01-31&separator=%3B');
  expect(resources.map(({ format, encoding }) => [format, encoding])).toEqual([
    ['csv', 'utf-8'],
    ['tsv', 'utf-8'],
    ['json', 'utf-8'],
    ['ndjson', 'utf-8'],
    ['xlsx', undefined],
    ['parquet', undefined],
  ]);
  for (const { path, mediatype, schema, dialect, format } of resources) {
    expect(path).toBe(`coverage.${format}?asOf=2026-01-31&separator=%3B`);
    const file = await ask(`/data/${path}`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')?.split(';')[0]).toBe(mediatype);
    const text = Buffer.from(await file.arrayBuffer()).toString('latin1');
    if (!dialect) continue;
    const [heading, ...lines] = text.trimEnd().split('\r\n');
    expect(heading?.split(dialect.delimiter)).toEqual(schema.fields.map(({ name }) => name));
    expect(lines).toHaveLength(rowCount);
  }
});

describe('the number of rows', () => {
  const plain = 'query Q($first: Int) { partners(first: $first) { nodes { slug } } }';
  const repeated = 'query Q { partners { nodes { slug technologies { nodes { slug } } } } }';
  const edges = 'query Q { partners(orderBy: [{ name: DESC }]) { edges { cursor } } }';
  const none = 'query Q { partners(filter: { slug: { eq: "-" } }) { nodes { slug } } }';

  it.each([
    ['a list', plain, ''],
    ['a page of a list', plain, '?first=3'],
    ['a list that is cut', plain, '?limit=7'],
    ['no row wanted', plain, '?limit=0'],
    ['edges', edges, ''],
    ['no row', none, ''],
    ['a row for each element of a list inside', repeated, ''],
    ['lists that are kept together', repeated, '?shape=nested'],
    ['groups', 'query Q { partners { groups(by: [COUNTRY]) { nodes { count } } } }', ''],
    ['a document without a list', 'query Q { partners { totalCount } }', ''],
  ])('is that of the file: %s', async (_what, document, search) => {
    const path = await register(client, document);
    const { rowCount } = await packageAt(`${path}.datapackage.json${search}`);
    expect(rowCount).toBe((await rowsOf(`${path}.json${search}`)).length);
  });

  it('counts the rows that the viewer may see', async () => {
    const { rows } = await client.query<{ key: string; slug: string }>(
      'select id::text as key, slug from distributor order by id limit 1',
    );
    const viewer: Viewer = { role: 'DISTRIBUTOR', distributor: rows[0] ?? { key: '', slug: '' } };
    const path = await register(client, 'query Q { fundingRequests { nodes { id } } }');
    const own = await packageAt(`${path}.datapackage.json`, viewer);
    const all = await packageAt(`${path}.datapackage.json`);
    expect(own.rowCount).toBe((await rowsOf(`${path}.json`, viewer)).length);
    expect(own.rowCount).toBeLessThan(all.rowCount);
  });

  it('refuses what the table refuses', async () => {
    const hidden = await register(client, 'query Q { partners { nodes { slug legalName } } }');
    const response = await ask(`${hidden}.datapackage.json`, { role: 'PUBLIC' });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'FORBIDDEN_FIELD' });
  });
});
