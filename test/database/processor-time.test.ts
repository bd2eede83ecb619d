import type { Pool, PoolClient } from 'pg';
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
  pool = createReadPool({
    url: database.url,
    pooling: undefined,
    watch: new ServerWatch(),
    onError: () => undefined,
    size: 1,
    statementTimeoutMs: 10_000,
  });
  client = await pool.connect();
});

afterAll(async () => {
  client.release();
  await pool.end();
  await database.drop();
});

async function taken(statement: string): Promise<number> {
  const worked = processorTime();
  const before = worked(client) ?? NaN;
  await client.query(statement);
  return (worked(client) ?? NaN) - before;
}

(process.platform === 'linux' ? test : test.skip)('what waits takes less of a processor than what counts', async () => {
  const waiting = await taken('select pg_sleep(0.5)');
  const counting = await taken('select count(*) from generate_series(1, 2000000)');
  expect(waiting).toBeGreaterThanOrEqual(0);
  expect(counting).toBeGreaterThan(waiting);
  expect(counting).toBeGreaterThan(0.01);
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
