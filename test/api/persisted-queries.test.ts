import { createHash } from 'node:crypto';
import { anyRequests, firstError } from '../support/any-request';
import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;
let send: ReturnType<typeof anyRequests>['send'];
let get: ReturnType<typeof anyRequests>['get'];

beforeAll(async () => {
  hub = await startDemoHub();
  ({ send, get } = anyRequests(hub.url));
});

afterAll(() => hub.close());

describe('a persisted query', () => {
  const query = '{ __typename }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const other = createHash('sha256').update('{ other }').digest('hex');

  test.each<[string, object, string]>([
    [
      'under a wrong hash',
      { query, extensions: { persistedQuery: { version: 1, sha256Hash: other } } },
      '`extensions.persistedQuery.sha256Hash` is not the SHA-256 of `query`.',
    ],
    [
      'under no hash at all',
      { query, extensions: { persistedQuery: { version: 1 } } },
      '`extensions.persistedQuery.sha256Hash` must be a text.',
    ],
    [
      'of version 2',
      { query, extensions: { persistedQuery: { version: 2, sha256Hash } } },
      '`extensions.persistedQuery.version` must be 1.',
    ],
    [
      'of version 2, by its hash alone',
      { extensions: { persistedQuery: { version: 2, sha256Hash } } },
      '`extensions.persistedQuery.version` must be 1.',
    ],
    [
      'of version "1"',
      { query, extensions: { persistedQuery: { version: '1', sha256Hash } } },
      '`extensions.persistedQuery.version` must be 1.',
    ],
    [
      'that is a text',
      { query, extensions: { persistedQuery: sha256Hash } },
      '`extensions.persistedQuery` must be an object with `version` and `sha256Hash`.',
    ],
    [
      'that is a list',
      { query, extensions: { persistedQuery: [1, sha256Hash] } },
      '`extensions.persistedQuery` must be an object with `version` and `sha256Hash`.',
    ],
    [
      'whose hash is a number',
      { extensions: { persistedQuery: { version: 1, sha256Hash: 7 } } },
      '`extensions.persistedQuery.sha256Hash` must be a text.',
    ],
  ])('%s', async (_what, request, message) => {
    expect(firstError(await send(request))).toEqual([400, 'BAD_REQUEST', message]);
    const parameters = Object.entries(request).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    expect(firstError(await get(Object.fromEntries(parameters) as Record<string, string>))).toEqual([
      400,
      'BAD_REQUEST',
      message,
    ]);
  });

  test('that is unknown gets PERSISTED_QUERY_NOT_FOUND, and is found by its hash after it was sent once', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect(firstError(await send({ extensions })).slice(0, 2)).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
    const answer = { status: 200, data: { __typename: 'Query' } };
    expect(await send({ query, extensions })).toEqual(answer);
    expect(await send({ extensions })).toEqual(answer);
    expect(await get({ extensions: JSON.stringify(extensions) })).toEqual(answer);
    expect(await send({ query, extensions: { persistedQuery: null } })).toEqual(answer);
  });
});
