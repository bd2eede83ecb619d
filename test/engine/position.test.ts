import type { Client } from 'pg';
import { distanceFrom, isWithin } from '../../src/engine/filter/position';
import { identifier, parameter, render, sql } from '../../src/engine/sql';
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

const edges: readonly Point[] = [0, 45, 88.9, 89.5, 90, -45, -89.999, -90].flatMap((latitude) =>
  [0, 2, 90, 179.5, 180, -179.9999, -180].map((longitude) => ({ latitude, longitude })),
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

/** Where one comes to from a point on a course. */
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
  await client.query('create table place (latitude double precision, longitude double precision)');
  await client.query('insert into place select * from unnest($1::float8[], $2::float8[])', [
    points.map(({ latitude }) => latitude),
    points.map(({ longitude }) => longitude),
  ]);
  await client.query('insert into place values (null, null)');
  await client.query('create index on place (latitude, longitude)');
  await client.query('analyze place');
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const position = { latitude: identifier('latitude'), longitude: identifier('longitude') };

test('the box around a circle loses no point of the circle', async () => {
  const distance = distanceFrom(position, 'at.near.from');
  const within = isWithin(position, { near: { from: {}, withinKm: true } }, 'at');
  if (!within) throw new Error('There is no condition.');
  const statement = render(
    sql`select count(*) filter (where ${within}) as found, count(*) filter (where coalesce(${distance} <= ${parameter('at.near.withinKm', 'double precision')}, false)) as all, count(*) filter (where (${within}) is null) as unknown from place`,
  );
  for (const { from, withinKm } of circles) {
    const values: { readonly [source: string]: number } = {
      'at.near.from.latitude': from.latitude,
      'at.near.from.longitude': from.longitude,
      'at.near.withinKm': withinKm,
    };
    const { rows } = await client.query<{ found: string; all: string; unknown: string }>(
      statement.text,
      statement.sources.map((source) => values[source]),
    );
    expect({ from, withinKm, ...rows[0] }).toEqual({ from, withinKm, ...rows[0], found: rows[0]?.all, unknown: '0' });
  }
});

test.each([
  ['circle', { near: { from: {}, withinKm: true } }],
  ['box', { box: { south: true, west: true, north: true, east: true } }],
] as const)('an index on the position serves a %s, whatever its values', async (_what, shape) => {
  const { text, sources } = render(sql`select * from place where ${isWithin(position, shape, 'at') ?? sql`true`}`);
  await client.query('set enable_seqscan = off');
  await client.query('set plan_cache_mode = force_generic_plan');
  await client.query(`prepare within as ${text}`);
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `explain execute within (${sources.map(() => '1').join()})`,
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  await client.query('deallocate within');
  expect(plan).toMatch(/Index Cond: \(\(latitude >= .*longitude <= /);
});
