import fc from 'fast-check';

/** Gives access to the random generator that fast-check seeds. Its values do not shrink. */
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

  /** True in this percentage of the calls. */
  chance(percent: number): boolean {
    return this.integer(1, 100) <= percent;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('There is nothing to pick from.');
    return items[this.integer(0, items.length - 1)] as T;
  }

  /** One of the items, by weight. Weights are at least 0, and not all 0. */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T {
    // Rounded up, so that a small weight does not become 0.
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
