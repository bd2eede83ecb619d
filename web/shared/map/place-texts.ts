import { listOf } from '../../app/search';
import type { Box, Circle } from './places';

/** Places in the address of a page: a box is `south~west~north~east`, a circle `latitude~longitude~kilometres`. */
export function boxOf(text: string | undefined): Box | undefined {
  const [south, west, north, east] = numbersOf(text, 4) ?? [];
  if (south === undefined || west === undefined || north === undefined || east === undefined) return undefined;
  return south < north && south >= -90 && north <= 90 ? { south, west, north, east } : undefined;
}

export function circleOf(text: string | undefined): Circle | undefined {
  const [latitude, longitude, kilometres] = numbersOf(text, 3) ?? [];
  if (latitude === undefined || longitude === undefined || kilometres === undefined) return undefined;
  return Math.abs(latitude) <= 90 && kilometres > 0 ? { latitude, longitude, kilometres } : undefined;
}

function numbersOf(text: string | undefined, count: number): number[] | undefined {
  const numbers = listOf(text).map(Number);
  return numbers.length === count && numbers.every(Number.isFinite) ? numbers : undefined;
}

export function boxText({ south, west, north, east }: Box): string {
  return [south, west, north, east].map((edge) => edge.toFixed(3)).join('~');
}

export function circleText({ latitude, longitude, kilometres }: Circle): string {
  return [latitude.toFixed(4), longitude.toFixed(4), Math.round(kilometres)].join('~');
}
