import { connect } from 'node:net';
import { plainServer, post, type Body, type PlainServer } from '../support/plain-server';

let server: PlainServer;

beforeAll(async () => {
  server = await plainServer({ CORS_ORIGINS: 'https://portal.example', BODY_LIMIT_BYTES: '2048' });
});

afterAll(() => server.stop());

function codeOf(response: { json: <T>() => T }): unknown {
  return response.json<Body>().errors?.[0]?.extensions['code'];
}

describe('GraphQL over HTTP', () => {
  test('answers an operation sent by POST', async () => {
    const { status, headers, body } = await post(server, '{ hello }');
    expect({ status, body }).toEqual({ status: 200, body: { data: { hello: null } } });
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test('answers a query sent by GET', async () => {
    const response = await server.app.inject({
      url: '/graphql',
      query: { query: 'query ($to: Int) { hello(to: $to) }', variables: '{"to": 1}' },
    });
    expect({ status: response.statusCode, body: response.json<Body>() }).toEqual({
      status: 200,
      body: { data: { hello: null } },
    });
  });

  test('answers in the media type of the specification if the client accepts it', async () => {
    const { headers } = await post(server, '{ hello }', { headers: { accept: 'application/graphql-response+json' } });
    expect(headers['content-type']).toContain('application/graphql-response+json');
  });

  test('refuses a mutation by GET with 405', async () => {
    const response = await server.app.inject({
      url: '/graphql',
      query: { query: 'mutation { change }' },
    });
    expect({ status: response.statusCode, allow: response.headers.allow }).toEqual({ status: 405, allow: 'POST' });
  });

  test('answers an introspection query', async () => {
    const { body } = await post(server, '{ __schema { queryType { name } } }');
    expect(body).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
  });

  test('compresses a long answer for a client that can read it', async () => {
    const long = await server.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ large }' },
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(long.headers['content-encoding']).toBe('gzip');
    expect(long.rawPayload.length).toBeLessThan(1_000);
  });
});

describe('an unreadable request is refused with a GraphQL error', () => {
  test.each([
    ['bad JSON', { payload: '{"query": ', headers: { 'content-type': 'application/json' } }, 400, 'BAD_REQUEST'],
    ['no body', { headers: { 'content-type': 'application/json' } }, 400, 'BAD_REQUEST'],
    ['no query', { payload: { variables: {} } }, 400, 'BAD_REQUEST'],
    ['a query that is no text', { payload: { query: 7 } }, 400, 'BAD_REQUEST'],
    ['several operations at once', { payload: [{ query: '{ hello }' }] }, 400, 'BAD_REQUEST'],
    [
      'a key that would change every object',
      { payload: '{"query":"{hello}","__proto__":{}}', headers: { 'content-type': 'application/json' } },
      400,
      'BAD_REQUEST',
    ],
    [
      'another content type',
      { payload: '{ hello }', headers: { 'content-type': 'text/plain' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a form',
      { payload: 'query={hello}', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a body over the limit', { payload: { query: `{ hello } # ${'x'.repeat(4096)}` } }, 413, 'BODY_TOO_LARGE'],
    ['bad syntax', { payload: { query: '{ hello' } }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { payload: { query: '{ nothing }' } }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of the wrong type',
      { payload: { query: 'query ($to: Int) { hello(to: $to) }', variables: { to: 'x' } } },
      400,
      'BAD_USER_INPUT',
    ],
    [
      'an operation that is not there',
      { payload: { query: 'query A { hello }', operationName: 'B' } },
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('%s', async (_what, request, status, code) => {
    const response = await server.app.inject({ method: 'POST', url: '/graphql', ...request });
    expect({ status: response.statusCode, code: codeOf(response) }).toEqual({ status, code });
    expect(response.body).not.toMatch(/node_modules|at .*:\d+:\d+/);
  });

  test.each(['PUT', 'DELETE', 'PATCH'] as const)('the method %s', async (method) => {
    const response = await server.app.inject({ method, url: '/graphql' });
    expect({ status: response.statusCode, allow: response.headers.allow }).toEqual({
      status: 405,
      allow: 'GET, HEAD, POST',
    });
    expect(codeOf(response)).toBe('METHOD_NOT_ALLOWED');
  });

  test('an unknown address', async () => {
    const response = await server.app.inject({ url: '/grpahql' });
    expect({ status: response.statusCode, code: codeOf(response) }).toEqual({ status: 404, code: 'NOT_FOUND' });
  });

  test('a malformed address', async () => {
    const response = await server.app.inject({ url: '/%zz' });
    expect({ status: response.statusCode, code: codeOf(response) }).toEqual({ status: 400, code: 'BAD_REQUEST' });
  });
});

describe('bytes that are not a request', () => {
  let port: number;

  beforeAll(async () => {
    port = Number(new URL(await server.listen()).port);
  });

  async function send(bytes: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    socket.end(bytes);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    return answer;
  }

  test('are answered', async () => {
    const answer = await send('NONSENSE\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain(
      '{"errors":[{"message":"This is not an HTTP request.","extensions":{"code":"BAD_REQUEST"}}]}',
    );
  });

  test('and so are endless headers', async () => {
    const answer = await send(`GET /graphql?query=${'x'.repeat(70_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
  });
});

describe('headers', () => {
  test('set the security policies of browsers', async () => {
    const { headers } = await post(server, '{ hello }');
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  test('allow the pages of the configured origins, and no others', async () => {
    const allowed = (origin: string): Promise<unknown> =>
      server.app
        .inject({
          method: 'OPTIONS',
          url: '/graphql',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'content-type',
          },
        })
        .then(({ headers }) => headers['access-control-allow-origin']);
    expect(await allowed('https://portal.example')).toBe('https://portal.example');
    expect(await allowed('https://portal.example.evil.example')).toBeUndefined();
    const closed = await plainServer();
    const { headers } = await post(closed, '{ hello }', { headers: { origin: 'https://portal.example' } });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    await closed.stop();
  });

  test.each([
    ['localhost:4000', 200],
    ['127.0.0.1', 200],
    ['[::1]:4000', 200],
    ['rebound.example', 421],
    ['127.0.0.1.evil.example:4000', 421],
  ])('must name a known host: %s', async (host, status) => {
    const { statusCode } = await server.app.inject({ url: '/health/live', headers: { host } });
    expect(statusCode).toBe(status);
  });

  test.each([
    ['localhost', 'localhost', 200],
    ['localhost', 'hub.example', 421],
    ['rebound.example', 'localhost', 421],
    ['rebound.example', 'localhost, localhost', 421],
  ])('must name it also behind a trusted proxy: %s for %s', async (host, forwarded, status) => {
    const behindProxy = await plainServer({ TRUSTED_PROXIES: '127.0.0.1' });
    const headers = { host, 'x-forwarded-host': forwarded };
    expect((await behindProxy.app.inject({ url: '/health/live', headers })).statusCode).toBe(status);
    await behindProxy.stop();
  });

  test('may name any host if an issuer of tokens is set', async () => {
    const AUTH_JWKS_URL = 'https://id.example/jwks';
    const open = await plainServer({ AUTH_JWKS_URL, AUTH_ISSUER: 'https://id.example', AUTH_AUDIENCE: 'hub' });
    const { statusCode } = await open.app.inject({ url: '/health/live', headers: { host: 'hub.example' } });
    expect(statusCode).toBe(200);
    await open.stop();
  });

  test("carry the id of the request: the client's if it is valid, otherwise a new one", async () => {
    const id = async (given?: string): Promise<unknown> =>
      (await post(server, '{ hello }', given === undefined ? {} : { headers: { 'x-request-id': given } })).headers[
        'x-request-id'
      ];
    expect(await id('checkout-7.a_b')).toBe('checkout-7.a_b');
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(await id()).toMatch(uuid);
    expect(await id('x'.repeat(65))).toMatch(uuid);
    expect(await id('a b"c')).toMatch(uuid);
  });
});

test('without built pages, the start page leads to the API', async () => {
  const response = await server.app.inject({ url: '/' });
  expect({ status: response.statusCode, to: response.headers.location }).toEqual({ status: 302, to: '/graphql' });
});

test('each request is one line of the log, without the operation or its values', async () => {
  server.log.length = 0;
  await server.app.inject({
    url: '/graphql?query=query%20($to:%20Int)%20%7B%20hello(to:%20$to)%20%7D&variables=%7B%22to%22:424242%7D',
    headers: { 'x-request-id': 'one-line' },
  });
  await server.app.inject({ url: '/health/live' });
  expect(server.log).toEqual([
    expect.objectContaining({ msg: 'request', requestId: 'one-line', method: 'GET', path: '/graphql', status: 200 }),
  ]);
  expect(JSON.stringify(server.log)).not.toContain('424242');
});

const lost = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' });

test.each([
  ['who asks', { authenticate: () => Promise.reject(lost) }],
  ['which document is named', { findDocument: () => Promise.reject(lost) }],
])('if the viewer cannot be determined (%s), the request is refused without the reason', async (_, options) => {
  const cut = await plainServer({}, options);
  const { status, body } = await post(cut, '{ hello }');
  expect([status, body]).toMatchObject([503, { errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] }]);
  expect(JSON.stringify(body)).not.toContain('10.0.0.1');
  expect(JSON.stringify(cut.log)).toContain('10.0.0.1');
  expect((await cut.app.inject({ url: '/metrics' })).body).toContain('hub_errors_total{code="SERVICE_UNAVAILABLE"} 1');
  await cut.stop();
});
