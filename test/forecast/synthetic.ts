/**
 * Adoption curves with chance, to hold forecasts against. The curves are written out over time, unlike those of the engine,
 * which go on from a level; the logistic one is a curve that the engine does not name.
 */

/** A number from 0, inclusive, to 1, exclusive. */
export type Chance = () => number;

/** The share that has adopted by a time. */
type Adopted = (time: number) => number;

/** Numbers that are the same for the same seed: the generator xorshift32 of George Marsaglia (2003). */
export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed, 2_654_435_761) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** Families of curves, with parameters drawn by chance. */
const families: Readonly<Record<string, (chance: Chance) => Adopted>> = {
  bass: (chance) => {
    const p = 0.002 + chance() * 0.02;
    const q = 0.08 + chance() * 0.2;
    return (time) => (1 - Math.exp(-(p + q) * time)) / (1 + (q / p) * Math.exp(-(p + q) * time));
  },
  logistic: (chance) => {
    const rate = 0.1 + chance() * 0.2;
    const middle = 10 + chance() * 15;
    return (time) => 1 / (1 + Math.exp(-rate * (time - middle)));
  },
  gompertz: (chance) => {
    const delay = 3 + chance() * 3;
    const rate = 0.06 + chance() * 0.1;
    return (time) => Math.exp(-delay * Math.exp(-rate * time));
  },
};

/** Kinds of chance: each of so many adopts by itself; each observation has an error; some periods are better than others. */
const kinds: Readonly<Record<string, (adopted: Adopted, many: number, periods: number, chance: Chance) => number[]>> = {
  adopters: (adopted, many, periods, chance) => {
    const counts: number[] = [];
    let count = 0;
    for (let period = 0; period < periods; period++) {
      const before = period === 0 ? 0 : adopted(period - 1);
      const probability = (adopted(period) - before) / (1 - before);
      for (let rest = many - count; rest > 0; rest--) if (chance() < probability) count++;
      counts.push(count);
    }
    return counts;
  },
  errors: (adopted, many, periods, chance) => {
    const error = chance() < 0.5 ? 0.01 : 0.03;
    return Array.from({ length: periods }, (_, period) => many * (adopted(period) + error * normal(chance)));
  },
  luck: (adopted, many, periods, chance) => {
    let share = adopted(0);
    return Array.from({ length: periods }, (_, period) => {
      if (period > 0) share += (adopted(period) - adopted(period - 1)) * Math.max(0, 1 + 0.3 * normal(chance));
      return many * Math.min(1, share);
    });
  },
};

/** A series and what came after it. */
export interface Adoption {
  readonly name: string;
  /** Shares, which do not exceed 1, or counts, which have no bound. */
  readonly bound: number | undefined;
  readonly past: readonly number[];
  readonly future: readonly number[];
}

/** So many adoptions, every family with every kind of chance in turn, as counts and as shares, from 18 or 30 periods. */
export function* adoptions(count: number, seed: number, periodsAhead: number): Generator<Adoption> {
  const combinations = Object.entries(families).flatMap(([family, curve]) =>
    Object.entries(kinds).map(([kind, series]) => ({ name: `${family}, ${kind}`, curve, series })),
  );
  for (let index = 0; index < count; index++) {
    const combination = combinations[index % combinations.length];
    if (!combination) return;
    const { name, curve, series } = combination;
    const chance = chanceOf(seed * 1_000_003 + index);
    const isShare = chance() < 0.5;
    const periods = chance() < 0.5 ? 18 : 30;
    const many = Math.floor(200 + chance() * 3_000);
    // A share need not end at 1: not all adopt in the end.
    const ceiling = chance() < 0.5 ? 1 : 0.5 + chance() / 2;
    const values = series(curve(chance), many, periods + periodsAhead, chance).map((value) =>
      isShare ? (value / many) * ceiling : value,
    );
    yield {
      name: `${name}, number ${index}`,
      bound: isShare ? 1 : undefined,
      past: values.slice(0, periods),
      future: values.slice(periods),
    };
  }
}
