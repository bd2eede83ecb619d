import { completed } from '../../src/engine/assemble/slices';
import { backtestOf, futuresOf, prospects, reaching, whyNone, type Prospect } from '../../src/forecast/forecast';
import fc from '../support/fast-check';
import { adoptions, chanceOf } from './synthetic';

/** How many futures the intervals are held against. */
const count = Number(process.env['FORECASTS'] ?? 90);
const seed = Number(process.env['FORECAST_SEED'] ?? 20_110_501);

const forecast = (series: readonly number[], periods: number, bound?: number): readonly Prospect[] =>
  completed(prospects(completed(futuresOf(series, { periods, ...(bound !== undefined && { bound }) }))));

/** A curve without chance: 2 000 adopt, half of them in 20 periods. */
const smooth = Array.from({ length: 30 }, (_, period) => Math.round(2_000 / (1 + Math.exp(-0.2 * (period - 20)))));

describe('a series that carries no forecast has a reason', () => {
  test.each([
    ['no period', [], 'TOO_FEW_PERIODS'],
    ['one period', [3], 'TOO_FEW_PERIODS'],
    ['two periods', [3, 5], 'TOO_FEW_PERIODS'],
    ['too few periods of growth after many without', [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4], 'TOO_FEW_PERIODS'],
    ['nothing', [0, 0, 0, 0, 0, 0, 0, 0], 'NO_GROWTH'],
    ['a constant', [7, 7, 7, 7, 7, 7, 7, 7], 'NO_GROWTH'],
    ['a fall', [90, 80, 75, 60, 50, 30, 20, 10], 'FALLING'],
    ['growth that is lost again', [10, 40, 90, 100, 80, 50, 30, 20], 'FALLING'],
    ['a period without value', [1, 2, 4, null, 9, 12, 20, 30], 'MISSING_VALUES'],
    ['no value at all', [null, null, null, null, null, null, null], 'TOO_FEW_PERIODS'],
  ])('%s', (_, series, reason) => expect(whyNone(series)).toBe(reason));

  test('values that are not known yet at the beginning are left out', () => {
    expect(whyNone([null, null, ...smooth])).toBeUndefined();
  });
});

test('the same series has the same forecast, however many periods follow', () => {
  expect(forecast(smooth, 12)).toEqual(forecast(smooth, 12));
  expect(forecast(smooth, 12)).toEqual(forecast(smooth, 15).slice(0, 12));
});

test('a smooth curve is continued, with a narrow interval', () => {
  const [next, , , , , , , , , , , last] = forecast(smooth, 12);
  expect(next?.expected).toBeGreaterThan(1_750);
  expect(next?.expected).toBeLessThan(1_800);
  // The curve has 1 970 there.
  expect(last?.low).toBeLessThan(1_970);
  expect(last?.high).toBeGreaterThan(1_970);
  expect((last?.high ?? Infinity) - (last?.low ?? 0)).toBeLessThan(400);
});

test('a value is reached in the period in which the curve reaches it', () => {
  const futures = completed(futuresOf(smooth, { periods: 24 }));
  // 2 000 / (1 + e^(-0.2 (t - 20))) = 1 900 at t = 34.7; the first period of the future is 30.
  const { expected = NaN, earliest = NaN, latest = NaN } = reaching(futures, 1_900);
  expect(Math.abs(expected - 5)).toBeLessThanOrEqual(1);
  expect(earliest).toBeLessThanOrEqual(expected);
  expect(latest).toBeGreaterThanOrEqual(expected);
  expect(reaching(futures, 1e9)).toEqual({ expected: undefined, earliest: undefined, latest: undefined });
});

test('the backtest forecasts the last quarter from what was before', () => {
  const backtest = completed(backtestOf(smooth));
  expect(backtest?.periods).toBe(7);
  expect(backtest?.meanAbsoluteError).toBeLessThan(150);
  expect(completed(backtestOf([1, 2, 4, 7, 11, 16]))).toBeUndefined();
});

test('every series is answered: forecasts are in order, finite, not negative, and shares do not exceed 1', () => {
  const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 40 });
  fc.assert(
    fc.property(values, fc.constantFrom(1, undefined), fc.constantFrom(1, 1e6), (shares, bound, size) => {
      const series = shares.map((share) => (bound === undefined ? Math.round(share * size) : share));
      if (whyNone(series) !== undefined) return;
      for (const { low, expected, high } of forecast(series, 5, bound)) {
        expect(low).toBeLessThanOrEqual(expected);
        expect(expected).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(bound ?? Number.MAX_VALUE);
      }
    }),
    { numRuns: 40 },
  );
});

test(`four fifths of ${count} futures are within their intervals (seed ${seed})`, () => {
  const ahead = 12;
  let within = 0;
  let held = 0;
  for (const { past, future, bound } of adoptions(count, seed, ahead)) {
    if (whyNone(past) !== undefined) continue;
    const expected = forecast(past, ahead, bound);
    for (const period of [0, 5, 11]) {
      const { low, high } = expected[period] ?? { low: NaN, high: NaN };
      const value = future[period] ?? NaN;
      held++;
      if (value >= low && value <= high) within++;
    }
  }
  expect(held).toBeGreaterThan(count * 2.5);
  console.log(`${((100 * within) / held).toFixed(1)} % of ${held} values are within their intervals.`);
  expect(within / held).toBeGreaterThanOrEqual(0.75);
  expect(within / held).toBeLessThanOrEqual(0.85);
});

test('the numbers of the test are spread over their range', () => {
  const chance = chanceOf(1);
  const mean = Array.from({ length: 1_000 }, chance).reduce((sum, each) => sum + each, 0) / 1_000;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
});
