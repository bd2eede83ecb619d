import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { foundations } from '../../migrations/0001-foundations';
import { searchFunctions, trigramIndexes } from '../../migrations/0010-search';
import { globe, globeIndexes } from '../../migrations/0016-nearest';
import { ignoringCase, ignoringCaseIndexes } from '../../migrations/0017-texts';
import { textFunctions } from '../../migrations/0019-texts-and-places';
import { spanIndexes } from '../../migrations/0022-award-spans';
import { awardIndex } from '../../migrations/0054-awards-in-force';
import { nearestInCountryIndexes } from '../../migrations/0023-nearest-in-country';
import { claimIndexes, offers } from '../../migrations/0027-financing-offers';
import { judging } from '../../migrations/0029-rules-as-data';
import { eligibilitySpans } from '../../migrations/0040-eligibility-spans';
import { contactFunctions } from '../../migrations/0051-profiles';
import { locationIndexes } from '../../migrations/0060-locations';
import { needless, placeIndexes } from '../../migrations/0065-partner-places';
import { createDataSource } from '../../src/database/data-source';
import { nodeEntities } from '../../src/model/entities';
import { catalogOf, structureOf } from '../support/catalog';
import { connect } from '../support/connections';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let client: Client;
let dataSource: DataSource;

beforeEach(async () => {
  database = await createTestDatabase();
  client = await connect(database.url);
  dataSource = await createDataSource({ url: database.url }).initialize();
});

afterEach(async () => {
  await dataSource.destroy();
  await client.end();
  await database.drop();
});

async function revertAll(): Promise<void> {
  for (let left = dataSource.migrations.length; left > 0; left--) await dataSource.undoLastMigration();
}

async function column(query: string): Promise<string[]> {
  return (await client.query<{ value: string }>(query)).rows.map(({ value }) => value);
}

test('the migrated database matches the entities: the schema builder finds no difference', async () => {
  const { upQueries, downQueries } = await dataSource.driver.createSchemaBuilder().log();
  expect([...upQueries, ...downQueries].map(({ query }) => query)).toEqual([]);
});

test('the migrated database equals one made from the entities, down to each expression', async () => {
  // The schema builder compares checks, exclusions and indexes by name alone, so a difference inside of one escapes it.
  const migrated = await structureOf(client);
  await revertAll();
  await client.query(foundations);
  await client.query(textFunctions);
  await client.query(contactFunctions);
  await client.query(searchFunctions);
  await dataSource.driver.createSchemaBuilder().build();
  await client.query(trigramIndexes);
  await client.query(globe);
  await client.query(globeIndexes);
  await client.query(nearestInCountryIndexes);
  await client.query(ignoringCase);
  await client.query(ignoringCaseIndexes);
  await client.query(spanIndexes);
  await client.query(awardIndex);
  await client.query(judging);
  await client.query(eligibilitySpans);
  await client.query(offers);
  await client.query(claimIndexes);
  // A former index is on a column that there was.
  await client.query('alter table location add partner_country_id bigint');
  await client.query(locationIndexes);
  await client.query(needless);
  await client.query('alter table location drop partner_country_id');
  await client.query(placeIndexes);
  expect(await structureOf(client)).toEqual(migrated);
});

test('all functions and tables stand in the schema public, where an owner without further rights may make them', async () => {
  // Objects of initdb have lower numbers.
  expect(
    await column(`select proname::text as value from pg_proc where oid >= 16384 and pronamespace <> 'public'::regnamespace
      union all select relname::text from pg_class where oid >= 16384 and relnamespace not in ('public'::regnamespace, 'pg_toast'::regnamespace)`),
  ).toEqual([]);
});

test('each view has the columns that its class maps, and so has the function that returns its rows for any day', async () => {
  const views = dataSource.entityMetadatas.filter(({ tableType }) => tableType === 'view');
  expect(views.length).toBeGreaterThan(0);
  for (const { tableName, columns } of views) {
    const mapped = columns
      .map(({ databaseName, type, enumName }) => `${databaseName} ${enumName ?? String(type)}`)
      .sort();
    const found = async (source: string): Promise<string[]> => {
      const { fields } = await client.query(`select * from ${source} limit 0`);
      return column(
        `select unnest(array[${fields.map(({ name, dataTypeID }) => `'${name} ' || format_type(${dataTypeID}, null)`).join()}]) as value`,
      );
    };
    for (const source of [tableName, `${tableName}(current_date)`])
      expect((await found(source)).sort()).toEqual(expect.arrayContaining(mapped));
  }
});

test('down removes everything, and up creates it again', async () => {
  const before = await catalogOf(client);
  await revertAll();
  expect(await catalogOf(client)).toEqual(['extension plpgsql']);
  await dataSource.runMigrations();
  expect(await catalogOf(client)).toEqual(before);
});

test('each migration can be reverted alone', async () => {
  await revertAll();
  const states = [await catalogOf(client)];
  for (const migration of dataSource.migrations) {
    const runner = dataSource.createQueryRunner();
    await migration.up(runner);
    await runner.release();
    states.push(await catalogOf(client));
  }
  for (const migration of [...dataSource.migrations].reverse()) {
    const runner = dataSource.createQueryRunner();
    await migration.down(runner);
    await runner.release();
    states.pop();
    expect(await catalogOf(client)).toEqual(states.at(-1));
  }
});

test('every foreign key leads an index, for its edge and for the check when the target is deleted', async () => {
  const unserved = await column(
    `select conname as value from pg_constraint k where contype = 'f' and not exists (
       select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])`,
  );
  expect(unserved).toEqual([]);
});

test('no index is a prefix of another one', async () => {
  const redundant = await column(
    `select i.indexrelid::regclass::text as value
     from pg_index i join pg_index other on other.indrelid = i.indrelid and other.indexrelid <> i.indexrelid
     join pg_am on pg_am.oid = all (select relam from pg_class where oid in (i.indexrelid, other.indexrelid))
     where not i.indisunique and amname = 'btree' and other.indkey::text || ' ' like i.indkey::text || ' %'`,
  );
  // TypeORM demands an index on each side of a many-to-many table, although the primary key serves the first one.
  expect(redundant.sort()).toEqual([
    'distributor_country_distributor_id_idx',
    'financing_program_country_financing_program_id_idx',
    'financing_program_qualification_financing_program_id_idx',
    'offering_technology_offering_id_idx',
    'offering_term_offering_id_idx',
    'partner_term_partner_id_idx',
    'reference_technology_reference_id_idx',
    'requirement_held_qualification_requirement_id_idx',
    'term_within_term_id_idx',
  ]);
});

describe('every type of the graph', () => {
  const types = nodeEntities.map(({ name }) => name).filter((name) => name !== 'ExternalReference');

  test('can be named by a reference', async () => {
    const { rows } = await client.query<{ type: string }>(
      'select type from unnest($1::text[]) as type where is_node_type(type)',
      [[...types, 'ExternalReference', 'PartnerTechnology', 'Query', '']],
    );
    expect(rows.map(({ type }) => type)).toEqual(types);
  });

  test('is deleted with its references, and keeps its key', async () => {
    const guarded = await column(
      `select tgrelid::regclass || ' ' || tgname as value from pg_trigger where not tgisinternal`,
    );
    for (const type of types) {
      const table = dataSource.getMetadata(type).tableName;
      expect(guarded).toEqual(
        expect.arrayContaining([`${table} ${table}_delete`, `${table} ${table}_truncate`, `${table} ${table}_key`]),
      );
    }
  });
});

test("no function depends on its caller's search path", async () => {
  const exposed = await column(
    `select p.oid::regprocedure as value from pg_proc p
     where pronamespace = 'public'::regnamespace and proconfig is null and prosqlbody is null
       and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = p.oid and deptype = 'e')`,
  );
  expect(exposed).toEqual([]);
});
