import { Client, DatabaseError } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { typeParsers } from '../../src/database/connection';

/** A connection of its own to a test's database. */
export async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, types: typeParsers });
  await client.connect();
  return client;
}

/** Three connections to a database, which are there while the tests of a block run. */
export function useWriters(url: () => string): (number: number) => Client {
  let clients: readonly Client[] = [];
  beforeAll(async () => {
    clients = [await connect(url()), await connect(url()), await connect(url())];
  });
  afterAll(async () => {
    for (const client of clients) await client.end();
  });
  return (number) => clients[number] as Client;
}

/**
 * Lets each of several writers make its changes one after the other, and all writers at the same time.
 * @param changes those of each writer
 * @returns what became of each change, in no order
 */
export async function writeTogether<Change>(
  changes: readonly (readonly Change[])[],
  write: (change: Change, writer: number) => Promise<string>,
): Promise<ReadonlySet<string>> {
  const outcomes = new Set<string>();
  await Promise.all(
    changes.map(async (own, writer) => {
      for (const change of own) outcomes.add(await write(change, writer));
    }),
  );
  return outcomes;
}

/** The rule that a statement breaks: the name of its constraint, or else the error code; `accepted` if it breaks none. */
export async function verdict(statement: Promise<unknown>): Promise<string> {
  try {
    await statement;
    return 'accepted';
  } catch (error) {
    if (error instanceof DatabaseError) return error.constraint ?? error.code ?? error.message;
    throw error;
  }
}

/** Waits until the statement of a connection waits for a lock or is done. Returns whether it waits. */
export async function heldUp(observer: Client, waiting: Client, statement: Promise<unknown>): Promise<boolean> {
  let done = false;
  const finished = (): void => void (done = true);
  statement.then(finished, finished);
  const { processID } = waiting as unknown as { processID: number };
  while (!done) {
    const { rows } = await observer.query<{ held: boolean }>('select cardinality(pg_blocking_pids($1)) > 0 as held', [
      processID,
    ]);
    if (rows[0]?.held) return true;
    await sleep(5);
  }
  return false;
}

/** The process ids of the hub's connections for reads to the database of a connection. */
export async function readSessions(client: Client): Promise<readonly number[]> {
  const { rows } = await client.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database() and application_name = 'program-hub reads'",
  );
  return rows.map(({ pid }) => pid);
}
