import type { Client } from 'pg';
import { connect, readSessions } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { metric } from '../support/metrics';

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

test('a statement that takes too long ends as TIMEOUT, and its connection serves the next request', async () => {
  const query = '{ partners(first: 1) { nodes { name } } }';
  const answered = await hub.post({ query });
  expect(answered.body).toHaveProperty('data.partners.nodes.0.name');
  const before = await readSessions(other);

  await other.query('begin; lock table partner in access exclusive mode');
  const { status, body } = await hub.post({ query });
  await other.query('rollback');

  expect(status).toBe(200);
  expect(body).toEqual({
    data: null,
    errors: [
      {
        message: 'The operation took too long and was cancelled. Ask for fewer rows or fewer levels.',
        extensions: { code: 'TIMEOUT', requestId: expect.any(String) as string },
      },
    ],
  });
  expect(await metric(hub.url, 'hub_errors_total{code="TIMEOUT"}')).toBe(1);

  expect((await hub.post({ query })).body).toEqual(answered.body);
  expect(await readSessions(other)).toEqual(before);
});
