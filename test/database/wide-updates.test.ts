import type { Client } from 'pg';
import { connect, verdict } from '../support/connections';
import { createTestDatabase, type TestDatabase } from '../support/database';

/** A node of a plan that was executed. */
interface ExecutedNode {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly ExecutedNode[];
}

let database: TestDatabase;
let client: Client;
/** The plans of the statements that ran since the list was last emptied, the statements of triggers included. */
let plans: { readonly text: string; readonly plan: ExecutedNode }[] = [];

beforeAll(async () => {
  database = await createTestDatabase('demo');
  client = await connect(database.url);
  client.on('notice', ({ message = '' }) => {
    const [, json] = /^duration: .*? plan:\n(.*)$/s.exec(message) ?? [];
    if (json === undefined) return;
    const { 'Query Text': text, Plan: plan } = JSON.parse(json) as { 'Query Text': string; Plan: ExecutedNode };
    plans.push({ text, plan });
  });
  await client.query(
    `load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set auto_explain.log_analyze = on;
     set auto_explain.log_timing = off; set auto_explain.log_format = json; set auto_explain.log_level = notice`,
  );
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** How many rows of transition tables the nodes of a plan returned: those of all loops. */
function transitionRows(node: ExecutedNode): number {
  const isOne = node['Node Type'] === 'Named Tuplestore Scan';
  const inside = (node.Plans ?? []).map((child) => transitionRows(child));
  const sum = inside.reduce((total, each) => total + each, 0);
  // What is materialised is read anew in each loop of the join above it.
  const counts = isOne || (node['Node Type'] === 'Materialize' && sum > 0);
  return sum + (counts ? node['Actual Rows'] * node['Actual Loops'] : 0);
}

/** The tables with triggers that see the rows before and after an update, and how many rows they have. */
async function tables(): Promise<readonly { readonly name: string; readonly count: number }[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where t.tgoldtable is not null and t.tgnewtable is not null and t.tgenabled = 'O' order by 1`,
  );
  const counted: { name: string; count: number }[] = [];
  for (const { name } of rows) {
    const { rows: counts } = await client.query<{ count: number }>(`select count(*)::integer as count from "${name}"`);
    counted.push({ name, count: counts[0]?.count ?? 0 });
  }
  return counted;
}

it('an update of all rows of a table reads each of them some times, not once for each other row, also after one of a single row', async () => {
  const updated: string[] = [];
  for (const { name, count } of await tables()) {
    if (count < 100) continue;
    await client.query('begin');
    const few = `update "${name}" set updated_at = updated_at where id = (select min(id) from "${name}")`;
    const many = `update "${name}" set updated_at = updated_at`;
    // PostgreSQL keeps the plans that a trigger made for one row.
    if ((await verdict(client.query(few))) === 'accepted') {
      updated.push(name);
      plans = [];
      await client.query(many);
      const read = plans.map(({ text, plan }) => ({ text, rows: transitionRows(plan) / count }));
      expect([name, read.filter(({ rows }) => rows > 40)]).toEqual([name, []]);
    }
    await client.query('rollback');
  }
  expect(updated).toEqual(expect.arrayContaining(['award', 'location', 'partner']));
});

it('many partners are renamed and moved by one statement, each rule held', async () => {
  const one = async (text: string): Promise<unknown> =>
    Object.values((await client.query<object>(text)).rows[0] ?? {})[0];
  const many = 'id <= (select percentile_disc(0.9) within group (order by id) from partner)';
  await client.query('begin');
  await client.query(`update partner set slug = slug || '-x' where id = (select max(id) from partner)`);
  await client.query(`update partner set slug = slug || '-new' where ${many}`);
  expect(
    await one(
      `select count(*) filter (where slug || '-new' in (select slug from partner)) = (select count(*) from partner where ${many}) from former_slug`,
    ),
  ).toBe(true);
  await client.query('rollback');

  await client.query('begin');
  await client.query(`update partner set slug = slug || '-new' where ${many}`);
  await client.query(`update partner set slug = replace(slug, '-new', '') where ${many}`);
  expect(
    await one(
      `select count(*) = (select count(*) from partner where ${many}) from former_slug where slug like '%-new'`,
    ),
  ).toBe(true);
  await client.query('rollback');

  await client.query('begin');
  await client.query('update partner set parent_id = null');
  expect(
    await verdict(
      client.query(
        `update partner set parent_id = (select id from partner o where o.id < partner.id order by id desc limit 1)`,
      ),
    ),
  ).toBe('accepted');
  await client.query('savepoint chain');
  expect(
    await verdict(client.query('update partner set parent_id = (select max(id) from partner) where parent_id is null')),
  ).toBe('partner_parent_acyclic');
  await client.query('rollback');
});
