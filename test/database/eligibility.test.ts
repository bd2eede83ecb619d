import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { compileStoredRules } from '../../src/program-rules';
import { Graph } from '../reference/graph';
import { readSchema } from '../reference/reference';
import type { Row } from '../reference/tables';
import { loadTables } from '../reference/tables';
import { connect } from '../support/connections';
import { createTestDatabase, type TestDatabase } from '../support/database';
import fc from '../support/fast-check';
import { Rows } from '../support/rows';

/** The days on which facts begin and end, and for which eligibility is computed. */
const days = 8;
const dayOf = (day: number): string => `2020-01-0${day + 1}`;

const schema = readSchema();
let database: TestDatabase;
let client: Client;
let dataSource: DataSource;
let definition: Definition;

/** Keys of the rows that all partners of the test share. */
interface Definition {
  readonly countries: readonly string[];
  readonly competences: readonly string[];
  readonly qualifications: readonly string[];
  readonly technologies: readonly string[];
  readonly programs: readonly string[];
}

beforeAll(async () => {
  database = await createTestDatabase();
  client = await connect(database.url);
  dataSource = await createDataSource({ url: database.url }).initialize();
  definition = await define(new Rows(client));
});

afterAll(async () => {
  await dataSource.destroy();
  await client.end();
  await database.drop();
});

/** The metrics that rules 3, 4 and 5 are about, by what they count. */
const metricsOf = {
  validations: (competence: string) => ({
    edge: 'competenceValidations',
    filter: `{inForce: {eq: true}, competence: {code: {eq: "${competence}"}}}`,
  }),
  offerings: (vendor: string) => ({
    edge: 'offerings',
    filter: `{status: {eq: PUBLISHED}, technologies: {some: {vendor: {slug: {eq: "${vendor}"}}}}}`,
  }),
  agreements: (provider: string) => ({
    edge: 'resaleAgreements',
    filter: `{whiteLabel: {eq: true}, inForce: {eq: true}, offering: {status: {eq: PUBLISHED}, partner: {qualifications: {some: {slug: {eq: "${provider}"}}}}}}`,
  }),
};

/** What the metric of a requirement counts, by the key of the requirement. */
const counted = new Map<string, keyof typeof metricsOf>();

/** Two programs of two vendors, with every kind of requirement, one of them asking for two. */
async function define(rows: Rows): Promise<Definition> {
  const vendors = [await rows.add('vendor', { slug: 'one' }), await rows.add('vendor', { slug: 'other' })];
  const competences = [await rows.add('competence', { code: 'ONE' }), await rows.add('competence', { code: 'OTHER' })];
  const asking = async (qualification_id: string, what: keyof typeof metricsOf, name: string, minimum = 1) => {
    const metric_id = await rows.add('metric', metricsOf[what](name));
    counted.set(await rows.add('requirement', { qualification_id, metric_id, minimum }), what);
  };
  const programs: string[] = [];
  const qualifications: string[] = [];
  for (const [index, vendor_id] of vendors.entries()) {
    const [program_id, vendor] = [await rows.add('program', { vendor_id }), index === 0 ? 'one' : 'other'];
    programs.push(program_id);
    const add = async (code: string): Promise<string> => {
      const key = await rows.add('qualification', { program_id, code, slug: `${vendor}-${code.toLowerCase()}` });
      qualifications.push(key);
      return key;
    };
    const builder = await add('BUILDER');
    for (const competence of ['ONE', 'OTHER']) await asking(builder, 'validations', competence);
    await asking(await add('PROVIDER'), 'offerings', vendor, programs.length);
    const reseller = await add('RESELLER');
    await asking(reseller, 'agreements', `${vendor}-provider`, programs.length);
    await asking(reseller, 'validations', 'ONE');
    await asking(await add('FRIEND'), 'offerings', vendor);
  }
  expect(await compileStoredRules(dataSource)).toEqual([]);
  const technologies: string[] = [];
  for (const vendor_id of vendors) technologies.push(await rows.add('technology', { vendor_id }));
  const countries = [await rows.add('country'), await rows.add('country')];
  return { countries, competences, qualifications, technologies, programs };
}

interface Span {
  readonly from: number;
  readonly to: number | null;
}

/** Spans of days that follow one another and do not overlap; the last one can be open. */
const spans: fc.Arbitrary<readonly Span[]> = fc
  .uniqueArray(fc.nat(days - 1), { minLength: 1, maxLength: 3 })
  .map((ends) => [...ends].sort((one, other) => one - other))
  .map((ends) => ends.flatMap((from, index) => (index % 2 === 0 ? [{ from, to: ends[index + 1] ?? null }] : [])));

const partners = 3;
const anyPartner = fc.nat(partners - 1);
const pick = (list: 'competences' | 'qualifications' | 'technologies' | 'countries'): fc.Arbitrary<number> =>
  fc.nat({ competences: 1, qualifications: 7, technologies: 1, countries: 1 }[list]);

/** Facts of one kind about pairs of things, each pair with spans of its own. */
function facts<T extends Readonly<Record<string, number>>>(
  of: { readonly [Key in keyof T]: fc.Arbitrary<T[Key]> },
  maxLength: number,
): fc.Arbitrary<(T & { readonly spans: readonly Span[] })[]> {
  return fc.uniqueArray(fc.record({ ...of, spans } as never) as fc.Arbitrary<T & { readonly spans: readonly Span[] }>, {
    maxLength,
    selector: ({ spans: _spans, ...pair }) => JSON.stringify(pair),
  });
}

/** The places of PROVIDER, which a white label needs, among all qualifications: chosen as often as all others together. */
const providers = [1, 5] as const;
const awarded = fc.oneof(pick('qualifications'), fc.constantFrom(...providers));
const time = fc.option(fc.nat(days - 1), { nil: null });
const world = fc.record({
  countries: fc.array(pick('countries'), { minLength: partners, maxLength: partners }),
  validations: facts({ partner: anyPartner, competence: pick('competences') }, 6),
  offerings: fc.array(
    fc.record({ partner: anyPartner, technologies: fc.uniqueArray(pick('technologies')), published: time, days: time }),
    { minLength: 4, maxLength: 6 },
  ),
  agreements: facts({ reseller: anyPartner, offering: fc.nat(5), whiteLabel: fc.constantFrom(0, 1, 1) }, 8),
  awards: facts({ partner: anyPartner, qualification: awarded }, 8),
  suspensions: fc.array(fc.oneof(spans, fc.constant([])), { maxLength: 8 }),
  applications: fc.array(
    fc.record({ partner: anyPartner, qualification: pick('qualifications'), submitted: time, decided: time }),
    { maxLength: 4 },
  ),
  financing: fc.array(
    fc.record({
      status: fc.constantFrom('PLANNED', 'OPEN', 'OPEN', 'CLOSED'),
      opens: fc.nat(3),
      days: time,
      countries: fc.uniqueArray(pick('countries'), { minLength: 1 }),
      qualifications: fc.uniqueArray(pick('qualifications'), { minLength: 1, maxLength: 6 }),
    }),
    { minLength: 2, maxLength: 4 },
  ),
});

type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const period = ({ from, to }: Span): { valid_from: string; valid_to: string | null } => ({
  valid_from: dayOf(from),
  valid_to: to === null ? null : dayOf(to),
});

/** Writes a world in a transaction that the caller ends. Rules that only commands enforce need not hold. */
async function write(rows: Rows, facts_: World): Promise<void> {
  const key = (list: keyof Definition, index: number): string => definition[list][index] as string;
  const partnerKeys: string[] = [];
  for (const country of facts_.countries)
    partnerKeys.push(await rows.add('partner', { country_id: key('countries', country) }));
  const partner = (index: number): string => partnerKeys[index] as string;
  // What is next for a partner is of the programs in which it is enrolled: one of them of one program, the others of both.
  for (const [place, partner_id] of partnerKeys.entries())
    for (const program_id of definition.programs.slice(place === 2 ? 1 : 0))
      await rows.add('enrolment', { partner_id, program_id, valid_from: dayOf(0) });
  for (const { partner: whose, competence, spans: all } of facts_.validations)
    for (const each of all)
      await rows.add('competence_validation', {
        partner_id: partner(whose),
        competence_id: key('competences', competence),
        ...period(each),
      });
  const offerings: { readonly id: string; readonly partner: number }[] = [];
  for (const { partner: whose, technologies, published, days: length } of facts_.offerings) {
    const retired = published === null || length === null ? null : Math.min(published + length, days);
    const id = await rows.add('offering', {
      partner_id: partner(whose),
      status: published === null ? 'DRAFT' : retired === null ? 'PUBLISHED' : 'RETIRED',
      published_on: published === null ? null : dayOf(published),
      retired_on: retired === null ? null : dayOf(retired),
    });
    offerings.push({ id, partner: whose });
    for (const each of technologies)
      await rows.client.query('insert into offering_technology (offering_id, technology_id) values ($1, $2)', [
        id,
        key('technologies', each),
      ]);
  }
  const taken = new Set<string>();
  for (const { reseller, offering: index, whiteLabel, spans: all } of facts_.agreements) {
    const offering = offerings[index];
    const pair = `${reseller} ${index}`;
    if (!offering || offering.partner === reseller || taken.has(pair)) continue;
    taken.add(pair);
    for (const each of all)
      await rows.add('resale_agreement', {
        reseller_id: partner(reseller),
        offering_id: offering.id,
        white_label: whiteLabel === 1,
        ...period(each),
      });
  }
  const instant = (day: number | null): string | null => (day === null ? null : `${dayOf(day)} 23:59:59.999Z`);
  for (const [index, { partner: whose, qualification, spans: all }] of facts_.awards.entries()) {
    const of = { partner_id: partner(whose), qualification_id: key('qualifications', qualification) };
    for (const each of all) {
      const application_id = await rows.add('qualification_application', of);
      const award_id = await rows.add('award', { ...of, application_id, ...period(each) });
      for (const span of facts_.suspensions[index] ?? [])
        await rows.add('award_suspension', { award_id, ...period(span) });
    }
  }
  for (const { partner: whose, qualification, submitted, decided } of facts_.applications) {
    const ended = submitted === null || decided === null ? null : Math.max(submitted, decided);
    await rows.add('qualification_application', {
      partner_id: partner(whose),
      qualification_id: key('qualifications', qualification),
      status: submitted === null ? 'DRAFT' : ended === null ? 'SUBMITTED' : 'WITHDRAWN',
      submitted_at: instant(submitted),
      review_started_at: null,
      decided_at: instant(ended),
    });
  }
  for (const [place, { status, opens, days: length, countries, qualifications }] of facts_.financing.entries()) {
    const program_id = key('programs', place % 2);
    const id = await rows.add('financing_program', {
      program_id,
      kind_id: await rows.add('financing_kind', { program_id }),
      status,
      opens_on: dayOf(opens),
      closes_on: length === null ? null : dayOf(Math.min(opens + length, days)),
    });
    for (const each of countries)
      await rows.client.query('insert into financing_program_country values ($1, $2)', [id, key('countries', each)]);
    for (const each of qualifications)
      await rows.client.query('insert into financing_program_qualification values ($1, $2)', [
        id,
        key('qualifications', each),
      ]);
  }
}

/** Eligibility by the reference, computed from the rows. */
function byRules(graph: Graph): Readonly<Record<string, unknown>> {
  const reached = <T>(field: string, show: (partner: Row, row: Row) => T): T[] =>
    graph
      .rows('Partner')
      .flatMap((partner) => graph.reach('Partner', partner, field).map((row) => show(partner, row)))
      .sort(byText);
  const shown = ({ id }: Row, { qualification, missingCount }: Row): unknown[] => [id, qualification, missingCount];
  return {
    eligibility: reached('eligibility', shown),
    next: reached('nextQualification', shown),
    financing: reached('eligibleFinancingPrograms', (partner, { id }) => [partner.id, id]),
    requirements: reached('eligibility', (_partner, row) => row)
      .flatMap((row) => graph.reach('QualificationEligibility', row, 'requirements'))
      .map(({ partner, requirement, status, required, actual }) => [partner, requirement, status, required, actual])
      .sort(byText),
  };
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

/** Eligibility by the database. */
async function byDefinition(day: string): Promise<Readonly<Record<string, unknown>>> {
  const rowsOf = async (query: string): Promise<unknown[]> => {
    const { rows } = await client.query<unknown[]>({ text: query, values: [day], rowMode: 'array' });
    return rows.sort(byText);
  };
  const eligibility = 'partner_id::text, qualification_id::text, missing_count';
  return {
    eligibility: await rowsOf(`select ${eligibility} from qualification_eligibility($1)`),
    next: await rowsOf(`select ${eligibility} from next_qualification($1)`),
    financing: await rowsOf(
      'select distinct partner_id::text, financing_program_id::text from financing_eligibility($1)',
    ),
    requirements: await rowsOf(
      'select partner_id::text, requirement_id::text, status::text, trim_scale(required)::text, trim_scale(actual)::text from requirement_check($1)',
    ),
  };
}

const tables =
  'award_suspension, award, qualification_application, resale_agreement, offering_technology, offering, competence_validation, financing_program_country, financing_program_qualification, financing_program, enrolment, partner';

it('is what rules 3, 4, 5 and 10 say, on every day, for any facts', async () => {
  const met = {
    ...{ 'nothing missing': 0, 'something missing': 0, financing: 0 },
    ...{ validations: 0, offerings: 0, agreements: 0 },
  };
  await fc.assert(
    fc.asyncProperty(world, async (facts_) => {
      for (const table of tables.split(', ')) await client.query(`delete from ${table}`);
      await write(new Rows(client), facts_);
      const loaded = await loadTables(dataSource);
      for (let day = 0; day < days; day++) {
        const expected = byRules(Graph.over(loaded, schema, dayOf(day)));
        expect(await byDefinition(dayOf(day))).toEqual(expected);
        met.financing += (expected.financing as unknown[]).length;
        for (const [, , missing] of expected.next as [string, string, number][])
          met[missing > 0 ? 'something missing' : 'nothing missing']++;
        for (const [, requirement, , , actual] of expected.requirements as [string, string, string, string, string][])
          if (actual !== '0') met[counted.get(requirement) as keyof typeof met]++;
      }
    }),
    { numRuns: 25, seed: 2011 },
  );
  for (const [what, count] of Object.entries(met)) expect([what, count > 5]).toEqual([what, true]);
});
