import { allOf } from '../access';
import type { Sql } from '../sql';
import { parameter, sql } from '../sql';
import type { FilterShape } from './read';

type Parts = Readonly<Record<string, Sql>>;

/** Twice the mean radius of the globe in kilometres (IUGG). */
const diameter = sql`12742.0176`;

/**
 * Degrees of which PostgreSQL can compute: it refuses to multiply what would become too small for a number, so what is less
 * than a ten-thousandth of a millimetre on the globe counts as nothing.
 */
function sound(degrees: Sql): Sql {
  return sql`case when abs(${degrees}) < 1e-12 then 0 else ${degrees} end`;
}

/**
 * The distance of two points along a great circle in kilometres, by the haversine formula; null without a latitude.
 * That has to be said: `least` passes over what is null.
 */
function distance(latitude: Sql, longitude: Sql, fromLatitude: Sql, fromLongitude: Sql): Sql {
  const rise = sql`sin(radians(${sound(sql`${latitude} - ${fromLatitude}`)}) / 2) ^ 2`;
  const turn = sql`sin(radians(${sound(sql`${longitude} - ${fromLongitude}`)}) / 2) ^ 2`;
  const chord = sql`${rise} + cos(radians(${sound(latitude)})) * cos(radians(${sound(fromLatitude)})) * ${turn}`;
  return sql`case when ${latitude} is not null then ${diameter} * asin(sqrt(least(1, ${chord}))) end`;
}

/**
 * The distance of a position from a point among the values, in kilometres.
 * @param from the source of the point
 */
export function distanceFrom({ latitude, longitude }: Parts, from: string): Sql {
  if (!latitude || !longitude) throw new Error('A position has a latitude and a longitude.');
  const given = (part: string): Sql => parameter(`${from}.${part}`, 'double precision');
  return distance(latitude, longitude, given('latitude'), given('longitude'));
}

/** Degrees by which a span around a circle is wider than it has to be: a metre, far more than distances are rounded by. */
const margin = sql`1e-5`;

/**
 * That a position lies in a box around a circle, so that an index on positions finds the few rows whose distance has to be
 * computed. All longitudes are in the box where the circle comes near a pole or crosses the 180th meridian.
 * Radii beyond the globe or below a micrometre would leave the numbers that PostgreSQL computes with.
 */
function around(
  { latitude, longitude }: { readonly latitude: Sql; readonly longitude: Sql },
  given: (path: string) => Sql,
): Sql {
  const [centre, meridian] = [given('near.from.latitude'), given('near.from.longitude')];
  const radius = sql`2 * greatest(least(${given('near.withinKm')}, 30000), 1e-9) / ${diameter}`;
  const rise = sql`degrees(${radius}) + ${margin}`;
  const turn = sql`degrees(asin(least(1, sin(${radius}) / cos(radians(${sound(centre)}))))) + ${margin}`;
  const reach = sql`case when abs(${centre}) + ${rise} > 89 then 360 when abs(${meridian}) + ${turn} > 180 then 360 else ${turn} end`;
  return sql`${latitude} between ${centre} - (${rise}) and ${centre} + (${rise}) and ${longitude} between ${meridian} - (${reach}) and ${meridian} + (${reach})`;
}

/** That a position lies within a circle or a box; a row without a position lies nowhere. */
export function isWithin(parts: Parts, shape: FilterShape, at: string): Sql | undefined {
  const { latitude, longitude } = parts;
  if (!latitude || !longitude) throw new Error('A position has a latitude and a longitude.');
  const given = (path: string): Sql => parameter(`${at}.${path}`, 'double precision');
  if (shape['near']) {
    const far = distanceFrom(parts, `${at}.near.from`);
    return sql`${around({ latitude, longitude }, given)} and coalesce(${far} <= ${given('near.withinKm')}, false)`;
  }
  if (!shape['box']) return undefined;
  const [west, east] = [given('box.west'), given('box.east')];
  const between = sql`case when ${west} <= ${east} then ${longitude} between ${west} and ${east} else ${longitude} >= ${west} or ${longitude} <= ${east} end`;
  // What an index on the position serves stands outside of `coalesce`.
  const span = sql`${longitude} between case when ${west} <= ${east} then ${west} else -180 end and case when ${west} <= ${east} then ${east} else 180 end`;
  const parallels = sql`${latitude} between ${given('box.south')} and ${given('box.north')}`;
  return allOf(parallels, span, sql`coalesce(${between}, false)`);
}
