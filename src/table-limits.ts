import type { SpoolLimits } from './exchange/table/spool';
import { integer, type Environment } from './environment';

/** How tables are read. */
export interface TableLimits {
  /** The most connections that read tables, beside those of operations. */
  poolSize: number;
  /** The longest time from the first to the last row of a table, in milliseconds. */
  timeoutMs: number;
  /** How many requests for tables may wait for a connection. */
  queueSize: number;
  /** The files of formats that are written whole before they are sent. */
  spool: SpoolLimits;
}

/** Reads the settings of tables. */
export function tableLimits(environment: Environment): TableLimits {
  return {
    poolSize: integer(environment, 'TABLE_POOL_SIZE', 2, 1, 20),
    timeoutMs: integer(environment, 'TABLE_TIMEOUT_MS', 600_000, 1_000, 86_400_000),
    queueSize: integer(environment, 'TABLE_QUEUE_SIZE', 20, 1, 10_000),
    spool: {
      bytes: integer(environment, 'SPOOL_LIMIT_BYTES', 2 * 1024 ** 3, 1024 ** 2, 1024 ** 4),
      idleMs: integer(environment, 'SPOOL_IDLE_MS', 300_000, 1_000, 3_600_000),
    },
  };
}
