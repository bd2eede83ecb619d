/** A day as the number of days since 1970-01-01: the generator reckons with numbers and writes texts. */
export type Day = number;

const milliseconds = 86_400_000;

/** @param text `YYYY-MM-DD` */
export function dayOf(text: string): Day {
  return Date.parse(`${text}T00:00:00Z`) / milliseconds;
}

export function dayText(day: Day): string {
  return new Date(day * milliseconds).toISOString().slice(0, 10);
}

export function optionalDayText(day: Day | null): string | null {
  return day === null ? null : dayText(day);
}

/** The first day of the month that lies some months away from the month of a day. */
export function monthStart(day: Day, months = 0): Day {
  const date = new Date(day * milliseconds);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / milliseconds;
}

/** The day some months away; the last day of the month where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const start = monthStart(day, months);
  const length = monthStart(start, 1) - start;
  const dayInMonth = day - monthStart(day);
  return start + Math.min(dayInMonth, length - 1);
}

/** A day and a time of it. */
export interface Instant {
  readonly day: Day;
  /** Milliseconds since midnight UTC. */
  readonly time: number;
}

export function instantText({ day, time }: Instant): string {
  return new Date(day * milliseconds + time).toISOString();
}

/** A span of days: from the first up to but not including the second; open where that is null. */
export interface Span {
  readonly from: Day;
  readonly to: Day | null;
}

export function contains({ from, to }: Span, day: Day): boolean {
  return from <= day && (to === null || day < to);
}
