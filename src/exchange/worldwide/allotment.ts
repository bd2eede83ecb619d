import type { Random } from '../demo/random';

/** How much more than the first mean a taker can get, where those before it could not take theirs. */
const most = 3;

/** Shares out a number of rows among takers as they come: what one could not take goes to those after it. */
export class Allotment {
  private readonly first: number;

  /**
   * @param left how many rows there are to be
   * @param takers how many will come, about
   */
  constructor(
    private left: number,
    private takers: number,
  ) {
    this.first = left / Math.max(1, takers);
  }

  /** What the next taker gets on average. */
  get mean(): number {
    return Math.min(most * this.first, Math.max(0, this.left) / Math.max(1, this.takers));
  }

  /** Notes what a taker took, and that one fewer is to come. */
  take(rows: number, takers = 1): void {
    this.left -= rows;
    this.takers -= takers;
  }
}

/** A number or the next one, so that many of them are the number on average. */
export function rounded(random: Random, number: number): number {
  return Math.floor(number + random.fraction());
}

/** A number of the given mean, much larger for a few than for most. */
export function uneven(random: Random, mean: number): number {
  return rounded(random, mean * 4 * random.fraction() ** 3);
}

/** One of some items: the first of them are chosen by many, the last by hardly anybody. */
export function favourite<Item>(random: Random, items: readonly Item[]): Item {
  const rank = -Math.log(1 - random.fraction()) * (items.length / 5);
  return items[Math.min(items.length - 1, Math.floor(rank))] as Item;
}

/** One of some values, each as often as its weight says. */
export function weighted<Value>(random: Random, choices: readonly (readonly [value: Value, weight: number])[]): Value {
  let left = random.fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  const found = choices.find(([, weight]) => (left -= weight) < 0) ?? choices[0];
  if (!found) throw new RangeError('There is nothing to choose from.');
  return found[0];
}
