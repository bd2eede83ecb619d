import { Pool } from 'pg';
import { Connection, typeParsers, withSessionSettings } from './connection';

/** How long the database may take to say that it has given a statement up, in milliseconds. */
const hangTimeout = 2_000;

export interface ReadPoolOptions {
  /** Connection string of the database. */
  url: string;
  /** Connections at most. */
  size: number;
  /** Time after which the database cancels a statement, in milliseconds. */
  statementTimeoutMs: number;
  /** Told of a connection that broke while nobody used it; the pool replaces it. */
  onError: (error: Error) => void;
}

/**
 * The pool that the engine reads through. Its sessions cannot write, give up after a while, and never compile a
 * statement to machine code, which costs more than the short statements of a page ever give back.
 */
export function createReadPool({ url, size, statementTimeoutMs, onError }: ReadPoolOptions): Pool {
  const pool = new Pool({
    Client: Connection,
    connectionString: withSessionSettings(url, {
      default_transaction_read_only: 'on',
      statement_timeout: statementTimeoutMs,
      jit: 'off',
      timezone: 'UTC',
    }),
    application_name: 'program-hub reads',
    max: size,
    connectionTimeoutMillis: 5_000,
    // Prepared statements live as long as their connection, so idle ones are kept.
    idleTimeoutMillis: 0,
    keepAlive: true,
    // The database gives a slow statement up by itself; one that hangs as a whole does not, and answers nothing at all.
    query_timeout: statementTimeoutMs + hangTimeout,
    types: typeParsers,
  });
  pool.on('error', onError);
  return pool;
}
