import { startDemoHub, type TestHub } from '../support/demo-hub';
import { recordStatements } from '../support/statements';

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
  const { result: answer, statements } = await recordStatements(() => hub.post({ query, variables }));
  expect(answer.status).toBe(200);
  expect(statements).toEqual([]);
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

  it('every bad argument is reported at once', async () => {
    const errors = await refused(
      '{ a: partners(first: -1) { nodes { id } } b: node(id: "?") { id } country(code: "FR") { name(locale: "!") } }',
    );
    expect(errors.map(({ path }) => path?.join('.'))).toEqual(['a', 'b', 'country.name']);
  });

  it('also if the request selects the schema as well', async () => {
    const errors = await refused('{ __schema { queryType { name } } partners(first: -1) { nodes { id } } }');
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('not if @skip removes the field', async () => {
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
