import type { Client } from 'pg';
import { readConfig } from '../../../src/config';
import { startHub, type Hub } from '../../../src/hub';
import { connect } from '../../support/connections';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { authenticate, headersOf } from '../../support/demo-hub';
import { eventually } from '../../support/eventually';
import { metric } from '../../support/metrics';
import { findPgBouncer, startPgBouncer, type PgBouncer } from '../../support/pgbouncer';

const program = findPgBouncer();
if (!program && !process.env.CI) {
  console.warn('PgBouncer is not installed, so the shares are not tried behind it: apt-get install pgbouncer');
}

/** In CI a machine without PgBouncer is a failure. */
const suite = program || process.env.CI ? describe : describe.skip;

const held = '{ partners(first: 1) { nodes { name } } }';

suite('behind PgBouncer, with one connection', () => {
  let database: TestDatabase;
  let pooler: PgBouncer;
  let other: Client;
  let observer: Client;
  let hub: Hub;

  beforeAll(async () => {
    if (!program) throw new Error('PgBouncer is not installed: apt-get install pgbouncer');
    database = await createTestDatabase('demo');
    pooler = await startPgBouncer(program, database.url, { auth_type: 'scram-sha-256', default_pool_size: 8 });
    other = await connect(database.url);
    observer = await connect(database.url);
    const settings = { POOL_SIZE: '1', QUEUE_TIMEOUT_MS: '60000', STATEMENT_TIMEOUT_MS: '600000', LOG_LEVEL: 'silent' };
    hub = await startHub(readConfig({ DATABASE_URL: pooler.urlOf('transaction'), PORT: '0', ...settings }), {
      authenticate,
    });
  });

  afterAll(async () => {
    await other?.query('rollback');
    await hub?.close();
    await observer?.end();
    await other?.end();
    await pooler?.stop();
    await database?.drop();
  });

  /** Sends a request as one of several analysts. Returns the status, or the name of the error if the client leaves. */
  function send(name: string, signal?: AbortSignal): Promise<number | string> {
    return fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf({ role: 'ANALYST', caller: `token:${name}` }) },
      body: JSON.stringify({ query: held }),
      ...(signal && { signal }),
    }).then(
      ({ status }) => status,
      (error: Error) => error.name,
    );
  }

  const waiting = (count: number): Promise<number> =>
    eventually(
      () => metric(hub.url, 'hub_connections_waiting'),
      (found) => found === count,
    );

  async function statementIsHeld(): Promise<void> {
    await eventually(
      async () => {
        const { rows } = await observer.query<{ count: number }>(
          `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return rows[0]?.count;
      },
      (found) => found === 1,
    );
  }

  test('viewers take turns, clients that leave free their turns and places, and the hub reads for itself', async () => {
    expect(await send('first')).toBe(200);
    await other.query('begin; lock table partner in access exclusive mode');
    const [running, queued] = [new AbortController(), new AbortController()];
    const order: string[] = [];
    const answers: Promise<number | string>[] = [];
    const begin = (title: string, signal?: AbortSignal): void => {
      const answer = send(title.charAt(0), signal);
      answers.push(answer);
      void answer.then(() => order.push(title));
    };
    begin('a that leaves while it runs', running.signal);
    await statementIsHeld();
    begin('a 1');
    await waiting(1);
    begin('a 2');
    await waiting(2);
    begin('a that leaves while it waits', queued.signal);
    await waiting(3);
    begin('b');
    await waiting(4);
    await eventually(
      () => fetch(`${hub.url}/health/ready`),
      ({ status }) => status === 200,
    );

    queued.abort();
    await waiting(3);
    running.abort();
    await waiting(2);
    await other.query('rollback');
    expect(await Promise.all(answers)).toEqual(['AbortError', 200, 200, 'AbortError', 200]);
    expect(order).toEqual(['a that leaves while it waits', 'a that leaves while it runs', 'b', 'a 1', 'a 2']);
    await waiting(0);
    expect(await send('first')).toBe(200);
  });
});
