/** The periods of the calendar that a series can have, beside fiscal quarters. */
export type CalendarPeriod = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** Days from the first to the last, `YYYY-MM-DD`. */
export interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}

const millisecondsPerDay = 86_400_000;

function dateText(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The first day of the period after the one that contains a day. Weeks begin on Monday. */
function startOfNext(every: CalendarPeriod, day: Date): Date {
  const next = new Date(day);
  switch (every) {
    case 'DAY':
      next.setUTCDate(next.getUTCDate() + 1);
      break;
    case 'WEEK':
      next.setUTCDate(next.getUTCDate() + 7 - ((next.getUTCDay() + 6) % 7));
      break;
    case 'MONTH':
      next.setUTCMonth(next.getUTCMonth() + 1, 1);
      break;
    case 'QUARTER':
      next.setUTCMonth(next.getUTCMonth() - (next.getUTCMonth() % 3) + 3, 1);
      break;
    case 'YEAR':
      next.setUTCFullYear(next.getUTCFullYear() + 1, 0, 1);
  }
  return next;
}

/** The number of days from one day to another, both included. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsPerDay + 1;
}

/** Each day from one to another. */
export function daysOf(from: string, to: string): readonly string[] {
  const first = Date.parse(from);
  return Array.from({ length: daysBetween(from, to) }, (_, index) =>
    dateText(new Date(first + index * millisecondsPerDay)),
  );
}

/** The last day that a date can be. */
const lastDay = Date.parse('9999-12-31');

/** The periods from a day on, in order, until the end of the year 9999. */
function* periodsFrom(every: CalendarPeriod, day: string): Generator<Days> {
  for (let start = new Date(day); start.getTime() <= lastDay;) {
    const next = startOfNext(every, start);
    const last = Math.min(next.getTime() - millisecondsPerDay, lastDay);
    yield { startsOn: dateText(start), endsOn: dateText(new Date(last)) };
    start = next;
  }
}

/**
 * The periods from one day to another, in order. The first and the last are cut where they reach beyond these days.
 * @returns undefined if there are more than `most`
 */
export function periodsOf(every: CalendarPeriod, from: string, to: string, most: number): readonly Days[] | undefined {
  const periods: Days[] = [];
  for (const { startsOn, endsOn } of periodsFrom(every, from)) {
    if (startsOn > to) break;
    if (periods.length === most) return undefined;
    periods.push({ startsOn, endsOn: endsOn < to ? endsOn : to });
  }
  return periods;
}

/** Whether a day is the last of the period that contains it. */
export function endsPeriod(every: CalendarPeriod, day: string): boolean {
  return startOfNext(every, new Date(day)).getTime() === Date.parse(day) + millisecondsPerDay;
}

/** The whole periods after a day that is the last of one. */
export function periodsAfter(every: CalendarPeriod, day: string): Generator<Days> {
  return periodsFrom(every, dateText(new Date(Date.parse(day) + millisecondsPerDay)));
}
