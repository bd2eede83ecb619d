import { auditServer } from 'graphql-http';
import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

test('every audit of GraphQL over HTTP is passed: MUST, SHOULD and MAY', async () => {
  const results = await auditServer({ url: `${hub.url}/graphql` });
  expect(results).toHaveLength(61);
  const failed = await Promise.all(
    results.flatMap((result) =>
      result.status === 'ok'
        ? []
        : [result.response.text().then((body) => [result.id, result.name, result.reason, body])],
    ),
  );
  expect(failed).toEqual([]);
});

describe('a query by GET', () => {
  const query = '{ __typename }';
  const answer = { data: { __typename: 'Query' } };

  async function get(
    parameters: Readonly<Record<string, string>> | readonly (readonly [string, string])[],
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ status: number; body: unknown; headers: Headers }> {
    const search = new URLSearchParams(parameters as Record<string, string>).toString();
    const response = await fetch(`${hub.url}/graphql?${search}`, { headers });
    return { status: response.status, body: await response.json(), headers: response.headers };
  }

  test.each<[string, Record<string, string>]>([
    ['curl', { accept: '*/*', 'user-agent': 'curl/8' }],
    ['pandas', { 'accept-encoding': 'identity', 'user-agent': 'Python-urllib/3.12', connection: 'close' }],
    [
      'urql',
      {
        accept:
          'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
      },
    ],
    ['a page of another origin', { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' }],
  ])('of %s is answered without special headers', async (_who, headers) => {
    const { status, body } = await get({ query }, headers);
    expect([status, body]).toEqual([200, answer]);
  });

  test.each<[string, Record<string, string>, number]>([
    ['a cookie', { cookie: 'session=1' }, 400],
    ['a cookie, from a page of another site', { cookie: 'session=1', 'sec-fetch-site': 'cross-site' }, 400],
    ['a cookie, from a page of a neighbour', { cookie: 'session=1', 'sec-fetch-site': 'same-site' }, 400],
    ['a cookie and a password', { cookie: 'session=1', authorization: 'Basic eDp5' }, 400],
    ['a cookie, from a page of the hub', { cookie: 'session=1', 'sec-fetch-site': 'same-origin' }, 200],
    ['a cookie, from who typed the address', { cookie: 'session=1', 'sec-fetch-site': 'none' }, 200],
    ['a cookie and a token', { cookie: 'session=1', authorization: 'Bearer x' }, 200],
    ['a cookie and a header that needs permission', { cookie: 'session=1', 'apollo-require-preflight': '1' }, 200],
  ])('that carries %s', async (_what, headers, status) => {
    const answered = await get({ query }, headers);
    expect(answered.status).toBe(status);
    if (status === 400) expect(JSON.stringify(answered.body)).toContain('Cross-Site Request Forgery');
  });

  test('treats empty parameters as absent, and so does one by POST', async () => {
    const empty = { operationName: '', variables: '', extensions: '' };
    expect((await get({ query, ...empty })).body).toEqual(answer);
    expect((await hub.post({ query, ...empty } as never)).body).toEqual(answer);
    expect((await get({ query: 'query A { __typename }', operationName: '' })).body).toEqual(answer);
    expect((await get({ query: 'query A { __typename } query B { __typename }', operationName: '' })).status).toBe(400);
    expect((await get({ query, variables: 'null', extensions: 'null' })).body).toEqual(answer);
    expect((await get({ query, variables: '[]' })).status).toBe(400);
  });

  test('with a parameter twice is refused, empty or not', async () => {
    for (const twice of ['operationName', 'variables', 'extensions', 'query'])
      for (const value of ['', '{}', 'A'])
        expect(
          (
            await get([
              ['query', query],
              [twice, ''],
              [twice, value],
            ])
          ).status,
        ).toBe(400);
  });

  test('is never a mutation', async () => {
    for (const document of ['mutation { x }', 'mutation M { __typename }', 'subscription { x }']) {
      const { status, headers } = await get({ query: document });
      expect([status, headers.get('allow')]).toEqual([405, 'POST']);
    }
  });

  test('by HEAD has the same head and no body', async () => {
    for (const path of [
      '/graphql?query=%7B__typename%7D',
      '/graphql?query=%7B',
      '/health/live',
      '/health/ready',
      '/metrics',
      '/nothing',
    ]) {
      const [get_, head] = await Promise.all(['GET', 'HEAD'].map((method) => fetch(`${hub.url}${path}`, { method })));
      expect([path, head?.status, head?.headers.get('content-type')]).toEqual([
        path,
        get_?.status,
        get_?.headers.get('content-type'),
      ]);
      expect(await head?.text()).toBe('');
      await get_?.text();
    }
    const ide = await fetch(`${hub.url}/graphql`, { method: 'HEAD', headers: { accept: 'text/html' } });
    await ide.text();
    expect([ide.status, ide.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  test('gets the allowed methods for another method', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const response = await fetch(`${hub.url}/graphql`, { method });
      await response.text();
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    }
  });
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'what a page of another site can send by POST without asking is refused: %s',
  async (contentType) => {
    const body = '{"query":"{ __typename }"}';
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });
    expect([response.status, await response.text()]).toEqual([415, expect.stringContaining('UNSUPPORTED_MEDIA_TYPE')]);
    const empty = await fetch(`${hub.url}/graphql?query=%7B__typename%7D`, { method: 'POST' });
    expect([empty.status, await empty.text()]).toEqual([400, expect.stringContaining('Cross-Site Request Forgery')]);
  },
);
