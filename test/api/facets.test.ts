import type { Client } from 'pg';
import { connect } from '../support/connections';
import { testDay } from '../support/database';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { facet, type Counts } from '../support/facets';
import { dataInOneStatement } from '../support/one-statement';
import { Rows } from '../support/rows';

let hub: TestHub;
let client: Client;

/** Adds a second program. Half of the partners have a tier of it, beside one of the first program. */
beforeAll(async () => {
  hub = await startDemoHub();
  client = await connect(hub.databaseUrl);
  const rows = new Rows(client);
  const name = { en: 'Other' };
  const program_id = await rows.add('program', { code: 'OTHER' });
  const low = await rows.add('tier', { program_id, code: 'PREMIER', name, rank: 1 });
  const high = await rows.add('tier', { program_id, code: 'OTHER-HIGH', name, rank: 2 });
  await client.query(
    `insert into enrolment (partner_id, program_id, tier_id, valid_from)
     select id, $1, case when id % 4 = 0 then $2::bigint else $3::bigint end, '2012-01-01' from partner where id % 2 = 0`,
    [program_id, high, low],
  );
});

afterAll(async () => {
  await client.end();
  await hub.close();
});

/** Keys and counts by SQL, without their order. */
async function counted(query: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await client.query<{ key: string | null; count: string }>(query);
  return Object.fromEntries(rows.map(({ key, count }) => [String(key), Number(count)]));
}

const inForce = `valid_from <= '${testDay}' and (valid_to is null or valid_to > '${testDay}')`;
/** SQL that counts partners by the tier of their enrolments in force that fulfil a condition. */
const tiersOf = (kept: string, where = 'true'): string => `
  select case when tier.id is null then null else program.code || ' ' || tier.code end as key, count(distinct partner.id) from partner
  left join (select enrolment.* from enrolment join program on program.id = program_id left join tier on tier.id = tier_id
    where ${inForce} and (${kept})) e on e.partner_id = partner.id
  left join tier on tier.id = e.tier_id left join program on program.id = tier.program_id
  where ${where} group by 1`;
const hasEnrolment = (condition: string): string =>
  `exists (select from enrolment join program on program.id = program_id left join tier on tier.id = tier_id where partner_id = partner.id and (${condition}))`;
const tier = 'enrolmentTier { code program { code } }';

test('the other conditions of a `some` decide which keys count: the tiers of another program do not', async () => {
  const cpp = `program.code = 'CPP'`;
  const filter = '{ enrolments: { some: { program: { code: { eq: "CPP" } } } } }';
  const found = await facet(hub, 'ENROLMENT_TIER', tier, { filter });
  expect(Object.fromEntries(found)).toEqual(await counted(tiersOf(cpp, hasEnrolment(cpp))));
  expect(found.filter(([key]) => key?.startsWith('OTHER'))).toEqual([]);
  // Groups count every enrolment of the rows.
  const { body } = await hub.post({
    query: `{ partners(filter: ${filter}) { groups(by: [ENROLMENT_TIER]) { nodes { key { key: ${tier} } } } } }`,
  });
  expect(JSON.stringify(body)).toContain('OTHER-HIGH');
});

test('a condition on the dimension is removed, and the other conditions of the same `some` are kept', async () => {
  const filter = '{ enrolments: { some: { program: { code: { eq: "CPP" } }, tier: { code: { eq: "PREMIER" } } } } }';
  const found = Object.fromEntries(await facet(hub, 'ENROLMENT_TIER', tier, { filter }));
  const cpp = `program.code = 'CPP'`;
  // The tier of the other program that has the same code is selected as well, though no such enrolment counts.
  expect(found).toEqual({ 'OTHER PREMIER': 0, ...(await counted(tiersOf(cpp, hasEnrolment(cpp)))) });
  // For the other dimension, the condition on the tier is kept and decides which programs count.
  const programs = Object.fromEntries(await facet(hub, 'ENROLMENT_PROGRAM', 'enrolmentProgram { code }', { filter }));
  const premier = `tier.code = 'PREMIER'`;
  const expected = await counted(tiersOf(premier, hasEnrolment(premier)));
  expect(programs).toEqual({ null: expected['null'], CPP: expected['CPP PREMIER'], OTHER: expected['OTHER PREMIER'] });
});

test('a `some` without other conditions is removed as a whole, so that rows without an enrolment have the key null', async () => {
  const filter = '{ enrolments: { some: { tier: { code: { eq: "OTHER-HIGH" } } } } }';
  expect(Object.fromEntries(await facet(hub, 'ENROLMENT_TIER', tier, { filter }))).toEqual(
    await counted(tiersOf('true')),
  );
  expect(await facet(hub, 'ENROLMENT_TIER', tier, { filter })).toEqual(
    await facet(hub, 'ENROLMENT_TIER', tier, { filter: '{}' }),
  );
});

test.each([
  ['or', '{ or: [{ enrolments: { some: { tier: { code: { eq: "OTHER-HIGH" } } } } }] }'],
  ['not', '{ not: { enrolments: { none: { tier: { code: { eq: "OTHER-HIGH" } } } } } }'],
  ['count', '{ enrolments: { count: { of: { tier: { code: { eq: "OTHER-HIGH" } } }, gt: 0 } } }'],
])('conditions under `%s` are kept, and every key of the filtered rows counts', async (_, filter) => {
  const high = `tier.code = 'OTHER-HIGH'`;
  expect(Object.fromEntries(await facet(hub, 'ENROLMENT_TIER', tier, { filter }))).toEqual(
    await counted(tiersOf('true', hasEnrolment(high))),
  );
});

test.each([
  [
    'none',
    '{ enrolments: { none: { tier: { code: { eq: "OTHER-HIGH" } } } } }',
    `not ${hasEnrolment(`tier.code = 'OTHER-HIGH'`)}`,
  ],
  [
    'every',
    '{ enrolments: { every: { tier: { code: { eq: "OTHER-HIGH" } } } } }',
    `not ${hasEnrolment(`(tier.code = 'OTHER-HIGH') is not true`)}`,
  ],
])('conditions under `%s` are kept', async (_, filter, where) => {
  expect(Object.fromEntries(await facet(hub, 'ENROLMENT_TIER', tier, { filter }))).toEqual(
    await counted(tiersOf('true', where)),
  );
});

test.each([
  '{ and: [{ enrolments: { some: { program: { code: { eq: "CPP" } }, tier: { code: { eq: "PREMIER" } } } } }, { status: { eq: ACTIVE } }] }',
  '{ and: [{ and: [{ status: { eq: ACTIVE } }, { enrolments: { some: { and: [{ tier: { code: { eq: "PREMIER" } } }, { program: { code: { eq: "CPP" } } }] } } }] }] }',
  '{ status: { eq: ACTIVE }, and: [{ enrolments: { some: { tier: { code: { eq: "PREMIER" } }, and: [{ program: { code: { eq: "CPP" } } }] } } }] }',
])('conditions joined by `and` are like members of the filter: %s', async (filter) => {
  const cpp = `program.code = 'CPP'`;
  expect(Object.fromEntries(await facet(hub, 'ENROLMENT_TIER', tier, { filter }))).toEqual({
    'OTHER PREMIER': 0,
    ...(await counted(tiersOf(cpp, `partner.status = 'ACTIVE' and ${hasEnrolment(cpp)}`))),
  });
});

test('of several `some`, the one with a condition on the dimension gives the keys; without such a one, each does', async () => {
  const [cpp, other] = [`program.code = 'CPP'`, `program.code = 'OTHER'`];
  const both = `${hasEnrolment(cpp)} and ${hasEnrolment(other)}`;
  const some = (program: string, tierCode?: string): string =>
    `{ enrolments: { some: { program: { code: { eq: "${program}" } }${tierCode ? `, tier: { code: { eq: "${tierCode}" } }` : ''} } } }`;
  const open = await facet(hub, 'ENROLMENT_TIER', tier, { filter: `{ and: [${some('CPP')}, ${some('OTHER')}] }` });
  expect(Object.fromEntries(open)).toEqual(await counted(tiersOf(`${cpp} or ${other}`, both)));
  const chosen = await facet(hub, 'ENROLMENT_TIER', tier, {
    filter: `{ and: [${some('CPP')}, ${some('OTHER', 'OTHER-HIGH')}] }`,
  });
  expect(Object.fromEntries(chosen)).toEqual(await counted(tiersOf(other, both)));
});

test('on a to-one edge the condition on the dimension is removed and the others are kept', async () => {
  const filter = '{ country: { code: { in: ["FR", "US", "JP"] }, region: { code: { eq: "EMEA" } } } }';
  const byRegion = await counted(
    `select region.code as key, count(*) from partner join country on country.id = country_id join region on region.id = region_id
     where country.code in ('FR', 'US', 'JP') group by 1`,
  );
  expect(Object.keys(byRegion).length).toBeGreaterThan(1);
  expect(Object.fromEntries(await facet(hub, 'COUNTRY_REGION', 'countryRegion { code }', { filter }))).toEqual(
    byRegion,
  );
  // By country, all of it is a condition on the dimension; the one country that it selects is listed first of all.
  const found = await facet(hub, 'COUNTRY', 'country { code }', { filter, first: 1 });
  expect(found).toEqual([
    [
      'FR',
      (
        await counted(
          `select count(*), 'FR' as key from partner join country on country.id = country_id where code = 'FR'`,
        )
      )['FR'],
    ],
  ]);
});

test('over links, only rows that fulfil the other conditions of the `some` give keys', async () => {
  const filter =
    '{ technologies: { some: { vendor: { slug: { eq: "cisco" } }, category: { code: { eq: "STORAGE" } } } } }';
  const cisco = `(select partner_id, category.code from partner_technology link join technology on technology.id = technology_id
      join technology_category category on category.id = category_id join vendor on vendor.id = vendor_id
      where vendor.slug = 'cisco' and ${inForce})`;
  const expected = await counted(`select code as key, count(distinct partner_id) from ${cisco} found group by 1`);
  expect(
    Object.fromEntries(await facet(hub, 'TECHNOLOGY_CATEGORY', 'technologyCategory { code }', { filter })),
  ).toEqual({
    STORAGE: 0,
    ...expected,
  });
});

test('on a to-many edge that is the dimension itself, `some` is removed and the other quantifiers are kept', async () => {
  const holders = (where: string): string => `
    select qualification.slug as key, count(distinct partner.id) from partner left join (select partner_id, qualification_id from award where ${inForce}
      and not exists (select from award_suspension where award_id = award.id and ${inForce})) held on partner_id = partner.id
    left join qualification on qualification.id = qualification_id where ${where} group by 1`;
  const builder = `exists (select from award join qualification on qualification.id = qualification_id where partner_id = partner.id and qualification.slug = 'cpp-builder'
    and ${inForce} and not exists (select from award_suspension where award_id = award.id and ${inForce}))`;
  const by = ['QUALIFICATION', 'qualification { slug }'] as const;
  const some = 'some: { slug: { eq: "cpp-provider" } }';
  expect(Object.fromEntries(await facet(hub, ...by, { filter: `{ qualifications: { ${some} } }` }))).toEqual(
    await counted(holders('true')),
  );
  expect(
    Object.fromEntries(
      await facet(hub, ...by, { filter: `{ qualifications: { ${some}, none: { slug: { eq: "cpp-builder" } } } }` }),
    ),
  ).toEqual(await counted(holders(`not ${builder}`)));
  const sets = await facet(hub, 'QUALIFICATION_SET', 'qualificationSet { slug }', {
    filter: `{ qualifications: { ${some} } }`,
  });
  expect(sets.reduce((sum, [, count]) => sum + count, 0)).toBe(
    (await counted('select 1 as key, count(*) from partner'))['1'],
  );
});

test('fiscal quarters: a condition on the date is removed, one on the owner of the calendar is kept', async () => {
  const quarter = 'validFromFiscalQuarter { code }';
  const of = (filter: string): Promise<Counts> =>
    facet(hub, 'VALID_FROM_FISCAL_QUARTER', quarter, { filter, list: 'awards' });
  const owner = 'qualification: { program: { code: { eq: "CPP" } } }';
  const named = await of(`{ validFrom: { eq: "2011-05-01" }, ${owner} }`);
  expect(named).toContainEqual(['FY11Q4', expect.any(Number)]);
  expect(named.filter(([key, count]) => count > 0 || key !== 'FY11Q4')).toEqual(
    (await of(`{ ${owner} }`)).filter(([, count]) => count > 0),
  );
});

test('a search and a request date apply to facets as to the list', async () => {
  const query = (filter: string): string =>
    `{ partners(search: "cloud", asOf: "2016-01-01", filter: ${filter}) { facets(by: [COUNTRY]) { groups { count key { country { code } } } } } }`;
  const all = await hub.post({ query: query('{}') });
  const { rows } = await client.query<{ code: string }>(
    `select country.code from partner join country on country.id = country_id where search_text like '%cloud%' order by partner.id limit 1`,
  );
  const chosen = await hub.post({ query: query(`{ country: { code: { eq: "${rows[0]?.code}" } } }`) });
  expect(chosen.body).toEqual(all.body);
  expect(JSON.stringify(all.body)).toContain(`"${rows[0]?.code}"`);
});

test('`keys` keeps the groups of each facet by the conditions on its own dimension, selected ones too', async () => {
  interface Answer {
    readonly partners: Readonly<Record<'all' | 'kept', readonly { readonly groups: readonly KeyedGroup[] }[]>>;
  }
  interface KeyedGroup {
    readonly count: number;
    readonly key: { readonly country: { readonly code: string } | null; readonly status: string | null };
  }
  const ask = async (first: number): Promise<Answer['partners']> => {
    const groups = 'groups { count key { country { code } status } }';
    const { partners } = await dataInOneStatement<Answer>(
      hub,
      `{ partners(filter: { country: { code: { in: ["FR", "AQ", "DE"] } } }) {
        all: facets(by: [COUNTRY, STATUS], first: 1000) { ${groups} }
        kept: facets(by: [COUNTRY, STATUS], first: ${first}, keys: { country: { code: { in: ["AQ", "FR", "US"] } }, status: { ne: ACTIVE } }) { ${groups} }
      } }`,
    );
    return partners;
  };
  const { all, kept } = await ask(1_000);
  const [countries, statuses] = all;
  const of = (groups: readonly KeyedGroup[] | undefined, keeps: (group: KeyedGroup) => boolean): unknown =>
    (groups ?? []).filter(keeps);
  expect(kept[0]?.groups).toEqual(
    of(countries?.groups, ({ key }) => ['AQ', 'FR', 'US'].includes(key.country?.code ?? '')),
  );
  // Antarctica has no partner. It is listed because the filter names it.
  expect(kept[0]?.groups.map(({ key }) => key.country?.code).sort()).toEqual(['AQ', 'FR', 'US']);
  expect(kept[1]?.groups).toEqual(of(statuses?.groups, ({ key }) => key.status !== 'ACTIVE'));
  // Those that the filter selects are cut last.
  const few = await ask(2);
  expect(few.kept[0]?.groups.map(({ key }) => key.country?.code).sort()).toEqual(['AQ', 'FR']);
});

describe('a facet of one taxonomy', () => {
  const has = (slug: string): string => `{ terms: { some: { slug: { eq: "${slug}" } } } }`;
  const french = has('language-fr');
  const hospitals = has('industry-hospitals');

  /** The terms of a taxonomy and how many partners a filter keeps for each. */
  async function terms(taxonomy: string, filter: string): Promise<Readonly<Record<string, number>>> {
    const keys = `{ term: { taxonomy: { code: { eq: "${taxonomy}" } } } }`;
    const data = await dataInOneStatement<{
      partners: { facets: { groups: { count: number; key: { term: { slug: string } } }[] }[] };
    }>(
      hub,
      `{ partners(filter: ${filter}) { facets(by: [TERM], first: 1000, keys: ${keys}) { groups { count key { term { slug } } } } } }`,
    );
    const [groups] = data.partners.facets;
    return Object.fromEntries((groups?.groups ?? []).map(({ count, key }) => [key.term.slug, count]));
  }

  /** How many partners fulfil all of some filters. */
  async function count(...filters: readonly string[]): Promise<number> {
    const query = `{ partners(filter: { and: [${filters.join()}] }) { totalCount } }`;
    return (await dataInOneStatement<{ partners: { totalCount: number } }>(hub, query)).partners.totalCount;
  }

  it('keeps the conditions on terms of other taxonomies', async () => {
    expect(await count(french)).toBeGreaterThan(await count(french, hospitals));
    expect((await terms('INDUSTRIES', french))['industry-hospitals']).toBe(await count(french, hospitals));
    expect((await terms('LANGUAGES', french))['language-de']).toBe(await count(has('language-de')));
  });

  it('leaves out those on its own', async () => {
    const both = `{ and: [${french}, ${hospitals}] }`;
    expect(await terms('INDUSTRIES', both)).toEqual({
      'industry-hospitals': 0,
      ...(await terms('INDUSTRIES', french)),
    });
    expect(await terms('LANGUAGES', both)).toEqual(await terms('LANGUAGES', hospitals));
    expect((await terms('LANGUAGES', both))['language-fr']).toBe(await count(french, hospitals));
  });

  it('knows the taxonomy of a condition by the terms that fulfil it', async () => {
    const healthcare = '{ terms: { some: { within: { some: { slug: { eq: "industry-healthcare" } } } } } }';
    expect(await terms('INDUSTRIES', `{ and: [${french}, ${healthcare}] }`)).toEqual(await terms('INDUSTRIES', french));
    expect((await terms('LANGUAGES', healthcare))['language-fr']).toBe(await count(french, healthcare));
    const either = '{ terms: { some: { slug: { in: ["language-fr", "industry-hospitals"] } } } }';
    expect(await terms('INDUSTRIES', either)).toEqual(await terms('INDUSTRIES', '{}'));
  });
});

test('a facet of the tiers of one program keeps a condition on a tier of another one, which gives no keys then', async () => {
  const list = async (filter: string, program: string): Promise<Readonly<Record<string, number>>> => {
    const data = await dataInOneStatement<{
      partners: { facets: { groups: { count: number; key: { enrolmentTier: { code: string } } }[] }[] };
    }>(
      hub,
      `{ partners(filter: ${filter}) { facets(by: [ENROLMENT_TIER], first: 1000, keys: { enrolmentTier: { program: { code: { eq: "${program}" } } } }) {
        groups { count key { enrolmentTier { code } } } } } }`,
    );
    return Object.fromEntries(
      (data.partners.facets[0]?.groups ?? []).map(({ count, key }) => [key.enrolmentTier.code, count]),
    );
  };
  const codes = async (program: string, where: string): Promise<unknown> =>
    Object.fromEntries(
      Object.entries(await counted(tiersOf('true', where)))
        .filter(([key]) => key.startsWith(`${program} `))
        .map(([key, count]) => [key.slice(program.length + 1), count]),
    );
  const high = `program.code = 'OTHER' and tier.code = 'OTHER-HIGH'`;
  const filter =
    '{ enrolments: { some: { program: { code: { eq: "OTHER" } }, tier: { code: { eq: "OTHER-HIGH" } } } } }';
  expect(await list(filter, 'CPP')).toEqual(await codes('CPP', hasEnrolment(high)));
  expect(await list(filter, 'OTHER')).toEqual(await codes('OTHER', hasEnrolment(`program.code = 'OTHER'`)));
});

test('`keys` of facets cannot be on a dimension that `by` does not name', async () => {
  const query = '{ partners { facets(by: [STATUS], keys: { country: { code: { eq: "FR" } } }) { groups { count } } } }';
  expect((await hub.post({ query })).body).toMatchObject({
    errors: [
      {
        message: '`keys.country` is a condition on what `by` does not name.',
        path: ['partners', 'facets'],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ],
  });
});
