import type { Viewer } from '../../src/access/viewer';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { metric } from '../support/metrics';
import { recordStatements } from '../support/statements';

let hub: TestHub;
let partner: { key: string; slug: string };
let distributor: { key: string; slug: string };

beforeAll(async () => {
  hub = await startDemoHub();
  const client = await connect(hub.databaseUrl);
  const one = async (table: string): Promise<{ key: string; slug: string }> => {
    const { rows } = await client.query<{ key: string; slug: string }>(
      `select id::text as key, slug from ${table} order by id limit 1`,
    );
    if (!rows[0]) throw new Error(`The demo has no ${table}.`);
    return rows[0];
  };
  partner = await one("partner where status = 'ACTIVE' and id > 100");
  distributor = await one('distributor');
  await client.end();
});

afterAll(() => hub.close());

/** The body of the response, and how many statements the request took. */
async function ask(viewer: Viewer, query: string, variables = {}): Promise<{ body: unknown; statements: number }> {
  const { result, statements } = await recordStatements(() => hub.as(viewer).post({ query, variables }));
  return { body: result.body, statements: statements.length };
}

test('the viewer is returned without a statement if nothing else is selected', async () => {
  for (const role of ['PUBLIC', 'ANALYST', 'PROGRAM_MANAGER', 'ADMIN'] as const) {
    expect(await ask({ role }, '{ viewer { role __typename } }')).toEqual({
      body: { data: { viewer: { role, __typename: 'Viewer' } } },
      statements: 0,
    });
  }
});

test("the viewer's edges reach its own rows, in the one statement of the request", async () => {
  const query = `query ($first: Int) {
    me: viewer { role ...Parties }
    again: viewer { partner { id name } }
    partners(first: 1) { totalCount }
  }
  fragment Parties on Viewer { partner { slug awards(first: $first) { nodes { partner { slug } } } } distributor { slug } }`;
  const fallbacks = await metric(hub.url, 'hub_fallbacks_total');
  const { body, statements } = await ask({ role: 'PARTNER', partner }, query, { first: 1 });
  expect(statements).toBe(1);
  expect(body).toMatchObject({
    data: {
      me: { role: 'PARTNER', partner: { slug: partner.slug }, distributor: null },
      again: { partner: { id: `Partner:${partner.key}` } },
    },
  });
  const other = await ask({ role: 'DISTRIBUTOR', distributor }, query, { first: 1 });
  expect(other).toMatchObject({
    body: { data: { me: { role: 'DISTRIBUTOR', partner: null, distributor: { slug: distributor.slug } } } },
    statements: 1,
  });
  expect(await ask({ role: 'PUBLIC' }, query)).toMatchObject({
    body: { data: { me: { role: 'PUBLIC', partner: null, distributor: null }, again: { partner: null } } },
  });
  expect(await metric(hub.url, 'hub_fallbacks_total')).toBe(fallbacks);
});

test('has one plan for each role, and returns the row of the current viewer only', async () => {
  const query = '{ viewer { distributor { slug partners(first: 3) { nodes { slug } totalCount } } } }';
  const client = await connect(hub.databaseUrl);
  const { rows } = await client.query<{ key: string; slug: string }>('select id::text as key, slug from distributor');
  await client.end();
  expect(rows.length).toBeGreaterThan(2);
  for (const each of rows) {
    const { body } = await ask({ role: 'DISTRIBUTOR', distributor: each }, query);
    expect(body).toMatchObject({ data: { viewer: { distributor: { slug: each.slug } } } });
  }
});

test('passes the date of the request to the selections below it', async () => {
  const query = '{ viewer(asOf: "2026-01-01") { distributor { id partners(first: 1) { nodes { id } } } } }';
  const { body } = await ask({ role: 'DISTRIBUTOR', distributor }, query);
  expect(body).toMatchObject({
    data: { viewer: { distributor: { id: `Distributor:${distributor.key}@2026-01-01` } } },
  });
});

test('returns the same if graphql-js executes the operation because it selects the schema as well', async () => {
  const query = '{ __schema { queryType { name } } viewer { role distributor { slug } } }';
  const { body } = await ask({ role: 'DISTRIBUTOR', distributor }, query);
  expect(body).toEqual({
    data: {
      __schema: { queryType: { name: 'Query' } },
      viewer: { role: 'DISTRIBUTOR', distributor: { slug: distributor.slug } },
    },
  });
});

test('has an id for each role, partner and distributor; the id carries the date', async () => {
  const query = '{ viewer { id } then: viewer(asOf: "2026-01-01") { key: id } }';
  const idOf = async (viewer: Viewer): Promise<string> => {
    const { body, statements } = await ask(viewer, query);
    const { data } = body as { data: { viewer: { id: string }; then: { key: string } } };
    expect(statements).toBe(0);
    expect(data.then.key).toBe(`${data.viewer.id}@2026-01-01`);
    const under = await ask(viewer, 'query @asOf(date: "2012-02-29") { viewer { id } }');
    expect(under.body).toEqual({ data: { viewer: { id: `${data.viewer.id}@2012-02-29` } } });
    return data.viewer.id;
  };
  const { key } = partner;
  const viewers: Viewer[] = [
    ...(['PUBLIC', 'ANALYST', 'PROGRAM_MANAGER', 'ADMIN'] as const).map((role) => ({ role })),
    { role: 'PARTNER', partner },
    { role: 'DISTRIBUTOR', distributor },
    // One key of two tables.
    { role: 'DISTRIBUTOR', distributor: { key, slug: 'same-key' } },
  ];
  const ids = await Promise.all(viewers.map(idOf));
  expect(new Set(ids).size).toBe(ids.length);
  // The id shows nothing about the holder of the credentials.
  expect(await idOf({ role: 'ANALYST', caller: 'token:somebody' })).toBe(ids[1]);
});

test('has the same id if graphql-js executes the operation', async () => {
  const query = '{ __schema { queryType { name } } viewer(asOf: "2026-01-01") { id } }';
  const { body } = await ask({ role: 'PARTNER', partner }, query);
  expect(body).toMatchObject({ data: { viewer: { id: `Viewer:PARTNER-${partner.key}@2026-01-01` } } });
});

test('is not a node', async () => {
  for (const id of ['Viewer:1', 'Viewer:PUBLIC', `Viewer:PARTNER-${partner.key}`, 'Viewer:ADMIN@2026-01-01']) {
    const { body } = await ask({ role: 'ADMIN' }, `{ node(id: "${id}") { id } }`);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  }
});
