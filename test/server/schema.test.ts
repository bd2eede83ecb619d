import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { hubSchema } from '../../src/model/schema';
import { plainServer, type PlainServer } from '../support/plain-server';

const file = readFileSync(join(__dirname, '..', '..', 'schema', 'schema.graphql'), 'utf8');

describe('the schema as a text', () => {
  let server: PlainServer;

  beforeAll(async () => {
    server = await plainServer({}, { schema: hubSchema() });
  });

  afterAll(() => server.stop());

  const get = (headers: Record<string, string> = {}, method: 'GET' | 'HEAD' | 'POST' = 'GET') =>
    server.app.inject({ method, url: '/schema.graphql', headers });

  test('is the file that is in the repository', async () => {
    const { statusCode, headers, body } = await get();
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toBe(file);
    expect(() => buildSchema(body)).not.toThrow();
  });

  test('lists its types by name, so that it does not depend on the order in which classes are loaded', () => {
    const names = [...file.matchAll(/^(?:type|input|enum|interface|scalar|union) (\w+)/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(300);
    expect(names).toEqual([...names].sort());
  });

  test('answers 304 to a client that has it already', async () => {
    const { headers } = await get();
    const tag = String(headers.etag);
    expect(headers['cache-control']).toBe('public, no-cache');
    for (const known of [tag, tag.slice(2), `"other", ${tag}`, '*']) {
      const again = await get({ 'if-none-match': known });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tag]);
    }
    for (const other of ['"other"', tag.slice(0, -3)])
      expect((await get({ 'if-none-match': other })).statusCode).toBe(200);
  });

  test('is described by HEAD without a body', async () => {
    const [asked, described] = [await get(), await get({}, 'HEAD')];
    expect([described.statusCode, described.body]).toEqual([200, '']);
    for (const name of ['etag', 'content-type', 'cache-control', 'content-length'])
      expect(described.headers[name]).toBe(asked.headers[name]);
  });

  test('is compressed if the client accepts that, under the same ETag', async () => {
    const { headers, rawPayload } = await get({ 'accept-encoding': 'gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(String(headers.vary)).toContain('accept-encoding');
    expect(rawPayload.length).toBeLessThan(file.length / 5);
    expect(headers.etag).toBe((await get()).headers.etag);
  });

  test('can only be read', async () => {
    expect((await get({}, 'POST')).statusCode).toBe(404);
  });
});
