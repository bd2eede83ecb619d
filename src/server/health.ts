import type { FastifyInstance } from 'fastify';
import { within } from '../within';
import { databaseRetryAfter } from './error-mask';

/** The hub is not ready if the database takes longer than this to respond, in milliseconds. */
const patience = 2_000;

export interface HealthChecks {
  /** Rejects if the database cannot be read. */
  readonly checkDatabase: () => Promise<unknown>;
  /** Throws if the keys of the issuer of tokens have never been fetched. */
  readonly checkIssuer: () => void;
}

/** Serves `/health/live` (the process responds) and `/health/ready` (the database and the issuer can be used too). */
export function serveHealth(app: FastifyInstance, { checkDatabase, checkIssuer }: HealthChecks): void {
  app.get('/health/live', () => ({ status: 'ok' }));

  app.get('/health/ready', async (request, reply) => {
    const unavailable = (what: string) => (error: unknown) => {
      request.log.warn({ err: error }, `${what} cannot be reached`);
      return 'unavailable';
    };
    const issuer = Promise.resolve().then(checkIssuer);
    const state = {
      database: await within(patience, checkDatabase()).then(() => 'ok', unavailable('the database')),
      issuer: await issuer.then(() => 'ok', unavailable('the issuer of tokens')),
    };
    const ready = Object.values(state).every((each) => each === 'ok');
    if (!ready) reply.header('retry-after', databaseRetryAfter);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable', ...state });
  });
}
