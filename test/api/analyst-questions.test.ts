import type { TestHub } from '../support/demo-hub';
import { startDemoHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';

/** Questions like those of the recipes, with answers that plain code finds in the rows. */
let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

/** All rows of a list. */
async function rowsOf<Row>(list: string, given: string, fields: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let after = ''; ;) {
    const data = await dataInOneStatement<
      Record<string, { nodes: readonly Row[]; pageInfo: { hasNextPage: boolean; endCursor: string } }>
    >(hub, `{ ${list}(first: 100${after}${given}) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`);
    const page = data[list];
    rows.push(...(page?.nodes ?? []));
    if (!page?.pageInfo.hasNextPage) return rows;
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
}

async function answerOf<Answer>(list: string, given: string, selections: string): Promise<Answer> {
  const data = await dataInOneStatement<Record<string, Answer>>(
    hub,
    `{ ${list}${given && `(${given})`} { ${selections} } }`,
  );
  return data[list] as Answer;
}

function countBy<Row>(
  rows: readonly Row[],
  keysOf: (row: Row) => readonly (string | null)[],
): Map<string | null, Row[]> {
  const groups = new Map<string | null, Row[]>();
  for (const row of rows) for (const key of new Set(keysOf(row))) groups.set(key, [...(groups.get(key) ?? []), row]);
  return groups;
}

interface Coded {
  readonly code: string;
}
interface Slugged {
  readonly slug: string;
}

it('which distributors stand behind the awards in force, and how concentrated that is', async () => {
  const awards = await rowsOf<{ partner: { distributors: { nodes: readonly Slugged[] } } }>(
    'awards',
    ', filter: { inForce: { eq: true } }',
    'partner { distributors(first: 100) { nodes { slug } } }',
  );
  const served = countBy(awards, ({ partner }) => {
    const slugs = partner.distributors.nodes.map(({ slug }) => slug);
    return slugs.length > 0 ? slugs : [null];
  });
  const { groups } = await answerOf<{
    groups: {
      totalCount: number;
      concentration: { topShare: number; herfindahl: number };
      nodes: readonly { count: number; key: { partnerDistributor: Slugged | null } }[];
    };
  }>(
    'awards',
    'filter: { inForce: { eq: true } }',
    'groups(by: [PARTNER_DISTRIBUTOR], first: 1000) { totalCount concentration { topShare(first: 3) herfindahl } nodes { count key { partnerDistributor { slug } } } }',
  );
  expect(
    Object.fromEntries(groups.nodes.map(({ key, count }) => [key.partnerDistributor?.slug ?? null, count])),
  ).toEqual(Object.fromEntries([...served].map(([slug, rows]) => [slug, rows.length])));
  const sizes = [...served].flatMap(([slug, rows]) => (slug === null ? [] : [rows.length]));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  expect(groups.concentration.herfindahl).toBeCloseTo(
    sizes.reduce((sum, size) => sum + (size / all) ** 2, 0),
    10,
  );
  const largest = groups.nodes.filter(({ key }) => key.partnerDistributor).slice(0, 3);
  const top = new Set(largest.map(({ key }) => key.partnerDistributor?.slug));
  const keyed = awards.filter(({ partner }) => partner.distributors.nodes.length > 0);
  const inTop = keyed.filter(({ partner }) => partner.distributors.nodes.some(({ slug }) => top.has(slug)));
  expect(groups.concentration.topShare).toBeCloseTo(inTop.length / keyed.length, 10);
});

it('how long decisions take by region of the partner and quarter of the submission', async () => {
  interface Application {
    readonly submittedAt: string | null;
    readonly decidedAt: string | null;
    readonly partner: { readonly country: { readonly region: Coded } };
  }
  const rows = await rowsOf<Application>(
    'qualificationApplications',
    '',
    'submittedAt decidedAt partner { country { region { code } } }',
  );
  const quarterOf = (at: string | null): string | null =>
    at && `${at.slice(0, 4)}-${String(Math.floor((Number(at.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  const expected = countBy(rows, ({ submittedAt, partner }) => [
    `${partner.country.region.code} ${quarterOf(submittedAt)}`,
  ]);
  const { groups } = await answerOf<{
    groups: {
      nodes: readonly {
        count: number;
        duration: { count: number; median: number | null; mean: number | null };
        key: { partnerCountryRegion: Coded; submittedAtQuarter: string | null };
      }[];
    };
  }>(
    'qualificationApplications',
    '',
    'groups(by: [PARTNER_COUNTRY_REGION, SUBMITTED_AT_QUARTER], first: 10000) { nodes { count duration(from: SUBMITTED_AT, to: DECIDED_AT) { count median mean } key { partnerCountryRegion { code } submittedAtQuarter } } }',
  );
  expect(groups.nodes).toHaveLength(expected.size);
  for (const { count, duration, key } of groups.nodes) {
    const own = expected.get(`${key.partnerCountryRegion.code} ${key.submittedAtQuarter}`) ?? [];
    const days = own
      .flatMap(({ submittedAt, decidedAt }) =>
        submittedAt && decidedAt ? [(Date.parse(decidedAt) - Date.parse(submittedAt)) / 86_400_000] : [],
      )
      .sort((one, other) => one - other);
    expect([count, duration.count]).toEqual([own.length, days.length]);
    if (days.length === 0) continue;
    const at = (days.length - 1) / 2;
    const median = ((days[Math.floor(at)] ?? 0) + (days[Math.ceil(at)] ?? 0)) / 2;
    expect(duration.median).toBeCloseTo(median, 6);
    expect(duration.mean).toBeCloseTo(days.reduce((sum, each) => sum + each, 0) / days.length, 6);
  }
});

it('in which regions no partner with a qualification serves a technology category, and where only one does', async () => {
  const partners = await rowsOf<{
    country: { region: Coded };
    technologies: { nodes: readonly { category: Coded }[] };
  }>(
    'partners',
    ', filter: { qualifications: { some: {} } }',
    'country { region { code } } technologies(first: 100) { nodes { category { code } } }',
  );
  const [regions, categories] = [
    await rowsOf<Coded>('regions', '', 'code'),
    await rowsOf<Coded>('technologyCategories', '', 'code'),
  ];
  const cells = countBy(partners, ({ country, technologies }) =>
    technologies.nodes.map(({ category }) => `${country.region.code} ${category.code}`),
  );
  const rare = regions
    .flatMap((region) => categories.map((category) => `${region.code} ${category.code}`))
    .filter((name) => (cells.get(name)?.length ?? 0) <= 1)
    .map((name) => [name, cells.get(name)?.length ?? 0]);
  expect(rare.length).toBeGreaterThan(0);
  const { groups } = await answerOf<{
    groups: { nodes: readonly { count: number; key: { countryRegion: Coded; technologyCategory: Coded } }[] };
  }>(
    'partners',
    'filter: { qualifications: { some: {} } }',
    'groups(by: [COUNTRY_REGION, TECHNOLOGY_CATEGORY], keys: { hasTechnologyCategory: true }, empty: INCLUDE, having: { count: { lte: 1 } }, first: 10000) { nodes { count key { countryRegion { code } technologyCategory { code } } } }',
  );
  const found = groups.nodes.map(({ key, count }) => [
    `${key.countryRegion.code} ${key.technologyCategory.code}`,
    count,
  ]);
  expect(new Map(found as [string, number][])).toEqual(new Map(rare as [string, number][]));
});

it('which countries lost more qualified partners than they gained, the worst first', async () => {
  const [from, to] = ['2024-06-15', '2026-06-15'];
  const at = async (day: string): Promise<Map<string, Set<string>>> => {
    const rows = await rowsOf<Slugged & { country: Coded }>(
      'partners',
      `, asOf: "${day}", filter: { qualifications: { some: {} } }`,
      'slug country { code }',
    );
    const groups = countBy(rows, ({ country }) => [country.code]);
    return new Map([...groups].map(([code, own]) => [code ?? '', new Set(own.map(({ slug }) => slug))]));
  };
  const [before, after] = [await at(from), await at(to)];
  const net = [...new Set([...before.keys(), ...after.keys()])].map((code) => {
    const [then, now] = [before.get(code) ?? new Set(), after.get(code) ?? new Set()];
    const gained = [...now].filter((slug) => !then.has(slug)).length;
    const lost = [...then].filter((slug) => !now.has(slug)).length;
    return { code, net: gained - lost };
  });
  const expected = net
    .filter((each) => each.net < 0)
    .sort((one, other) => one.net - other.net || (one.code < other.code ? -1 : 1));
  expect(expected.length).toBeGreaterThan(0);
  const { change } = await answerOf<{
    change: {
      totalCount: number;
      nodes: readonly { key: { country: Coded }; gained: { totalCount: number }; lost: { totalCount: number } }[];
    };
  }>(
    'partners',
    'filter: { qualifications: { some: {} } }',
    `change(from: "${from}", to: "${to}", by: [COUNTRY], having: { net: { lt: 0 } }, orderBy: [{ net: ASC }], first: 5) { totalCount nodes { key { country { code } } gained { totalCount } lost { totalCount } } }`,
  );
  expect(change.totalCount).toBe(expected.length);
  expect(
    change.nodes.map(({ key, gained, lost }) => ({ code: key.country.code, net: gained.totalCount - lost.totalCount })),
  ).toEqual(expected.slice(0, 5));
});

it('what was approved by program and fiscal quarter of the decision, of at least two requests', async () => {
  const rows = await rowsOf<{
    decidedAt: string | null;
    approved: { amount: string; currency: string } | null;
    financingProgram: Coded;
  }>('fundingRequests', '', 'decidedAt approved { amount currency } financingProgram { code }');
  const quarters = await rowsOf<Coded & { startsOn: string; endsOn: string; vendor: Slugged }>(
    'fiscalQuarters',
    '',
    'code startsOn endsOn vendor { slug }',
  );
  const expected = countBy(rows, ({ decidedAt, financingProgram }) => {
    const day = decidedAt?.slice(0, 10);
    const quarter = quarters.find(({ startsOn, endsOn }) => day && startsOn <= day && day <= endsOn);
    return [`${financingProgram.code} ${quarter?.code ?? null}`];
  });
  const { groups } = await answerOf<{
    groups: {
      totalCount: number;
      nodes: readonly {
        count: number;
        sum: { approved: readonly { amount: string; currency: string }[] };
        key: { financingProgram: Coded; decidedAtFiscalQuarter: Coded | null };
      }[];
    };
  }>(
    'fundingRequests',
    '',
    'groups(by: [FINANCING_PROGRAM, DECIDED_AT_FISCAL_QUARTER], having: { count: { gte: 2 } }, first: 10000) { totalCount nodes { count sum { approved { amount currency } } key { financingProgram { code } decidedAtFiscalQuarter { code } } } }',
  );
  const several = [...expected].filter(([, own]) => own.length >= 2);
  expect(groups.totalCount).toBe(several.length);
  for (const { count, sum, key } of groups.nodes) {
    const own = expected.get(`${key.financingProgram.code} ${key.decidedAtFiscalQuarter?.code ?? null}`) ?? [];
    expect(count).toBe(own.length);
    for (const { amount, currency } of sum.approved) {
      const amounts = own.flatMap(({ approved }) => (approved?.currency === currency ? [Number(approved.amount)] : []));
      expect(Number(amount)).toBeCloseTo(
        amounts.reduce((total, each) => total + each, 0),
        4,
      );
    }
  }
});

it('how the share of qualified partners of each technology category grew by year', async () => {
  const { groups } = await answerOf<{
    groups: {
      nodes: readonly {
        key: { technologyCategory: Coded };
        series: { points: readonly { endsOn: string; aggregate: { count: number; share: number | null } }[] };
      }[];
    };
  }>(
    'partners',
    '',
    'groups(by: [TECHNOLOGY_CATEGORY], keys: { hasTechnologyCategory: true }) { nodes { key { technologyCategory { code } } series(every: YEAR, from: "2012-01-01", to: "2013-12-31") { points { endsOn aggregate { count share(filter: { qualifications: { some: {} } }) } } } } }',
  );
  for (const day of ['2012-12-31', '2013-12-31']) {
    const partners = await rowsOf<{
      qualifications: readonly Coded[];
      technologies: { nodes: readonly { category: Coded }[] };
    }>(
      'partners',
      `, asOf: "${day}"`,
      'qualifications { code } technologies(first: 100) { nodes { category { code } } }',
    );
    const expected = countBy(partners, ({ technologies }) => technologies.nodes.map(({ category }) => category.code));
    for (const { key, series } of groups.nodes) {
      const own = expected.get(key.technologyCategory.code) ?? [];
      const point = series.points.find(({ endsOn }) => endsOn === day);
      const qualified = own.filter(({ qualifications }) => qualifications.length > 0);
      expect(point?.aggregate.count).toBe(own.length);
      if (own.length > 0) expect(point?.aggregate.share).toBeCloseTo(qualified.length / own.length, 10);
    }
  }
});
