import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeIdentifier, type Client } from 'pg';

type Value = string | number | boolean | null | object;
type Values = Readonly<Record<string, Value>>;

/** A valid row of a table: its columns, and the tables that its other columns refer to, with a part if there are several. */
interface Sample {
  values: (number: number) => Values;
  references?: Readonly<Record<string, string>>;
}

const english = { en: 'Text', fr: 'Texte' };
const decided = { submitted_at: '2011-05-02', review_started_at: '2011-05-03', decided_at: '2011-05-04' };
const begun = { valid_from: '2012-01-01' };
const dollars = { currency: 'USD' };

const samples: Readonly<Record<string, Sample>> = {
  region: { values: (n) => ({ code: `REGION-${n}`, name: english }) },
  country: { values: (n) => ({ code: letters(n), name: english }), references: { region_id: 'region' } },
  vendor: { values: (n) => ({ slug: `vendor-${n}`, name: `Vendor ${n}` }) },
  fiscal_quarter: {
    values: () => ({ code: 'FY11Q4', starts_on: '2011-05-01', ends_on: '2011-07-30' }),
    references: { vendor_id: 'vendor' },
  },
  technology_category: { values: (n) => ({ code: `CATEGORY-${n}`, name: english }) },
  technology: {
    values: (n) => ({ slug: `technology-${n}`, name: `Technology ${n}` }),
    references: { vendor_id: 'vendor', category_id: 'technology_category' },
  },
  taxonomy: { values: (n) => ({ code: `TAXONOMY-${n}`, name: english }) },
  term: {
    values: (n) => ({ slug: `term-${n}`, code: `TERM-${n}`, name: english }),
    references: { taxonomy_id: 'taxonomy' },
  },
  program: {
    values: (n) => ({
      ...{ code: `PROGRAM-${n}`, default_locale: 'en', name: english, summary: english },
      sales_policy: 'INDIRECT_ONLY',
    }),
    references: { vendor_id: 'vendor' },
  },
  program_launch: {
    values: () => ({ planned_from: '2011-05-01', planned_to: '2011-07-30' }),
    references: { program_id: 'program', region_id: 'region' },
  },
  tier: { values: (n) => ({ code: `TIER-${n}`, name: english, rank: n }), references: { program_id: 'program' } },
  qualification: {
    values: (n) => ({ slug: `qualification-${n}`, code: `QUALIFICATION-${n}`, name: english, summary: english }),
    references: { program_id: 'program' },
  },
  competence: {
    values: (n) => ({ code: `COMPETENCE-${n}`, name: english }),
    references: { program_id: 'program' },
  },
  metric: {
    values: (n) => ({
      ...{ code: `METRIC-${n}`, name: english, unit: 'COUNT', aggregation: 'COUNT' },
      ...{ edge: 'resaleAgreements', filter: '{whiteLabel: {eq: true}, inForce: {eq: true}}' },
    }),
  },
  requirement: {
    values: (n) => ({
      code: `REQUIREMENT-${n}`,
      form: 'METRIC',
      minimum: 1,
      summary: english,
      valid_from: '2011-05-01',
    }),
    references: { qualification_id: 'qualification', metric_id: 'metric' },
  },
  collaborative_service: {
    values: (n) => ({ code: `SERVICE-${n}`, name: english, summary: english }),
    references: { program_id: 'program' },
  },
  engagement_kind: { values: (n) => ({ code: `KIND-${n}`, name: english }), references: { program_id: 'program' } },
  financing_kind: { values: (n) => ({ code: `KIND-${n}`, name: english }), references: { program_id: 'program' } },
  distributor: {
    values: (n) => ({ slug: `distributor-${n}`, name: `Distributor ${n}` }),
    references: { country_id: 'country' },
  },
  partner: {
    values: (n) => ({ slug: `partner-${n}`, name: `Partner ${n}`, status: 'ACTIVE' }),
    references: { country_id: 'country' },
  },
  partner_technology: { values: () => begun, references: { partner_id: 'partner', technology_id: 'technology' } },
  location: {
    values: (n) => ({ kind: 'OFFICE', name: `Location ${n}`, is_main: true }),
    references: { partner_id: 'partner', country_id: 'country' },
  },
  former_slug: { values: (n) => ({ slug: `former-${n}` }), references: { partner_id: 'partner' } },
  enrolment: { values: () => begun, references: { partner_id: 'partner', program_id: 'program' } },
  measurement: {
    values: () => ({ ...begun, value: '12.5' }),
    references: { partner_id: 'partner', metric_id: 'metric, a measured one' },
  },
  person: { values: (n) => ({ ...begun, key: `person-${n}` }), references: { partner_id: 'partner' } },
  certification: { values: (n) => ({ ...begun, code: `CERTIFICATE-${n}` }), references: { person_id: 'person' } },
  competence_validation: { values: () => begun, references: { partner_id: 'partner', competence_id: 'competence' } },
  qualification_application: {
    values: () => ({ status: 'APPROVED', ...decided }),
    references: { partner_id: 'partner', qualification_id: 'qualification' },
  },
  award: {
    values: () => begun,
    references: {
      partner_id: 'partner',
      qualification_id: 'qualification',
      application_id: 'qualification_application',
    },
  },
  award_suspension: { values: () => ({ ...begun, reason: 'An audit' }), references: { award_id: 'award' } },
  offering: {
    values: (n) => ({ name: `Offering ${n}`, service_model: 'IAAS', status: 'PUBLISHED', published_on: '2011-06-01' }),
    references: { partner_id: 'partner' },
  },
  reference: {
    values: (n) => ({ slug: `reference-${n}`, title: english, summary: english, published_on: '2012-01-01' }),
    references: { partner_id: 'partner' },
  },
  resale_agreement: {
    values: () => ({ ...begun, white_label: true }),
    references: { reseller_id: 'partner, the reseller', offering_id: 'offering' },
  },
  distribution_agreement: {
    values: () => begun,
    references: {
      ...{ distributor_id: 'distributor', partner_id: 'partner' },
      ...{ vendor_id: 'vendor', country_id: 'country' },
    },
  },
  enablement: {
    values: () => ({ status: 'PLANNED' }),
    references: { distributor_id: 'distributor', service_id: 'collaborative_service' },
  },
  engagement: {
    values: () => ({
      ...{ customer_name: 'Orchid Bank', customer_kind: 'ENTERPRISE' },
      ...{ value_amount: '1250.00', started_on: '2012-01-01', ...dollars },
    }),
    references: {
      ...{ program_id: 'program', kind_id: 'engagement_kind' },
      ...{ partner_id: 'partner', country_id: 'country' },
    },
  },
  financing_program: {
    values: (n) => ({
      ...{ code: `FINANCING-${n}`, name: english, status: 'OPEN' },
      ...{ opens_on: '2011-06-01', budget_amount: '1000', ...dollars },
    }),
    references: { program_id: 'program', kind_id: 'financing_kind' },
  },
  financing_budget: {
    values: () => ({ amount: '250', ...dollars }),
    references: { financing_program_id: 'financing_program', fiscal_quarter_id: 'fiscal_quarter' },
  },
  funding_request: {
    values: () => ({ purpose: 'A campaign', requested_amount: '400', status: 'APPROVED', ...decided, ...dollars }),
    references: { financing_program_id: 'financing_program', partner_id: 'partner' },
  },
  ledger_entry: {
    values: () => ({ kind: 'APPROVE', amount: '100', booked_on: '2011-07-01', ...dollars }),
    references: { funding_request_id: 'funding_request' },
  },
  external_reference: {
    values: (n) => ({ source: 'crm', external_id: `id-${n}`, node_type: 'Partner' }),
    references: { node_key: 'partner' },
  },
};

/** What makes a row another one than the first of its table. */
const parts: Readonly<Record<string, Values>> = {
  // Its values are seen by program managers alone.
  'metric, a measured one': {
    ...{ kind: 'MEASURED', edge: null, filter: null, aggregation: 'LATEST', unit: 'POINTS' },
    ...{ partners_see: false, analysts_see: false },
  },
};

/** Every table that holds nodes of the graph or links between them. */
export const sampleTables = Object.keys(samples);

/**
 * Writes valid rows. A test states only the columns that it is about. Every other edge refers to the first row of its
 * table that this writer made, and makes it if needed, so that rows belong together.
 */
export class Rows {
  private readonly first = new Map<string, string>();
  private static made = 0;

  constructor(readonly client: Client) {}

  /** Adds a row and returns its key. */
  async add(table: string, stated: Values = {}): Promise<string> {
    const id = await this.insert(table, stated);
    if (!this.first.has(table)) this.first.set(table, id);
    return id;
  }

  /** The key of the first row of a table, or of a part (`partner, the reseller`), that this writer made. Makes it if needed. */
  async one(part: string): Promise<string> {
    const known = this.first.get(part);
    if (known) return known;
    const [table = part] = part.split(',');
    const id = await this.insert(table, parts[part] ?? {});
    this.first.set(part, id);
    return id;
  }

  private async insert(table: string, stated: Values): Promise<string> {
    const { values, references = {} } = sampleOf(table);
    const row: Record<string, Value> = { ...values(++Rows.made), ...stated };
    for (const [column, part] of Object.entries(references)) {
      if (row[column] === undefined) row[column] = await this.one(part);
    }
    const columns = Object.keys(row);
    const { rows } = await this.client.query<{ id: string }>(
      `insert into ${table} (${columns.map(escapeIdentifier).join(', ')})
       values (${columns.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
      Object.values(row),
    );
    return String(rows[0]?.id);
  }
}

function sampleOf(table: string): Sample {
  const sample = samples[table];
  if (!sample) throw new Error(`There is no sample of a row of ${table}.`);
  return sample;
}

/** Two capitals that no country of the definition has, and that differ for each of some 400 numbers in a row. */
function letters(number: number): string {
  return freeCodes[number % freeCodes.length] as string;
}

const capitals = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const definedCodes = new Set(
  readFileSync(join(__dirname, '..', '..', 'data', 'definition', 'countries.csv'), 'utf8').match(/^[A-Z]{2}(?=,)/gm),
);
const freeCodes = capitals
  .flatMap((first) => capitals.map((second) => first + second))
  .filter((code) => !definedCodes.has(code));
