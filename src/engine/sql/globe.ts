import type { Sql } from './sql';
import { integer, parameter, sql } from './sql';

type Parts = Readonly<Record<string, Sql>>;

/** The mean radius of the globe in kilometres (IUGG). */
const radius = sql`6371.0088`;

function onGlobe(latitude: Sql, longitude: Sql): Sql {
  return sql`globe_point(${latitude}, ${longitude})`;
}

/** A point among the values. */
function pointFrom(source: string): Sql {
  const given = (part: string): Sql => parameter(`${source}.${part}`, 'double precision');
  return onGlobe(given('latitude'), given('longitude'));
}

function coordinates({ latitude, longitude }: Parts): { readonly latitude: Sql; readonly longitude: Sql } {
  if (!latitude || !longitude) throw new Error('A position has a latitude and a longitude.');
  return { latitude, longitude };
}

/**
 * The straight line between a position and a point among the values, in radii of the globe. It orders by distance: an index
 * on the position has the order, whereas it would not have that of anything computed from the line. Null without a position.
 * @param from the source of the point
 */
export function lineFrom(parts: Parts, from: string): Sql {
  const { latitude, longitude } = coordinates(parts);
  return sql`(${onGlobe(latitude, longitude)} <-> ${pointFrom(from)})`;
}

/**
 * The distance of a position from a point among the values along a great circle, in kilometres; null without a position.
 * That has to be said: `least` passes over what is null. Where one line is not longer than another, its distance is not either.
 * @param from the source of the point
 */
export function distanceFrom(parts: Parts, from: string): Sql {
  return sql`case when ${coordinates(parts).latitude} is not null then 2 * ${radius} * asin(least(1, ${lineFrom(parts, from)} / 2)) end`;
}

/** The distance along a great circle that a straight line between two points of the globe has, in kilometres; null for null. */
export function distanceAlong(line: Sql): Sql {
  return sql`(select 2 * ${radius} * asin(least(1, "line" / 2)) from (select ${line} as "line" offset 0) "straight" where "line" is not null)`;
}

/**
 * That a position lies in a box around a circle, so that an index on positions finds the few rows whose distance has to be
 * computed. The box is wider than the circle by the bend of the globe, and by some millimetres for what is rounded.
 * Radii beyond the globe or below a millimetre would leave the numbers that PostgreSQL computes with.
 */
function around(parts: Parts, from: string, withinKm: Sql): Sql {
  const { latitude, longitude } = coordinates(parts);
  const reach = sql`greatest(least(${withinKm}, 30000), 1e-6) / ${radius} + 1e-9`;
  return sql`${onGlobe(latitude, longitude)} <@ cube_enlarge(${pointFrom(from)}, ${reach}, 3)`;
}

/**
 * That a position lies within a circle; false without a position. Where each row is tested, the parallels and meridians around the circle
 * keep most points on the globe from being computed.
 * @param source of the circle among the values
 */
export function isInCircle(parts: Parts, source: string): Sql {
  const { latitude, longitude } = coordinates(parts);
  const [from, withinKm] = [`${source}.from`, parameter(`${source}.withinKm`, 'double precision')];
  const given = (edge: string): Sql => parameter(`${source}.${edge}`, 'double precision');
  const parallels = sql`${latitude} between ${given('south')} and ${given('north')}`;
  const meridians = sql`${longitude} between ${given('west')} and ${given('east')}`;
  return sql`coalesce(${parallels} and ${meridians}, false) and ${around(parts, from, withinKm)} and coalesce(${distanceFrom(parts, from)} <= ${withinKm}, false)`;
}

/**
 * That a position lies within a box; false without a position.
 * @param source of the box among the values
 */
export function isInBox(parts: Parts, source: string): Sql {
  const { latitude, longitude } = coordinates(parts);
  const given = (path: string): Sql => parameter(`${source}.${path}`, 'double precision');
  const between = (range: string): Sql =>
    sql`${longitude} between ${given(`${range}.west`)} and ${given(`${range}.east`)}`;
  const parallels = sql`${latitude} between ${given('south')} and ${given('north')}`;
  // What an index on the position serves stands outside of `coalesce`.
  const meridians = sql`coalesce(${between('first')} or ${between('second')} or abs(${latitude}) = 90, false)`;
  return sql`${parallels} and ${between('span')} and ${meridians}`;
}

/**
 * The height and the width of the finest rows and columns, 45 / 2^20 degrees. PostgreSQL refuses quotients that are too small for
 * a number, so coarser rows are made of these. The quotients are exact enough: none is rounded to a whole number that it does not
 * reach.
 */
const step = sql`4.291534423828125e-05`;

/** How many finest rows or columns lie between a position and the equator or Greenwich. The last one ends with its edge. */
function stepsTo(degrees: Sql, most: number): Sql {
  const last = integer((most / 45) * 2 ** 20 - 1);
  return sql`case when ${degrees} = ${integer(most)} then ${last} else floor(${degrees} / ${step})::integer end`;
}

/**
 * The number of the cell that a position lies in; null without a position. Cells are numbered from south to north, in a row from west
 * to east.
 * @param bits of the row and of the column of a cell: at most 22 and 23
 */
export function cellOf(parts: Parts, bits: { readonly row: number; readonly column: number }): Sql {
  const { latitude, longitude } = coordinates(parts);
  const row = sql`((${stepsTo(latitude, 90)}) >> ${integer(22 - bits.row)})`;
  const column = sql`((${stepsTo(longitude, 180)}) >> ${integer(23 - bits.column)})`;
  return sql`(${row} * ${integer(2 ** bits.column)}::bigint + ${column})`;
}

/**
 * That a position lies in a cell of a grid; false without a position.
 * @param source of the cell among the values
 */
export function isInCell(parts: Parts, source: string): Sql {
  const { latitude, longitude } = coordinates(parts);
  const given = (edge: string): Sql => parameter(`${source}.${edge}`, 'double precision');
  const rows = sql`${latitude} >= ${given('south')} and ${latitude} < ${given('north')}`;
  const columns = sql`${longitude} >= ${given('west')} and ${longitude} < ${given('east')}`;
  return sql`${rows} and ${columns} and ${latitude} is not null`;
}
