import { GraphQLFloat, GraphQLInputObjectType, GraphQLNonNull } from 'graphql';
import { ArgumentError } from '../errors/errors';

/** The GraphQL input type of a point. */
export const pointInput = new GraphQLInputObjectType({
  name: 'PointInput',
  description: 'A point on the surface of the earth, WGS 84.',
  fields: {
    latitude: {
      type: new GraphQLNonNull(GraphQLFloat),
      description: 'Degrees north of the equator: -90 to 90, else BAD_USER_INPUT.',
    },
    longitude: {
      type: new GraphQLNonNull(GraphQLFloat),
      description: 'Degrees east of Greenwich. Values outside -180 to 180 wrap around: 190 means -170.',
    },
  },
});

/** A point as clients give it. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A circle on the globe as clients give it. */
export interface Circle {
  readonly from: Point;
  readonly withinKm: number;
}

/** A box between meridians and parallels as clients give it. */
export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** The values of points, circles and boxes by their names. */
type Values = { readonly [name: string]: number };

function readLatitude(latitude: number, at: string): number {
  if (!(Math.abs(latitude) <= 90))
    throw new ArgumentError(`\`${at}\` is ${latitude}; latitudes go from -90 to 90 degrees.`);
  return latitude;
}

/** A longitude as one from -180 to 180: 190 is -170. */
function readLongitude(longitude: number, at: string): number {
  if (!Number.isFinite(longitude)) throw new ArgumentError(`\`${at}\` is no number of degrees.`);
  if (Math.abs(longitude) <= 180) return longitude;
  const rest = longitude % 360;
  return rest > 180 ? rest - 360 : rest < -180 ? rest + 360 : rest;
}

/**
 * The values of a point.
 * @param at its path among the arguments
 * @throws ArgumentError if the latitude is beyond -90 to 90, or the longitude is no number
 */
export function pointValues({ latitude, longitude }: Point, at: string): Values {
  const east = readLongitude(longitude, `${at}.longitude`);
  return {
    [`${at}.latitude`]: readLatitude(latitude, `${at}.latitude`),
    // -180 and 180 are one meridian. A cursor of a list ordered by distance must fit both.
    [`${at}.longitude`]: east === -180 ? 180 : east,
  };
}

/**
 * The values of a circle.
 * @throws ArgumentError if its centre is no point, or its radius is negative or no number
 */
export function circleValues({ from, withinKm }: Circle, at: string): Values {
  if (!(withinKm >= 0 && Number.isFinite(withinKm)))
    throw new ArgumentError(`\`${at}.withinKm\` is ${withinKm}; a radius is a number of kilometres, 0 or more.`);
  const point = pointValues(from, `${at}.from`);
  const [latitude, longitude] = Object.values(point) as [number, number];
  const values = Object.entries(boundsAround({ latitude, longitude }, withinKm));
  return {
    ...point,
    [`${at}.withinKm`]: withinKm,
    ...Object.fromEntries(values.map(([edge, value]) => [`${at}.${edge}`, value])),
  };
}

/** The radius of the globe in kilometres, a little less than it is, so that what is around a circle is wider. */
const leastRadius = 6371;

/** The parallels and the meridians around a circle. They are all meridians if it has a pole or crosses the date line. */
function boundsAround({ latitude, longitude }: Point, withinKm: number): Box {
  const degrees = 180 / Math.PI;
  const reach = Math.min(withinKm / leastRadius, Math.PI) + 1e-7;
  const [south, north] = [latitude - reach * degrees, latitude + reach * degrees];
  const aside =
    south > -90 && north < 90 ? Math.asin(Math.min(1, Math.sin(reach) / Math.cos(latitude / degrees))) * degrees : 180;
  const [west, east] = [longitude - aside - 1e-6, longitude + aside + 1e-6];
  return west < -180 || east > 180 ? { south, north, west: -180, east: 180 } : { south, north, west, east };
}

/** Longitudes between -180 and 180, both ends included. */
type Range = readonly [from: number, to: number];

/** The longitudes of a box in two ranges. They are equal if one is enough. */
function rangesOf(west: number, east: number, isAll: boolean): readonly [Range, Range] {
  const whole: Range = [-180, 180];
  if (isAll) return [whole, whole];
  if (west > east)
    return [
      [west, 180],
      [-180, east],
    ];
  const range: Range = [west, east];
  // -180 and 180 are one meridian.
  if (east === 180) return [range, [-180, -180]];
  return [range, west === -180 ? [180, 180] : range];
}

/**
 * The values of a box: its latitudes, its longitudes in two ranges, and the span of longitudes that an index is searched
 * for. The span goes all round the globe if the box reaches a pole, because a pole lies on every meridian.
 * @throws ArgumentError if an edge is no latitude or longitude, or if south is greater than north
 */
export function boxValues({ south, west, north, east }: Box, at: string): Values {
  readLatitude(south, `${at}.south`);
  readLatitude(north, `${at}.north`);
  if (south > north)
    throw new ArgumentError(`\`${at}.south\` is ${south}, which lies north of \`${at}.north\`, ${north}.`);
  const [from, to] = [readLongitude(west, `${at}.west`), readLongitude(east, `${at}.east`)];
  const [first, second] = rangesOf(from, to, east - west >= 360);
  const isPolar = south === -90 || north === 90;
  return {
    [`${at}.south`]: south,
    [`${at}.north`]: north,
    [`${at}.first.west`]: first[0],
    [`${at}.first.east`]: first[1],
    [`${at}.second.west`]: second[0],
    [`${at}.second.east`]: second[1],
    [`${at}.span.west`]: isPolar ? -180 : Math.min(first[0], second[0]),
    [`${at}.span.east`]: isPolar ? 180 : Math.max(first[1], second[1]),
  };
}
