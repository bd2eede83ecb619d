/** A point on the globe in degrees, WGS 84. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Twice the mean radius of the globe, IUGG. */
const diameter = 12_742.0176;

/** The distance of two points along a great circle, by the haversine formula. */
export function kilometres(one: Point, other: Point): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (from: number, to: number): number => Math.sin(radians(from - to) / 2) ** 2;
  const turn =
    Math.cos(radians(one.latitude)) *
    Math.cos(radians(other.latitude)) *
    half(onGlobe(one.longitude), onGlobe(other.longitude));
  return diameter * Math.asin(Math.sqrt(Math.min(1, half(one.latitude, other.latitude) + turn)));
}

/** The distance from the nearest of some places; null without any. */
export function nearest(places: readonly Point[], from: Point): number | null {
  return places.length === 0 ? null : Math.min(...places.map((place) => kilometres(place, from)));
}

/** A longitude in the range from -180 to 180. */
export function onGlobe(longitude: number): number {
  let turned = longitude % 360;
  while (turned > 180) turned -= 360;
  while (turned < -180) turned += 360;
  return turned;
}

/** Whether latitude and longitude are possible. */
export function isPoint({ latitude, longitude }: Point): boolean {
  return Math.abs(latitude) <= 90 && Number.isFinite(longitude);
}
