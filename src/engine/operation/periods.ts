/** The periods of the calendar that a series can have, beside fiscal quarters. */
export type CalendarPeriod = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** Days from the first to the last, `YYYY-MM-DD`. */
export interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}

const millisecondsPerDay = 86_400_000;
/** A Monday. */
const monday = Date.parse('1970-01-05');

/** The first instant of the period after the one that contains a day. Weeks begin on Monday. */
function startOfNext(every: CalendarPeriod, day: number): number {
  if (every === 'DAY') return day + millisecondsPerDay;
  if (every === 'WEEK') {
    const week = 7 * millisecondsPerDay;
    return monday + (Math.floor((day - monday) / week) + 1) * week;
  }
  const next = new Date(day);
  const month = next.getUTCMonth();
  if (every === 'YEAR') next.setUTCFullYear(next.getUTCFullYear() + 1, 0, 1);
  else next.setUTCMonth(every === 'MONTH' ? month + 1 : month - (month % 3) + 3, 1);
  return next.getTime();
}

/** The number of days from one day to another, both included. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsPerDay + 1;
}

/** Consecutive periods. */
export class Periods {
  /** @param starts the first instants of the periods, and the one after the last period */
  constructor(private readonly starts: readonly number[]) {}

  get length(): number {
    return this.starts.length - 1;
  }

  /** Their first days as a PostgreSQL array. */
  firstDays(): string {
    return arrayOf(this.starts.slice(0, -1));
  }

  /** Their last days as a PostgreSQL array. */
  lastDays(): string {
    return arrayOf(this.starts.slice(1).map((next) => next - millisecondsPerDay));
  }
}

function arrayOf(days: readonly number[]): string {
  return `{${days.map(dateText).join()}}`;
}

/**
 * The periods from one day to another, in order. The first and the last are cut where they reach beyond these days.
 * @returns undefined if there are more than `most`
 */
export function periodsOf(every: CalendarPeriod, from: string, to: string, most: number): Periods | undefined {
  const end = Date.parse(to) + millisecondsPerDay;
  const starts: number[] = [];
  for (let start = Date.parse(from); start < end; start = startOfNext(every, start)) {
    if (starts.length === most) return undefined;
    starts.push(start);
  }
  return new Periods([...starts, end]);
}

/** Whether a day is the last of the period that contains it. */
export function endsPeriod(every: CalendarPeriod, day: string): boolean {
  return startOfNext(every, Date.parse(day)) === Date.parse(day) + millisecondsPerDay;
}

/** The last day that a date can be. */
const lastDay = Date.parse('9999-12-31');

/** The whole periods after a day that is the last of one, in order, until the end of the year 9999. */
export function* periodsAfter(every: CalendarPeriod, day: string): Generator<Days> {
  for (let start = Date.parse(day) + millisecondsPerDay; start <= lastDay;) {
    const next = startOfNext(every, start);
    yield { startsOn: dateText(start), endsOn: dateText(Math.min(next - millisecondsPerDay, lastDay)) };
    start = next;
  }
}

function dateText(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}
