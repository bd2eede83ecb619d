/** A quarter of a fiscal year, from `startsOn` to `endsOn`, both included; days are `YYYY-MM-DD`. */
export interface Quarter {
  /** Such as `FY11Q4`. */
  readonly code: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

const saturday = 6;
const july = 6;
const weekDays = 7;
const quarterWeeks = 13;

/** The quarter that has 14 weeks in a year of 53 weeks. */
const longQuarter = 3;

/**
 * Returns the last day of a fiscal year of Cisco: the last Saturday of July, as `YYYY-MM-DD`.
 * @example yearEnd(2011) // '2011-07-30'
 */
export function yearEnd(year: number): string {
  const last = new Date(Date.UTC(year, july, 31));
  last.setUTCDate(31 - ((last.getUTCDay() - saturday + weekDays) % weekDays));
  return last.toISOString().slice(0, 10);
}

/**
 * Returns the four quarters of a fiscal year of Cisco. A year has 52 or 53 weeks, a quarter 13. In a year of 53 weeks the third
 * quarter has 14. Source: Cisco's quarterly reports; the second quarter of fiscal 2010 ended on 2010-01-23, the third on
 * 2010-05-01. Fiscal 2016 and 2021 follow the same rule.
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
 * Returns the quarters from the first one of a fiscal year to the one that contains a day.
 * @param firstYear the fiscal year of the first quarter
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
