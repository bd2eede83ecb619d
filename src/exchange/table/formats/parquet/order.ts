import type { Physical } from './leaf';

/** The order of the values of a column in its statistics: numbers by size, texts by the bytes of their UTF-8. */
export function compare(left: Physical, right: Physical): number {
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The order of UTF-8 is that of the code points. JavaScript compares halves of surrogate pairs, which lie before U+E000. */
function compareTexts(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const one = left.charCodeAt(index);
    const other = right.charCodeAt(index);
    if (one !== other) return rank(one) - rank(other);
  }
  return left.length - right.length;
}

/** The place of a code unit: surrogates come after all others. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
