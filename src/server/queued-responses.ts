import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Closes the responses that wait behind another one of their connection when the connection closes. A client may send several
 * requests before it reads the first answer. Node tells only the response whose turn it is that the client has left; the others
 * would count as in flight, and hold their bytes, for ever.
 */
export function closeQueuedResponses(app: FastifyInstance): void {
  const queued = new WeakMap<Socket, Set<ServerResponse>>();
  app.addHook('onRequest', ({ raw: { socket } }, { raw }, done) => {
    if (raw.socket === null) {
      const responses = queued.get(socket) ?? new Set();
      if (!queued.has(socket)) {
        queued.set(socket, responses);
        socket.once('close', () => closeAll(responses));
      }
      responses.add(raw);
      raw.once('close', () => responses.delete(raw));
    }
    done();
  });
}

/** The response whose turn it is has the connection. */
function closeAll(responses: ReadonlySet<ServerResponse>): void {
  for (const response of responses) {
    if (response.socket !== null) continue;
    response.destroy();
    response.emit('close');
  }
}
