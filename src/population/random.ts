/**
 * Random numbers from a seed. The same seed gives the same numbers on every machine and in every version of Node. The
 * generator is xoshiro128**; splitmix32 fills its state.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(private readonly seed: number) {
    let mixed = seed >>> 0;
    const next = (): number => {
      mixed = (mixed + 0x9e3779b9) >>> 0;
      let value = mixed;
      value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
      value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
      return (value ^ (value >>> 15)) >>> 0;
    };
    [this.a, this.b, this.c, this.d] = [next(), next(), next(), next()];
  }

  /** Another source of numbers for one purpose, so that a change there moves nothing elsewhere. */
  fork(purpose: string): Random {
    return new Random(hashOf(this.seed, purpose));
  }

  /** From 0 up to but not including 1. */
  fraction(): number {
    const { a, b, c, d } = this;
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const third = c ^ a;
    const fourth = d ^ b;
    this.b = b ^ third;
    this.a = a ^ fourth;
    this.c = third ^ (b << 9);
    this.d = (fourth << 11) | (fourth >>> 21);
    return result / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included; `least` if `most` is smaller. */
  integer(least: number, most: number): number {
    return most <= least ? least : least + Math.floor(this.fraction() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('There is nothing to pick from.');
    return items[this.integer(0, items.length - 1)] as Item;
  }

  /** The items in another order. */
  shuffled<Item>(items: readonly Item[]): Item[] {
    const result = [...items];
    for (let last = result.length - 1; last > 0; last--) {
      const other = this.integer(0, last);
      [result[last], result[other]] = [result[other] as Item, result[last] as Item];
    }
    return result;
  }

  /** Some different items in random order; all of them if there are no more than `count`. */
  sample<Item>(items: readonly Item[], count: number): Item[] {
    return this.shuffled(items).slice(0, Math.max(0, count));
  }

  /** The number, or the next one: whole, with the given mean. */
  rounded(mean: number): number {
    return Math.floor(mean + this.fraction());
  }

  /** A whole number of the given mean that is much larger for a few than for most. */
  uneven(mean: number): number {
    return this.rounded(mean * 4 * this.fraction() ** 3);
  }

  /** One of the items; the first of them more often than the last. */
  popular<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.fraction() ** 2 * items.length)] as Item;
  }

  /** One of the items; the first of them very often, the last hardly ever. */
  favourite<Item>(items: readonly Item[]): Item {
    const rank = -Math.log(1 - this.fraction()) * (items.length / 5);
    return items[Math.min(items.length - 1, Math.floor(rank))] as Item;
  }

  /** Times of a working day in milliseconds since midnight, in ascending order. Some fall on the hour. */
  times(count: number): number[] {
    return Array.from({ length: count }, () =>
      this.chance(0.3) ? this.integer(7, 18) * 3_600_000 : this.integer(25_200_000, 64_800_000),
    ).sort((one, other) => one - other);
  }
}

/** Values with their shares. */
export type Shares<Value> = readonly (readonly [value: Value, share: number])[];

/**
 * One of some values, each as often as its share says.
 * @param fraction from 0 up to but not including 1
 */
export function weighted<Value>(fraction: number, shares: Shares<Value>): Value {
  let total = 0;
  for (const [, share] of shares) total += share;
  let left = fraction * total;
  const found = shares.find(([, share]) => (left -= share) < 0) ?? shares[0];
  if (!found) throw new RangeError('There is nothing to choose from.');
  return found[0];
}

/**
 * Irrational steps, one for each purpose. Multiples of such a step fill the range from 0 to 1 evenly (a Kronecker
 * sequence), so that a share of 6 % of 300 rows is 18 rows, give or take one, and not 18 on average.
 */
const steps = {
  place: Math.sqrt(5) / 2,
  status: Math.SQRT2,
  builder: Math.sqrt(3),
  provider: Math.sqrt(7),
  reseller: Math.sqrt(11),
  standing: Math.sqrt(13),
  largest: Math.sqrt(17),
  level: Math.sqrt(19),
  lapse: Math.sqrt(23),
  request: Math.sqrt(29),
} as const;

/**
 * A number from 0 up to 1 that belongs to an index. The numbers of successive indexes are spread evenly.
 * @param index from 0
 */
export function spread(seed: number, purpose: keyof typeof steps, index: number): number {
  return (hashOf(seed, purpose) / 2 ** 32 + index * steps[purpose]) % 1;
}

function hashOf(seed: number, purpose: string): number {
  let hash = seed >>> 0;
  for (const character of purpose) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193) >>> 0;
  return (hash ^ 0x5bd1e995) >>> 0;
}
