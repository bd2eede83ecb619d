import { integer, type Environment } from './environment';

/** How tables are read. */
export interface TableLimits {
  /** The most connections that read tables, beside those of operations. */
  poolSize: number;
  /** The longest time from the first to the last row of a table, in milliseconds. */
  timeoutMs: number;
  /** How many requests for tables may wait for a connection. */
  queueSize: number;
}

/** Reads the settings of tables. */
export function tableLimits(environment: Environment): TableLimits {
  return {
    poolSize: integer(environment, 'TABLE_POOL_SIZE', 2, 1, 20),
    timeoutMs: integer(environment, 'TABLE_TIMEOUT_MS', 600_000, 1_000, 86_400_000),
    queueSize: integer(environment, 'TABLE_QUEUE_SIZE', 20, 1, 10_000),
  };
}
