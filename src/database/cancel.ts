import { connect, type Socket } from 'node:net';
import type { ClientConfig, PoolClient } from 'pg';
import type { Cancellation } from '../engine/execute/running-statement';
import { Connection } from './connection';
import { isPooled, serverOf } from './session-client';

/** The members of a connection of pg that the types of the driver leave out. */
interface Session extends Required<Pick<ClientConfig, 'user' | 'password' | 'database' | 'ssl'>> {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
  readonly connection: { readonly stream: Socket };
}

/** The longest wait for the server to take a cancellation in, in milliseconds. */
const patience = 5_000;
/** The database should report its statement timeout so soon after it, in milliseconds. */
const slack = 250;
/** The longest wait for a connection that ends a session, and for its statement, in milliseconds. */
const terminationTimeout = 1_500;
/** CancelRequest has this number in the place of the protocol version. */
const cancelRequestCode = 80_877_102;

/** The number of the process that serves a connection; that of the pooler behind a pooler. */
export function processOf(client: PoolClient): number {
  return (client as unknown as Session).processID;
}

/**
 * Cancels the statement of a connection by PostgreSQL's CancelRequest. It needs no session, so it works also if the server
 * has no free one, and its secret key protects the sessions of others. The server closes the socket after it has signalled
 * the session. A signal between two statements has no effect, so the connection may be used again after that.
 *
 * Some poolers close the socket before they pass the cancellation on, so it is unknown when it arrives. The connection has to
 * be closed after the statement, while its transaction is open. The pooler ends the session with it, and a late cancellation
 * meets no other statement.
 */
async function cancelStatement(client: PoolClient): Promise<Cancellation> {
  if (!(await requestCancellation(client as unknown as Session))) return 'failed';
  return isPooled(client) ? 'passed' : 'taken';
}

function requestCancellation({ host, port, processID, secretKey, connection }: Session): Promise<boolean> {
  // The host name may lead to another server in the meantime.
  const { remoteAddress = host } = connection.stream;
  const socket: Socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, remoteAddress);
  return new Promise((resolve) => {
    let refused = false;
    const fail = (): void => {
      refused = true;
      socket.destroy();
    };
    socket.setTimeout(patience, fail);
    socket.once('error', fail);
    socket.once('close', () => resolve(!refused));
    socket.once('connect', () => socket.write(cancelRequest(processID, secretKey)));
    socket.resume();
  });
}

/** The 16 bytes of CancelRequest: their number, the code, the process and its secret key. */
function cancelRequest(processID: number, secretKey: number): Buffer {
  const message = Buffer.alloc(16);
  [16, cancelRequestCode, processID, secretKey].forEach((part, index) => message.writeInt32BE(part | 0, index * 4));
  return message;
}

/**
 * Ends the session of a connection by `pg_terminate_backend`, over a connection of its own, and closes the connection. It
 * also ends a statement that ignores its cancellation. A pooler ends the session when the connection is closed.
 */
async function terminateSession(client: PoolClient): Promise<void> {
  const session = client as unknown as Session;
  const server = serverOf(client);
  // The connection is closed at least. The statement then runs until the database's own timeout.
  if (server !== undefined) await requestTermination(session, server).catch(() => undefined);
  session.connection.stream.destroy();
}

async function requestTermination(session: Session, server: string): Promise<void> {
  const { host, port, user, password, database, ssl, processID } = session;
  const other = new Connection({
    ...{ host, port, user, password, database, ssl },
    application_name: 'program-hub termination',
    connectionTimeoutMillis: terminationTimeout,
    query_timeout: terminationTimeout,
  });
  try {
    await other.connect();
    // The address may lead to another server by now, where the number is that of another process.
    await other.query(
      'select pg_terminate_backend($1) where extract(epoch from pg_postmaster_start_time())::text = $2',
      [processID, server],
    );
  } finally {
    void other.end();
  }
}

/**
 * Ends the statements of a pool.
 * @param statementTimeoutMs the time after which the database cancels a statement, in milliseconds
 */
export function statementEnds(statementTimeoutMs: number): {
  readonly limitMs: number;
  readonly cancel: (client: PoolClient) => Promise<Cancellation>;
  readonly terminate: (client: PoolClient) => Promise<void>;
} {
  return { limitMs: statementTimeoutMs + slack, cancel: cancelStatement, terminate: terminateSession };
}
