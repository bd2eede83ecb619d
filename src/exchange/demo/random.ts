/**
 * Random numbers from a seed: the same seed gives the same numbers on every machine and in every version of Node. The
 * generator is xoshiro128**, with its state filled by splitmix32.
 */
export class Random {
  private readonly state: Uint32Array;

  constructor(private readonly seed: number) {
    let mixed = seed >>> 0;
    this.state = Uint32Array.from({ length: 4 }, () => {
      mixed = (mixed + 0x9e3779b9) >>> 0;
      let value = mixed;
      value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
      value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
      return value ^ (value >>> 15);
    });
  }

  /** Another source of numbers for one purpose, so that a change there moves nothing elsewhere. */
  fork(purpose: string): Random {
    let hash = this.seed >>> 0;
    for (const character of purpose) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193) >>> 0;
    return new Random(hash ^ 0x5bd1e995);
  }

  /** From 0 up to but not including 1. */
  fraction(): number {
    const { state } = this;
    const [a, b, c, d] = state as unknown as [number, number, number, number];
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    const third = c ^ a;
    const fourth = d ^ b;
    state[1] = b ^ third;
    state[0] = a ^ fourth;
    state[2] = third ^ shifted;
    state[3] = (fourth << 11) | (fourth >>> 21);
    return result / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included; `least` where `most` is smaller. */
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

  /** Some different items, in random order; all of them where there are not more. */
  sample<Item>(items: readonly Item[], count: number): Item[] {
    return this.shuffled(items).slice(0, Math.max(0, count));
  }
}
