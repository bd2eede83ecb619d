import { union, type Mark } from './places';

/** A mark where it is drawn. */
export interface Drawn extends Mark {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The radius of a mark in pixels: its area grows with its number, within bounds, and its number has room in it. */
function radiusOf(count: number, largest: number): number {
  return count === 1 ? 6 : Math.max(roomFor(count), 9 + 17 * Math.sqrt(count / largest));
}

/** Above 999 a number is shortened, such as `1.3K`. */
function roomFor(count: number): number {
  if (count < 100) return 10;
  return count < 1000 ? 13 : 16;
}

/**
 * Joins marks that would cover each other, the largest first. A mark whose middle lies outside of the picture is not drawn: nobody sees it,
 * but the keyboard would reach it.
 * @param project finds the place of a position in the picture
 */
export function drawMarks(
  marks: readonly Mark[],
  project: (position: [number, number]) => [number, number] | null,
  size: { readonly width: number; readonly height: number },
): readonly Drawn[] {
  const largest = Math.max(1, ...marks.map(({ count }) => count));
  const drawn: Drawn[] = [];
  for (const mark of [...marks].sort((one, other) => other.count - one.count)) {
    const place = project([mark.longitude, mark.latitude]);
    if (!place) continue;
    const [x, y] = place;
    if (x < 0 || y < 0 || x > size.width || y > size.height) continue;
    const radius = radiusOf(mark.count, largest);
    const near = drawn.findIndex((each) => Math.hypot(each.x - x, each.y - y) < (each.radius + radius) * 0.9);
    const other = drawn[near];
    if (other) drawn[near] = joined(other, { ...mark, x, y, radius }, largest);
    else drawn.push({ ...mark, x, y, radius });
  }
  return drawn;
}

/** Stands between the two, nearer to the larger one. */
function joined(one: Drawn, other: Drawn, largest: number): Drawn {
  const count = one.count + other.count;
  const mean = (key: 'x' | 'y' | 'latitude' | 'longitude'): number =>
    (one[key] * one.count + other[key] * other.count) / count;
  const box = union(one.box, other.box);
  return {
    id: one.id,
    count,
    latitude: mean('latitude'),
    longitude: mean('longitude'),
    x: mean('x'),
    y: mean('y'),
    radius: Math.min(30, radiusOf(count, Math.max(largest, count))),
    ...(box && { box }),
  };
}
