import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { serverVariable } from './start-server';

export interface TestDatabase {
  /** Connection string. */
  url: string;
  /** Drops the database, even if connections to it are open. */
  drop(): Promise<void>;
}

/** An empty database for one test. Loads no class of the hub's model. */
export async function createBareDatabase(): Promise<TestDatabase> {
  const name = newName();
  await asAdministrator(async (administrator) => {
    await administrator.query(`create database ${name}`);
  });
  return databaseOf(name);
}

/** A name that no other database of the run has. */
export function newName(): string {
  return `test_${process.env.JEST_WORKER_ID ?? '0'}_${randomBytes(6).toString('hex')}`;
}

/** The database of a name. */
export function databaseOf(name: string): TestDatabase {
  return {
    url: urlOf(name),
    drop: () =>
      asAdministrator(async (administrator) => {
        await administrator.query(`drop database ${name} with (force)`);
      }),
  };
}

/** Runs `work` with a connection to the server's own database. */
export async function asAdministrator(work: (administrator: Client) => Promise<void>): Promise<void> {
  const administrator = new Client({ connectionString: urlOf('postgres') });
  await administrator.connect();
  await work(administrator).finally(() => administrator.end());
}

/** The connection string of a database of the run's server. On a busy machine a connection may take seconds to open. */
export function urlOf(database: string): string {
  const server = process.env[serverVariable];
  if (!server) throw new Error('The run has no database server: start the tests with Jest and its configuration.');
  const url = new URL(server);
  url.pathname = `/${database}`;
  url.searchParams.set('connect_timeout', '60');
  return url.toString();
}
