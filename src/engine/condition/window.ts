/**
 * Windows of time that start or end at the moment of the request: `next` and `last`. Their ends are computed here, because
 * PostgreSQL fails if a sum is beyond its calendar.
 */

const windowSource = /^(moment|next|last)\((date|timestamptz),([^,]*),(.*)\)$/;

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
  const [, what, type, from = '', span = ''] = windowSource.exec(source) ?? [];
  if (what === undefined) throw new Error(`${source} is no value that is counted from the moment of the request.`);
  const date = String(valueOf(from));
  // The moment of a date that the request names is the last millisecond of that day.
  const moment = type === 'date' ? date : from === 'day' ? String(valueOf('now')) : `${date}T23:59:59.999Z`;
  if (what === 'moment') return moment;
  const isNext = what === 'next';
  const end = shifted(Date.parse(moment), readDuration(String(valueOf(span))), isNext ? 1 : -1);
  // A window that goes beyond the calendar is open. An end that JavaScript cannot represent is NaN, so the comparisons are
  // negated.
  if (isNext && !(end <= lastInstant)) return 'infinity';
  if (!isNext && !(end >= firstInstant)) return '-infinity';
  if (type === 'timestamptz') return new Date(end).toISOString();
  // A day is compared by its first instant.
  const days = end / millisecondsPerDay;
  const day = (isNext ? Math.ceil(days) : Math.floor(days)) * millisecondsPerDay;
  return day > lastInstant ? 'infinity' : new Date(day).toISOString().slice(0, 10);
}

const eachSource = /^each\(([^,]*),([^,]*),(.*)\)$/;

/**
 * The source of a window's ends for each of several days.
 * @param days the source of the days
 * @param day the source by which `counted` names the day that it is counted from
 */
export function countedOfEach(days: string, day: string, counted: string): string {
  return `each(${days},${day},${counted})`;
}

/** The values of such a source; undefined for any other source. */
export function countedValues(source: string, valueOf: (source: string) => unknown): readonly string[] | undefined {
  const [, days, day, counted] = eachSource.exec(source) ?? [];
  if (days === undefined || counted === undefined) return undefined;
  return (valueOf(days) as readonly string[]).map((each) =>
    countedValue(counted, (name) => (name === day ? each : valueOf(name))),
  );
}

/** Whether a source is counted from a day. */
export function isCountedFrom(source: string, day: string): boolean {
  return windowSource.exec(source)?.[3] === day;
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
