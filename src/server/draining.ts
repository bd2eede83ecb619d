import type { FastifyInstance } from 'fastify';
import { errorBody } from './http-errors';

/** The passage from serving to stopped. */
export interface Draining {
  /** Whether the stop has begun. */
  readonly begun: boolean;
  /**
   * Refuses further requests with 503 and waits until those in flight have been answered.
   * @param timeout how long to wait at most, in milliseconds
   * @returns how many requests were still in flight when the time was over
   */
  drain(timeout: number): Promise<number>;
}

/** Seconds after which a client that was refused should try again: a restart takes about as long. */
const retryAfter = '5';

/** Counts the requests in flight. The server goes on listening while it drains, so that a refused client hears why. */
export function drainOnStop(app: FastifyInstance): Draining {
  let begun = false;
  let inFlight = 0;
  let idle: () => void = () => undefined;

  app.addHook('onRequest', (request, reply, done) => {
    inFlight++;
    // Also if the client goes away before it is answered.
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
