import type { Client } from 'pg';
import { connect, verdict } from './connections';
import { createTestDatabase, type TestDatabase } from './database';
import { Rows } from './rows';

/** A transaction that is rolled back at the end of its test. */
export interface TestTransaction {
  readonly client: Client;
  readonly rows: Rows;
  /** Runs a statement and returns the rule that it breaks, or `accepted`. A refused statement is undone, and the transaction continues. */
  run(text: string, values?: readonly unknown[]): Promise<string>;
  /** Adds a row in the same way. */
  adding(table: string, stated?: Parameters<Rows['add']>[1]): Promise<string>;
}

/** Gives the tests of a file a database, and each test a transaction there. Call it at the top of the file. */
export function useTransaction(): TestTransaction {
  let database: TestDatabase;
  let client: Client;
  let rows: Rows;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = await connect(database.url);
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  beforeEach(async () => {
    await client.query('begin');
    rows = new Rows(client);
  });

  afterEach(() => client.query('rollback'));

  async function attempt(work: () => Promise<unknown>): Promise<string> {
    await client.query('savepoint before');
    const outcome = await verdict(work());
    await client.query(outcome === 'accepted' ? 'release savepoint before' : 'rollback to savepoint before');
    return outcome;
  }

  return {
    get client() {
      return client;
    },
    get rows() {
      return rows;
    },
    run: (text, values = []) => attempt(() => client.query(text, [...values])),
    adding: (table, stated) => attempt(() => rows.add(table, stated)),
  };
}
