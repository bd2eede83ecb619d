import { gzipSync } from 'node:zlib';
import { headersOf } from '../support/demo-hub';
import { ask, Charged, times } from '../support/charged';
import { recordStatements } from '../support/statements';

let charged: Charged;
const send: Charged['send'] = (...given) => charged.send(...given);

beforeAll(async () => {
  charged = await Charged.start();
});

afterAll(async () => expect(await charged.close()).toBe(0));

const raw = (query: string, value: string): string => `{"query":${JSON.stringify(query)},"variables":{"v":${value}}}`;
const filtered = 'query ($v: PartnerFilter) { partners(filter: $v, first: 1) { nodes { id } } }';
const plain = '{ __typename }';

const tooLarge = 'The body of a request may hold 131072 bytes at most.';
const tooMany =
  'The lists of the document and its variables have more than 2000 elements together, the most that are allowed.';
const tooDeep = 'The value of the variable "$v" nests deeper than 100 levels, the most that are allowed.';
const cannot = 'The document cannot be validated: it has too many fields of one name, or too many fragments.';

describe('a request of a role with limits is refused before the work, and charged by its size', () => {
  test.each<[what: string, body: string, status: number, code: string, message: string, charge: number]>([
    [
      'empty filters by the hundred thousand',
      raw(filtered, `{"and":[${Array(600_000).fill('{}').join()}]}`),
      413,
      'BODY_TOO_LARGE',
      tooLarge,
      30_000,
    ],
    [
      'brackets by the million',
      raw(plain, '['.repeat(1_000_000) + ']'.repeat(1_000_000)),
      413,
      'BODY_TOO_LARGE',
      tooLarge,
      30_000,
    ],
    ['brackets that fit', raw(plain, '['.repeat(60_000) + ']'.repeat(60_000)), 400, 'BAD_USER_INPUT', tooDeep, 2_000],
    [
      'a list of an unused variable',
      raw(plain, `[${Array(2_001).fill('1').join()}]`),
      400,
      'BAD_USER_INPUT',
      tooMany,
      50,
    ],
    ['lists within lists', raw(plain, `[${Array(1_001).fill('[1]').join()}]`), 400, 'BAD_USER_INPUT', tooMany, 50],
    [
      'several variables together',
      ask(plain, { a: Array(1_500).fill(1), b: { c: Array(501).fill(1) } }),
      400,
      'BAD_USER_INPUT',
      tooMany,
      50,
    ],
    [
      'a list of the document',
      ask(`{ partners(filter: { and: [${times(2_001, () => '{}')}] }) { totalCount } }`),
      400,
      'BAD_USER_INPUT',
      tooMany,
      1_250,
    ],
    [
      'lists of the document and of a variable',
      ask(
        `query ($v: [String!]) { partners(filter: { slug: { in: $v }, name: { in: [${times(1_000, () => '"x"')}] } }) { totalCount } }`,
        { v: Array(1_001).fill('a') },
      ),
      400,
      'BAD_USER_INPUT',
      tooMany,
      750,
    ],
    [
      'a long text of a variable',
      raw(plain, `{"a":["${'x'.repeat(10_001)}"]}`),
      400,
      'BAD_USER_INPUT',
      'The value of the variable "$v" has a text of 10001 characters: at most 10000 are allowed.',
      150,
    ],
    [
      'a long name in a variable',
      raw(plain, `{"${'x'.repeat(256)}":1}`),
      400,
      'BAD_USER_INPUT',
      'A name in the variable "$v" has 256 characters: at most 255 are allowed.',
      0,
    ],
    [
      'a long text of the document',
      ask(`{ partner(slug: "${'x'.repeat(10_001)}") { id } }`),
      400,
      'GRAPHQL_PARSE_FAILED',
      'The document has a text of 10001 characters: at most 10000 are allowed.',
      2_000,
    ],
    [
      'a long number',
      ask(`{ partners(first: ${'1'.repeat(10_001)}) { totalCount } }`),
      400,
      'GRAPHQL_PARSE_FAILED',
      'The document has a text of 10001 characters: at most 10000 are allowed.',
      2_000,
    ],
    [
      'a long name of the document',
      ask(`{ ${'x'.repeat(60_000)} }`),
      400,
      'GRAPHQL_PARSE_FAILED',
      `The document has the name "${'x'.repeat(60)}…" of 60000 characters: at most 255 are allowed.`,
      14_000,
    ],
    [
      'tokens',
      ask(`{ ${times(10_000, (n) => `f${n % 10}`)} }`),
      400,
      'GRAPHQL_PARSE_FAILED',
      'Syntax Error: Document contains more that 10000 tokens. Parsing aborted.',
      6_000,
    ],
    [
      'fields of one name',
      ask(`{ ${times(1_200, () => 'partners { nodes { id } }')} }`),
      400,
      'GRAPHQL_VALIDATION_FAILED',
      cannot,
      7_000,
    ],
    [
      'fields of one name in fragments',
      ask(
        `{ ${times(60, (n) => `...F${n}`)} } ${times(60, (n) => `fragment F${n} on Query { ${times(10, (m) => `partners { nodes { ${m % 2 ? 'id' : 'name'} } }`)} }`)}`,
      ),
      400,
      'GRAPHQL_VALIDATION_FAILED',
      cannot,
      4_000,
    ],
    [
      'long arguments wherever a fragment is spread',
      ask(
        `{ ${times(300, (n) => `a${n}: partner(slug: "x") { ...F }`)} } fragment F on Partner { awards(filter: { status: { in: [${times(200, () => 'ACTIVE')}] } }) { totalCount } }`,
      ),
      400,
      'GRAPHQL_VALIDATION_FAILED',
      cannot,
      2_500,
    ],
    [
      'operations that share fragments',
      ask(
        `${times(300, (n) => `query Q${n} { ...F0 }`)} ${times(20, (n) => `fragment F${n} on Query { ...F${n + 1} ${times(20, (m) => `x${m}: partners(first: $v${m}) { nodes { id } }`)} }`)} fragment F20 on Query { __typename }`,
      ),
      400,
      'GRAPHQL_VALIDATION_FAILED',
      cannot,
      5_000,
    ],
    [
      'an invalid document',
      ask(`{ ${times(500, (n) => `nothing${n}`)} }`),
      400,
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "nothing0" on type "Query".',
      1_000,
    ],
    [
      'no document',
      ask(`{ ${times(500, (n) => `nothing${n}`)}`),
      400,
      'GRAPHQL_PARSE_FAILED',
      'Syntax Error: Expected Name, found <EOF>.',
      1_000,
    ],
  ])('%s', async (_what, body, status, code, message, charge) => {
    const { result, statements } = await recordStatements(() => send(body));
    expect(result).toMatchObject({ status, code, message });
    expect(result.charged).toBeGreaterThan(charge);
    expect(statements).toEqual([]);
  });

  test('a compressed body is measured as it is read', async () => {
    const response = await fetch(`${charged.hub.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        ...headersOf({ role: 'ANALYST', caller: 'token:gzip' }),
      },
      body: gzipSync(raw(plain, `[${Array(500_000).fill('1').join()}]`)),
    });
    expect(response.status).toBe(413);
  });

  test('what fits is answered', async () => {
    const slugs = Array.from({ length: 1_999 }, (_, index) => `slug-${index}`);
    const query = 'query ($v: [String!]!) { partners(filter: { slug: { in: $v } }) { totalCount } }';
    expect(await send(ask(query, { v: slugs }))).toMatchObject({ data: { partners: { totalCount: 0 } } });
    expect(await send(ask(`{ partner(slug: "${'x'.repeat(9_990)}") { id } }`))).toMatchObject({
      data: { partner: null },
    });
  });

  test('a role without limits sends larger ones', async () => {
    const query = 'query ($v: [String!]!) { partners(filter: { slug: { in: $v } }) { totalCount } }';
    const { status, data } = await send(ask(query, { v: Array(50_000).fill('a') }), { role: 'ADMIN' });
    expect([status, data]).toEqual([200, { partners: { totalCount: 0 } }]);
  });
});

describe('variables are bounded at all places where they are used', () => {
  const used = (places: number): string =>
    `query ($v: [String!]) { ${times(places, (n) => `a${n}: partners(filter: { slug: { in: $v } }, first: 0) { nodes { id } }`)} }`;
  const message =
    'The document uses its variables at so many places that they have more than 20000 elements or 640000 characters together, the most that are allowed.';

  test('by their elements', async () => {
    const list = Array(1_000).fill('a');
    expect(await send(ask(used(21), { v: list }))).toMatchObject({ status: 200, code: 'TOO_COMPLEX', message });
    expect((await send(ask(used(15), { v: list }))).code).toBeUndefined();
  });

  test('by their characters', async () => {
    const list = Array(10).fill('a'.repeat(9_000));
    expect(await send(ask(used(15), { v: list }))).toMatchObject({ status: 200, code: 'TOO_COMPLEX', message });
    expect((await send(ask(used(5), { v: list }))).code).toBeUndefined();
  });

  test('in fragments as well', async () => {
    const query = `query ($v: [String!]) { ${times(30, (n) => `a${n}: country(code: "FR") { ...F }`)} } fragment F on Country { partners(filter: { slug: { in: $v } }) { totalCount } }`;
    expect((await send(ask(query, { v: Array(1_000).fill('a') }))).message).toBe(message);
  });

  test('and so are empty filters, which have no members', async () => {
    const list = (name: string): string => `{"not":{"${name}":[${Array(201).fill('{}').join()}]}}`;
    for (const name of ['and', 'or'])
      expect(await send(raw(filtered, list(name)))).toMatchObject({
        status: 200,
        code: 'BAD_USER_INPUT',
        message: `\`filter.not.${name}\` has more than 200 members.`,
      });
  });
});

test('errors tell their lines, wherever lines end', async () => {
  const response = await fetch(`${charged.hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersOf({ role: 'ADMIN' }) },
    body: ask('{\r\n  a\r  b\n\n  partners { c }\n}'),
  });
  const { errors } = (await response.json()) as { errors: { locations: unknown }[] };
  expect(errors.map(({ locations }) => locations)).toEqual([
    [{ line: 2, column: 3 }],
    [{ line: 3, column: 3 }],
    [{ line: 5, column: 14 }],
  ]);
});
