import type { Keys } from './facts';
import { Sheet } from './sheet';

/** The tables that are filled, with the columns in which their rows are given. */
export function makeSheets(keys: Keys) {
  const period = ['valid_from', 'valid_to'];
  const decision = ['status', 'submitted_at', 'review_started_at', 'decided_at', 'decision_reason'];
  return {
    distributors: new Sheet('distributor', ['slug', 'name', 'website', 'country_id', 'parent_id']),
    partners: new Sheet('partner', [
      ...['slug', 'name', 'legal_name', 'city', 'latitude', 'longitude', 'website', 'status', 'country_id'],
      'parent_id',
    ]),
    enrolments: new Sheet('enrolment', [...period, 'partner_id', 'program_id', 'tier_id']),
    technologies: new Sheet('partner_technology', [...period, 'partner_id', 'technology_id']),
    validations: new Sheet('competence_validation', [...period, 'evidence_url', 'partner_id', 'competence_id']),
    applications: new Sheet('qualification_application', [...decision, 'partner_id', 'qualification_id']),
    awards: new Sheet('award', [
      ...[...period, 'end_reason', 'partner_id', 'qualification_id', 'application_id', 'previous_award_id'],
    ]),
    suspensions: new Sheet('award_suspension', [...period, 'reason', 'award_id']),
    offerings: new Sheet('offering', [
      ...['name', 'summary', 'service_model', 'status', 'published_on', 'retired_on', 'partner_id'],
    ]),
    resale: new Sheet('resale_agreement', [...period, 'white_label', 'brand_name', 'reseller_id', 'offering_id']),
    distribution: new Sheet('distribution_agreement', [
      ...[...period, 'listed', 'distributor_id', 'partner_id', 'vendor_id', 'country_id'],
    ]),
    enablements: new Sheet('enablement', [
      ...['status', 'progress', 'started_on', 'completed_on', 'distributor_id', 'service_id'],
    ]),
    engagements: new Sheet('engagement', [
      ...['kind', 'customer_name', 'customer_kind', 'value_amount', 'currency', 'started_on', 'program_id'],
      ...['partner_id', 'distributor_id', 'offering_id', 'customer_partner_id', 'country_id'],
    ]),
    financing: new Sheet(
      'financing_program',
      ['code', 'name', 'kind', 'status', 'opens_on', 'closes_on', 'budget_amount', 'currency', 'program_id'],
      keys.nextFinancingProgram,
    ),
    requests: new Sheet('funding_request', [
      ...[...decision, 'purpose', 'requested_amount', 'currency', 'financing_program_id', 'partner_id'],
      'distributor_id',
    ]),
    ledger: new Sheet('ledger_entry', ['kind', 'amount', 'currency', 'booked_on', 'funding_request_id']),
    references: new Sheet('external_reference', ['source', 'external_id', 'node_type', 'node_key']),
    offeringTechnologies: new Sheet('offering_technology', ['offering_id', 'technology_id'], null),
    distributorCountries: new Sheet('distributor_country', ['distributor_id', 'country_id'], null),
    financingCountries: new Sheet('financing_program_country', ['financing_program_id', 'country_id'], null),
    financingQualifications: new Sheet(
      ...(['financing_program_qualification', ['financing_program_id', 'qualification_id'], null] as const),
    ),
  };
}

export type Sheets = ReturnType<typeof makeSheets>;
