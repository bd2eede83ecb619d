import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

interface Refusal {
  readonly message: string;
  readonly path?: readonly string[];
  readonly extensions: { readonly code: string };
}

async function refused(
  query: string,
  variables: { readonly [name: string]: unknown } = {},
): Promise<readonly Refusal[]> {
  const before = hub.statements();
  const answer = await hub.post({ query, variables });
  expect(answer.status).toBe(200);
  expect(hub.statements()).toBe(before);
  const body = answer.body as { readonly data: unknown; readonly errors: readonly Refusal[] };
  expect(body.data).toBeNull();
  return body.errors;
}

describe('a bad argument refuses the operation before anything runs', () => {
  it.each([
    [
      'a negative page',
      '{ partners(first: -1) { nodes { id } } }',
      ['partners'],
      '`first` is -1; it cannot be negative.',
    ],
    [
      'a page too large',
      '{ partners(first: 101) { nodes { id } } }',
      ['partners'],
      '`first` is 101; a page of this list has at most 100.',
    ],
    [
      'a page of reference data too large',
      '{ countries(last: 301) { nodes { id } } }',
      ['countries'],
      '`last` is 301; a page of this list has at most 300.',
    ],
    [
      'both ends',
      '{ partners(first: 1, last: 1) { nodes { id } } }',
      ['partners'],
      '`first` and `last` exclude each other: give one of them.',
    ],
    ['an id that is none', '{ node(id: "Partner") { id } }', ['node'], '"Partner" is not an id of this graph.'],
    [
      'a locale that is none',
      '{ region(code: "EMEA") { name(locale: "english please") } }',
      ['region', 'name'],
      '"english please" is no language tag; one looks like "fr" or "fr-CA".',
    ],
    [
      'a damaged cursor',
      '{ partners(after: "abc") { nodes { id } } }',
      ['partners'],
      '"abc" is not a cursor: it is damaged or was not made by this hub.',
    ],
    [
      'an argument below a list that is empty',
      '{ country(code: "none") { partners(first: 1) { nodes { x: awards(first: -2) { totalCount } } } } }',
      ['country', 'partners', 'nodes', 'x'],
      '`first` is -2; it cannot be negative.',
    ],
  ])('%s', async (_what, query, path, message) => {
    expect(await refused(query)).toEqual([
      { message, path, locations: expect.anything(), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('every fault is told at once', async () => {
    const errors = await refused(
      '{ a: partners(first: -1) { nodes { id } } b: node(id: "?") { id } country(code: "FR") { name(locale: "!") } }',
    );
    expect(errors.map(({ path }) => path?.join('.'))).toEqual(['a', 'b', 'country.name']);
  });

  it('also where the schema itself is asked in the same request', async () => {
    const errors = await refused('{ __schema { queryType { name } } partners(first: -1) { nodes { id } } }');
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('not where @skip takes the field away', async () => {
    const answer = await hub.post({
      query: 'query ($no: Boolean!) { __typename partners(first: -1) @skip(if: $no) { nodes { id } } }',
      variables: { no: true },
    });
    expect(answer.body).toEqual({ data: { __typename: 'Query' } });
  });

  it('once for an argument, however many of its values are wrong', async () => {
    expect(await refused('{ nodes(ids: ["one", "Partner:1", "two"]) { id } }')).toMatchObject([
      { path: ['nodes'], message: '"one" is not an id of this graph.' },
    ]);
  });

  it('more than 500 ids or slugs', async () => {
    const many = Array.from({ length: 501 }, (_, index) => `Partner:${index + 1}`);
    expect(await refused('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: many })).toMatchObject([
      { path: ['nodes'], message: '`ids` has 501 values; at most 500 go in one call.' },
    ]);
    expect(
      await refused('query ($slugs: [String!]!) { partnersBySlug(slugs: $slugs) { id } }', { slugs: many }),
    ).toHaveLength(1);
  });
});

describe('the page budget', () => {
  const levels = (size: number): string =>
    `{ countries(first: ${size}) { nodes { partners(first: ${size}) { nodes { awards(first: ${size}) { nodes { id } } } } } } }`;

  it('refuses page sizes that multiply to too much along a path, with the path and the figures', async () => {
    expect(await refused(levels(50))).toMatchObject([
      {
        path: ['countries', 'nodes', 'partners', 'nodes', 'awards'],
        message:
          'The page sizes along countries.nodes.partners.nodes.awards multiply to 50 × 50 × 50 = 125 000 rows; at most 100 000 are allowed. Ask for smaller pages.',
        extensions: { code: 'TOO_COMPLEX' },
      },
    ]);
  });

  it('refuses a document whose pages add up to too much, with the figures', async () => {
    const field =
      'partners(first: 100) { nodes { awards(first: 100) { nodes { suspensions { id } } } engagements(first: 90) { nodes { country { distributors(first: 10) { nodes { id } } } } } } }';
    expect(await refused(`{ a: ${field} b: ${field} c: ${field} }`)).toMatchObject([
      {
        path: ['a', 'partners', 'nodes', 'engagements', 'nodes', 'country', 'distributors'].filter(
          (key) => key !== 'partners',
        ),
        message: expect.stringContaining(
          'The pages of this document add up to 327 300 rows; at most 250 000 are allowed.',
        ) as string,
        extensions: { code: 'TOO_COMPLEX' },
      },
    ]);
  });

  it('does not count a connection of which only the count is asked', async () => {
    const answer = await hub.post({
      query:
        '{ countries(first: 300) { nodes { partners(first: 100) { totalCount } distributors(first: 100) { totalCount } } } }',
    });
    expect((answer.body as { errors?: unknown }).errors).toBeUndefined();
  });
});
