import fc from 'fast-check';

/** Hands out the generator that fast-check seeds; there is nothing to shrink in it. */
class RandomSource extends fc.Arbitrary<fc.Random> {
  override generate(random: fc.Random): fc.Value<fc.Random> {
    return new fc.Value(random.clone(), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is fc.Random {
    return value instanceof fc.Random;
  }

  override shrink(): fc.Stream<fc.Value<fc.Random>> {
    return fc.Stream.nil();
  }
}

/** Random choices; the same seed makes the same ones. */
export class Choice {
  readonly #random: fc.Random;

  constructor(seed: number) {
    const [random] = fc.sample(new RandomSource(), { seed, numRuns: 1 });
    this.#random = random as fc.Random;
  }

  /** A whole number, both ends included. */
  integer(least: number, most: number): number {
    // fast-check never returns from an empty or an endless range.
    if (!(least <= most && Number.isSafeInteger(most)))
      throw new RangeError(`There is no number from ${least} to ${most}.`);
    return this.#random.nextInt(least, most);
  }

  /** True so many times in a hundred. */
  chance(percent: number): boolean {
    return this.integer(1, 100) <= percent;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('There is nothing to pick from.');
    return items[this.integer(0, items.length - 1)] as T;
  }

  /** One of the items, each as likely as its weight says; weights are at least zero, and not all zero. */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T {
    // Rounded up: what was chosen very often has a small weight, but never none.
    const scaled = items.map(([weight, item]) => [Math.ceil(weight * 10_000), item] as const);
    let left = this.integer(
      1,
      scaled.reduce((sum, [weight]) => sum + weight, 0),
    );
    for (const [weight, item] of scaled) {
      left -= weight;
      if (left <= 0) return item;
    }
    throw new RangeError('There is nothing to choose from.');
  }

  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let index = shuffled.length - 1; index > 0; index -= 1) {
      const other = this.integer(0, index);
      [shuffled[index], shuffled[other]] = [shuffled[other] as T, shuffled[index] as T];
    }
    return shuffled;
  }
}
