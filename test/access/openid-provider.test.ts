import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { readConfig } from '../../src/config';
import { startHub, type Hub } from '../../src/hub';
import { connect } from '../support/connections';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';

const audience = 'https://hub.example/graphql';

let database: TestDatabase;
let hub: Hub;
let distributor: string;
let provider: ChildProcess;
let lines: Interface;
let issuer: string;

async function nextLine(): Promise<string> {
  const [line] = (await once(lines, 'line')) as [string];
  return line;
}

beforeAll(async () => {
  database = await createTestDatabase('demo');
  const client = await connect(database.url);
  const { rows } = await client.query<{ slug: string }>('select slug from distributor order by id limit 1');
  await client.end();
  distributor = rows[0]?.slug ?? '';
  const script = require.resolve('../support/openid-provider.mjs');
  provider = spawn(process.execPath, [script, audience, distributor], { stdio: ['pipe', 'pipe', 'ignore'] });
  if (!provider.stdout) throw new Error('The provider cannot be heard.');
  lines = createInterface({ input: provider.stdout });
  issuer = await nextLine();
  const discovered = await fetch(`${issuer}/.well-known/openid-configuration`);
  const { jwks_uri: jwksUrl } = (await discovered.json()) as { jwks_uri: string };
  const settings = { AUTH_JWKS_URL: jwksUrl, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience, POOL_SIZE: '2' };
  hub = await startHub(readConfig({ ...settings, DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'silent' }));
});

afterAll(async () => {
  await hub.close();
  provider.stdin?.end();
  provider.kill();
  await database.drop();
});

/** Gets a token of a client from the provider. */
async function tokenFor(client: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client}:${client}-secret`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

async function ask(token: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { role distributor { slug } } }' }),
  });
  return { status: response.status, body: await response.json() };
}

function viewer(role: string, slug?: string): object {
  return { status: 200, body: { data: { viewer: { role, distributor: slug === undefined ? null : { slug } } } } };
}

test('tokens of a real OpenID provider are accepted, also after it has changed its keys', async () => {
  await eventually(
    async () => (await fetch(`${hub.url}/health/ready`)).status,
    (status) => status === 200,
  );
  const first = await tokenFor('distributor');
  expect(JSON.parse(Buffer.from(first.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({ alg: 'RS256' });
  expect(await ask(first)).toEqual(viewer('DISTRIBUTOR', distributor));
  expect(await ask(await tokenFor('analyst'))).toEqual(viewer('ANALYST'));

  const told = nextLine();
  provider.stdin?.write('rotate\n');
  expect(await told).toBe('rotated');
  const second = await tokenFor('distributor');
  expect(JSON.parse(Buffer.from(second.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({ alg: 'ES256' });
  const answer = await eventually(
    () => ask(second),
    ({ status }) => status === 200,
  );
  expect(answer).toEqual(viewer('DISTRIBUTOR', distributor));
  expect(await ask(await tokenFor('analyst'))).toEqual(viewer('ANALYST'));
  // A token that was checked is remembered for a minute; others of the key that is gone are refused at once.
  expect(await ask(`${first.slice(0, -4)}AAAA`)).toMatchObject({
    status: 401,
    body: { errors: [{ extensions: { code: 'TOKEN_KEY_UNKNOWN' } }] },
  });
});
