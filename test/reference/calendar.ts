/** A calendar that counts days, for any year. It does not use JavaScript's `Date`. */

const millisecondsPerDay = 86_400_000n;

/** The days from 1970-01-01 to a day of the Gregorian calendar. */
function dayNumber(year: number, month: number, day: number): number {
  // Years that begin in March end with the leap day.
  const from = month > 2 ? year : year - 1;
  const era = Math.floor(from / 400);
  const yearOfEra = from - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function daysInMonth(year: number, month: number): number {
  const [toYear, toMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return dayNumber(toYear, toMonth, 1) - dayNumber(year, month, 1);
}

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Milliseconds since the day began. */
  readonly time: number;
}

/** A day, or an instant as the API prints it. */
function read(text: string): Moment {
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0] = text
    .split(/[-T:.Z]/)
    .map(Number);
  return { year, month, day, time: ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds };
}

function milliseconds({ year, month, day, time }: Moment): bigint {
  return BigInt(dayNumber(year, month, day)) * millisecondsPerDay + BigInt(time);
}

/** The milliseconds from 1970 to a day's begin or to an instant. */
export function since1970(text: string): bigint {
  return milliseconds(read(text));
}

/**
 * Adds an ISO 8601 duration to a day or an instant, or subtracts it. Returns milliseconds from 1970. Months are added
 * first; a day that the month does not have becomes its last day.
 */
export function moved(text: string, duration: string, direction: 1 | -1): bigint {
  const [date = '', time = ''] = duration.split('T');
  const amount = (part: string, unit: string): number => Number(new RegExp(`(\\d+)${unit}`).exec(part)?.[1] ?? 0);
  const from = read(text);
  const months = from.year * 12 + (from.month - 1) + direction * (amount(date, 'Y') * 12 + amount(date, 'M'));
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  const day = Math.min(from.day, daysInMonth(year, month));
  const seconds = (amount(time, 'H') * 60 + amount(time, 'M')) * 60 + amount(time, 'S');
  const rest = BigInt(amount(date, 'W') * 7 + amount(date, 'D')) * millisecondsPerDay + BigInt(seconds) * 1000n;
  return milliseconds({ ...from, year, month, day }) + BigInt(direction) * rest;
}

/** A later day of the calendar, with its number of days since 1970; undefined after the year 9999. */
export function dayAfter(text: string, days = 1): { readonly day: string; readonly number: number } | undefined {
  const { year, month, day } = read(text);
  const number = dayNumber(year, month, day) + days;
  let later = { year, month, day: day + days };
  while (later.day > daysInMonth(later.year, later.month)) {
    const rest = later.day - daysInMonth(later.year, later.month);
    later =
      later.month === 12
        ? { year: later.year + 1, month: 1, day: rest }
        : { year: later.year, month: later.month + 1, day: rest };
  }
  const digits = (value: number, count: number): string => String(value).padStart(count, '0');
  if (later.year > 9999) return undefined;
  return { day: `${digits(later.year, 4)}-${digits(later.month, 2)}-${digits(later.day, 2)}`, number };
}
