import { GraphQLError } from 'graphql';
import type { Pool, PoolClient } from 'pg';
import type { Signal } from './signal';
import type { Turn } from './turns';

/** The error of a request whose client went away. No client reads it. */
export function clientGone(): GraphQLError {
  return new GraphQLError('The client went away.', { extensions: { code: 'CLIENT_CLOSED_REQUEST' } });
}

/** A connection of the pool. If the client goes away first, the connection is given back as soon as it is there. */
export async function connectionOf(pool: Pool, signal: Signal | undefined): Promise<PoolClient> {
  if (signal?.aborted) throw clientGone();
  const connecting = pool.connect();
  if (!signal) return connecting;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      connecting.then((client) => client.release()).catch(() => undefined);
      reject(clientGone());
    };
    signal.addEventListener('abort', leave, { once: true });
    connecting
      .then((client) => {
        if (!signal.aborted) resolve(client);
      }, reject)
      .finally(() => signal.removeEventListener('abort', leave));
  });
}

/** A turn. The error is that of a client that went away if the wait failed because of it. */
export function untilGone(entering: Promise<Turn>, signal: Signal | undefined): Promise<Turn> {
  return entering.catch((problem: unknown) => {
    throw signal?.aborted ? clientGone() : problem;
  });
}
