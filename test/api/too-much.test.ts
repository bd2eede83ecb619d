import { anybody } from '../../src/access/viewer';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { metric } from '../support/metrics';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(async () => {
  expect(await metric(hub.url, 'hub_errors_total{code="INTERNAL_SERVER_ERROR"}').catch(() => 0)).toBe(0);
  await hub.close();
});

interface Told {
  readonly status: number;
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Sends a text as JSON, because `JSON.stringify` cannot write deeply nested values. */
async function send(body: string): Promise<Told> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return { status: response.status, ...((await response.json()) as object) };
}

async function get(parameters: Readonly<Record<string, string>>): Promise<Told> {
  const response = await fetch(`${hub.url}/graphql?${new URLSearchParams(parameters).toString()}`);
  return { status: response.status, ...((await response.json()) as object) };
}

function first({ status, errors }: Told): readonly unknown[] {
  return [status, errors?.[0]?.extensions.code, errors?.[0]?.message];
}

function nested(levels: number, open = '[', close = ']', core = ''): string {
  return open.repeat(levels) + core + close.repeat(levels);
}

describe('JSON may nest at most 100 levels deep', () => {
  const nodes = JSON.stringify('query ($v: [ID!]!) { nodes(ids: $v) { id } }');
  const partners = JSON.stringify('query ($v: PartnerFilter) { partners(filter: $v) { totalCount } }');
  const variable = 'The value of the variable "$v" nests deeper than 100 levels, the most that are allowed.';
  const extension = 'The value of `extensions` nests deeper than 100 levels, the most that are allowed.';

  test.each([
    ['lists', `{"query":${nodes},"variables":{"v":${nested(5_000)}}}`, variable],
    ['objects', `{"query":${partners},"variables":{"v":${nested(5_000, '{"not":', '}', '{}')}}}`, variable],
    ['objects in lists', `{"query":${partners},"variables":{"v":${nested(60, '{"and":[', ']}', '{}')}}}`, variable],
    ['one level too many', `{"query":${nodes},"variables":{"v":${nested(101)}}}`, variable],
    ['as many as a body holds', `{"query":${nodes},"variables":{"v":${nested(900_000)}}}`, variable],
    ['a variable that nobody asked for', `{"query":"{ __typename }","variables":{"v":${nested(5_000)}}}`, variable],
    ['extensions', `{"query":"{ __typename }","extensions":{"v":${nested(5_000)}}}`, extension],
    ['a persisted query', `{"query":"{ __typename }","extensions":{"persistedQuery":${nested(5_000)}}}`, extension],
  ])('%s', async (_what, body, message) => {
    expect(first(await send(body))).toEqual([400, 'BAD_USER_INPUT', message]);
  });

  test('by GET as well', async () => {
    const query = '{ __typename }';
    expect(first(await get({ query, variables: `{"v":${nested(5_000)}}` }))).toEqual([400, 'BAD_USER_INPUT', variable]);
    expect(first(await get({ query, extensions: `{"v":${nested(5_000)}}` }))).toEqual([
      400,
      'BAD_USER_INPUT',
      extension,
    ]);
  });

  test('JSON that nests less is read, and refused for its content', async () => {
    expect(first(await send(`{"query":${nodes},"variables":{"v":${nested(100)}}}`))).toEqual([
      400,
      'BAD_USER_INPUT',
      'Variable "$v" got invalid value at "v[0]"; ID cannot represent value: [[[Array]]]',
    ]);
    const filters = `{"query":${partners},"variables":{"v":${nested(60, '{"not":', '}', '{}')}}}`;
    expect(first(await send(filters)).slice(0, 2)).toEqual([200, 'BAD_USER_INPUT']);
  });
});

describe('a document may nest at most 300 levels deep', () => {
  const deep = /^The document nests deeper than 300 levels, the most that are allowed, at line \d, column \d+\.$/;
  const n = 4_000;

  test.each([
    ['lists', `{ nodes(ids: ${nested(n)}) { id } }`],
    ['objects', `{ partners(filter: ${nested(n, '{ not: ', ' }', '{}')}) { totalCount } }`],
    ['selections', nested(n, '{ a ', ' }')],
    ['inline fragments', `{ ${nested(n, '... { ', ' }', '__typename')} }`],
    ['types', `query ($v: ${nested(n, '[', ']', 'Int')}) { __typename }`],
    ['default values', `query ($v: [Int] = ${nested(n)}) { __typename }`],
    ['arguments of directives', `{ __typename @skip(if: ${nested(n)}) }`],
    ['arguments of directives of the operation', `query @asOf(date: ${nested(n)}) { __typename }`],
    ['what is never closed', '['.repeat(n)],
    ['what follows a string that is never closed', `{ a(b: "x\n) ${nested(n)} }`],
    ['introspection', `{ __schema { types { ${nested(n, 'ofType { ', '}', 'name')} } } }`],
  ])('%s', async (_what, query) => {
    for (const answer of [await send(JSON.stringify({ query })), await get({ query })]) {
      expect(first(answer).slice(0, 2)).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
      expect(first(answer)[2]).toMatch(deep);
    }
  });

  test('the error has the place', async () => {
    const query = `{\r\n  a\r  b\n  nodes(ids: ${nested(400)}) { id }\n}`;
    expect(first(await send(JSON.stringify({ query })))[2]).toBe(
      'The document nests deeper than 300 levels, the most that are allowed, at line 4, column 312.',
    );
  });

  const spread = (count: number, last: string): string =>
    `{ ...F0 } ${Array.from({ length: count }, (_, index) => `fragment F${index} on Query { ...F${index + 1} }`).join(' ')} fragment F${count} on Query { ${last} }`;
  const spreads =
    'The fragments of the document, where they spread one another, nest deeper than 300 levels, the most that are allowed.';

  test.each([
    ['fragments that spread one another', spread(1_200, '__typename')],
    ['few of them that nest by themselves', spread(20, `... { ${nested(290, '... { ', ' }', '__typename')} }`)],
    ['fragments that lead back to themselves', spread(1_200, '...F0')],
    [
      'two ways to the same fragments',
      Array.from({ length: 160 }, (_, index) => `fragment G${index} on Query { ... { ...G${index + 1} } }`).join(' ') +
        ' fragment G160 on Query { __typename } { ...G0 } query B { ...G7 }',
    ],
  ])('%s', async (_what, query) => {
    expect(first(await send(JSON.stringify({ query })))).toEqual([400, 'GRAPHQL_PARSE_FAILED', spreads]);
  });

  test('brackets in strings and comments do not count, nor do those of neighbours', async () => {
    const brackets = '['.repeat(1_000);
    const query = [
      `# ${brackets}`,
      `{ partner(slug: "\\"${brackets}") { id } country(code: """${brackets} \\""" ${brackets}""") { id }`,
      Array.from({ length: 400 }, () => '... { __typename }').join(' '),
      '}',
    ].join('\n');
    expect(await send(JSON.stringify({ query }))).toEqual({
      status: 200,
      data: { partner: null, country: null, __typename: 'Query' },
    });
    expect((await send(JSON.stringify({ query: spread(250, '__typename') }))).status).toBe(200);
    const many = Array.from({ length: 500 }, (_, index) => `query Q${index} { __typename }`).join(' ');
    expect((await send(JSON.stringify({ query: many, operationName: 'Q7' }))).status).toBe(200);
  });
});

describe('the answer has the first 50 problems and the number of the others', () => {
  const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
  const list = 'query ($v: [ID!]!) { nodes(ids: $v) { id } }';

  test.each<[string, object, string, number, string]>([
    [
      'values of a list',
      { query: list, variables: { v: times(60, () => ({})) } },
      'BAD_USER_INPUT',
      51,
      'There are 10 more problems.',
    ],
    [
      'one more than are told',
      { query: list, variables: { v: times(51, () => ({})) } },
      'BAD_USER_INPUT',
      51,
      'There is 1 more problem.',
    ],
    [
      'thousands',
      { query: list, variables: { v: times(30_000, () => ({})) } },
      'BAD_USER_INPUT',
      51,
      'There are at least 950 more problems.',
    ],
    [
      'members of an input object',
      {
        query: 'query ($v: PartnerFilter) { partners(filter: $v) { totalCount } }',
        variables: { v: Object.fromEntries(times(200, (index) => [`x${index}`, 1])) },
      },
      'BAD_USER_INPUT',
      51,
      'There are 150 more problems.',
    ],
    [
      'variables',
      {
        query: `query (${times(70, (index) => `$v${index}: Int!`).join()}) { ${times(70, (index) => `a${index}: partners(first: $v${index}) { totalCount }`).join()} }`,
      },
      'BAD_USER_INPUT',
      51,
      'There are 20 more problems.',
    ],
    [
      'arguments',
      { query: `{ ${times(60, (index) => `a${index}: partners(first: -1) { totalCount }`).join()} }` },
      'BAD_USER_INPUT',
      51,
      'There are 10 more problems.',
    ],
    [
      'cursors of other dates',
      { query: `{ ${times(55, (index) => `a${index}: partners(after: "x") { totalCount }`).join()} }` },
      'BAD_USER_INPUT',
      51,
      'There are 5 more problems.',
    ],
    [
      'fields that are not there',
      { query: `{ ${times(70, (index) => `f${index}`).join()} }` },
      'GRAPHQL_VALIDATION_FAILED',
      51,
      'There are 20 more problems.',
    ],
    [
      'more of these than validation looks for',
      { query: `{ ${times(700, (index) => `f${index}`).join()} }` },
      'GRAPHQL_VALIDATION_FAILED',
      51,
      'There are at least 51 more problems.',
    ],
    [
      'variables that nobody uses',
      { query: `query (${times(60, (index) => `$v${index}: Int`).join()}) { __typename }` },
      'GRAPHQL_VALIDATION_FAILED',
      51,
      'There are 10 more problems.',
    ],
    [
      'values in the document',
      { query: `{ nodes(ids: [${times(60, () => '{}').join()}]) { id } }` },
      'GRAPHQL_VALIDATION_FAILED',
      51,
      'There are 10 more problems.',
    ],
  ])('%s', async (_what, body, code, count, last) => {
    const { errors = [] } = await send(JSON.stringify(body));
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set([code]));
    expect(errors).toHaveLength(count);
    expect(errors.at(-1)?.message).toBe(last);
  });

  test('fields that a role may not see', async () => {
    const query = `{ ${times(60, (index) => `a${index}: partners(first: 1) { nodes { legalName } }`).join()} }`;
    const { errors } = (await hub.as(anybody).post({ query })).body as Told;
    expect(errors).toHaveLength(51);
    expect(errors?.at(-1)).toEqual({ message: 'There are 10 more problems.', extensions: { code: 'FORBIDDEN_FIELD' } });
  });

  test('fifty problems are reported in full', async () => {
    const { errors = [] } = await send(JSON.stringify({ query: list, variables: { v: times(50, () => ({})) } }));
    expect(errors).toHaveLength(50);
    expect(errors.at(-1)?.message).toBe('Variable "$v" got invalid value at "v[49]"; ID cannot represent value: {}');
  });
});
