import { startDemoHub, type TestHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';
import { recordStatements } from '../support/statements';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

interface Point {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly aggregate: object;
}

interface Group {
  readonly key: object;
  readonly count: number;
  readonly series: { readonly points: readonly Point[] };
}

function ask<Data>(query: string): Promise<Data> {
  return dataInOneStatement<Data>(hub, query);
}

async function refusal(series: string): Promise<unknown> {
  const { body } = await hub.post({ query: `{ partners { series(${series}) { points { endsOn } } } }` });
  return (body as { errors?: { message: string; extensions: object }[] }).errors?.map(({ message, extensions }) => ({
    message,
    ...extensions,
  }));
}

async function days(series: string): Promise<readonly (readonly [string, string])[]> {
  const { partners } = await ask<{ partners: { series: { points: readonly Point[] } } }>(
    `{ partners { series(${series}) { points { startsOn endsOn } } } }`,
  );
  return partners.series.points.map(({ startsOn, endsOn }) => [startsOn, endsOn]);
}

/** Lists, and what is selected of their aggregates. */
const lists: readonly (readonly [list: string, given: string, measures: string])[] = [
  [
    'partners',
    'filter: { qualifications: { some: { code: { eq: "BUILDER" } } } }',
    'count share(filter: { status: { eq: ACTIVE } })',
  ],
  ['partners', 'filter: { not: { qualifications: { some: { code: { eq: "PROVIDER" } } } } }', 'count max { name }'],
  ['partners', 'search: "cloud"', 'count share(filter: {})'],
  [
    'partners',
    'filter: { or: [{ qualifications: { some: { code: { eq: "BUILDER" } } } }, { city: { startsWith: "B" }, programs: { some: {} } }] }',
    'count(filter: { status: { eq: ACTIVE } })',
  ],
  [
    'partners',
    'filter: { qualifications: { none: {} }, technologies: { some: { category: { code: { ne: "" } } } } }',
    'count min { name }',
  ],
  ['partners', 'filter: { qualifications: { every: { code: { eq: "BUILDER" } } } }', 'count'],
  ['partners', 'filter: { enrolments: { some: { inForce: { eq: true }, tier: { rank: { gte: 2 } } } } }', 'count'],
  ['awards', 'filter: { not: { inForce: { eq: true } } }', 'count'],
  [
    'enrolments',
    'filter: { inForce: { eq: true }, partner: { qualifications: { some: {} } } }',
    'count max { validFrom }',
  ],
  ['awards', 'filter: { inForce: { eq: true } }', 'count(filter: { status: { eq: ACTIVE } }) min { validFrom }'],
  ['awards', 'filter: { validTo: { next: "P90D" } }', 'count duration(from: VALID_FROM, to: VALID_TO) { median }'],
  ['awards', 'filter: { suspensions: { some: { inForce: { eq: true } } } }', 'count'],
  ['qualificationApplications', 'filter: { submittedAt: { last: "P6M" } }', 'count'],
  ['financingPrograms', '', 'count sum { committed { amount currency } available { amount } }'],
  ['ledgerEntries', '', 'count sum { amount { amount currency } } median { amount { amount } }'],
];

describe('series', () => {
  it.each(lists)('has the aggregates of %s (%s) as of the last day of each quarter', async (list, given, measures) => {
    const { whole } = await ask<{ whole: { series: { points: readonly Point[] } } }>(
      `{ whole: ${list}${given && `(${given})`} { series(every: QUARTER, from: "2024-11-10", to: "2026-09-10") { points { startsOn endsOn aggregate { ${measures} } } } } }`,
    );
    const { points } = whole.series;
    expect(points).toHaveLength(8);
    const dated = points.map(
      ({ endsOn }, place) => `p${place}: ${list}(asOf: "${endsOn}" ${given}) { aggregate { ${measures} } }`,
    );
    const asOf = await ask<Record<string, { aggregate: object }>>(`{ ${dated.join('\n')} }`);
    expect(points.map(({ aggregate }) => aggregate)).toEqual(Object.values(asOf).map(({ aggregate }) => aggregate));
    // The partners that a search finds are there from the first day on.
    const different = new Set(points.map(({ aggregate }) => JSON.stringify(aggregate))).size;
    expect(different > 1).toBe(!given.startsWith('search'));
  });

  it.each([
    ['partners', 'filter: { qualifications: { some: { code: { eq: "BUILDER" } } } }', true],
    ['partners', 'filter: { or: [{ qualifications: { none: {} } }, { city: { startsWith: "B" } }] }', true],
    ['awards', 'filter: { inForce: { eq: true } }', true],
    ['awards', 'filter: { status: { eq: ACTIVE } }', false],
    ['awards', 'filter: { validTo: { next: "P90D" } }', false],
  ])('reads the rows of %s (%s) in one pass: %s', async (list, given, isOnce) => {
    const { statements } = await recordStatements(() =>
      hub.post({
        query: `{ ${list}(${given}) { series(every: MONTH, from: "2024-11-10", to: "2026-09-10") { points { aggregate { count } } } } }`,
      }),
    );
    expect(statements.map(({ text }) => [/bit_or|-1\)::bigint/.test(text), text.includes('lateral')])).toEqual([
      [isOnce, !isOnce],
    ]);
  });

  it('counts alike in numbers and in strings of bits, which hold the days of more points', async () => {
    const list = 'partners(filter: { qualifications: { some: { code: { eq: "BUILDER" } } } }';
    const days = async (to: string): Promise<readonly Point[]> => {
      const { partners } = await ask<{ partners: { series: { points: readonly Point[] } } }>(
        `{ ${list}) { series(every: DAY, from: "2024-11-10", to: "${to}") { points { startsOn endsOn aggregate { count } } } } }`,
      );
      return partners.series.points;
    };
    // 63, 64 and 65 days.
    const [most, more, many] = [await days('2025-01-11'), await days('2025-01-12'), await days('2025-01-13')];
    expect([most.length, more.length, many.length]).toEqual([63, 64, 65]);
    expect(many.slice(0, 63)).toEqual(most);
    expect(many.slice(0, 64)).toEqual(more);
    const ends = [most.at(-1), many.at(-1)] as [Point, Point];
    const dated = ends.map(({ endsOn }, at) => `p${at}: ${list}, asOf: "${endsOn}") { aggregate { count } }`);
    const asOf = await ask<Record<string, { aggregate: object }>>(`{ ${dated.join(' ')} }`);
    expect(ends.map(({ aggregate }) => aggregate)).toEqual(Object.values(asOf).map(({ aggregate }) => aggregate));
  });

  it('reads nothing but the spans of qualifications to count partners that every viewer sees', async () => {
    const { statements } = await recordStatements(() =>
      hub.post({
        query:
          '{ partners(filter: { qualifications: { some: { code: { eq: "BUILDER" } } } }) { series(every: MONTH, from: "2024-11-10", to: "2026-09-10") { points { aggregate { count } } } } }',
      }),
    );
    expect(statements.map(({ text }) => text.includes('"partner"'))).toEqual([false]);
  });

  it('cuts the periods at both ends', async () => {
    expect(await days('every: MONTH, from: "2024-02-10", to: "2024-04-03"')).toEqual([
      ['2024-02-10', '2024-02-29'],
      ['2024-03-01', '2024-03-31'],
      ['2024-04-01', '2024-04-03'],
    ]);
    expect(await days('every: WEEK, from: "2026-01-01", to: "2026-01-12"')).toEqual([
      ['2026-01-01', '2026-01-04'],
      ['2026-01-05', '2026-01-11'],
      ['2026-01-12', '2026-01-12'],
    ]);
    expect(await days('every: YEAR, from: "9998-12-31", to: "9999-12-31"')).toEqual([
      ['9998-12-31', '9998-12-31'],
      ['9999-01-01', '9999-12-31'],
    ]);
    expect(await days('every: FISCAL_QUARTER, vendor: "cisco", from: "2011-07-01", to: "2011-11-10"')).toEqual([
      ['2011-07-01', '2011-07-30'],
      ['2011-07-31', '2011-10-29'],
      ['2011-10-30', '2011-11-10'],
    ]);
    expect(await days('every: FISCAL_QUARTER, vendor: "nobody", from: "2011-07-01", to: "2011-11-10"')).toEqual([]);
  });

  it('names the fiscal quarter of a period, and counts windows of time from its last day', async () => {
    const windows = 'count(filter: { validTo: { next: "P1M" } })';
    const { awards } = await ask<{
      awards: { series: { points: readonly (Point & { fiscalQuarter: { code: string } })[] } };
    }>(
      `{ awards { series(every: FISCAL_QUARTER, from: "2012-08-01", to: "2013-07-27") { points { endsOn fiscalQuarter { code vendor { slug } } aggregate { ${windows} } } } } }`,
    );
    const { points } = awards.series;
    expect(points.map(({ fiscalQuarter }) => fiscalQuarter)).toEqual(
      ['FY13Q1', 'FY13Q2', 'FY13Q3', 'FY13Q4'].map((code) => ({ code, vendor: { slug: 'cisco' } })),
    );
    const asOf = await ask<Record<string, { aggregate: object }>>(
      `{ ${points.map(({ endsOn }, place) => `p${place}: awards(asOf: "${endsOn}") { aggregate { ${windows} } }`).join('\n')} }`,
    );
    expect(points.map(({ aggregate }) => aggregate)).toEqual(Object.values(asOf).map(({ aggregate }) => aggregate));
  });

  it.each([
    ['DAY', '0001-01-01', '0001-01-20', ['P2W', 'PT1S', 'P1M', 'P9998Y']],
    ['WEEK', '9999-11-20', '9999-12-31', ['P2W', 'PT25H', 'P1M', 'P999999Y']],
    ['MONTH', '2024-01-31', '2024-07-30', ['P1M', 'P1Y1M1DT3H', 'PT36H', 'P999999D']],
    ['FISCAL_QUARTER', '2024-02-14', '2025-02-28', ['P1M', 'PT1S', 'P1Y', 'P9000Y']],
  ])('counts windows from each %s from %s to %s as a request does', async (every, from, to, spans) => {
    const filters = spans.flatMap((span) => [
      `validTo: { next: "${span}" }`,
      `validFrom: { last: "${span}" }`,
      `createdAt: { next: "${span}" }`,
      `createdAt: { last: "${span}" }`,
    ]);
    const counts = filters.map((filter, place) => `c${place}: count(filter: { ${filter} })`).join(' ');
    const { awards } = await ask<{ awards: { series: { points: readonly Point[] } } }>(
      `{ awards(filter: { partner: { country: { code: { eq: "FR" } } } }) { series(every: ${every}, from: "${from}", to: "${to}") { points { endsOn aggregate { ${counts} } } } } }`,
    );
    const { points } = awards.series;
    expect(points.length).toBeGreaterThan(2);
    for (const { endsOn, aggregate } of [...points.slice(0, 2), ...points.slice(-2)]) {
      const asOf = await ask<{ awards: { aggregate: object } }>(
        `{ awards(asOf: "${endsOn}" filter: { partner: { country: { code: { eq: "FR" } } } }) { aggregate { ${counts} } } }`,
      );
      expect([endsOn, aggregate]).toEqual([endsOn, asOf.awards.aggregate]);
    }
  });

  it('makes nothing for each day of its fiscal quarters', async () => {
    const all = Array.from(
      { length: 150 },
      (_, day) =>
        `s${day}: series(every: FISCAL_QUARTER, from: $from, to: "2099-10-${(day % 30) + 1}") { points { endsOn } }`,
    ).map((text) => text.replace(/-(\d)"/, '-0$1"'));
    const begun = process.cpuUsage();
    const { body } = await hub.post({
      query: `query ($from: Date!) { countries { ${all.join(' ')} } }`,
      variables: { from: '2001-12-01' },
    });
    const { user } = process.cpuUsage(begun);
    expect(Object.keys((body as { data: { countries: object } }).data.countries)).toHaveLength(150);
    // The texts of 36 000 days for each series take several seconds.
    expect(user / 1e6).toBeLessThan(1.5);
  });

  it('follows each row above, and each group by its key', async () => {
    const series =
      'series(every: YEAR, from: "2012-01-01", to: "2027-06-30") { points { endsOn aggregate { count } } }';
    const { countries } = await ask<{
      countries: {
        nodes: readonly {
          code: string;
          partners: {
            series: { points: readonly Point[] };
            groups: { nodes: readonly Group[] };
            facets: readonly { groups: readonly Group[] }[];
          };
        }[];
      };
    }>(
      `{ countries(filter: { code: { in: ["FR", "DE", "AQ"] } }) { nodes { code partners { ${series}
         groups(by: [QUALIFICATION], having: { count: { gte: 2 } }) { nodes { key { qualification { code } } count ${series} } }
         facets(by: [QUALIFICATION]) { groups { key { qualification { code } } count ${series} } } } } } }`,
    );
    expect(countries.nodes.length).toBeGreaterThan(1);
    for (const { code, partners } of countries.nodes) {
      const { points } = partners.series;
      const dated = points.map(
        ({ endsOn }, place) =>
          `p${place}: country(code: "${code}", asOf: "${endsOn}") { partners { aggregate { count } groups(by: [QUALIFICATION]) { nodes { key { qualification { code } } count } } } }`,
      );
      type Then = Record<string, { partners: { aggregate: object; groups: { nodes: readonly Group[] } } }>;
      const then = Object.values(await ask<Then>(`{ ${dated.join('\n')} }`));
      expect(points.map(({ aggregate }) => aggregate)).toEqual(then.map((each) => each.partners.aggregate));
      for (const { key, series: own } of [...partners.groups.nodes, ...(partners.facets[0]?.groups ?? [])])
        expect(own.points.map(({ aggregate }) => aggregate)).toEqual(
          then.map((each) => {
            const same = each.partners.groups.nodes.find((one) => JSON.stringify(one.key) === JSON.stringify(key));
            return { count: same?.count ?? 0 };
          }),
        );
    }
  });

  it('refuses too many points, and periods that are none', async () => {
    const wrong = async (series: string): Promise<unknown> => refusal(series);
    expect(await wrong('every: DAY, from: "2024-02-01", to: "2024-01-31"')).toEqual([
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        message: '`to` is 2024-01-31, a day before `from`, which is 2024-02-01.',
      }),
    ]);
    expect(await wrong('every: DAY, from: "0001-01-01", to: "9999-12-31"')).toEqual([
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        message: 'A series from 0001-01-01 to 9999-12-31 has more than 400 points.',
      }),
    ]);
    expect(await wrong('every: FISCAL_QUARTER, from: "1899-12-01", to: "2000-01-01"')).toEqual([
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    ]);
    expect(await wrong('every: MONTH, vendor: "cisco", from: "2000-01-01", to: "2000-02-01"')).toEqual([
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    ]);
  });
});
