import { connect, type Socket } from 'node:net';
import type { PoolClient } from 'pg';
import { isPooled } from './session-client';

/** The members of a connection of pg that the types of the driver leave out. */
interface Session {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
  readonly connection: { readonly stream: Socket };
}

/** The longest wait for the server to take a cancellation in, in milliseconds. */
const patience = 5_000;
/** CancelRequest has this number in the place of the protocol version. */
const cancelRequestCode = 80_877_102;

/**
 * Cancels the statement of a connection by PostgreSQL's CancelRequest. It needs no session, so it works also if the server
 * has no free one, and its secret key protects the sessions of others. The server closes the socket after it has signalled
 * the session. A signal between two statements has no effect, so the connection may be used again after that.
 *
 * A pooler closes the socket before it passes the cancellation on, so it is unknown when the cancellation arrives. The
 * connection is then closed while its statement runs or its transaction is open. The pooler ends the session with it, and a
 * late cancellation meets no other statement.
 * @returns whether the server has taken it in
 */
export async function cancelStatement(client: PoolClient): Promise<boolean> {
  const taken = await requestCancellation(client as unknown as Session);
  if (!isPooled(client)) return taken;
  (client as unknown as Session).connection.stream.destroy();
  return false;
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
