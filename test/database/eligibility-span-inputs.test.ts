import { compileStoredRules } from '../../src/program-rules';
import { useDemoDatabase } from '../support/demo-database';

const demo = useDemoDatabase();
const { one } = demo;

/** Adds a metric, and a requirement of a qualification that asks for one of it. */
async function addRequirement(
  code: string,
  qualification: string,
  edge: string,
  filter: string,
  window?: string,
): Promise<void> {
  await demo.client.query(
    `insert into metric (code, name, unit, aggregation, edge, filter, "window") values ($1, '{"en": "Rows"}', 'COUNT', 'COUNT', $2, $3, $4)`,
    [code, edge, filter, window],
  );
  await demo.client.query(
    `insert into requirement (qualification_id, code, summary, form, minimum, metric_id, valid_from)
     select q.id, $1, '{"en": "Rows"}', 'METRIC', 1, m.id, '2011-01-01' from qualification q, metric m where q.code = $2 and m.code = $1`,
    [code, qualification],
  );
}

const compile = async (): Promise<void> => expect(await compileStoredRules(demo.dataSource)).toEqual([]);

/** Rows of requirements that only the spans or only their definition have, on the days around some given by a query. */
async function differing(days = `select valid_from from requirement_span`): Promise<unknown> {
  const { rows } = await demo.client.query<{ day: string }>(
    `select distinct (named + beside)::date::text as day from (${days}) named (named), generate_series(-1, 1) beside where named > '2009-01-01' order by 1`,
  );
  const found: unknown[] = [];
  for (const { day } of rows) {
    const columns = 'partner_id, requirement_id, requirement_code, status, actual';
    const { rows: differences } = await demo.client.query(
      `with kept as (select ${columns} from requirement_check($1)), defined as (select ${columns} from requirement_check_definition($1))
       select $1 as day, 'kept' as only_in, k::text from (table kept except table defined) k
       union all select $1, 'defined', d::text from (table defined except table kept) d limit 2`,
      [day],
    );
    found.push(...differences);
    if (found.length > 4) break;
  }
  return found;
}

test('a balance changes on the days of the ledger behind it', async () => {
  await addRequirement('FUNDED', 'PROVIDER', 'fundingRequests', '{financingProgram: {committed: {amount: {gt: "1"}}}}');
  await compile();
  const days = `(select distinct booked_on from ledger_entry order by 1 limit 12)`;
  expect(await differing(days)).toEqual([]);
});

test('rows leave a window on the day that follows from months of different lengths', async () => {
  const windows = ['P1M', 'P13M', 'P1Y1M10D', 'P1M2W', 'P5W', 'P90D', 'P0D'];
  for (const window of windows) await addRequirement(`LEFT-${window}`, 'BUILDER', 'engagements', '{}', window);
  // They begin on each of the last and the first days of months with 28, 29, 30 and 31 days.
  await demo.client.query(
    `update engagement set started_on = date '2011-12-27' + (row_number % 130)::integer
     from (select id, row_number() over (order by id) from engagement) numbered where numbered.id = engagement.id`,
  );
  await compile();
  const days = `(select distinct s.valid_from from requirement_span s join requirement r on r.id = s.requirement_id where r.code like 'LEFT-%')`;
  expect(await differing(days)).toEqual([]);
  const all = `(select d::date from generate_series(timestamp '2012-01-24', timestamp '2012-04-04', interval '3 days') d)`;
  expect(await differing(all)).toEqual([]);
});

const nearParis = '{position: {near: {from: {latitude: 48.85, longitude: 2.35}, withinKm: 900}}}';

test('locations are counted by their place and their partner', async () => {
  await addRequirement('OFFICES', 'PROVIDER', 'locations', `{isMain: {eq: false}, and: [${nearParis}]}`);
  await addRequirement('CITIES', 'BUILDER', 'locations', `{partner: ${nearParis}}`);
  await compile();
  const met = (): Promise<unknown> =>
    one(
      `select count(distinct partner_id)::integer from requirement_check(current_date) where requirement_code in ('OFFICES', 'CITIES') and status = 'MET'`,
    );
  const before = await met();
  expect(before).toBeGreaterThan(0);
  await demo.client.query(
    `update location set latitude = 48.8, longitude = 2.3 where id in (select max(id) from location where not is_main group by partner_id)`,
  );
  expect(await met()).toBeGreaterThan(before as number);
  expect(await differing(`values (current_date)`)).toEqual([]);
  await demo.client.query('delete from location where not is_main');
  expect(await met()).toBeLessThan(before as number);
  expect(await differing(`values (current_date)`)).toEqual([]);
});

test('a requirement of partners at a place follows all their places', async () => {
  await demo.client.query('update requirement set partner_filter = $1', [nearParis]);
  await compile();
  const judged = (): Promise<unknown> => one('select count(*)::integer from requirement_check(current_date)');
  const before = await judged();
  await demo.client.query(
    `update location set latitude = 48.8, longitude = 2.3 where id in (select max(id) from location where not is_main group by partner_id)`,
  );
  expect(await differing(`values (current_date)`)).toEqual([]);
  expect(await judged()).not.toBe(before);
});

test('references are counted from their day of publication on, and by their technology', async () => {
  await addRequirement('CASES', 'PROVIDER', 'references', '{technologies: {some: {}}}');
  await addRequirement('RECENT-CASES', 'BUILDER', 'references', '{}', 'P6M');
  await compile();
  const days = `(select distinct published_on from reference order by 1 desc limit 8)`;
  expect(await differing(days)).toEqual([]);
  await demo.client.query('update reference set published_on = published_on - 20');
  await demo.client.query('delete from reference_technology where reference_id % 2 = 0');
  expect(await differing(days)).toEqual([]);
});

test('a window of months and days ends on its day, whatever the lengths of the months', async () => {
  await addRequirement('RECENT', 'PROVIDER', 'engagements', '{}', 'P1M5D');
  await demo.client.query(
    `update engagement set started_on = '2023-01-26' where id = (select min(id) from engagement)`,
  );
  await compile();
  expect(
    await differing(`select generate_series(date '2023-02-26', date '2023-03-06', interval '1 day')::date`),
  ).toEqual([]);
});

test('a requirement that is gone takes nothing from writers before the rules are compiled', async () => {
  await addRequirement('GONE', 'PROVIDER', 'engagements', '{}');
  await compile();
  await demo.client.query(`delete from requirement where code = 'GONE'`);
  await demo.client.query(`update engagement set started_on = started_on - 40`);
  expect(await differing(`values (date '2026-06-15')`)).toEqual([]);
});

test('new viewers of a metric see its values once the rules are compiled', async () => {
  await demo.client.query('update metric set partners_see = not partners_see, analysts_see = not analysts_see');
  await compile();
  expect(
    await one(
      `select count(*)::integer from requirement r join metric m on m.id = r.metric_id join compiled_requirement c on c.requirement_id = r.id
       where (c.partners_see, c.analysts_see) is distinct from (m.partners_see, m.analysts_see)`,
    ),
  ).toBe(0);
});
