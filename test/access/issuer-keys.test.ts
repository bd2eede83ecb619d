import type { LightMyRequestResponse } from 'fastify';
import type { DataSource } from 'typeorm';
import { openAccess, type Access } from '../../src/access/access';
import { createDataSource } from '../../src/database/data-source';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { audience, issuerName, sign, signingKey, startKeyServer, type KeyServer } from '../support/issuer';
import { plainServer, type PlainServer } from '../support/plain-server';
import { stopDate } from '../support/still-date';

const claims = { role: 'hub_role', partner: 'hub_partner', distributor: 'hub_distributor' };

let database: TestDatabase;
let dataSource: DataSource;
let keyServer: KeyServer;
let access: Access;
let server: PlainServer;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource({ url: database.url }).initialize();
});

beforeEach(async () => {
  keyServer = await startKeyServer(undefined);
  const issuer = { jwksUrl: new URL(keyServer.url), name: issuerName, audience };
  access = await openAccess({ dataSource, issuer, claims, developmentFile: undefined });
  const { authenticate, checkIssuer } = access;
  server = await plainServer({ LOG_LEVEL: 'trace' }, { authenticate, checkIssuer });
  access.watchIssuer((error) => server.app.log.warn({ err: error }, 'no keys'));
});

afterEach(async () => {
  jest.useRealTimers();
  await server.stop();
  await access.close();
  keyServer.close();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const post = async (token: string): Promise<LightMyRequestResponse> =>
  server.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query: '{ hello }' },
    headers: { authorization: `Bearer ${token}` },
  });

const ready = async (): Promise<number> => (await server.app.inject({ url: '/health/ready' })).statusCode;

test('without the keys of the issuer the hub is not ready, and a token gets 503 rather than 401', async () => {
  const key = await signingKey('ES256', 'first');
  const token = await sign(key);
  const response = await server.app.inject({ url: '/health/ready' });
  expect([response.statusCode, response.json()]).toEqual([
    503,
    { status: 'unavailable', database: 'ok', issuer: 'unavailable' },
  ]);
  const refused = await post(token);
  expect([refused.statusCode, refused.json()]).toMatchObject([
    503,
    { errors: [{ extensions: { code: 'AUTHORIZATION_UNAVAILABLE' } }] },
  ]);
  expect(refused.headers['retry-after']).toBe('5');
  expect(JSON.stringify(server.log)).not.toContain(token.split('.')[2]);

  keyServer.keys = [key.jwk];
  await eventually(ready, (status) => status === 200);
  expect((await post(token)).statusCode).toBe(200);
});

test('keys are fetched once for many tokens, again for a new key, and kept while the issuer cannot be reached', async () => {
  const [first, second, forged] = await Promise.all([
    signingKey('RS256', 'first'),
    signingKey('ES256', 'second'),
    signingKey('ES256', 'forged'),
  ]);
  keyServer.keys = [first.jwk];
  await eventually(ready, (status) => status === 200);
  const before = keyServer.fetches;
  stopDate();
  for (let count = 0; count < 5; count++) {
    expect((await post(await sign(first, { jti: String(count) }))).statusCode).toBe(200);
    expect((await post(await sign(forged, { jti: String(count) }))).statusCode).toBe(401);
  }
  jest.useRealTimers();
  // At most once more, if the hub's pause between two fetches was over.
  expect(keyServer.fetches).toBeLessThanOrEqual(before + 1);

  keyServer.keys = [first.jwk, second.jwk];
  const token = await sign(second);
  await eventually(
    async () => (await post(token)).statusCode,
    (status) => status === 200,
  );

  keyServer.keys = undefined;
  expect((await post(await sign(first, { jti: 'later' }))).statusCode).toBe(200);
  expect(await ready()).toBe(200);
});
