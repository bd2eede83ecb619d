/** A part of a map, in degrees. */
export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export interface Circle {
  readonly latitude: number;
  readonly longitude: number;
  readonly kilometres: number;
}

/** Something on a map: one thing, or several that stand for one number. */
export interface Mark {
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly count: number;
  /** Where all of it lies. */
  readonly box?: Box;
}

/** The part of the world that a map shows at first. Nobody lives further north or south. */
export const world: Box = { south: -56, west: -170, north: 76, east: 190 };

/** How fine a grid of geohashes a map needs, so that it has some hundreds of cells. */
export function precisionOf({ west, east }: Box): number {
  const degrees = east - west;
  if (degrees > 90) return 2;
  if (degrees > 20) return 3;
  if (degrees > 4) return 4;
  return degrees > 0.8 ? 5 : 6;
}

/** The box around a circle. */
export function boxAround({ latitude, longitude, kilometres }: Circle): Box {
  const height = kilometres / 111.2;
  const width = height / Math.max(0.1, Math.cos((latitude * Math.PI) / 180));
  return {
    south: Math.max(-85, latitude - height),
    north: Math.min(85, latitude + height),
    west: longitude - width,
    east: longitude + width,
  };
}

/** A box around the same centre. @param factor of its size: 0.5 zooms in */
export function scaled({ south, west, north, east }: Box, factor: number): Box | undefined {
  const [height, width] = [((north - south) * factor) / 2, ((east - west) * factor) / 2];
  if (width * 2 > 300) return undefined;
  const [latitude, longitude] = [(north + south) / 2, (east + west) / 2];
  return {
    south: Math.max(-85, latitude - height),
    north: Math.min(85, latitude + height),
    west: longitude - width,
    east: longitude + width,
  };
}

export function union(one: Box | undefined, other: Box | undefined): Box | undefined {
  if (!one || !other) return one ?? other;
  return {
    south: Math.min(one.south, other.south),
    west: Math.min(one.west, other.west),
    north: Math.max(one.north, other.north),
    east: Math.max(one.east, other.east),
  };
}
