import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { createRuleCompiler, type CountedValue, type RuleCompiler } from '../../src/engine';
import { entities } from '../../src/model/entities';
import { Partner } from '../../src/model/partner';
import { hubSchema } from '../../src/model/schema';
import { daysOf } from '../../src/program-rules/days';
import { connect } from '../support/connections';
import { createTestDatabase, type TestDatabase } from '../support/database';

/** A partner is judged on each day that its rows name, so that a day too many costs each write that reaches it. */
let database: TestDatabase;
let dataSource: DataSource;
let client: Client;
let compiler: RuleCompiler;

beforeAll(async () => {
  database = await createTestDatabase('groundwork');
  dataSource = await createDataSource({ url: database.url }).initialize();
  client = await connect(database.url);
  compiler = createRuleCompiler({ schema: hubSchema(), dataSource, classes: entities }, Partner);
  await client.query(`
    insert into metric (code, name, kind, unit, aggregation)
    select code, '{"en": "Number"}', 'MEASURED', 'COUNT', 'SUM' from unnest(array['ONE', 'OTHER', 'THIRD']) code;
    insert into measurement (partner_id, metric_id, value, valid_from, valid_to)
    select partner.id, metric.id, 1, first::date, last::date from metric
    join (values ('ONE', '2024-01-31', '2024-03-05'), ('ONE', '2024-02-29', null), ('OTHER', '2024-06-01', '2024-07-01'),
      ('THIRD', '2024-08-01', null)) named (code, first, last) using (code)
    cross join (select min(id) as id from partner) partner`);
});

afterAll(async () => {
  await client.end();
  await dataSource.destroy();
  await database.drop();
});

const used = new Map([
  ['measurement', { columns: ['valid_from', 'valid_to'], days: ['valid_from', 'valid_to'], instants: [] }],
]);

/** The days on which the first partner is judged by metrics that count measurements. */
async function judged(...values: readonly Partial<CountedValue>[]): Promise<readonly string[]> {
  const places = compiler.places();
  for (const value of values)
    compiler.placesOfValue(places, {
      ...{ edge: 'measurements', filter: null, aggregation: 'SUM', field: 'value', currency: null, window: null },
      ...value,
    });
  const { rows } = await client.query<{ day: string }>(
    `select days.day::text from partner cross join lateral (${daysOf(places.list(), used, [])}) days (day)
     where partner.id = (select min(id) from partner) and days.day > '0001-01-01' order by 1`,
  );
  return rows.map(({ day }) => day);
}

const one = '{metric: {code: {eq: "ONE"}}}';

it('judges on the days of the measurements that the rules name', async () => {
  expect(await judged({ filter: one })).toEqual(['2024-01-31', '2024-02-29', '2024-03-05']);
  const either = '{and: [{metric: {code: {in: ["ONE", "OTHER"]}}}]}';
  const days = ['2024-01-31', '2024-02-29', '2024-03-05', '2024-06-01', '2024-07-01'];
  expect(await judged({ filter: either })).toEqual(days);
  expect(await judged({ filter: one }, { filter: '{metric: {code: {eq: "OTHER"}}}' })).toEqual(days);
});

it('judges on the days of all measurements if a rule reads them otherwise', async () => {
  const all = ['2024-01-31', '2024-02-29', '2024-03-05', '2024-06-01', '2024-07-01', '2024-08-01'];
  const others = [
    '{value: {gt: "0"}}',
    '{or: [{metric: {code: {eq: "ONE"}}}, {value: {gt: "0"}}]}',
    '{not: {metric: {code: {eq: "ONE"}}}}',
    '{metric: {code: {ne: "ONE"}}}',
    '{metric: {code: {startsWith: "T"}}}',
  ];
  for (const filter of others) expect(await judged({ filter: one }, { filter })).toEqual(expect.arrayContaining(all));
});

it('judges on one more day for each window, on which a row leaves it', async () => {
  expect(await judged({ filter: one, window: 'P1M' })).toEqual([
    ...['2024-01-31', '2024-02-29', '2024-03-01', '2024-03-05', '2024-03-29'],
  ]);
  expect(await judged({ filter: one, window: 'P1Y10D' })).toEqual([
    ...['2024-01-31', '2024-02-29', '2024-03-05', '2025-02-10', '2025-03-10'],
  ]);
});
