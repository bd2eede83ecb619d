import { askForCost } from '../support/cost';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { recordStatements } from '../support/statements';

const limit = 500_000;

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub({ COST_LIMIT: String(limit) });
});

afterAll(() => hub.close());

async function costOf(query: string, variables = {}): Promise<number> {
  const { extensions, errors } = await askForCost(hub.url, query, variables);
  expect(errors).toBeUndefined();
  expect(extensions?.cost?.limit).toBe(limit);
  return extensions?.cost?.requested as number;
}

describe('the cost of an operation', () => {
  it('is returned only if the request has the header x-hub-cost', async () => {
    const { body } = await hub.post({ query: '{ partners { nodes { id } } }' });
    expect(body).not.toHaveProperty('extensions');
    // A level 50, 25 rows with one scalar each.
    expect(await costOf('{ partners { nodes { id } } }')).toBe(Math.ceil(50 + 25 * 1.1));
  });

  it('multiplies pages along a path, counts a scalar as a tenth of a row, and a list without pages as ten rows', async () => {
    expect(await costOf('{ partners(first: 10) { nodes { id name country { code } } } }')).toBe(50 + 12 + 50 + 11);
    expect(await costOf('{ partners(first: 10) { edges { cursor node { awards(last: 5) { nodes { id } } } } } }')).toBe(
      50 + 10 + 50 + 55,
    );
    expect(await costOf('{ program(code: "cpp") { qualifications { requirements { code } } } }')).toBe(
      50 + 1 + 50 + 10 + 50 + 110,
    );
    expect(
      await costOf('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Country { code } } }', { ids: ['Country:1'] }),
    ).toBe(await costOf('query { nodes(ids: ["Country:1"]) { ... on Country { code } } }'));
  });

  it('depends on the document and the variables only, not on the rows found nor on the spelling of the document', async () => {
    const byVariable =
      'query ($slug: String!, $first: Int, $wide: Boolean!) { partner(slug: $slug) { ...P } } fragment P on Partner { awards(first: $first) { nodes { id status @include(if: $wide) } } }';
    const found = await costOf(byVariable, { slug: 'nobody-has-this', first: 40, wide: true });
    expect(found).toBe(await costOf('{ partner(slug: "other") { awards(first: 40) { nodes { status id } } } }'));
    expect(await costOf(byVariable, { slug: 'x', first: 40, wide: false })).toBe(found - 4);
  });

  const page = '{ partners(first: 10) { nodes { id } } }';
  const dearer: readonly (readonly [string, string])[] = [
    [page, '{ partners(first: 10, orderBy: [{ name: DESC }]) { nodes { id } } }'],
    [
      '{ partners(first: 10, orderBy: [{ name: DESC }]) { nodes { id } } }',
      '{ partners(first: 10, orderBy: [{ country: { code: ASC } }]) { nodes { id } } }',
    ],
    [
      '{ partners(first: 10, orderBy: [{ country: { code: ASC } }]) { nodes { id } } }',
      '{ partners(first: 10, orderBy: [{ distance: { from: { latitude: 45, longitude: 5 } } }]) { nodes { id } } }',
    ],
    [
      '{ partners(first: 10, orderBy: [{ country: { code: ASC } }]) { nodes { id } } }',
      '{ partners(first: 10, orderBy: [{ awards: { count: DESC } }]) { nodes { id } } }',
    ],
    [
      '{ partners(first: 10, orderBy: [{ awards: { count: DESC } }]) { nodes { id } } }',
      '{ partners(first: 10, orderBy: [{ awards: { count: DESC, of: { inForce: { eq: true } } } }]) { nodes { id } } }',
    ],
    [page, '{ partners(first: 10, filter: { city: { eq: "Lyon" } }) { nodes { id } } }'],
    [
      '{ partners(first: 10, filter: { city: { eq: "Lyon" } }) { nodes { id } } }',
      '{ partners(first: 10, filter: { city: { contains: "Lyon" } }) { nodes { id } } }',
    ],
    [
      '{ partners(first: 10, filter: { city: { contains: "Lyon" } }) { nodes { id } } }',
      '{ partners(first: 10, filter: { awards: { some: { inForce: { eq: true } } } }) { nodes { id } } }',
    ],
    [
      '{ partners(first: 10, filter: { awards: { some: { inForce: { eq: true } } } }) { nodes { id } } }',
      '{ partners(first: 10, filter: { awards: { count: { gt: 2 } } }) { nodes { id } } }',
    ],
    [
      '{ partners(first: 10, filter: { awards: { some: {} } }) { nodes { id } } }',
      '{ partners(first: 10, filter: { awards: { some: { suspensions: { some: {} } } } }) { nodes { id } } }',
    ],
    [page, '{ partners(first: 10, search: "cloud") { nodes { id } } }'],
    [
      '{ partner(slug: "x") { children(first: 5) { nodes { id } } } }',
      '{ partner(slug: "x") { similar(first: 5) { id } } }',
    ],
    [
      '{ partners { aggregate { count } } }',
      '{ partners { aggregate { count(filter: { city: { contains: "Lyon" } }) } } }',
    ],
    ['{ partners { aggregate { count } } }', '{ partners { groups(by: [STATUS]) { nodes { count } } } }'],
    [
      '{ partners { groups(by: [STATUS]) { nodes { count } } } }',
      '{ partners { groups(by: [STATUS, COUNTRY]) { nodes { count } } } }',
    ],
    [
      '{ partners { facets(by: [STATUS]) { groups { count } } } }',
      '{ partners { facets(by: [STATUS, COUNTRY]) { groups { count } } } }',
    ],
    // A facet with a condition in the filter also finds the selected values and the keys that count.
    [
      '{ partners(filter: { status: { eq: ACTIVE } }) { facets(by: [COUNTRY]) { groups { count } } } }',
      '{ partners(filter: { status: { eq: ACTIVE } }) { facets(by: [STATUS]) { groups { count } } } }',
    ],
    [
      '{ partners(filter: { enrolments: { some: { inForce: { eq: true } } } }) { facets(by: [COUNTRY]) { groups { count } } } }',
      '{ partners(filter: { enrolments: { some: { inForce: { eq: true } } } }) { facets(by: [ENROLMENT_TIER]) { groups { count } } } }',
    ],
    [
      '{ countries(first: 5) { nodes { partners { aggregate { count } } } } }',
      '{ countries(first: 50) { nodes { partners { aggregate { count } } } } }',
    ],
    [page, '{ partners(first: 10) { totalCount(upTo: 100) nodes { id } } }'],
    [
      '{ partners(first: 10) { totalCount(upTo: 100) nodes { id } } }',
      '{ partners(first: 10) { totalCount nodes { id } } }',
    ],
    [
      '{ country(code: "DE") { partners { nodes { parent { id } } } } }',
      '{ country(code: "DE") { partners { nodes { nextQualification { missingCount } } } } }',
    ],
    [
      '{ country(code: "DE") { partners { nodes { awards { nodes { id } } } } } }',
      '{ country(code: "DE") { partners { nodes { eligibility { missingCount } } } } }',
    ],
    [
      '{ country(code: "DE") { partners(filter: { hasParent: true }) { nodes { id } } } }',
      '{ country(code: "DE") { partners(filter: { hasNextQualification: true }) { nodes { id } } } }',
    ],
    [
      '{ country(code: "DE") { partners(orderBy: [{ parent: { name: ASC } }]) { nodes { id } } } }',
      '{ country(code: "DE") { partners(orderBy: [{ nextQualification: { missingCount: ASC } }]) { nodes { id } } } }',
    ],
    [
      '{ country(code: "DE") { partners { groups(by: [TECHNOLOGY]) { nodes { count } } } } }',
      '{ country(code: "DE") { partners { groups(by: [ELIGIBLE_FINANCING_PROGRAM]) { nodes { count } } } } }',
    ],
    ['{ partners { totalCount } }', '{ partners(filter: { awards: { some: {} } }) { totalCount } }'],
    [
      '{ partners { nodes { awards { nodes { id } } } } }',
      '{ partners { nodes { awards { totalCount nodes { id } } } } }',
    ],
    [
      '{ partners { nodes { awards { nodes { id } } } } }',
      '{ partners { nodes { awards(filter: { qualification: { code: { eq: "BUILDER" } } }) { nodes { id } } } } }',
    ],
  ];
  it.each(dearer)('is higher for an operation that needs more work: %s < %s', async (less, more) => {
    expect(await costOf(more)).toBeGreaterThan(await costOf(less));
  });

  it('of a bounded count is that of its bound, and at most that of an exact count', async () => {
    const counted = (argument: string): Promise<number> => costOf(`{ partners { totalCount${argument} } }`);
    expect(await counted('(upTo: 200)')).toBe((await counted('(upTo: 100)')) + 100);
    expect(await counted('(upTo: 1000000)')).toBe(await counted(''));
  });
});

describe('an operation over the limit', () => {
  const levels = (size: number): string =>
    `{ countries(first: ${size}) { nodes { partners(first: ${size}) { nodes { awards(first: ${size}) { nodes { id } } } } } } }`;

  it('is refused before a statement runs; the error has the cost, the limit and the figures of the most expensive selection', async () => {
    const { result, statements } = await recordStatements(() => askForCost(hub.url, levels(80)));
    expect(result).toEqual({
      data: null,
      errors: [
        {
          message:
            'The operation costs 569 830; at most 500 000 is allowed. Its most expensive selection is countries.nodes.partners.nodes.awards: 80 × 80 × 80 = 512 000 rows, which costs 563 250.',
          path: ['countries', 'nodes', 'partners', 'nodes', 'awards'],
          locations: [{ line: 1, column: 64 }],
          extensions: { code: 'TOO_COMPLEX' },
        },
      ],
      extensions: { cost: { requested: 569_830, limit } },
    });
    expect(statements).toEqual([]);
  });

  it('is refused even if no single selection is too expensive', async () => {
    const { data, errors } = await askForCost(
      hub.url,
      `{ a: ${levels(50).slice(1, -1)} b: ${levels(50).slice(1, -1)} c: ${levels(51).slice(1, -1)} d: ${levels(50).slice(1, -1)} }`,
    );
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { path: ['c', 'nodes', 'partners', 'nodes', 'awards'], extensions: { code: 'TOO_COMPLEX' } },
    ]);
  });

  it.each([
    [
      'counts',
      '{ countries(first: 300) { nodes { partners(first: 100) { nodes { awards { totalCount } offerings { totalCount } children { totalCount } engagements { totalCount } } } } } }',
      /an exact count for each of 30 000 rows, which costs/,
    ],
    [
      'a filter whose steps nest',
      `{ partners(filter: { or: [${'{ awards: { some: { suspensions: { some: {} } } } } '.repeat(30)}] }) { nodes { id } } }`,
      /partners: 25 rows and [\d ]+ for its filter, order or search, which costs/,
    ],
    [
      'an order by a count',
      `{ ${Array.from({ length: 60 }, (_, index) => `p${index}: partners(orderBy: [{ awards: { count: DESC } }]) { nodes { id } }`).join(' ')} }`,
      /p0: 25 rows and 100 000 for its filter, order or search/,
    ],
  ])('says that %s make it expensive', async (_what, query, message) => {
    const { errors } = await askForCost(hub.url, query);
    expect(errors).toMatchObject([
      { message: expect.stringMatching(message) as string, extensions: { code: 'TOO_COMPLEX' } },
    ]);
  });

  it('is refused in the same way if it selects the schema as well', async () => {
    const { errors } = await askForCost(hub.url, `{ __schema { queryType { name } } ${levels(80).slice(1)}`);
    expect(errors).toMatchObject([
      { path: ['countries', 'nodes', 'partners', 'nodes', 'awards'], extensions: { code: 'TOO_COMPLEX' } },
    ]);
  });

  it('has the limit that the hub was started with', async () => {
    const narrow = await startDemoHub({ COST_LIMIT: '1000' });
    const { errors, extensions } = await askForCost(narrow.url, '{ partners { totalCount } }');
    await narrow.close();
    expect(errors).toMatchObject([{ path: ['partners', 'totalCount'] }]);
    expect(extensions?.cost).toEqual({ requested: 20_050, limit: 1000 });
  });

  it('is refused if a short document grows long by its fragments', async () => {
    const edges = ['awards', 'enrolments', 'offerings', 'competenceValidations', 'engagements', 'fundingRequests'];
    const fragment = (index: number): string =>
      `fragment F${index} on Partner { ${edges.map((edge) => `${edge} { nodes { partner { ${index < 7 ? `...F${index + 1}` : 'id'} } } }`).join(' ')} }`;
    const { data, errors } = await askForCost(
      hub.url,
      `{ partner(slug: "x") { ...F0 } } ${Array.from({ length: 8 }, (_, index) => fragment(index)).join(' ')}`,
    );
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { message: 'The document selects more than 10000 fields.', extensions: { code: 'TOO_COMPLEX' } },
    ]);
  });
});
