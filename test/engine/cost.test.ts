import type { WorkKind } from '../../src/engine/cost/prices';
import { prices, volumes } from '../../src/engine/cost/prices';
import { costOf, price, readSchema, workOf } from '../support/prices';

beforeAll(readSchema);

describe('each kind of work is charged by its amount', () => {
  const partners = volumes['tens of thousands'];
  const awards = volumes['hundreds of thousands'];

  it.each<[string, Partial<Record<WorkKind, number>>]>([
    ['{ partners(first: 10) { nodes { name city } } }', { level: 1, row: 10, object: 10, cell: 20 }],
    ['{ partners { totalCount } }', { level: 1, counted: partners }],
    ['{ partners { totalCount(upTo: 100) } }', { level: 1, counted: 100 }],
    ['{ partners(filter: { city: { eq: "x" } }) { totalCount } }', { walked: partners, tested: partners }],
    ['{ partners(filter: { city: { contains: "x" } }) { totalCount } }', { matched: partners }],
    ['{ partners(filter: { country: { name: { eq: "x" } } }) { totalCount } }', { joined: partners, step: 1 }],
    ['{ partners(filter: { awards: { some: {} } }) { totalCount } }', { probed: partners }],
    ['{ partners(filter: { awards: { count: { gt: 1 } } }) { totalCount } }', { counted: awards, walked: partners }],
    ['{ partners(orderBy: [{ city: ASC }]) { nodes { id } } }', { sorted: partners }],
    [
      '{ partners(orderBy: [{ distance: { from: { latitude: 1, longitude: 1 } } }]) { nodes { id } } }',
      // A partner has two places: its own position and those of its further locations.
      { located: 2 * partners },
    ],
    ['{ partners { groups(by: [COUNTRY]) { totalCount } } }', { grouped: partners, joined: partners }],
    ['{ awards { nodes { status } } }', { computed: 25 }],
    ['{ partners(first: 3) { nodes { nextQualification { missingCount } } } }', { derivation: 1, derived: 3 }],
    ['{ partners(first: 3) { nodes { eligibleFinancingPrograms { code } } } }', { derivation: 1, derivedLinks: 3 }],
    ['{ nodes(ids: ["Partner:1", "Partner:2", "Partner:3"]) { id } }', { element: 3 }],
    [
      '{ partners(filter: { or: [{ city: { in: ["a", "b"] } }, { slug: { in: ["c"] } }] }) { nodes { id } } }',
      { element: 5 },
    ],
    ['{ partners(search: "cloud systems") { nodes { id } } }', { search: 1 }],
  ])('%s', (query, expected) => {
    expect(workOf(query)).toMatchObject(expected);
  });

  it('a price is the sum of its work', () => {
    const { cost, work } = price(
      '{ partners(orderBy: [{ city: ASC }]) { totalCount nodes { id awards { nodes { status } } } } }',
    );
    const sum = work.list().reduce((total, { kind, amount }) => total + amount * prices[kind], 0);
    expect(cost.requested).toBe(Math.ceil(work.units));
    expect(work.units).toBeCloseTo(sum);
  });
});

describe('a series', () => {
  const series = (list: string, to: string, aggregate: string): number =>
    costOf(
      `{ ${list} { series(every: MONTH, from: "2024-01-01", to: "${to}") { points { aggregate { ${aggregate} } } } } }`,
    );
  const holders = 'partners(filter: { qualifications: { some: { code: { eq: "BUILDER" } } } })';

  it.each([
    ['once for the set of days of each row', holders, 'count', 3],
    ['once, where the rows are in force', 'awards(filter: { inForce: { eq: true } })', 'count min { validFrom }', 3],
    ['for each point, where a count follows the day', 'partners', 'count(filter: { programs: { some: {} } })', 24],
    ['for each point, where a window does', 'awards(filter: { validTo: { next: "P1M" } })', 'count', 24],
    ['for each point, where a state does', 'awards(filter: { status: { eq: ACTIVE } })', 'count', 24],
    ['for each point, where money does', 'ledgerEntries', 'sum { amount { amount } }', 24],
  ])('is charged %s', (_what, list, aggregate, times) => {
    const [one, all] = [series(list, '2024-01-31', aggregate), series(list, '2025-12-31', aggregate)];
    expect(all / one).toBeGreaterThan(times * 0.9);
    expect(all / one).toBeLessThan(times * 1.1);
  });

  it('of groups is charged for the groups at each point', () => {
    const groups = (by: string, to: string): number =>
      costOf(
        `{ partners { groups(by: [${by}], first: 1) { nodes { series(every: YEAR, from: "2011-01-01", to: "${to}") { points { aggregate { count } } } } } } }`,
      );
    expect(groups('QUALIFICATION', '2022-12-31')).toBeGreaterThan(5 * groups('QUALIFICATION', '2011-12-31'));
    expect(groups('COUNTRY', '2022-12-31')).toBeLessThan(3 * groups('COUNTRY', '2011-12-31'));
  });
});

it('a change costs twice as much as the groups of one date', () => {
  const change = costOf(
    '{ partners { change(from: "2024-01-01", to: "2025-01-01", by: [QUALIFICATION]) { totalCount } } }',
  );
  const groups = costOf('{ partners { groups(by: [QUALIFICATION]) { totalCount } } }');
  expect(change / groups).toBeGreaterThan(1.9);
  expect(change / groups).toBeLessThan(2.1);
});

const list = '{ countries(first: 20) { nodes { code partners(first: 5) { nodes { name } } } } }';

describe('more costs more', () => {
  /** Parts of a document that can be added one after the other. */
  const selections = [
    'totalCount',
    'pageInfo { hasNextPage }',
    'edges { cursor node { name status } }',
    'nodes { awards { totalCount nodes { status qualification { code } } } }',
    'nodes { country { region { countries { code } } } }',
    'nodes { similar(first: 3) { id } }',
    'nodes { eligibility { missingCount } }',
    'aggregate { count all: count(filter: { city: { contains: "x" } }) min { name } }',
    'groups(by: [COUNTRY, TECHNOLOGY]) { nodes { count key { country { code } } } totalCount }',
    'facets(by: [STATUS]) { groups { count } }',
  ];

  it.each(['partners', 'countries(first: 5) { nodes { partners', 'programs { nodes { partners'])(
    'a further selection never lowers the price of %s',
    (root) => {
      const closing = ' }'.repeat(root.split('{').length);
      for (let seed = 0; seed < 20; seed++) {
        const shuffled = [...selections].sort((one, other) => mixed(one, seed) - mixed(other, seed));
        let before = 0;
        for (let size = 1; size <= shuffled.length; size++) {
          const own = shuffled.slice(0, size).map((each, index) => aliased(each, index));
          const cost = costOf(`{ ${root} { ${own.join(' ')} } ${closing}`);
          expect(cost).toBeGreaterThanOrEqual(before);
          before = cost;
        }
      }
    },
  );

  it.each([
    ['ids', 'query ($v: [ID!]!) { nodes(ids: $v) { id } }', 'Partner:1'],
    ['slugs', 'query ($v: [String!]!) { partnersBySlug(slugs: $v) { name } }', 'a'],
    ['in', 'query ($v: [String!]!) { partners(filter: { slug: { in: $v } }) { nodes { name } } }', 'a'],
    ['notIn', 'query ($v: [String!]!) { partners(filter: { city: { notIn: $v } }) { totalCount } }', 'a'],
    ['and', 'query ($v: [PartnerFilter!]!) { partners(filter: { and: $v }) { totalCount } }', { city: { eq: 'a' } }],
    ['empty members', 'query ($v: [PartnerFilter!]!) { partners(filter: { and: $v }) { totalCount } }', {}],
    ['or', 'query ($v: [PartnerFilter!]!) { partners(filter: { or: $v }) { totalCount } }', { slug: { eq: 'a' } }],
    ['orderBy', 'query ($v: [PartnerOrder!]!) { partners(orderBy: $v) { nodes { id } } }', { city: 'ASC' }],
  ])('a further element of `%s` raises it', (_name, query, element) => {
    const [one, few, many] = [1, 4, 8].map(
      (size) => price(query, { v: Array.from({ length: size }, () => element) }).work.units,
    );
    expect(few).toBeGreaterThan(one as number);
    expect(many).toBeGreaterThan(few as number);
  });

  it('100 000 elements of a filter cost more than all partners', () => {
    const filter = { slug: { in: Array.from({ length: 100_000 }, (_, index) => `partner-${index}`) } };
    expect(
      costOf('query ($filter: PartnerFilter) { partners(filter: $filter) { nodes { id } } }', { filter }),
    ).toBeGreaterThan(costOf('{ partners { totalCount } }'));
  });

  it('a further dimension raises it', () => {
    const by = ['STATUS', 'COUNTRY', 'TECHNOLOGY', 'QUALIFICATION', 'ENROLMENT_TIER'];
    const costs = by.map((_, index) =>
      costOf(`{ partners { groups(by: [${by.slice(0, index + 1).join(', ')}]) { totalCount } } }`),
    );
    expect(costs).toEqual([...costs].sort((one, other) => one - other));
    expect(new Set(costs).size).toBe(by.length);
  });

  it('aliases add up', () => {
    const field = list.slice(1, -1);
    const one = price(list).work.units;
    const ten = `{ ${Array.from({ length: 10 }, (_, index) => `a${index}: ${field}`).join(' ')} }`;
    expect(price(ten).work.units).toBeCloseTo(10 * one);
  });
});

describe('a list below other rows is priced by what it can reach', () => {
  const groups = 'partners { groups(by: [COUNTRY, TECHNOLOGY, QUALIFICATION], first: 1) { nodes { count } } }';
  const root = (): number => costOf(`{ ${groups} }`);

  it.each([
    ['all programs', `{ programs { nodes { ${groups} } } }`],
    ['all countries', `{ countries(first: 300) { nodes { ${groups} } } }`],
    ['all technologies', `{ technologies(first: 100) { nodes { ${groups} } } }`],
    ['a program', `{ program(code: "CPP") { ${groups} } }`],
    ['a qualification', `{ qualification(slug: "cpp-builder") { ${groups} } }`],
    ['the program of an award', `{ awards(first: 1) { nodes { qualification { program { ${groups} } } } } }`],
  ])('%s: about what the same costs at the root', (_what, nested) => {
    expect(costOf(nested)).toBeGreaterThan(root() / 3);
    expect(costOf(nested)).toBeLessThan(root() * 3);
  });

  it.each([
    ['one partner', '{ partner(slug: "x") { awards { groups(by: [STATUS]) { nodes { count } } } } }'],
    ['a page of partners', '{ partners { nodes { awards { groups(by: [STATUS]) { nodes { count } } } } } }'],
  ])('%s: far less', (_what, nested) => {
    expect(costOf(nested)).toBeLessThan(costOf('{ awards { groups(by: [STATUS]) { nodes { count } } } }') / 20);
  });

  it('60 filtered counts under qualifications are above the limit of the public', () => {
    const count = (index: number): string =>
      `a${index}: awards(filter: { validFrom: { gt: "2015-01-${String((index % 28) + 1).padStart(2, '0')}" } }) { totalCount }`;
    expect(
      costOf(`{ qualifications { nodes { ${Array.from({ length: 60 }, (_, index) => count(index)).join(' ')} } } }`),
    ).toBeGreaterThan(1_000_000);
  });

  it('rows over a to-one edge are read once, however many objects they are in the response', () => {
    expect(workOf('{ awards(first: 100) { nodes { qualification { code } } } }')).toMatchObject({
      row: 100 + volumes.few,
      object: 200,
    });
  });
});

describe('what a document can say to cost less', () => {
  it.each([
    [
      'the key of the related row',
      '{ partners(filter: { country: { code: { eq: "FR" } } }) { totalCount } }',
      '{ partners { totalCount } }',
    ],
    [
      'more letters of a search',
      '{ partners(search: "nimbus") { totalCount } }',
      '{ partners(search: "n") { totalCount } }',
    ],
    ['a bound of a count', '{ partners { totalCount(upTo: 1000) } }', '{ partners { totalCount } }'],
    [
      'an order that an index has',
      '{ partners(orderBy: [{ name: DESC }]) { nodes { id } } }',
      '{ partners(orderBy: [{ city: DESC }]) { nodes { id } } }',
    ],
    [
      'fewer rows at the top',
      '{ partners(first: 5) { nodes { awards { nodes { id } } } } }',
      '{ partners(first: 100) { nodes { awards { nodes { id } } } } }',
    ],
  ])('%s', (_what, less, more) => {
    expect(costOf(less)).toBeLessThan(costOf(more) / 2);
  });
});

describe('rows that may not be there', () => {
  it.each(['{ or: [] }', '{ not: {} }'])('a filter that no row fulfils costs its level: %s', (filter) => {
    const level = Math.ceil(prices.level);
    const order = 'orderBy: [{ awards: { count: DESC } }]';
    expect(costOf(`{ partners(filter: ${filter}, ${order}) { nodes { id } } }`)).toBeLessThan(level + 100);
    const awards = `awards(filter: ${filter}) { totalCount nodes { partner { name } } }`;
    expect(costOf(`{ partners(filter: ${filter}, ${order}) { nodes { ${awards} } } }`)).toBeLessThan(5 * level);
  });

  it.each([
    ['a filter', '(filter: { city: { eq: "x" } })', ''],
    ['a search', '(search: "nimbus")', ''],
  ])('below %s, a list costs less', (_what, given, edge) => {
    const below = 'engagements(orderBy: [{ customerName: ASC }]) { nodes { id } }';
    const workBelow = (list: string, step: string): number =>
      workOf(`{ partners${list} { nodes { ${step}${below} ${step && '}'} } } }`).sorted ?? 0;
    expect(workBelow(given, edge)).toBeLessThan(workBelow('', ''));
  });

  it('an empty page costs its order if it tells whether rows follow, and nothing if it does not', () => {
    const page = (first: number, selection: string): string =>
      `{ partners(first: ${first}, orderBy: [{ awards: { count: DESC } }]) { ${selection} } }`;
    const follows = 'pageInfo { hasNextPage }';
    expect(workOf(page(0, follows)).sorted).toBe(workOf(page(1, follows)).sorted);
    expect(workOf(page(0, 'nodes { id }')).sorted).toBeUndefined();
  });
});

describe('what is done for each row costs so', () => {
  it('subqueries for rows that come again read their links again', () => {
    const byProgram = workOf(
      '{ fundingRequests(orderBy: [{ financingProgram: { requests: { count: DESC } } }]) { nodes { id } } }',
    );
    expect(byProgram.counted).toBeGreaterThan(10 * volumes['tens of thousands']);
  });

  it('sums of the ledger are charged for its entries', () => {
    const summed = volumes['hundreds of thousands'] / volumes.hundreds;
    const work = workOf('{ financingProgram(code: "x") { committed { amount } } }');
    expect(work.summed).toBeGreaterThanOrEqual(summed);
  });

  it('values are tested before related rows are looked up', () => {
    const related = 'awards: { count: { gt: 1 } }';
    const [alone, after] = [related, `city: { eq: "x" }, ${related}`].map(
      (filter) => workOf(`{ partners(filter: { ${filter} }) { totalCount } }`).probed as number,
    );
    expect(after).toBeLessThan(alone as number);
  });
});

/** An order of texts that depends on a seed. */
function mixed(text: string, seed: number): number {
  let hash = seed * 7_919;
  for (const character of text) hash = (hash * 31 + character.charCodeAt(0)) % 1_000_003;
  return (hash * 48_271) % 1_000_003;
}

/** Selections with the same name and different members need names of their own. */
function aliased(selection: string, index: number): string {
  return selection.startsWith('nodes') || selection.startsWith('edges') ? `a${index}: ${selection}` : selection;
}
