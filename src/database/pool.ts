import { Pool } from 'pg';
import { databaseAddress, patienceWith } from './address';
import { typeParsers } from './connection';
import type { ServerWatch } from './server-watch';
import { SessionClient, type Pooling, type SessionConfig } from './session-client';
import { reading } from './settings';

/** How long the database may take to say that it has given a statement up, in milliseconds. */
const hangTimeout = 2_000;

export interface ReadPoolOptions {
  /** Connection string of the database. */
  url: string;
  /** Connections at most. */
  size: number;
  /** Time after which the database cancels a statement, in milliseconds. */
  statementTimeoutMs: number;
  /** How a pooler in front of the database gives out sessions; each connection finds out unless it is said. */
  pooling?: Pooling;
  /** Told of the pool, so that it follows when the address leads to another server. */
  watch?: ServerWatch;
  /** Told of a connection that broke while nobody used it; the pool replaces it. */
  onError: (error: Error) => void;
}

/** The pool that the engine reads through. Its sessions cannot write, and give up after a while. */
export function createReadPool({
  url,
  size,
  statementTimeoutMs,
  pooling = 'auto',
  watch,
  onError,
}: ReadPoolOptions): Pool {
  const address = databaseAddress(url);
  const session = { address, pooling, settings: reading(statementTimeoutMs), readOnly: true };
  const config: SessionConfig & ConstructorParameters<typeof Pool>[0] = {
    Client: SessionClient as unknown as new () => SessionClient,
    session,
    application_name: 'program-hub reads',
    max: size,
    connectionTimeoutMillis: patienceWith(address),
    // Prepared statements live as long as their connection, so idle ones are kept.
    idleTimeoutMillis: 0,
    // The database gives a slow statement up by itself; one that hangs as a whole does not, and answers nothing at all.
    query_timeout: statementTimeoutMs + hangTimeout,
    types: typeParsers,
  };
  const pool = new Pool(config);
  pool.on('error', onError);
  watch?.follow(pool);
  return pool;
}
