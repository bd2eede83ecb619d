import { anybody } from '../../src/access/viewer';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';
import { recordStatements } from '../support/statements';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

function ask<Data>(query: string): Promise<Data> {
  return dataInOneStatement<Data>(hub, query);
}

/** Runs SQL in the database of the hub. */
async function query<Row extends object>(text: string): Promise<readonly Row[]> {
  const client = await connect(hub.databaseUrl);
  const { rows } = await client.query<Row>(text).finally(() => client.end());
  return rows;
}

interface Groups {
  readonly totalCount: number;
  readonly nodes: readonly { readonly count: number; readonly key: Readonly<Record<string, unknown>> }[];
}

async function groupsOf(list: string, given: string, selection: string): Promise<Groups> {
  const { found } = await ask<{ found: { groups: Groups } }>(
    `{ found: ${list} { groups(${given}) { totalCount nodes { count ${selection} } } } }`,
  );
  return found.groups;
}

const launched = 'launches: { some: { launchedOn: { isNull: false } } }';

describe('the values of a dimension', () => {
  it('is every row of the type of an edge, whether rows lead to it or not', async () => {
    const all = await groupsOf('partners', 'by: [COUNTRY], empty: INCLUDE, first: 1000', 'key { country { code } }');
    const codes = all.nodes.map(({ key }) => (key['country'] as { code: string } | null)?.code);
    const expected = await query<{ code: string }>('select code from country');
    expect(codes.toSorted()).toEqual(expected.map(({ code }) => code).toSorted());
    expect(all.totalCount).toBe(codes.length);
    const only = await groupsOf('partners', 'by: [COUNTRY], empty: ONLY, first: 1000', 'key { country { code } }');
    expect(only.nodes.length).toBeGreaterThan(0);
    expect(only.nodes).toEqual(all.nodes.filter(({ count }) => count === 0));
  });

  it('is limited by `keys`, which also limits the groups that have rows', async () => {
    const keys = `keys: { country: { region: { ${launched} } } }`;
    const { nodes } = await groupsOf(
      'partners',
      `by: [COUNTRY], empty: INCLUDE, first: 1000, ${keys}`,
      'key { country { code } }',
    );
    const expected = await query<{ code: string; count: string }>(`
      select c.code, count(p.id) as count from country c left join partner p on p.country_id = c.id
      where c.region_id in (select region_id from program_launch where launched_on is not null) group by c.code`);
    expect(new Map(nodes.map(({ count, key }) => [(key['country'] as { code: string }).code, count]))).toEqual(
      new Map(expected.map(({ code, count }) => [code, Number(count)])),
    );
  });

  it('is every code that rows of the list have, for each row above', async () => {
    const list = 'partners(filter: { country: { code: { in: ["FR", "DE"] } } })';
    const given = 'by: [COUNTRY, EMPLOYEE_RANGE], keys: { country: { code: { in: ["FR", "DE", "NO"] } } }';
    const all = await groupsOf(list, `${given}, empty: INCLUDE, first: 1000`, 'key { country { code } employeeRange }');
    const expected = await query<{ code: string; range: string }>(`
      select c.code, r.range from country c cross join (
        select distinct employee_range as range from partner p join country c on c.id = p.country_id and c.code in ('FR', 'DE')
      ) r where c.code in ('FR', 'DE', 'NO') and r.range is not null`);
    const cells = all.nodes
      .filter(({ key }) => key['employeeRange'] !== null)
      .map(({ key }) => `${(key['country'] as { code: string }).code} ${String(key['employeeRange'])}`);
    expect(cells.toSorted()).toEqual(expected.map(({ code, range }) => `${code} ${range}`).toSorted());
    const { countries } = await ask<{ countries: { nodes: readonly { partners: { groups: Groups } }[] } }>(
      `{ countries(filter: { code: { in: ["FR", "NO"] } }) { nodes { partners {
        groups(by: [EMPLOYEE_RANGE, STATUS], empty: INCLUDE) { totalCount nodes { count key { employeeRange status } } } } } } }`,
    );
    for (const { partners } of countries.nodes) {
      const complete = partners.groups.nodes.filter(({ key }) => key['employeeRange'] !== null);
      const codes = new Set(complete.map(({ key }) => key['employeeRange']));
      expect(complete).toHaveLength(codes.size * 4);
    }
  });

  it('is every value of an enum and of a boolean', async () => {
    const statuses = await groupsOf(
      'partners',
      'by: [STATUS], empty: INCLUDE, orderBy: [{ key: { by: STATUS } }]',
      'key { status }',
    );
    expect(statuses.nodes.map(({ key }) => key['status'])).toEqual(['PROSPECT', 'ACTIVE', 'SUSPENDED', 'CLOSED']);
    const booleans = await groupsOf(
      'awards(filter: { inForce: { eq: true } })',
      'by: [IN_FORCE], empty: ONLY',
      'key { inForce }',
    );
    expect(booleans.nodes).toEqual([{ count: 0, key: { inForce: false } }]);
  });

  it('is every period between the first and the last that rows of the list have', async () => {
    const [range] = await query<{ first: string; last: string; months: string[] }>(`
      select "first"::text, "last"::text, array(select to_char(month, 'YYYY-MM-DD')
        from generate_series(date_trunc('month', "first"), "last", '1 month') month) as months
      from (select min(valid_from) as "first", min(valid_from) filter (where valid_from > '2012-06-01') as "last" from award) range`);
    if (!range) throw new Error('There are no awards.');
    const { nodes } = await groupsOf(
      `awards(filter: { validFrom: { in: ["${range.first}", "${range.last}"] } })`,
      'by: [VALID_FROM_MONTH], empty: INCLUDE, orderBy: [{ key: { by: VALID_FROM_MONTH } }]',
      'key { validFromMonth }',
    );
    expect(range.months.length).toBeGreaterThan(5);
    expect(nodes.map(({ key }) => key['validFromMonth'])).toEqual(range.months);
    expect(nodes.filter(({ count }) => count === 0)).toHaveLength(range.months.length - 2);
    const { nodes: years } = await groupsOf(
      'awards',
      'by: [VALID_FROM_YEAR], empty: INCLUDE, orderBy: [{ key: { by: VALID_FROM_YEAR } }], keys: { validFromYear: { gte: 2012 } }',
      'key { validFromYear }',
    );
    const found = years.map(({ key }) => key['validFromYear'] as number);
    expect(found).toEqual(Array.from({ length: (found.at(-1) ?? 0) - 2011 }, (_, index) => 2012 + index));
  });

  it('is no period if the list has no rows', async () => {
    for (const by of ['VALID_FROM_MONTH', 'VALID_FROM_FISCAL_QUARTER'])
      for (const empty of ['INCLUDE', 'ONLY'])
        expect(
          await groupsOf(
            'awards(filter: { id: { in: [] } })',
            `by: [${by}, QUALIFICATION], empty: ${empty}`,
            'key { validFromMonth }',
          ),
        ).toEqual({ totalCount: 0, nodes: [] });
  });

  it('has none for a set: the refusal names the dimension and its path', async () => {
    const { result, statements } = await recordStatements(() =>
      hub.post({ query: '{ partners { groups(by: [COUNTRY, QUALIFICATION_SET], empty: ONLY) { totalCount } } }' }),
    );
    expect(statements).toEqual([]);
    expect(result.body).toMatchObject({
      data: null,
      errors: [
        {
          message: expect.stringContaining('QUALIFICATION_SET') as string,
          path: ['partners', 'groups'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
    expect(JSON.stringify(result.body)).toContain('`qualifications`');
  });
});

describe('an empty group', () => {
  it('comes to what the aggregate of a list without rows comes to', async () => {
    const measures = `count some: count(filter: { status: { eq: APPROVED } }) share(filter: { status: { eq: APPROVED } })
      sum { requested { amount currency } } average { requested { amount } } min { submittedAt } max { requestedOn: submittedAt }
      median { requested { amount } } duration(from: SUBMITTED_AT, to: DECIDED_AT) { count mean median p90 }`;
    const { fundingRequests, nothing } = await ask<{
      fundingRequests: { groups: { nodes: object[] } };
      nothing: { aggregate: object };
    }>(`{
      fundingRequests(filter: { status: { eq: APPROVED } }) { groups(by: [STATUS], empty: ONLY, first: 1) { nodes { ${measures} } } }
      nothing: fundingRequests(filter: { id: { in: [] } }) { aggregate { ${measures} } }
    }`);
    expect(fundingRequests.groups.nodes).toEqual([nothing.aggregate]);
  });

  it('has a share of 0 of a list with rows, and of null of a list without', async () => {
    const shares = async (filter: string): Promise<unknown> => {
      const { partners } = await ask<{ partners: { groups: { nodes: unknown[] } } }>(
        `{ partners(filter: ${filter}) { groups(by: [STATUS], empty: ONLY, keys: { status: { eq: CLOSED } }) { nodes { shareOfAll } } } }`,
      );
      return partners.groups.nodes;
    };
    expect(await shares('{ status: { eq: ACTIVE } }')).toEqual([{ shareOfAll: 0 }]);
    expect(await shares('{ id: { in: [] } }')).toEqual([{ shareOfAll: null }]);
  });

  it('is kept and ordered like others, and is no part of a concentration', async () => {
    const { partners } = await ask<{
      partners: Readonly<Record<string, { totalCount: number; concentration: object; nodes: { count: number }[] }>>;
    }>(`{ partners {
      omitted: groups(by: [COUNTRY], first: 0) { totalCount concentration { topShare herfindahl } nodes { count } }
      included: groups(by: [COUNTRY], empty: INCLUDE, first: 0) { totalCount concentration { topShare herfindahl } nodes { count } }
      few: groups(by: [COUNTRY], empty: INCLUDE, having: { count: { lte: 1 } }, orderBy: [{ count: ASC }], first: 3) { totalCount concentration { topShare } nodes { count } }
      only: groups(by: [COUNTRY], empty: ONLY, having: { count: { gte: 1 } }) { totalCount concentration { topShare herfindahl } nodes { count } }
      none: groups(by: [COUNTRY], empty: ONLY, first: 1) { totalCount concentration { topShare herfindahl } nodes { count } }
    } }`);
    const { omitted, included, few, only, none } = partners;
    expect(omitted?.nodes).toEqual([]);
    expect(included?.concentration).toEqual(omitted?.concentration);
    expect((included?.totalCount ?? 0) - (omitted?.totalCount ?? 0)).toBe(none?.totalCount);
    expect(few?.nodes.map(({ count }) => count)).toEqual([0, 0, 0]);
    expect(few?.totalCount).toBeGreaterThanOrEqual(none?.totalCount ?? 0);
    expect(only).toEqual({ totalCount: 0, concentration: { topShare: null, herfindahl: null }, nodes: [] });
    expect(none?.concentration).toEqual({ topShare: null, herfindahl: null });
  });
});

it('lists the empty groups of each source row, also of one without rows', async () => {
  const { countries } = await ask<{
    countries: {
      nodes: { code: string; partners: { totalCount: number; groups: Groups; empty: Groups; months: Groups } }[];
    };
  }>(`{ countries(first: 300) { nodes { code partners {
    totalCount
    groups(by: [STATUS, QUALIFICATION], empty: INCLUDE, keys: { hasQualification: true }) { totalCount nodes { count key { status qualification { code } } } }
    empty: groups(by: [STATUS, QUALIFICATION], empty: ONLY, first: 2) { totalCount nodes { count } }
    months: groups(by: [CREATED_AT_YEAR], empty: INCLUDE) { totalCount nodes { key { createdAtYear } } }
  } } } }`);
  const [{ count } = { count: '' }] = await query<{ count: string }>('select count(*) from qualification');
  const cells = 4 * Number(count);
  expect(countries.nodes.some(({ partners }) => partners.totalCount === 0)).toBe(true);
  for (const { partners } of countries.nodes) {
    expect(partners.groups.totalCount).toBe(cells);
    const empty = partners.groups.nodes.filter((group) => group.count === 0).length;
    expect(partners.empty.totalCount).toBe(empty);
    expect(partners.empty.nodes).toEqual(Array.from({ length: Math.min(2, empty) }, () => ({ count: 0 })));
    const years = partners.months.nodes.map(({ key }) => key['createdAtYear'] as number);
    const [first, last] = [Math.min(...years), Math.max(...years)];
    expect(partners.months.totalCount).toBe(years.length === 0 ? 0 : last - first + 1);
  }
});

it('lists no row that the viewer may not see', async () => {
  const { body } = await hub.as(anybody).post({
    query:
      '{ partners { groups(by: [PARENT], empty: ONLY, keys: { hasParent: true }, first: 1000) { totalCount nodes { key { parent { slug } } } } } }',
  });
  const { partners } = (body as { data: { partners: { groups: Groups } } }).data;
  const listed = partners.groups.nodes.map(({ key }) => (key['parent'] as { slug: string } | null)?.slug);
  const visible = await query<{ slug: string }>(`
    select slug from partner p where status = 'ACTIVE'
      and not exists (select from partner child where child.parent_id = p.id and child.status = 'ACTIVE')`);
  const [{ count } = { count: '' }] = await query<{ count: string }>(
    "select count(*) from partner where status <> 'ACTIVE'",
  );
  expect(Number(count)).toBeGreaterThan(0);
  expect(listed.toSorted()).toEqual(visible.map(({ slug }) => slug).toSorted());
});

it('keeps rows without a value as a group, but has no empty group of them', async () => {
  const groups = (empty: string): Promise<Groups> =>
    groupsOf(
      'partners',
      `by: [PARENT, STATUS], keys: { hasParent: false }, empty: ${empty}`,
      'key { status parent { slug } }',
    );
  const omitted = await groups('OMIT');
  expect(omitted.totalCount).toBeGreaterThan(0);
  expect(await groups('INCLUDE')).toEqual(omitted);
  expect(await groups('ONLY')).toEqual({ totalCount: 0, nodes: [] });
});
