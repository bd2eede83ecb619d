/** The message of a constraint in the terms of the import files. Without one, the message of the database is used. */
interface Sentence {
  /** The column at fault, if it is known. */
  readonly column?: string;
  /** The column at fault in a file of other rows, such as those that the row names. */
  readonly elsewhere?: string;
  readonly message?: string;
}

const period: Sentence = {
  column: 'validTo',
  message: 'must be after validFrom: it is the first day that is no longer covered',
};
const ownParent: Sentence = { column: 'parent', message: 'names the row itself' };
const circle: Sentence = { column: 'parent', message: 'makes a circle: the row would stand above itself' };
const decision: Sentence = {
  column: 'status',
  message:
    'does not go with the times: a DRAFT has none, SUBMITTED has submittedAt, IN_REVIEW also reviewStartedAt, a decided one also decidedAt, ' +
    'one that was taken back has decidedAt, and they follow one another',
};
const amount = (column: string, least: string): Sentence => ({
  column,
  message: `must be ${least}, with no more digits after the point than its currency has`,
});

/** The messages of checks and rules, by the name of the constraint. */
export const sentences: Readonly<Record<string, Sentence>> = {
  award_period_check: period,
  award_suspension_period_check: period,
  competence_validation_period_check: period,
  distribution_agreement_period_check: period,
  enrolment_period_check: period,
  partner_technology_period_check: period,
  resale_agreement_period_check: period,

  country_code_check: { column: 'code', message: 'must be the two capital letters of ISO 3166-1, such as FR' },
  fiscal_quarter_span_check: { column: 'endsOn', message: 'must not be before startsOn' },
  fiscal_quarter_no_gap: { column: 'startsOn' },
  program_rollout_check: {
    column: 'rolloutMonthsMax',
    message: 'must be at least rolloutMonthsMin, which must be at least 1',
  },
  program_launch_window_check: { column: 'plannedTo', message: 'must not be before plannedFrom' },
  tier_rank_check: { column: 'rank', message: 'must be at least 1' },
  metric_edge_check: {
    column: 'edge',
    message: 'must be a list of the type Partner, such as offerings, where the kind is COUNTED, and only there',
  },
  metric_filter_check: {
    column: 'filter',
    message: 'must hold more than spaces, at most 10000 characters, and is only given where the kind is COUNTED',
  },
  metric_field_check: {
    column: 'field',
    message:
      'does not go with the kind and the aggregation: MEASURED and COUNT have none, the others have one, such as value',
  },
  metric_currency_check: {
    column: 'currency',
    message: 'must be the three capital letters of a currency where the unit is MONEY, and only there',
  },
  metric_window_check: {
    column: 'window',
    message: 'must be a number of years, months, weeks or days, such as P12M, P1Y6M or P90D',
  },
  measurement_period_check: period,
  measurement_value_check: { column: 'value', message: 'must be a number' },
  measurement_metric: { column: 'metric' },
  measurement_metric_currency: { column: 'currency' },
  measurement_metric_unit: { column: 'value' },
  person_period_check: period,
  certification_period_check: period,
  requirement_period_check: period,
  requirement_target_check: {
    column: 'qualification',
    message: 'either the qualification must be given, or the program and the code of the tier',
  },
  requirement_parent_check: ownParent,
  requirement_metric_check: { column: 'metric', message: 'must be given where the form is METRIC, and only there' },
  requirement_held_tier_check: { column: 'heldTier.code', message: 'is given, but the form is not HOLDS' },
  requirement_minimum_check: {
    column: 'minimum',
    message:
      'does not go with the form: ALL has none, AT_LEAST and HOLDS have a whole number from 1, METRIC and SCORE any number',
  },
  requirement_points_check: { column: 'points', message: 'must be more than 0' },
  requirement_cap_check: { column: 'cap', message: 'must be more than 0' },
  requirement_floor_check: { column: 'floor', message: 'must be more than 0, and at most the cap' },
  requirement_leaf: { column: 'parent' },
  requirement_score_parts: { column: 'form' },
  requirement_minimum_needed: { column: 'minimum' },
  requirement_points_outside: { column: 'points' },
  requirement_held: { column: 'heldQualifications' },
  requirement_reach: { column: 'minimum' },
  requirement_metric_program: { column: 'metric', elsewhere: 'program' },
  requirement_parent_acyclic: { column: 'parent' },
  requirement_held_acyclic: { column: 'heldQualifications' },

  term_parent_check: ownParent,
  term_parent_acyclic: circle,
  partner_slug_new: { column: 'slug' },
  former_slug_former: { column: 'slug' },
  partner_founded_check: { column: 'founded', message: 'must be a year from 1000 to 9999' },
  partner_parent_check: ownParent,
  partner_parent_acyclic: circle,
  partner_position_check: {
    column: 'latitude',
    message: 'and longitude must be given together: -90 to 90 degrees north, -180 to 180 degrees east',
  },
  location_position_check: {
    column: 'latitude',
    message: 'and longitude must be given together: -90 to 90 degrees north, -180 to 180 degrees east',
  },
  location_main: { column: 'isMain' },
  distributor_parent_check: ownParent,
  distributor_parent_acyclic: circle,

  qualification_application_decision_check: decision,
  award_end_check: { column: 'endReason', message: 'is given, but validTo is not' },
  award_previous_check: { column: 'previousAward.validFrom', message: 'names the award itself' },
  award_previous_earlier: {
    column: 'previousAward.validFrom',
    message: 'names an award that did not begin before this one',
  },
  award_application_approved: {
    column: 'application.externalId',
    message: 'names an application that is not APPROVED',
  },

  offering_status_check: {
    column: 'status',
    message:
      'does not go with the days: a DRAFT has none, PUBLISHED has publishedOn, RETIRED has publishedOn and retiredOn',
  },
  offering_dates_check: { column: 'retiredOn', message: 'must not be before publishedOn' },
  resale_agreement_brand_check: { column: 'brandName', message: 'is only given where whiteLabel is true' },
  resale_agreement_other_partner: {
    column: 'offering.partner',
    message: 'is the reseller itself: a partner resells offerings of others',
  },

  enablement_progress_check: { column: 'progress', message: 'must be from 0 to 100' },
  enablement_status_check: {
    column: 'status',
    message:
      'does not go with progress and days: PLANNED has progress 0 and no days, IN_PROGRESS has startedOn alone, COMPLETED has progress 100, startedOn and a completedOn not before it',
  },
  enablement_dates_check: { column: 'startedOn', message: 'and completedOn must be days of the years 1 to 9999' },

  engagement_kind_names_provider: { column: 'namesProvider' },

  engagement_value_check: amount('valueAmount', '0 or more'),
  engagement_named_provider: {
    column: 'customerPartner',
    message: 'must be given: the kind names the provider that an engagement with the customerKind PROVIDER is for',
  },
  engagement_customer_check: { column: 'customerPartner', message: 'names the partner itself' },
  engagement_customer_not_vendor: {
    column: 'customerName',
    message: "is the vendor of the program: a program's vendor is never the customer",
  },

  financing_program_budget_check: amount('budgetAmount', '0 or more'),
  financing_program_window_check: { column: 'closesOn', message: 'must not be before opensOn' },
  financing_program_open_check: { column: 'opensOn', message: 'is empty, but only a PLANNED program has no first day' },
  financing_program_committed_within_budget: { column: 'amount' },
  funding_request_amount_check: amount('requestedAmount', 'more than 0'),
  funding_request_decision_check: decision,
  funding_request_approved_within_requested: {
    column: 'amount',
    message: 'takes what stands approved above what the request asks for',
  },
  funding_request_paid_within_approved: {
    column: 'amount',
    message: 'takes what is paid above what stands approved that day',
  },
  financing_budget_amount_check: amount('amount', '0 or more'),
  financing_budget_calendar: { column: 'fiscalQuarter' },
  ledger_entry_amount_check: amount('amount', 'more than 0'),
  ledger_entry_append_only: {
    message: 'differs from the entry that is booked: ledger entries never change, book another one instead',
  },

  external_reference_source_check: {
    column: 'source',
    message: 'must be one line of 1 to 200 characters without space around it, zero-width space included',
  },
  external_reference_external_id_check: {
    column: 'externalId',
    message: 'must be one line of 1 to 200 characters without space around it, zero-width space included',
  },
};

/** The messages of the shared functions that check a single column. */
export const singleColumnChecks: Readonly<Record<string, string>> = {
  is_slug: 'must be lower-case letters a to z and digits, in words joined by single hyphens, at most 100 characters',
  is_code: 'must be capital letters A to Z and digits, in words joined by single _ or -, at most 100 characters',
  is_name: 'must be one line of 1 to 200 characters without space around it, zero-width space included',
  is_text: 'must hold more than spaces, and at most 10000 characters',
  is_web_address: 'must be a web address that begins with http:// or https://, without spaces, at most 2000 characters',
  is_email_address: 'must be an e-mail address such as hello@example.com, at most 200 characters',
  is_telephone_number:
    'must begin with + and the code of the country, and have only digits, spaces and ()./- after it, at most 40 characters',
  is_locale: 'must be a language tag such as en or fr-CA',
  is_currency: 'must be the three capital letters of a currency, such as USD',
  is_localised: 'must hold more than spaces, and at most 10000 characters, in every language that is given',
  is_day: 'must be a day of the years 1 to 9999',
};
