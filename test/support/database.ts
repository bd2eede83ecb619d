import { join } from 'node:path';
import type { Client } from 'pg';
import { fixedClock } from '../../src/clock';
import { createDataSource } from '../../src/database/data-source';
import { migrate } from '../../src/database/migrate';
import { seedIfEmpty } from '../../src/population/seed';
import { asAdministrator, databaseOf, newName, urlOf, type TestDatabase } from './bare-database';

export type { TestDatabase };

/** The date of today in every test. */
export const testDay = '2026-06-15';

/** The template of a database: `empty` is migrated, `demo` also has the definition and the demo population of `testDay`. */
export type Template = 'empty' | 'demo';

/** The number of the lock by which test files make each template once: "tmpl" in ASCII. */
const templateLock = 0x746d706c;

const root = join(__dirname, '..', '..');

/** A database cloned from a template. The first test file that needs the template makes it. */
export async function createTestDatabase(template: Template = 'empty'): Promise<TestDatabase> {
  const name = newName();
  await asAdministrator(async (administrator) => {
    await clone(administrator, await ensureTemplate(administrator, template), name);
  });
  return databaseOf(name);
}

/**
 * A migrated database whose default collation is not that of the server.
 * @param locale options of `create database`: `locale_provider icu icu_locale 'tr-TR'`
 */
export async function createDatabaseIn(locale: string): Promise<TestDatabase> {
  const name = newName();
  await asAdministrator(async (administrator) => {
    await administrator.query(`create database ${name} template template0 encoding 'UTF8' ${locale}`);
  });
  await migrateTo(urlOf(name));
  return databaseOf(name);
}

/** A copy of a test's database. No connection to it may be open meanwhile. */
export async function copyDatabase(url: string): Promise<TestDatabase> {
  const name = newName();
  await asAdministrator((administrator) => clone(administrator, new URL(url).pathname.slice(1), name));
  return databaseOf(name);
}

async function ensureTemplate(administrator: Client, template: Template): Promise<string> {
  const name = `hub_template_${template}`;
  await administrator.query('select pg_advisory_lock($1)', [templateLock]);
  try {
    if (await exists(administrator, name)) return name;
    // It gets its name at the end, so that nobody uses a template that is half made.
    const unfinished = `${name}_unfinished`;
    await administrator.query(`drop database if exists ${unfinished} with (force)`);
    if (template === 'demo') await ensureEmpty(administrator, unfinished);
    else await administrator.query(`create database ${unfinished}`);
    await (template === 'demo' ? seed : migrateTo)(urlOf(unfinished));
    await administrator.query(`alter database ${unfinished} rename to ${name}`);
    return name;
  } finally {
    await administrator.query('select pg_advisory_unlock($1)', [templateLock]);
  }
}

/** The lock is held already: one session can take a lock several times. */
async function ensureEmpty(administrator: Client, name: string): Promise<void> {
  await clone(administrator, await ensureTemplate(administrator, 'empty'), name);
}

/** Copying the files takes a fifth of the time of copying through the log. */
async function clone(administrator: Client, template: string, name: string): Promise<void> {
  await administrator.query(`create database ${name} template ${template} strategy file_copy`);
}

async function exists(administrator: Client, name: string): Promise<boolean> {
  return (await administrator.query('select from pg_database where datname = $1', [name])).rowCount === 1;
}

async function migrateTo(url: string): Promise<void> {
  const dataSource = await createDataSource({ url }).initialize();
  await migrate(dataSource).finally(() => dataSource.destroy());
}

async function seed(url: string): Promise<void> {
  const dataSource = await createDataSource({ url }).initialize();
  const options = { demo: true, oneProgram: true, clock: fixedClock(testDay), dataDirectory: join(root, 'data') };
  await seedIfEmpty(dataSource, options).finally(() => dataSource.destroy());
}
