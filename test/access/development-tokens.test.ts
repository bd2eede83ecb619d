import { rmSync } from 'node:fs';
import { openAccess } from '../../src/access/access';
import { readConfig } from '../../src/config';
import { createDataSource } from '../../src/database/data-source';
import { startHub } from '../../src/hub';
import { createTestDatabase } from '../support/database';
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

test('there is a token for each role, for a distributor and one of its partners; the next start takes none of them', async () => {
  const database = await createTestDatabase('demo');
  const dataSource = await createDataSource({ url: database.url }).initialize();
  const open = (): ReturnType<typeof openAccess> =>
    openAccess({ dataSource, issuer: undefined, claims, development: true });
  const [first, second] = [await open(), await open()];
  const tokens = first.developmentTokens ?? [];
  expect(tokens.map(({ name }) => name.split(' ')[0])).toEqual([
    'PARTNER',
    'DISTRIBUTOR',
    'ANALYST',
    'PROGRAM_MANAGER',
    'ADMIN',
  ]);
  for (const { name, token } of tokens) {
    const [role, slug] = name.split(' ');
    const viewer = await first.authenticate({ authorization: `Bearer ${token}` }, []);
    expect(viewer.role).toBe(role);
    expect(viewer.partner?.slug ?? viewer.distributor?.slug).toBe(slug);
    const elsewhere = async (): Promise<unknown> => second.authenticate({ authorization: `Bearer ${token}` }, []);
    await expect(elsewhere()).rejects.toMatchObject({ code: 'TOKEN_SIGNATURE' });
  }
  await Promise.all([first.close(), second.close()]);
  await dataSource.destroy();
  await database.drop();
});

test('a hub of its own database offers them to its own pages; one on DATABASE_URL has and takes none', async () => {
  const folder = temporaryFolder('program-hub-tokens-');
  const database = await createTestDatabase();
  const settings = { PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: folder };
  const embedded = await startHub(readConfig(settings), { demo: false });
  const served = await startHub(readConfig({ ...settings, DATABASE_URL: database.url }), { demo: false });
  try {
    const response = await fetch(`${embedded.url}/ide/tokens.json`);
    const tokens = (await response.json()) as { name: string; token: string }[];
    expect(tokens).toEqual(embedded.developmentTokens);
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
    rmSync(folder, { recursive: true, force: true });
  }
});
