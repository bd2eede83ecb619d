import { connect } from '../support/connections';
import { testDay } from '../support/database';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';
import { recordStatements } from '../support/statements';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

interface Refusal {
  readonly message: string;
  readonly path: readonly string[];
  readonly extensions: { readonly code: string };
}

function ask<Data>(query: string): Promise<Data> {
  return dataInOneStatement<Data>(hub, query);
}

async function refusals(query: string): Promise<readonly Refusal[]> {
  const { result, statements } = await recordStatements(() => hub.post({ query }));
  expect(statements).toEqual([]);
  expect(result.body).toMatchObject({ data: null });
  return (result.body as { errors: readonly Refusal[] }).errors;
}

interface Group {
  readonly count: number;
  readonly key: { readonly [name: string]: { readonly code: string } | string | null };
}

interface Groups {
  readonly totalCount: number;
  readonly nodes: readonly Group[];
}

async function partnerGroups(given: string, key: string, filter = ''): Promise<Groups> {
  const { partners } = await ask<{ partners: { groups: Groups } }>(
    `{ partners${filter} { groups(${given}) { totalCount nodes { count key { ${key} } } } } }`,
  );
  return partners.groups;
}

/** Runs SQL in the database of the hub. */
async function query<Row extends object>(text: string): Promise<readonly Row[]> {
  const client = await connect(hub.databaseUrl);
  const { rows } = await client.query<Row>(text).finally(() => client.end());
  return rows;
}

describe('the rows that groups count', () => {
  it('is the whole filtered list, not its page', async () => {
    const { partners } = await ask<{
      partners: { totalCount: number; nodes: unknown[]; aggregate: { count: number } };
    }>('{ partners(first: 2, filter: { status: { eq: ACTIVE } }) { totalCount nodes { id } aggregate { count } } }');
    expect(partners.nodes).toHaveLength(2);
    expect(partners.aggregate.count).toBe(partners.totalCount);
    expect(partners.totalCount).toBeGreaterThan(2);
  });

  it('has each partner once in a category, however many of its technologies the partner has', async () => {
    const { nodes } = await partnerGroups('by: [TECHNOLOGY_CATEGORY]', 'technologyCategory { code }');
    const expected = await query<{ code: string | null; count: string; links: string }>(`
      select c.code, count(distinct p.id) as count, count(*) as links from partner p
        left join (partner_technology l join technology t on t.id = l.technology_id join technology_category c on c.id = t.category_id)
          on l.partner_id = p.id and l.valid_from <= '${testDay}' and coalesce(l.valid_to > '${testDay}', true)
      group by c.code`);
    const counts = new Map(
      nodes.map(({ count, key }) => [(key.technologyCategory as { code: string } | null)?.code ?? null, count]),
    );
    expect(counts).toEqual(new Map(expected.map(({ code, count }) => [code, Number(count)])));
    expect(expected.some(({ count, links }) => count !== links)).toBe(true);
  });

  it('has one group with a null key for rows without a value', async () => {
    const { nodes } = await partnerGroups('by: [PARENT]', 'parent { slug }');
    const [{ count } = { count: '' }] = await query<{ count: string }>(
      'select count(*) from partner where parent_id is null',
    );
    expect(nodes.filter(({ key }) => key.parent === null).map((group) => group.count)).toEqual([Number(count)]);
  });

  it('reads one related row, if several dimensions begin with the same edge', async () => {
    const { nodes } = await partnerGroups(
      'by: [TECHNOLOGY, TECHNOLOGY_CATEGORY], first: 1000',
      'technology { slug category { code } } technologyCategory { code }',
    );
    for (const { key } of nodes)
      expect((key.technology as unknown as { category: object } | null)?.category ?? null).toEqual(
        key.technologyCategory,
      );
  });

  it('uses enrolments in force only; a partner without one has a null key', async () => {
    const { nodes } = await partnerGroups('by: [ENROLMENT_TIER]', 'enrolmentTier { code }');
    const expected = await query<{ code: string | null; count: string }>(`
      select t.code, count(distinct p.id) as count from partner p
        left join enrolment e on e.partner_id = p.id and e.valid_from <= '${testDay}' and coalesce(e.valid_to > '${testDay}', true)
        left join tier t on t.id = e.tier_id
      group by t.id`);
    expect(nodes.map(({ count }) => count)).toEqual(expected.map(({ count }) => Number(count)).sort((a, b) => b - a));
  });

  it('has one group for each combination of qualifications, the empty one included', async () => {
    const { partners } = await ask<{
      partners: {
        totalCount: number;
        groups: { nodes: { count: number; key: { qualificationSet: { code: string }[] } }[] };
      };
    }>(
      '{ partners { totalCount groups(by: [QUALIFICATION_SET]) { nodes { count key { qualificationSet { code } } } } } }',
    );
    const sets = partners.groups.nodes.map(({ key }) => key.qualificationSet.map(({ code }) => code).join());
    expect(new Set(sets).size).toBe(sets.length);
    expect(sets).toContain('');
    expect(sets).toContain('BUILDER,PROVIDER,SERVICES_RESELLER');
    expect(partners.groups.nodes.reduce((sum, { count }) => sum + count, 0)).toBe(partners.totalCount);
  });

  it('follows the date of its root field', async () => {
    const counts = async (asOf: string): Promise<number> => {
      const { partners } = await ask<{ partners: { groups: { nodes: { count: number }[] } } }>(
        `{ partners(asOf: "${asOf}") { groups(by: [QUALIFICATION], keys: { hasQualification: true }) { nodes { count key { qualification { id } } } } } }`,
      );
      return partners.groups.nodes.reduce((sum, { count }) => sum + count, 0);
    };
    expect(await counts('2011-01-01')).toBe(0);
    expect(await counts('2015-01-01')).toBeGreaterThan(0);
  });
});

describe('the order of groups', () => {
  it('is by count, largest first, then by the keys in the order of `by`, nulls last', async () => {
    const { nodes } = await partnerGroups('by: [STATUS, COUNTRY], first: 1000', 'status country { code }');
    const places = ['PROSPECT', 'ACTIVE', 'SUSPENDED', 'CLOSED'];
    const sorted = [...nodes].sort(
      (one, other) =>
        other.count - one.count ||
        places.indexOf(one.key.status as string) - places.indexOf(other.key.status as string) ||
        ((one.key.country as { code: string }).code < (other.key.country as { code: string }).code ? -1 : 1),
    );
    expect(nodes).toEqual(sorted);
  });

  it.each([
    ['ASC', 'last'],
    ['DESC', 'last'],
    ['ASC_NULLS_FIRST', 'first'],
    ['DESC_NULLS_FIRST', 'first'],
  ])('by a key %s has the null key %s', async (sort, place) => {
    const { nodes } = await partnerGroups(
      `by: [QUALIFICATION], orderBy: [{ key: { by: QUALIFICATION, sort: ${sort} } }]`,
      'qualification { code }',
    );
    const codes = nodes.map(({ key }) => (key.qualification as { code: string } | null)?.code ?? null);
    expect(codes.at(place === 'first' ? 0 : -1)).toBeNull();
    const named = codes.filter((code) => code !== null);
    expect(named).toEqual(sort.startsWith('ASC') ? [...named].sort() : [...named].sort().reverse());
  });

  it('can be filtered by key, and tells how many groups there are beyond `first`', async () => {
    const all = await partnerGroups(
      'by: [COUNTRY, QUALIFICATION], first: 10000',
      'country { code } qualification { code }',
    );
    const kept = await partnerGroups(
      'by: [COUNTRY, QUALIFICATION], first: 3, keys: { country: { region: { code: { eq: "EMEA" } } }, qualification: { code: { in: ["BUILDER", "PROVIDER"] } } }',
      'country { code region { code } } qualification { code }',
    );
    expect(kept.nodes).toHaveLength(3);
    expect(kept.totalCount).toBeGreaterThan(3);
    expect(kept.totalCount).toBeLessThan(all.totalCount);
    for (const { key } of kept.nodes) expect(key.country).toMatchObject({ region: { code: 'EMEA' } });
  });

  it('can be filtered by the members of a set', async () => {
    const { nodes } = await partnerGroups(
      'by: [QUALIFICATION_SET], keys: { qualificationSet: { some: { code: { eq: "PROVIDER" } }, count: { eq: 2 } } }',
      'qualificationSet { code }',
    );
    const sets = nodes.map(({ key }) =>
      (key.qualificationSet as unknown as { code: string }[]).map(({ code }) => code).join(),
    );
    expect(sets.sort()).toEqual(['BUILDER,PROVIDER', 'PROVIDER,SERVICES_RESELLER']);
  });
});

describe('facets', () => {
  it("count each dimension without the filter's conditions on it and with all others", async () => {
    const filter =
      '(filter: { country: { code: { eq: "FR" } }, qualifications: { some: { code: { eq: "BUILDER" } } }, status: { eq: ACTIVE } })';
    const { partners } = await ask<{ partners: { facets: { dimension: string; groups: Group[] }[] } }>(
      `{ partners${filter} { facets(by: [COUNTRY_REGION, QUALIFICATION, STATUS]) { dimension groups { count key { countryRegion { code } qualification { code } status } } } } }`,
    );
    expect(partners.facets.map(({ dimension }) => dimension)).toEqual(['COUNTRY_REGION', 'QUALIFICATION', 'STATUS']);
    const only = async (by: string, key: string, rest: string): Promise<readonly number[]> =>
      (await partnerGroups(`by: [${by}]`, key, `(filter: { ${rest} })`)).nodes.map(({ count }) => count);
    const country = 'country: { code: { eq: "FR" } }';
    const builders = 'qualifications: { some: { code: { eq: "BUILDER" } } }';
    const active = 'status: { eq: ACTIVE }';
    const counts = partners.facets.map(({ groups }) => groups.map(({ count }) => count));
    expect(counts).toEqual([
      await only('COUNTRY_REGION', 'countryRegion { code }', `${country}, ${builders}, ${active}`),
      await only('QUALIFICATION', 'qualification { code }', `${country}, ${active}`),
      await only('STATUS', 'status', `${country}, ${builders}`),
    ]);
  });
});

describe('nested', () => {
  it('returns groups for each parent row, cuts them for each, and returns an empty list for a parent without rows', async () => {
    const { countries } = await ask<{
      countries: {
        nodes: {
          code: string;
          partners: { totalCount: number; aggregate: { count: number; min: object }; groups: Groups };
        }[];
      };
    }>(
      '{ countries(first: 300) { nodes { code partners { totalCount aggregate { count min { name } } groups(by: [STATUS], first: 2) { totalCount nodes { count key { status } } } } } } }',
    );
    for (const { partners } of countries.nodes) {
      expect(partners.aggregate.count).toBe(partners.totalCount);
      expect(partners.groups.nodes).toHaveLength(Math.min(2, partners.groups.totalCount));
    }
    const empty = countries.nodes.filter(({ partners }) => partners.totalCount === 0);
    expect(empty[0]?.partners).toMatchObject({
      aggregate: { count: 0, min: { name: null } },
      groups: { totalCount: 0, nodes: [] },
    });
    expect(countries.nodes.some(({ partners }) => partners.groups.totalCount > 2)).toBe(true);
  });
});

describe('wrong arguments', () => {
  it.each([
    ['by: []', /names nothing/],
    ['by: [STATUS, COUNTRY, STATUS]', /names STATUS twice/],
    ['by: [STATUS], first: -1', /cannot be negative/],
    ['by: [STATUS], first: 10001', /at most 10000/],
    ['by: [STATUS], orderBy: [{ key: { by: COUNTRY } }]', /by COUNTRY/],
    ['by: [STATUS], keys: { country: { code: { eq: "FR" } } }', /`keys.country`/],
    ['by: [STATUS], keys: { status: { eq: null } }', /`keys.status.eq` is null/],
  ])('refuses groups(%s), naming what is wrong', async (given, message) => {
    const [refusal, ...others] = await refusals(`{ partners { groups(${given}) { totalCount } } }`);
    expect(others).toEqual([]);
    expect(refusal).toMatchObject({ path: ['partners', 'groups'], extensions: { code: 'BAD_USER_INPUT' } });
    expect(refusal?.message).toMatch(message);
  });

  it.each([
    ['by: [STATUS, STATUS]', /names STATUS twice/],
    ['by: [STATUS], first: 1001', /at most 1000/],
  ])('refuses facets(%s), naming what is wrong', async (given, message) => {
    const [refusal] = await refusals(`{ partners { facets(${given}) { dimension } } }`);
    expect(refusal).toMatchObject({ path: ['partners', 'facets'], extensions: { code: 'BAD_USER_INPUT' } });
    expect(refusal?.message).toMatch(message);
  });
});
