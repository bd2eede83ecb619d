import type { Client } from 'pg';
import { administrator, type Viewer } from '../../src/access/viewer';
import { connect } from '../support/connections';
import { testDay } from '../support/database';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { Rows } from '../support/rows';
import { recordStatements } from '../support/statements';

let hub: TestHub;
let client: Client;

/** A second program, whose tiers half of the partners of the first have as well. */
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

type Counts = readonly (readonly [key: string | null, count: number])[];

interface Group {
  readonly count: number;
  readonly key: Readonly<Record<string, unknown>>;
}

/** What a key shows: a code, a slug, or itself. */
function shown(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return value === null ? null : String(value);
  const { code, slug, program } = value as { code?: string; slug?: string; program?: { code: string } };
  return program ? `${program.code} ${code}` : String(code ?? slug);
}

/** The groups of one facet of partners, in their order. */
async function facet(
  by: string,
  key: string,
  given: { readonly filter: string; readonly first?: number; readonly list?: string; readonly viewer?: Viewer },
): Promise<Counts> {
  const { filter, first = 500, list = 'partners', viewer = administrator } = given;
  const query = `{ list: ${list}(filter: ${filter}) { facets(by: [${by}], first: ${first}) { dimension groups { count key { key: ${key} } } } } }`;
  const { result, statements } = await recordStatements(() => hub.as(viewer).post({ query }));
  expect(statements).toHaveLength(1);
  const { data, errors } = result.body as {
    data: { list: { facets: { dimension: string; groups: Group[] }[] } };
    errors?: unknown;
  };
  if (errors) throw new Error(JSON.stringify(errors));
  expect(data.list.facets.map(({ dimension }) => dimension)).toEqual([by]);
  return data.list.facets.flatMap(({ groups }) =>
    groups.map((group) => [shown(group.key['key']), group.count] as const),
  );
}

/** Keys and counts as SQL has them; the order is left to the tests of it. */
async function counted(query: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await client.query<{ key: string | null; count: string }>(query);
  return Object.fromEntries(rows.map(({ key, count }) => [String(key), Number(count)]));
}

const inForce = `valid_from <= '${testDay}' and (valid_to is null or valid_to > '${testDay}')`;
/** The tiers of the enrolments in force of partners, with the program of each: of those that fulfil a condition, if any does. */
const tiersOf = (kept: string, where = 'true'): string => `
  select case when tier.id is null then null else program.code || ' ' || tier.code end as key, count(distinct partner.id) from partner
  left join (select enrolment.* from enrolment join program on program.id = program_id left join tier on tier.id = tier_id
    where ${inForce} and (${kept})) e on e.partner_id = partner.id
  left join tier on tier.id = e.tier_id left join program on program.id = tier.program_id
  where ${where} group by 1`;
const hasEnrolment = (condition: string): string =>
  `exists (select from enrolment join program on program.id = program_id left join tier on tier.id = tier_id where partner_id = partner.id and (${condition}))`;
const tier = 'enrolmentTier { code program { code } }';

test('what is left of a `some` decides which keys count: the tiers of another program do not', async () => {
  const cpp = `program.code = 'CPP'`;
  const filter = '{ enrolments: { some: { program: { code: { eq: "CPP" } } } } }';
  const found = await facet('ENROLMENT_TIER', tier, { filter });
  expect(Object.fromEntries(found)).toEqual(await counted(tiersOf(cpp, hasEnrolment(cpp))));
  expect(found.filter(([key]) => key?.startsWith('OTHER'))).toEqual([]);
  // Groups count every enrolment of the rows, as they did.
  const { body } = await hub.post({
    query: `{ partners(filter: ${filter}) { groups(by: [ENROLMENT_TIER]) { nodes { key { key: ${tier} } } } } }`,
  });
  expect(JSON.stringify(body)).toContain('OTHER-HIGH');
});

test('a condition on the dimension goes, and what stands beside it in the same `some` stays', async () => {
  const filter = '{ enrolments: { some: { program: { code: { eq: "CPP" } }, tier: { code: { eq: "PREMIER" } } } } }';
  const found = Object.fromEntries(await facet('ENROLMENT_TIER', tier, { filter }));
  const cpp = `program.code = 'CPP'`;
  // The tier of the other program that has the same code is selected as well, though no such enrolment counts.
  expect(found).toEqual({ 'OTHER PREMIER': 0, ...(await counted(tiersOf(cpp, hasEnrolment(cpp)))) });
  // The other way round: the tier stays, and decides about programs.
  const programs = Object.fromEntries(await facet('ENROLMENT_PROGRAM', 'enrolmentProgram { code }', { filter }));
  const premier = `tier.code = 'PREMIER'`;
  const expected = await counted(tiersOf(premier, hasEnrolment(premier)));
  expect(programs).toEqual({ null: expected['null'], CPP: expected['CPP PREMIER'], OTHER: expected['OTHER PREMIER'] });
});

test('a `some` of which nothing is left goes as a whole: rows without any enrolment have no key', async () => {
  const filter = '{ enrolments: { some: { tier: { code: { eq: "OTHER-HIGH" } } } } }';
  expect(Object.fromEntries(await facet('ENROLMENT_TIER', tier, { filter }))).toEqual(await counted(tiersOf('true')));
  expect(await facet('ENROLMENT_TIER', tier, { filter })).toEqual(
    await facet('ENROLMENT_TIER', tier, { filter: '{}' }),
  );
});

test.each([
  ['or', '{ or: [{ enrolments: { some: { tier: { code: { eq: "OTHER-HIGH" } } } } }] }'],
  ['not', '{ not: { enrolments: { none: { tier: { code: { eq: "OTHER-HIGH" } } } } } }'],
  ['count', '{ enrolments: { count: { of: { tier: { code: { eq: "OTHER-HIGH" } } }, gt: 0 } } }'],
])('conditions under `%s` stay, and every key of the rows that they keep counts', async (_, filter) => {
  const high = `tier.code = 'OTHER-HIGH'`;
  expect(Object.fromEntries(await facet('ENROLMENT_TIER', tier, { filter }))).toEqual(
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
])('conditions under `%s` stay', async (_, filter, where) => {
  expect(Object.fromEntries(await facet('ENROLMENT_TIER', tier, { filter }))).toEqual(
    await counted(tiersOf('true', where)),
  );
});

test.each([
  '{ and: [{ enrolments: { some: { program: { code: { eq: "CPP" } }, tier: { code: { eq: "PREMIER" } } } } }, { status: { eq: ACTIVE } }] }',
  '{ and: [{ and: [{ status: { eq: ACTIVE } }, { enrolments: { some: { and: [{ tier: { code: { eq: "PREMIER" } } }, { program: { code: { eq: "CPP" } } }] } } }] }] }',
  '{ status: { eq: ACTIVE }, and: [{ enrolments: { some: { tier: { code: { eq: "PREMIER" } }, and: [{ program: { code: { eq: "CPP" } } }] } } }] }',
])('conditions joined by `and` are like members of the filter: %s', async (filter) => {
  const cpp = `program.code = 'CPP'`;
  expect(Object.fromEntries(await facet('ENROLMENT_TIER', tier, { filter }))).toEqual({
    'OTHER PREMIER': 0,
    ...(await counted(tiersOf(cpp, `partner.status = 'ACTIVE' and ${hasEnrolment(cpp)}`))),
  });
});

test('each of several `some` speaks of a row of its own: keys come from the one with a condition on the dimension, else from any', async () => {
  const [cpp, other] = [`program.code = 'CPP'`, `program.code = 'OTHER'`];
  const both = `${hasEnrolment(cpp)} and ${hasEnrolment(other)}`;
  const some = (program: string, tierCode?: string): string =>
    `{ enrolments: { some: { program: { code: { eq: "${program}" } }${tierCode ? `, tier: { code: { eq: "${tierCode}" } }` : ''} } } }`;
  const open = await facet('ENROLMENT_TIER', tier, { filter: `{ and: [${some('CPP')}, ${some('OTHER')}] }` });
  expect(Object.fromEntries(open)).toEqual(await counted(tiersOf(`${cpp} or ${other}`, both)));
  const chosen = await facet('ENROLMENT_TIER', tier, {
    filter: `{ and: [${some('CPP')}, ${some('OTHER', 'OTHER-HIGH')}] }`,
  });
  expect(Object.fromEntries(chosen)).toEqual(await counted(tiersOf(other, both)));
});

test('of an edge to one row the condition at the end of the path goes, and the rest stays', async () => {
  const filter = '{ country: { code: { in: ["FR", "US", "JP"] }, region: { code: { eq: "EMEA" } } } }';
  const byRegion = await counted(
    `select region.code as key, count(*) from partner join country on country.id = country_id join region on region.id = region_id
     where country.code in ('FR', 'US', 'JP') group by 1`,
  );
  expect(Object.keys(byRegion).length).toBeGreaterThan(1);
  expect(Object.fromEntries(await facet('COUNTRY_REGION', 'countryRegion { code }', { filter }))).toEqual(byRegion);
  // By country, all of it is a condition on the dimension; the one country that it selects is listed first of all.
  const found = await facet('COUNTRY', 'country { code }', { filter, first: 1 });
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

test('over links, only what fulfils the rest of the `some` gives keys', async () => {
  const filter =
    '{ technologies: { some: { vendor: { slug: { eq: "cisco" } }, category: { code: { eq: "STORAGE" } } } } }';
  const cisco = `(select partner_id, category.code from partner_technology link join technology on technology.id = technology_id
      join technology_category category on category.id = category_id join vendor on vendor.id = vendor_id
      where vendor.slug = 'cisco' and ${inForce})`;
  const expected = await counted(`select code as key, count(distinct partner_id) from ${cisco} found group by 1`);
  expect(Object.fromEntries(await facet('TECHNOLOGY_CATEGORY', 'technologyCategory { code }', { filter }))).toEqual({
    STORAGE: 0,
    ...expected,
  });
});

test('of an edge to many that is the dimension itself, `some` goes and the other conditions stay', async () => {
  const holders = (where: string): string => `
    select qualification.slug as key, count(distinct partner.id) from partner left join (select partner_id, qualification_id from award where ${inForce}
      and not exists (select from award_suspension where award_id = award.id and ${inForce})) held on partner_id = partner.id
    left join qualification on qualification.id = qualification_id where ${where} group by 1`;
  const builder = `exists (select from award join qualification on qualification.id = qualification_id where partner_id = partner.id and qualification.slug = 'cpp-builder'
    and ${inForce} and not exists (select from award_suspension where award_id = award.id and ${inForce}))`;
  const by = ['QUALIFICATION', 'qualification { slug }'] as const;
  const some = 'some: { slug: { eq: "cpp-provider" } }';
  expect(Object.fromEntries(await facet(...by, { filter: `{ qualifications: { ${some} } }` }))).toEqual(
    await counted(holders('true')),
  );
  expect(
    Object.fromEntries(
      await facet(...by, { filter: `{ qualifications: { ${some}, none: { slug: { eq: "cpp-builder" } } } }` }),
    ),
  ).toEqual(await counted(holders(`not ${builder}`)));
  const sets = await facet('QUALIFICATION_SET', 'qualificationSet { slug }', {
    filter: `{ qualifications: { ${some} } }`,
  });
  expect(sets.reduce((sum, [, count]) => sum + count, 0)).toBe(
    (await counted('select 1 as key, count(*) from partner'))['1'],
  );
});

describe('a value that the filter selects', () => {
  const nowhere = 'website: { eq: "https://nowhere.example.com" }';

  it.each([
    ['COUNTRY', 'country { code }', 'country: { code: { in: ["FR", "VA"] } }', ['FR', 'VA']],
    [
      'COUNTRY',
      'country { code }',
      'and: [{ country: { code: { in: ["FR", "VA"] } } }, { country: { code: { ne: "FR" } } }]',
      ['VA'],
    ],
    ['STATUS', 'status', 'status: { in: [CLOSED, ACTIVE] }', ['ACTIVE', 'CLOSED']],
    ['STATUS', 'status', 'status: { ne: ACTIVE }', ['PROSPECT', 'SUSPENDED', 'CLOSED']],
    ['PARENT', 'parent { slug }', 'hasParent: false', [null]],
    [
      'CREATED_AT_MONTH',
      'createdAtMonth',
      'createdAt: { in: ["2012-03-31T23:30:00-02:00", "2012-04-05T00:00:00Z"] }',
      ['2012-04-01'],
    ],
    ['CREATED_AT_YEAR', 'createdAtYear', 'createdAt: { eq: "2012-03-31T23:30:00Z" }', ['2012']],
    [
      'QUALIFICATION',
      'qualification { slug }',
      'qualifications: { some: { code: { eq: "BUILDER" } } }',
      ['cpp-builder'],
    ],
    ['OFFERING_SERVICE_MODEL', 'offeringServiceModel', 'offerings: { some: { serviceModel: { eq: PAAS } } }', ['PAAS']],
    // What names no value selects none.
    ['PARENT', 'parent { slug }', 'hasParent: true', []],
    ['CREATED_AT_MONTH', 'createdAtMonth', 'createdAt: { gt: "2012-03-31T23:30:00Z" }', []],
    ['QUALIFICATION_SET', 'qualificationSet { slug }', 'qualifications: { some: { code: { eq: "BUILDER" } } }', []],
  ])('is listed though no row has it: %s %s under %s', async (by, key, condition, expected) => {
    const found = await facet(by, key, { filter: `{ ${nowhere}, ${condition} }` });
    expect(found).toEqual(expected.map((each) => [each, 0]));
  });

  it('is listed in the order of counts, and others are cut before it', async () => {
    const all = await facet('COUNTRY', 'country { code }', { filter: '{ country: { code: { in: ["VA", "NR"] } } }' });
    expect(all.slice(-2)).toEqual([
      ['NR', 0],
      ['VA', 0],
    ]);
    const cut = await facet('COUNTRY', 'country { code }', {
      filter: '{ country: { code: { in: ["VA", "NR"] } } }',
      first: 3,
    });
    expect(cut).toEqual([all[0], ['NR', 0], ['VA', 0]]);
  });

  it('is listed for each row above', async () => {
    const { body } = await hub.post({
      query: `{ countries(first: 300) { nodes { partners(filter: { status: { eq: CLOSED } }) { facets(by: [STATUS]) { groups { count key { status } share(filter: {}) min { name } } } } } } }`,
    });
    const { countries } = (
      body as { data: { countries: { nodes: { partners: { facets: { groups: Group[] }[] } }[] } } }
    ).data;
    const groups = countries.nodes.map(({ partners }) => partners.facets[0]?.groups ?? []);
    expect(groups.every((each) => each.some(({ key }) => key['status'] === 'CLOSED'))).toBe(true);
    expect(groups).toContainEqual([{ count: 0, key: { status: 'CLOSED' }, share: null, min: { name: null } }]);
  });

  it('is none that the viewer may not see', async () => {
    const { rows } = await client.query<{ slug: string }>(
      `select slug from partner where status = 'PROSPECT' order by id limit 1`,
    );
    const filter = `{ ${nowhere}, parent: { slug: { eq: "${rows[0]?.slug}" } } }`;
    expect(await facet('PARENT', 'parent { slug }', { filter })).toEqual([[rows[0]?.slug, 0]]);
    expect(await facet('PARENT', 'parent { slug }', { filter, viewer: { role: 'PUBLIC' } })).toEqual([]);
  });
});

test('fiscal quarters: a condition on the date goes, one on the owner of the calendar stays', async () => {
  const quarter = 'validFromFiscalQuarter { code }';
  const of = (filter: string): Promise<Counts> =>
    facet('VALID_FROM_FISCAL_QUARTER', quarter, { filter, list: 'awards' });
  const owner = 'qualification: { program: { code: { eq: "CPP" } } }';
  const named = await of(`{ validFrom: { eq: "2011-05-01" }, ${owner} }`);
  expect(named).toContainEqual(['FY11Q4', expect.any(Number)]);
  expect(named.filter(([key, count]) => count > 0 || key !== 'FY11Q4')).toEqual(
    (await of(`{ ${owner} }`)).filter(([, count]) => count > 0),
  );
});

test('a search and a date decide as before', async () => {
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
