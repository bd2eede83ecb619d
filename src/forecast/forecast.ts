import { curves } from './curves';
import { errorAt, filtered, stepVariance, type Family, type Scale } from './growth';
import { posterior, type Weighted } from './posterior';
import { Random } from './random';

/** The models that are averaged. */
const families: readonly Family[] = curves.flatMap((curve) => [
  { curve, relativeErrors: false },
  { curve, relativeErrors: true },
]);

/** Why a series has no forecast. */
export type NoForecast = 'TOO_FEW_PERIODS' | 'MISSING_VALUES' | 'NO_GROWTH' | 'FALLING';

/** The method, as it is named and cited to clients. */
export const forecastMethod =
  'Growth curves of Bass (Management Science 15, 1969) and Gompertz (1825), averaged by their evidence, with chance at each step and errors of observation (Kalman filter); parameters are drawn by importance sampling with wide priors.';

/** What is forecast of one period: half of the futures are above `expected`, a tenth below `low`, a tenth above `high`. */
export interface Prospect {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** Possible futures of a series. */
export interface Futures {
  /** Each future is the values of the periods after the last observation. */
  readonly paths: readonly (readonly number[])[];
}

interface ForecastOptions {
  /** How many periods after the last observation. */
  readonly periods: number;
  /** What no value exceeds: 1 for shares. Undefined if there is no bound. */
  readonly bound?: number;
}

/** The fewest periods, counted from the last one before growth begins. Fewer cannot determine five parameters. */
export const fewestPeriods = 6;
/** A series that has lost more of its growth than this share is falling. */
const mostLost = 1 / 3;
/** The ceiling is above this share of the growth: errors may have made the largest observations. */
const leastCeiling = 0.7;
/** How many models are drawn of each family, and how many futures altogether. */
const draws = 300;
const futures = 600;

/**
 * Why a series carries no forecast. Returns undefined if it carries one.
 * @param series one value per period; null where the value is not known
 */
export function whyNone(series: readonly (number | null)[]): NoForecast | undefined {
  const values = growing(series);
  if (!values) return 'MISSING_VALUES';
  if (values.length < 2) return 'TOO_FEW_PERIODS';
  const [first = 0] = values;
  const last = values.at(-1) ?? 0;
  const top = Math.max(...values);
  const bottom = Math.min(...values);
  if (top === bottom) return 'NO_GROWTH';
  if (series.length >= fewestPeriods && (last <= first || top - last > mostLost * (top - first))) return 'FALLING';
  return values.length < fewestPeriods ? 'TOO_FEW_PERIODS' : undefined;
}

/** The values from the last one before growth begins. Returns undefined if one of them is not known. */
function growing(series: readonly (number | null)[]): readonly number[] | undefined {
  const begun = series.findIndex((value) => value !== null);
  const known = begun < 0 ? [] : series.slice(begun);
  const values: number[] = [];
  for (const value of known) {
    if (value === null) return undefined;
    values.push(value);
  }
  const begins = values.findIndex((value) => value !== values[0]);
  return values.slice(Math.max(0, begins - 1));
}

/**
 * Possible futures of a series that carries a forecast (`whyNone`). The same series has the same futures. It yields between
 * its parts, each of at most a millisecond or two.
 */
export function* futuresOf(
  series: readonly (number | null)[],
  { periods, bound }: ForecastOptions,
): Generator<void, Futures> {
  const observations = growing(series) ?? [];
  const bottom = Math.min(...observations);
  const unit = Math.max(...observations) - bottom;
  const scale: Scale = { floor: bottom + leastCeiling * unit, unit, bound };
  const random = new Random(observations.length);
  const models = yield* posterior(observations, families, scale, draws, random);
  const paths: number[][] = [];
  for (const { growth } of spread(models, futures, random)) {
    const { mean, variance } = filtered(observations, growth, scale);
    // Each future has chance of its own, so a period is the same however many periods follow.
    const chance = new Random(random.integer());
    let level = mean + Math.sqrt(variance) * chance.normal();
    const path: number[] = [];
    for (let period = 0; period < periods; period++) {
      const next = growth.family.curve(level, growth).level;
      level = next + Math.sqrt(stepVariance(next - level, growth, scale)) * chance.normal();
      level = within(level, bound);
      path.push(within(level + errorAt(level, growth, scale) * chance.normal(), bound));
    }
    paths.push(path);
    yield;
  }
  return { paths };
}

function within(value: number, bound = Infinity): number {
  return Math.min(Math.max(value, 0), bound);
}

/** So many of the models, each as often as its weight says, by systematic resampling. */
function* spread(models: readonly Weighted[], count: number, random: Random): Generator<Weighted> {
  let next = random.uniform() / count;
  let passed = 0;
  for (const model of models) {
    passed += model.weight;
    for (; next < passed; next += 1 / count) yield model;
  }
}

/** What the futures say of each period. It yields between its parts. */
export function* prospects({ paths }: Futures): Generator<void, readonly Prospect[]> {
  const found: Prospect[] = [];
  for (let period = 0; period < (paths[0]?.length ?? 0); period++) {
    const values = paths.map((path) => path[period] ?? 0).sort((one, other) => one - other);
    found.push({ expected: quantile(values, 0.5), low: quantile(values, 0.1), high: quantile(values, 0.9) });
    yield;
  }
  return found;
}

/** The number of the period in which a value is reached, from 0; undefined if it is not reached in the futures' periods. */
export interface Reached {
  readonly expected: number | undefined;
  readonly earliest: number | undefined;
  readonly latest: number | undefined;
}

/** When the futures first reach a value: half of them by `expected`, a tenth by `earliest`, nine tenths by `latest`. */
export function reaching({ paths }: Futures, value: number): Reached {
  const periods = paths
    .map((path) => path.findIndex((each) => each >= value))
    .map((period) => (period < 0 ? Infinity : period))
    .sort((one, other) => one - other);
  const by = (share: number): number | undefined => {
    const period = periods[Math.ceil(share * periods.length) - 1];
    return period === Infinity ? undefined : period;
  };
  return { expected: by(0.5), earliest: by(0.1), latest: by(0.9) };
}

function quantile(ascending: readonly number[], share: number): number {
  const place = share * (ascending.length - 1);
  const below = ascending[Math.floor(place)] ?? 0;
  const above = ascending[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** How well the method would have forecast the last periods of a series from those before. */
export interface Backtest {
  /** How many of the last periods were forecast. */
  readonly periods: number;
  /** The mean of the distances between the expected and the true values. */
  readonly meanAbsoluteError: number;
  /** The share of true values within their intervals. 0.8 is intended. */
  readonly covered: number;
}

/** The share of the periods that the backtest forecasts. */
const heldBack = 0.25;

/** The backtest of a series. Returns undefined if the periods before carry no forecast. */
export function* backtestOf(series: readonly (number | null)[], bound?: number): Generator<void, Backtest | undefined> {
  const periods = Math.max(1, Math.floor((growing(series) ?? []).length * heldBack));
  const before = series.slice(0, -periods);
  if (whyNone(before) !== undefined) return undefined;
  const expected = yield* prospects(yield* futuresOf(before, { periods, ...(bound !== undefined && { bound }) }));
  const truth = series.slice(-periods).map((value) => value ?? 0);
  const errors = truth.map((value, period) => Math.abs(value - (expected[period]?.expected ?? 0)));
  const covered = truth.filter((value, period) => {
    const { low, high } = expected[period] ?? { low: Infinity, high: -Infinity };
    return value >= low && value <= high;
  });
  return {
    periods,
    meanAbsoluteError: errors.reduce((sum, error) => sum + error, 0) / periods,
    covered: covered.length / periods,
  };
}
