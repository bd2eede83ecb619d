import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { compileStoredRules } from '../../src/program-rules';
import { connect } from '../support/connections';
import { createTestDatabase, type TestDatabase } from '../support/database';

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

/** Reverts this migration and all later ones. */
async function revertTo(name: string): Promise<void> {
  const since = dataSource.migrations.findIndex((each) => each.constructor.name.startsWith(name));
  for (let number = dataSource.migrations.length; number > since; number--) await dataSource.undoLastMigration();
}

const kindsNow = `select json_agg(json_build_array(row.id, kind.code) order by row.of, row.id) from (
    select 'engagement' as of, id, kind_id from engagement union all select 'financing', id, kind_id from financing_program
  ) as row join (
    select 'engagement' as of, id, code from engagement_kind union all select 'financing', id, code from financing_kind
  ) as kind on kind.of = row.of and kind.id = row.kind_id`;
const kindsBefore = `select json_agg(json_build_array(id, kind) order by of, id) from (
    select 'engagement' as of, id, kind::text from engagement union all select 'financing', id, kind::text from financing_program
  ) as row`;

test('every row keeps its kind when the migration is reverted and run again, one that no release knew included', async () => {
  await client.query(`
    insert into engagement_kind (program_id, code, name) select id, 'STAGE', '{"en": "Stage"}' from program where code = 'CPP';
    update engagement set kind_id = (select id from engagement_kind where code = 'STAGE')
    where id = (select min(id) from engagement);
  `);
  const before = await one(kindsNow);
  await revertTo('Kinds');
  expect(await one(kindsBefore)).toEqual(before);
  await dataSource.runMigrations();
  expect(await one(kindsNow)).toEqual(before);
  expect(
    await one(`select json_object_agg(code, names_provider order by code) from engagement_kind where program_id =
      (select id from program where code = 'CPP')`),
  ).toEqual({ BUILD: true, PROVIDE: false, RESELL: false, STAGE: false });
});

test('filters of metrics and rules that name kinds go on to compile, in both directions', async () => {
  const filter = '{kind: {code: {in: ["BUILD", "RESELL"]}}, customerKind: {eq: PROVIDER}, customerName: {ne: "BUILD"}}';
  const ofPartner = '{engagements: {some: {kind: {code: {eq: "PROVIDE"}}}}}';
  await client.query(
    `insert into metric (code, name, unit, aggregation, edge, filter) values ('BUILT', '{"en": "Built"}', 'COUNT', 'COUNT', 'engagements', $1)`,
    [filter],
  );
  await client.query(`update requirement set partner_filter = $1 where code = 'WHITE_LABEL'`, [ofPartner]);
  expect(await compileStoredRules(dataSource)).toEqual([]);
  await revertTo('Kinds');
  const stored = `select json_build_array(
    (select filter from metric where code = 'BUILT'), (select partner_filter from requirement where code = 'WHITE_LABEL'))`;
  expect(await one(stored)).toEqual([
    '{kind: {in: [BUILD, RESELL]}, customerKind: {eq: PROVIDER}, customerName: {ne: "BUILD"}}',
    '{engagements: {some: {kind: {eq: PROVIDE}}}}',
  ]);
  await dataSource.runMigrations();
  expect(await one(stored)).toEqual([filter, ofPartner]);
  expect(await compileStoredRules(dataSource)).toEqual([]);
});
