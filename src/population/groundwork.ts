import { fiscalQuarters } from '../exchange/definition/fiscal-quarters';
import { csvFile, type CsvFile, type CsvRecord } from '../exchange/format/csv-file';
import { program } from './program';
import { taxonomies, terms } from './terms';

/** The tiers, by rank. */
export const tiers: readonly CsvRecord[] = [
  { program, code: 'SELECT', rank: 1, 'name.en': 'Select', 'name.fr': 'Sélection' },
  { program, code: 'PREMIER', rank: 2, 'name.en': 'Premier', 'name.fr': 'Premier' },
  { program, code: 'GOLD', rank: 3, 'name.en': 'Gold', 'name.fr': 'Or' },
];

/** Numbers that are measured outside of the hub, by code. */
export const metrics: readonly CsvRecord[] = [
  {
    ...{ code: 'CUSTOMER-SATISFACTION', kind: 'MEASURED', unit: 'PERCENT', aggregation: 'LATEST' },
    ...{ window: null, currency: null, distributorsSee: true },
    ...{ 'name.en': 'Satisfaction of customers', 'name.fr': 'Satisfaction des clients' },
  },
  {
    ...{ code: 'YEARLY-REVENUE', kind: 'MEASURED', unit: 'MONEY', aggregation: 'SUM' },
    ...{ window: 'P12M', currency: 'EUR', distributorsSee: false },
    ...{ 'name.en': 'Revenue of twelve months', 'name.fr': "Chiffre d'affaires de douze mois" },
  },
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
  return [
    fiscalQuarters(day),
    csvFile('tiers.csv', tiers),
    csvFile('taxonomies.csv', taxonomies),
    csvFile('terms.csv', terms),
    csvFile('metrics.csv', metrics),
    csvFile('collaborative-services.csv', services),
  ];
}
