import { createDataSource } from '../../src/database/data-source';
import { connect } from '../support/connections';
import { createTestDatabase } from '../support/database';

test('competences that were recorded before any program get one, and no row is lost', async () => {
  const database = await createTestDatabase();
  const client = await connect(database.url);
  const dataSource = await createDataSource({ url: database.url }).initialize();
  const since = dataSource.migrations.findIndex((each) => each.constructor.name.startsWith('TiersAndTracks'));
  for (let number = dataSource.migrations.length; number > since; number--) await dataSource.undoLastMigration();
  await client.query(`insert into competence (code, name) values ('INFRASTRUCTURE', '{"en": "Infrastructure"}')`);
  await dataSource.runMigrations();
  const { rows } = await client.query(
    `select competence.code, program.code as program, vendor.slug as vendor
     from competence join program on program.id = competence.program_id join vendor on vendor.id = program.vendor_id`,
  );
  expect(rows).toEqual([{ code: 'INFRASTRUCTURE', program: 'UNNAMED', vendor: 'unnamed-vendor' }]);
  await dataSource.destroy();
  await client.end();
  await database.drop();
});
