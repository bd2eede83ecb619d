import {
  backtestOf,
  forecastMethod,
  futuresOf,
  prospects,
  reaching,
  whyNone,
  type Backtest,
  type Prospect,
} from '../../src/forecast/forecast';
import { dayAfter } from './calendar';
import type { CountedList } from './counting';
import type { Filter } from './filter';
import { keeps } from './filter';
import type { Graph } from './graph';
import type { SeriesArguments } from './series';
import { fiscalPeriods, periodsFrom, periodsOf } from './series';
import type { Row } from './tables';

/** The arguments of a forecast. */
export interface ForecastArguments {
  readonly count?: Filter | null;
  readonly share?: Filter | null;
  readonly until?: string | null;
  readonly reaching?: number | null;
}

/** How many periods ahead a value is looked for. */
const mostAhead = 240;
/** How many periods a series may have together with its forecast. */
const mostPeriods = 400;

/** The rows of a point that are forecast, and those that they are a share of. */
interface Counted {
  readonly kept: number;
  readonly all: number;
}

/**
 * The future of a series. The numbers are forecast by the same module as the engine's, which has tests of its own; the counts,
 * the periods and the answer are not.
 * @param rowsIn gives the rows of a point, of the list as of its last day
 */
export function forecastOf(
  list: CountedList,
  series: SeriesArguments,
  asked: ForecastArguments,
  rowsIn: (then: CountedList) => readonly Row[],
): object {
  const { graph, type } = list;
  const whole = (periodsOf(graph, series) ?? []).filter(
    ({ endsOn, fiscalQuarter }) =>
      endsOn <= graph.view.day && (fiscalQuarter ? fiscalQuarter.endsOn === endsOn : isWhole(series.every, endsOn)),
  );
  const points = whole.map(({ endsOn }): Counted => {
    const then = list.asOf(endsOn);
    const rows = rowsIn(then);
    const filter = asked.share ?? asked.count;
    return { kept: rows.filter((row) => keeps(then.graph, type, row, filter)).length, all: rows.length };
  });
  const isShare = asked.share != null;
  const values = points.map(({ kept, all }) => (!isShare ? kept : all === 0 ? null : kept / all));
  const half = 0.5 / (isShare ? (points.at(-1)?.all ?? 1) : 1);
  const { until, reaching: target } = asked;
  const reached = target == null ? undefined : whole.find((_, place) => (values[place] ?? -1) >= target)?.endsOn;
  const dates = { reachedOn: reached ?? null, earliest: reached ?? null, latest: reached ?? null };
  const reason = reached === undefined ? whyNone(values) : 'REACHED';
  if (reason) return { method: null, reason, periods: null, ...dates, backtest: null };
  const last = whole.at(-1)?.endsOn ?? '';
  const ahead: { readonly startsOn: string; readonly endsOn: string }[] = [];
  for (const { startsOn, endsOn } of periodsAfter(graph, series, last)) {
    if (until == null ? ahead.length === mostAhead : startsOn > until) break;
    ahead.push({ startsOn, endsOn });
  }
  const bound = isShare ? 1 : undefined;
  const futures = valueOf(futuresOf(values, { periods: ahead.length, ...(bound !== undefined && { bound }) }));
  const made = { method: forecastMethod, backtest: (): Backtest | null => valueOf(backtestOf(values, bound)) ?? null };
  if (target == null) {
    const periods = valueOf(prospects(futures)).map((each: Prospect, place) => ({ ...ahead[place], ...each }));
    return { ...made, ...dates, reason: null, periods };
  }
  const found = reaching(futures, target - half);
  const end = (place: number | undefined): string | null => ahead[place ?? -1]?.endsOn ?? null;
  return {
    ...made,
    periods: null,
    reason: found.expected === undefined ? 'NOT_REACHED' : null,
    reachedOn: end(found.expected),
    earliest: end(found.earliest),
    latest: end(found.latest),
  };
}

function valueOf<Result>(work: Generator<void, Result>): Result {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

/** The whole periods after one; fiscal quarters only as far as the calendar goes. */
function periodsAfter(
  graph: Graph,
  series: SeriesArguments,
  day: string,
): Iterable<{ readonly startsOn: string; readonly endsOn: string }> {
  if (series.every !== 'FISCAL_QUARTER') return periodsFrom(series.every, dayAfter(day)?.day);
  const quarters = fiscalPeriods(graph, day, '9999-12-31', series.vendor ?? undefined);
  return quarters.filter(({ startsOn }) => startsOn > day);
}

/** Whether the day after a day is of another period. */
function isWhole(every: SeriesArguments['every'], day: string): boolean {
  const [period] = periodsFrom(every, day);
  return period?.endsOn === day;
}

/** Which arguments of a forecast are wrong, beside its filter. */
export function wrongForecast(graph: Graph, series: SeriesArguments, asked: ForecastArguments): readonly string[] {
  const { count, share, until, reaching: target } = asked;
  const own = [
    ...(count != null && share != null ? ['share'] : []),
    ...((until == null) === (target == null) ? ['until'] : []),
    ...(target != null && (target < 0 || (share != null && target > 1)) ? ['reaching'] : []),
  ];
  const { every, from, to } = series;
  // A series that is refused itself says nothing of its forecast.
  if (to < from || periodsOf(graph, series) === undefined) return own;
  const isFiscal = every === 'FISCAL_QUARTER';
  const wrong = isFiscal && series.vendor == null ? [...own, 'vendor'] : own;
  if (wrong.length > own.length || until == null) return wrong;
  if (until < from) return [...own, 'until'];
  return (periodsOf(graph, { every, from, to: until })?.length ?? Infinity) > mostPeriods ? [...own, 'until'] : own;
}
