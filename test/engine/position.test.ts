import type { Client } from 'pg';
import { circleValues } from '../../src/engine/condition/point';
import { distanceFrom, isInBox, isInCircle, lineFrom } from '../../src/engine/sql/globe';
import { identifier, parameter, render, sql, type Rendered } from '../../src/engine/sql/sql';
import { kilometres } from '../reference/point';
import { connect } from '../support/connections';
import { createTestDatabase, type TestDatabase } from '../support/database';

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

interface Circle {
  readonly from: Point;
  readonly withinKm: number;
}

const globe = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** A generator whose numbers are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const random = numbers(2011);
const between = (low: number, high: number): number => low + (high - low) * random();

const edges: readonly Point[] = [0, 5e-324, 45, 88.9, 89.5, 90, -45, -89.999, -90].flatMap((latitude) =>
  [0, -1e-309, 2, 90, 179.5, 180, -179.9999, -180].map((longitude) => ({ latitude, longitude })),
);

const circles: readonly Circle[] = [
  ...edges.flatMap((from) =>
    [0, 5e-324, 0.001, 30, 120, 1000, 9_900, 20_015.08, 20_100, 1e300].map((withinKm) => ({ from, withinKm })),
  ),
  ...Array.from({ length: 200 }, () => ({
    from: { latitude: between(-90, 90), longitude: between(-180, 180) },
    withinKm: 10 ** between(-3, 4.5),
  })),
];

/** The point at a distance and a bearing from another one. */
function onward({ latitude, longitude }: Point, course: number, kilometres: number): Point {
  const [way, start] = [kilometres / globe, radians(latitude)];
  const sine = Math.sin(start) * Math.cos(way) + Math.cos(start) * Math.sin(way) * Math.cos(course);
  const turn = Math.atan2(Math.sin(course) * Math.sin(way) * Math.cos(start), Math.cos(way) - Math.sin(start) * sine);
  return {
    latitude: degrees(Math.asin(Math.max(-1, Math.min(1, sine)))),
    longitude: ((((longitude + degrees(turn) + 180) % 360) + 360) % 360) - 180,
  };
}

/** Points anywhere, and points just within or just beyond the rim of a circle, where its box is closest. */
const points: readonly Point[] = [
  ...edges,
  ...Array.from({ length: 300 }, () => ({ latitude: between(-90, 90), longitude: between(-180, 180) })),
  ...circles
    .filter(({ withinKm }) => withinKm < 20_000)
    .flatMap(({ from, withinKm }) =>
      [0, 0.25, 0.5, 0.75, random(), random()].map((turn) =>
        onward(from, turn * 2 * Math.PI, withinKm * (random() < 0.7 ? 1 - 1e-9 : 1 + 1e-9)),
      ),
    ),
];

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase('empty');
  client = await connect(database.url);
  await client.query(
    'create table place (id integer generated always as identity, latitude double precision, longitude double precision)',
  );
  await client.query('insert into place (latitude, longitude) select * from unnest($1::float8[], $2::float8[])', [
    points.map(({ latitude }) => latitude),
    points.map(({ longitude }) => longitude),
  ]);
  await client.query('insert into place (latitude, longitude) values (null, null)');
  await client.query('create index on place (latitude, longitude)');
  await client.query('create index on place using gist (globe_point(latitude, longitude))');
  await client.query('analyze place');
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** The rows of a statement about a circle. */
async function ask<Row extends object>({ text, sources }: Rendered, { from, withinKm }: Circle): Promise<Row[]> {
  const values = circleValues({ from, withinKm }, 'at.near');
  return (
    await client.query<Row>(
      text,
      sources.map((source) => values[source as string]),
    )
  ).rows;
}

const position = { latitude: identifier('latitude'), longitude: identifier('longitude') };

test('the box around a circle loses no point of the circle', async () => {
  const distance = distanceFrom(position, 'at.near.from');
  const within = isInCircle(position, 'at.near');
  const statement = render(
    sql`select count(*) filter (where ${within}) as found, count(*) filter (where coalesce(${distance} <= ${parameter('at.near.withinKm', 'double precision')}, false)) as all, count(*) filter (where (${within}) is null) as unknown from place`,
  );
  for (const circle of circles) {
    const rows = await ask<{ found: string; all: string; unknown: string }>(statement, circle);
    expect({ ...circle, ...rows[0] }).toEqual({ ...circle, ...rows[0], found: rows[0]?.all, unknown: '0' });
  }
});

/** The largest difference of two ways to compute a distance, in kilometres. Rounding matters most for antipodes. */
function tolerance(distance: number): number {
  return distance < 19_000 ? 1e-8 : 1e-3;
}

test('the order by distance is that of the distances shown, and these are those of the haversine formula', async () => {
  const [line, distance] = [lineFrom(position, 'at.near.from'), distanceFrom(position, 'at.near.from')];
  const statement = render(
    sql`select id, ${line} as line, ${distance} as distance from place where latitude is not null order by ${line}, id`,
  );
  for (const from of [...edges, ...points.slice(edges.length, edges.length + 30)]) {
    const rows = await ask<{ id: number; line: number; distance: number }>(statement, { from, withinKm: 0 });
    expect(rows).toHaveLength(points.length);
    let farthest = 0;
    rows.forEach(({ id, line, distance }, index) => {
      const expected = kilometres(from, points[id - 1] as Point);
      if (Math.abs(distance - expected) > tolerance(expected)) throw new Error(`${distance} is not ${expected}.`);
      if (expected < farthest - tolerance(expected)) throw new Error(`${expected} stands after ${farthest}.`);
      farthest = Math.max(farthest, expected);
      const before = rows[index - 1];
      if (!before) return;
      if (distance < before.distance) throw new Error(`${distance} is shown after ${before.distance}.`);
      if (line === before.line && id < before.id) throw new Error(`${id} stands after ${before.id}.`);
    });
  }
});

test('a point has the distance 0 from itself, for every longitude of a pole and both longitudes of the 180th meridian', async () => {
  const statement = render(sql`select ${distanceFrom(position, 'at.near.from')} as distance from place order by id`);
  for (const from of edges) {
    const rows = await ask<{ distance: number | null }>(statement, { from, withinKm: 0 });
    const same = ({ latitude, longitude }: Point): boolean =>
      latitude === from.latitude &&
      (Math.abs(latitude) === 90 || longitude === from.longitude || Math.abs(longitude - from.longitude) === 360);
    const distances = points.flatMap((point, index) => (same(point) ? [rows[index]?.distance] : []));
    expect(new Set(distances)).toEqual(new Set([0]));
    expect(rows.at(-1)?.distance).toBeNull();
  }
});

/** The generic plan of a statement. */
async function planOf({ text, sources }: Rendered): Promise<string> {
  await client.query('set enable_seqscan = off');
  await client.query('set plan_cache_mode = force_generic_plan');
  await client.query(`prepare statement as ${text}`);
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `explain execute statement (${sources.map(() => '1').join()})`,
  );
  await client.query('deallocate statement');
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test.each([
  ['circle', isInCircle(position, 'at'), /Index Cond: .* <@ cube_enlarge/],
  ['box', isInBox(position, 'at'), /Index Cond: \(\(latitude >= .*longitude <= /],
] as const)('an index on the position serves a %s, whatever its values', async (_what, within, condition) => {
  const plan = await planOf(render(sql`select * from place where ${within}`));
  expect(plan).toMatch(condition);
});

test('an index on the position has the order of the distance, alone and within a circle, whatever the values', async () => {
  const within = isInCircle(position, 'at.near');
  for (const condition of [sql`true`, within]) {
    const line = lineFrom(position, 'at.near.from');
    const plan = await planOf(render(sql`select * from place where ${condition} order by ${line}, id limit 10`));
    expect(plan).toMatch(/Presorted Key: /);
    expect(plan).toMatch(
      /Index Scan using place_globe_point_idx on place .*\n(.*Index Cond: .*\n)?\s*Order By: .* <-> /,
    );
  }
});
