import type { DatabaseAddress } from './address';
import { Connection } from './connection';

/** The parts of a connection of pg that the types of the driver leave out. */
export interface Inner {
  host: string;
  port: number;
  readonly processID: number;
  readonly connection: {
    readonly stream: { destroy(error: Error): void };
    on(event: 'errorMessage', listener: (message: { readonly code?: string }) => void): void;
  };
}

/** A connection cannot be used. Requests are answered as if the database could not be reached. */
export class ConnectionUnusable extends Error {
  override readonly name = 'ConnectionUnusable';
  /** PostgreSQL's `cannot_connect_now`. */
  readonly code = '57P03';
}

/** Why a server cannot be used. Returns undefined if it can be. */
export function refusalOf(standby: boolean, refusesWrites: boolean, { servers }: DatabaseAddress): string | undefined {
  if (servers === 'any') return undefined;
  if (standby) return 'the server is a standby and takes no writes (target_session_attrs=any allows it)';
  if (servers === 'read-write' && refusesWrites) return 'the server takes no writes (default_transaction_read_only)';
  return undefined;
}

/**
 * The first of an address's hosts, in their order, that accepts a connection and can be used.
 * @throws ConnectionUnusable with the reason of each host if there is none
 */
export async function findServer(address: DatabaseAddress): Promise<{ readonly host: string; readonly port: number }> {
  const problems: string[] = [];
  for (const connectionString of address.hosts) {
    const client = new Connection({ connectionString });
    const { host, port } = client as unknown as Inner;
    try {
      await within(address.connectTimeoutMs, client as unknown as Inner, checkServer(client, address));
      return { host, port };
    } catch (problem) {
      const { message, code } = problem as { message?: string; code?: string };
      problems.push(`${host}:${port}: ${message || code}`);
    } finally {
      void client.end();
    }
  }
  throw new ConnectionUnusable(problems.join('; '));
}

async function checkServer(client: Connection, address: DatabaseAddress): Promise<void> {
  await client.connect();
  const { rows } = await client.query<{ standby: boolean; refuses: boolean }>(
    `select pg_is_in_recovery() as standby, current_setting('default_transaction_read_only') = 'on' as refuses`,
  );
  const refusal = rows[0] && refusalOf(rows[0].standby, rows[0].refuses, address);
  if (refusal !== undefined) throw new ConnectionUnusable(refusal);
}

/** Waits for work on a connection, and destroys the connection if the work takes too long. What has arrived by then is read. */
export async function within<Result>(
  milliseconds: number,
  { connection }: Inner,
  work: Promise<Result>,
): Promise<Result> {
  let done = false;
  const late = setTimeout(
    () =>
      setImmediate(() => {
        if (done) return;
        const problem = new Error(`no answer within ${milliseconds} ms`);
        connection.stream.destroy(Object.assign(problem, { code: 'ETIMEDOUT' }));
      }),
    milliseconds,
  );
  try {
    return await work;
  } finally {
    done = true;
    clearTimeout(late);
  }
}
