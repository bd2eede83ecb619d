import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { fixedClock, type Clock } from '../../src/clock';
import { createDataSource } from '../../src/database/data-source';
import { migrate } from '../../src/database/migrate';
import { serverVariable } from './start-server';

export { serverVariable };

/** The day that every test lives on. */
export const testDay = '2026-06-15';

/** What a database starts from: `empty` is migrated, `demo` also holds the definition and the demo population of `testDay`. */
export type Template = 'empty' | 'demo';

export interface TestDatabase {
  /** Connection string. */
  url: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Files of one run that need a template at the same moment make it once: "tmpl" in ASCII. */
const templateLock = 0x746d706c;

const root = join(__dirname, '..', '..');

/** A database of one's own, cloned from a template that the first who asks for it makes. */
export async function createTestDatabase(template: Template = 'empty'): Promise<TestDatabase> {
  const name = `test_${process.env.JEST_WORKER_ID ?? '0'}_${randomBytes(6).toString('hex')}`;
  await asAdministrator(async (administrator) => {
    await clone(administrator, await ensureTemplate(administrator, template), name);
  });
  return {
    url: urlOf(name),
    drop: () =>
      asAdministrator(async (administrator) => {
        await administrator.query(`drop database ${name} with (force)`);
      }),
  };
}

async function ensureTemplate(administrator: Client, template: Template): Promise<string> {
  const name = `hub_template_${template}`;
  await administrator.query('select pg_advisory_lock($1)', [templateLock]);
  try {
    if (await exists(administrator, name)) return name;
    // Half a template must not be taken for one, so it gets its name at the end.
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

/** The lock is held already; PostgreSQL counts how often one session takes it. */
async function ensureEmpty(administrator: Client, name: string): Promise<void> {
  await clone(administrator, await ensureTemplate(administrator, 'empty'), name);
}

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

interface Seeding {
  seedIfEmpty(dataSource: unknown, options: { demo: boolean; clock: Clock; dataDirectory: string }): Promise<unknown>;
}

async function seed(url: string): Promise<void> {
  const file = join(root, 'src', 'exchange', 'seed');
  if (!existsSync(`${file}.ts`)) throw new Error('There is no src/exchange/seed.ts that could fill the demo template.');
  const { seedIfEmpty } = (await import(file)) as Seeding;
  const dataSource = await createDataSource({ url }).initialize();
  await seedIfEmpty(dataSource, { demo: true, clock: fixedClock(testDay), dataDirectory: join(root, 'data') }).finally(() =>
    dataSource.destroy(),
  );
}

async function asAdministrator(work: (administrator: Client) => Promise<void>): Promise<void> {
  const administrator = new Client({ connectionString: urlOf('postgres') });
  await administrator.connect();
  await work(administrator).finally(() => administrator.end());
}

function urlOf(database: string): string {
  const server = process.env[serverVariable];
  if (!server) throw new Error('The run has no database server: start the tests with Jest and its configuration.');
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.toString();
}
