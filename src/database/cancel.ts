import { connect, type Socket } from 'node:net';
import type { PoolClient } from 'pg';
import { isPooled } from './session-client';

/** What a connection of pg knows of itself; the driver's types do not say it. */
interface Session {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
  readonly connection: { readonly stream: Socket };
}

/** How long the server may take to take a cancellation in, in milliseconds. */
const patience = 5_000;
/** Where PostgreSQL's protocol has a version, a cancellation has this number. */
const cancelRequestCode = 80_877_102;

/**
 * Cancels the statement that a connection is running, by PostgreSQL's CancelRequest: it needs no session of its own, so
 * it works also when there is none to be had; and its secret key keeps it from hitting the session of someone else.
 * The server closes the socket after it has signalled the session. A signal that comes between two statements does
 * nothing, so once this is true the connection may be used for others.
 *
 * A pooler closes the socket before it passes the cancellation on, so nobody knows when it arrives. The connection then
 * ends while its statement runs or its transaction is open: the pooler ends the session with it, and a cancellation
 * that comes late meets nobody.
 * @returns whether the server has taken it in
 */
export async function cancelStatement(client: PoolClient): Promise<boolean> {
  const taken = await requestCancellation(client as unknown as Session);
  if (!isPooled(client)) return taken;
  (client as unknown as Session).connection.stream.destroy();
  return false;
}

function requestCancellation({ host, port, processID, secretKey, connection }: Session): Promise<boolean> {
  // A name may lead to another server by now.
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

/** Sixteen bytes: their number, the code, the process and its secret key. */
function cancelRequest(processID: number, secretKey: number): Buffer {
  const message = Buffer.alloc(16);
  [16, cancelRequestCode, processID, secretKey].forEach((part, index) => message.writeInt32BE(part | 0, index * 4));
  return message;
}
