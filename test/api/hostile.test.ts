import { startDemoHub, type TestHub } from '../support/demo-hub';

/** Hostile texts. */
const texts: { readonly [what: string]: string } = {
  'a quote': "'",
  'two quotes': "''",
  'a double quote': '"',
  'a backslash': '\\',
  'a backslash before a quote': "\\'",
  'an SQL fragment': "x'; drop table partner; --",
  'a union': "' union select password from pg_shadow --",
  'a comment': '/* */ -- ',
  'a dollar quote': '$$; select 1; $$',
  'a parameter': '$1',
  'a NUL': 'a\0b',
  'a lone surrogate': '\ud800',
  'a turned pair': '\udc00\ud800',
  'the replacement character': '\ufffd',
  'control characters': '\u0001\u0007\u001b[2J',
  'right-to-left marks': '\u202e\u2066x',
  'an emoji': '👩‍👩‍👧',
  nothing: '',
  'a space': ' ',
  'a percent sign': '%',
  'one megabyte': 'x'.repeat(1_000_000),
  'one megabyte of quotes': "'".repeat(1_000_000),
};

const ids = [
  'Partner:9223372036854775807',
  'Partner:9223372036854775808',
  'Partner:99999999999999999999999999',
  'Partner:0',
  'Partner:-1',
  'Partner:1 ',
  'Partner:1; select 1',
  'Partner:NaN',
  'Partner:0x1',
  'pg_class:1',
  '__proto__:1',
  'constructor:1',
  'PartnerTechnology:1',
  'Query:1',
  ':',
  ...Object.values(texts),
];

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

/** Texts that no answer may have. */
const leaks =
  /syntax error at|pg_|SQLSTATE|select |relation "|QueryFailed|node_modules|\bat .*:\d+:\d+|invalid input syntax|invalid byte/i;

async function ask(
  query: string,
  variables: { readonly [name: string]: unknown },
): Promise<{ data?: unknown; errors?: { message: string; extensions: { code: string } }[] }> {
  const answer = await hub.post({ query, variables });
  expect(answer.status).toBeLessThan(500);
  const { data, errors } = answer.body as {
    data?: unknown;
    errors?: { message: string; extensions: { code: string } }[];
  };
  for (const { message, extensions } of errors ?? []) {
    // A message may quote the client's text, shortened, but nothing internal.
    expect(message.replaceAll(/"[^"]*"/g, '""')).not.toMatch(leaks);
    expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
    expect(message.length).toBeLessThan(2_100);
  }
  return { data, ...(errors && { errors }) };
}

describe.each(Object.entries(texts))('%s', (_what, text) => {
  it('as a slug or a code finds nothing', async () => {
    const query = `query ($text: String!) {
      partner(slug: $text) { id } country(code: $text) { id } distributor(slug: $text) { id } program(code: $text) { id }
      partnersBySlug(slugs: [$text, "", $text]) { id }
    }`;
    expect(await ask(query, { text })).toEqual({
      data: { partner: null, country: null, distributor: null, program: null, partnersBySlug: [null, null, null] },
    });
  });

  it('as a slug written into the document finds nothing', async () => {
    if (text.length > 10_000) return;
    const { data, errors } = await ask(`{ partner(slug: ${JSON.stringify(text)}) { id } }`, {});
    // A document cannot have half a character; graphql-js refuses it.
    if (!text.isWellFormed())
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_PARSE_FAILED']);
    else expect(data).toEqual({ partner: null });
  });

  it('as a currency or the owner of a calendar finds nothing', async () => {
    const query = `query ($text: String!) {
      fundingRequests { groups(by: [STATUS], having: { sum: { requested: { currency: $text, amount: { gte: "0" } } } }, orderBy: [{ sum: { requested: { currency: $text } } }]) { totalCount } }
      vendors { series(every: FISCAL_QUARTER, vendor: $text, from: "2026-01-01", to: "2026-06-01") { points { endsOn } } }
    }`;
    const { data, errors } = await ask(query, { text });
    if (!errors)
      expect(data).toEqual({ fundingRequests: { groups: { totalCount: 0 } }, vendors: { series: { points: [] } } });
  });

  it('as a cursor is refused', async () => {
    const query =
      'query ($text: String!) { partners(after: $text) { nodes { id } } groups: partners { groups(by: [STATUS], after: $text) { totalCount } } regions { nodes { countries { partners(before: $text) { nodes { id } } } } } }';
    const { data, errors } = await ask(query, { text });
    expect(data).toBeNull();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(Array(3).fill('BAD_USER_INPUT'));
  });

  it('as a locale is refused or falls back', async () => {
    const { data, errors } = await ask('query ($text: String!) { country(code: "FR") { name(locale: $text) } }', {
      text,
    });
    if (errors) expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    else expect(data).toEqual({ country: { name: 'France' } });
  });

  it('as an operation name is refused', async () => {
    const answer = await hub.post({ query: 'query Known { __typename }', operationName: text });
    expect(answer.status).toBeLessThan(500);
  });
});

it.each(ids)('the id %.60j is refused or names nothing', async (id) => {
  const { data, errors } = await ask('query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }', { id });
  if (errors) {
    expect(data).toBeNull();
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
  } else {
    expect(data).toEqual({ node: null, nodes: [null] });
  }
});

it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'valueOf', '__defineGetter__'])(
  'the alias %s is a response key like any other, at every depth',
  async (alias) => {
    const query = `{ ${alias}: country(code: "FR") { ${alias}: code a: region { ${alias}: code } partners(first: 1) { ${alias}: nodes { ${alias}: position { ${alias}: __typename } } edges { ${alias}: cursor } pageInfo { ${alias}: hasNextPage } ${alias}2: totalCount } } }`;
    const answer = await hub.post({ query });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`"${alias}":{"${alias}":"FR","a":{"${alias}":"EMEA"}`);
    expect(answer.text).toContain(`"pageInfo":{"${alias}":true}`);
  },
);

it('leaves the database as it was', async () => {
  const { data } = await ask('{ partners { totalCount } }', {});
  expect(data).toEqual({ partners: { totalCount: 300 } });
});
