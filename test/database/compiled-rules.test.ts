import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { compileStoredRules } from '../../src/program-rules';
import { connect } from '../support/connections';
import { createTestDatabase, testDay, type TestDatabase } from '../support/database';

let database: TestDatabase;
let client: Client;
let dataSource: DataSource;

beforeEach(async () => {
  database = await createTestDatabase('demo');
  client = await connect(database.url);
  dataSource = await createDataSource({ url: database.url }).initialize();
});

afterEach(async () => {
  await dataSource.destroy();
  await client.end();
  await database.drop();
});

const one = async (query: string): Promise<unknown> =>
  Object.values((await client.query<Record<string, unknown>>(query)).rows[0] ?? {})[0];

/** How many partners have each status in each qualification, and how much each misses. */
const eligibility = (): Promise<unknown> =>
  one(
    `select json_agg(row order by row::text) from (
       select qualification_code, status, missing_count, count(*) from qualification_eligibility('${testDay}') group by 1, 2, 3
     ) as row`,
  );

test('an import has compiled the rules, so that a start has nothing to write', async () => {
  const before = await one('select xmin from compiled_rules');
  expect(before).toBeDefined();
  expect(await compileStoredRules(dataSource)).toEqual([]);
  expect(await one('select xmin from compiled_rules')).toBe(before);
});

test('a rule that does not compile any more is UNKNOWN and reported; all others are judged', async () => {
  const met = `select count(*)::integer from qualification_eligibility('${testDay}') where qualification_code = 'PROVIDER' and status = 'MET'`;
  const providers = await one(met);
  expect(providers).toBeGreaterThan(0);
  await client.query(`update metric set filter = '{gone: {eq: 1}}' where code = 'VALIDATED-INFRASTRUCTURE'`);
  await client.query(`update requirement set partner_filter = '{' where code = 'WHITE_LABEL'`);
  expect(await compileStoredRules(dataSource)).toEqual([
    'Metric VALIDATED-INFRASTRUCTURE: filter: Field "gone" is not defined by type "CompetenceValidationFilter". What it decides is UNKNOWN.',
    'Requirement WHITE_LABEL: partnerFilter: Syntax Error: Expected Name, found <EOF>. What it decides is UNKNOWN.',
  ]);
  expect(await one(met)).toBe(providers);
  expect(
    await one(
      `select json_object_agg(code, statuses) from (
         select qualification_code as code, json_agg(distinct status::text order by status::text) as statuses
         from qualification_eligibility('${testDay}') where qualification_code <> 'PROVIDER' group by 1
       ) as row`,
    ),
  ).toEqual({ BUILDER: ['MISSING', 'UNKNOWN'], SERVICES_RESELLER: ['UNKNOWN'] });
  expect(
    await one(
      `select count(*)::integer from qualification_eligibility('${testDay}') where (status = 'UNKNOWN') <> (missing_count is null)`,
    ),
  ).toBe(0);
});

test('requirements of before the migration become the rules that the definition has, and judge alike', async () => {
  const [rules, before] = [
    await one(`select json_agg(row order by row::text) from (
      select r.code, r.form, r.minimum, r.valid_from, metric.code as metric, competence_id from requirement r join metric on metric.id = metric_id
    ) as row`),
    await eligibility(),
  ];
  const since = dataSource.migrations.findIndex((each) => each.constructor.name.startsWith('RulesAsData'));
  for (let number = dataSource.migrations.length; number > since; number--) await dataSource.undoLastMigration();
  expect(await one(`select json_agg(kind order by kind) from requirement`)).toEqual([
    ...Array<string>(3).fill('COMPETENCE'),
    'VENDOR_TECHNOLOGY_OFFERING',
    'WHITE_LABEL_AGREEMENT',
  ]);
  await dataSource.runMigrations();
  expect(await one(`select json_agg(distinct status::text) from qualification_eligibility('${testDay}')`)).toEqual([
    'UNKNOWN',
  ]);
  expect(await compileStoredRules(dataSource)).toEqual([]);
  expect(
    await one(`select json_agg(row order by row::text) from (
      select r.code, r.form, r.minimum, r.valid_from, metric.code as metric, competence_id from requirement r join metric on metric.id = metric_id
    ) as row`),
  ).toEqual(rules);
  expect(await eligibility()).toEqual(before);
});
