import { readDecimal, writeDecimal } from './decimal';
import { entityFacts } from './entities';
import type { Graph } from './graph';
import type { Point } from './point';
import { nearest } from './point';
import { placesOf, positionOf } from './places';
import type { Row } from './tables';
import { dayOf } from './view';

/** A field whose value is not simply the column of the same name. */
export type ComputedValue = (graph: Graph, row: Row, argumentValues: Readonly<Record<string, unknown>>) => unknown;

const hubDefaultLocale = 'en';
const millisecondsPerDay = 86_400_000;

/** The canonical form of a client's language tag; undefined if the tag is malformed. */
export function canonicalLocale(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function localised(type: string, property: string): ComputedValue {
  return (graph, row, { locale }) => {
    const texts = row[property] as Readonly<Record<string, string>> | null;
    if (texts === null) return null;
    const asked = typeof locale === 'string' ? canonicalLocale(locale) : graph.view.locale;
    const candidates = asked === undefined ? [] : [asked, asked.split('-')[0] as string];
    const found = [...candidates, defaultLocale(graph, type, row)].find((each) => Object.hasOwn(texts, each));
    return found === undefined ? null : texts[found];
  };
}

function defaultLocale(graph: Graph, type: string, row: Row): string {
  const path = entityFacts[type]?.program;
  if (!path) return hubDefaultLocale;
  let at = { type, row };
  for (const field of path) {
    const next = graph.reach(at.type, at.row, field)[0];
    const edge = graph.edge(at.type, field);
    if (!next || !edge) throw new Error(`${at.type} ${at.row.id} has no ${field}.`);
    at = { type: graph.target(at.row, edge), row: next };
  }
  return String(at.row.defaultLocale);
}

/** The number of decimal digits of currencies (ISO 4217), if it is not 2. */
const currencyScales: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  ...Object.fromEntries('CLF UYW'.split(' ').map((code) => [code, 4])),
};

/** Amounts are whole numbers of ten-thousandths, so that sums are exact. */
export function units(amount: unknown): bigint {
  const [whole, fraction = ''] = String(amount).split('.');
  return BigInt(`${whole}${fraction.padEnd(4, '0')}`);
}

/** An amount as a text of fixed length, so that texts compare like the amounts. */
export function moneyOrderText(amount: string): string {
  return String(units(amount) + 10n ** 30n).padStart(31, '0');
}

function money(amount: bigint | null, currency: unknown): { amount: string; currency: unknown } | null {
  if (amount === null) return null;
  const scale = currencyScales[String(currency)] ?? 2;
  const sign = amount < 0n ? '-' : '';
  const digits = String(amount < 0n ? -amount : amount).padStart(5, '0');
  const [whole, fraction] = [digits.slice(0, -4), digits.slice(-4)];
  if (/[^0]/.test(fraction.slice(scale))) throw new Error(`${amount} is finer than ${String(currency)} allows.`);
  return { amount: sign + whole + (scale > 0 ? `.${fraction.slice(0, scale)}` : ''), currency };
}

const amountOf =
  (property: string): ComputedValue =>
  (_graph, row) =>
    money(units(row[property]), row.currency);

/** Computes something of a row once for each view: filters, orders and groups ask for the same sums again and again. */
function once<Value>(compute: (graph: Graph, row: Row) => Value): (graph: Graph, row: Row) => Value {
  const views = new WeakMap<Graph, Map<Row, { readonly value: Value }>>();
  return (graph, row) => {
    const known = views.get(graph) ?? new Map<Row, { readonly value: Value }>();
    views.set(graph, known);
    const found = known.get(row) ?? { value: compute(graph, row) };
    known.set(row, found);
    return found.value;
  };
}

/** The entries of a funding request that were booked on the day or before. */
const bookedEntries = once((graph, request): readonly Row[] =>
  undated(graph)
    .reach('FundingRequest', request, 'ledgerEntries')
    .filter(({ bookedOn }) => String(bookedOn) <= graph.day),
);

/** The same of all requests of a financing program. */
const entriesOf = once((graph, financing): readonly Row[] =>
  undated(graph)
    .reach('FinancingProgram', financing, 'requests')
    .flatMap((request) => bookedEntries(graph, request)),
);

/** Balances are sums over all ledger entries, visible or not. */
function undated(graph: Graph): Graph {
  return graph.seen({ isDated: false });
}

function fold(entries: readonly Row[], signs: Readonly<Record<string, bigint>>): bigint {
  return entries.reduce((sum, entry) => sum + (signs[String(entry.kind)] ?? 0n) * units(entry.amountValue), 0n);
}

const commitment = { APPROVE: 1n, RELEASE: -1n };
const payment = { PAY: 1n };

/** What was booked for the financing program of a budget in the quarter of the budget. */
const entriesInQuarter = once((graph, budget): readonly Row[] => {
  const [financing] = undated(graph).reach('FinancingBudget', budget, 'financingProgram');
  const [quarter] = undated(graph).reach('FinancingBudget', budget, 'fiscalQuarter');
  if (!financing || !quarter) throw new Error('A budget has a financing program and a quarter.');
  return entriesOf(graph, financing).filter(({ bookedOn }) => {
    const day = String(bookedOn);
    return String(quarter.startsOn) <= day && day <= String(quarter.endsOn);
  });
});

const ofQuarter = {
  committed: once((graph, budget) => fold(entriesInQuarter(graph, budget), commitment)),
  paid: once((graph, budget) => fold(entriesInQuarter(graph, budget), payment)),
};

const ofProgram = {
  committed: once((graph, financing) => fold(entriesOf(graph, financing), commitment)),
  paid: once((graph, financing) => fold(entriesOf(graph, financing), payment)),
};

function approved(graph: Graph, request: Row): bigint | null {
  const entries = bookedEntries(graph, request).filter(({ kind }) => kind === 'APPROVE' || kind === 'RELEASE');
  return entries.length === 0 ? null : fold(entries, commitment);
}

function hasEnded(graph: Graph, { validTo }: Row): boolean {
  return validTo !== null && String(validTo) <= graph.day;
}

const awardStatus: ComputedValue = (graph, row) => {
  if (graph.day < String(row.validFrom)) return 'SCHEDULED';
  if (hasEnded(graph, row)) return 'ENDED';
  return graph.isSuspended(row) ? 'SUSPENDED' : 'ACTIVE';
};

/** Whether a day or an instant is on the date or before. */
function hasCome({ day }: Graph, time: unknown): boolean {
  const of = dayOf(time);
  return of !== null && of <= day;
}

/** A recorded value. As of a date, it is null before the instant at which it was recorded. */
const known =
  (property: string, time = property): ComputedValue =>
  (graph, row) => {
    if (graph.view.isDated && !hasCome(graph, row[time])) return null;
    const value = row[property];
    return value instanceof Date ? value.toISOString() : (value ?? null);
  };

/** A recorded status. As of a date, it is the first of these whose instant had come by then, or else the last argument. */
const statusOf =
  (steps: Readonly<Record<string, string>>, otherwise: string): ComputedValue =>
  (graph, row) => {
    if (!graph.view.isDated) return row.status;
    const step = Object.entries(steps).find(([, property]) => hasCome(graph, row[property]));
    return step?.[0] ?? otherwise;
  };

/** The status of an application or a request. */
const decisionStatus: ComputedValue = (graph, row, given) =>
  hasCome(graph, row.decidedAt)
    ? row.status
    : statusOf({ IN_REVIEW: 'reviewStartedAt' }, 'SUBMITTED')(graph, row, given);

const requestStatus: ComputedValue = (graph, row) => {
  const status = decisionStatus(graph, row, {});
  if (status !== 'PAID' || !graph.view.isDated) return status;
  return bookedEntries(graph, row).some(({ kind }) => kind === 'PAY') ? 'PAID' : 'APPROVED';
};

/** An exact number, without zeros at its end. */
const decimal =
  (property: string): ComputedValue =>
  (_graph, row) =>
    row[property] === null ? null : writeDecimal(readDecimal(String(row[property])));

const lastDay: ComputedValue = (_graph, { validTo }) =>
  validTo === null
    ? null
    : new Date(Date.parse(`${String(validTo)}T00:00:00Z`) - millisecondsPerDay).toISOString().slice(0, 10);

const localisedNames = [
  'Region',
  'Country',
  'TechnologyCategory',
  'Taxonomy',
  'Term',
  'Program',
  'Tier',
  'Qualification',
  'Competence',
  'Metric',
  'CollaborativeService',
  'EngagementKind',
  'FinancingKind',
  'FinancingProgram',
];
const localisedSummaries = ['Program', 'Qualification', 'Requirement', 'CollaborativeService', 'Reference'];
const decisions = ['QualificationApplication', 'FundingRequest'];
const periods = [
  'Requirement',
  'Measurement',
  'Person',
  'Certification',
  'Enrolment',
  'CompetenceValidation',
  'Award',
  'AwardSuspension',
  'ResaleAgreement',
  'DistributionAgreement',
];

/** Every computed field by `Type.field`, except `id`. */
export const computedValues: ReadonlyMap<string, ComputedValue> = new Map<string, ComputedValue>([
  ...localisedNames.map((type) => [`${type}.name`, localised(type, 'name')] as const),
  ...localisedSummaries.map((type) => [`${type}.summary`, localised(type, 'summary')] as const),
  ...periods.map((type) => [`${type}.inForce`, (graph: Graph, row: Row) => graph.inForce(type, row)] as const),
  ...periods.map((type) => [`${type}.lastDay`, lastDay] as const),
  ...decisions.flatMap((type) => [
    [`${type}.submittedAt`, known('submittedAt')] as const,
    [`${type}.reviewStartedAt`, known('reviewStartedAt')] as const,
    [`${type}.decidedAt`, known('decidedAt')] as const,
    [`${type}.decisionReason`, known('decisionReason', 'decidedAt')] as const,
  ]),
  ['QualificationApplication.status', decisionStatus],
  ['FundingRequest.status', requestStatus],
  ['Partner.description', localised('Partner', 'description')],
  ['Location.openingHours', localised('Location', 'openingHours')],
  ['Reference.title', localised('Reference', 'title')],
  ['Reference.isPublished', (graph, { publishedOn }) => hasCome(graph, publishedOn)],
  ['Offering.status', statusOf({ RETIRED: 'retiredOn', PUBLISHED: 'publishedOn' }, 'DRAFT')],
  ['Offering.publishedOn', known('publishedOn')],
  ['Offering.retiredOn', known('retiredOn')],
  ['Enablement.status', statusOf({ COMPLETED: 'completedOn', IN_PROGRESS: 'startedOn' }, 'PLANNED')],
  ['Enablement.startedOn', known('startedOn')],
  ['Enablement.completedOn', known('completedOn')],
  ['ProgramLaunch.launchedOn', known('launchedOn')],
  ['Award.status', awardStatus],
  ['Award.endReason', (graph, row) => (hasEnded(graph, row) ? (row.statedEndReason ?? 'EXPIRED') : null)],
  ['Partner.position', (_graph, row) => positionOf(row)],
  ['Partner.distanceKm', (graph, row, { from }) => nearest(placesOf(graph, 'Partner', row), from as Point)],
  ['Location.position', (_graph, row) => positionOf(row)],
  ['Location.distanceKm', (graph, row, { from }) => nearest(placesOf(graph, 'Location', row), from as Point)],
  [
    'Partner.otherDistributorCount',
    (graph, row) => {
      const agreements = undated(graph).reach('Partner', row, 'distributionAgreements');
      const served = agreements.filter((each) => graph.inForce('DistributionAgreement', each));
      return new Set(served.map(({ distributor }) => distributor)).size;
    },
  ],
  ...['minimum', 'points', 'cap', 'floor'].map((name) => [`Requirement.${name}`, decimal(name)] as const),
  ['Measurement.value', decimal('value')],
  ['Engagement.value', amountOf('valueAmount')],
  ['LedgerEntry.amount', amountOf('amountValue')],
  ['LedgerEntry.committed', (_graph, row) => money(fold([row], commitment), row.currency)],
  ['LedgerEntry.paid', (_graph, row) => money(fold([row], payment), row.currency)],
  ['FinancingBudget.amount', amountOf('amountValue')],
  ['FinancingBudget.committed', (graph, row) => money(ofQuarter.committed(graph, row), row.currency)],
  ['FinancingBudget.paid', (graph, row) => money(ofQuarter.paid(graph, row), row.currency)],
  [
    'FinancingBudget.available',
    (graph, row) => money(units(row.amountValue) - ofQuarter.committed(graph, row), row.currency),
  ],
  ['FundingRequest.requested', amountOf('requestedAmount')],
  ['FundingRequest.approved', (graph, row) => money(approved(graph, row), row.currency)],
  ['FinancingProgram.budget', amountOf('budgetAmount')],
  ['FinancingProgram.committed', (graph, row) => money(ofProgram.committed(graph, row), row.currency)],
  ['FinancingProgram.paid', (graph, row) => money(ofProgram.paid(graph, row), row.currency)],
  [
    'FinancingProgram.available',
    (graph, row) => money(units(row.budgetAmount) - ofProgram.committed(graph, row), row.currency),
  ],
]);
