import type { FastifyInstance } from 'fastify';

/** How often connections are looked through for late requests, at most, in milliseconds; Node's own 30 s add to the limit. */
const checking = 500;

/**
 * Fastify's options that close a connection on which a request does not arrive whole in time, whether nothing comes, the
 * headers or the body come byte by byte, or the body never ends. The client is answered 408.
 */
export function connectionLimits(requestTimeoutMs: number): object {
  const interval = Math.min(checking, requestTimeoutMs / 4);
  return {
    requestTimeout: requestTimeoutMs,
    // Nothing is read or written for so long: a little more, so that a late request is answered first.
    connectionTimeout: requestTimeoutMs + 2 * interval,
    http: {
      headersTimeout: requestTimeoutMs,
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: interval,
      // Room for an operation in the address of a GET.
      maxHeaderSize: 64 * 1024,
    },
  };
}

/**
 * Closes the connection of a client that does not take its answer in; Node would keep the answer for it. While an answer
 * is still being made nothing is written either, so that is told apart.
 */
export function leaveThoseWhoDoNotRead(app: FastifyInstance): void {
  app.addHook('onRequest', ({ raw: { socket } }, { raw }, done) => {
    raw.on('timeout', () => {
      if (socket.writableLength > 0) socket.destroy();
    });
    done();
  });
}
