import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { connect } from './connections';
import { createTestDatabase, type TestDatabase } from './database';

/** A database of the demo with a connection of its own. */
export interface DemoDatabase {
  readonly client: Client;
  readonly dataSource: DataSource;
  /** The first value that a query finds. */
  one(query: string): Promise<unknown>;
}

/** Gives each test of a file a database of the demo. Call it at the top of the file. */
export function useDemoDatabase(): DemoDatabase {
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

  return {
    get client() {
      return client;
    },
    get dataSource() {
      return dataSource;
    },
    one: async (query) => Object.values((await client.query<Record<string, unknown>>(query)).rows[0] ?? {})[0],
  };
}
