import {
  backtestOf,
  forecastMethod,
  futuresOf,
  prospects,
  reaching,
  whyNone,
  type Backtest,
  type NoForecast,
  type Prospect,
} from '../../forecast/forecast';
import { maximumAhead } from '../metadata/limits';
import type { CalendarPeriod, Days } from '../operation/periods';
import { endsPeriod, periodsAfter } from '../operation/periods';
import type { PageFinder } from './page-readers';
import type { Fields, Reader, Result } from './result';
import { makerOf, put } from './result';

/** Where a result has the points of series, and a count of rows for each point. */
export interface PointCounts {
  /** Finds the points of the series of a row. */
  readonly found: PageFinder;
  readonly level: number;
  /** The column of the last days. */
  readonly ends: number;
  /** The column of the days on which its fiscal quarters end, wherever the series ends; undefined if the periods are others. */
  readonly last: number | undefined;
  /** The column of the counts. */
  readonly count: number;
}

/** Where a result has the fiscal quarters of a calendar, in order. */
export interface Quarters {
  readonly level: number;
  /** The columns of their first and their last days. */
  readonly starts: number;
  readonly ends: number;
}

/** What is forecast. */
export interface Subject {
  readonly counts: PointCounts;
  /** The counts that these are a share of; undefined if the counts themselves are forecast. */
  readonly totals: PointCounts | undefined;
  /** The name of the value that is the request date. */
  readonly date: string;
  /** The prefix of the values of the series. */
  readonly series: string;
  /** The prefix of the values of the forecast. */
  readonly source: string;
  /** The periods, if they are fiscal quarters. */
  readonly quarters: Quarters | undefined;
  readonly isTested: boolean;
}

/** A forecast by the names of its fields. */
export interface Forecast {
  readonly [field: string]: unknown;
  readonly method: string | null;
  readonly reason: NoForecast | 'REACHED' | 'NOT_REACHED' | null;
  readonly periods: readonly (Days & Prospect)[] | null;
  readonly reachedOn: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly backtest: Backtest | null;
}

const none: Forecast = {
  method: null,
  reason: null,
  periods: null,
  reachedOn: null,
  earliest: null,
  latest: null,
  backtest: null,
};

/** The whole periods of a series up to the request date. */
interface Known {
  readonly ends: readonly string[];
  readonly values: readonly (number | null)[];
  /** Half a row, in the values. */
  readonly half: number;
}

/** Forecasts. They take long, so they are computed in slices when everything else is made, and fill their objects then. */
export function forecast(subject: Subject, fields: Fields<Forecast>): Reader {
  return (result) => {
    const known = knownIn(subject, result);
    const make = makerOf(fields, result);
    return (row) => {
      const object = {};
      result.later(function* () {
        const made = make(yield* forecastOf(known(row), subject, result));
        for (const [key, value] of Object.entries(made)) put(object, key, value);
      });
      return object;
    };
  };
}

function knownIn({ counts, totals, date, series }: Subject, result: Result): (row: number) => Known {
  const day = result.values.of(date) as string;
  const points = counts.found(result);
  const ends = result.column(counts.level, counts.ends) as readonly string[];
  const isWhole = wholeIn(counts, series, result);
  const countsOf = countsIn(counts, result);
  const totalsOf = totals && countsIn(totals, result);
  return (row) => {
    // The last period may be cut by the end of the series.
    const whole = points(row)
      .rows.filter(isWhole)
      .map((point) => ends[point] ?? '')
      .filter((end) => end <= day);
    const [rows, all] = [countsOf(row), totalsOf?.(row)];
    return {
      ends: whole,
      values: whole.map((_, place) => (all ? shareOf(rows[place], all[place]) : (rows[place] ?? 0))),
      half: 0.5 / (all?.[whole.length - 1] ?? 1),
    };
  };
}

/** Whether a point stands for a whole period. */
function wholeIn({ level, ends, last }: PointCounts, series: string, result: Result): (point: number) => boolean {
  const days = result.column(level, ends) as readonly string[];
  if (last !== undefined) {
    const lastDays = result.column(level, last);
    return (point) => days[point] === lastDays[point];
  }
  const every = result.values.of(`${series}.every`) as CalendarPeriod;
  return (point) => endsPeriod(every, days[point] ?? '');
}

function countsIn({ found, level, count }: PointCounts, result: Result): (row: number) => readonly number[] {
  const points = found(result);
  const counts = result.column(level, count) as readonly number[];
  return (row) => points(row).rows.map((point) => counts[point] ?? 0);
}

/** Returns null if there are no rows to be a share of. */
function shareOf(count = 0, total = 0): number | null {
  return total === 0 ? null : count / total;
}

function* forecastOf(
  { ends, values, half }: Known,
  { totals, series, source, quarters, isTested }: Subject,
  request: Pick<Result, 'values' | 'column'>,
): Generator<void, Forecast> {
  const target = request.values.of(`${source}.reaching`) as number | null;
  if (target !== null) {
    const reachedOn = ends[values.findIndex((value) => value !== null && value >= target)];
    if (reachedOn !== undefined)
      return { ...none, reason: 'REACHED', reachedOn, earliest: reachedOn, latest: reachedOn };
  }
  const reason = whyNone(values);
  if (reason) return { ...none, reason };
  const until = request.values.of(`${source}.until`) as string | null;
  const after = ends.at(-1) ?? '';
  const periods = quarters
    ? quartersAfter(quarters, after, request)
    : periodsAfter(request.values.of(`${series}.every`) as CalendarPeriod, after);
  const ahead = periodsAhead(periods, until);
  const bound = totals ? { bound: 1 } : {};
  const futures = yield* futuresOf(values, { periods: ahead.length, ...bound });
  const backtest = isTested ? ((yield* backtestOf(values, bound.bound)) ?? null) : null;
  const made: Forecast = { ...none, method: forecastMethod, backtest };
  if (target === null) {
    const expected = yield* prospects(futures);
    return { ...made, periods: ahead.map((days, place) => ({ ...days, ...(expected[place] as Prospect) })) };
  }
  const { expected, earliest, latest } = reaching(futures, target - half);
  const endOf = (place: number | undefined): string | null =>
    place === undefined ? null : (ahead[place]?.endsOn ?? null);
  return {
    ...made,
    reason: expected === undefined ? 'NOT_REACHED' : null,
    reachedOn: endOf(expected),
    earliest: endOf(earliest),
    latest: endOf(latest),
  };
}

/** The fiscal quarters after a day, as far as the calendar is known. */
function quartersAfter(
  { level, starts, ends }: Quarters,
  day: string,
  result: Pick<Result, 'column'>,
): readonly Days[] {
  const lastDays = result.column(level, ends) as readonly string[];
  return (result.column(level, starts) as readonly string[])
    .map((startsOn, place) => ({ startsOn, endsOn: lastDays[place] ?? '' }))
    .filter(({ startsOn }) => startsOn > day);
}

/** Of periods in order, those up to the one that contains a last day, or as many as are looked through for a value. */
function periodsAhead(periods: Iterable<Days>, until: string | null): readonly Days[] {
  const ahead: Days[] = [];
  for (const days of periods) {
    if (until === null ? ahead.length === maximumAhead : days.startsOn > until) break;
    ahead.push(days);
  }
  return ahead;
}
