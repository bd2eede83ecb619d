import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { newApiKey } from '../../../src/access/api-keys';
import { documentHash } from '../../../src/access/trusted-documents';
import { fixedClock } from '../../../src/clock';
import { readConfig } from '../../../src/config';
import { startHub, type Hub } from '../../../src/hub';
import { examplesDirectory } from '../../../src/project-root';
import { connect } from '../../support/connections';
import { createTestDatabase, testDay, type TestDatabase } from '../../support/database';
import { register } from './registered';

let database: TestDatabase;
let hub: Hub;
let client: Client;
const { key, prefix, hash } = newApiKey();

beforeAll(async () => {
  database = await createTestDatabase('demo');
  hub = await startHub(readConfig({ DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'silent', POOL_SIZE: '2' }), {
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
  ['nothing', { authorization: 'Basic' }],
  ['a text without a colon', { authorization: `Basic ${Buffer.from(key).toString('base64')}` }],
  ['a very long password', basic('any', 'a'.repeat(8_000))],
  ['other bytes', { authorization: `Basic ${Buffer.from([0x3a, 0xff, 0x00]).toString('base64')}` }],
])('%s is refused with both schemes, and never counts as no credentials', async (_what, headers) => {
  const response = await fetch(`${hub.url}/data/funnel.csv`, { headers });
  expect(response.status).toBe(401);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(response.headers.get('www-authenticate')).toMatch(/^Bearer .*, Basic realm="hub"/);
});

describe('a key that is limited to named documents', () => {
  const limited = newApiKey();
  const registered = '# Any registered document\nquery Q { countries(first: 2) { nodes { code } } }';
  const headers = { authorization: `Bearer ${limited.key}`, 'content-type': 'application/json' };
  let coverage: string;

  beforeAll(async () => {
    coverage = await readFile(join(examplesDirectory, 'analyst', '01-coverage.graphql'), 'utf8');
    await register(client, registered);
    await client.query(
      `insert into api_key (prefix, hash, role, expires_at, documents) values ($1, $2, 'ANALYST', now() + interval '1 day', $3)`,
      [limited.prefix, limited.hash, ['coverage', documentHash(registered)]],
    );
  });

  async function post(body: object, accept = 'application/json'): Promise<{ status: number; text: string }> {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { ...headers, accept },
      body: JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  }

  test('reads the tables of these documents, and lists no others', async () => {
    for (const name of ['coverage', documentHash(registered)]) {
      const response = await fetch(`${hub.url}/data/${name}.csv`, { headers: basic('any', limited.key) });
      expect(response.status).toBe(200);
      await response.arrayBuffer();
    }
    const list = (await (await fetch(`${hub.url}/data`, { headers })).json()) as { documents: { name: string }[] };
    expect(list.documents.map(({ name }) => name).sort()).toEqual([documentHash(registered), 'coverage'].sort());
  });

  test.each(['funnel.csv', 'nothing.csv', `${'0'.repeat(64)}.parquet`, 'Coverage.csv', 'funnel'])(
    'is refused any other: %s',
    async (file) => {
      const response = await fetch(`${hub.url}/data/${file}`, { headers: basic('any', limited.key) });
      expect([response.status, await response.json()]).toEqual([
        403,
        expect.objectContaining({
          code: 'DOCUMENT_NOT_ALLOWED',
          detail: expect.stringContaining('coverage') as string,
        }),
      ]);
    },
  );

  test('asks these documents at /graphql, by their text or hash', async () => {
    const hash = documentHash(registered);
    for (const body of [
      { query: registered },
      { documentId: hash },
      { documentId: `sha256:${hash}` },
      { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
      { query: coverage },
    ]) {
      const { status, text } = await post(body);
      expect([status, text]).toEqual([200, expect.stringMatching(/^\{"data":/)]);
    }
    const byUrl = await fetch(`${hub.url}/graphql?documentId=${hash}`, { headers });
    expect([byUrl.status, await byUrl.text()]).toEqual([200, expect.stringMatching(/^\{"data":/)]);
    await expect(post({ documentId: hash }, 'text/csv')).resolves.toMatchObject({ status: 200 });
  });

  test('is refused any other at /graphql', async () => {
    const other = 'query Q { countries(first: 3) { nodes { code } } }';
    await register(client, other);
    for (const body of [
      { query: other },
      { query: `${registered} ` },
      { query: other, documentId: documentHash(registered) },
      { query: other, extensions: { persistedQuery: { version: 1, sha256Hash: documentHash(registered) } } },
      { documentId: documentHash(other) },
      { documentId: 'coverage' },
      { query: [registered] },
    ]) {
      for (const accept of ['application/json', 'text/csv']) {
        const { status, text } = await post(body, accept);
        expect([status, text]).toEqual([403, expect.stringContaining('"DOCUMENT_NOT_ALLOWED"')]);
        expect(text).toContain('limited to the documents coverage');
      }
    }
    for (const search of [
      `query=${encodeURIComponent(registered)}&query=${encodeURIComponent(other)}`,
      `query=${encodeURIComponent(other)}`,
    ]) {
      const response = await fetch(`${hub.url}/graphql?${search}`, { headers });
      expect([response.status, await response.text()]).toEqual([
        403,
        expect.stringContaining('"DOCUMENT_NOT_ALLOWED"'),
      ]);
    }
    for (const body of [[{ query: other }], {}, { query: '' }]) expect((await post(body)).status).toBe(400);
    const hidden = `query=${encodeURIComponent(other)}&query=`;
    expect((await fetch(`${hub.url}/graphql?${hidden}`, { headers })).status).toBe(400);
  });
});

test('HTTP Basic is accepted nowhere else', async () => {
  for (const headers of [basic('any', key), { ...basic('any', key), accept: 'text/csv' }]) {
    const response = await fetch(`${hub.url}${graphql}`, { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).not.toContain('Basic');
  }
});
