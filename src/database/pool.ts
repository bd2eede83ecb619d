import { Pool } from 'pg';
import { typeParsers, withSessionSettings } from './connection';

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
    types: typeParsers,
  });
  pool.on('error', onError);
  return pool;
}
