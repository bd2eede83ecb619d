import type { FastifyInstance } from 'fastify';
import { within } from '../within';
import { databaseRetryAfter } from './error-mask';

/** How long the database may take to answer before the hub calls itself not ready, in milliseconds. */
const patience = 2_000;

export interface HealthChecks {
  /** Fails when the database cannot be read. */
  readonly checkDatabase: () => Promise<unknown>;
  /** Fails when the keys of the issuer of tokens have never been fetched. */
  readonly checkIssuer: () => void;
}

/** `/health/live`: the process answers. `/health/ready`: what it stands on does too, so it can serve. */
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
