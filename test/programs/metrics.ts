import { dayAfter, type Facts, type Row } from './facts';

/** The facts of one partner on a day. */
export interface Situation {
  readonly facts: Facts;
  readonly partner: string;
  readonly day: string;
}

/** Whether the period of a row contains a day. */
export function isInForce({ validFrom = '', validTo = '' }: Row, day: string): boolean {
  return validFrom <= day && (validTo === '' || day < validTo);
}

/** The rows of a partner in a file. */
export function rowsOf({ facts, partner }: Situation, file: string): readonly Row[] {
  return (facts[`${file}.csv`] ?? []).filter((row) => row.partner === partner);
}

/** The day some months before another one; the last day of its month if it has no such day. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  return dayAfter(start.toISOString().slice(0, 10), Math.min(date, last) - 1);
}

function engagements(of: Situation, program: string, months: number): readonly Row[] {
  const after = monthsBefore(of.day, months);
  return rowsOf(of, 'engagements').filter(
    (row) => row.program === program && (row.startedOn as string) > after && (row.startedOn as string) <= of.day,
  );
}

function people(of: Situation, isMeant: (certification: Row) => boolean): number {
  const certifications = of.facts['certifications.csv'] ?? [];
  return rowsOf(of, 'persons').filter(
    (person) =>
      isInForce(person, of.day) &&
      certifications.some((each) => each.person === person.key && isInForce(each, of.day) && isMeant(each)),
  ).length;
}

/** The measurements that count: those that began in the window, or those in force; by first day. */
function measured(of: Situation, metric: string, months: number | undefined): readonly number[] {
  const counts = (row: Row): boolean => {
    if (months === undefined) return isInForce(row, of.day);
    return (row.validFrom as string) > monthsBefore(of.day, months) && (row.validFrom as string) <= of.day;
  };
  return rowsOf(of, 'measurements')
    .filter((row) => row.metric === metric && counts(row))
    .toSorted((one, other) => ((one.validFrom as string) < (other.validFrom as string) ? -1 : 1))
    .map(({ value }) => Number(value));
}

function total(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

const reviews = (of: Situation): number =>
  rowsOf(of, 'competence-validations').filter((row) => isInForce(row, of.day)).length;

const inCurrency = (rows: readonly Row[], currency: string): number =>
  total(rows.flatMap((row) => (row.currency === currency ? [Number(row.valueAmount)] : []))) ?? 0;

/** Each metric of the programs, written by hand from its name; null if nothing was measured. */
export const metrics: Readonly<Record<string, (of: Situation) => number | null>> = {
  'NET-FOUNDATIONAL': (of) => people(of, ({ code }) => code === 'FOUNDATIONAL'),
  'NET-TECHNICAL': (of) => people(of, ({ code, level }) => code === 'TECHNICAL' && level !== ''),
  'NET-LAUNCHED': (of) => engagements(of, 'NET', 12).length,
  'NET-VALUE': (of) => inCurrency(engagements(of, 'NET', 12), 'USD'),
  'NET-REVENUE': (of) => total(measured(of, 'NET-REVENUE', 12)),
  'NET-REFERENCES': (of) => measured(of, 'NET-REFERENCES', undefined).at(-1) ?? null,
  'NET-SATISFACTION': (of) => measured(of, 'NET-SATISFACTION', 24).at(-1) ?? null,
  'NET-REVIEW': reviews,
  'NET-COUNTRIES': (of) => new Set(engagements(of, 'NET', 36).map(({ country }) => country)).size,
  'HALO-CUSTOMERS': (of) => engagements(of, 'HALO', 12).filter((row) => row.customerKind === 'ENTERPRISE').length,
  'HALO-DEPLOYMENTS': (of) => total(measured(of, 'HALO-DEPLOYMENTS', 12)),
  'HALO-GROWTH': (of) => {
    const values = measured(of, 'HALO-GROWTH', 12);
    return values.length === 0 ? null : Math.max(...values);
  },
  'HALO-CERTIFIED': (of) => people(of, () => true),
  'HALO-ADVANCED': (of) => people(of, ({ level }) => level === 'PROFESSIONAL'),
  'HALO-AUDIT': (of) => measured(of, 'HALO-AUDIT', undefined).at(-1) ?? null,
  'WARM-INSTALLERS': (of) => people(of, ({ code }) => code === 'FOUNDATIONAL'),
  'WARM-EUROS': (of) => inCurrency(engagements(of, 'WARM', 12), 'EUR'),
  'WARM-DOLLARS': (of) => inCurrency(engagements(of, 'WARM', 12), 'USD'),
  'WARM-INSPECTION': (of) => measured(of, 'WARM-INSPECTION', undefined).at(-1) ?? null,
  'HANDS-INTERPRETERS': (of) => people(of, ({ code, level }) => code === 'TECHNICAL' && level !== ''),
  'HANDS-CLINIC-JOBS': (of) => engagements(of, 'HANDS', 12).filter(({ kind }) => kind === 'CLINIC').length,
  'HANDS-COURT-JOBS': (of) => engagements(of, 'HANDS', 24).filter(({ kind }) => kind === 'COURT').length,
  'HANDS-FEES': (of) => inCurrency(engagements(of, 'HANDS', 12), 'EUR'),
  'HANDS-LARGEST': (of) =>
    Math.max(
      0,
      ...engagements(of, 'HANDS', 12).flatMap((row) => (row.currency === 'EUR' ? [Number(row.valueAmount)] : [])),
    ),
  'HANDS-COUNTRIES': (of) => new Set(engagements(of, 'HANDS', 24).map(({ country }) => country)).size,
  'HANDS-PUNCTUAL': (of) => measured(of, 'HANDS-PUNCTUAL', 18).at(-1) ?? null,
  'HANDS-INSURED': (of) => measured(of, 'HANDS-INSURED', undefined).at(-1) ?? null,
};

/** What each filter of partners means, by a word that it has. */
export function appliesTo(filter: string, of: Situation): boolean {
  if (filter === '') return true;
  const countries = Object.entries({ AMERICAS: ['US', 'CA'], JP: ['FR', 'JP'] }).find(([word]) =>
    filter.includes(`"${word}"`),
  )?.[1];
  if (countries)
    return (of.facts['partners.csv'] ?? []).some(
      ({ slug, country = '' }) => slug === of.partner && countries.includes(country),
    );
  const track = ['SERVICES', 'SELL', 'RUN', 'LEGAL'].find((each) => filter.includes(`"${each}"`));
  const program = ['NET', 'HALO', 'HANDS'].find((each) => filter.includes(`"${each}"`));
  return rowsOf(of, 'enrolments').some(
    (row) => row.program === program && row.track === track && isInForce(row, of.day),
  );
}
