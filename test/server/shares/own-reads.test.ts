import type { Client } from 'pg';
import { newApiKey } from '../../../src/access/api-keys';
import { documentHash } from '../../../src/access/trusted-documents';
import { readConfig } from '../../../src/config';
import { startHub, type Hub } from '../../../src/hub';
import { connect } from '../../support/connections';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { metric } from '../../support/metrics';

const held = '{ technologies(first: 1) { nodes { name } } }';
/** Needs no statement. */
const free = '{ viewer { role } }';

let database: TestDatabase;
let client: Client;
let hub: Hub;

beforeAll(async () => {
  database = await createTestDatabase('demo');
  client = await connect(database.url);
  const config = {
    DATABASE_URL: database.url,
    PORT: '0',
    LOG_LEVEL: 'silent',
    POOL_SIZE: '1',
    QUEUE_TIMEOUT_MS: '60000',
    STATEMENT_TIMEOUT_MS: '600000',
    TRUSTED_DOCUMENTS: 'only',
  };
  hub = await startHub(readConfig(config));
});

afterAll(async () => {
  await client.query('rollback');
  await hub.close();
  await client.end();
  await database.drop();
});

function send(query: string, key?: string): Promise<Response> {
  return fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ query }),
  });
}

test('clients that hold and wait for the only connection do not keep the hub from its own reads', async () => {
  const { key, prefix, hash } = newApiKey();
  await client.query(
    `insert into api_key (prefix, hash, role, cost_per_minute, expires_at) values ($1, $2, 'PUBLIC', 5000, now() + interval '1 day')`,
    [prefix, hash],
  );
  const register = (text: string): Promise<unknown> =>
    client.query('insert into trusted_document (hash, text) values ($1, $2)', [documentHash(text), text]);
  await register(held);
  await client.query('begin; lock table technology in access exclusive mode');
  const waiting = Array.from({ length: 5 }, () => send(held));
  await eventually(
    () => metric(hub.url, 'hub_connections_waiting'),
    (count) => count === 4,
  );

  // Health, an unknown key, a key that is read for the first time, and a document that is looked up for the first time.
  await eventually(
    () => fetch(`${hub.url}/health/ready`),
    ({ status }) => status === 200,
  );
  expect((await send(held, newApiKey().key)).status).toBe(401);
  const other = await connect(database.url);
  await other.query('insert into trusted_document (hash, text) values ($1, $2)', [documentHash(free), free]);
  await other.end();
  const answer = await send(free, key);
  expect(await answer.json()).toEqual({ data: { viewer: { role: 'PUBLIC' } } });
  // The key has a limit of its own.
  expect(answer.headers.get('ratelimit-policy')).toBe('"viewer";q=5000;w=60;qu="cost"');
  expect((await send(free)).headers.get('ratelimit-policy')).toBe('"viewer";q=6000000;w=60;qu="cost"');

  expect(await metric(hub.url, 'hub_connections_waiting')).toBe(4);
  await client.query('rollback');
  for (const each of waiting) expect((await each).status).toBe(200);
});
