import {
  buildClientSchema,
  getIntrospectionQuery,
  executeSync,
  lexicographicSortSchema,
  parse,
  printSchema,
} from 'graphql';
import type { IntrospectionQuery } from 'graphql';
import type { Viewer } from '../../src/access/viewer';
import { buildHubSchema } from '../../src/model/schema';
import { headersOf, startDemoHub, type TestHub } from '../support/demo-hub';
import { metric } from '../support/metrics';
import { recordStatements } from '../support/statements';

/** What each analyst and the public may spend. A bucket fills by a thousandth of it in 60 ms. */
const perMinute = 60_000;

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub({ RATE_LIMITS: `PUBLIC=none,ANALYST=${perMinute}`, COST_LIMITS: 'ANALYST=300000' });
});

afterAll(async () => {
  expect(await metric(hub.url, 'hub_errors_total{code="INTERNAL_SERVER_ERROR"}')).toBe(0);
  await hub.close();
});

interface Told {
  readonly status: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly data: unknown;
  /** At least what was charged: the bucket has filled since. */
  readonly charged: number;
  readonly text: string;
}

let callers = 0;

/** Sends a body as a viewer of its own, whose bucket is full. */
async function send(body: string, viewer?: Viewer): Promise<Told> {
  const asker = viewer ?? { role: 'ANALYST', caller: `token:${++callers}` };
  const begun = performance.now();
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersOf(asker) },
    body,
  });
  const filled = ((performance.now() - begun) * perMinute) / 60_000;
  const text = await response.text();
  const { errors, data } = JSON.parse(text) as {
    readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
    readonly data?: unknown;
  };
  const left = Number(/r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);
  const [error] = errors ?? [];
  return {
    status: response.status,
    code: error?.extensions.code,
    message: error?.message,
    data,
    charged: perMinute - left + filled,
    text,
  };
}

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');
const ask = (query: string, variables?: object): string => JSON.stringify({ query, variables });
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
    const { gzipSync } = await import('node:zlib');
    const response = await fetch(`${hub.url}/graphql`, {
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
  const response = await fetch(`${hub.url}/graphql`, {
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

describe('the schema', () => {
  const whole = {
    descriptions: true,
    specifiedByUrl: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  };

  test('is described as graphql-js describes it', async () => {
    for (const options of [whole, { descriptions: false }, { ...whole, inputValueDeprecation: false }]) {
      const query = getIntrospectionQuery(options);
      const { data } = await send(ask(query));
      const { data: expected } = executeSync({ schema: buildHubSchema(), document: parse(query) });
      expect(JSON.stringify(data)).toBe(JSON.stringify(expected));
    }
  });

  test('can be built from what is told', async () => {
    const { data } = await send(ask(getIntrospectionQuery()));
    const built = buildClientSchema(data as IntrospectionQuery);
    expect(printSchema(lexicographicSortSchema(built))).toContain('type Partner implements');
  });

  test('costs as much as its text is long, also when it is known', async () => {
    const query = getIntrospectionQuery();
    for (let count = 0; count < 2; count++) {
      const { charged, text } = await send(ask(query));
      expect(text.length / 20).toBeGreaterThan(perMinute);
      expect(charged).toBeGreaterThanOrEqual(perMinute);
    }
    const short = await send(ask('{ __type(name: "Partner") { fields { name description } } }'));
    expect(short.charged).toBeGreaterThan(short.text.length / 20);
  });

  test('is answered by graphql-js only beside rows', async () => {
    const fallbacks = (): Promise<number> => metric(hub.url, 'hub_fallbacks_total');
    const before = await fallbacks();
    await send(ask('query A { __schema { queryType { name } } __type(name: "Partner") { kind } __typename }'));
    expect(await fallbacks()).toBe(before);
    await send(ask('{ __type(name: "Partner") { kind } partners(first: 1) { nodes { id } } }'));
    expect(await fallbacks()).toBe(before + 1);
  });

  test('is read with aliases, fragments, arguments, directives and variables', async () => {
    const query = `query Q($name: String!, $no: Boolean!) {
      a: __type(name: $name) { ...T b: __typename fields @skip(if: $no) { name } }
      c: __type(name: "Nothing") { name }
      __proto__: __typename
    }
    fragment T on __Type { kind name kind ... @include(if: $no) { ofType { name } enumValues { name } } }`;
    const { text } = await send(ask(query, { name: 'Country', no: true }));
    expect(text).toBe(
      '{"data":{"a":{"kind":"OBJECT","name":"Country","ofType":null,"enumValues":null,"b":"__Type"},"c":null,"__proto__":"Query"}}\n',
    );
    const other = await send(ask(query, { name: 'Tier', no: true }));
    expect(other.data).toMatchObject({ a: { name: 'Tier' } });
  });

  test('tells its cost where that is asked for', async () => {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-cost': '1', ...headersOf({ role: 'PUBLIC' }) },
      body: ask('{ __schema { queryType { name } } }'),
    });
    expect(await response.text()).toBe(
      '{"data":{"__schema":{"queryType":{"name":"Query"}}},"extensions":{"cost":{"requested":3,"limit":300000}}}\n',
    );
  });

  const repeated = `{ ${times(20, (n) => `a${n}: __schema { types { inputFields { type { inputFields { name } } } } }`)} }`;

  test('is refused where it is too long', async () => {
    const refused = { status: 200, code: 'TOO_COMPLEX', data: null };
    const first = await send(ask(repeated));
    expect(first).toMatchObject(refused);
    expect(first.message).toBe(
      'What the operation selects of the schema has more than 6000000 characters and costs more than 300000, the most that is allowed.',
    );
    expect(first.charged).toBeGreaterThanOrEqual(perMinute);
    expect(await send(ask(repeated.replace('{', 'query Again {')))).toMatchObject(refused);
  });

  test('is refused beside rows where it is long', async () => {
    const query = getIntrospectionQuery().replace('__schema', 'partners(first: 1) { nodes { id } } __schema');
    expect((await send(ask(query))).message).toMatch(
      /^What the operation selects of the schema has \d+ characters: at most 100000 are allowed beside rows\./,
    );
  });
});

describe('a large answer', () => {
  const fields =
    'id slug name city status position { latitude longitude } awards { edges { cursor node { id status } } }';
  const partners = `partners(first: 100) { totalCount nodes { ${fields} } }`;

  test('has what small ones have', async () => {
    const viewer: Viewer = { role: 'ADMIN' };
    const large = await send(ask(`{ partners(first: 100) { nodes { slug country { code ${partners} } } } }`), viewer);
    expect(large.text.length).toBeGreaterThan(1_000_000);
    const { nodes } = (large.data as { partners: { nodes: { country: { code: string } }[] } }).partners;
    expect(nodes.length).toBeGreaterThan(30);
    const query = `query ($code: String!) { country(code: $code) { code ${partners} } }`;
    for (const code of new Set(nodes.map(({ country }) => country.code))) {
      const { data } = await send(ask(query, { code }), viewer);
      const shown = nodes.filter(({ country }) => country.code === code);
      for (const { country } of shown) expect(country).toEqual((data as { country: unknown }).country);
    }
  });
});
