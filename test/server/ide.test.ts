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
      ['pages/ide.js', 'start();'],
      ['pages/ide.js.gz', 'compressed'],
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
    expect(response.body).toContain('<script type="module" src="/ide/ide.js"></script>');
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

  test('is sent compressed, and revalidated by the browser', async () => {
    const { headers, body } = await server.app.inject({ url: '/ide/ide.js', headers: { 'accept-encoding': 'gzip' } });
    expect(body).toBe('compressed');
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': 'no-cache' });
    const again = await server.app.inject({
      url: '/ide/ide.js',
      headers: { 'accept-encoding': 'gzip', 'if-none-match': String(headers.etag) },
    });
    expect(again.statusCode).toBe(304);
  });

  test.each(['/ide/../package.json', '/ide/..%2fpackage.json', '/ide/.env', '/ide/'])(
    'shows no other file: %s',
    async (url) => {
      expect((await server.app.inject({ url })).statusCode).toBe(404);
    },
  );
});
