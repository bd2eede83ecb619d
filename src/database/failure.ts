/**
 * What went wrong with the database, where that is neither the client's mistake nor a fault of the hub:
 * `unavailable`: it does not answer, or cannot serve for the moment; the same request may succeed soon.
 * `full`: the disk that it writes to is full.
 * `timeout`: the statement took too long.
 */
export type Failure = 'unavailable' | 'full' | 'timeout';

/**
 * Conditions of PostgreSQL by their SQLSTATE, or by its class, the first two characters (appendix A of its manual).
 * A class counts where the whole of it comes from the server's state rather than from the statement.
 */
const conditions: Readonly<Record<string, Failure>> = {
  // Connection exceptions. PgBouncer uses 08P01 for all that it refuses.
  '08': 'unavailable',
  // A transaction that was rolled back in favour of another one, or of what a standby replays.
  '40': 'unavailable',
  // Insufficient resources: memory, connections, the disk.
  '53': 'unavailable',
  '53100': 'full',
  // The server refuses the hub or no longer has its database, which a running hub meets at a new connection only.
  '28': 'unavailable',
  '3D000': 'unavailable',
  // A primary that was: connections to the one that is now take its place.
  '25006': 'unavailable',
  '25P03': 'unavailable',
  '25P04': 'timeout',
  '55P03': 'unavailable',
  '57014': 'timeout',
  // Operator intervention: shutdown, crash, start, a dropped database, an idle session.
  '57': 'unavailable',
  // Faults of the system below, such as an I/O error. A file that is missing (58P01) does not come back by itself.
  '58000': 'unavailable',
  '58030': 'unavailable',
};

/** Node's codes for a connection that has broken, and for what the system has no room for (libuv's names). */
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

/** Codes by which Node refuses the certificate of a server, and calls that only reach one: whatever they fail by. */
const certificateCode = /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/;
const reachingCalls: readonly unknown[] = ['connect', 'getaddrinfo'];

/** Complaints of the driver and of its pool, which have no code. */
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

/** What an error says of the database; undefined for any other error. */
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

/** graphql-js wraps what a resolver threw, TypeORM what the driver threw. */
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
