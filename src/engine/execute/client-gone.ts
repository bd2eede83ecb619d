import { GraphQLError } from 'graphql';
import type { Pool, PoolClient } from 'pg';
import type { Signal } from './signal';
import type { Turn } from './turns';

/** The error of a request whose client went away. No client reads it. */
export function clientGone(): GraphQLError {
  return new GraphQLError('The client went away.', { extensions: { code: 'CLIENT_CLOSED_REQUEST' } });
}

/** A connection of the pool. If the client goes away first, the connection is given back as soon as it is there. */
export function connectionOf(pool: Pool, signal: Signal | undefined): Promise<PoolClient> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(clientGone());
    if (signal?.aborted) {
      leave();
      return;
    }
    signal?.addEventListener('abort', leave, { once: true });
    pool.connect((problem, client) => {
      signal?.removeEventListener('abort', leave);
      if (!client) reject(problem ?? new Error('The pool gave no connection.'));
      else if (signal?.aborted) client.release();
      else resolve(client);
    });
  });
}

/** A turn. The error is that of a client that went away if the wait failed because of it. */
export function untilGone(entering: Promise<Turn>, signal: Signal | undefined): Promise<Turn> {
  return entering.catch((problem: unknown) => {
    throw signal?.aborted ? clientGone() : problem;
  });
}
