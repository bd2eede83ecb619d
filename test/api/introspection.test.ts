import {
  buildClientSchema,
  executeSync,
  getIntrospectionQuery,
  lexicographicSortSchema,
  parse,
  printSchema,
} from 'graphql';
import type { IntrospectionQuery } from 'graphql';
import type { Viewer } from '../../src/access/viewer';
import { hubSchema } from '../../src/model/schema';
import { ask, Charged, perMinute, times } from '../support/charged';
import { headersOf } from '../support/demo-hub';
import { metric } from '../support/metrics';

let charged: Charged;
const send: Charged['send'] = (...given) => charged.send(...given);

beforeAll(async () => {
  charged = await Charged.start();
});

afterAll(async () => expect(await charged.close()).toBe(0));

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
      const { data: expected } = executeSync({ schema: hubSchema(), document: parse(query) });
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
      const answer = await send(ask(query));
      expect(answer.text.length / 20).toBeGreaterThan(perMinute);
      expect(answer.charged).toBeGreaterThanOrEqual(perMinute);
    }
    const short = await send(ask('{ __type(name: "Partner") { fields { name description } } }'));
    expect(short.charged).toBeGreaterThan(short.text.length / 20);
  });

  test('is sent to many clients of one address at a time, who share its text', async () => {
    const body = ask(getIntrospectionQuery());
    const clients = Array.from({ length: 40 }, (_, index) => index);
    const answers = await Promise.all(
      clients.map((index) =>
        fetch(`${charged.hub.url}/graphql`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'accept-encoding': 'identity',
            ...headersOf({ role: 'ANALYST', caller: `token:reader ${index}` }),
          },
          body,
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(clients.map(() => 200));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    // As answers of their own, they would hold more than one address may.
    expect(texts.length * (texts[0]?.length ?? 0)).toBeGreaterThan(64 * 1024 * 1024);
  });

  test('is answered by graphql-js only beside rows', async () => {
    const fallbacks = (): Promise<number> => metric(charged.hub.url, 'hub_fallbacks_total');
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
    const response = await fetch(`${charged.hub.url}/graphql`, {
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
