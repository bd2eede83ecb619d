import type { Client } from 'pg';
import { kilometres, type Point } from '../reference/point';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import fc from '../support/fast-check';
import { Rows } from '../support/rows';

/** The nearest of several places of each partner, held against the haversine formula. */
let hub: TestHub;
let database: Client;

/** Partners by their slugs: all their places, those of the database as they were written. */
const partners = new Map<
  string,
  { readonly id: number; readonly country: string; readonly places: readonly Point[] }
>();

const runs = Number(process.env['NEAREST_OFFICE_RUNS'] ?? 25);

/** Places where longitudes end or meet, and others. */
const corners: readonly Point[] = [
  [90, 45],
  [-90, -120],
  [89.9, -179.9],
  [89.5, 10],
  [-17, 179.5],
  [-16.9, -179.6],
  [0.5, 180],
  [-0.5, -179.999],
  [0, 0],
  [45.76, 4.84],
  [-33.87, 151.2],
].map(([latitude = 0, longitude = 0]) => ({ latitude, longitude }));

const point = fc.oneof(
  fc.constantFrom(...corners),
  fc.record({
    latitude: fc.integer({ min: -89_999, max: 89_999 }).map((each) => each / 1000 + 0.000123),
    longitude: fc.integer({ min: -180_000, max: 180_000 }).map((each) => each / 1000),
  }),
);

beforeAll(async () => {
  hub = await startDemoHub({ COST_LIMIT: '100000000' });
  database = await connect(hub.databaseUrl);
  const rows = new Rows(database);
  await database.query(
    `insert into partner (slug, name, status, country_id, latitude, longitude)
     select 'lyon-' || n, 'Lyon ' || n, 'ACTIVE', (select id from country where code = 'FR'), 45.2 + n * 0.0007, 4.8 + (n % 17) * 0.01
     from generate_series(1, 1200) n`,
  );
  const next = numbers(2011);
  for (let index = 0; index < 160; index++) {
    const corner = corners[index % corners.length] as Point;
    // Most have their main office in Fiji and others anywhere; some know the place of an office, but not of the main one.
    const main = index % 9 === 0 ? null : { latitude: -17 + next() / 10, longitude: 179.4 + next() / 2 };
    const partner_id = await rows.add('partner', { slug: `office-${index}` });
    await rows.add('location', { partner_id, ...(main ?? { latitude: null, longitude: null }) });
    for (let further = 0; further < index % 10; further++) {
      const place = further === 0 ? corner : { latitude: next() * 178 - 89, longitude: next() * 360 - 180 };
      // Two offices of one partner can stand at the same place.
      for (let same = 0; same < (index % 20 === 7 ? 2 : 1); same++)
        await rows.add('location', { partner_id, is_main: false, ...place });
    }
  }
  await database.query('analyze partner, location');
  const { rows: found } = await database.query<{ slug: string; id: number; country: string; places: number[][] }>(
    `select slug, partner.id::float8 as id, country.code as country, coalesce(json_agg(json_build_array(place.latitude, place.longitude)) filter (where place.latitude is not null), '[]') as places
     from partner join country on country.id = country_id cross join lateral (
       select partner.latitude, partner.longitude union all select latitude, longitude from location where partner_id = partner.id
     ) place group by 1, 2, 3`,
  );
  for (const { slug, places, ...others } of found)
    partners.set(slug, {
      ...others,
      places: places.map(([latitude = 0, longitude = 0]) => ({ latitude, longitude })),
    });
});

afterAll(async () => {
  await database.end();
  await hub.close();
});

/** A generator whose numbers are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function nearestOf(slug: string, from: Point): number | null {
  const places = partners.get(slug)?.places ?? [];
  return places.length === 0 ? null : Math.min(...places.map((place) => kilometres(place, from)));
}

/** How much two ways to compute a distance may differ, in kilometres. Rounding matters most for antipodes. */
function tolerance(distance: number): number {
  return distance < 19_000 ? 1e-7 : 1e-2;
}

interface Answer {
  readonly nodes: readonly { readonly slug: string; readonly distanceKm: number | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

async function ask(filter: object | null, from: Point, first: number, after: string | null = null): Promise<Answer> {
  const { body } = await hub.post({
    query: `query ($filter: PartnerFilter, $from: PointInput!, $first: Int, $after: String) {
      partners(filter: $filter, orderBy: [{ distance: { from: $from } }], first: $first, after: $after) {
        nodes { slug distanceKm(from: $from) } pageInfo { hasNextPage endCursor } totalCount
      }
    }`,
    variables: { filter, from, first, after },
  });
  expect(body).not.toHaveProperty('errors');
  return (body as { data: { partners: Answer } }).data.partners;
}

/** The first rows of a list, read in pages of a few. */
async function walk(filter: object | null, from: Point, first: number, most: number): Promise<Answer['nodes']> {
  const nodes: Answer['nodes'][number][] = [];
  for (let after: string | null = null; ;) {
    const page = await ask(filter, from, first, after);
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage || nodes.length >= most) return nodes;
    after = page.pageInfo.endCursor;
  }
}

/** Fails unless the nodes are the first ones of some partners by the distance of their nearest office, each once. */
function expectNearest(nodes: Answer['nodes'], of: readonly string[], from: Point): void {
  expect(new Set(nodes.map(({ slug }) => slug)).size).toBe(nodes.length);
  const distances = of
    .map((slug) => nearestOf(slug, from))
    .sort((one, other) => (one ?? Infinity) - (other ?? Infinity));
  nodes.forEach(({ slug, distanceKm }, index) => {
    const [own, expected] = [nearestOf(slug, from), distances[index]];
    if (own === null || expected == null) {
      expect([slug, distanceKm, expected]).toEqual([slug, null, null]);
      return;
    }
    for (const each of [own, expected])
      if (distanceKm === null || Math.abs(distanceKm - each) > tolerance(each))
        throw new Error(`${slug} is ${distanceKm} away, not ${each}, at place ${index}.`);
  });
}

it('pages by distance have each partner once, at the distance of its nearest office', async () => {
  await fc.assert(
    fc.asyncProperty(point, fc.constantFrom(7, 26, 100), async (from, first) => {
      expectNearest(await walk(null, from, first, 150), [...partners.keys()], from);
    }),
    { numRuns: runs },
  );
});

it('partners without any place come last', async () => {
  const of = [...partners.keys()].filter((slug) => slug.startsWith('office-'));
  const nodes = await walk({ slug: { startsWith: 'office-' } }, corners[4] as Point, 50, 200);
  expect(nodes).toHaveLength(160);
  expectNearest(nodes, of, corners[4] as Point);
  expect(nodes.at(-1)?.distanceKm).toBeNull();
});

it('a circle keeps the partners of which one office lies in it, in the order of the office that is nearest to another point', async () => {
  const radius = fc.constantFrom(0.5, 40, 150, 2000, 9000, 19_000);
  await fc.assert(
    fc.asyncProperty(point, point, fc.boolean(), radius, async (centre, other, same, withinKm) => {
      const from = same ? centre : other;
      const distances = [...partners.keys()].map((slug) => [slug, nearestOf(slug, centre)] as const);
      // What lies on the rim is a matter of the last digit.
      fc.pre(distances.every(([, each]) => each === null || Math.abs(each - withinKm) > 1e-4));
      const of = distances.filter(([, each]) => each !== null && each <= withinKm).map(([slug]) => slug);
      const filter = { position: { near: { from: centre, withinKm } } };
      const { totalCount } = await ask(filter, from, 1);
      expect(totalCount).toBe(of.length);
      const nodes = await walk(filter, from, 26, 60);
      expect(nodes.length).toBe(Math.min(of.length, Math.max(nodes.length, 60)));
      expectNearest(nodes, of, from);
    }),
    { numRuns: runs },
  );
});

it('the partners of a country or of a region are nearest first by any of their offices, wherever these are', async () => {
  const france = [...partners].filter(([, { country }]) => country === 'FR').map(([slug]) => slug);
  const others = [...partners].filter(([, { country }]) => country !== 'FR').map(([slug]) => slug);
  for (const from of corners) {
    expectNearest(await walk({ country: { code: { eq: 'FR' } } }, from, 26, 80), france, from);
    expectNearest(await walk({ country: { code: { ne: 'FR' } } }, from, 26, 80), others, from);
    const inside = { position: { near: { from, withinKm: 3000 } }, country: { code: { ne: 'FR' } } };
    const of = others.filter((slug) => (nearestOf(slug, from) ?? Infinity) <= 3000);
    expectNearest(await walk(inside, from, 26, 80), of, from);
    expect((await ask(inside, from, 1)).totalCount).toBe(of.length);
  }
});

it('a partner with ten offices in a circle is one result, by name and counted', async () => {
  const rows = new Rows(database);
  const partner_id = await rows.add('partner', { slug: 'ten-offices', name: 'Ten offices' });
  for (let index = 0; index < 10; index++)
    await rows.add('location', { partner_id, is_main: index === 0, latitude: -50 - index / 100, longitude: 70 });
  const from = { latitude: -50.055, longitude: 70 };
  const { body } = await hub.post({
    query: `query ($from: PointInput!) {
      byName: partners(filter: { position: { near: { from: $from, withinKm: 100 } } }) { nodes { slug locations { totalCount } } totalCount }
      inBox: partners(filter: { position: { box: { south: -51, north: -49, west: 69, east: 71 } } }) { nodes { slug } aggregate { count } }
      outside: partners(filter: { slug: { eq: "ten-offices" }, not: { position: { near: { from: $from, withinKm: 100 } } } }) { totalCount }
      byDistance: partners(orderBy: [{ distance: { from: $from } }], first: 2) { nodes { slug } }
      farthest: partners(orderBy: [{ distance: { from: $from } }], last: 1, filter: { position: { near: { from: $from, withinKm: 100 } } }) { nodes { slug } }
      locations(filter: { partner: { slug: { eq: "ten-offices" } } }, orderBy: [{ distance: { from: $from } }], first: 2) { nodes { distanceKm(from: $from) } totalCount }
    }`,
    variables: { from },
  });
  const ten = { slug: 'ten-offices' };
  expect(body).toMatchObject({
    data: {
      byName: { nodes: [{ ...ten, locations: { totalCount: 10 } }], totalCount: 1 },
      inBox: { nodes: [ten], aggregate: { count: 1 } },
      outside: { totalCount: 0 },
      byDistance: { nodes: [ten, { slug: expect.not.stringMatching('ten-offices') as string }] },
      farthest: { nodes: [ten] },
      locations: { totalCount: 10 },
    },
  });
});
