import type { Point } from './point';

/** A box between two parallels and two meridians. */
interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

const characters = '0123456789bcdefghjkmnpqrstuvwxyz';

/** The precision of groups that name none, and the finest. */
export const usualPrecision = 3;
const finest = 9;

/** Halves the globe by turns between west and east and between south and north. @param choose whether the greater half is taken */
function halved(bits: number, choose: (middle: number, isMeridian: boolean, bit: number) => boolean): Box {
  const box = { south: -90, west: -180, north: 90, east: 180 };
  for (let bit = 0; bit < bits; bit += 1) {
    const isMeridian = bit % 2 === 0;
    const [low, high] = isMeridian ? (['west', 'east'] as const) : (['south', 'north'] as const);
    const middle = (box[low] + box[high]) / 2;
    box[choose(middle, isMeridian, bit) ? low : high] = middle;
  }
  return box;
}

/** The code of the cell that a point lies in. */
export function codeOf({ latitude, longitude }: Point, precision: number): string {
  let taken = '';
  halved(precision * 5, (middle, isMeridian) => {
    const isGreater = (isMeridian ? longitude : latitude) >= middle;
    taken += isGreater ? '1' : '0';
    return isGreater;
  });
  return taken.replace(/.{5}/g, (five) => characters.charAt(parseInt(five, 2)));
}

/** The box of the cell with a code. */
export function boxOf(code: string): Box {
  const taken = [...code].map((each) => characters.indexOf(each).toString(2).padStart(5, '0')).join('');
  return halved(taken.length, (_middle, _isMeridian, bit) => taken.charAt(bit) === '1');
}

/** A cell as a result shows it. */
export function cellOf(code: string): object {
  const box = boxOf(code);
  const centre = { latitude: (box.south + box.north) / 2, longitude: (box.west + box.east) / 2 };
  return { code, box, centre };
}

/** Whether a text is the code of a cell, perhaps of one precision. */
export function isCode(code: string, precision?: number): boolean {
  const isKnown = [...code].every((each) => characters.includes(each));
  return isKnown && code.length >= 1 && code.length <= finest && (precision ?? code.length) === code.length;
}

export function isPrecision(precision: number): boolean {
  return precision >= 1 && precision <= finest;
}

/** The mean of some points in a cell, to 7 decimals. */
export function meanIn(code: string, points: readonly Point[]): Point | null {
  if (points.length === 0) return null;
  const { south, west, north, east } = boxOf(code);
  const mean = (part: keyof Point, least: number, most: number): number => {
    const sum = points.reduce((total, point) => total + toEven(point[part] * 1e7), 0);
    return Math.min(Math.max(toEven(sum / points.length) / 1e7, least), most);
  };
  return { latitude: mean('latitude', south, north), longitude: mean('longitude', west, east) };
}

/** The nearest whole number; of two, the even one. */
function toEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
