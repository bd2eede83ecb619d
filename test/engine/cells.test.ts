import type { Client } from 'pg';
import { bitsOf, boxOfCell, cellValues, finestGrid, geohashOf, numberInGrid } from '../../src/engine/condition/cell';
import { cellOf, isInCell } from '../../src/engine/sql/globe';
import { identifier, render, sql, type Sql } from '../../src/engine/sql/sql';
import { boxOf, codeOf } from '../reference/grid';
import type { Point } from '../reference/point';
import { connect } from '../support/connections';
import { createTestDatabase, type TestDatabase } from '../support/database';
import fc from '../support/fast-check';

const grids = Array.from({ length: finestGrid }, (_, index) => index + 1);

/** The numbers just below and just above a number. */
function besides(value: number): readonly number[] {
  const least = Number.MIN_VALUE;
  const step = Math.max(least, 2 ** (Math.floor(Math.log2(Math.abs(value) || least)) - 52));
  return [value - step, value - step / 2, value, value + step / 2, value + step];
}

/** Degrees at the edges of cells of any grid, and beside them. */
function degrees(most: number): fc.Arbitrary<number> {
  const edge = fc
    .tuple(fc.integer({ min: 0, max: 21 }), fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 0, max: 4 }))
    .map(([halvings, share, at]) => besides((Math.round(share * 2 ** halvings) * most) / 2 ** halvings)[at] ?? 0);
  return fc
    .oneof(
      edge,
      fc.double({ min: -most, max: most, noNaN: true }),
      fc.constantFrom(0, -0, 5e-324, -5e-324, most, -most),
    )
    .map((value) => Math.min(Math.max(value, -most), most));
}

const points = fc.sample(fc.record({ latitude: degrees(90), longitude: degrees(180) }), 3_000);

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase('empty');
  client = await connect(database.url);
  await client.query('create table place (id integer, latitude double precision, longitude double precision)');
  await client.query(
    'insert into place select ordinality, latitude, longitude from unnest($1::float8[], $2::float8[]) with ordinality as point (latitude, longitude, ordinality)',
    [points.map(({ latitude }) => latitude), points.map(({ longitude }) => longitude)],
  );
  await client.query('insert into place values (0, null, null)');
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const parts = { latitude: identifier('latitude'), longitude: identifier('longitude') };

async function numbersOf(expression: Sql): Promise<readonly (number | null)[]> {
  const { text } = render(sql`select ${expression} as "number" from place order by id`);
  const { rows } = await client.query<{ number: string | null }>(text);
  return rows.map(({ number }) => (number === null ? null : Number(number)));
}

it.each(grids)('positions lie in the cells that halving the globe gives, in grid %i', async (grid) => {
  const [none, ...numbers] = await numbersOf(cellOf(parts, bitsOf(grid)));
  expect(none).toBeNull();
  const found = numbers.map((number) => number ?? NaN);
  const codes = points.map((point) => codeOf(point, grid));
  expect(found.map((number) => geohashOf(number, grid))).toEqual(codes);
  expect(codes.map((code) => numberInGrid(code, grid, 'code'))).toEqual(found);
  expect(found.map((number) => boxOfCell(number, grid))).toEqual(codes.map(boxOf));
});

it.each(grids)('a condition on a cell keeps the positions in it, in grid %i', async (grid) => {
  const { text, sources } = render(
    sql`select (${isInCell(parts, 'cell')}) as "isIn" from place where id = ${identifier('wanted')}`,
  );
  expect(sources).toEqual(['cell.south', 'cell.north', 'cell.west', 'cell.east']);
  const joined = text.replace('from place', `from place, (select $${sources.length + 1}::integer as wanted)`);
  for (const [index, point] of points.slice(0, 20).entries()) {
    const ask = async (code: string, id: number): Promise<unknown> => {
      const values = cellValues(code, 'cell');
      const { rows } = await client.query<{ isIn: unknown }>(joined, [
        ...sources.map((each) => values[each as string]),
        id,
      ]);
      return rows[0]?.isIn;
    };
    const other = points[(index * 7 + 1) % points.length] as Point;
    expect(await ask(codeOf(point, grid), index + 1)).toBe(true);
    expect(await ask(codeOf(other, grid), index + 1)).toBe(codeOf(other, grid) === codeOf(point, grid));
    expect(await ask(codeOf(point, grid), 0)).toBe(false);
  }
});

it.each([
  ['u4pruydqq', { latitude: 57.64911, longitude: 10.40744 }],
  ['ezs42', { latitude: 42.605, longitude: -5.603 }],
  ['9q8yyk8yt', { latitude: 37.7749, longitude: -122.4194 }],
  ['r3gx2f77b', { latitude: -33.86882, longitude: 151.2093 }],
])('%s is the geohash that other programs give', (code, point) => {
  for (const grid of grids.filter((each) => each <= code.length)) {
    expect(codeOf(point, grid)).toBe(code.slice(0, grid));
    expect(geohashOf(numberInGrid(code.slice(0, grid), grid, 'code'), grid)).toBe(code.slice(0, grid));
  }
});
