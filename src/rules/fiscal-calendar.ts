/** A quarter of a fiscal year; both days are part of it. */
export interface Quarter {
  /** `FY11Q4`. */
  readonly code: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

const saturday = 6;
const july = 6;
const weekDays = 7;
const quarterWeeks = 13;

/** In a year of 53 weeks, the quarter that has 14 of them. */
const longQuarter = 3;

/**
 * The last day of a fiscal year of Cisco: the last Saturday of July.
 * @example yearEnd(2011) // '2011-07-30'
 */
export function yearEnd(year: number): string {
  const last = new Date(Date.UTC(year, july, 31));
  last.setUTCDate(31 - ((last.getUTCDay() - saturday + weekDays) % weekDays));
  return last.toISOString().slice(0, 10);
}

/**
 * The four quarters of a fiscal year of Cisco. A year has 52 weeks, or 53 where its last Saturday of July comes a week
 * later; quarters have 13 weeks, and the further week belongs to the third. Cisco's reports show it: the second quarter
 * of fiscal 2010 ended on 2010-01-23 and the third, of 14 weeks, on 2010-05-01; fiscal 2016 and 2021 went the same way.
 */
export function quartersOf(year: number): Quarter[] {
  const end = dayNumber(yearEnd(year));
  let start = dayNumber(yearEnd(year - 1)) + 1;
  const weeks = (end - start + 1) / weekDays;
  return [1, 2, 3, 4].map((quarter) => {
    const length = (quarterWeeks + (quarter === longQuarter ? weeks - 4 * quarterWeeks : 0)) * weekDays;
    const code = `FY${String(year % 100).padStart(2, '0')}Q${quarter}`;
    const startsOn = day(start);
    start += length;
    return { code, startsOn, endsOn: day(start - 1) };
  });
}

/**
 * The quarters from the first of a fiscal year to the one that contains a day.
 * @param firstYear the fiscal year to begin with
 * @param lastDay `YYYY-MM-DD`
 */
export function quartersUntil(firstYear: number, lastDay: string): Quarter[] {
  const quarters: Quarter[] = [];
  for (let year = firstYear; ; year++) {
    for (const quarter of quartersOf(year)) {
      if (quarter.startsOn > lastDay) return quarters;
      quarters.push(quarter);
    }
  }
}

function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / 86_400_000;
}

function day(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}
