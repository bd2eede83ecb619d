import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { hubSchema } from '../../src/model/schema';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { Rows } from '../support/rows';

/** Partners by the last part of their slugs: when they were recorded. The clock of the tests stands at noon of 2026-06-15. */
const recorded: Readonly<Record<string, string>> = {
  first: '0001-01-01T00:00:00.000Z',
  'last-year': '2025-06-15T12:00:00.000Z',
  'day-before-noon': '2026-06-14T12:00:00.000Z',
  'day-after-noon': '2026-06-14T12:00:00.001Z',
  midnight: '2026-06-15T00:00:00.000Z',
  now: '2026-06-15T12:00:00.000Z',
  soon: '2026-06-15T12:00:00.001Z',
  evening: '2026-06-15T23:59:59.999Z',
  tomorrow: '2026-06-16T00:00:00.000Z',
  'noon-tomorrow': '2026-06-16T12:00:00.000Z',
  last: '9999-12-31T23:59:59.999Z',
};

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
  const client = await connect(hub.databaseUrl);
  const rows = new Rows(client);
  for (const [name, created_at] of Object.entries(recorded))
    await rows.add('partner', { slug: `recorded-${name}`, name, created_at });
  const partner_id = await rows.add('partner', { slug: 'edge' });
  for (const [valid_from, valid_to] of [
    ['0001-01-01', '0001-01-02'],
    ['0001-01-02', '0001-01-20'],
    ['0001-01-20', '9999-12-30'],
    ['9999-12-30', '9999-12-31'],
    ['9999-12-31', null],
  ] as const)
    await rows.add('competence_validation', { partner_id, valid_from, valid_to });
  await client.end();
});

afterAll(() => hub.close());

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

async function ask(query: string, variables: object = {}): Promise<Answer> {
  return (await hub.post({ query, variables })).body as Answer;
}

/** The values of a field in the partners that a filter keeps, in the order of when they were recorded. */
async function partners(field: string, filter: object, asOf?: string): Promise<readonly unknown[]> {
  const query = `query ($filter: PartnerFilter, $asOf: Date) { partners(filter: $filter, asOf: $asOf, first: 100, orderBy: [{ createdAt: ASC }]) { nodes { ${field} } } }`;
  const { data, errors } = await ask(query, { filter, asOf });
  if (!data) throw new Error(JSON.stringify(errors));
  return (data['partners'] as { nodes: Record<string, unknown>[] }).nodes.map((node) => node[field]);
}

/** The first days of the validations at the edges of the calendar that a filter keeps. */
async function firstDays(filter: object, asOf?: string): Promise<readonly unknown[]> {
  const query = `query ($filter: CompetenceValidationFilter, $asOf: Date) { partner(slug: "edge", asOf: $asOf) { validations: competenceValidations(filter: $filter) { nodes { validFrom } } } }`;
  const { data, errors } = await ask(query, { filter, asOf });
  if (!data) throw new Error(JSON.stringify(errors));
  const { validations } = data['partner'] as { validations: { nodes: { validFrom: string }[] } };
  return validations.nodes.map(({ validFrom }) => validFrom);
}

describe('a window of instants', () => {
  const names = (createdAt: object, asOf?: string): Promise<readonly unknown[]> =>
    partners('name', { slug: { startsWith: 'recorded-' }, createdAt }, asOf);

  it.each([
    ['the last day is the last 24 hours', { last: 'P1D' }, ['day-after-noon', 'midnight', 'now']],
    ['or the last 24 hours', { last: 'PT24H' }, ['day-after-noon', 'midnight', 'now']],
    ['the next day', { next: 'P1D' }, ['now', 'soon', 'evening', 'tomorrow']],
    ['half a day to come', { next: 'PT12H' }, ['now', 'soon', 'evening']],
    ['no time at all', { last: 'PT0S' }, []],
    ['a second', { last: 'PT1S' }, ['now']],
    ['a year', { last: 'P1Y' }, ['day-before-noon', 'day-after-noon', 'midnight', 'now']],
    ['more than a year', { last: 'P1YT1S' }, ['last-year', 'day-before-noon', 'day-after-noon', 'midnight', 'now']],
    ['all the past', { last: 'P9999Y' }, Object.keys(recorded).slice(0, 6)],
    ['all to come', { next: 'P999999Y' }, Object.keys(recorded).slice(5)],
    ['both', { last: 'P1D', next: 'P1D' }, ['now']],
  ])('%s: %j', async (_what, createdAt, expected) => {
    expect(await names(createdAt)).toEqual(expected);
  });

  it.each([
    ['2026-06-15', { last: 'P1D' }, ['midnight', 'now', 'soon', 'evening']],
    ['2026-06-14', { last: 'P1D' }, ['day-before-noon', 'day-after-noon']],
    ['2026-06-15', { last: 'P2D' }, ['day-before-noon', 'day-after-noon', 'midnight', 'now', 'soon', 'evening']],
    ['2026-06-15', { next: 'P1D' }, ['evening', 'tomorrow', 'noon-tomorrow']],
    ['0001-01-01', { last: 'P2W' }, ['first']],
    ['0001-01-01', { last: 'P999999Y999999M' }, ['first']],
    ['9999-12-31', { next: 'PT1S' }, ['last']],
    ['9999-12-31', { last: 'P1D' }, ['last']],
    ['9999-12-31', { last: 'P9998Y' }, Object.keys(recorded).slice(1)],
  ])('under %s counts from the end of that day: %j', async (asOf, createdAt, expected) => {
    expect(await names(createdAt, asOf)).toEqual(expected);
  });

  it('under a date is the window of its days', async () => {
    const filter = (window: object): object => ({ slug: { startsWith: 'recorded-' }, createdAt: window });
    const query = `query Q($one: PartnerFilter, $other: PartnerFilter) @asOf(date: "2026-06-15") {
      one: partners(filter: $one) { totalCount } other: partners(filter: $other) { totalCount } }`;
    const other = filter({ gte: '2026-06-14T00:00:00Z', lt: '2026-06-16T00:00:00Z' });
    expect(await ask(query, { one: filter({ last: 'P2D' }), other })).toEqual({
      data: { one: { totalCount: 6 }, other: { totalCount: 6 } },
    });
  });

  it('works in filters of counts, groups and related rows', async () => {
    const query = `{ partners(filter: { slug: { startsWith: "recorded-" } }) {
      aggregate { count(filter: { createdAt: { last: "P1D" } }) share(filter: { updatedAt: { next: "P9999Y" } }) }
    } countries(filter: { partners: { some: { createdAt: { next: "P7000Y", gt: "9999-01-01T00:00:00Z" } } } }) { totalCount } }`;
    expect(await ask(query)).toMatchObject({
      data: { partners: { aggregate: { count: 3 } }, countries: { totalCount: 0 } },
    });
  });
});

describe('a window of days', () => {
  const every = ['0001-01-01', '0001-01-02', '0001-01-20', '9999-12-30', '9999-12-31'];

  it.each([
    [{ validFrom: { last: 'P9999Y' } }, undefined, every.slice(0, 3)],
    [{ validFrom: { next: 'P9999Y' } }, undefined, every.slice(3)],
    [{ validFrom: { last: 'P2025Y' } }, undefined, every.slice(0, 0)],
    [{ validFrom: { last: 'P2025Y6M' } }, undefined, every.slice(0, 3)],
    [{ validFrom: { next: 'P7973Y6M16D' } }, undefined, ['9999-12-30']],
    [{ validFrom: { next: 'P7973Y6M17D' } }, undefined, every.slice(3)],
    [{ lastDay: { last: 'P2W' } }, '0001-01-01', ['0001-01-01']],
    [{ lastDay: { last: 'P2W' } }, '0001-01-15', []],
    [{ lastDay: { last: 'P2W1D' } }, '0001-01-15', ['0001-01-01']],
    [{ validFrom: { last: 'P1D' } }, '0001-01-01', ['0001-01-01']],
    [{ validFrom: { next: 'P9999Y' } }, '0001-01-01', ['0001-01-01']],
    [{ validFrom: { last: 'PT1S' } }, '9999-12-31', ['9999-12-31']],
    [{ validFrom: { next: 'P1D' } }, '9999-12-31', ['9999-12-31']],
    [{ validFrom: { last: 'PT36H' } }, '9999-12-31', ['9999-12-30', '9999-12-31']],
    [{ validTo: { next: 'P9998Y11M30D' } }, '0001-01-01', ['0001-01-01']],
    [{ not: { lastDay: { last: 'P999999D' } } }, '9999-12-31', every.slice(0, 2)],
  ])('%j as of %s', async (filter, asOf, expected) => {
    expect(await firstDays(filter, asOf)).toEqual(expected);
  });
});

describe('instants', () => {
  it.each([
    ['2026-06-15T14:00:00+02:00', ['now']],
    ['2026-06-16T04:00:00+16:00', ['now']],
    ['2026-06-14T12:01:00-23:59', ['now']],
    ['2026-06-15T12:00:00.0Z', ['now']],
    ['2026-06-14T24:00:00Z', ['midnight']],
    ['0001-01-01T16:30:00+16:30', ['first']],
    ['9999-12-31T00:00:59.999-23:59', ['last']],
  ])('may be given in any zone: %s', async (eq, expected) => {
    const filter = { slug: { startsWith: 'recorded-' } };
    expect(await partners('name', { ...filter, createdAt: { eq } })).toEqual(expected);
    expect(await partners('name', { ...filter, createdAt: { in: [eq], gte: eq, lte: eq } })).toEqual(expected);
    const literal = `{ partners(filter: { slug: { startsWith: "recorded-" }, createdAt: { eq: "${eq}" } }) { nodes { name } } }`;
    expect(await ask(literal)).toEqual({ data: { partners: { nodes: expected.map((name) => ({ name })) } } });
  });

  it.each([
    ...[
      '0001-01-01T00:00:00+16:00',
      '9999-12-31T23:59:59.999-00:01',
      '2016-12-31T23:59:60Z',
      '2011-05-01T00:00:00+24:00',
    ],
    ...[
      '2011-05-01',
      '2011-02-29T00:00:00Z',
      '2011-05-01T00:00:00',
      '2011-05-01T00:00:00.0001Z',
      '10000-01-01T00:00:00Z',
    ],
  ])('%s is not an instant', async (gt) => {
    const query = 'query ($filter: PartnerFilter) { partners(filter: $filter) { totalCount } }';
    const { data, errors } = await ask(query, { filter: { createdAt: { gt } } });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('filter.createdAt.gt');
  });
});

it.each([
  ...[
    'P1.5D',
    '-P1D',
    'P-1D',
    '+P1D',
    'P',
    'PT',
    'P1DT',
    'P1S',
    'p1d',
    'P1D ',
    'P1000000D',
    'PT1.5S',
    'P1D1M',
    'P1W2Y',
    '',
  ],
])('%j is not a duration', async (last) => {
  const query = 'query ($filter: AwardFilter) { awards(filter: $filter) { totalCount } }';
  const { errors } = await ask(query, { filter: { validFrom: { last } } });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(errors?.[0]?.message).toContain('filter.validFrom.last');
});

it.each(['0001-01-01', '9999-12-31'])('every list can be read as of %s', async (asOf) => {
  const schema = hubSchema();
  for (const { name, type } of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const connection = getNamedType(type);
    const of = schema.getType(connection.name.replace(/Connection$/, ''));
    if (!connection.name.endsWith('Connection') || !isObjectType(of)) continue;
    const leaves = Object.values(of.getFields()).filter(
      (field) => field.args.length === 0 && isLeafType(getNamedType(field.type)),
    );
    const shown = leaves.map((field) => field.name).join(' ');
    const query = `query Q @asOf(date: "${asOf}") { ${name}(first: 50) { totalCount nodes { ${shown} } } }`;
    expect([name, (await ask(query)).errors]).toEqual([name, undefined]);
  }
  const query = `query Q @asOf(date: "${asOf}") { partners(first: 3) { nodes { id nextQualification { missingCount }
    eligibility { missingCount } eligibleFinancingPrograms { code } qualifications { code } } } }`;
  expect((await ask(query)).errors).toBeUndefined();
});
