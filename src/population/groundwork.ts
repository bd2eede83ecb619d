import { fiscalQuarters } from '../exchange/definition/fiscal-quarters';
import { csvFile, type CsvFile, type CsvRecord } from '../exchange/format/csv-file';
import { program } from './program';

/** The tiers, by rank. */
export const tiers: readonly CsvRecord[] = [
  { program, code: 'SELECT', rank: 1, 'name.en': 'Select', 'name.fr': 'Sélection' },
  { program, code: 'PREMIER', rank: 2, 'name.en': 'Premier', 'name.fr': 'Premier' },
  { program, code: 'GOLD', rank: 3, 'name.en': 'Gold', 'name.fr': 'Or' },
];

/** Collaborative services beside the one of the definition. */
export const services: readonly CsvRecord[] = [
  {
    code: 'CPP-ARCHITECTURE-WORKSHOPS',
    program,
    'name.en': 'Architecture workshops',
    'name.fr': "Ateliers d'architecture",
    'summary.en': 'Designing a first cloud together with the architects of the vendor.',
    'summary.fr': 'Concevoir un premier cloud avec les architectes du constructeur.',
  },
  {
    code: 'CPP-BILLING-DESK',
    program,
    'name.en': 'Billing desk',
    'name.fr': null,
    'summary.en': 'From the sale of boxes to monthly bills.',
    'summary.fr': null,
  },
  {
    code: 'CPP-DEMONSTRATION-CLOUD',
    program,
    'name.en': 'Demonstration cloud',
    'name.fr': 'Cloud de démonstration',
    'summary.en': 'A cloud to show to partners, run by the distributor itself.',
    'summary.fr': 'Un cloud à montrer aux partenaires, exploité par le distributeur lui-même.',
  },
];

/**
 * What the partners and distributors of a population take part in, and the vendor's calendar, in the import format.
 * @param day the day on which the story stands, `YYYY-MM-DD`
 */
export function groundworkFiles(day: string): CsvFile[] {
  return [fiscalQuarters(day), csvFile('tiers.csv', tiers), csvFile('collaborative-services.csv', services)];
}
