import { dayAfter } from './calendar';
import type { Graph } from './graph';
import type { Row } from './tables';

/** The arguments of a series. */
export interface SeriesArguments {
  readonly every: 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | 'FISCAL_QUARTER';
  readonly from: string;
  readonly to: string;
  readonly vendor?: string | null;
}

/** A period of a series. */
interface Period {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly fiscalQuarter: Row | null;
}

const mostPoints = 400;
const mostFiscalDays = 36_525;

/** What two days have in common that lie in one period. */
function periodOf(every: SeriesArguments['every'], day: string, place: number): string {
  const [year = '', month = ''] = day.split('-');
  switch (every) {
    case 'YEAR':
      return year;
    case 'QUARTER':
      return `${year} ${Math.ceil(Number(month) / 3)}`;
    case 'MONTH':
      return `${year}-${month}`;
    case 'WEEK':
      return String(place);
    default:
      return day;
  }
}

/** The number of the week of a day; weeks begin on Monday, and 1970-01-01 was a Thursday. */
function weekOf(dayNumber: number): number {
  return Math.floor((dayNumber + 3) / 7);
}

/** The periods of a series; undefined if there are too many. */
export function periodsOf(graph: Graph, { every, from, to, vendor }: SeriesArguments): readonly Period[] | undefined {
  if (every === 'FISCAL_QUARTER')
    return (dayAfter(to, 0)?.number ?? 0) - (dayAfter(from, 0)?.number ?? 0) + 1 > mostFiscalDays
      ? undefined
      : fiscalPeriods(graph, from, to, vendor ?? undefined);
  const periods: Period[] = [];
  for (const { startsOn, endsOn } of periodsFrom(every, from)) {
    if (startsOn > to) break;
    if (periods.length === mostPoints) return undefined;
    periods.push({ startsOn, endsOn: endsOn < to ? endsOn : to, fiscalQuarter: null });
  }
  return periods;
}

/** The periods from a day on, until the end of the year 9999. */
export function* periodsFrom(
  every: SeriesArguments['every'],
  from: string | undefined,
): Generator<{ readonly startsOn: string; readonly endsOn: string }> {
  const nameOf = (day: string): string => periodOf(every, day, weekOf(dayAfter(day, 0)?.number ?? 0));
  for (let startsOn = from; startsOn !== undefined;) {
    const name = nameOf(startsOn);
    let endsOn = startsOn;
    let next = dayAfter(endsOn)?.day;
    for (; next !== undefined && nameOf(next) === name; next = dayAfter(next)?.day) endsOn = next;
    yield { startsOn, endsOn };
    startsOn = next;
  }
}

/** The fiscal quarters from one day to another, cut where they reach beyond these. */
export function fiscalPeriods(graph: Graph, from: string, to: string, vendor: string | undefined): readonly Period[] {
  const earlier = (one: string, other: string): string => (one < other ? one : other);
  return graph
    .table('FiscalQuarter')
    .rows.filter((row) => String(row.endsOn) >= from && String(row.startsOn) <= to)
    .filter((row) => vendor === undefined || graph.reach('FiscalQuarter', row, 'vendor')[0]?.slug === vendor)
    .map((row) => ({
      startsOn: String(row.startsOn) < from ? from : String(row.startsOn),
      endsOn: earlier(String(row.endsOn), to),
      fiscalQuarter: row,
    }))
    .sort((one, other) => {
      const [left, right] = [one, other].map(({ endsOn, fiscalQuarter }) => [
        endsOn,
        String(fiscalQuarter.startsOn),
        Number(graph.reach('FiscalQuarter', fiscalQuarter, 'vendor')[0]?.id),
      ]) as [(string | number)[], (string | number)[]];
      const place = left.findIndex((value, index) => value !== right[index]);
      return place < 0 ? 0 : (left[place] as string) < (right[place] as string) ? -1 : 1;
    });
}

/** Which arguments of a series are wrong. */
export function wrongSeries(graph: Graph, given: SeriesArguments): readonly string[] {
  const { every, from, to, vendor } = given;
  if (to < from) return ['to'];
  return [
    ...(vendor != null && every !== 'FISCAL_QUARTER' ? ['vendor'] : []),
    ...(periodsOf(graph, given) ? [] : ['every']),
  ];
}
