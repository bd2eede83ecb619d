import type { Client } from 'pg';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { eventually } from '../support/eventually';

const query = '{ partners(first: 1) { nodes { name } } }';

let hub: TestHub;
let other: Client;

beforeAll(async () => {
  hub = await startDemoHub({ STATEMENT_TIMEOUT_MS: '100', POOL_SIZE: '1' });
  other = await connect(hub.databaseUrl);
}, 120_000);

afterAll(async () => {
  await other.end();
  await hub.close();
});

async function readSession(): Promise<number> {
  const { rows } = await other.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database() and application_name = 'program-hub reads' order by backend_start desc",
  );
  return rows[0]?.pid ?? 0;
}

function ready(): Promise<Response> {
  return fetch(`${hub.url}/health/ready`);
}

/** Stops a process; the server of all tests waits for it now and then, so it goes on whatever happens. */
async function whileStopped(pid: number, work: () => Promise<void>): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  try {
    await work();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

test('a database that does not answer holds up no request: clients are told to retry, also those in the queue', async () => {
  const right = await hub.post({ query });
  await whileStopped(await readSession(), async () => {
    // The second and third wait for the only connection; the first is given up by the hub, since the database does not.
    const answers = await Promise.all([hub.post({ query }), hub.post({ query }), hub.post({ query })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 503]);
    const refused = answers.find(({ status }) => status === 503);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused?.body).toMatchObject({ data: null, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
  });
  expect((await hub.post({ query })).body).toEqual(right.body);
});

test('a hub that is not ready tells clients when to retry, and becomes ready again by itself', async () => {
  expect((await ready()).status).toBe(200);
  await whileStopped(await readSession(), async () => {
    const refused = await ready();
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([503, true]);
  });
  await eventually(ready, ({ status }) => status === 200);
});
