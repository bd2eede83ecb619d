import { join } from 'node:path';
import type { Client } from 'pg';
import { administrator, anybody, type Viewer } from '../../src/access/viewer';
import { fixedClock } from '../../src/clock';
import { readConfig } from '../../src/config';
import { createDataSource } from '../../src/database/data-source';
import { startHub, type Hub } from '../../src/hub';
import { fillDatabase } from '../../src/population/fill-database';
import { silent } from '../../src/population/generate';
import { scales } from '../../src/population/scale';
import { projectRoot } from '../../src/project-root';
import { connect } from '../support/connections';
import { createTestDatabase, testDay } from '../support/database';
import { exampleViewers } from '../support/example-viewers';
import { exampleNames, exampleRequest } from '../support/examples';
import { conditions, distanceOrders, endedEarly, fullScans, type PlanNode } from '../support/plan-nodes';
import { recordStatements } from '../support/statements';

/** `PLANS_SCALE=1 npx jest test/engine/plans` reads the plans at worldwide volume; a tenth of it is made in seconds. */
const share = Number(process.env.PLANS_SCALE ?? 0.1);

/** Documents that need every row of a large table: for groups, a count, or an order by a count. */
const asksForAll: Readonly<Record<string, readonly string[]>> = {
  'analyst/03-rollout-curve': ['partner'],
  'analyst/04-when-all-are-covered': ['partner'],
  'analyst/05-qualification-combinations': ['partner'],
  'analyst/06-funnel': ['qualification_application'],
  'analyst/07-money-by-quarter': ['funding_request', 'ledger_entry'],
  'analyst/11-coverage-change': ['partner'],
  'analyst/13-certified-people': ['person'],
  'front-end/13-terms': ['partner_term'],
  'front-end/14-facet-panel': ['enrolment', 'partner', 'partner_term'],
};

let hub: Hub;
let asking: Viewer = administrator;
let viewerOf: (name: string) => Viewer;
let client: Client;
let large: ReadonlySet<string>;

beforeAll(async () => {
  const { url } = await createTestDatabase();
  const dataSource = await createDataSource({ url }).initialize();
  const scale = Object.fromEntries(
    Object.entries(scales.worldwide).map(([name, rows]) => [
      name,
      typeof rows === 'number' ? Math.ceil(rows * (rows > 1_000 ? share : 1)) : rows,
    ]),
  ) as unknown as typeof scales.worldwide;
  await fillDatabase(dataSource, {
    scale,
    day: testDay,
    seed: 2011,
    definitionDirectory: join(projectRoot, 'data', 'definition'),
    listener: silent,
  });
  await dataSource.destroy();
  client = await connect(url);
  // As the embedded server has it.
  await client.query('set jit = off; set random_page_cost = 1.1');
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and reltuples > $1`,
    [20_000 * share],
  );
  viewerOf = await exampleViewers(client);
  large = new Set(rows.map(({ name }) => name));
  hub = await startHub(readConfig({ DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'silent', POOL_SIZE: '1' }), {
    clock: fixedClock(testDay),
    demo: false,
    authenticate: () => asking,
  });
}, 600_000);

afterAll(async () => {
  await hub.close();
  await client.end();
});

async function plansOf(name: string): Promise<PlanNode[]> {
  const { query, variables } = exampleRequest(name);
  return plansOfQuery(query, variables, viewerOf(name));
}

async function plansOfQuery(query: string, variables: object, viewer: Viewer): Promise<PlanNode[]> {
  asking = viewer;
  const { result, statements } = await recordStatements(async () => {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  });
  expect(result).not.toHaveProperty('errors');
  const plans: PlanNode[] = [];
  for (const { text, values } of statements) {
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(`explain (format json) ${text}`, [
      ...values,
    ]);
    plans.push(...(rows[0]?.['QUERY PLAN'] ?? []).map(({ Plan }) => Plan));
  }
  return plans;
}

it('has large tables', () => {
  for (const table of ['partner', 'award', 'partner_technology', 'distribution_agreement', 'engagement'])
    expect(large).toContain(table);
});

it.each(exampleNames)('%s reads no large table in full', async (name) => {
  const plans = await plansOf(name);
  expect(plans).toHaveLength(1);
  const scanned = new Set(plans.flatMap((plan) => fullScans(plan, large)));
  expect([...scanned].sort()).toEqual(asksForAll[name] ?? []);
});

it('an index gives the nearest rows in the order of their distance', async () => {
  const plans = await plansOf('front-end/01-builders-nearby');
  expect(plans.flatMap(distanceOrders)).toEqual(['partner_place_globe_point_idx']);
});

it('an index gives the nearest locations in the order of their distance, alone and within a circle', async () => {
  const from = '{ latitude: 64.15, longitude: -21.94 }';
  for (const filter of ['', `position: { near: { from: ${from}, withinKm: 3000 } }, `]) {
    const query = `{ locations(
      filter: { ${filter}partner: { status: { eq: ACTIVE } } }, orderBy: [{ distance: { from: ${from} } }], first: 25
    ) { nodes { name } } }`;
    for (const viewer of [administrator, anybody]) {
      const plans = await plansOfQuery(query, {}, viewer);
      expect(plans.flatMap(distanceOrders)).toEqual(['location_globe_point_idx']);
      expect(plans.flatMap((plan) => fullScans(plan, large))).toEqual([]);
    }
  }
});

it.each(['FR', 'NZ'])(
  'an index gives the nearest partners of a country, however far away it is: %s',
  async (country) => {
    const query = `{ partners(
    filter: { country: { code: { eq: "${country}" } }, status: { eq: ACTIVE } }
    orderBy: [{ distance: { from: { latitude: 64.15, longitude: -21.94 } } }], first: 25
  ) { nodes { slug } } }`;
    const plans = await plansOfQuery(query, {}, anybody);
    // PostgreSQL sorts the partners of a country if it expects only a few, as at a tenth of the volume.
    if (share === 1) expect(plans.flatMap(distanceOrders)).toEqual(['partner_place_country_id_globe_point_idx']);
    expect(plans.flatMap((plan) => fullScans(plan, large))).toEqual([]);
  },
);

it.each([
  '{ countries(first: 50) { nodes { engagements(first: 5) { nodes { startedOn } } distributionAgreements(first: 5) { nodes { validFrom } } } } }',
  '{ programs { nodes { engagements(first: 5) { nodes { startedOn } } tiers { enrolments(first: 5) { nodes { validFrom } } } } } }',
  '{ qualifications { nodes { applications(first: 5) { nodes { submittedAt } } } } }',
  '{ distributors { nodes { fundingRequests(first: 5) { nodes { submittedAt } } } } }',
  '{ offerings { nodes { engagements(first: 5) { nodes { startedOn } } } } }',
  '{ vendors { nodes { distributionAgreements(first: 5) { nodes { validFrom } } } } }',
  '{ partners { nodes { engagementsAsCustomer(first: 5) { nodes { startedOn } } externalReferences(first: 5) { nodes { source } } } } }',
  '{ enrolment(partner: "none", program: "CPP", validFrom: "2012-01-01") { id } award(partner: "none", qualification: "cpp-builder", validFrom: "2012-01-01") { id } }',
  '{ distributionAgreement(distributor: "none", partner: "none", vendor: "cisco", country: "FR", validFrom: "2012-01-01") { id } offering(partner: "none", name: "None") { id } }',
])('pages of inverse edges, and lookups, read no large table in full: %s', async (query) => {
  const plans = await plansOfQuery(query, {}, administrator);
  expect(plans).toHaveLength(1);
  expect(plans.flatMap((plan) => fullScans(plan, large))).toEqual([]);
});

describe.each([
  ['technology(slug: "cisco-ucs")', 'partner_technology_technology_id_partner_name_part_166d0f83_idx'],
  // PostgreSQL sorts the agreements of a distributor if it expects only a few, as at a tenth of the volume.
  ...(share < 1
    ? []
    : [
        ['distributor(slug: "cumulus-wholesale-1")', 'distribution_agreement_distributor_id_partner_name_f2d23496_idx'],
      ]),
  ['program(code: "CPP")', 'enrolment_program_id_partner_name_partner_id_valid_92abb04b_idx'],
  ['qualification(slug: "cpp-builder")', 'award_span_qualification_id_partner_name_partner_i_2320f518_idx'],
])('the partners of %s', (root, index) => {
  it.each(['first: 25', 'last: 25'])('are read in the order that their links carry: %s', async (page) => {
    const query = `{ ${root} { partners(${page}) { nodes { slug } pageInfo { hasNextPage } } } }`;
    for (const viewer of [administrator, anybody]) {
      const plans = await plansOfQuery(query, {}, viewer);
      expect(plans.flatMap((plan) => endedEarly(plan))).toContain(index);
    }
  });
});

it('the nearest partners of a region are found near by, or else country by country', async () => {
  const query = `{ partners(
    filter: { country: { region: { code: { eq: "EMEA" } } }, status: { eq: ACTIVE } }
    orderBy: [{ distance: { from: { latitude: -33.87, longitude: 151.2 } } }], first: 25
  ) { nodes { slug } } }`;
  const plans = await plansOfQuery(query, {}, anybody);
  expect([...new Set(plans.flatMap(distanceOrders))].sort()).toEqual([
    'partner_place_country_id_globe_point_idx',
    'partner_place_globe_point_idx',
  ]);
  expect(plans.flatMap((plan) => fullScans(plan, large))).toEqual([]);
});

it('the nearest of what a text finds are sorted, or found by walking the index of the distance', async () => {
  const query = `{ partners(
    search: "healthcare", filter: { status: { eq: ACTIVE } }
    orderBy: [{ distance: { from: { latitude: -33.87, longitude: 151.2 } } }], first: 25
  ) { nodes { slug } } }`;
  const plans = await plansOfQuery(query, {}, anybody);
  expect(plans.flatMap(distanceOrders)).toEqual(['partner_place_globe_point_idx']);
  expect(plans.flatMap((plan) => endedEarly(plan))).toContain('partner_place_globe_point_idx');
  expect(plans.flatMap((plan) => fullScans(plan, large))).toEqual([]);
});

it.each(['country(code: "LU") { partners', 'partners(filter: { country: { code: { eq: "LU" } } })'])(
  'a change of few rows begins at these rows: %s',
  async (list) => {
    const query = `{ ${list} { change(from: "2025-06-15", to: "2026-06-15", by: [QUALIFICATION], keys: { hasQualification: true }) {
      nodes { gained { totalCount } lost { totalCount } } } } ${list.includes('{ partners') ? '}' : ''} }`;
    const plans = await plansOfQuery(query, {}, administrator);
    const read = plans.flatMap(conditions).filter(([index]) => index.startsWith('award_span'));
    expect(read.length).toBeGreaterThan(0);
    for (const [, condition] of read) expect(condition).toContain('partner_id = ');
  },
);

it('awards in force are counted without those that have ended', async () => {
  const plans = await plansOf('analyst/09-policy-violations');
  const read = plans.flatMap(conditions).filter(([index]) => index === 'award_qualification_in_force_idx');
  expect(read.length).toBeGreaterThanOrEqual(3);
  for (const [, condition] of read) expect(condition).toContain("COALESCE(valid_to, 'infinity'::date)) > ");
});

it('similar partners are counted from the links of their country alone', async () => {
  const query = '{ partnersBySlug(slugs: ["nimbus-works", "cumulus-works"]) { similar(first: 5) { slug } } }';
  for (const viewer of [administrator, anybody]) {
    const plans = await plansOfQuery(query, {}, viewer);
    const read = plans.flatMap(conditions).filter(([index]) => index.startsWith('partner_technology_technology_id'));
    expect(read.length).toBeGreaterThan(0);
    for (const [index, condition] of read) {
      expect(index).toBe('partner_technology_technology_id_partner_country_i_2df7a481_idx');
      expect(condition).toMatch(/technology_id = .*partner_country_id = /);
    }
    expect(plans.flatMap((plan) => fullScans(plan, large))).toEqual([]);
  }
});

it.each(['first: 25', 'last: 25'])(
  'partners of a circle, by name, are found by the place or by walking the names: %s',
  async (page) => {
    const query = `{ partners(
    filter: { position: { near: { from: { latitude: 48.85, longitude: 2.35 }, withinKm: 500 } } }, ${page}
  ) { nodes { slug } } }`;
    const plans = await plansOfQuery(query, {}, anybody);
    expect(plans.flatMap((plan) => endedEarly(plan))).toEqual(
      expect.arrayContaining([
        'partner_place_globe_point_idx',
        'partner_place_partner_name_partner_id_latitude_longitude_idx',
      ]),
    );
    expect(plans.flatMap((plan) => fullScans(plan, large))).toEqual([]);
  },
);
