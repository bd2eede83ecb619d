import { readlinkSync } from 'node:fs';
import { Client, type Pool, type PoolClient } from 'pg';
import { createReadPool } from '../../src/database/pool';
import { processorTime } from '../../src/database/processor-time';
import { ServerWatch } from '../../src/database/server-watch';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { startTcpProxy } from '../support/tcp-proxy';

let database: TestDatabase;
let pool: Pool;
let client: PoolClient;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

async function taken(statement: string): Promise<number> {
  const worked = processorTime();
  const before = worked(client) ?? NaN;
  await client.query(statement);
  return (worked(client) ?? NaN) - before;
}

/** The address of the test's database over the Unix socket of its server. */
async function socketUrl(): Promise<string> {
  const asking = new Client({ connectionString: database.url });
  await asking.connect();
  const { rows } = await asking.query<{ pid: number }>('select pg_backend_pid() as pid');
  // The server works in its folder, and calls it by no other name.
  const folder = readlinkSync(`/proc/${rows[0]?.pid}/cwd`);
  await asking.end();
  const url = new URL(database.url);
  url.searchParams.set('host', folder);
  url.searchParams.set('port', url.port);
  return url.toString();
}

(process.platform === 'linux' ? describe : describe.skip).each([
  ['TCP', () => database.url],
  ['a Unix socket', socketUrl],
])('over %s', (_way, address) => {
  beforeEach(async () => {
    pool = createReadPool({
      url: await address(),
      pooling: undefined,
      watch: new ServerWatch(),
      onError: () => undefined,
      size: 1,
      statementTimeoutMs: 10_000,
    });
    client = await pool.connect();
  });

  afterEach(async () => {
    client.release();
    await pool.end();
  });

  test('what waits takes less of a processor than what counts', async () => {
    const waiting = await taken('select pg_sleep(0.5)');
    const counting = await taken('select count(*) from generate_series(1, 2000000)');
    expect(waiting).toBeGreaterThanOrEqual(0);
    expect(counting).toBeGreaterThan(waiting);
    expect(counting).toBeGreaterThan(0.01);
  });
});

test('of a server that is reached through others nothing is known: its process ids may be those of other programs here', async () => {
  const proxy = await startTcpProxy(database.url);
  const far = createReadPool({
    url: proxy.through(database.url),
    onError: () => undefined,
    size: 1,
    statementTimeoutMs: 10_000,
  });
  const reached = await far.connect();
  expect(processorTime()(reached)).toBeUndefined();
  reached.release();
  await far.end();
  await proxy.close();
});
