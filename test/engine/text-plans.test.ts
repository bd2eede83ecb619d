import type { Client } from 'pg';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { recordStatements } from '../support/statements';

let hub: TestHub;
let client: Client;

beforeAll(async () => {
  hub = await startDemoHub();
  client = await connect(hub.databaseUrl);
  // PostgreSQL would read a few hundred rows in full. The test is about the index that could serve a million.
  await client.query('set enable_seqscan = off');
  await client.query('set enable_sort = off');
});

afterAll(async () => {
  await client.end();
  await hub.close();
});

/** The plan of the statement that answers a list of partners, and the cursor of its last row. */
async function planOf(given: string): Promise<{ readonly plan: string; readonly endCursor: string }> {
  const query = `{ partners(${given}) { nodes { slug } pageInfo { endCursor } } }`;
  const { result, statements } = await recordStatements(() => hub.post({ query }));
  const { data, errors } = result.body as {
    readonly data?: { readonly partners: { readonly pageInfo: { readonly endCursor: string } } };
    readonly errors?: unknown;
  };
  if (!data) throw new Error(JSON.stringify(errors));
  const [statement] = statements;
  if (!statement) throw new Error('No statement was sent.');
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${statement.text}`, [...statement.values]);
  return { plan: rows.map((row) => row['QUERY PLAN']).join('\n'), endCursor: data.partners.pageInfo.endCursor };
}

it.each([
  [
    'a span of names',
    'filter: { name: { gte: "N", lt: "O" } }, first: 5',
    /partner_name_id_idx[^\n]*\n\s*Index Cond: [^\n]*name < [^\n]*name >= /,
  ],
  [
    'names after one',
    'filter: { name: { gt: "Z" } }, first: 5',
    /partner_name_id_idx[^\n]*\n\s*Index Cond: [^\n]*name > /,
  ],
  [
    'one name',
    'filter: { name: { eq: "Nimbus Works" } }, orderBy: [{ revision: ASC }], first: 5',
    /partner_name_id_idx[^\n]*\n\s*Index Cond: [^\n]*name = /,
  ],
  [
    'a span of slugs',
    'filter: { slug: { gte: "n", lt: "o" } }, orderBy: [{ slug: ASC }], first: 5',
    /partner_slug_key[^\n]*\n\s*Index Cond: [^\n]*slug < [^\n]*slug >= /,
  ],
  [
    'a part of names',
    'filter: { name: { contains: "imbus" } }, orderBy: [{ revision: ASC }], first: 5',
    /partner_name_trigram_idx[^\n]*\n\s*Index Cond: [^\n]*name ~~ /,
  ],
  [
    'a part of names, ignoring case',
    'filter: { name: { containsIgnoringCase: "IMBÜS" } }, orderBy: [{ revision: ASC }], first: 5',
    /partner_name_ignoring_case_idx[^\n]*\n\s*Index Cond: /,
  ],
  [
    'the begin of names, ignoring case',
    'filter: { name: { startsWithIgnoringCase: "NIMB" } }, orderBy: [{ revision: ASC }], first: 5',
    /partner_name_ignoring_case_idx[^\n]*\n\s*Index Cond: /,
  ],
])('an index serves %s', async (_what, given, expected) => {
  expect((await planOf(given)).plan).toMatch(expected);
});

it('an index serves the next page of names, in its order', async () => {
  const { endCursor } = await planOf('first: 5');
  const { plan } = await planOf(`first: 5, after: "${endCursor}"`);
  expect(plan).toMatch(/partner_name_id_idx[^\n]*\n\s*Index Cond: [^\n]*ROW\([^\n]*name[^\n]*, [^\n]*id\) > ROW/);
  expect(plan).not.toMatch(/Sort Key/);
});
