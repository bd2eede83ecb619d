import { startDemoHub, type TestHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';
import { recordStatements } from '../support/statements';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly object[];
  readonly edges: readonly { readonly cursor: string; readonly node: object }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A list with its groups, and what is selected of a group. */
interface Groups {
  readonly list: string;
  readonly given: string;
  readonly group: string;
  readonly operation?: string;
}

async function pageOf({ list, given, group, operation = '' }: Groups, page: string): Promise<Page> {
  const { found } = await dataInOneStatement<{ found: { groups: Page } }>(
    hub,
    `query Page ${operation} { found: ${list} { groups(${given}, ${page}) {
      totalCount nodes { ${group} } edges { cursor node { ${group} } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
  );
  return found.groups;
}

const partnerKey =
  'key { status country { code } parent { slug } qualification { code } qualificationSet { code } createdAtYear }';

const cases: Readonly<Record<string, Groups>> = {
  'by count, then by rows and enums': {
    list: 'partners',
    given: 'by: [COUNTRY, STATUS]',
    group: `count ${partnerKey}`,
  },
  'by a dimension with nulls first, descending': {
    list: 'partners(filter: { name: { lt: "M" } })',
    given:
      'by: [PARENT, QUALIFICATION], orderBy: [{ key: { by: PARENT, sort: DESC_NULLS_FIRST } }, { key: { by: QUALIFICATION, sort: DESC } }]',
    group: `count ${partnerKey}`,
  },
  'by a dimension with nulls last': {
    list: 'partners',
    given: 'by: [QUALIFICATION, PARENT], orderBy: [{ key: { by: PARENT, sort: DESC } }]',
    group: partnerKey,
  },
  'by sets': {
    list: 'partners',
    given: 'by: [QUALIFICATION_SET, STATUS], orderBy: [{ key: { by: QUALIFICATION_SET, sort: DESC } }]',
    group: `count ${partnerKey}`,
  },
  'by shares, which are fractions': {
    list: 'partners',
    given: 'by: [COUNTRY], orderBy: [{ share: { of: { status: { eq: ACTIVE } }, sort: ASC_NULLS_FIRST } }]',
    group: `shareOfAll ${partnerKey}`,
  },
  'by a text, a number that is null for most, and a moment': {
    list: 'partners',
    given: 'by: [COUNTRY, STATUS], orderBy: [{ min: { city: DESC } }, { max: { createdAt: ASC } }]',
    group: `min { city } ${partnerKey}`,
  },
  'by sums of money and times that some groups lack': {
    list: 'fundingRequests',
    given:
      'by: [PARTNER_COUNTRY, STATUS], orderBy: [{ sum: { requested: { currency: "EUR", sort: DESC_NULLS_FIRST } } }, { duration: { from: SUBMITTED_AT, to: DECIDED_AT, by: MEAN, sort: ASC } }]',
    group: 'sum { requested { amount currency } } key { partnerCountry { code } status }',
  },
  'of cells without rows': {
    list: 'partners',
    given:
      'by: [STATUS, QUALIFICATION, CREATED_AT_YEAR], empty: INCLUDE, orderBy: [{ key: { by: CREATED_AT_YEAR, sort: DESC } }]',
    group: `count ${partnerKey}`,
  },
  'as of a date and in a locale': {
    list: 'awards(asOf: "2014-01-01")',
    given:
      'by: [VALID_FROM_QUARTER, QUALIFICATION], orderBy: [{ countOf: { of: { qualification: { name: { contains: "e" } } }, sort: ASC } }]',
    group: 'count key { validFromQuarter qualification { code } }',
    operation: '@inLocale(locale: "fr")',
  },
};

describe('pages of groups, read one after another, are the whole list', () => {
  it.each(Object.keys(cases))('%s', async (name) => {
    const groups = cases[name] as Groups;
    const whole = await pageOf(groups, 'first: 10000');
    const { totalCount } = whole;
    expect(whole.nodes).toHaveLength(totalCount);
    expect(totalCount).toBeGreaterThan(7);
    expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
    expect(new Set(whole.edges.map(({ cursor }) => cursor)).size).toBe(totalCount);
    const size = Math.ceil(totalCount / 4);
    const read = async (sides: readonly [size: string, cursor: string]): Promise<readonly (readonly object[])[]> => {
      const pages: (readonly object[])[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Page = await pageOf(groups, `${sides[0]}: ${size}${cursor && `, ${sides[1]}: "${cursor}"`}`);
        expect(page.totalCount).toBe(totalCount);
        expect(page.edges.map(({ node }) => node)).toEqual(page.nodes);
        pages.push(page.nodes);
        const forward = sides[0] === 'first';
        const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
        expect(forward ? hasPreviousPage : hasNextPage).toBe(cursor !== '');
        expect([startCursor, endCursor]).toEqual([page.edges[0]?.cursor, page.edges.at(-1)?.cursor]);
        cursor = (forward ? hasNextPage : hasPreviousPage) ? (forward ? endCursor : startCursor) : null;
      }
      return pages;
    };
    const forward = await read(['first', 'after']);
    expect(forward.length).toBeGreaterThan(2);
    expect(forward.flat()).toEqual(whole.nodes);
    expect((await read(['last', 'before'])).toReversed().flat()).toEqual(whole.nodes);
    const [from, to] = [whole.edges[1]?.cursor, whole.edges[5]?.cursor];
    const between = await pageOf(groups, `after: "${from}", before: "${to}", last: 2`);
    expect(between.nodes).toEqual(whole.nodes.slice(3, 5));
    expect(between.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });
});

it('pages the groups of each source row', async () => {
  const ask = async (page: string): Promise<ReadonlyMap<string, Page>> => {
    const { programs } = await dataInOneStatement<{
      programs: { nodes: readonly { readonly id: string; readonly partners: { readonly groups: Page } }[] };
    }>(
      hub,
      `{ programs { nodes { id partners { groups(by: [COUNTRY, STATUS], ${page}) { totalCount
        nodes { count key { country { code } status } } edges { cursor node { count } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } } }`,
    );
    return new Map(programs.nodes.map(({ id, partners }) => [id, partners.groups]));
  };
  const whole = await ask('first: 10000');
  const [id, longest] = [...whole].reduce((most, each) => (each[1].totalCount > most[1].totalCount ? each : most));
  expect(longest.totalCount).toBeGreaterThan(6);
  expect([...(await ask('first: 3'))].map(([, { nodes }]) => nodes)).toEqual(
    [...whole].map(([, { nodes }]) => nodes.slice(0, 3)),
  );
  const cursor = longest.edges[2]?.cursor;
  const next = (await ask(`first: 3, after: "${cursor}"`)).get(id);
  expect(next?.nodes).toEqual(longest.nodes.slice(3, 6));
  expect(next?.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: longest.totalCount > 6 });
  const before = (await ask(`last: 2, before: "${cursor}"`)).get(id);
  expect(before?.nodes).toEqual(longest.nodes.slice(0, 2));
  expect(before?.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
});

it('shows no group more than `first`, whatever `pageInfo` needs, and none of its keys', async () => {
  const { partners } = await dataInOneStatement<{ partners: { groups: Page & { fragment: object } } }>(
    hub,
    `{ partners { groups(by: [COUNTRY], first: 0) { totalCount nodes { key { country { code } } } ...Edges pageInfo { ...Info } } } }
    fragment Edges on PartnerGroups { edges { again: cursor node { of: key { country { code } } } } }
    fragment Info on PageInfo { hasNextPage startCursor endCursor __typename }`,
  );
  expect(partners.groups).toMatchObject({
    nodes: [],
    edges: [],
    pageInfo: { hasNextPage: true, startCursor: null, endCursor: null, __typename: 'PageInfo' },
  });
  const { partners: two } = await dataInOneStatement<{ partners: { groups: Page } }>(
    hub,
    '{ partners { groups(by: [COUNTRY], first: 2) { edges { node { key { country { code } } } } pageInfo { hasNextPage } } } }',
  );
  expect(two.groups.edges).toHaveLength(2);
});

describe('a cursor that does not belong to the groups', () => {
  const wrong = async (groups: string, operation = ''): Promise<readonly string[]> => {
    const query = `query Wrong ${operation} { partners { groups(${groups}) { totalCount } } }`;
    const { result, statements } = await recordStatements(() => hub.post({ query }));
    expect(statements).toEqual([]);
    const { errors } = result.body as { errors: { message: string; extensions: { code: string }; path: string[] }[] };
    expect(errors.map(({ extensions, path }) => [extensions.code, path.join('.')])).toEqual(
      errors.map(() => ['BAD_USER_INPUT', 'partners.groups']),
    );
    return errors.map(({ message }) => message.replace(/^"[^"]*"/, '…'));
  };

  it('is refused, as a cursor of another list is', async () => {
    const list = { list: 'partners', group: 'count' };
    const cursorOf = async (given: string, operation?: string): Promise<string> => {
      const { edges } = await pageOf({ ...list, given, ...(operation !== undefined && { operation }) }, 'first: 1');
      return edges[0]?.cursor ?? '';
    };
    const other = ['… is a cursor of another list.'];
    const byCountry = await cursorOf('by: [COUNTRY]');
    expect(await wrong(`by: [STATUS], after: "${byCountry}"`)).toEqual(other);
    expect(await wrong(`by: [COUNTRY, STATUS], before: "${byCountry}"`)).toEqual(other);
    expect(await wrong(`by: [COUNTRY], orderBy: [{ count: ASC }], after: "${byCountry}"`)).toEqual(other);
    expect(await wrong(`by: [COUNTRY], after: "${byCountry}"`, '@asOf(date: "2015-01-01")')).toEqual(other);
    const ofRows = await dataInOneStatement<{ partners: { edges: { cursor: string }[] } }>(
      hub,
      '{ partners(first: 1) { edges { cursor } } }',
    );
    expect(await wrong(`by: [COUNTRY], after: "${ofRows.partners.edges[0]?.cursor}"`)).toEqual(other);
    const named = (text: string): string =>
      `by: [COUNTRY], orderBy: [{ countOf: { of: { country: { name: { contains: "${text}" } } } } }]`;
    const inFrench = await cursorOf(named('a'), '@inLocale(locale: "fr")');
    expect(await wrong(`${named('a')}, after: "${inFrench}"`)).toEqual(other);
    expect(await wrong(`${named('b')}, after: "${inFrench}"`, '@inLocale(locale: "fr")')).toEqual(other);
    expect(await wrong('by: [COUNTRY], after: "x"')).toEqual([
      '… is not a cursor: it is damaged or was not made by this hub.',
    ]);
  });

  it('is refused as a page of rows is: `first` with `last`, too many, too few', async () => {
    expect(await wrong('by: [COUNTRY], first: 1, last: 1')).toEqual([
      '`first` and `last` exclude each other: give one of them.',
    ]);
    expect(await wrong('by: [COUNTRY], last: -1')).toHaveLength(1);
    expect(await wrong('by: [COUNTRY], last: 10001')).toHaveLength(1);
  });
});
