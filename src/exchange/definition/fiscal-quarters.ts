import { quartersUntil } from '../../rules/fiscal-calendar';
import { csvFile, type CsvFile } from '../format/csv-file';

/** The fiscal year before the one in which the Cloud Partner Program was launched. */
const firstYear = 2010;

/** How many years past a day the calendar reaches. */
const yearsAhead = 2;

/**
 * Cisco's fiscal quarters from FY10 to two years past a day, in the import format. They come from the calendar's rule
 * rather than from a file, so that they reach as far at a start in ten years as at one today.
 * @param day `YYYY-MM-DD`
 */
export function fiscalQuarters(day: string): CsvFile {
  const until = `${Number(day.slice(0, 4)) + yearsAhead}${day.slice(4)}`;
  return csvFile(
    'fiscal-quarters.csv',
    quartersUntil(firstYear, until).map(({ code, startsOn, endsOn }) => ({ vendor: 'cisco', code, startsOn, endsOn })),
  );
}
