import { plainServer, type PlainServer } from '../support/plain-server';

const portal = 'https://portal.example';

let server: PlainServer;

beforeAll(async () => {
  server = await plainServer({
    CORS_ORIGINS: `${portal}, http://localhost:3000`,
    CORS_HEADERS: 'X-Tenant, x-b3-traceid',
  });
});

beforeEach(() => {
  server.log.length = 0;
});

afterAll(() => server.stop());

interface Preflight {
  readonly status: number;
  readonly origin: unknown;
  /** Names in small letters. */
  readonly headers: readonly string[];
  readonly methods: readonly string[];
}

async function preflight(
  headers: string | undefined,
  { origin = portal, method = 'POST', url = '/graphql', to = server } = {},
): Promise<Preflight> {
  const response = await to.app.inject({
    method: 'OPTIONS',
    url,
    headers: {
      origin,
      'access-control-request-method': method,
      ...(headers !== undefined && { 'access-control-request-headers': headers }),
    },
  });
  const list = (name: string): string[] =>
    String(response.headers[name] ?? '')
      .toLowerCase()
      .split(', ');
  return {
    status: response.statusCode,
    origin: response.headers['access-control-allow-origin'],
    headers: list('access-control-allow-headers'),
    methods: list('access-control-allow-methods'),
  };
}

/** What the log says to whoever set the hub up, request lines apart. */
function warnings(log: PlainServer['log'] = server.log): readonly object[] {
  return log
    .filter(({ msg }) => msg !== 'request')
    .map(({ level, origin, headers, setting }) => ({ level, origin, headers, setting }));
}

test.each([
  ['Apollo', 'apollographql-client-name, apollographql-client-version, x-apollo-operation-name, x-apollo-operation-id'],
  ['Trace Context and Baggage', 'traceparent,tracestate,baggage'],
  ['Sentry', 'sentry-trace, baggage'],
  ['a script', 'x-requested-with, accept-language, content-language, accept'],
  ['the hub itself', 'authorization, content-type, x-request-id, x-hub-cost, apollo-require-preflight'],
  ['the setting', 'x-tenant, x-b3-traceid'],
  ['capitals and spaces', 'TraceParent ,  Sentry-Trace,X-TENANT'],
])('headers of %s are allowed in a preflight', async (_who, asked) => {
  const { status, origin, headers } = await preflight(asked);
  expect([status, origin]).toEqual([204, portal]);
  expect(headers).toEqual(expect.arrayContaining(asked.split(',').map((name) => name.trim().toLowerCase())));
  expect(headers).not.toContain('*');
  expect(warnings()).toEqual([]);
});

test.each(['GET', 'HEAD', 'POST'])('the method %s is allowed', async (method) => {
  expect((await preflight(undefined, { method })).methods).toContain(method.toLowerCase());
});

test('an unknown header is refused, and the log names it and the setting', async () => {
  const { headers } = await preflight('content-type, X-Other, x-tenant, x-third');
  expect(headers).not.toContain('x-other');
  expect(warnings()).toEqual([{ level: 40, origin: portal, headers: ['x-other', 'x-third'], setting: 'CORS_HEADERS' }]);
  const [{ msg } = {}] = server.log;
  expect(msg).toBe('a preflight was refused: CORS_HEADERS does not name a header that the page wants to send');
});

test.each([
  ['another host', 'https://portal.example.evil.example'],
  ['another scheme', 'http://portal.example'],
  ['another port', 'https://portal.example:444'],
  ['a sandbox', 'null'],
])('an origin that the setting lacks is refused, and the log names the setting: %s', async (_what, origin) => {
  expect((await preflight('content-type', { origin })).origin).toBeUndefined();
  expect(warnings()).toEqual([{ level: 40, origin, headers: undefined, setting: 'CORS_ORIGINS' }]);
});

test('a page of another origin may not read an answer to a request without preflight, and the log says so', async () => {
  const get = (origin: string, headers: Record<string, string> = {}) =>
    server.app.inject({ url: '/graphql?query=%7Bhello%7D', headers: { origin, host: 'localhost:4000', ...headers } });
  expect((await get(portal)).headers['access-control-allow-origin']).toBe(portal);
  expect(warnings()).toEqual([]);
  const { statusCode, headers } = await get('https://evil.example');
  expect([statusCode, headers['access-control-allow-origin'], headers['cross-origin-resource-policy']]).toEqual([
    200,
    undefined,
    'same-origin',
  ]);
  expect(headers['access-control-allow-credentials']).toBeUndefined();
  expect(warnings()).toMatchObject([{ setting: 'CORS_ORIGINS' }]);
});

test('pages of the hub itself need no permission', async () => {
  for (const headers of [
    { origin: 'http://localhost:4000', host: 'localhost:4000' },
    // A proxy speaks HTTPS.
    { origin: 'https://localhost:4000', host: 'localhost:4000' },
    { origin: 'https://hub.example', host: 'localhost:4000', 'sec-fetch-site': 'same-origin' },
  ])
    await server.app.inject({ method: 'POST', url: '/graphql', payload: { query: '{ hello }' }, headers });
  expect(warnings()).toEqual([]);
});

test('if the setting has no origin, a preflight is refused and the log names the setting', async () => {
  const closed = await plainServer();
  expect(await preflight('traceparent', { to: closed })).toMatchObject({ status: 405, origin: undefined });
  expect(warnings(closed.log)).toEqual([{ level: 40, origin: portal, headers: undefined, setting: 'CORS_ORIGINS' }]);
  await closed.stop();
});

test('if every origin is allowed, headers are still listed one by one', async () => {
  const open = await plainServer({ CORS_ORIGINS: '*' });
  const answer = await preflight('baggage, x-other', { to: open, origin: 'https://any.example' });
  expect(answer.origin).toBe('*');
  expect(answer.headers).toContain('baggage');
  expect(answer.headers).not.toContain('x-other');
  expect(warnings(open.log)).toMatchObject([{ headers: ['x-other'], setting: 'CORS_HEADERS' }]);
  await open.stop();
});

test('the text of an unknown client is shortened in the log', async () => {
  await preflight(Array.from({ length: 500 }, (_, index) => `x-${index}${'y'.repeat(200)}`).join());
  expect(JSON.stringify(warnings()).length).toBeLessThan(3_000);
});
