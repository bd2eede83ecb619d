/**
 * Windows of time that start or end at the moment of the request: `next` and `last`. Their ends are computed here, because
 * PostgreSQL fails if a sum is beyond its calendar.
 */

const windowSource = /^(moment|next|last)\((date|timestamptz),([^,]*),(.*)\)$/;

/** A window that is counted from a date: its moment, or one of its ends. */
export interface CountedWindow {
  readonly what: 'moment' | 'next' | 'last';
  readonly type: 'date' | 'timestamptz';
  /** The source of the duration. */
  readonly span: string;
}

/**
 * The source of the moment that a window is counted from, which the window includes, or of its end, which it does not include.
 * @param from the source of the date that the request asks about
 * @param span the source of the duration; the moment has none
 */
export function countedSource(what: 'moment' | 'next' | 'last', type: string, from: string, span = ''): string {
  return `${what}(${type},${from},${span})`;
}

/** Whether a source names the moment or the end of a window. */
export function isCounted(source: string): boolean {
  return source.endsWith(')');
}

/**
 * The value of such a source.
 * @param valueOf gives the values of other sources; `now` is the instant of the request, `day` its day
 */
export function countedValue(source: string, valueOf: (source: string) => unknown): string {
  const ofPoints = pointSource.exec(source);
  if (ofPoints) return valueForPoints(ofPoints, valueOf);
  const [, what, type, from = '', span = ''] = windowSource.exec(source) ?? [];
  if (what === undefined) throw new Error(`${source} is no value that is counted from the moment of the request.`);
  const date = String(valueOf(from));
  // The moment of a date that the request names is the last millisecond of that day.
  const moment = type === 'date' ? date : from === 'day' ? String(valueOf('now')) : `${date}T23:59:59.999Z`;
  if (what === 'moment') return moment;
  const end = endOf(
    what as 'next' | 'last',
    type as CountedWindow['type'],
    Date.parse(moment),
    readDuration(String(valueOf(span))),
  );
  if (end === undefined) return what === 'next' ? 'infinity' : '-infinity';
  return type === 'timestamptz' ? new Date(end).toISOString() : dayText(end);
}

/** The end of a window, of a date as the first instant of that day. Returns undefined if it is beyond the calendar: the window is open. */
function endOf(what: 'next' | 'last', type: CountedWindow['type'], moment: number, span: Span): number | undefined {
  const isNext = what === 'next';
  const end = shifted(moment, span, isNext ? 1 : -1);
  // An end that JavaScript cannot represent is NaN, so the comparison is negated.
  if (!(end >= firstInstant && end <= lastInstant)) return undefined;
  if (type === 'timestamptz') return end;
  const days = end / millisecondsPerDay;
  const day = (isNext ? Math.ceil(days) : Math.floor(days)) * millisecondsPerDay;
  return day > lastInstant ? undefined : day;
}

const pointSource = /^(span|reach)\((next|last),(date|timestamptz),(.*)\)$/;

/** The source of a duration as PostgreSQL adds it to each day within the reach of a window. */
export function spanSource(what: 'next' | 'last', type: string, span: string): string {
  return `span(${what},${type},${span})`;
}

/** The source of the last day whose `next` ends within the calendar, or of the first whose `last` does. */
export function reachSource(what: 'next' | 'last', type: string, span: string): string {
  return `reach(${what},${type},${span})`;
}

function valueForPoints(
  [, wanted, what, type, source = '']: RegExpExecArray,
  valueOf: (source: string) => unknown,
): string {
  const span = readDuration(String(valueOf(source)));
  const isNext = what === 'next';
  const reach = reachOf(isNext ? 'next' : 'last', type as CountedWindow['type'], span);
  if (wanted === 'reach') return reach === undefined ? (isNext ? '-infinity' : 'infinity') : dayText(reach);
  // A duration that reaches nothing may be too long for PostgreSQL.
  return reach === undefined ? 'PT0S' : `${span.months} months ${span.days} days ${span.milliseconds / 1000} seconds`;
}

/** Ends are in the order of the days that they are counted from, so the reach is found by halving. */
function reachOf(what: 'next' | 'last', type: CountedWindow['type'], span: Span): number | undefined {
  const isNext = what === 'next';
  const isReached = (day: number): boolean => {
    const first = day * millisecondsPerDay;
    return endOf(what, type, type === 'date' ? first : first + millisecondsPerDay - 1, span) !== undefined;
  };
  let reached = Math.floor((isNext ? firstInstant : lastInstant) / millisecondsPerDay);
  if (!isReached(reached)) return undefined;
  let beyond = Math.floor((isNext ? lastInstant : firstInstant) / millisecondsPerDay) + (isNext ? 1 : -1);
  while (Math.abs(beyond - reached) > 1) {
    const middle = Math.floor((beyond + reached) / 2);
    if (isReached(middle)) reached = middle;
    else beyond = middle;
  }
  return reached * millisecondsPerDay;
}

function dayText(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** What a source counts from a day. Returns undefined if it is not counted from it. */
export function windowFrom(source: string, day: string): CountedWindow | undefined {
  const [, what, type, from, span = ''] = windowSource.exec(source) ?? [];
  return from === day ? ({ what, type, span } as CountedWindow) : undefined;
}

const millisecondsPerDay = 86_400_000;
/** The years 1 to 9999, in UTC. */
const firstInstant = Date.parse('0001-01-01T00:00:00.000Z');
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z');

/** A duration. Months, days and milliseconds cannot be converted into one another. */
interface Span {
  readonly months: number;
  readonly days: number;
  readonly milliseconds: number;
}

const form = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

function readDuration(text: string): Span {
  const parts = form.exec(text);
  if (!parts) throw new Error(`${text} is no duration.`);
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return {
    months: years * 12 + months,
    days: weeks * 7 + days,
    milliseconds: ((hours * 60 + minutes) * 60 + seconds) * 1000,
  };
}

/**
 * An instant moved by a duration: first by its months, where a day that the month does not have becomes its last day; then
 * by days and the rest. Returns NaN if JavaScript's calendar does not have the result.
 */
function shifted(instant: number, { months, days, milliseconds }: Span, direction: 1 | -1): number {
  const moved = new Date(instant);
  const day = moved.getUTCDate();
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + direction * months);
  const lastDay = new Date(moved);
  lastDay.setUTCMonth(lastDay.getUTCMonth() + 1);
  lastDay.setUTCDate(0);
  moved.setUTCDate(Math.min(day, lastDay.getUTCDate()));
  return moved.getTime() + direction * (days * millisecondsPerDay + milliseconds);
}
