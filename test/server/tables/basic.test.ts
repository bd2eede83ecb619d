import type { Client } from 'pg';
import { newApiKey } from '../../../src/access/api-keys';
import { fixedClock } from '../../../src/clock';
import { readConfig } from '../../../src/config';
import { startHub, type Hub } from '../../../src/hub';
import { connect } from '../../support/connections';
import { createTestDatabase, testDay, type TestDatabase } from '../../support/database';

let database: TestDatabase;
let hub: Hub;
let client: Client;
const { key, prefix, hash } = newApiKey();

beforeAll(async () => {
  database = await createTestDatabase('demo');
  hub = await startHub(readConfig({ DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'silent' }), {
    clock: fixedClock(testDay),
  });
  client = await connect(database.url);
  await client.query(
    `insert into api_key (prefix, hash, role, expires_at) values ($1, $2, 'ANALYST', now() + interval '1 day')`,
    [prefix, hash],
  );
});

afterAll(async () => {
  await client.end();
  await hub.close();
  await database.drop();
});

function basic(user: string, password: string): { readonly authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

const viewer = `query Q { viewer { role } }`;
const graphql = `/graphql?query=${encodeURIComponent(viewer)}`;

test('an API key is the password of HTTP Basic, with any name of a user', async () => {
  for (const user of ['', 'any', 'ä:'.slice(0, 1)]) {
    const response = await fetch(`${hub.url}/data/funnel.csv`, { headers: basic(user, key) });
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/^key\.qualification\.slug,/);
  }
  const bearer = await fetch(`${hub.url}/data/funnel.csv`, { headers: { authorization: `Bearer ${key}` } });
  expect(bearer.status).toBe(200);
});

test.each([
  ['a wrong key', basic('any', newApiKey().key)],
  ['a token', basic('any', 'eyJhbGciOiJub25lIn0.e30.')],
  ['a key as the name of the user', basic(key, '')],
  ['what is no base64', { authorization: 'Basic %%%' }],
])('%s is refused with both schemes, and never counts as no credentials', async (_what, headers) => {
  const response = await fetch(`${hub.url}/data/funnel.csv`, { headers });
  expect(response.status).toBe(401);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(response.headers.get('www-authenticate')).toMatch(/^Bearer .*, Basic realm="hub"/);
});

test('HTTP Basic is accepted nowhere else', async () => {
  for (const headers of [basic('any', key), { ...basic('any', key), accept: 'text/csv' }]) {
    const response = await fetch(`${hub.url}${graphql}`, { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).not.toContain('Basic');
  }
});
