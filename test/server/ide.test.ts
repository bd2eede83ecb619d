import * as fs from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/postgres';
import { plainServer, type PlainServer } from '../support/plain-server';

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('the IDE', () => {
  const folder = temporaryFolder('program-hub-ide-');
  const examplesDirectory = join(folder, 'examples');
  const pagesDirectory = join(folder, 'pages');
  let server: PlainServer;

  beforeAll(async () => {
    for (const [path, content] of [
      ['examples/distributor/1-my-partners.graphql', 'query MyPartners { hello }'],
      ['examples/front-end/11-program-page.graphql', 'query ProgramPage($to: Int) { hello(to: $to) }'],
      ['examples/front-end/11-program-page.variables.json', '{ "to": 1 }\n'],
      ['examples/front-end/11-program-page.expected.json', '{}'],
      ['examples/front-end/9-award-timeline.graphql', 'query AwardTimeline { hello }'],
      ['pages/welcome.graphql', 'query Welcome { hello }'],
      [
        'pages/ide.html',
        '<head><!--hub-settings--><script type="module" src="/assets/ide-1a2b3c4d.js"></script></head>',
      ],
      ['pages/index.html', '<head><!--hub-settings--></head><body><div id="root"></div></body>'],
      ['pages/assets/ide-1a2b3c4d.js', 'start();'],
      ['pages/assets/ide-1a2b3c4d.js.gz', 'compressed'],
      ['pages/assets/icon.svg', '<svg />'],
    ] as const) {
      fs.mkdirSync(join(folder, path, '..'), { recursive: true });
      fs.writeFileSync(join(folder, path), content);
    }
    server = await plainServer({}, { examplesDirectory, pagesDirectory });
  });

  afterAll(async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test('opens in a browser at the address of the API', async () => {
    const response = await server.app.inject({ url: '/graphql', headers: { accept: browser } });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.body).toContain('<script type="module" src="/assets/ide-1a2b3c4d.js"></script>');
  });

  test('loads nothing from other hosts, and runs only its own scripts', async () => {
    const { headers, body } = await server.app.inject({ url: '/graphql', headers: { accept: browser } });
    expect(body).not.toMatch(/https?:/);
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; worker-src 'self'");
    expect(headers['content-security-policy']).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe/);
  });

  test('offers the welcome, then the examples by group and number, with their variables', async () => {
    const response = await server.app.inject({ url: '/ide/examples.json' });
    expect(response.json()).toEqual([
      { id: 'start/welcome', group: 'Start', name: 'Welcome', query: 'query Welcome { hello }', variables: null },
      expect.objectContaining({ id: 'front-end/9-award-timeline', group: 'Front end', name: 'Award timeline' }),
      {
        id: 'front-end/11-program-page',
        group: 'Front end',
        name: 'Program page',
        query: 'query ProgramPage($to: Int) { hello(to: $to) }',
        variables: '{ "to": 1 }',
      },
      expect.objectContaining({ id: 'distributor/1-my-partners', group: 'Distributor', name: 'My partners' }),
    ]);
  });

  test('is sent compressed, and kept by the browser: the names of its files change with their content', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    const script = await server.app.inject({ url: '/assets/ide-1a2b3c4d.js', headers });
    expect(script.body).toBe('compressed');
    expect(script.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    const icon = await server.app.inject({ url: '/assets/icon.svg' });
    expect(icon.headers['cache-control']).toBe('no-cache');
    const again = await server.app.inject({
      url: '/assets/icon.svg',
      headers: { 'if-none-match': String(icon.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
  });

  test.each(['/assets/../ide.html', '/assets/..%2fpackage.json', '/assets/.env', '/assets/', '/ide/', '/ide.html'])(
    'shows no other file: %s',
    async (url) => {
      expect((await server.app.inject({ url })).statusCode).toBe(404);
    },
  );
});

describe('the explorer', () => {
  const folder = temporaryFolder('program-hub-explorer-');
  let server: PlainServer;

  beforeAll(async () => {
    fs.mkdirSync(join(folder, 'assets'));
    fs.writeFileSync(join(folder, 'index.html'), '<head><!--hub-settings--></head><body><div id="root"></div></body>');
    server = await plainServer(
      {
        AUTH_JWKS_URL: 'https://id.example/keys',
        AUTH_ISSUER: 'https://id.example/realms/hub',
        AUTH_AUDIENCE: 'https://hub.example',
        AUTH_CLIENT_ID: 'explorer "1"',
        AUTH_SIGN_IN_PARAMETERS: 'audience=https://hub.example',
      },
      { pagesDirectory: folder },
    );
  });

  afterAll(async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test.each(['/', '/partners/nimbus-works', '/compare', '/program', '/coverage', '/portal', '/signed-in'])(
    'opens at %s',
    async (url) => {
      const response = await server.app.inject({ url });
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(response.body).toContain('<div id="root">');
    },
  );

  test('is not shown at other addresses', async () => {
    expect((await server.app.inject({ url: '/partner' })).statusCode).toBe(404);
  });

  test('knows where its users sign in', async () => {
    const { body } = await server.app.inject({ url: '/' });
    const [, content = ''] = /<meta name="hub-settings" content="([^"]*)"/.exec(body) ?? [];
    expect(JSON.parse(content.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))).toEqual({
      signIn: {
        authority: 'https://id.example/realms/hub',
        clientId: 'explorer "1"',
        scope: 'openid',
        parameters: { audience: 'https://hub.example' },
        returnPath: '/signed-in',
      },
    });
  });

  test('lets users of the IDE come back to it, and its page reach the provider', async () => {
    const { headers, statusCode } = await server.app.inject({ url: '/ide/signed-in?code=1&state=2' });
    expect([statusCode, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(headers['content-security-policy']).toContain("connect-src 'self' https://id.example; ");
  });

  test('runs only its own scripts, allows the styles of its own components, and sends requests to the provider alone', async () => {
    const policyOf = async (): Promise<{ policy: string; nonce: string | undefined }> => {
      const { headers, body } = await server.app.inject({ url: '/' });
      const [, nonce] = /<meta name="style-nonce" content="([^"]*)"/.exec(body) ?? [];
      return { policy: String(headers['content-security-policy']), nonce };
    };
    const { policy, nonce } = await policyOf();
    expect(policy).toContain("default-src 'none'; script-src 'self'; ");
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'; `);
    expect(policy).toContain("connect-src 'self' https://id.example; ");
    expect(policy).not.toContain('unsafe');
    expect((await policyOf()).nonce).not.toBe(nonce);
  });
});
