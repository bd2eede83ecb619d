import type { Client } from 'pg';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { eventually } from '../support/eventually';

const query = '{ partners(first: 1) { nodes { name } } }';

let hub: TestHub;
let other: Client;

beforeAll(async () => {
  // Long enough for the statements that nothing holds, however busy the machine is.
  hub = await startDemoHub({ STATEMENT_TIMEOUT_MS: '2000', POOL_SIZE: '1' });
  other = await connect(hub.databaseUrl);
});

afterAll(async () => {
  await other.end();
  await hub.close();
});

async function sessionOf(name: string): Promise<number> {
  const { rows } = await other.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() and application_name = $1 order by backend_start desc',
    [name],
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

test('a database that answers nothing at all holds no request: it ends as TIMEOUT, and those that wait get a new connection', async () => {
  const right = await hub.post({ query });
  await whileStopped(await sessionOf('program-hub reads'), async () => {
    // The second and third wait for the only connection until the hub gives it up.
    const answers = await Promise.all([hub.post({ query }), hub.post({ query }), hub.post({ query })]);
    const late = answers.filter(({ text }) => text !== right.text);
    expect(late).toHaveLength(1);
    expect(late[0]?.body).toMatchObject({ data: null, errors: [{ extensions: { code: 'TIMEOUT' } }] });
  });
  expect((await hub.post({ query })).body).toEqual(right.body);
});

test('a hub that is not ready tells clients when to retry, and becomes ready again by itself', async () => {
  await eventually(ready, ({ status }) => status === 200);
  await whileStopped(await sessionOf('program-hub own reads'), async () => {
    const refused = await ready();
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([503, true]);
  });
  await eventually(ready, ({ status }) => status === 200);
});
