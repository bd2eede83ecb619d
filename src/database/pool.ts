import { Pool } from 'pg';
import { databaseAddress, patienceWith } from './address';
import { typeParsers } from './connection';
import type { ServerWatch } from './server-watch';
import { SessionClient, type Pooling, type SessionConfig } from './session-client';
import { reading } from './settings';

/** The longest time after the statement timeout until the database reports it, in milliseconds. */
const hangTimeout = 2_000;

export interface ReadPoolOptions {
  /** Connection string of the database. */
  url: string;
  /** The most connections. */
  size: number;
  /** The name that PostgreSQL shows for its sessions. */
  name?: string;
  /** The time after which the database cancels a statement, in milliseconds. */
  statementTimeoutMs: number;
  /** How a pooler in front of the database assigns sessions. By default each connection finds out. */
  pooling?: Pooling;
  /** Watches the pool, so that it follows the address to another server. */
  watch?: ServerWatch;
  /** Called when an idle connection breaks. The pool replaces it. */
  onError: (error: Error) => void;
}

/** A pool for reads. Its sessions are read-only and have a statement timeout. */
export function createReadPool({
  url,
  size,
  name = 'program-hub reads',
  statementTimeoutMs,
  pooling = 'auto',
  watch,
  onError,
}: ReadPoolOptions): Pool {
  const address = databaseAddress(url);
  const session = { address, pooling, settings: reading(statementTimeoutMs, address.settings), readOnly: true };
  const config: SessionConfig & ConstructorParameters<typeof Pool>[0] = {
    Client: SessionClient as unknown as new () => SessionClient,
    session,
    application_name: name,
    max: size,
    connectionTimeoutMillis: patienceWith(address),
    // Prepared statements live as long as their connection, so idle connections are kept.
    idleTimeoutMillis: 0,
    // The database cancels a slow statement. A database that hangs does not respond at all, so the driver has a timeout too.
    query_timeout: statementTimeoutMs + hangTimeout,
    types: typeParsers,
  };
  const pool = new Pool(config);
  pool.on('error', onError);
  watch?.follow(pool);
  return pool;
}

/**
 * Opens all connections of a pool, and again when one is closed and none is idle. A busy machine opens connections slowly:
 * requests would wait for them just when there are many.
 */
export function keepConnected(pool: Pool): void {
  const open = (): void => {
    if (pool.ending || pool.totalCount >= pool.options.max) return;
    // A database that cannot be reached is tried again by the requests.
    pool.connect().then(
      (client) => client.release(),
      () => undefined,
    );
  };
  pool.on('remove', () => setImmediate(open));
  for (let number = 0; number < pool.options.max; number++) open();
}
