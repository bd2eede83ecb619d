import type { Client } from 'pg';
import { MigrationExecutor, type DataSource } from 'typeorm';
import { TextsAndPlaces1780000000019 } from '../../migrations/0019-texts-and-places';
import { createDataSource } from '../../src/database/data-source';
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

test('existing texts are normalised; a text that would break a rule stays as it is', async () => {
  const isDone = async (): Promise<boolean> => {
    const done = await new MigrationExecutor(dataSource).getExecutedMigrations();
    return done.some(({ name }) => name === TextsAndPlaces1780000000019.name);
  };
  while (await isDone()) await dataSource.undoLastMigration();
  const composed = 'Société';
  const decomposed = composed.normalize('NFD');
  await client.query(
    `update partner set name = $1, city = $1, website = 'https://example/' || $1 where slug = (select min(slug) from partner);`,
    [decomposed],
  );
  await client.query(`update partner set name = e'\\u200b' where slug = (select max(slug) from partner)`);
  await client.query(
    `update region set name = jsonb_build_object('en', $1::text, 'fr', 'Région') where code = 'EMEA'`,
    [decomposed],
  );
  await client.query(
    `insert into offering (partner_id, name, service_model, status)
     select min(id), given, 'IAAS', 'DRAFT' from partner, unnest($1::text[]) given group by given`,
    [[composed, decomposed, `${decomposed} 2`]],
  );
  await client.query(
    `insert into external_reference (source, external_id, node_type, node_key)
     select 'x', given, 'Region', min(id) from region, unnest($1::text[]) given group by given`,
    [[composed, decomposed, `${decomposed} 2`]],
  );
  await dataSource.runMigrations();
  const { rows: partners } = await client.query(
    `select name, city, website, search_text from partner where slug = (select min(slug) from partner)`,
  );
  expect(partners).toMatchObject([{ name: composed, city: composed, website: `https://example/${composed}` }]);
  expect((await client.query(`select name from region where code = 'EMEA'`)).rows).toEqual([
    { name: { en: composed, fr: 'Région' } },
  ]);
  const kept = [composed, `${composed} 2`, decomposed].sort();
  const offerings = await client.query<{ name: string }>(`select name from offering where name ~ '^Soc'`);
  expect(offerings.rows.map(({ name }) => name).sort()).toEqual(kept);
  const references = await client.query<{ id: string }>(
    `select external_id as id from external_reference where source = 'x'`,
  );
  expect(references.rows.map(({ id }) => id).sort()).toEqual(kept);
  await expect(client.query(`update partner set status = status where name = e'\\u200b'`)).rejects.toThrow(
    /partner_name_check/,
  );
});
