import { register } from '../program';

/** The key of a row, and what names it in a file of the import format: its natural key. */
export interface Reference {
  readonly key: number;
  readonly names: readonly string[];
}

/** A text in the languages of a {@link TableLayout.texts} column; null for a language that it lacks. */
export class Texts {
  constructor(
    readonly en: string,
    readonly fr: string | null,
  ) {}
}

export type Cell = string | number | boolean | null | Reference | Texts;

/** A row as a life yields it. Each sink writes it in its own way. */
export interface Row {
  readonly key: number;
  /** The day on which it was recorded, `YYYY-MM-DD`. */
  readonly recorded: string;
  /** In the order of the table's columns. */
  readonly cells: readonly Cell[];
  /** The targets of its lists, in the order of the table's lists. */
  readonly lists: readonly (readonly Reference[])[];
  /** What another system calls it, beside the number that the program's register gives it. */
  readonly external: ExternalName | null;
}

export interface ExternalName {
  readonly source: string;
  readonly id: string;
}

/** How a kind of rows is written: as a table, and as a file. */
export interface TableLayout {
  readonly table: string;
  /** `awards.csv`. */
  readonly file: string;
  /** The name of the GraphQL type, as external references have it. */
  readonly type: string;
  /** The columns of the table, each with its columns in the file. */
  readonly columns: readonly (readonly [column: string, ...labels: string[]])[];
  /** Lists that the rows own: the table of links with its two columns, and the column in the file. */
  readonly lists: readonly (readonly [table: string, own: string, target: string, label: string])[];
  /** The columns of its partner of which the table has copies, as the database keeps them: `partner_name`. */
  readonly carries: readonly string[];
  /** Whether an external reference can name a row. */
  readonly external: boolean;
  /** What the program's register begins its numbers with, for rows that have no other name: `APP-000017`. */
  readonly register?: string;
}

const period = 'valid_from valid_to';
const decision = 'status submitted_at review_started_at decided_at decision_reason';

/** Rows of one table are written in the order of these columns. */
export const tables = {
  distributors: layout('Distributor', 'slug name website country_id parent_id', {
    external: true,
    lists: [['distributor_country', 'distributor_id', 'country_id', 'countries']],
  }),
  partners: layout(
    'Partner',
    'slug name legal_name city latitude longitude website status country_id parent_id ' +
      'description logo_url email telephone contact_url contact_is_public founded employee_range',
    {
      external: true,
      parts: { description: ['en', 'fr'] },
      lists: [['partner_term', 'partner_id', 'term_id', 'terms']],
    },
  ),
  locations: layout(
    'Location',
    'kind name street postcode city region latitude longitude telephone opening_hours is_main partner_id country_id',
    { parts: { opening_hours: ['en', 'fr'] } },
  ),
  formerSlugs: layout('FormerSlug', 'slug partner_id'),
  enrolments: layout('Enrolment', `${period} partner_id program_id tier_id`, {
    parts: { tier_id: ['program', 'code'] },
    carries: ['name'],
  }),
  technologies: layout('PartnerTechnology', `${period} partner_id technology_id`, {
    file: 'partner-technologies.csv',
    carries: ['name', 'country_id'],
  }),
  measurements: layout('Measurement', `${period} value currency evidence_url partner_id metric_id`),
  persons: layout('Person', `${period} key partner_id`),
  certifications: layout('Certification', `${period} code level person_id`),
  validations: layout('CompetenceValidation', `${period} evidence_url partner_id competence_id`),
  applications: layout('QualificationApplication', `${decision} partner_id qualification_id`, { register: 'APP' }),
  awards: layout('Award', `${period} end_reason partner_id qualification_id application_id previous_award_id`, {
    parts: {
      application_id: ['source', 'externalId'],
      previous_award_id: ['partner', 'qualification', 'validFrom'],
    },
  }),
  suspensions: layout('AwardSuspension', `${period} reason award_id`, {
    parts: { award_id: ['partner', 'qualification', 'validFrom'] },
  }),
  offerings: layout('Offering', 'name summary service_model status published_on retired_on partner_id', {
    lists: [
      ['offering_technology', 'offering_id', 'technology_id', 'technologies'],
      ['offering_term', 'offering_id', 'term_id', 'terms'],
    ],
  }),
  references: layout('Reference', 'slug title summary url customer_segment_id published_on partner_id offering_id', {
    parts: { title: ['en', 'fr'], summary: ['en', 'fr'], offering_id: ['partner', 'name'] },
    lists: [['reference_technology', 'reference_id', 'technology_id', 'technologies']],
  }),
  resale: layout('ResaleAgreement', `${period} white_label brand_name reseller_id offering_id`, {
    parts: { offering_id: ['partner', 'name'] },
  }),
  distribution: layout('DistributionAgreement', `${period} listed distributor_id partner_id vendor_id country_id`, {
    carries: ['name'],
  }),
  enablements: layout('Enablement', 'status progress started_on completed_on distributor_id service_id'),
  engagements: layout(
    'Engagement',
    'kind_id customer_name customer_kind value_amount currency started_on program_id partner_id distributor_id offering_id customer_partner_id country_id',
    { register: 'ENG', parts: { offering_id: ['partner', 'name'] } },
  ),
  financing: layout(
    'FinancingProgram',
    'code name kind_id status opens_on closes_on budget_amount currency program_id',
    {
      parts: { name: ['en', 'fr'] },
      lists: [
        ['financing_program_country', 'financing_program_id', 'country_id', 'countries'],
        ['financing_program_qualification', 'financing_program_id', 'qualification_id', 'eligibleQualifications'],
      ],
    },
  ),
  budgets: layout('FinancingBudget', 'amount currency financing_program_id fiscal_quarter_id', {
    parts: { fiscal_quarter_id: ['vendor', 'code'] },
  }),
  requests: layout(
    'FundingRequest',
    `${decision} purpose requested_amount currency financing_program_id partner_id distributor_id`,
    { register: 'REQ' },
  ),
  ledger: layout('LedgerEntry', 'kind amount currency booked_on funding_request_id', {
    register: 'LED',
    file: 'ledger-entries.csv',
    parts: { funding_request_id: ['source', 'externalId'] },
  }),
};

export type TableName = keyof typeof tables;

/** `APP` and key 17 → `APP-000017`. */
export function numbered(prefix: string, key: number): string {
  return `${prefix}-${String(key).padStart(6, '0')}`;
}

/** What another system or the program's own register calls a row. */
export function externalName({ register: prefix }: TableLayout, { key, external }: Row): ExternalName | null {
  return prefix === undefined ? external : { source: register, id: numbered(prefix, key) };
}

interface Options {
  readonly carries?: readonly string[];
  readonly external?: boolean;
  readonly register?: string;
  readonly file?: string;
  readonly lists?: TableLayout['lists'];
  /** The parts of columns that have several in the file: `offering_id` → `offering.partner`, `offering.name`. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
}

function layout(type: string, columns: string, options: Options = {}): TableLayout {
  const { external, register: prefix, file, lists = [], parts: split = {} } = options;
  const table = type.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  return {
    table,
    file: file ?? `${table.replaceAll('_', '-')}s.csv`,
    type,
    columns: columns.split(' ').map((column) => {
      const label = column.replace(/_id$/, '').replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const parts = split[column];
      return [column, ...(parts ? parts.map((part) => `${label}.${part}`) : [label])] as const;
    }),
    lists,
    carries: options.carries ?? [],
    external: external === true || prefix !== undefined,
    ...(prefix === undefined ? {} : { register: prefix }),
  };
}
