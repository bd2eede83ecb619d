import type { FastifyInstance } from 'fastify';

/** How long the database may take to answer before the hub calls itself not ready, in milliseconds. */
const patience = 2_000;

/**
 * `/health/live`: the process answers. `/health/ready`: its database does too, so it can serve.
 * @param checkDatabase fails when the database cannot be read
 */
export function serveHealth(app: FastifyInstance, checkDatabase: () => Promise<unknown>): void {
  app.get('/health/live', () => ({ status: 'ok' }));

  app.get('/health/ready', async (request, reply) => {
    try {
      await within(patience, checkDatabase());
      return { status: 'ok', database: 'ok' };
    } catch (error) {
      request.log.warn({ err: error }, 'the database does not answer');
      return reply.code(503).send({ status: 'unavailable', database: 'unavailable' });
    }
  });
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    await Promise.race([work, timeout]);
  } finally {
    clearTimeout(late);
  }
}
