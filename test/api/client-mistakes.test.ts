import { startDemoHub, type TestHub } from '../support/demo-hub';
import { metric } from '../support/metrics';
import { anyRequests, firstError } from '../support/any-request';

let hub: TestHub;
let send: ReturnType<typeof anyRequests>['send'];
let get: ReturnType<typeof anyRequests>['get'];

beforeAll(async () => {
  hub = await startDemoHub();
  ({ send, get } = anyRequests(hub.url));
});

afterAll(async () => {
  // No request of this file is a failure of the hub.
  expect(await metric(hub.url, 'hub_errors_total{code="INTERNAL_SERVER_ERROR"}').catch(() => 0)).toBe(0);
  await hub.close();
});

describe('a null variable in a place that must not be null', () => {
  const ifNull = 'Argument "if" of non-null type "Boolean!" must not be null.';

  test.each([
    ['@include on a field', 'query ($v: Boolean = true) { regions { nodes { id @include(if: $v) } } }', ifNull],
    [
      '@skip on a spread',
      'query ($v: Boolean = true) { ...F @skip(if: $v) } fragment F on Query { __typename }',
      ifNull,
    ],
    ['@skip on an inline fragment', 'query ($v: Boolean = true) { ... @skip(if: $v) { __typename } }', ifNull],
    [
      '@include within a fragment',
      'query ($v: Boolean = true) { ...F } fragment F on Query { a: __typename @include(if: $v) }',
      ifNull,
    ],
    [
      '@include below __schema',
      'query ($v: Boolean = true) { __schema { queryType { name @include(if: $v) } } }',
      ifNull,
    ],
    [
      '@skip beside __schema',
      'query ($v: Boolean = true) { __schema { queryType { name } } regions { totalCount @skip(if: $v) } }',
      ifNull,
    ],
    [
      '__type',
      'query ($v: String = "Partner") { __type(name: $v) { name } }',
      'Argument "name" of non-null type "String!" must not be null.',
    ],
    [
      'an argument below __schema',
      'query ($v: Boolean = false) { __schema { directives(includeDeprecated: $v) { name } } }',
      'Argument "includeDeprecated" of non-null type "Boolean!" must not be null.',
    ],
    [
      '@asOf',
      'query ($v: Date = "2012-01-01") @asOf(date: $v) { __typename }',
      'Argument "date" of non-null type "Date!" must not be null.',
    ],
    [
      '@inLocale',
      'query ($v: String = "fr") @inLocale(locale: $v) { __typename }',
      'Argument "locale" of non-null type "String!" must not be null.',
    ],
    [
      'a lookup',
      'query ($v: String = "FR") { country(code: $v) { id } }',
      'Argument "code" of non-null type "String!" must not be null.',
    ],
  ])('%s', async (_what, query, message) => {
    const answer = await send({ query, variables: { v: null } });
    expect(firstError(answer)).toEqual([200, 'BAD_USER_INPUT', message]);
    expect(answer.data).toBeNull();
    // With its default it is valid.
    expect((await send({ query })).errors).toBeUndefined();
  });

  test('the path of the error is that of the field', async () => {
    const query = 'query ($v: Boolean = false) { s: __schema { d: directives(includeDeprecated: $v) { name } } }';
    expect((await send({ query, variables: { v: null } })).errors?.[0]?.path).toEqual(['s', 'd']);
  });
});

describe('an operation of a kind that the schema does not have', () => {
  test.each([
    ['mutation { x }', 'This schema has no mutations.'],
    ['mutation { __typename }', 'This schema has no mutations.'],
    ['mutation M($x: Int) @include(if: true) { x }', undefined],
    ['subscription { x }', 'This schema has no subscriptions.'],
    ['subscription S { a: __typename }', 'This schema has no subscriptions.'],
  ])('%s', async (query, message) => {
    const [status, code, told] = firstError(await send({ query }));
    expect([status, code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    if (message !== undefined) expect(told).toBe(message);
  });

  test('is not refused if the request names another operation of the document', async () => {
    const query = 'query Q { __typename } mutation M { x }';
    expect(await send({ query, operationName: 'Q' })).toEqual({ status: 200, data: { __typename: 'Query' } });
    expect(firstError(await send({ query, operationName: 'M' }))[2]).toBe('This schema has no mutations.');
    expect(firstError(await send({ query, operationName: 'N' }))[1]).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  test('is refused by GET with 405', async () => {
    expect(firstError(await get({ query: 'mutation { __typename }' })).slice(0, 2)).toEqual([405, 'BAD_REQUEST']);
    expect(firstError(await get({ query: 'subscription { __typename }' })).slice(0, 2)).toEqual([405, 'BAD_REQUEST']);
  });
});

describe('a request of the wrong form', () => {
  test.each<[string, unknown, number, string]>([
    ['several operations at once', [{ query: '{ __typename }' }], 400, 'BAD_REQUEST'],
    ['null', 'null', 400, 'BAD_REQUEST'],
    ['a number', '7', 400, 'BAD_REQUEST'],
    ['variables in a list', { query: '{ __typename }', variables: [] }, 400, 'BAD_REQUEST'],
    ['variables that are text', { query: '{ __typename }', variables: '{}' }, 400, 'BAD_REQUEST'],
    ['an operation name that is a number', { query: '{ __typename }', operationName: 7 }, 400, 'BAD_REQUEST'],
    ['extensions in a list', { query: '{ __typename }', extensions: [] }, 400, 'BAD_REQUEST'],
    [
      'an operation name that nothing has',
      { query: 'query A { __typename }', operationName: 'B' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'no operation name among several',
      { query: 'query A { __typename } query B { __typename }' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'a document of fragments alone',
      { query: 'fragment F on Query { __typename }' },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a document of nothing', { query: ' # nothing' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['half a character in a document', { query: '{ country(code: "\ud800") { id } }' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['a NUL in a document', { query: '{ __typename \0 }' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['a key of every object', '{"query":"{ __typename }","variables":{"__proto__":{}}}', 400, 'BAD_REQUEST'],
    [
      'a variable that is missing',
      { query: 'query ($v: Boolean!) { __typename @skip(if: $v) }' },
      400,
      'BAD_USER_INPUT',
    ],
    [
      'a variable of another type',
      { query: 'query ($v: Boolean!) { __typename @skip(if: $v) }', variables: { v: 'yes' } },
      400,
      'BAD_USER_INPUT',
    ],
    [
      'a list for an object',
      { query: 'query ($v: PartnerFilter) { partners(filter: $v) { totalCount } }', variables: { v: [] } },
      400,
      'BAD_USER_INPUT',
    ],
    [
      'fields without end to compare',
      { query: `{ ${aliases(800)} } ${fragments(800)}` },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s', async (_what, body, status, code) => {
    const answer = await send(body);
    expect(firstError(answer).slice(0, 2)).toEqual([status, code]);
    expect(JSON.stringify(answer)).not.toMatch(/node_modules|Maximum call stack|Validation aborted/);
  });

  test('of a repeated key the last value counts', async () => {
    expect(await send('{"query":"{ nothing }","query":"{ __typename }"}')).toEqual({
      status: 200,
      data: { __typename: 'Query' },
    });
  });

  test('a variable may have any name', async () => {
    const query =
      'query ($__proto__: Int, $constructor: String!) { country(code: $constructor) { code partners(first: $__proto__) { totalCount(upTo: 1) } } }';
    const variables = '{"__proto__":1,"constructor":"FR"}';
    expect(await get({ query, variables })).toEqual({
      status: 200,
      data: { country: { code: 'FR', partners: { totalCount: 1 } } },
    });
    expect(firstError(await get({ query, variables: '{}' }))[2]).toBe(
      'Variable "$constructor" of required type "String!" was not provided.',
    );
  });
});

function aliases(count: number): string {
  return Array.from({ length: count }, (_, index) => `...F${index}`).join(' ');
}

function fragments(count: number): string {
  return Array.from({ length: count }, (_, index) => `fragment F${index} on Query { __typename }`).join(' ');
}

test('the error about a wrong variable has its path and its shortened value', async () => {
  const query = 'query ($f: PartnerFilter) { partners(filter: $f) { totalCount } }';
  const wrong = async (f: unknown): Promise<unknown> => firstError(await send({ query, variables: { f } }))[2];
  expect(await wrong({ and: [{ name: { eq: 'a' } }, { name: { eq: 7 } }] })).toBe(
    'Variable "$f" got invalid value 7 at "f.and[1].name.eq"; String cannot represent a non string value: 7',
  );
  expect(await wrong({ nmae: {} })).toMatch(
    /^Variable "\$f" got invalid value; Field "nmae" is not defined by type "PartnerFilter"\. Did you mean "name"/,
  );
  expect(await wrong('x'.repeat(100_000))).toMatch(
    /^Variable "\$f" got invalid value "x{57}…"; Expected type "PartnerFilter" to be an object\.$/,
  );
});

test('a wrong operation gets status 200 if the client accepts application/json, and status 400 otherwise', async () => {
  const wrong: readonly object[] = [
    { query: '{' },
    { query: '{ nothing }' },
    { query: 'mutation { x }' },
    { query: 'query ($v: Int!) { partners(first: $v) { totalCount } }' },
    { query: 'query A { __typename }', operationName: 'B' },
    { query: `{ nodes(ids: ${'['.repeat(400)}${']'.repeat(400)}) { id } }` },
  ];
  const statuses = (accept: string): Promise<readonly number[]> =>
    Promise.all(wrong.map(async (body) => (await send(body, { accept })).status));
  expect(new Set(await statuses('application/json'))).toEqual(new Set([200]));
  expect(new Set(await statuses('application/json, text/plain, */*'))).toEqual(new Set([200]));
  for (const accept of [
    '*/*',
    'application/graphql-response+json',
    'application/graphql-response+json, application/json;q=0.9',
  ])
    expect(new Set(await statuses(accept))).toEqual(new Set([400]));
  // A body that is not a GraphQL request gets status 400 for every client.
  expect((await send({ variables: {} }, { accept: 'application/json' })).status).toBe(400);
});
