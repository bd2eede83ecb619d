import { join } from 'node:path';
import { fixedClock } from '../../src/clock';
import { createDataSource } from '../../src/database/data-source';
import { importDirectory } from '../../src/exchange/import/import-directory';
import { problemText } from '../../src/exchange/import/problems';
import { seedIfEmpty } from '../../src/population/seed';
import { createTestDatabase, testDay } from '../support/database';
import { ExchangeDatabase } from '../exchange/support/exchange-database';
import { definition } from '../exchange/support/files';
import { demoTexts } from './support/population-rows';

const options = { demo: true, clock: fixedClock(testDay), dataDirectory: join(definition, '..') };

let database: ExchangeDatabase;

afterEach(() => database.close());

it('gives an empty database the definition and the demo, once', async () => {
  database = await ExchangeDatabase.create();
  expect(await seedIfEmpty(database.dataSource, options)).toBe(true);
  const digest = await database.digest();
  expect(await seedIfEmpty(database.dataSource, options)).toBe(false);
  expect(await database.digest()).toBe(digest);
  const [counts] = await database.rows(
    `select (select count(*)::int from country) as countries, (select count(*)::int from partner) as partners, (select count(*)::int from financing_program) as programs,
       (select max(ends_on) >= (date '${testDay}' + interval '2 years') from fiscal_quarter) as far_enough`,
  );
  expect(counts).toEqual({ countries: 249, partners: 300, programs: 6, far_enough: true });
});

it('importing the same files again changes nothing: the definition, and the demo', async () => {
  database = await ExchangeDatabase.create('demo');
  const digest = await database.digest();
  const clock = fixedClock('2030-01-01');
  const again = await importDirectory(database.dataSource, definition, { clock });
  expect(again.problems.map(problemText)).toEqual([]);
  const demo = await database.load(Object.fromEntries(await demoTexts()), '2030-01-01');
  for (const { inserted, updated, references } of [...again.files, ...demo.files])
    expect({ inserted, updated, references }).toEqual({ inserted: 0, updated: 0, references: 0 });
  expect(await database.digest()).toBe(digest);
});

it('loads only the definition and the quarters if no demo is wanted', async () => {
  database = await ExchangeDatabase.create();
  expect(await seedIfEmpty(database.dataSource, { ...options, demo: false })).toBe(true);
  const [counts] = await database.rows(
    `select (select count(*)::int from fiscal_quarter) as quarters, (select count(*)::int from partner) as partners, (select count(*)::int from qualification) as qualifications`,
  );
  expect(counts).toEqual({ quarters: expect.any(Number) as number, partners: 0, qualifications: 3 });
  expect((counts as { quarters: number }).quarters).toBeGreaterThan(70);
});

it('does not touch a database with a single row', async () => {
  database = await ExchangeDatabase.create();
  await database.load({ 'regions.csv': 'code,name.en\nMARS,Mars\n' });
  const digest = await database.digest();
  expect(await seedIfEmpty(database.dataSource, options)).toBe(false);
  expect(await database.digest()).toBe(digest);
});

it('lets two hubs that start at the same time load it once', async () => {
  const { url, drop } = await createTestDatabase('empty');
  const hubs = await Promise.all([1, 2].map(() => createDataSource({ url }).initialize()));
  try {
    const loaded = await Promise.all(hubs.map((hub) => seedIfEmpty(hub, { ...options, demo: false })));
    expect(loaded.sort()).toEqual([false, true]);
  } finally {
    await Promise.all(hubs.map((hub) => hub.destroy()));
    await drop();
  }
  database = await ExchangeDatabase.create();
});
