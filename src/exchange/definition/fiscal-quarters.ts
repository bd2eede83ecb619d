import { quartersUntil, type Quarter } from '../../rules/fiscal-calendar';
import { csvFile, type CsvFile } from '../format/csv-file';

/** The fiscal year before the one in which the Cloud Partner Program was launched. */
const firstYear = 2010;

/** The number of years after the day for which there are quarters. */
const yearsAhead = 2;

/**
 * Cisco's fiscal quarters from FY10 to two years past a day.
 * @param day `YYYY-MM-DD`
 */
export function quartersAround(day: string): readonly Quarter[] {
  return quartersUntil(firstYear, `${Number(day.slice(0, 4)) + yearsAhead}${day.slice(4)}`);
}

/**
 * Cisco's fiscal quarters from FY10 to two years past a day, in the import format. They are computed from the rule of the
 * calendar: a file would end some day.
 * @param day `YYYY-MM-DD`
 */
export function fiscalQuarters(day: string): CsvFile {
  return csvFile(
    'fiscal-quarters.csv',
    quartersAround(day).map(({ code, startsOn, endsOn }) => ({ vendor: 'cisco', code, startsOn, endsOn })),
  );
}
