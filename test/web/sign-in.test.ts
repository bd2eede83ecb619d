import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readConfig } from '../../src/config';
import { startHub, type Hub } from '../../src/hub';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { startExplorer, type Explorer } from '../support/explorer';

const audience = 'https://hub.example/graphql';

let database: TestDatabase;
let provider: ChildProcess;
let issuer: string;
let hub: Hub;
let explorer: Explorer;

beforeAll(async () => {
  database = await createTestDatabase('demo');
  const script = require.resolve('../support/openid-provider.mjs');
  provider = spawn(process.execPath, [script, audience, 'nobody'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const [line] = (await once(provider.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  issuer = line.toString().trim();
  hub = await startHub(
    readConfig({
      AUTH_JWKS_URL: `${issuer}/jwks`,
      AUTH_ISSUER: issuer,
      AUTH_AUDIENCE: audience,
      AUTH_CLIENT_ID: 'explorer',
      AUTH_SIGN_IN_PARAMETERS: `resource=${audience}`,
      DATABASE_URL: database.url,
      PORT: '0',
      LOG_LEVEL: 'silent',
    }),
  );
  explorer = await startExplorer(hub.url);
});

afterAll(async () => {
  await explorer.close();
  await hub.close();
  provider.stdin?.end();
  provider.kill();
  await database.drop();
});

test('a user signs in in the IDE, whose requests then carry the token, and its tabs stay', async () => {
  const { page, complaints, close } = await explorer.visit('/graphql#query=query+Who+{+viewer+{+role+}+}', {
    provider: issuer,
  });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Ada Analyst').waitFor();
  expect(new URL(page.url()).pathname).toBe('/graphql');
  await page.locator('.graphiql-tab-active', { hasText: 'Who' }).waitFor();
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  const answered = page.waitForResponse((response) => response.request().postData()?.includes('query Who') === true);
  await page.locator('.graphiql-execute-button').click();
  expect(await (await answered).json()).toEqual({ data: { viewer: { role: 'ANALYST' } } });
  expect(complaints).toEqual([]);
  await close();
});

test('a user signs in at the provider, comes back to the same view, and the token is kept nowhere', async () => {
  const { page, complaints, close } = await explorer.visit('/?q=nimbus', { provider: issuer });
  await page.getByRole('listitem').first().waitFor();
  await page.getByRole('button', { name: 'Sign in' }).click();
  const request = await page.waitForRequest((each) => each.headers()['authorization']?.startsWith('Bearer ') === true);
  expect(JSON.parse((await (await request.response())?.text()) ?? '{}')).not.toHaveProperty('errors');
  await page.getByText('Ada Analyst').waitFor();
  expect(new URL(page.url()).search).toBe('?q=nimbus');
  const token = request.headers()['authorization']?.slice('Bearer '.length) ?? '';
  const kept = await page.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie])');
  expect(kept).not.toContain(token);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});
