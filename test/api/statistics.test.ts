import { startDemoHub, type TestHub } from '../support/demo-hub';
import { connect } from '../support/connections';
import { dataInOneStatement } from '../support/one-statement';
import { Rows } from '../support/rows';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

function ask<Data>(query: string): Promise<Data> {
  return dataInOneStatement<Data>(hub, query);
}

/** The value at a position among values, interpolated between the two nearest. */
function percentile(values: readonly number[], at: number): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const place = at * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (place - Math.floor(place)) * (high - low);
}

interface Durations {
  count: number;
  mean: number | null;
  min: number | null;
  max: number | null;
  median: number | null;
  p90: number | null;
  percentile: number | null;
}

const durations = 'count mean min max median p90 percentile(at: 0.25)';

describe('durations', () => {
  it('are those of the rows that have both moments, in days', async () => {
    const { all, groups } = await ask<{
      all: { nodes: { submittedAt: string | null; decidedAt: string | null; status: string }[] };
      groups: { groups: { nodes: { key: { status: string }; duration: Durations }[] } };
    }>(`{
      all: qualificationApplications(first: 100, filter: { submittedAt: { lt: "2012-01-01T00:00:00.000Z" } }) { nodes { submittedAt decidedAt status } }
      groups: qualificationApplications(filter: { submittedAt: { lt: "2012-01-01T00:00:00.000Z" } }) {
        groups(by: [STATUS]) { nodes { key { status } duration(from: SUBMITTED_AT, to: DECIDED_AT) { ${durations} } } }
      }
    }`);
    expect(all.nodes.length).toBeGreaterThan(20);
    expect(all.nodes.length).toBeLessThan(100);
    for (const { key, duration } of groups.groups.nodes) {
      const days = all.nodes
        .filter(({ status, decidedAt }) => status === key.status && decidedAt !== null)
        .map(
          ({ submittedAt, decidedAt }) =>
            (Date.parse(String(decidedAt)) - Date.parse(String(submittedAt))) / 86_400_000,
        );
      const mean = days.length === 0 ? null : days.reduce((sum, each) => sum + each, 0) / days.length;
      const expected: Durations = {
        count: days.length,
        mean,
        min: percentile(days, 0),
        max: percentile(days, 1),
        median: percentile(days, 0.5),
        p90: percentile(days, 0.9),
        percentile: percentile(days, 0.25),
      };
      for (const [name, value] of Object.entries(expected) as [keyof Durations, number | null][])
        if (value === null) expect(duration[name]).toBeNull();
        else expect(duration[name]).toBeCloseTo(value, 9);
    }
  });

  it('count a date from its midnight in UTC, and are negative if the second moment is earlier', async () => {
    const { programs } = await ask<{
      programs: { nodes: { launches: { plannedFrom: string; plannedTo: string }[] }[] };
    }>('{ programs { nodes { launches { plannedFrom plannedTo } } } }');
    expect(programs.nodes.length).toBeGreaterThan(0);
    const { there, back, none } = await ask<{ there: Aggregate; back: Aggregate; none: Aggregate }>(`{
      there: enrolments { aggregate { count duration(from: VALID_FROM, to: CREATED_AT) { count mean } } }
      back: enrolments { aggregate { count duration(from: CREATED_AT, to: VALID_FROM) { count mean } } }
      none: enrolments(filter: { or: [] }) { aggregate { count duration(from: VALID_FROM, to: VALID_TO) { ${durations} } } }
    }`);
    expect(there.aggregate.duration.count).toBe(there.aggregate.count);
    expect(there.aggregate.duration.mean).toBe(-(back.aggregate.duration.mean as number));
    expect(none.aggregate.duration).toEqual({
      count: 0,
      mean: null,
      min: null,
      max: null,
      median: null,
      p90: null,
      percentile: null,
    });
  });
});

interface Aggregate {
  aggregate: { count: number; duration: Durations };
}

describe('percentiles', () => {
  it('of money are exact, for each currency, and half to even', async () => {
    const client = await connect(hub.databaseUrl);
    try {
      const rows = new Rows(client);
      const partner_id = await rows.one('partner');
      for (const [currency, amounts] of Object.entries({
        CLF: ['0.0001', '0.0002'],
        KWD: ['123456789012345.678', '123456789012345.679', '1'],
        JPY: ['1', '2', '4', '8'],
      })) {
        for (const value_amount of amounts)
          await rows.add('engagement', { partner_id, value_amount, currency, customer_name: 'Percentiles' });
      }
    } finally {
      await client.end();
    }
    const { engagements } = await ask<{ engagements: { aggregate: object } }>(
      `{ engagements(filter: { customerName: { eq: "Percentiles" } }) { aggregate {
        median { value { currency amount } } p: percentile(at: 0.9) { value { amount } } least: percentile(at: 0) { value { amount } } most: percentile(at: 1) { value { amount } }
        tenth: percentile(at: 0.005) { value { amount } }
      } } }`,
    );
    expect(engagements.aggregate).toEqual({
      median: {
        value: [
          { currency: 'CLF', amount: '0.000150' },
          { currency: 'JPY', amount: '3.000000' },
          { currency: 'KWD', amount: '123456789012345.678000' },
        ],
      },
      p: { value: [{ amount: '0.000190' }, { amount: '6.800000' }, { amount: '123456789012345.678800' }] },
      least: { value: [{ amount: '0.000100' }, { amount: '1.000000' }, { amount: '1.000000' }] },
      most: { value: [{ amount: '0.000200' }, { amount: '8.000000' }, { amount: '123456789012345.679000' }] },
      // 0.0001005 lies in the middle of two numbers of six digits.
      tenth: { value: [{ amount: '0.000100' }, { amount: '1.015000' }, { amount: '1234567890124.446780' }] },
    });
  });

  it('of whole numbers are interpolated', async () => {
    const { enablements } = await ask<{
      enablements: {
        nodes: { progress: number }[];
        aggregate: { median: { progress: number }; p: { progress: number } };
      };
    }>(
      '{ enablements(first: 100) { nodes { progress } aggregate { median { progress } p: percentile(at: 0.9) { progress } } } }',
    );
    const values = enablements.nodes.map(({ progress }) => progress);
    expect(values.length).toBeGreaterThan(5);
    expect(enablements.aggregate.median.progress).toBeCloseTo(percentile(values, 0.5) as number, 12);
    expect(enablements.aggregate.p.progress).toBeCloseTo(percentile(values, 0.9) as number, 12);
  });
});

describe('shares of groups', () => {
  it('are of the rows of the whole list, each row once', async () => {
    const { partners } = await ask<{
      partners: { totalCount: number; groups: { nodes: { count: number; shareOfAll: number }[] } };
    }>('{ partners { totalCount groups(by: [TECHNOLOGY]) { nodes { count shareOfAll } } } }');
    for (const { count, shareOfAll } of partners.groups.nodes) expect(shareOfAll).toBe(count / partners.totalCount);
  });

  it('tell the concentration of each source row, without rows that lack a key', async () => {
    const { distributors } = await ask<{
      distributors: {
        nodes: {
          partners: {
            all: { nodes: { technologies: { nodes: { slug: string }[] } }[] };
            groups: {
              nodes: { count: number; key: { technology: { slug: string; name: string } | null } }[];
              concentration: { topShare: number | null; one: number | null; herfindahl: number | null };
            };
          };
        }[];
      };
    }>(
      `{ distributors { nodes { partners { groups(by: [TECHNOLOGY], first: 1000) { nodes { count key { technology { slug name } } } concentration { topShare one: topShare(first: 1) herfindahl } } } } } }`,
    );
    const empty = distributors.nodes.filter(({ partners }) => partners.groups.nodes.length === 0);
    for (const { partners } of empty)
      expect(partners.groups.concentration).toEqual({ topShare: null, one: null, herfindahl: null });
    let met = 0;
    for (const { partners } of distributors.nodes) {
      const counts = partners.groups.nodes.flatMap(({ key, count }) => (key.technology ? [count] : []));
      if (counts.length < 6) continue;
      met++;
      const all = counts.reduce((sum, count) => sum + count, 0);
      const squares = counts.reduce((sum, count) => sum + count * count, 0);
      expect(partners.groups.concentration.herfindahl).toBe(squares / (all * all));
      expect(partners.groups.concentration.topShare).toBeLessThanOrEqual(1);
      expect(partners.groups.concentration.topShare).toBeGreaterThan(partners.groups.concentration.one as number);
    }
    expect(met).toBeGreaterThan(0);
  });

  it('of the largest groups count each row once', async () => {
    const { partners, none } = await ask<{
      partners: {
        groups: {
          nodes: { count: number; key: { technology: { slug: string } | null } }[];
          concentration: { topShare: number };
        };
      };
      none: { totalCount: number };
    }>(
      '{ partners { groups(by: [TECHNOLOGY], first: 3) { nodes { count key { technology { slug } } } concentration { topShare(first: 2) } } } none: partners(filter: { technologies: { none: {} } }) { totalCount } }',
    );
    const top = partners.groups.nodes.flatMap(({ key }) => (key.technology ? [key.technology.slug] : [])).slice(0, 2);
    const slugs = JSON.stringify(top);
    const counts = await ask<{ in: { totalCount: number }; all: { totalCount: number } }>(
      `{ in: partners(filter: { technologies: { some: { slug: { in: ${slugs} } } } }) { totalCount } all: partners { totalCount } }`,
    );
    expect(partners.groups.concentration.topShare).toBe(
      counts.in.totalCount / (counts.all.totalCount - none.totalCount),
    );
  });

  it('refuse positions and numbers out of bounds', async () => {
    const { body } = await hub.post({
      query:
        '{ engagements { aggregate { percentile(at: 1.5) { value { amount } } } groups(by: [COUNTRY]) { concentration { topShare(first: -1) } } } }',
    });
    expect(body).toMatchObject({
      data: null,
      errors: [
        { message: '`at` is 1.5; it must be from 0 to 1.', path: ['engagements', 'aggregate', 'percentile'] },
        {
          message: '`first` is -1; it must be 1 or more.',
          path: ['engagements', 'groups', 'concentration', 'topShare'],
        },
      ],
    });
  });
});
