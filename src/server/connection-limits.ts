import type { FastifyInstance } from 'fastify';

/**
 * The longest interval at which connections are checked for late requests, in milliseconds. Node's default of 30 s would
 * add to the limit.
 */
const checking = 500;

/**
 * Fastify's options that close a connection if a whole request does not arrive in time: nothing arrives, the headers or the
 * body arrive byte by byte, or the body never ends. The client gets status 408.
 */
export function connectionLimits(requestTimeoutMs: number): object {
  const interval = Math.min(checking, requestTimeoutMs / 4);
  return {
    requestTimeout: requestTimeoutMs,
    // The time without any traffic. It is a little longer, so that a late request gets its response first.
    connectionTimeout: requestTimeoutMs + 2 * interval,
    http: {
      headersTimeout: requestTimeoutMs,
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: interval,
      // The URL of a GET holds its operation.
      maxHeaderSize: 64 * 1024,
    },
  };
}

/**
 * Closes the connection of a client that does not read its response; Node would keep the response in memory. A connection
 * is also without traffic while its response is made, so only one with unsent data is closed.
 */
export function closeUnreadConnections(app: FastifyInstance): void {
  app.addHook('onRequest', ({ raw: { socket } }, { raw }, done) => {
    raw.on('timeout', () => {
      if (socket.writableLength > 0) socket.destroy();
    });
    done();
  });
}
