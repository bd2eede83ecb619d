import type { TestHub } from '../support/demo-hub';
import { startDemoHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';

/** Questions of analysts about what changes, each one request, with answers that plain code finds in the rows of single days. */
let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

interface Coded {
  readonly code: string;
}
interface Slugged {
  readonly slug: string;
}
interface Partner extends Slugged {
  readonly country: Coded & { readonly region: Coded };
  readonly qualifications: readonly Slugged[];
  readonly distributors: { readonly nodes: readonly Slugged[] };
  readonly technologies: { readonly nodes: readonly { readonly category: Coded }[] };
}

const partnersOf = new Map<string, Promise<readonly Partner[]>>();

/** All partners as of a day. */
function partnersOn(day: string): Promise<readonly Partner[]> {
  const known = partnersOf.get(day) ?? readPartners(day);
  partnersOf.set(day, known);
  return known;
}

async function readPartners(day: string): Promise<readonly Partner[]> {
  const rows: Partner[] = [];
  for (let after = ''; ;) {
    const { partners } = await dataInOneStatement<{
      partners: { nodes: readonly Partner[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    }>(
      hub,
      `{ partners(asOf: "${day}", first: 100${after}) {
        nodes {
          slug country { code region { code } } qualifications { slug }
          distributors(first: 100) { nodes { slug } } technologies(first: 100) { nodes { category { code } } }
        }
        pageInfo { hasNextPage endCursor }
      } }`,
    );
    rows.push(...partners.nodes);
    if (!partners.pageInfo.hasNextPage) return rows;
    after = `, after: "${partners.pageInfo.endCursor}"`;
  }
}

function isQualified({ qualifications }: Partner): boolean {
  return qualifications.length > 0;
}

function isServedBy(slug: string): (partner: Partner) => boolean {
  return ({ distributors }) => distributors.nodes.some((each) => each.slug === slug);
}

interface Points<Aggregate> {
  readonly series: { readonly points: readonly { readonly endsOn: string; readonly aggregate: Aggregate }[] };
}

const years = 'every: YEAR, from: "2023-01-01", to: "2026-06-15"';

it('how the share of each distributor in all partners moved', async () => {
  const { partners } = await dataInOneStatement<{
    partners: Points<{ count: number }> & {
      groups: { nodes: readonly (Points<{ count: number }> & { key: { distributor: Slugged } })[] };
    };
  }>(
    hub,
    `{ partners {
      series(${years}) { points { endsOn aggregate { count } } }
      groups(by: [DISTRIBUTOR], keys: { hasDistributor: true }) {
        nodes { key { distributor { slug } } series(${years}) { points { endsOn aggregate { count } } } }
      }
    } }`,
  );
  expect(partners.groups.nodes.length).toBeGreaterThan(1);
  for (const [place, { endsOn, aggregate }] of partners.series.points.entries()) {
    const rows = await partnersOn(endsOn);
    expect(aggregate.count).toBe(rows.length);
    for (const { key, series } of partners.groups.nodes)
      expect([endsOn, key.distributor.slug, series.points[place]?.aggregate.count]).toEqual([
        endsOn,
        key.distributor.slug,
        rows.filter(isServedBy(key.distributor.slug)).length,
      ]);
  }
});

it('which share of the partners of each region is qualified, by year', async () => {
  const { partners } = await dataInOneStatement<{
    partners: { groups: { nodes: readonly (Points<{ share: number | null }> & { key: { countryRegion: Coded } })[] } };
  }>(
    hub,
    `{ partners { groups(by: [COUNTRY_REGION]) {
      nodes { key { countryRegion { code } } series(${years}) { points { endsOn aggregate { share(filter: { qualifications: { some: {} } }) } } } }
    } } }`,
  );
  for (const { key, series } of partners.groups.nodes)
    for (const { endsOn, aggregate } of series.points) {
      const rows = (await partnersOn(endsOn)).filter(({ country }) => country.region.code === key.countryRegion.code);
      expect(aggregate.share).toBeCloseTo(rows.filter(isQualified).length / rows.length, 10);
    }
});

it('how concentrated the distributors of each region were at the end of two years, and how far that moved', async () => {
  interface Regions {
    readonly nodes: readonly {
      countries: readonly (Coded & { partners: { groups: { concentration: { herfindahl: number | null } } } })[];
    }[];
  }
  const countries =
    'nodes { code countries { code partners { groups(by: [DISTRIBUTOR], keys: { hasDistributor: true }) { concentration { herfindahl } } } } }';
  const days = { before: '2023-12-31', after: '2026-06-15' };
  const data = await dataInOneStatement<Record<keyof typeof days, Regions>>(
    hub,
    `{ before: regions(asOf: "${days.before}") { ${countries} } after: regions(asOf: "${days.after}") { ${countries} } }`,
  );
  for (const when of ['before', 'after'] as const) {
    const rows = await partnersOn(days[when]);
    for (const { countries: list } of data[when].nodes)
      for (const { code, partners } of list) {
        const counts = new Map<string, number>();
        for (const { distributors } of rows.filter(({ country }) => country.code === code))
          for (const { slug } of distributors.nodes) counts.set(slug, (counts.get(slug) ?? 0) + 1);
        const all = [...counts.values()].reduce((sum, each) => sum + each, 0);
        const expected = [...counts.values()].reduce((sum, each) => sum + (each / all) ** 2, 0);
        const { herfindahl } = partners.groups.concentration;
        if (counts.size === 0) expect([code, herfindahl]).toEqual([code, null]);
        else expect(herfindahl).toBeCloseTo(expected, 10);
      }
  }
});

it('which technology categories no qualified partner of a country covers today, country by country', async () => {
  const { countries } = await dataInOneStatement<{
    countries: {
      nodes: readonly (Coded & {
        partners: { groups: { totalCount: number; nodes: readonly { key: { technologyCategory: Coded } }[] } };
      })[];
    };
  }>(
    hub,
    `{ countries(first: 300, asOf: "2026-06-15") { nodes { code partners(filter: { qualifications: { some: {} } }) {
      groups(by: [TECHNOLOGY_CATEGORY], empty: ONLY) { totalCount nodes { key { technologyCategory { code } } } }
    } } } }`,
  );
  const { technologyCategories } = await dataInOneStatement<{ technologyCategories: { nodes: readonly Coded[] } }>(
    hub,
    '{ technologyCategories(first: 300) { nodes { code } } }',
  );
  const rows = (await partnersOn('2026-06-15')).filter(isQualified);
  for (const { code, partners } of countries.nodes) {
    const covered = new Set(
      rows
        .filter(({ country }) => country.code === code)
        .flatMap(({ technologies }) => technologies.nodes.map(({ category }) => category.code)),
    );
    const missing = technologyCategories.nodes.map((each) => each.code).filter((each) => !covered.has(each));
    expect(partners.groups.nodes.map(({ key }) => key.technologyCategory.code).sort()).toEqual(missing.sort());
    expect(partners.groups.totalCount).toBe(missing.length);
  }
});

it('which distributors lost more qualified partners than they gained, and which these are', async () => {
  const [from, to] = ['2024-06-15', '2026-06-15'];
  const { partners } = await dataInOneStatement<{
    partners: {
      change: {
        totalCount: number;
        nodes: readonly ({ key: { distributor: Slugged } } & Record<
          'gained' | 'lost',
          { totalCount: number; nodes: readonly Slugged[] }
        >)[];
      };
    };
  }>(
    hub,
    `{ partners(filter: { qualifications: { some: {} } }) {
      change(from: "${from}", to: "${to}", by: [DISTRIBUTOR], keys: { hasDistributor: true }, having: { net: { lt: 0 } }, orderBy: [{ net: ASC }], first: 1000) {
        totalCount
        nodes { key { distributor { slug } } gained(first: 100) { totalCount nodes { slug } } lost(first: 100) { totalCount nodes { slug } } }
      }
    } }`,
  );
  const [before, after] = [(await partnersOn(from)).filter(isQualified), (await partnersOn(to)).filter(isQualified)];
  const slugs = new Set(
    [...before, ...after].flatMap(({ distributors }) => distributors.nodes.map(({ slug }) => slug)),
  );
  const expected = [...slugs].flatMap((slug) => {
    const [then, now] = [before, after].map((rows) => rows.filter(isServedBy(slug)).map((row) => row.slug)) as [
      string[],
      string[],
    ];
    const gained = now.filter((each) => !then.includes(each)).sort();
    const lost = then.filter((each) => !now.includes(each)).sort();
    return gained.length < lost.length ? [[slug, { gained, lost }] as const] : [];
  });
  const shown = ({ nodes }: { nodes: readonly Slugged[] }): string[] => nodes.map(({ slug }) => slug).sort();
  expect(
    Object.fromEntries(
      partners.change.nodes.map(({ key, gained, lost }) => [
        key.distributor.slug,
        { gained: shown(gained), lost: shown(lost) },
      ]),
    ),
  ).toEqual(Object.fromEntries(expected));
  expect(partners.change.totalCount).toBe(expected.length);
});

it('how many partners hold a qualification, by any filter that the related rows alone decide', async () => {
  const day = '2025-03-31';
  const rows = await partnersOn(day);
  const slugs = [...new Set(rows.flatMap(({ qualifications }) => qualifications.map(({ slug }) => slug)))];
  expect(slugs.length).toBeGreaterThan(1);
  const some = (slug: string): string => `{ qualifications: { some: { slug: { eq: "${slug}" } } } }`;
  const lists = slugs.flatMap((slug, place) => [
    `a${place}: partners(asOf: "${day}", filter: ${some(slug)}) { aggregate { count } }`,
    `t${place}: partners(asOf: "${day}", filter: ${some(slug)}) { totalCount }`,
    `g${place}: partners(asOf: "${day}", filter: ${some(slug)}) { totalCount aggregate { count } groups(by: [DISTRIBUTOR], first: 1000) { nodes { count key { distributor { slug } } } } }`,
    `n${place}: partners(asOf: "${day}", filter: { not: ${some(slug)} }) { totalCount aggregate { count } }`,
  ]);
  const data = await dataInOneStatement<
    Record<
      string,
      {
        totalCount?: number;
        aggregate?: { count: number };
        groups?: { nodes: readonly { count: number; key: { distributor: Slugged | null } }[] };
      }
    >
  >(hub, `{ ${lists.join('\n')} }`);
  for (const [place, slug] of slugs.entries()) {
    const held = rows.filter(({ qualifications }) => qualifications.some((each) => each.slug === slug));
    expect(data[`a${place}`]).toEqual({ aggregate: { count: held.length } });
    expect(data[`t${place}`]).toEqual({ totalCount: held.length });
    expect(data[`n${place}`]).toEqual({
      totalCount: rows.length - held.length,
      aggregate: { count: rows.length - held.length },
    });
    const { groups, ...counts } = data[`g${place}`] ?? {};
    expect(counts).toEqual({ totalCount: held.length, aggregate: { count: held.length } });
    for (const { key, count } of groups?.nodes ?? [])
      expect(count).toBe(
        held.filter((each) =>
          key.distributor ? isServedBy(key.distributor.slug)(each) : each.distributors.nodes.length === 0,
        ).length,
      );
  }
});
