import { Kind, parse, validate } from 'graphql';
import { createDataSource } from '../../../src/database/data-source';
import { startReference, type Reference } from '../../reference/reference';
import { maximumKeys, overBudgetKeys } from '../../reference/refusals';
import { connect } from '../../support/connections';
import { createTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';
import { Coverage } from './coverage';
import { Choice } from './generator/choice';
import { generateRequests, type GeneratedRequest } from './generator/generate';
import { levelsOf } from './generator/nesting';
import { Usage } from './generator/usage';
import { questionOf } from './question';
import { shrink } from './shrink';

const day = '2013-01-01';

let reference: Reference;
let close: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  const database = await createTestDatabase('empty');
  close = () => database.drop();
  const client = await connect(database.url);
  await fill(new Rows(client)).finally(() => client.end());
  const dataSource = await createDataSource({ url: database.url }).initialize();
  reference = await startReference({ dataSource, day }).finally(() => dataSource.destroy());
});

afterAll(async () => {
  await reference.stop();
  await close();
});

/** One partner with a handful of rows around it, whose results can be worked out by hand. */
async function fill(rows: Rows): Promise<void> {
  await rows.add('program', {
    default_locale: 'fr',
    name: { fr: 'Programme', en: 'Program', 'fr-CA': 'Programme du Canada' },
  });
  await rows.add('qualification', { slug: 'builder', name: { fr: 'Constructeur' }, summary: { fr: 'Construit' } });
  for (const name of ['élan', 'Zenith', 'Elan', 'echo']) await rows.add('partner', { slug: slugOf(name), name });
  const spans = [
    { valid_from: '2011-01-01', valid_to: '2012-01-01' },
    { valid_from: '2012-01-01', valid_to: day },
    { valid_from: day, valid_to: '2013-01-02' },
    { valid_from: '2013-01-02', valid_to: null },
  ];
  for (const span of spans) {
    await rows.add('award', { application_id: await rows.add('qualification_application'), ...span });
    await rows.add('distribution_agreement', span);
  }
  await rows.add('financing_program', { code: 'YEN', currency: 'JPY', budget_amount: '1000' });
  await rows.add('funding_request', { currency: 'JPY' });
  await rows.add('ledger_entry', { currency: 'JPY', amount: '300', booked_on: '2012-12-31' });
  await rows.add('ledger_entry', { currency: 'JPY', amount: '50', kind: 'RELEASE', booked_on: day });
  await rows.add('ledger_entry', { currency: 'JPY', amount: '20', booked_on: '2013-01-02' });
}

function slugOf(name: string): string {
  return `slug-${name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '')}${name.startsWith('E') ? '-capital' : ''}`;
}

async function ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const { body } = await reference.ask(questionOf({ query, variables }, 1));
  return JSON.parse(body);
}

function requests(seed: number, count: number): GeneratedRequest[] {
  const made = generateRequests({ schema: reference.schema, graph: reference.graph, seed });
  return Array.from({ length: count }, () => made.next().value);
}

/** How many levels of fields the operations of a document have. */
function levelsIn(query: string): number {
  const { definitions } = parse(query);
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  return Math.max(...operations.map(({ selectionSet }) => levelsOf(selectionSet.selections, fragments)));
}

describe('generated documents', () => {
  it('are valid against the schema, and nest their fields no deeper than the hub accepts', () => {
    const made = requests(1, 60);
    const problems = made.flatMap(({ query }) =>
      validate(reference.schema, parse(query)).map((problem) => `${problem.message}\n${query}`),
    );
    expect(problems).toEqual([]);
    for (const { query } of made) expect(levelsIn(query)).toBeLessThanOrEqual(32);
    const fragments = 'fragment F on Partner { parent { parent { ...G } } } fragment G on Partner { country { code } }';
    expect(levelsIn(`{ partner(slug: "x") { ... { ...F } name } } ${fragments}`)).toBe(5);
    expect(levelsIn(`{ a { b } } ${fragments}`)).toBe(2);
  });

  it('are the same for the same seed, and differ for another', () => {
    expect(requests(2, 40)).toEqual(requests(2, 40));
    expect(requests(3, 40)).not.toEqual(requests(2, 40));
  });

  it('are answered by the reference, or refused with a code', async () => {
    const codes = new Set<string>();
    for (const [number, request] of requests(5, 100).entries()) {
      const { body } = await reference.ask(questionOf(request, number));
      const { errors = [] } = JSON.parse(body) as { errors?: { extensions: { code: string } }[] };
      for (const { extensions } of errors) codes.add(extensions.code);
    }
    expect([...codes]).not.toContain('INTERNAL_SERVER_ERROR');
    expect([...codes]).toContain('BAD_USER_INPUT');
  });

  it.each([
    'Award.externalReferences(last)',
    'PartnerChange.gained(before)',
    'PartnerKey.country',
    'AwardEdge.cursor',
    'LedgerEntryPercentileOrder.at',
    'PartnerKeyOrder.sort',
    'DistributionAgreement.VENDOR',
    'AwardSeries.forecast',
  ])('go to what no document has met: %s', async (name) => {
    const coverage = new Coverage(reference.schema);
    expect(coverage.unmet()).toContain(name);
    const usage = new Usage();
    const documents = generateRequests({ schema: reference.schema, graph: reference.graph, seed: 6, usage });
    for (let number = 0; number < 60 && coverage.unmet().includes(name); number += 1) {
      usage.seek(reference.schema, [name]);
      coverage.add((await reference.ask(questionOf(documents.next().value, number))).observation);
    }
    expect(coverage.unmet()).not.toContain(name);
  });

  it.each([
    ['the members of an order', ['PartnerOrder.slug', 'PartnerOrder.city', 'PartnerOrder.name']],
    ['the arguments of a field', ['filter', 'orderBy', 'after'].map((name) => `PartnerChange.gained(${name})`)],
    ['dimensions', ['DistributionAgreement.VENDOR', 'DistributionAgreement.PARTNER']],
  ])('take along what is sought at the same place: %s', async (_what, names) => {
    const all = new Coverage(reference.schema).unmet();
    expect(names.filter((name) => all.includes(name))).toEqual(names);
    const usage = new Usage();
    const documents = generateRequests({ schema: reference.schema, graph: reference.graph, seed: 6, usage });
    let left: readonly string[] = names;
    for (let number = 0; number < 30 && left.length > 0; number += 1) {
      usage.seek(reference.schema, names);
      const coverage = new Coverage(reference.schema);
      coverage.add((await reference.ask(questionOf(documents.next().value, number))).observation);
      const unmet = coverage.unmet();
      left = names.filter((name) => unmet.includes(name));
    }
    // One document met all of them.
    expect(left).toEqual([]);
  });

  it('come from choices that are bounded and seeded', () => {
    const choice = new Choice(5);
    expect(() => choice.integer(1, 0)).toThrow(RangeError);
    expect(() => choice.integer(0, Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => choice.pick([])).toThrow(RangeError);
    expect(new Choice(5).shuffle([1, 2, 3, 4, 5, 6, 7, 8])).toEqual(new Choice(5).shuffle([1, 2, 3, 4, 5, 6, 7, 8]));
  });

  it('shrink to what still fails', async () => {
    const query =
      'query ($a: Int) { regions(first: $a) { nodes { id name ...F } totalCount } partner(slug: "x") { city } } fragment F on Region { code }';
    const fails = ({ query: smaller }: GeneratedRequest): Promise<boolean> => Promise.resolve(smaller.includes('code'));
    const smallest = await shrink(reference.schema, { query, variables: { a: 1 } }, fails);
    expect(smallest.query.replaceAll(/\s+/g, ' ')).toBe('{ regions { nodes { ...F } } } fragment F on Region { code }');
  });
});

describe('the reference', () => {
  it('orders names by the collation of the database and pages through them', async () => {
    const page = '{ nodes { name } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount }';
    expect(await ask('{ partners { nodes { name } } }')).toMatchObject({
      data: { partners: { nodes: [{ name: 'echo' }, { name: 'Elan' }, { name: 'élan' }, { name: 'Zenith' }] } },
    });
    const first = (await ask(`{ partners(first: 2) ${page} }`)) as {
      data: { partners: { pageInfo: { endCursor: string } } };
    };
    expect(first).toMatchObject({
      data: { partners: { pageInfo: { hasNextPage: true, hasPreviousPage: false }, totalCount: 4 } },
    });
    const after = first.data.partners.pageInfo.endCursor;
    expect(await ask(`query ($after: String) { partners(after: $after) ${page} }`, { after })).toMatchObject({
      data: {
        partners: {
          nodes: [{ name: 'élan' }, { name: 'Zenith' }],
          pageInfo: { hasNextPage: false, hasPreviousPage: true },
          totalCount: 4,
        },
      },
    });
    expect(
      await ask(`query ($before: String) { partners(last: 1, before: $before) ${page} }`, { before: after }),
    ).toMatchObject({
      data: { partners: { nodes: [{ name: 'echo' }], pageInfo: { hasNextPage: true, hasPreviousPage: false } } },
    });
  });

  it('judges periods on the day: the first day is in force, the day after the last is not', async () => {
    const query =
      '{ qualification(slug: "builder") { awards { nodes { inForce status endReason lastDay } } partners { totalCount } } }';
    expect(await ask(query)).toEqual({
      data: {
        qualification: {
          awards: {
            nodes: [
              { inForce: false, status: 'ENDED', endReason: 'EXPIRED', lastDay: '2011-12-31' },
              { inForce: false, status: 'ENDED', endReason: 'EXPIRED', lastDay: '2012-12-31' },
              { inForce: true, status: 'ACTIVE', endReason: null, lastDay: '2013-01-01' },
              { inForce: false, status: 'SCHEDULED', endReason: null, lastDay: null },
            ],
          },
          partners: { totalCount: 1 },
        },
      },
    });
  });

  it('falls back from a locale to its language and to the default of the program', async () => {
    const names =
      'a: name b: name(locale: "fr-ca") c: name(locale: "fr-BE") d: name(locale: "en-US") e: name(locale: "de")';
    expect(await ask(`{ programs { nodes { ${names} } } }`)).toEqual({
      data: {
        programs: {
          nodes: [{ a: 'Programme', b: 'Programme du Canada', c: 'Programme', d: 'Program', e: 'Programme' }],
        },
      },
    });
  });

  it('folds the ledger up to the day, at the scale of the currency', async () => {
    const query =
      '{ financingProgram(code: "YEN") { budget { amount } committed { amount } available { amount currency } paid { amount } requests { nodes { approved { amount } } } } }';
    expect(await ask(query)).toEqual({
      data: {
        financingProgram: {
          budget: { amount: '1000' },
          committed: { amount: '250' },
          available: { amount: '750', currency: 'JPY' },
          paid: { amount: '0' },
          requests: { nodes: [{ approved: { amount: '250' } }] },
        },
      },
    });
  });

  it('refuses each bad argument with its path, before anything runs', async () => {
    const query = `{
      partners(first: 101) { nodes { awards(first: 1, last: 1) { nodes { qualification { name(locale: "fr_CA") } } } } }
      a: node(id: "Partner:0") { ... on Program { name(locale: "") } }
      b: regions(after: "nowhere") @skip(if: true) { totalCount }
    }`;
    const { data, errors } = (await ask(query)) as {
      data: unknown;
      errors: { path: string[]; extensions: { code: string } }[];
    };
    expect(data).toBeNull();
    expect(errors.map(({ path, extensions }) => `${extensions.code} ${path.join('.')}`)).toEqual([
      'BAD_USER_INPUT partners',
      'BAD_USER_INPUT partners.nodes.awards',
      'BAD_USER_INPUT partners.nodes.awards.nodes.qualification.name',
      'BAD_USER_INPUT a',
      'BAD_USER_INPUT a.name',
    ]);
  });

  it('refuses orders by too many counts over the document, at the list that has most', async () => {
    const list = (keys: number): string =>
      `engagements(orderBy: [${'{ distributor: { engagements: { count: ASC } } } '.repeat(keys)}]) { nodes { id } }`;
    const lists = (keys: number): string =>
      Array.from({ length: overBudgetKeys / maximumKeys }, (_, index) => `a${index}: ${list(keys)}`).join(' ');
    expect(await ask(`{ ${lists(8)} }`)).toMatchObject({
      errors: [{ path: ['a0'], extensions: { code: 'TOO_COMPLEX' } }],
    });
    expect(await ask(`{ ${lists(7)} b: ${list(8)} }`)).not.toHaveProperty('errors');
    expect(await ask(`{ ${lists(7)} b: ${list(8)} c: ${list(8)} }`)).toMatchObject({
      errors: [{ path: ['b'], extensions: { code: 'TOO_COMPLEX' } }],
    });
  });
});
