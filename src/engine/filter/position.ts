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

/** That a position lies within a circle or a box; a row without a position lies nowhere. */
export function isWithin(parts: Parts, shape: FilterShape, at: string): Sql | undefined {
  const { latitude, longitude } = parts;
  if (!latitude || !longitude) throw new Error('A position has a latitude and a longitude.');
  const given = (path: string): Sql => parameter(`${at}.${path}`, 'double precision');
  if (shape['near']) {
    const far = distanceFrom(parts, `${at}.near.from`);
    return sql`coalesce(${far} <= ${given('near.withinKm')}, false)`;
  }
  if (!shape['box']) return undefined;
  const [west, east] = [given('box.west'), given('box.east')];
  const between = sql`case when ${west} <= ${east} then ${longitude} between ${west} and ${east} else ${longitude} >= ${west} or ${longitude} <= ${east} end`;
  return sql`coalesce(${allOf(sql`${latitude} between ${given('box.south')} and ${given('box.north')}`, between)}, false)`;
}
