import type { Viewer } from '../../src/access/viewer';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { metric } from '../support/metrics';

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
  partner = await one("partner where status = 'ACTIVE'");
  distributor = await one('distributor');
  await client.end();
});

afterAll(() => hub.close());

/** The answer, and how many statements it took. */
async function ask(viewer: Viewer, query: string, variables = {}): Promise<{ body: unknown; statements: number }> {
  const before = hub.statements();
  const { body } = await hub.as(viewer).post({ query, variables });
  return { body, statements: hub.statements() - before };
}

test('says who asks without a statement where nothing else is asked', async () => {
  for (const role of ['PUBLIC', 'ANALYST', 'PROGRAM_MANAGER', 'ADMIN'] as const) {
    expect(await ask({ role }, '{ viewer { role __typename } }')).toEqual({
      body: { data: { viewer: { role, __typename: 'Viewer' } } },
      statements: 0,
    });
  }
});

test('leads to the rows of who asks, in one statement with everything else', async () => {
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

test('has a plan for each role, and never the row of who asked before', async () => {
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

test('carries a date to what stands below it', async () => {
  const query = '{ viewer(asOf: "2026-01-01") { distributor { id partners(first: 1) { nodes { id } } } } }';
  const { body } = await ask({ role: 'DISTRIBUTOR', distributor }, query);
  expect(body).toMatchObject({
    data: { viewer: { distributor: { id: `Distributor:${distributor.key}@2026-01-01` } } },
  });
});

test('says the same where graphql-js executes, since the schema is asked for as well', async () => {
  const query = '{ __schema { queryType { name } } viewer { role distributor { slug } } }';
  const { body } = await ask({ role: 'DISTRIBUTOR', distributor }, query);
  expect(body).toEqual({
    data: {
      __schema: { queryType: { name: 'Query' } },
      viewer: { role: 'DISTRIBUTOR', distributor: { slug: distributor.slug } },
    },
  });
});

test('is no node', async () => {
  const { body } = await ask({ role: 'ADMIN' }, '{ node(id: "Viewer:1") { id } }');
  expect(body).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});
