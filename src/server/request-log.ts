import type { FastifyInstance } from 'fastify';

/**
 * Logs one line for each request after its response. The URL is logged without its query, which may hold an operation with
 * its variables.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const line = {
      method: request.method,
      path,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (path.startsWith('/health/') || path === '/metrics') request.log.debug(line, 'request');
    else request.log.info(line, 'request');
    done();
  });
}
