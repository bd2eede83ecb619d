import type { Client } from 'pg';
import { administrator, anybody, type Party, type Viewer } from '../../src/access/viewer';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { recordStatements, type Statement } from '../support/statements';

/** What a text finds, nearest first, held against SQL that knows no way but to sort all rows. */
let hub: TestHub;
let database: Client;

/** Points at which longitudes end or meet, and points near no or many of the rows. */
const points = {
  fiji: { latitude: -17.3, longitude: 179.99 },
  beyondTheDateLine: { latitude: -16.8, longitude: -179.98 },
  meeting: { latitude: 10, longitude: 180 },
  pole: { latitude: -90, longitude: 12 },
  lyon: { latitude: 45.76, longitude: 4.84 },
  tokyo: { latitude: 35.68, longitude: 139.69 },
};
type Point = (typeof points)[keyof typeof points];
const names = Object.keys(points) as (keyof typeof points)[];

/**
 * `Meridian 1` to `Meridian 900` are around the date line, at one place on it, near Lyon, and nowhere; every other one has further
 * offices, some at the same place. Around Tokyo are only others, `Kaido 1` to `Kaido 600`.
 */
beforeAll(async () => {
  hub = await startDemoHub({ COST_LIMIT: '100000000' });
  database = await connect(hub.databaseUrl);
  await database.query(`
    insert into partner (slug, name, status, country_id, latitude, longitude)
    select 'meridian-' || n, 'Meridian ' || n, case when n % 7 = 0 then 'SUSPENDED' else 'ACTIVE' end::partner_status,
      (select id from country where code = case when n % 2 = 0 then 'FR' else 'NZ' end),
      case when n % 9 < 4 then -17 + n % 31 * 0.07 when n % 9 < 6 then 10 when n % 9 < 8 then 45.2 + n * 0.0013 end,
      case when n % 9 < 4 then case when n % 4 < 2 then 179.4 + n % 13 * 0.04 else -179.9 + n % 13 * 0.04 end
        when n % 9 < 6 then case when n % 2 = 0 then 180 else -180 end when n % 9 < 8 then 4.8 + n % 17 * 0.01 end
    from generate_series(1, 900) n;
    insert into partner (slug, name, status, country_id, latitude, longitude)
    select 'kaido-' || n, 'Kaido ' || n, 'ACTIVE', (select id from country where code = 'JP'), 35.2 + n * 0.001, 139.7
    from generate_series(1, 600) n;
    insert into location (partner_id, is_main, kind, name, country_id, latitude, longitude)
    select partner.id, place = 0, 'OFFICE', 'Office ' || place, country_id,
      case place when 1 then -partner.id % 80 when 2 then 10 else partner.latitude end,
      case place when 1 then partner.id * 7 % 360 - 180 when 2 then -180 else partner.longitude end
    from partner cross join generate_series(0, 3) place
    where partner.slug like 'meridian-%' and partner.id % 2 = 0 and partner.latitude is not null;
    analyze partner, location, partner_place`);
});

afterAll(async () => {
  await database.end();
  await hub.close();
});

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly slug: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
  readonly totalCount: number;
}

interface Wanted {
  readonly text?: string;
  readonly from: Point;
  readonly filter?: object;
  readonly first?: number;
  readonly last?: number;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

async function ask({ text = 'meridian', ...others }: Wanted, viewer: Viewer = administrator): Promise<Page> {
  const { body } = await hub.as(viewer).post({
    query: `query ($text: String!, $filter: PartnerFilter, $from: PointInput!, $first: Int, $after: String, $last: Int, $before: String) {
      partners(search: $text, filter: $filter, orderBy: [{ distance: { from: $from } }], first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage } totalCount
      }
    }`,
    variables: { text, ...others },
  });
  expect(body).not.toHaveProperty('errors');
  return (body as { data: { partners: Page } }).data.partners;
}

/** The slugs of partners that a condition in SQL keeps, nearest first. */
async function nearest({ latitude, longitude }: Point, where = 'true'): Promise<readonly string[]> {
  const { rows } = await database.query<{ slug: string }>(
    `select slug from partner where name like 'Meridian %' and ${where}
     order by (select min(globe_point(place.latitude, place.longitude) <-> globe_point($1, $2)) from (
       select partner.latitude, partner.longitude union all select latitude, longitude from location where partner_id = partner.id
     ) place), id`,
    [latitude, longitude],
  );
  return rows.map(({ slug }) => slug);
}

function slugs({ edges }: Page): readonly string[] {
  return edges.map(({ node }) => node.slug);
}

/** Reads pages, each after the last row of the one before, and holds them against all rows in order. */
async function expectPages(wanted: Wanted & { first: number }, all: readonly string[], most: number, viewer?: Viewer) {
  let after: string | undefined;
  for (let read = 0; read < Math.min(most, all.length); read += wanted.first) {
    const page = await ask({ ...wanted, after }, viewer);
    expect(slugs(page)).toEqual(all.slice(read, read + wanted.first));
    expect(page.pageInfo).toEqual({ hasNextPage: read + wanted.first < all.length, hasPreviousPage: read > 0 });
    expect(page.totalCount).toBe(all.length);
    after = page.edges.at(-1)?.cursor;
  }
}

describe.each(names)('what a text finds often, from %s', (name) => {
  const from = points[name];

  it.each([1, 5, 26, 100])('has pages of %i rows in the order of the nearest office', async (first) => {
    await expectPages({ from, first }, await nearest(from), 4 * first);
  });

  it('ends with the rows that have no place', async () => {
    const all = await nearest(from);
    expect(all.slice(-100).every((slug) => Number(slug.replace('meridian-', '')) % 9 === 8)).toBe(true);
    await expectPages({ from, first: 100 }, all, all.length);
  });

  it('has pages before a cursor, and the last ones', async () => {
    const all = await nearest(from);
    const [front, back] = [await ask({ from, first: 60 }), await ask({ from, last: 30 })];
    const [start, end] = [front.edges[9]?.cursor, front.edges[49]?.cursor];
    expect(slugs(back)).toEqual(all.slice(-30));
    expect(slugs(await ask({ from, first: 10, before: end }))).toEqual(all.slice(0, 10));
    expect(slugs(await ask({ from, first: 100, after: start, before: end }))).toEqual(all.slice(10, 49));
    expect(slugs(await ask({ from, first: 5, after: start, before: end }))).toEqual(all.slice(10, 15));
    expect(slugs(await ask({ from, last: 10, before: end }))).toEqual(all.slice(39, 49));
    expect(slugs(await ask({ from, first: 10, after: back.edges[0]?.cursor }))).toEqual(all.slice(-29, -19));
  });

  it('is kept by a filter too, on the row or over an edge', async () => {
    const kept = `country_id = (select id from country where code = 'NZ') and status = 'SUSPENDED'`;
    const filter = { country: { code: { eq: 'NZ' } }, status: { eq: 'SUSPENDED' } };
    await expectPages({ from, filter, first: 20 }, await nearest(from, kept), 100);
    const few = { slug: { in: ['meridian-12', 'meridian-8', 'kaido-7', 'meridian-500'] } };
    await expectPages({ from, filter: few, first: 2 }, await nearest(from, `name ~ ' (12|8|500)$'`), 3);
  });

  it('has the rows alone that a viewer may see', async () => {
    await expectPages({ from, first: 26 }, await nearest(from, `status = 'ACTIVE'`), 78, anybody);
    const { rows } = await database.query<Party>(`select id as key, slug from partner where slug = 'meridian-14'`);
    const viewer: Viewer = { role: 'PARTNER', ...(rows[0] && { partner: rows[0] }) };
    const own = await nearest(from, `(status = 'ACTIVE' or slug = 'meridian-14')`);
    await expectPages({ from, first: 100 }, own, 300, viewer);
  });
});

it('what a text finds rarely or never is in the same order', async () => {
  for (const from of Object.values(points)) {
    await expectPages({ from, text: 'meridian 77', first: 4 }, await nearest(from, `name ~ ' 77'`), 11);
    expect(await ask({ from, text: 'xylophonists', first: 10 })).toMatchObject({ edges: [], totalCount: 0 });
  }
});

interface Node {
  readonly 'Subplan Name'?: string;
  readonly 'Actual Rows': number;
  readonly Plans?: readonly Node[];
}

/** How many rows the statement of a page finds before it chooses, and how many by the walk. */
async function found(wanted: Wanted): Promise<{ readonly few: number; readonly walked: number }> {
  const { statements } = await recordStatements(() => ask(wanted));
  expect(statements).toHaveLength(1);
  const [{ text, values }] = statements as [Statement];
  const { rows } = await database.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(`explain (analyze, format json) ${text}`, [
    ...values,
  ]);
  const all: Node[] = [];
  const visit = (node: Node): void => {
    all.push(node);
    node.Plans?.forEach(visit);
  };
  rows[0]?.['QUERY PLAN'].forEach(({ Plan }) => visit(Plan));
  const rowsOf = (part: string): number =>
    all.find(({ 'Subplan Name': name }) => name?.endsWith(part))?.['Actual Rows'] ?? NaN;
  return { few: rowsOf(' few'), walked: rowsOf(' walked') };
}

it('the tests above meet each way: a sort of few rows, a walk, and a sort because the walk does not fill the page', async () => {
  const walked = await found({ from: points.fiji, first: 25 });
  expect(walked.walked).toBe(26);
  expect(walked.few).toBeLessThan(600);
  expect(await found({ from: points.tokyo, first: 25 })).toEqual({ few: walked.few, walked: 0 });
  expect(await found({ from: points.fiji, first: 25, text: 'meridian 77' })).toEqual({ few: 11, walked: 0 });
});
