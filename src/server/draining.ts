import type { FastifyInstance } from 'fastify';
import { errorBody } from './http-errors';

/** Ends the service. */
export interface Draining {
  /** Whether the stop has begun. */
  readonly begun: boolean;
  /**
   * Refuses new requests with status 503, and waits until those in flight are answered.
   * @param timeout the longest wait, in milliseconds
   * @returns the number of requests that were still in flight after that time
   */
  drain(timeout: number): Promise<number>;
}

/** Seconds after which a refused client should try again. A restart takes about as long. */
const retryAfter = '5';

/** Counts the requests in flight. The server listens while it drains, so that it can refuse new requests with a reason. */
export function drainOnStop(app: FastifyInstance): Draining {
  let begun = false;
  let inFlight = 0;
  let idle: () => void = () => undefined;

  app.addHook('onRequest', (request, reply, done) => {
    inFlight++;
    // `close` also comes if the client goes away before it has its response.
    reply.raw.once('close', () => {
      inFlight--;
      if (inFlight === 0) idle();
    });
    if (begun) {
      const body = errorBody('SERVICE_UNAVAILABLE', 'The hub is stopping: try again in a moment.', request.id);
      void reply.code(503).header('retry-after', retryAfter).header('connection', 'close').send(body);
      return;
    }
    done();
  });

  return {
    get begun() {
      return begun;
    },
    async drain(timeout) {
      begun = true;
      if (inFlight > 0) {
        await new Promise<void>((resolve) => {
          const late = setTimeout(resolve, timeout);
          idle = () => {
            clearTimeout(late);
            resolve();
          };
        });
      }
      return inFlight;
    },
  };
}
