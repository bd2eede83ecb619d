import { administrator, anybody } from '../../src/access/viewer';
import { headersOf, startDemoHub, type TestHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';
import { recordStatements } from '../support/statements';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

interface Forecast {
  readonly method: string | null;
  readonly reason: string | null;
  readonly periods:
    | readonly (Readonly<Record<'startsOn' | 'endsOn', string>> &
        Readonly<Record<'expected' | 'low' | 'high', number>>)[]
    | null;
  readonly reachedOn: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly backtest: { readonly periods: number; readonly meanAbsoluteError: number; readonly covered: number } | null;
}

const all =
  'method reason periods { startsOn endsOn expected low high } reachedOn earliest latest backtest { periods meanAbsoluteError covered }';
const none = {
  method: null,
  reason: null,
  periods: null,
  reachedOn: null,
  earliest: null,
  latest: null,
  backtest: null,
};
const qualified = '{ qualifications: { some: { program: { code: { eq: "CPP" } } } } }';
const rollout = 'every: MONTH, from: "2011-05-01", to: "2013-07-31"';

async function forecast(series: string, given: string, list = 'partners', root = ''): Promise<Forecast> {
  const data = await dataInOneStatement<Record<string, { series: { forecast: Forecast } }>>(
    hub,
    `{ ${list}${root && `(${root})`} { series(${series}) { forecast(${given}) { ${all} } } } }`,
  );
  return (data[list] as { series: { forecast: Forecast } }).series.forecast;
}

describe('a series that carries no forecast has a reason', () => {
  it.each([
    ['all partners, of whom the hub knows no beginning', rollout, 'until: "2014-01-31"', 'NO_GROWTH'],
    ['nobody', rollout, 'count: { slug: { eq: "nobody" } }, reaching: 1', 'NO_GROWTH'],
    [
      'two points',
      'every: MONTH, from: "2012-01-01", to: "2012-02-29"',
      `count: ${qualified}, reaching: 300`,
      'TOO_FEW_PERIODS',
    ],
    [
      'two points, the third of which is cut',
      'every: MONTH, from: "2012-01-01", to: "2012-03-30"',
      `count: ${qualified}, reaching: 300`,
      'TOO_FEW_PERIODS',
    ],
    [
      'days to come',
      'every: MONTH, from: "2026-06-01", to: "2027-12-31"',
      `count: ${qualified}, reaching: 300`,
      'TOO_FEW_PERIODS',
    ],
    ['a fall', rollout, 'count: { qualifications: { none: {} } }, until: "2014-01-31"', 'FALLING'],
  ])('%s', async (_, series, given, reason) => {
    expect(await forecast(series, given)).toEqual({ ...none, reason });
  });

  it('a share of no rows', async () => {
    expect(await forecast(rollout, 'share: {}, reaching: 1', 'partners', 'filter: { slug: { eq: "nobody" } }')).toEqual(
      {
        ...none,
        reason: 'TOO_FEW_PERIODS',
      },
    );
  });
});

it('forecasts the periods after the last known one', async () => {
  const { periods, backtest, method, ...rest } = await forecast(rollout, `share: ${qualified}, until: "2013-10-02"`);
  expect(periods?.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
    ['2013-08-01', '2013-08-31'],
    ['2013-09-01', '2013-09-30'],
    ['2013-10-01', '2013-10-31'],
  ]);
  for (const { low, expected, high } of periods ?? []) {
    expect(low).toBeLessThan(expected);
    expect(expected).toBeLessThan(high);
    expect(high).toBeLessThan(1);
  }
  expect(backtest?.periods).toBe(6);
  expect(backtest?.meanAbsoluteError).toBeLessThan(0.05);
  expect(method).toContain('Bass');
  expect(rest).toEqual({ reason: null, reachedOn: null, earliest: null, latest: null });
});

it('knows only whole periods that end by the request date', async () => {
  const given = `count: ${qualified}, until: "2013-01-31"`;
  const known = await forecast('every: MONTH, from: "2011-05-01", to: "2012-08-31"', given);
  expect(known.periods?.[0]?.startsOn).toBe('2012-09-01');
  const longer = 'every: MONTH, from: "2011-05-01", to: "2013-12-31"';
  expect(await forecast(longer, given, 'partners', 'asOf: "2012-09-29"')).toEqual(known);
  expect(await forecast('every: MONTH, from: "2011-05-01", to: "2012-09-29"', given)).toEqual(known);
  expect((await forecast(longer, given)).periods).toEqual([]);
});

it('tells in which period a value is reached', async () => {
  const most = await forecast(rollout, `share: ${qualified}, reaching: 0.9`);
  expect(most).toMatchObject({ reason: null, periods: null, reachedOn: expect.stringMatching(/-(28|29|30|31)$/) });
  expect((most.earliest ?? '') < (most.reachedOn ?? '')).toBe(true);
  // 300 partners, so 0.9 of them are 270.
  const count = await forecast(rollout, `count: ${qualified}, reaching: 270`);
  expect(count.method).toBe(most.method);
  expect(await forecast(rollout, `count: ${qualified}, reaching: 2000000000`)).toMatchObject({
    reason: 'NOT_REACHED',
    reachedOn: null,
    latest: null,
    method: most.method,
  });
});

it('tells when a value was reached that is reached already', async () => {
  const { partners } = await dataInOneStatement<{
    partners: { series: { points: { endsOn: string; aggregate: { count: number } }[]; forecast: Forecast } };
  }>(
    hub,
    `{ partners(filter: ${qualified}) { series(${rollout}) { points { endsOn aggregate { count } } forecast(reaching: 40) { ${all} } } } }`,
  );
  const { points, forecast: found } = partners.series;
  const on = points.find(({ aggregate }) => aggregate.count >= 40)?.endsOn;
  expect(on).toBeDefined();
  expect(found).toEqual({ ...none, reason: 'REACHED', reachedOn: on, earliest: on, latest: on });
});

it('counts the rows in one pass, and once for the points and the forecast', async () => {
  const { statements } = await recordStatements(() =>
    hub.post({
      query: `{ partners { series(${rollout}) { points { aggregate { count } } forecast(share: ${qualified}, reaching: 1) { reason } } } }`,
    }),
  );
  const [statement] = statements.map(({ text }) => text);
  expect(statements).toHaveLength(1);
  expect(statement).not.toContain('lateral');
  // The set of days of each row is unpacked once for all partners, and once for those that are qualified.
  expect(statement?.match(/"days" >> \("points"/g)).toHaveLength(2);
});

it('is on the series of each group and of each row above, and equals that of the same rows alone', async () => {
  const given = `share: ${qualified}, reaching: 0.5`;
  const { partners, countries } = await dataInOneStatement<{
    partners: { groups: { nodes: { key: { country: { code: string } }; series: { forecast: Forecast } }[] } };
    countries: { nodes: { code: string; partners: { series: { forecast: Forecast } } }[] };
  }>(
    hub,
    `{ partners { groups(by: [COUNTRY], keys: { country: { code: { in: ["FR", "DE"] } } }) { nodes { key { country { code } } series(${rollout}) { forecast(${given}) { ${all} } } } } }
       countries(filter: { code: { in: ["FR", "DE"] } }) { nodes { code partners { series(${rollout}) { forecast(${given}) { ${all} } } } } } }`,
  );
  expect(countries.nodes).toHaveLength(2);
  for (const { code, partners: own } of countries.nodes) {
    const alone = await forecast(rollout, given, 'partners', `filter: { country: { code: { eq: "${code}" } } }`);
    expect(own.series.forecast).toEqual(alone);
    expect(partners.groups.nodes.find(({ key }) => key.country.code === code)?.series.forecast).toEqual(alone);
  }
});

it.each([
  ['', rollout, 'Either `until` or `reaching` must be given, and not both.'],
  ['until: "2014-01-31", reaching: 1', rollout, 'Either `until` or `reaching` must be given, and not both.'],
  ['count: {}, share: {}, reaching: 1', rollout, '`count` and `share` are both given; a forecast is of one of them.'],
  ['share: {}, reaching: 1.5', rollout, '`reaching` is 1.5; it must be from 0 to 1.'],
  ['reaching: -1', rollout, '`reaching` is -1; it must be 0 or more.'],
  ['until: "2011-04-30"', rollout, '`until` is 2011-04-30, a day before `from` of the series, which is 2011-05-01.'],
  [
    'until: "2044-09-01"',
    rollout,
    'A series from 2011-05-01 with a forecast until 2044-09-01 has more than 400 periods.',
  ],
  [
    'until: "2014-01-31"',
    'every: FISCAL_QUARTER, from: "2011-05-01", to: "2013-07-31"',
    'A forecast by FISCAL_QUARTER needs `vendor` of its series: the quarters of several calendars overlap.',
  ],
  [
    'until: "2111-05-02"',
    'every: FISCAL_QUARTER, vendor: "cisco", from: "2011-05-01", to: "2013-07-31"',
    'There are 36526 days from 2011-05-01, where the series begins, to `until`; at most 36525 are allowed with FISCAL_QUARTER.',
  ],
])('refuses (%s)', async (given, series, message) => {
  const { body } = await hub.post({
    query: `{ partners { series(${series}) { forecast${given && `(${given})`} { reason } } } }`,
  });
  expect(body).toMatchObject({
    errors: [{ message, path: ['partners', 'series', 'forecast'], extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

describe('a series by fiscal quarters', () => {
  const quarters = 'every: FISCAL_QUARTER, vendor: "cisco", from: "2011-05-01", to: "2014-06-30"';

  it('has a forecast in the quarters of the calendar', async () => {
    const { periods, reason, backtest } = await forecast(quarters, `count: ${qualified}, until: "2015-02-01"`);
    const days = await dataInOneStatement<{
      vendor: { fiscalQuarters: { nodes: readonly Readonly<Record<'startsOn' | 'endsOn', string>>[] } };
    }>(
      hub,
      `{ vendor(slug: "cisco") { fiscalQuarters(first: 100, orderBy: [{ startsOn: ASC }], filter: { endsOn: { gt: "2014-04-26" }, startsOn: { lte: "2015-02-01" } }) { nodes { startsOn endsOn } } } }`,
    );
    expect(reason).toBeNull();
    // The quarter that `to` cuts is not known, so it is the first that is forecast.
    expect(periods?.map(({ startsOn, endsOn }) => ({ startsOn, endsOn }))).toEqual(days.vendor.fiscalQuarters.nodes);
    expect(backtest?.periods).toBeGreaterThan(0);
  });

  it('ends with the calendar', async () => {
    const { periods } = await forecast(quarters, `count: ${qualified}, until: "2099-12-31"`);
    const { vendor } = await dataInOneStatement<{
      vendor: { fiscalQuarters: { aggregate: { max: { endsOn: string } } } };
    }>(hub, '{ vendor(slug: "cisco") { fiscalQuarters { aggregate { max { endsOn } } } } }');
    expect(periods?.at(-1)?.endsOn).toBe(vendor.fiscalQuarters.aggregate.max.endsOn);
  });
});

it('refuses a filter on a field that the role may not see', async () => {
  const { body } = await hub.as(anybody).post({
    query: `{ partners { series(${rollout}) { forecast(count: { legalName: { eq: "Atelies" } }, reaching: 1) { reason } } } }`,
  });
  expect(body).toMatchObject({
    errors: [{ message: expect.stringContaining('Partner.legalName'), extensions: { code: 'FORBIDDEN_FIELD' } }],
  });
});

it('refuses more forecasts than a request may cost', async () => {
  const { body } = await hub.as(anybody).post({
    query: `{ partners { groups(by: [COUNTRY], first: 100) { nodes { series(${rollout}) { forecast(reaching: 1) { reason } } } } } }`,
  });
  expect(body).toMatchObject({
    errors: [{ message: expect.stringContaining('100 forecasts and backtests'), extensions: { code: 'TOO_COMPLEX' } }],
  });
});

it('ends when the client goes away', async () => {
  const aliases = Array.from({ length: 300 }, (_, index) => `f${index}: forecast(reaching: 1000000) { reason }`);
  const leaving = new AbortController();
  const answer = fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersOf(administrator) },
    body: JSON.stringify({
      query: `{ partners(filter: ${qualified}) { series(${rollout}) { ${aliases.join(' ')} } } }`,
    }),
    signal: leaving.signal,
  });
  const begun = process.cpuUsage();
  while (process.cpuUsage(begun).user < 1_500_000) await new Promise((resolve) => setTimeout(resolve, 20));
  leaving.abort();
  await expect(answer).rejects.toThrow();
  // 300 forecasts take more than 5 s of the processor.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const later = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(process.cpuUsage(later).user / 1000).toBeLessThan(300);
});

it('lets other requests have their turn while it is computed', async () => {
  let longest = 0;
  let last = performance.now();
  let isDone = false;
  const watch = (): void => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (!isDone) setImmediate(watch);
  };
  const aliases = Array.from(
    { length: 12 },
    (_, index) => `f${index}: forecast(share: ${qualified}, until: "2015-01-31") { ${all} }`,
  );
  const begun = process.cpuUsage();
  const answer = hub.post({ query: `{ partners { series(${rollout}) { ${aliases.join(' ')} } } }` });
  watch();
  await answer;
  isDone = true;
  const { user } = process.cpuUsage(begun);
  // Twelve forecasts and their backtests take some 400 ms together.
  expect(user / 1000).toBeGreaterThan(200);
  expect(longest).toBeLessThan(user / 1000 / 2);
});
