import { askForCost } from '../support/cost';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { prices, volumes } from '../../src/engine/cost/prices';
import { recordStatements } from '../support/statements';

const limit = 300_000;

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
    const { level, row, object, cell } = prices;
    expect(await costOf('{ partners { nodes { id } } }')).toBe(Math.ceil(level + 25 * (row + object + cell)));
  });

  it.each([
    [
      'the elements of a list',
      'query ($v: [String!]) { partners(filter: { slug: { in: $v } }) { nodes { id } } }',
      ['a'],
      ['a', 'b', 'c'],
    ],
    ['the words of a search', 'query ($v: String) { partners(search: $v) { nodes { id } } }', 'nimbus', 'nimbus works'],
    ['the length of a word', 'query ($v: String) { partners(search: $v) { nodes { id } } }', 'nimbus', 'ni'],
  ])('is kept for a plan, but not for other sizes of its arguments: %s', async (_what, query, one, other) => {
    const before = [await costOf(query, { v: one }), await costOf(query, { v: other })];
    expect(before[0]).not.toBe(before[1]);
    expect([await costOf(query, { v: one }), await costOf(query, { v: other })]).toEqual(before);
  });

  it('depends on the document and the variables only, not on the rows found nor on the spelling of the document', async () => {
    const byVariable =
      'query ($slug: String!, $first: Int, $wide: Boolean!) { partner(slug: $slug) { ...P } } fragment P on Partner { awards(first: $first) { nodes { id status @include(if: $wide) } } }';
    const found = await costOf(byVariable, { slug: 'nobody-has-this', first: 40, wide: true });
    expect(found).toBe(await costOf('{ partner(slug: "other") { awards(first: 40) { nodes { status id } } } }'));
    expect(await costOf(byVariable, { slug: 'x', first: 40, wide: false })).toBeLessThanOrEqual(found);
    expect(
      await costOf('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Country { code } } }', { ids: ['Country:1'] }),
    ).toBe(await costOf('query { nodes(ids: ["Country:1"]) { ... on Country { code } } }'));
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
      '{ partners(first: 10, filter: { awards: { some: {} } }) { nodes { id } } }',
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
  ];
  it.each(dearer)('is higher for an operation that needs more work: %s < %s', async (less, more) => {
    expect(await costOf(more)).toBeGreaterThan(await costOf(less));
  });

  it('of a bounded count is that of its bound, and at most that of an exact count', async () => {
    const counted = (argument: string): Promise<number> => costOf(`{ partners { totalCount${argument} } }`);
    expect(await counted('(upTo: 2000)')).toBe((await counted('(upTo: 1000)')) + 1000 * prices.counted);
    expect(await counted('(upTo: 1000000)')).toBe(await counted(''));
  });
});

describe('an operation over the limit', () => {
  const groups = 'groups(by: [TECHNOLOGY, QUALIFICATION, COUNTRY]) { totalCount }';
  const above = `{ countries(first: 300) { nodes { partners { ${groups} } } } partners { ${groups} } }`;

  it('is refused before anything runs, with the cost, the limit, and the work of the most expensive selection', async () => {
    const { result, statements } = await recordStatements(() => askForCost(hub.url, above));
    expect(result).toMatchObject({
      data: null,
      errors: [
        {
          message: expect.stringMatching(
            /^The operation costs \d\d\d \d{3}; at most 300 000 is allowed\. Its most expensive selection is countries\.nodes\.partners\.groups, which costs [12]\d\d \d{3}: 150 000 look-ups over to-many edges, 1 \d{3} \d{3} rows grouped, 75 000 rows found over edges\.$/,
          ) as string,
          path: ['countries', 'nodes', 'partners', 'groups'],
          locations: [{ line: 1, column: 46 }],
          extensions: { code: 'TOO_COMPLEX' },
        },
      ],
      extensions: { cost: { limit } },
    });
    expect(statements).toEqual([]);
  });

  it('is refused also where no selection alone is too expensive', async () => {
    const counts = Array.from({ length: 150 }, (_, index) => `a${index}: partners { totalCount }`).join(' ');
    const { data, errors } = await askForCost(hub.url, `{ ${counts} engagements { totalCount } }`);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ['engagements', 'totalCount'], extensions: { code: 'TOO_COMPLEX' } }]);
  });

  const aliases = (field: string, count: number): string =>
    `{ ${Array.from({ length: count }, (_, index) => `p${index}: ${field}`).join(' ')} }`;

  it.each([
    [
      'counts',
      aliases('engagements { totalCount }', 20),
      /p0\.totalCount, which costs [\d ]+: .*1 000 000 rows counted/,
    ],
    [
      'filters whose steps nest',
      `{ partners(filter: { or: [${'{ awards: { some: { suspensions: { some: { reason: { contains: "x" } } } } } } '.repeat(30)}] }) { totalCount } }`,
      /partners\.totalCount, which costs [\d ]+: [\d ]+ look-ups over to-many edges/,
    ],
    [
      'orders by a count',
      aliases('partners(orderBy: [{ awards: { count: DESC } }]) { nodes { id } }', 60),
      /p0, which costs [\d ]+: 75 000 look-ups over to-many edges, 75 000 rows sorted, 300 000 rows counted/,
    ],
  ])('says that %s make it expensive', async (_what, query, message) => {
    const { errors } = await askForCost(hub.url, query);
    expect(errors).toMatchObject([
      { message: expect.stringMatching(message) as string, extensions: { code: 'TOO_COMPLEX' } },
    ]);
  });

  it('is refused in the same way where it also asks for the schema', async () => {
    const { errors } = await askForCost(hub.url, `{ __schema { queryType { name } } ${above.slice(1)}`);
    expect(errors).toMatchObject([
      { path: ['countries', 'nodes', 'partners', 'groups'], extensions: { code: 'TOO_COMPLEX' } },
    ]);
  });

  it('has the limit that the hub was started with', async () => {
    const narrow = await startDemoHub({ COST_LIMIT: '1000' });
    const { errors, extensions } = await askForCost(narrow.url, '{ partners { totalCount } }');
    await narrow.close();
    expect(errors).toMatchObject([{ path: ['partners', 'totalCount'] }]);
    const requested = Math.ceil(prices.level + volumes['tens of thousands'] * prices.counted);
    expect(extensions?.cost).toEqual({ requested, limit: 1000 });
  });

  it('is refused if its answer has more characters than the limit pays for', async () => {
    const narrow = await startDemoHub({ COST_LIMIT: '20000' });
    const aliased = (count: number): string =>
      `{ partners(first: 100) { nodes { awards { nodes { partner { ${Array.from({ length: count }, (_, index) => `a${index}: slug`).join(' ')} } } } } } }`;
    const [large, small] = [await narrow.post({ query: aliased(450) }), await narrow.post({ query: aliased(30) })];
    await narrow.close();
    const message =
      'The answer has more than 1 000 000 characters, the most that is allowed. ' +
      'Ask for fewer rows at the top of the document, or for fewer values of each.';
    expect(large.body).toMatchObject({ data: null, errors: [{ message, extensions: { code: 'TOO_COMPLEX' } }] });
    expect(small.body).not.toHaveProperty('errors');
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
