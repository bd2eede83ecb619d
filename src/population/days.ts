/** A day as the number of days since 1970-01-01. The generator reckons with numbers and writes texts. */
export type Day = number;

/** A span of days: from the first up to but not including the second; open if that is null. */
export interface Span {
  readonly from: Day;
  readonly to: Day | null;
}

const milliseconds = 86_400_000;

/** @param text `YYYY-MM-DD` */
export function dayOf(text: string): Day {
  return Date.parse(`${text}T00:00:00Z`) / milliseconds;
}

/** The texts of days by day. They are needed over and over. */
const dates: string[] = [];

/** A day as a file and PostgreSQL read it: `YYYY-MM-DD`. */
export function date(day: Day): string;
export function date(day: Day | null): string | null;
export function date(day: Day | null): string | null {
  if (day === null) return null;
  return (dates[day] ??= new Date(day * milliseconds).toISOString().slice(0, 10));
}

/**
 * An instant as a file and PostgreSQL read it: `2011-08-01T09:30:00.000Z`.
 * @param time milliseconds since midnight UTC
 */
export function instant(day: Day, time: number): string {
  const digits = (value: number, count: number): string => String(value).padStart(count, '0');
  const hours = digits(Math.floor(time / 3_600_000), 2);
  const minutes = digits(Math.floor(time / 60_000) % 60, 2);
  const seconds = digits(Math.floor(time / 1000) % 60, 2);
  return `${date(day)}T${hours}:${minutes}:${seconds}.${digits(time % 1000, 3)}Z`;
}

/** The first day of the month that lies some months away from the month of a day. */
export function monthStart(day: Day, months = 0): Day {
  const moment = new Date(day * milliseconds);
  return Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + months, 1) / milliseconds;
}

/** The day some months away; the last day of the month if it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const start = monthStart(day, months);
  const length = monthStart(start, 1) - start;
  return start + Math.min(day - monthStart(day), length - 1);
}

export function covers({ from, to }: Span, day: Day): boolean {
  return from <= day && (to === null || day < to);
}

export function overlap(one: Span, other: Span): boolean {
  return one.from < (other.to ?? Infinity) && other.from < (one.to ?? Infinity);
}

/** What is left of a span when another is cut out of it. */
export function without({ from, to }: Span, hole: Span): Span[] {
  const before = { from, to: to === null ? hole.from : Math.min(to, hole.from) };
  const after = hole.to === null ? undefined : { from: Math.max(from, hole.to), to };
  return [before, after].filter(
    (span): span is Span => span !== undefined && (span.to === null || span.from < span.to),
  );
}
