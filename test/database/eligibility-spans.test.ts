import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { Random } from '../../src/population/random';
import { compileRulesWith, compileStoredRules } from '../../src/program-rules';
import { connect, verdict } from '../support/connections';
import { createTestDatabase, testDay, type TestDatabase } from '../support/database';

/** How many random changes are made: `SPAN_CHANGES=5000 npx jest test/database/eligibility-spans`. */
const changes = Number(process.env.SPAN_CHANGES ?? 32);
const seed = Number(process.env.PROPERTY_SEED ?? 20_110_501);

let database: TestDatabase;
let dataSource: DataSource;
let observer: Client;
let writers: readonly Client[];

beforeAll(async () => {
  database = await createTestDatabase('two-programs');
  dataSource = await createDataSource({ url: database.url }).initialize();
  observer = await connect(database.url);
  writers = [await connect(database.url), await connect(database.url)];
});

afterAll(async () => {
  for (const client of [observer, ...writers]) await client.end();
  await dataSource.destroy();
  await database.drop();
});

/**
 * The rows that only one of the spans and their definition has on a day.
 * @param few a condition on partners
 */
async function differing(day: string, few = 'true'): Promise<readonly unknown[]> {
  const columns = {
    requirement_check:
      'partner_id, requirement_id, status, required, actual, points, eligibility_id, tier_eligibility_id, parent_id, partners_see, distributors_see, analysts_see',
    qualification_eligibility:
      'id, partner_id, qualification_id, program_code, qualification_code, status, missing_count',
    tier_eligibility: 'id, partner_id, tier_id, program_code, tier_rank, status, missing_count',
  };
  const found: unknown[] = [];
  for (const [table, shown] of Object.entries(columns)) {
    const { rows } = await observer.query(
      `with kept as (select ${shown} from ${table}($1) where ${few}), defined as (select ${shown} from ${table}_definition($1) where ${few})
       select 'kept' as only_in, row_to_json(kept) as row from (table kept except all table defined) kept
       union all select 'defined', row_to_json(defined) from (table defined except all table kept) defined limit 5`,
      [day],
    );
    found.push(...rows);
  }
  return found;
}

/** Days on which results change, and others. */
async function someDays(random: Random): Promise<readonly string[]> {
  const { rows } = await observer.query<{ day: string }>(
    `select distinct (valid_from + further)::text as day from requirement_span, (values (-1), (0)) beside (further)
     where valid_from > '0001-01-01' order by 1`,
  );
  const anyDay = (): string =>
    new Date(Date.UTC(2009, 0, 1) + random.integer(0, 8_000) * 86_400_000).toISOString().slice(0, 10);
  return [anyDay(), ...Array.from({ length: 3 }, () => random.pick(rows).day)];
}

interface InputTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/**
 * The tables whose changes are marked, with the columns that a change may touch. Rules are made of metrics, qualifications, tiers and programs, so a
 * change of these is one of rules.
 */
async function inputTables(): Promise<readonly InputTable[]> {
  const { rows } = await observer.query<{ table: string; columns: InputTable['columns'] }>(
    `select c.relname as table, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum) as columns
     from (select distinct tgrelid from pg_trigger where tgname like '%\\_mark\\_insert') t
     join pg_class c on c.oid = t.tgrelid join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relname not in ('award_span', 'metric', 'program', 'qualification', 'tier') and a.attname not in ('id', 'created_at', 'updated_at', 'revision') and a.attgenerated = ''
     group by 1 order by 1`,
  );
  return rows.map(({ table, columns }) => ({ name: table, columns }));
}

/** A random change of one row: values of other rows come into it, days move, it goes, or one like it comes. */
async function change(client: Client, tables: readonly InputTable[], random: Random): Promise<string> {
  const { name, columns } = random.pick(tables);
  const { rows } = await client.query<{ count: number }>(`select count(*)::integer as count from ${name}`);
  const place = (): string =>
    `(select ctid from ${name} order by ctid offset ${random.integer(0, Math.max((rows[0]?.count ?? 1) - 1, 0))} limit 1)`;
  const value = ({ name: column, type }: InputTable['columns'][number]): string => {
    if (type === 'date' && random.chance(0.7)) return `${column} + ${random.integer(-400, 400)}`;
    if (type === 'date' && random.chance(0.3)) return 'null';
    return `(select ${column} from ${name} where ctid = ${place()})`;
  };
  const changed = new Map([random.pick(columns), random.pick(columns)].map((column) => [column.name, value(column)]));
  const kind = random.integer(0, 9);
  if (kind === 0) return `delete from ${name} where ctid = ${place()}`;
  if (kind <= 2) {
    const shown = columns.map((column) => changed.get(column.name) ?? column.name);
    return `insert into ${name} (${columns.map((column) => column.name).join(', ')}) select ${shown.join(', ')} from ${name} where ctid = ${place()}`;
  }
  return `update ${name} set ${[...changed].map(([column, to]) => `${column} = ${to}`).join(', ')} where ctid = ${place()}`;
}

/** A random change of a rule, with what a hub or an import does after it. */
async function changeRule(random: Random): Promise<string> {
  const texts = [
    `update requirement set minimum = minimum + ${random.integer(-1, 1)} where id = (select id from requirement where minimum is not null order by id offset ${random.integer(0, 20)} limit 1)`,
    `update requirement set valid_from = valid_from + ${random.integer(-300, 900)} where id = (select id from requirement order by id offset ${random.integer(0, 25)} limit 1)`,
    `update metric set "window" = 'P${random.integer(1, 30)}M' where "window" is not null and id = (select id from metric order by id offset ${random.integer(0, 12)} limit 1)`,
  ];
  const outcome = await verdict(observer.query(random.pick(texts)));
  expect(await compileStoredRules(dataSource)).toEqual([]);
  return outcome;
}

it(
  'equal their definition on any day, whatever writers change at the same time',
  async () => {
    const random = new Random(seed).fork('spans');
    const tables = await inputTables();
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['competence_validation', 'engagement', 'offering', 'partner']),
    );
    expect(await differing(testDay)).toEqual([]);
    const outcomes = new Map<string, number>();
    for (let made = 0; made < changes;) {
      const round = Math.min(24, changes - made);
      made += round;
      const statements: string[][] = [];
      for (const writer of writers.keys()) {
        const own = random.fork(`${made} ${writer}`);
        const texts: string[] = [];
        for (let count = 0; count < round / 2; count++) texts.push(await change(observer, tables, own));
        statements.push(texts);
      }
      await Promise.all(
        writers.map(async (client, writer) => {
          const own = random.fork(`transactions ${made} ${writer}`);
          for (const statement of statements[writer] ?? []) {
            // Some transactions stay open for a while, so that the other writer begins and ends within them.
            await client.query('begin');
            const outcome = await verdict(client.query(statement));
            if (outcome === 'accepted' && own.chance(0.5)) await client.query('select pg_sleep(0.003)');
            const ended = outcome === 'accepted' ? await verdict(client.query('commit')) : outcome;
            if (ended !== 'accepted') await client.query('rollback');
            outcomes.set(ended, (outcomes.get(ended) ?? 0) + 1);
          }
        }),
      );
      if (made % 72 === 0) await changeRule(random);
      for (const day of await someDays(random)) {
        const few = `partner_id % 5 = ${random.integer(0, 4)}`;
        expect([made, day, await differing(day, few)]).toEqual([made, day, []]);
      }
    }
    expect(outcomes.get('accepted') ?? 0).toBeGreaterThan(changes / 5);
    const { rows } = await observer.query('select count(*)::integer as left from rule_mark');
    expect(rows).toEqual([{ left: 0 }]);
    await observer.query('select rebuild_derived_rows()');
    for (const day of await someDays(random)) expect([day, await differing(day)]).toEqual([day, []]);
  },
  120_000 + changes * 1_000,
);

it('follow each other: equal results are one span, and since is the first day of a status', async () => {
  const { rows } = await observer.query(`
    select * from (
      select *, lead(valid_from) over same as next_from, lag(status) over same as status_before, lag(since) over same as since_before,
        lag(valid_to) over same as ended_before,
        (status, required, actual, points) is not distinct from (lag(status) over same, lag(required) over same, lag(actual) over same, lag(points) over same) as is_same
      from requirement_span window same as (partition by partner_id, requirement_id order by valid_from)
    ) s
    where valid_to > next_from or is_same and ended_before = valid_from
      or since is distinct from case
        when status_before = status and ended_before = valid_from then since_before
        when valid_from > '0001-01-01' then valid_from end
    limit 3`);
  expect(rows).toEqual([]);
});

it('are written only where they change: a changed rule leaves the spans of the other rules as they are', async () => {
  const changed = "(select id from requirement where minimum is not null and form = 'METRIC' order by id limit 1)";
  const others = `select partner_id, requirement_id, valid_from, xmin::text as written from requirement_span
    where requirement_id in (select id from requirement where parent_id is null) and requirement_id <> ${changed} order by 1, 2, 3`;
  const own = `select count(*)::integer as count, bool_or(xmin = pg_current_xact_id()::xid) as "isNew" from requirement_span where requirement_id = ${changed}`;
  await observer.query('begin');
  try {
    const { rows: before } = await observer.query<object>(others);
    await observer.query(`update requirement set minimum = minimum + 1 where id = ${changed}`);
    expect(await compileRulesWith(observer, dataSource)).toEqual([]);
    const { rows: written } = await observer.query<{ count: number; isNew: boolean }>(own);
    expect(written[0]?.isNew).toBe(true);
    const { rows: after } = await observer.query<object>(others);
    expect(before.length).toBeGreaterThan(100);
    expect(after).toEqual(before);
  } finally {
    await observer.query('rollback');
  }
});
