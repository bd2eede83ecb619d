/**
 * A failure of the database that is neither a mistake of the client nor a bug of the hub:
 * `unavailable`: it does not respond, or cannot serve at the moment; the same request may succeed soon.
 * `full`: the disk that it writes to is full.
 * `timeout`: the statement took too long.
 */
export type Failure = 'unavailable' | 'full' | 'timeout';

/**
 * Failures by SQLSTATE, or by its class, which is its first two characters (appendix A of PostgreSQL's manual). A class is
 * listed if all of its conditions come from the state of the server and none from the statement.
 */
const conditions: Readonly<Record<string, Failure>> = {
  // Connection exceptions. PgBouncer uses 08P01 for everything that it refuses.
  '08': 'unavailable',
  // A transaction was rolled back in favour of another one, or of the replay on a standby.
  '40': 'unavailable',
  // Insufficient resources: memory, connections, the disk.
  '53': 'unavailable',
  '53100': 'full',
  // The server refuses the hub or no longer has its database. A running hub meets this only at a new connection.
  '28': 'unavailable',
  '3D000': 'unavailable',
  // The server is no longer the primary. Connections to the new one will replace this one.
  '25006': 'unavailable',
  '25P03': 'unavailable',
  '25P04': 'timeout',
  '55P03': 'unavailable',
  '57014': 'timeout',
  // Operator intervention: shutdown, crash, start, a dropped database, an idle session.
  '57': 'unavailable',
  // System errors, such as an I/O error. A missing file (58P01) is not listed, because it does not come back.
  '58000': 'unavailable',
  '58030': 'unavailable',
};

/** Failures by the codes of Node (libuv's names): broken connections, and resources that the system has used up. */
const systemCodes: Readonly<Record<string, Failure>> = {
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  ECONNABORTED: 'unavailable',
  EPIPE: 'unavailable',
  ETIMEDOUT: 'unavailable',
  ENOTCONN: 'unavailable',
  EHOSTUNREACH: 'unavailable',
  EHOSTDOWN: 'unavailable',
  ENETUNREACH: 'unavailable',
  ENETDOWN: 'unavailable',
  ENOTFOUND: 'unavailable',
  EAI_AGAIN: 'unavailable',
  EPROTO: 'unavailable',
  ERR_SOCKET_CLOSED: 'unavailable',
  ERR_STREAM_DESTROYED: 'unavailable',
  ERR_STREAM_WRITE_AFTER_END: 'unavailable',
  EMFILE: 'unavailable',
  ENFILE: 'unavailable',
  ENOBUFS: 'unavailable',
  ENOMEM: 'unavailable',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

/** The codes with which Node refuses a server's certificate. */
const certificateCode = /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/;
/** System calls that only connect to a server: every error of theirs means that it is unavailable. */
const reachingCalls: readonly unknown[] = ['connect', 'getaddrinfo'];

/** Messages of the driver and of its pool, whose errors have no code. */
const driverMessage = new RegExp(
  `^(?:${[
    'Connection terminated',
    'timeout exceeded when trying to connect',
    'timeout expired',
    'Query read timeout',
    'Client has encountered a connection error',
    'Client was closed',
    'Cannot use a pool after calling end',
    'The server does not support SSL connections',
    'There was an error establishing an SSL connection',
  ].join('|')})`,
);

/** The failure that an error means. Returns undefined if it means none of the database. */
export function failureOf(error: unknown): Failure | undefined {
  const { code, syscall, message } = (rootCause(error) ?? {}) as Partial<
    Record<'code' | 'syscall' | 'message', unknown>
  >;
  if (typeof code === 'string') {
    const known =
      own(systemCodes, code) ?? own(conditions, code) ?? (isSqlState(code) && own(conditions, code.slice(0, 2)));
    if (known) return known;
    if (certificateCode.test(code)) return 'unavailable';
  }
  if (reachingCalls.includes(syscall)) return 'unavailable';
  return typeof message === 'string' && driverMessage.test(message) ? 'unavailable' : undefined;
}

/** The error that a resolver or the driver threw. graphql-js and TypeORM wrap it. */
export function rootCause(error: unknown): unknown {
  let cause = error;
  for (let depth = 0; depth < 10; depth++) {
    const { originalError, driverError } = (cause ?? {}) as { originalError?: unknown; driverError?: unknown };
    const inner = originalError ?? driverError;
    if (!inner) break;
    cause = inner;
  }
  return cause;
}

function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function isSqlState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code);
}
