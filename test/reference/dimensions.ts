import { getNamedType, isObjectType } from 'graphql';
import { toMany } from './edges';
import { entityFacts } from './entities';
import type { Graph } from './graph';
import { codeOf, usualPrecision } from './grid';
import type { Point } from './point';
import type { Row } from './tables';
import { computedValues } from './values';
import { dayOf } from './view';

/** A dimension of groups. */
export interface Dimension {
  readonly name: string;
  readonly key: string;
  readonly path: readonly string[];
  readonly part: 'value' | 'object' | 'set' | 'month' | 'quarter' | 'year' | 'fiscalQuarter' | 'cell';
  /** Of cells, the number of characters of their codes. */
  readonly precision?: number;
}

/** The key of a group for one dimension: a row, the rows of a set, a value, or null. */
export type Key = Row | readonly Row[] | string | number | boolean | null;

/**
 * The dimensions over edges, by type, as `NAME path`, written by hand like the other facts. The dimensions of enums,
 * booleans and dates have the names of their fields.
 */
const edgeDimensions: Readonly<Record<string, string>> = {
  Country: 'REGION region, DISTRIBUTOR distributors, FINANCING_PROGRAM financingPrograms',
  FiscalQuarter: 'VENDOR vendor',
  Technology: 'VENDOR vendor, CATEGORY category, PARTNER partners, OFFERING offerings, REFERENCE references',
  Program: 'VENDOR vendor, PARTNER partners',
  Competence: 'PROGRAM program',
  Metric: 'PROGRAM program',
  Term: 'TAXONOMY taxonomy, PARENT parent, WITHIN within, COVER covers, PARTNER partners, OFFERING offerings',
  Qualification:
    'PROGRAM program, PROGRAM_VENDOR program.vendor, REQUIRED_BY requiredBy, PARTNER partners, ' +
    'FINANCING_PROGRAM financingPrograms',
  Partner:
    'COUNTRY country, COUNTRY_REGION country.region, PARENT parent, QUALIFICATION qualifications, ' +
    'QUALIFICATION_PROGRAM qualifications.program, QUALIFICATION_SET qualifications*, ENROLMENT_PROGRAM enrolments.program, ' +
    'ENROLMENT_TIER enrolments.tier, PROGRAM programs, COMPETENCE_VALIDATION_COMPETENCE competenceValidations.competence, ' +
    'TECHNOLOGY technologies, TECHNOLOGY_CATEGORY technologies.category, TECHNOLOGY_VENDOR technologies.vendor, ' +
    'TERM terms, TERM_TAXONOMY terms.taxonomy, OFFERING_SERVICE_MODEL offerings.serviceModel, DISTRIBUTOR distributors, DISTRIBUTOR_COUNTRY distributors.country, ' +
    'ELIGIBLE_FINANCING_PROGRAM eligibleFinancingPrograms',
  Location:
    'COUNTRY country, COUNTRY_REGION country.region, PARTNER partner, PARTNER_COUNTRY partner.country, ' +
    'PARTNER_COUNTRY_REGION partner.country.region, PARTNER_QUALIFICATION partner.qualifications, PARTNER_DISTRIBUTOR partner.distributors',
  FormerSlug: 'PARTNER partner',
  Person:
    'PARTNER partner, PARTNER_COUNTRY partner.country, PARTNER_COUNTRY_REGION partner.country.region, ' +
    'PARTNER_QUALIFICATION partner.qualifications, PARTNER_DISTRIBUTOR partner.distributors',
  Certification: 'PERSON person',
  Measurement:
    'PARTNER partner, PARTNER_COUNTRY partner.country, PARTNER_COUNTRY_REGION partner.country.region, ' +
    'PARTNER_QUALIFICATION partner.qualifications, PARTNER_DISTRIBUTOR partner.distributors, METRIC metric',
  Enrolment:
    'PARTNER partner, PARTNER_COUNTRY partner.country, PARTNER_COUNTRY_REGION partner.country.region, ' +
    'PARTNER_QUALIFICATION partner.qualifications, PARTNER_DISTRIBUTOR partner.distributors, PROGRAM program, TIER tier',
  CompetenceValidation:
    'PARTNER partner, PARTNER_COUNTRY partner.country, PARTNER_COUNTRY_REGION partner.country.region, ' +
    'PARTNER_QUALIFICATION partner.qualifications, PARTNER_DISTRIBUTOR partner.distributors, COMPETENCE competence',
  QualificationApplication:
    'PARTNER partner, PARTNER_COUNTRY partner.country, PARTNER_COUNTRY_REGION partner.country.region, ' +
    'PARTNER_QUALIFICATION partner.qualifications, PARTNER_DISTRIBUTOR partner.distributors, ' +
    'QUALIFICATION qualification, QUALIFICATION_PROGRAM qualification.program',
  Award:
    'PARTNER partner, PARTNER_COUNTRY partner.country, PARTNER_COUNTRY_REGION partner.country.region, ' +
    'PARTNER_QUALIFICATION partner.qualifications, PARTNER_DISTRIBUTOR partner.distributors, ' +
    'QUALIFICATION qualification, QUALIFICATION_PROGRAM qualification.program',
  Offering:
    'PARTNER partner, PARTNER_COUNTRY partner.country, PARTNER_COUNTRY_REGION partner.country.region, ' +
    'PARTNER_QUALIFICATION partner.qualifications, PARTNER_DISTRIBUTOR partner.distributors, TECHNOLOGY technologies, TECHNOLOGY_CATEGORY technologies.category, ' +
    'TECHNOLOGY_VENDOR technologies.vendor, TECHNOLOGY_SET technologies*, TERM terms, TERM_TAXONOMY terms.taxonomy',
  Reference:
    'PARTNER partner, PARTNER_COUNTRY partner.country, PARTNER_COUNTRY_REGION partner.country.region, ' +
    'PARTNER_QUALIFICATION partner.qualifications, PARTNER_DISTRIBUTOR partner.distributors, ' +
    'OFFERING offering, OFFERING_SERVICE_MODEL offering.serviceModel, TECHNOLOGY technologies, ' +
    'TECHNOLOGY_CATEGORY technologies.category, TECHNOLOGY_VENDOR technologies.vendor, CUSTOMER_SEGMENT customerSegment',
  ResaleAgreement:
    'RESELLER reseller, RESELLER_COUNTRY reseller.country, RESELLER_COUNTRY_REGION reseller.country.region, ' +
    'OFFERING offering, OFFERING_SERVICE_MODEL offering.serviceModel, OFFERING_PARTNER offering.partner',
  Engagement:
    'PROGRAM program, PARTNER partner, PARTNER_COUNTRY partner.country, PARTNER_COUNTRY_REGION partner.country.region, ' +
    'PARTNER_QUALIFICATION partner.qualifications, PARTNER_DISTRIBUTOR partner.distributors, ' +
    'DISTRIBUTOR distributor, OFFERING offering, OFFERING_SERVICE_MODEL offering.serviceModel, ' +
    'CUSTOMER_PARTNER customerPartner, COUNTRY country, COUNTRY_REGION country.region, KIND kind',
  Distributor:
    'COUNTRY country, COUNTRY_REGION country.region, COUNTRIES countries, COUNTRIES_REGION countries.region, ' +
    'COUNTRIES_SET countries*, PARENT parent, PARTNER partners',
  DistributionAgreement:
    'DISTRIBUTOR distributor, DISTRIBUTOR_COUNTRY distributor.country, PARTNER partner, PARTNER_COUNTRY partner.country, ' +
    'PARTNER_COUNTRY_REGION partner.country.region, PARTNER_QUALIFICATION partner.qualifications, ' +
    'PARTNER_DISTRIBUTOR partner.distributors, VENDOR vendor, COUNTRY country, COUNTRY_REGION country.region',
  CollaborativeService: 'PROGRAM program, PROGRAM_VENDOR program.vendor',
  EngagementKind: 'PROGRAM program, PROGRAM_VENDOR program.vendor',
  FinancingKind: 'PROGRAM program, PROGRAM_VENDOR program.vendor',
  Enablement:
    'DISTRIBUTOR distributor, DISTRIBUTOR_COUNTRY distributor.country, DISTRIBUTOR_COUNTRY_REGION distributor.country.region, ' +
    'SERVICE service, SERVICE_PROGRAM service.program',
  FinancingProgram:
    'PROGRAM program, PROGRAM_VENDOR program.vendor, ELIGIBLE_QUALIFICATION eligibleQualifications, COUNTRY countries, ' +
    'COUNTRY_REGION countries.region, KIND kind',
  FinancingBudget:
    'FINANCING_PROGRAM financingProgram, FINANCING_PROGRAM_PROGRAM financingProgram.program, ' +
    'FINANCING_PROGRAM_KIND financingProgram.kind, FISCAL_QUARTER fiscalQuarter',
  FundingRequest:
    'FINANCING_PROGRAM financingProgram, FINANCING_PROGRAM_PROGRAM financingProgram.program, ' +
    'FINANCING_PROGRAM_KIND financingProgram.kind, PARTNER partner, PARTNER_COUNTRY partner.country, ' +
    'PARTNER_COUNTRY_REGION partner.country.region, PARTNER_QUALIFICATION partner.qualifications, ' +
    'PARTNER_DISTRIBUTOR partner.distributors, DISTRIBUTOR distributor',
  LedgerEntry:
    'FUNDING_REQUEST fundingRequest, FUNDING_REQUEST_FINANCING_PROGRAM fundingRequest.financingProgram, ' +
    'FUNDING_REQUEST_FINANCING_PROGRAM_PROGRAM fundingRequest.financingProgram.program, ' +
    'FUNDING_REQUEST_FINANCING_PROGRAM_KIND fundingRequest.financingProgram.kind, ' +
    'FUNDING_REQUEST_PARTNER fundingRequest.partner, FUNDING_REQUEST_PARTNER_COUNTRY fundingRequest.partner.country, ' +
    'FUNDING_REQUEST_PARTNER_COUNTRY_REGION fundingRequest.partner.country.region, ' +
    'FUNDING_REQUEST_PARTNER_QUALIFICATION fundingRequest.partner.qualifications, ' +
    'FUNDING_REQUEST_PARTNER_DISTRIBUTOR fundingRequest.partner.distributors',
};

/** The to-one edges from a row to the vendor whose fiscal calendar applies to its dates. */
const calendarOwners: Readonly<Record<string, string>> = {
  Award: 'qualification.program.vendor',
  Enrolment: 'program.vendor',
  QualificationApplication: 'qualification.program.vendor',
  Engagement: 'program.vendor',
  DistributionAgreement: 'vendor',
  Enablement: 'service.program.vendor',
  FinancingProgram: 'program.vendor',
  FundingRequest: 'financingProgram.program.vendor',
  LedgerEntry: 'fundingRequest.financingProgram.program.vendor',
};

function camelCase(name: string): string {
  return name.toLowerCase().replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

/** The argument that says how fine a grid is. */
export interface Grid {
  readonly precision: number;
}

/** The dimension of a name in `by`. */
export function dimensionOf(type: string, name: string, grid?: Grid | null): Dimension {
  const key = camelCase(name);
  if (name === 'GRID')
    return { name, key, path: ['position'], part: 'cell', precision: grid?.precision ?? usualPrecision };
  const declared = (edgeDimensions[type] ?? '').split(', ').find((each) => each.split(' ')[0] === name);
  if (declared) {
    const path = declared.split(' ')[1] ?? '';
    if (path.endsWith('*')) return { name, key, path: [path.slice(0, -1)], part: 'set' };
    const steps = path.split('.');
    return { name, key, path: steps, part: /serviceModel$/.test(path) ? 'value' : 'object' };
  }
  for (const [ending, part] of [
    ['FiscalQuarter', 'fiscalQuarter'],
    ['Month', 'month'],
    ['Quarter', 'quarter'],
    ['Year', 'year'],
  ] as const) {
    if (key.endsWith(ending)) return { name, key, path: [key.slice(0, -ending.length)], part };
  }
  return { name, key, path: [key], part: 'value' };
}

/** The type of the rows of a dimension; undefined if its keys are values. */
export function targetOf(
  { schema }: Graph,
  type: string,
  { name: dimension, key, part }: Dimension,
): string | undefined {
  const keys = schema.getType(`${type}Key`);
  const field = isObjectType(keys) ? keys.getFields()[key] : undefined;
  if (!field) throw new Error(`Groups of ${type} have no key ${key}.`);
  const { name } = getNamedType(field.type);
  if (!(name in entityFacts)) return undefined;
  if (part === 'value') throw new Error(`The reference has no edge for ${dimension} of ${type}.`);
  return name;
}

/**
 * Every combination of keys of a row. Dimensions that begin with the same edge have the same related row. A row without
 * related rows has one combination.
 */
export function keysOf(
  graph: Graph,
  type: string,
  row: Row,
  dimensions: readonly Dimension[],
  gives: Gives = () => true,
): readonly (readonly Key[])[] {
  const all = dimensions.map((dimension, place) => ({ dimension, place, steps: dimension.path }));
  return combine(graph, type, row, all, gives).map((found) => dimensions.map((_, place) => found.get(place) ?? null));
}

/** Whether a related row of a to-many edge gives keys. */
type Gives = (row: Row) => boolean;

interface Asked {
  readonly dimension: Dimension;
  readonly place: number;
  readonly steps: readonly string[];
}

function combine(
  graph: Graph,
  type: string,
  row: Row | null,
  asked: readonly Asked[],
  gives: Gives,
): readonly Map<number, Key>[] {
  let combinations: readonly Map<number, Key>[] = [new Map<number, Key>()];
  const multiply = (others: readonly Map<number, Key>[]): void => {
    combinations = combinations.flatMap((one) => others.map((other) => new Map([...one, ...other])));
  };
  const overEdges = new Map<string, Asked[]>();
  for (const each of asked) {
    const [first = ''] = each.steps;
    if (each.dimension.part === 'object' && each.steps.length === 0) multiply([new Map([[each.place, row]])]);
    else if (each.dimension.part === 'set' || !graph.edge(type, first))
      multiply([new Map([[each.place, row && valueOf(graph, type, row, each.dimension, first)]])]);
    else overEdges.set(first, [...(overEdges.get(first) ?? []), { ...each, steps: each.steps.slice(1) }]);
  }
  for (const [field, below] of overEdges) {
    const edge = graph.edge(type, field);
    if (!edge || edge.kind === 'reference') throw new Error(`${type}.${field} is no edge to group by.`);
    const all = row ? reached(graph, type, row, field) : [];
    const far = toMany.has(edge.kind) ? all.filter(gives) : all;
    multiply((far.length > 0 ? far : [null]).flatMap((each) => combine(graph, edge.target, each, below, gives)));
  }
  return combinations;
}

/** The related rows of an edge. If they have a period and hold this row's key, only those in force. */
function reached(graph: Graph, type: string, row: Row, field: string): readonly Row[] {
  const edge = graph.edge(type, field);
  const rows = graph.reach(type, row, field);
  if (edge?.kind !== 'many' || !computedValues.has(`${edge.target}.inForce`)) return rows;
  return rows.filter((each) => graph.inForce(edge.target, each));
}

function valueOf(graph: Graph, type: string, row: Row, { part, precision }: Dimension, field: string): Key {
  const edge = graph.edge(type, field);
  if (edge && toMany.has(edge.kind)) return reached(graph, type, row, field);
  const value = ownValue(graph, type, row, field);
  if (part === 'value' || value === null) return value as Key;
  if (part === 'cell') return codeOf(value as Point, precision ?? usualPrecision);
  const day = dayOf(value) ?? '';
  return part === 'fiscalQuarter' ? fiscalQuarter(graph, type, row, day) : partOfDay(day, part);
}

/** The value of a field of a row. */
export function ownValue(graph: Graph, type: string, row: Row, field: string): unknown {
  const computed = computedValues.get(`${type}.${field}`);
  return (computed ? computed(graph, row, {}) : row[field]) ?? null;
}

/** The first day of the month or the quarter of a day, or its year. */
export function partOfDay(day: string, part: Dimension['part']): string | number {
  const [year = '', month = ''] = day.split('-');
  switch (part) {
    case 'year':
      return Number(year);
    case 'month':
      return `${year}-${month}-01`;
    default:
      return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  }
}

function fiscalQuarter(graph: Graph, type: string, row: Row, day: string): Row | null {
  let at = { type, row };
  for (const field of (calendarOwners[type] ?? '').split('.')) {
    const edge = graph.edge(at.type, field);
    const [next] = graph.reach(at.type, at.row, field);
    if (!edge || !next) return null;
    at = { type: graph.target(at.row, edge), row: next };
  }
  const quarters = graph.reach('Vendor', at.row, 'fiscalQuarters');
  return quarters.find(({ startsOn, endsOn }) => String(startsOn) <= day && day <= String(endsOn)) ?? null;
}
