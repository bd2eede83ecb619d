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

const runs = Number(process.env.TREE_RUNS ?? 15);
const days = ['2020-01-01', '2020-02-01', '2020-03-01'] as const;

const schema = readSchema();
let database: TestDatabase;
let client: Client;
let dataSource: DataSource;
let rows: Rows;
/** The keys of the target of the trees, of two more qualifications, of two tiers and of the metrics. */
let target: string;
let others: readonly string[];
let tiers: readonly string[];
const metrics: string[] = [];
let kinds: readonly string[];

/** Metrics of every aggregation, over rows with and without a window. */
const metricRows: readonly Readonly<Record<string, string | null>>[] = [
  { edge: 'offerings', filter: '{status: {eq: PUBLISHED}}' },
  { edge: 'offerings', filter: '{serviceModel: {in: [IAAS, SAAS]}, name: {startsWith: "It\'s \\\\ 1"}}' },
  { edge: 'engagements', filter: null, window: 'P1M' },
  { edge: 'engagements', filter: '{startedOn: {last: "P1M1D"}}' },
  { edge: 'engagements', filter: null, aggregation: 'SUM', field: 'value', unit: 'MONEY', currency: 'USD' },
  {
    edge: 'engagements',
    filter: '{kind: {code: {ne: "RESELL"}}}',
    aggregation: 'MAX',
    field: 'value',
    unit: 'MONEY',
    currency: 'USD',
  },
  { edge: 'engagements', filter: null, aggregation: 'LATEST', field: 'value', unit: 'MONEY', currency: 'USD' },
  { edge: 'engagements', filter: null, aggregation: 'DISTINCT', field: 'customerName', window: 'P40D' },
  { edge: 'technologies', filter: null },
  { kind: 'MEASURED', edge: null, filter: null, aggregation: 'LATEST', unit: 'POINTS' },
  { kind: 'MEASURED', edge: null, filter: null, aggregation: 'SUM', unit: 'PERCENT', window: 'P1M' },
  { kind: 'MEASURED', edge: null, filter: null, aggregation: 'COUNT', unit: 'POINTS', window: 'P2M' },
  {
    edge: 'persons',
    filter: '{inForce: {eq: true}, certifications: {some: {inForce: {eq: true}, code: {eq: "EXPERT"}}}}',
    unit: 'PEOPLE',
  },
];

beforeAll(async () => {
  database = await createTestDatabase();
  client = await connect(database.url);
  dataSource = await createDataSource({ url: database.url }).initialize();
  rows = new Rows(client);
  target = await rows.add('qualification', { slug: 'target' });
  others = [await rows.add('qualification', { slug: 'one' }), await rows.add('qualification', { slug: 'other' })];
  tiers = [await rows.add('tier', { rank: 1 }), await rows.add('tier', { rank: 2 })];
  kinds = [await rows.add('engagement_kind', { code: 'BUILD' }), await rows.add('engagement_kind', { code: 'RESELL' })];
  for (const each of metricRows) metrics.push(await rows.add('metric', each));
  for (let index = 0; index < 5; index++) await addPartner(index);
});

afterAll(async () => {
  await dataSource.destroy();
  await client.end();
  await database.drop();
});

/** Partners that differ in how much they have, and since when. */
async function addPartner(index: number): Promise<void> {
  const country_id = await rows.one(index % 2 === 0 ? 'country' : 'country, another one');
  const partner_id = await rows.add('partner', { country_id, slug: `partner-${'abcde'[index]}` });
  const tier_id = tiers[index % 3];
  if (tier_id !== undefined)
    await rows.add('enrolment', { partner_id, tier_id, valid_from: days[index % 2] as string });
  for (const [place, qualification_id] of others.entries())
    if (index > place)
      await rows.add('award', { ...(await applied(partner_id, qualification_id)), valid_from: days[place] as string });
  const measured = metrics.slice(-4, -1);
  for (let number = 0; number < index; number++) {
    if (number < 3)
      await rows.add('measurement', {
        ...{ partner_id, metric_id: measured[(index + number) % 3] as string },
        ...{
          value: ['1', '2', '-1'][number] as string,
          valid_from: days[number] as string,
          valid_to: number === 0 ? days[1] : null,
        },
      });
    const person_id = await rows.add('person', { partner_id, valid_from: days[number % 3] as string });
    await rows.add('certification', { person_id, code: number % 2 === 0 ? 'EXPERT' : 'BEGINNER', valid_from: days[0] });
    await rows.add('offering', {
      ...{ partner_id, name: number % 2 === 0 ? `It's \\ 1${number}` : `Other ${number}` },
      ...{ service_model: number % 3 === 0 ? 'IAAS' : 'PAAS', published_on: days[number % 3] as string },
    });
    await rows.add('engagement', {
      ...{ partner_id, started_on: ['2020-01-01', '2020-01-31', '2020-02-01', '2020-02-29'][number] as string },
      ...{
        value_amount: `${100 * number}.50`,
        currency: number === 2 ? 'EUR' : 'USD',
        customer_name: `Customer ${number % 2}`,
      },
      kind_id: kinds[number === 3 ? 1 : 0] as string,
    });
    const technology_id = await rows.one(
      ['technology', 'technology, another one'][number] ?? 'technology, a third one',
    );
    if (number < 3)
      await rows.add('partner_technology', { partner_id, technology_id, valid_from: days[number] as string });
  }
}

async function applied(partner_id: string, qualification_id: string): Promise<Record<string, string>> {
  const application_id = await rows.add('qualification_application', { partner_id, qualification_id });
  return { partner_id, qualification_id, application_id };
}

interface Tree {
  readonly form: 'ALL' | 'AT_LEAST' | 'SCORE' | 'METRIC' | 'HOLDS';
  readonly minimum: number;
  readonly points: number | null;
  readonly cap: number | null;
  readonly floor: number | null;
  readonly what: number;
  readonly from: number;
  readonly until: boolean;
  readonly filter: number;
  readonly children: readonly Tree[];
}

const filters = [
  ...[null, null, null, null, '{slug: {in: ["partner-a", "partner-c", "partner-d"]}}'],
  '{offerings: {count: {gte: 2}}}',
];

const part = {
  minimum: fc.nat(12),
  points: fc.option(fc.constantFrom(0.5, 1, 3), { nil: null }),
  cap: fc.option(fc.constantFrom(2, 5, 30.25), { nil: null }),
  floor: fc.option(fc.constantFrom(0.5, 2), { nil: null, freq: 3 }),
  what: fc.nat(metricRows.length - 1),
  from: fc.constantFrom(0, 0, 0, 1),
  until: fc.boolean(),
  filter: fc.nat(filters.length - 1),
};

const { any } = fc.letrec<{ any: Tree; leaf: Tree; group: Tree }>((tie) => ({
  any: fc.oneof({ maxDepth: 3, withCrossShrink: true }, tie('leaf'), tie('group')),
  leaf: fc.record({
    ...part,
    form: fc.constantFrom('METRIC', 'METRIC', 'METRIC', 'HOLDS'),
    children: fc.constant([]),
  }) as fc.Arbitrary<Tree>,
  group: fc.record({
    ...part,
    form: fc.constantFrom('ALL', 'AT_LEAST', 'SCORE', 'SCORE'),
    children: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
  }) as fc.Arbitrary<Tree>,
}));

function leavesOf({ children }: Tree): number {
  return children.length === 0 ? 1 : children.reduce((sum, child) => sum + leavesOf(child), 0);
}

/** The reference tries all sets of leaves, so that there must not be too many. */
const forest = fc
  .array(any, { minLength: 0, maxLength: 3 })
  .filter((trees) => trees.reduce((sum, tree) => sum + leavesOf(tree), 0) <= 9);

/** How many qualifications can be held: a tier, or the others. */
const mostHeld = ({ what }: Tree): number => (what % 3 === 0 ? 1 : others.length);

/** The most points that a part of a score gives: a number and a score know no limit but their cap. */
function mostPoints(part: Tree): number {
  return Math.min(part.cap ?? Infinity, part.form === 'HOLDS' ? (part.points ?? 1) * mostHeld(part) : Infinity);
}

/** Writes a tree as rows. What the database would refuse is changed: a minimum that cannot be reached, a group in a score. */
async function write(tree: Tree, parent: { readonly id: string; readonly isScore: boolean } | null): Promise<void> {
  const isScore = parent?.isScore === true;
  const isGroup = tree.children.length > 0;
  const form = isGroup && isScore ? 'SCORE' : tree.form;
  const gives = tree.children.reduce((sum, child) => sum + mostPoints(child), 0);
  const most: Readonly<Record<string, number>> = {
    AT_LEAST: tree.children.length,
    HOLDS: mostHeld(tree),
    SCORE: Math.min(gives, 40),
  };
  const minimum = form === 'ALL' ? null : Math.min(Math.max(tree.minimum, form === 'METRIC' ? 0 : 1), most[form] ?? 12);
  const ofScore = {
    points: tree.points,
    cap: tree.cap,
    floor: tree.floor === null ? null : Math.min(tree.floor, tree.cap ?? 9),
  };
  const id = await rows.add('requirement', {
    ...{ qualification_id: target, parent_id: parent?.id ?? null, form },
    minimum: isScore && tree.minimum % 3 === 0 ? null : minimum,
    ...(isScore ? ofScore : {}),
    metric_id: form === 'METRIC' ? (metrics[tree.what] as string) : null,
    held_tier_id: form === 'HOLDS' && tree.what % 3 === 0 ? (tiers[tree.what % 2] as string) : null,
    valid_from: days[tree.from] as string,
    valid_to: tree.until ? days[2] : null,
    partner_filter: filters[tree.filter] ?? null,
  });
  if (form === 'HOLDS' && tree.what % 3 !== 0)
    for (const held of others)
      await client.query('insert into requirement_held_qualification values ($1, $2)', [id, held]);
  for (const child of tree.children) await write(child, { id, isScore: form === 'SCORE' });
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

function byReference(graph: Graph): unknown {
  const eligibility = graph
    .rows('Partner')
    .flatMap((partner) => graph.reach('Partner', partner, 'eligibility').map((row) => ({ partner, row })))
    .filter(({ row }) => row.qualification === target);
  const columns = ['requirement', 'parent', 'status', 'required', 'actual', 'points', 'partnersSee', 'distributorsSee'];
  return {
    eligibility: eligibility.map(({ partner, row }) => [partner.id, row.status, row.missingCount]).sort(byText),
    checks: eligibility
      .flatMap(({ partner, row }) =>
        graph
          .reach('QualificationEligibility', row, 'requirements')
          .map((check) => [partner.id, ...columns.map((column) => shown(graph, check, column))]),
      )
      .sort(byText),
  };
}

/** The parent of a check is another check, which is named by its requirement. */
function shown(graph: Graph, check: Row, column: string): unknown {
  return column === 'parent'
    ? (graph.reach('RequirementCheck', check, 'parent')[0]?.requirement ?? null)
    : check[column];
}

async function byDatabase(day: string): Promise<unknown> {
  const ask = async (query: string): Promise<unknown[]> => {
    const { rows: found } = await client.query<unknown[]>({ text: query, values: [day, target], rowMode: 'array' });
    return found.sort(byText);
  };
  return {
    eligibility: await ask(
      'select partner_id::text, status::text, missing_count from qualification_eligibility($1) where qualification_id = $2',
    ),
    checks: await ask(
      `select partner_id::text, requirement_id::text, split_part(parent_id, '-', 2), status::text, trim_scale(required)::text,
         trim_scale(actual)::text, trim_scale(points)::text, partners_see, distributors_see
       from requirement_check($1) where qualification_id = $2`,
    ),
  };
}

it('are judged by the database as by the reference, which finds what is missing by trying, for any tree and day', async () => {
  const seen = new Map<unknown, number>();
  await fc.assert(
    fc.asyncProperty(forest, async (trees) => {
      // Whether a tree is right is judged at the end of the transaction, when it is whole.
      await client.query('begin; delete from requirement_held_qualification; delete from requirement');
      for (const tree of trees) await write(tree, null);
      await client.query('commit');
      expect(await compileStoredRules(dataSource)).toEqual([]);
      const loaded = await loadTables(dataSource);
      for (const day of days) {
        const expected = byReference(Graph.over(loaded, schema, day));
        expect([day, await byDatabase(day)]).toEqual([day, expected]);
        for (const [, status, missing] of (expected as { eligibility: unknown[][] }).eligibility)
          for (const each of [status, missing]) seen.set(each, (seen.get(each) ?? 0) + 1);
      }
    }),
    { numRuns: runs },
  );
  for (const each of ['MET', 'MISSING', 'UNKNOWN', 0, 1, 2]) expect([each, seen.get(each) ?? 0]).not.toEqual([each, 0]);
});
