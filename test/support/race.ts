import type { Client } from 'pg';
import { connect, heldUp, verdict } from './connections';
import { createTestDatabase, type TestDatabase } from './database';
import { Rows } from './rows';

/** A statement and its values. */
export interface Write {
  text: string;
  values: readonly unknown[];
}

export function write(text: string, ...values: unknown[]): Write {
  return { text, values };
}

/** Two writers on one database, and an observer that prepares the rows outside of their transactions. */
export interface Race {
  readonly url: string;
  readonly first: Client;
  readonly second: Client;
  readonly observer: Client;
  readonly rows: Rows;
  /**
   * The first writer does not commit. The second writes what would be allowed without the first, and has to wait.
   * Then the first commits.
   * @returns the rule that the second broke, or `accepted`
   */
  race(one: Write, other: Write): Promise<string>;
  /** Waits until the second writer waits for a lock or is done. Returns whether it waits. */
  secondHeldUp(statement: Promise<unknown>): Promise<boolean>;
}

/** Gives the tests of a file two writers. Call it at the top of the file. */
export function useRace(): Race {
  let database: TestDatabase;
  let first: Client;
  let second: Client;
  let observer: Client;
  let rows: Rows;

  beforeAll(async () => {
    database = await createTestDatabase();
    [first, second, observer] = [await connect(database.url), await connect(database.url), await connect(database.url)];
  });

  afterAll(async () => {
    for (const client of [first, second, observer]) await client.end();
    await database.drop();
  });

  beforeEach(() => {
    rows = new Rows(observer);
  });

  afterEach(async () => {
    for (const client of [first, second]) await client.query('rollback');
  });

  async function race(one: Write, other: Write): Promise<string> {
    await first.query('begin');
    await second.query('begin');
    await first.query(one.text, [...one.values]);
    const outcome = verdict(second.query(other.text, [...other.values]));
    expect(await heldUp(observer, second, outcome)).toBe(true);
    await first.query('commit');
    const refusal = await outcome;
    if (refusal === 'accepted') return verdict(second.query('commit'));
    await second.query('rollback');
    return refusal;
  }

  return {
    get url() {
      return database.url;
    },
    get first() {
      return first;
    },
    get second() {
      return second;
    },
    get observer() {
      return observer;
    },
    get rows() {
      return rows;
    },
    race,
    secondHeldUp: (statement) => heldUp(observer, second, statement),
  };
}
