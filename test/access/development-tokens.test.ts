import * as fs from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import type { DataSource } from 'typeorm';
import { openAccess, type Access } from '../../src/access/access';
import type { Viewer } from '../../src/access/viewer';
import { readConfig } from '../../src/config';
import { createDataSource } from '../../src/database/data-source';
import { startHub } from '../../src/hub';
import { StartError } from '../../src/start-error';
import { withCluster } from '../support/cluster';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { temporaryFolder } from '../support/postgres';

const claims = { role: 'hub_role', partner: 'hub_partner', distributor: 'hub_distributor' };

async function ask(url: string, token: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { role } }' }),
  });
  return { status: response.status, body: await response.json() };
}

describe('development tokens', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let folder: string;

  beforeAll(async () => {
    database = await createTestDatabase('demo');
    dataSource = await createDataSource({ url: database.url }).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  beforeEach(() => {
    folder = temporaryFolder('program-hub-secret-');
  });

  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** Starts a hub that keeps the tokens in a file. */
  async function started(name = 'tokens.json'): Promise<Access> {
    return openAccess({ dataSource, issuer: undefined, claims, developmentFile: join(folder, name) });
  }

  async function authenticated(access: Access, token: string): Promise<Viewer> {
    return access.authenticate({ authorization: `Bearer ${token}` }, []);
  }

  test('there is one for each role, for a distributor and one of its partners; the next start makes and accepts the same', async () => {
    const [first, second] = [await started(), await started()];
    const tokens = first.developmentTokens ?? [];
    expect(tokens.map(({ name }) => name.split(' ')[0])).toEqual([
      'PARTNER',
      'DISTRIBUTOR',
      'ANALYST',
      'PROGRAM_MANAGER',
      'ADMIN',
    ]);
    expect(second.developmentTokens).toEqual(tokens);
    for (const { name, token } of tokens) {
      const [role, slug] = name.split(' ');
      for (const access of [first, second]) {
        const viewer = await authenticated(access, token);
        expect(viewer.role).toBe(role);
        expect(viewer.partner?.slug ?? viewer.distributor?.slug).toBe(slug);
      }
    }
    await Promise.all([first.close(), second.close()]);
  });

  test('they do not expire and have no time of issue', async () => {
    const access = await started();
    for (const { token } of access.developmentTokens ?? []) {
      const { exp, iat } = decodeJwt(token);
      expect(new Date((exp ?? 0) * 1_000).toISOString()).toBe('9999-12-31T23:59:59.000Z');
      expect(iat).toBeUndefined();
    }
    await access.close();
  });

  test('another hub refuses them, and so does this one after the file was deleted', async () => {
    const [first, other] = [await started(), await started('other.json')];
    fs.rmSync(join(folder, 'tokens.json'));
    const anew = await started();
    for (const { token } of first.developmentTokens ?? [])
      for (const access of [other, anew])
        await expect(authenticated(access, token)).rejects.toMatchObject({ code: 'TOKEN_SIGNATURE' });
    await Promise.all([first.close(), other.close(), anew.close()]);
  });

  test('only this account can read the file with the secret, and it is never half written', async () => {
    const access = await started();
    expect(fs.readdirSync(folder)).toEqual(['tokens.json']);
    const file = join(folder, 'tokens.json');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    const { key, ...parties } = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
    expect(Buffer.from(String(key), 'base64url')).toHaveLength(32);
    expect(Object.keys(parties)).toEqual(['partner', 'distributor']);
    for (const { token } of access.developmentTokens ?? []) expect(fs.readFileSync(file, 'utf8')).not.toContain(token);
    await access.close();
  });

  test('they stay when others would now be chosen, and change only if a partner or distributor no longer exists', async () => {
    const access = await started();
    const file = join(folder, 'tokens.json');
    const kept = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
    const [other] = await dataSource.query<{ slug: string }[]>('select slug from partner where slug <> $1 limit 1', [
      kept['partner'],
    ]);
    const write = (content: object): void => fs.writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
    write({ ...kept, partner: other?.slug });
    const same = await started();
    expect(same.developmentTokens?.[0]?.name).toBe(`PARTNER ${other?.slug}`);
    write({ ...kept, partner: 'gone' });
    const anew = await started();
    expect(anew.developmentTokens).toEqual(access.developmentTokens);
    expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual(kept);
    await Promise.all([access.close(), same.close(), anew.close()]);
  });

  test.each<[string, (file: string) => void, string]>([
    ['is empty', (file) => fs.writeFileSync(file, '', { mode: 0o600 }), 'it is damaged'],
    ['is no JSON', (file) => fs.writeFileSync(file, '{"key":', { mode: 0o600 }), 'it is damaged'],
    ['is null', (file) => fs.writeFileSync(file, 'null', { mode: 0o600 }), 'it is damaged'],
    ['has a short key', (file) => fs.writeFileSync(file, '{"key":"c2hvcnQ"}', { mode: 0o600 }), 'it is damaged'],
    ['has a key that is no text', (file) => fs.writeFileSync(file, '{"key":[1]}', { mode: 0o600 }), 'it is damaged'],
    ['is a folder', (file) => fs.mkdirSync(file, { mode: 0o700 }), 'it cannot be read (EISDIR'],
    ['can be read by a group', (file) => fs.chmodSync(file, 0o640), 'its mode is 640, not 600'],
    ['can be read by everybody', (file) => fs.chmodSync(file, 0o604), 'its mode is 604, not 600'],
    ['can be written by others', (file) => fs.chmodSync(file, 0o602), 'its mode is 602, not 600'],
    ['belongs to somebody else', (file) => fs.chownSync(file, 65_534, 65_534), 'it belongs to another account'],
  ])('a start is refused with advice if the file %s', async (what, change, reason) => {
    // Only root can change the owner of a file.
    if (what.startsWith('belongs') && process.getuid?.() !== 0) return;
    const file = join(folder, 'tokens.json');
    if (/can be|belongs/.test(what)) await (await started()).close();
    change(file);
    const before = fs.statSync(file);
    const refused = started();
    await expect(refused).rejects.toThrow(StartError);
    await expect(refused).rejects.toThrow(reason);
    await expect(refused).rejects.toThrow(`${file} holds the signing key of the development tokens, but `);
    await expect(refused).rejects.toThrow('or delete the file: the hub then makes new tokens.');
    expect(fs.statSync(file).ino).toBe(before.ino);
  });

  test('a start is refused if they cannot be written', async () => {
    const refused = started(join('no', 'such', 'folder', 'tokens.json'));
    await expect(refused).rejects.toThrow(StartError);
    await expect(refused).rejects.toThrow('The secret of the development tokens cannot be written to ');
  });

  test('with an issuer there are none, and the file is not created', async () => {
    const issuer = { jwksUrl: new URL('http://127.0.0.1:9/jwks'), name: 'https://id.example', audience: 'hub' };
    const access = await openAccess({ dataSource, issuer, claims, developmentFile: join(folder, 'tokens.json') });
    expect(access.developmentTokens).toBeUndefined();
    expect(fs.readdirSync(folder)).toEqual([]);
    await access.close();
  });
});

test('a hub with an embedded database offers them to its own pages; one on DATABASE_URL neither makes nor accepts them', async () => {
  const folder = temporaryFolder('program-hub-tokens-');
  const database = await createTestDatabase();
  const settings = { PORT: '0', LOG_LEVEL: 'silent', POOL_SIZE: '2', DATA_DIR: withCluster(folder) };
  const before = await startHub(readConfig(settings), { demo: false });
  await before.close();
  const embedded = await startHub(readConfig(settings), { demo: false });
  const served = await startHub(readConfig({ ...settings, DATABASE_URL: database.url }), { demo: false });
  try {
    const response = await fetch(`${embedded.url}/ide/tokens.json`);
    const tokens = (await response.json()) as { name: string; token: string }[];
    expect(tokens).toEqual(embedded.developmentTokens);
    expect(tokens).toEqual(before.developmentTokens);
    expect(fs.statSync(join(folder, 'development-tokens.json')).mode & 0o777).toBe(0o600);
    // Nobody is a partner or a distributor in an empty database.
    expect(tokens.map(({ name }) => name)).toEqual(['ANALYST', 'PROGRAM_MANAGER', 'ADMIN']);
    for (const site of ['cross-site', 'same-site']) {
      const { status } = await fetch(`${embedded.url}/ide/tokens.json`, { headers: { 'sec-fetch-site': site } });
      expect(status).toBe(404);
    }

    expect(served.developmentTokens).toBeUndefined();
    expect((await fetch(`${served.url}/ide/tokens.json`)).status).toBe(404);
    for (const { name, token } of tokens) {
      expect(await ask(embedded.url, token)).toEqual({ status: 200, body: { data: { viewer: { role: name } } } });
      expect(await ask(served.url, token)).toMatchObject({
        status: 401,
        body: { errors: [{ extensions: { code: 'TOKEN_NOT_ACCEPTED' } }] },
      });
    }
  } finally {
    await embedded.close();
    await served.close();
    await database.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
