import { sampleTables, type Rows } from '../support/rows';
import { useTransaction } from '../support/transaction';

type Values = Parameters<Rows['add']>[1];

const transaction = useTransaction();

/** Constraint, hazard, table, and the columns that break it. */
const broken: [constraint: string, hazard: string, table: string, values: NonNullable<Values>][] = [];

function refuses(table: string, constraint: string, hazards: Readonly<Record<string, NonNullable<Values>>>): void {
  for (const [hazard, values] of Object.entries(hazards)) {
    broken.push([`${table}_${constraint}`, hazard, table, values]);
  }
}

const nameHazards = (column: string): Record<string, NonNullable<Values>> => ({
  'an empty name': { [column]: '' },
  'a name with space before it': { [column]: ' Nimbus' },
  'a name with space after it': { [column]: 'Nimbus\u00a0' },
  'a name of two lines': { [column]: 'Nimbus\nWorks' },
  'a name of two paragraphs': { [column]: 'Nimbus\u2029Works' },
  'a name with a control character': { [column]: 'Nimbus\u0085Works' },
  'a name too long for an index': { [column]: 'x'.repeat(201) },
});
const codeHazards = { 'a code in small letters': { code: 'cpp' }, 'an empty code': { code: '' } };
const slugHazards = {
  'a slug with a space': { slug: 'nimbus works' },
  'a slug that ends in a hyphen': { slug: 'nimbus-' },
};
const addressHazards = (column: string): Record<string, NonNullable<Values>> => ({
  'an address that a browser would run': { [column]: 'javascript:alert(1)' },
  'an address with a space': { [column]: 'https://nimbus works.example' },
});
const textsHazards = (column: string): Record<string, NonNullable<Values>> => ({
  'texts that are a list': { [column]: '["en"]' },
  'texts with a number among them': { [column]: { en: 'Text', fr: 1 } },
  'texts with a list among them': { [column]: { en: 'Text', fr: ['Texte'] } },
  'a blank text': { [column]: { en: ' \u00a0\u3000' } },
  'a locale that no lookup would find': { [column]: { en: 'Text', fr_CA: 'Texte' } },
  'no texts at all': { [column]: {} },
});
const defaultTextsHazards = (column: string): Record<string, NonNullable<Values>> => ({
  ...textsHazards(column),
  'texts without the default locale': { [column]: { fr: 'Texte' } },
});
const periodHazards = {
  'a period that ends as it begins': { valid_from: '2012-01-01', valid_to: '2012-01-01' },
  'a period that ends before it begins': { valid_from: '2012-01-02', valid_to: '2012-01-01' },
  'a period from minus infinity': { valid_from: '-infinity' },
  'a period to infinity': { valid_to: 'infinity' },
  'a period after the year 9999': { valid_from: '10000-01-01' },
  'a period before the year 1': { valid_from: '0044-03-15 BC' },
};
const dayHazards = (column: string): Record<string, NonNullable<Values>> => ({
  'the last day of all': { [column]: 'infinity' },
  'the first day of all': { [column]: '-infinity' },
});
const amountHazards = (column: string): Record<string, NonNullable<Values>> => ({
  'an amount below zero': { [column]: '-1' },
  'an amount that is not a number': { [column]: 'NaN' },
  'a fraction of a cent': { [column]: '1.001' },
});
const decisionHazards = {
  'a draft that was handed in': { status: 'DRAFT' },
  'one handed in without a time': {
    status: 'SUBMITTED',
    submitted_at: null,
    review_started_at: null,
    decided_at: null,
  },
  'one in review that was not handed in': { status: 'IN_REVIEW', submitted_at: null, decided_at: null },
  'a decision without a time': { decided_at: null },
  'a decision before its review': { decided_at: '2011-05-02T12:00:00Z' },
  'a review before its submission': { review_started_at: '2011-05-01' },
  'a decision at infinity': { decided_at: 'infinity' },
};

for (const table of ['region', 'technology_category', 'competence']) {
  refuses(table, 'code_check', codeHazards);
  refuses(table, 'name_check', defaultTextsHazards('name'));
}
refuses('country', 'code_check', { 'a code of three letters': { code: 'FRA' }, 'small letters': { code: 'fr' } });
refuses('country', 'name_check', defaultTextsHazards('name'));
for (const table of ['vendor', 'technology', 'distributor', 'partner']) {
  refuses(table, 'slug_check', slugHazards);
  refuses(table, 'name_check', nameHazards('name'));
  if (table !== 'technology') refuses(table, 'website_check', addressHazards('website'));
}
refuses('fiscal_quarter', 'code_check', codeHazards);
refuses('fiscal_quarter', 'span_check', {
  'a quarter that ends before it starts': { starts_on: '2011-07-31' },
  ...dayHazards('ends_on'),
});
refuses('program', 'code_check', codeHazards);
refuses('program', 'default_locale_check', { 'a locale that is none': { default_locale: 'English' } });
refuses('program', 'name_check', defaultTextsHazards('name'));
refuses('program', 'summary_check', defaultTextsHazards('summary'));
refuses('program', 'rollout_check', {
  'a rollout that takes no time': { rollout_months_min: 0, rollout_months_max: 24 },
  'a latest month before the earliest': { rollout_months_min: 24, rollout_months_max: 18 },
});
refuses('program_launch', 'window_check', {
  'a window that closes before it opens': { planned_to: '2011-04-30' },
  ...dayHazards('planned_to'),
});
refuses('program_launch', 'launched_on_check', dayHazards('launched_on'));
refuses('tier', 'code_check', codeHazards);
refuses('tier', 'name_check', textsHazards('name'));
refuses('tier', 'rank_check', { 'a rank below the lowest': { rank: 0 } });
refuses('qualification', 'slug_check', slugHazards);
refuses('qualification', 'code_check', codeHazards);
refuses('qualification', 'name_check', textsHazards('name'));
refuses('qualification', 'summary_check', textsHazards('summary'));
refuses('qualification', 'kind_check', { 'a kind in small letters': { kind: 'designation' } });
refuses('qualification', 'group_check', { 'a group with a space': { group: 'DATA CENTRE' } });
refuses('enrolment', 'track_check', { 'an empty track': { track: '' } });
refuses('requirement', 'code_check', codeHazards);
refuses('requirement', 'summary_check', textsHazards('summary'));
refuses('requirement', 'period_check', periodHazards);
refuses('requirement', 'target_check', { 'a requirement of a qualification and a tier': { tier_id: 7 } });
refuses('requirement', 'parent_check', { 'a requirement above itself': { id: 7, parent_id: 7 } });
refuses('requirement', 'metric_check', {
  'a METRIC without a metric': { metric_id: null },
  'an ALL with a metric': { form: 'ALL', minimum: null },
});
refuses('requirement', 'held_tier_check', { 'a METRIC that names a tier': { held_tier_id: 7 } });
refuses('requirement', 'minimum_check', {
  'no number': { minimum: 'NaN' },
  'an ALL with a minimum': { form: 'ALL', metric_id: null },
  'none of several': { form: 'AT_LEAST', metric_id: null, minimum: 0 },
  'one and a half of several': { form: 'AT_LEAST', metric_id: null, minimum: 1.5 },
  'no number of several': { form: 'AT_LEAST', metric_id: null, minimum: null },
  'half a holding': { form: 'HOLDS', metric_id: null, minimum: 0.5 },
});
for (const column of ['points', 'cap', 'floor'])
  refuses('requirement', `${column}_check`, {
    [`${column} of nothing`]: { [column]: 0 },
    [`${column} below nothing`]: { [column]: -1 },
    [`${column} that are no number`]: { [column]: 'NaN' },
  });
refuses('requirement', 'floor_check', { 'a floor above the cap': { floor: 3, cap: 2 } });
refuses('requirement', 'partner_filter_check', { 'a filter of nothing': { partner_filter: ' ' } });
refuses('metric', 'code_check', codeHazards);
refuses('metric', 'name_check', defaultTextsHazards('name'));
refuses('metric', 'edge_check', {
  'an edge that no type has': { edge: 'a.b' },
  'a count of nothing': { edge: null },
  'a measurement of an edge': { kind: 'MEASURED', filter: null },
});
refuses('metric', 'filter_check', {
  'a filter of nothing': { filter: ' ' },
  'a filter of measurements': { kind: 'MEASURED', edge: null },
});
refuses('measurement', 'period_check', periodHazards);
refuses('measurement', 'value_check', { 'a value that is no number': { value: 'NaN' } });
refuses('measurement', 'currency_check', { 'a currency in small letters': { currency: 'eur' } });
refuses('measurement', 'evidence_url_check', addressHazards('evidence_url'));
refuses('person', 'period_check', periodHazards);
refuses('person', 'key_check', nameHazards('key'));
refuses('certification', 'period_check', periodHazards);
refuses('certification', 'code_check', codeHazards);
refuses('former_slug', 'slug_check', slugHazards);
refuses('reference', 'slug_check', slugHazards);
refuses('reference', 'title_check', defaultTextsHazards('title'));
refuses('reference', 'summary_check', defaultTextsHazards('summary'));
refuses('reference', 'url_check', addressHazards('url'));
refuses('taxonomy', 'code_check', codeHazards);
refuses('taxonomy', 'name_check', defaultTextsHazards('name'));
refuses('term', 'slug_check', slugHazards);
refuses('term', 'code_check', codeHazards);
refuses('term', 'name_check', defaultTextsHazards('name'));
refuses('term', 'parent_check', { 'a term above itself': { id: 7, parent_id: 7 } });
refuses('reference', 'published_on_check', dayHazards('published_on'));
refuses('certification', 'level_check', { 'a level in small letters': { level: 'expert' } });
refuses('metric', 'field_check', {
  'a number of rows of a field': { field: 'value' },
  'a sum of no field': { aggregation: 'SUM' },
  'a field that no type has': { aggregation: 'SUM', field: 'value amount' },
  'a field of measurements': { kind: 'MEASURED', edge: null, filter: null, aggregation: 'SUM', field: 'value' },
});
refuses('metric', 'currency_check', {
  'money without a currency': { unit: 'MONEY' },
  'a currency of people': { unit: 'PEOPLE', currency: 'EUR' },
  'a currency in small letters': { unit: 'MONEY', currency: 'eur' },
});
refuses('metric', 'window_check', {
  'a window of nothing': { window: 'P' },
  'a window of hours': { window: 'PT36H' },
  'a window in words': { window: '12 months' },
});
refuses('collaborative_service', 'code_check', codeHazards);
refuses('collaborative_service', 'name_check', textsHazards('name'));
refuses('collaborative_service', 'summary_check', textsHazards('summary'));
refuses('distributor', 'parent_check', { 'a distributor that belongs to itself': { id: 7, parent_id: 7 } });
refuses('partner', 'parent_check', { 'a partner that belongs to itself': { id: 7, parent_id: 7 } });
refuses('partner', 'legal_name_check', nameHazards('legal_name'));
refuses('partner', 'city_check', nameHazards('city'));
refuses('partner', 'description_check', defaultTextsHazards('description'));
refuses('partner', 'logo_url_check', addressHazards('logo_url'));
refuses('partner', 'contact_url_check', addressHazards('contact_url'));
refuses('partner', 'email_check', {
  'an address without an @': { email: 'example.com' },
  'an address with two': { email: 'a@b@example.com' },
  'an address of no domain': { email: 'hello@example' },
  'an address with a space': { email: 'hel lo@example.com' },
  'an address with a line feed': { email: 'hello@example.com\n' },
  'an address that ends with a point': { email: 'hello@example.com.' },
});
refuses('location', 'kind_check', { 'a kind in small letters': { kind: 'office' } });
for (const column of ['name', 'street', 'postcode', 'city', 'region'])
  refuses('location', `${column}_check`, nameHazards(column));
refuses('location', 'position_check', {
  'a latitude beyond the pole': { latitude: 90.1, longitude: 0 },
  'half a position': { latitude: 45 },
});
refuses('location', 'telephone_check', { 'a number without the code of a country': { telephone: '01 99 00 12 34' } });
refuses('location', 'opening_hours_check', defaultTextsHazards('opening_hours'));
refuses('partner', 'telephone_check', {
  'a number without the code of a country': { telephone: '01 99 00 12 34' },
  'a number with letters': { telephone: '+33 CLOUD' },
  'a number with a line feed': { telephone: '+33\n199' },
  'a number that ends with a space': { telephone: '+33 ' },
  'a number that is too long': { telephone: `+${'1'.repeat(40)}` },
});
refuses('partner', 'founded_check', {
  'a year before 1000': { founded: 999 },
  'a year after 9999': { founded: 10_000 },
});
refuses('partner', 'employee_range_check', { 'a range in small letters': { employee_range: 'many' } });
refuses('partner', 'position_check', {
  'half a position': { latitude: 48.85 },
  'a position beyond the pole': { latitude: 90.1, longitude: 0 },
  'a position beyond the date line': { latitude: 0, longitude: -180.1 },
  'a position that is not a number': { latitude: 'NaN', longitude: 0 },
  'a position at infinity': { latitude: 0, longitude: 'Infinity' },
});
for (const table of [
  ...['partner_technology', 'enrolment', 'competence_validation', 'award', 'award_suspension'],
  ...['resale_agreement', 'distribution_agreement'],
]) {
  refuses(table, 'period_check', periodHazards);
}
refuses('competence_validation', 'evidence_url_check', addressHazards('evidence_url'));
refuses('qualification_application', 'decision_check', decisionHazards);
refuses('award', 'end_check', { 'a reason to end without an end': { end_reason: 'REVOKED' } });
refuses('award', 'previous_check', { 'an award that renews itself': { id: 7, previous_award_id: 7 } });
refuses('award_suspension', 'reason_check', { 'a blank reason': { reason: ' ' } });
refuses('offering', 'name_check', nameHazards('name'));
refuses('offering', 'status_check', {
  'a draft that is published': { status: 'DRAFT' },
  'a published one without its day': { published_on: null },
  'a retired one without its day': { status: 'RETIRED' },
});
refuses('offering', 'dates_check', {
  'one retired before it is published': { status: 'RETIRED', retired_on: '2011-05-31' },
  ...dayHazards('published_on'),
});
refuses('resale_agreement', 'brand_check', {
  'a brand where the label is not white': { white_label: false, brand_name: 'Own' },
});
refuses('resale_agreement', 'brand_name_check', nameHazards('brand_name'));
refuses('engagement_kind', 'code_check', codeHazards);
refuses('engagement_kind', 'name_check', textsHazards('name'));
refuses('financing_kind', 'code_check', codeHazards);
refuses('financing_kind', 'name_check', textsHazards('name'));
refuses('enablement', 'progress_check', {
  'more than all': { status: 'IN_PROGRESS', started_on: '2012-01-01', progress: 101 },
});
refuses('enablement', 'status_check', {
  'a planned one that has begun': { started_on: '2012-01-01' },
  'one in progress that has not begun': { status: 'IN_PROGRESS' },
  'a completed one without its days': { status: 'COMPLETED', progress: 100 },
  'one completed before it began': {
    ...{ status: 'COMPLETED', progress: 100 },
    ...{ started_on: '2012-01-02', completed_on: '2012-01-01' },
  },
});
refuses('enablement', 'dates_check', { 'one that begins never': { status: 'IN_PROGRESS', started_on: 'infinity' } });
refuses('engagement', 'value_check', amountHazards('value_amount'));
refuses('engagement', 'customer_name_check', nameHazards('customer_name'));
refuses('engagement', 'currency_check', { 'a currency that is none': { currency: 'dollar' } });
refuses('engagement', 'started_on_check', dayHazards('started_on'));
refuses('financing_program', 'code_check', codeHazards);
refuses('financing_program', 'name_check', textsHazards('name'));
refuses('financing_program', 'budget_check', {
  ...amountHazards('budget_amount'),
  'a fraction of a yen': { budget_amount: '1.5', currency: 'JPY' },
  'a hundredth of a thousandth': { budget_amount: '1.0001', currency: 'KWD' },
});
refuses('financing_program', 'currency_check', { 'a currency that is none': { currency: 'usd' } });
refuses('financing_program', 'window_check', {
  'a window that closes before it opens': { closes_on: '2011-05-31' },
  ...dayHazards('opens_on'),
});
refuses('financing_program', 'open_check', { 'one that is open without a window': { opens_on: null } });
refuses('financing_budget', 'amount_check', amountHazards('amount'));
refuses('funding_request', 'amount_check', {
  ...amountHazards('requested_amount'),
  'a request for nothing': { requested_amount: '0' },
});
refuses('funding_request', 'purpose_check', {
  'no purpose': { purpose: '' },
  'a blank purpose': { purpose: '\u2003\n' },
});
refuses('funding_request', 'decision_check', decisionHazards);
refuses('ledger_entry', 'amount_check', { ...amountHazards('amount'), 'a booking of nothing': { amount: '0' } });
refuses('ledger_entry', 'booked_on_check', dayHazards('booked_on'));
refuses('external_reference', 'node_type_check', {
  'a type that is none': { node_type: 'Secret' },
  'a reference to a reference': { node_type: 'ExternalReference' },
});
refuses('external_reference', 'source_check', nameHazards('source'));
refuses('external_reference', 'external_id_check', nameHazards('external_id'));

test.each(broken)('%s refuses %s', async (constraint, _hazard, table, values) => {
  // Made before, so that the roll-back of the refused row keeps the rows that it refers to.
  const valid = await transaction.adding(table, {});
  expect(valid).toBe('accepted');
  expect(await transaction.adding(table, values)).toBe(constraint);
});

test('engagement_customer_check refuses a partner that is its own customer', async () => {
  const partner = await transaction.rows.one('partner');
  expect(await transaction.adding('engagement', { customer_partner_id: partner })).toBe('engagement_customer_check');
});

test.each(sampleTables)(
  'record_check refuses a %s recorded at infinity, of no revision, or with a key past 2^53',
  async (table) => {
    // As above: some rows copy a value of a row that they refer to.
    expect(await transaction.adding(table, {})).toBe('accepted');
    expect(await transaction.adding(table, { created_at: 'infinity' })).toBe('record_check');
    expect(await transaction.adding(table, { updated_at: '-infinity' })).toBe('record_check');
    expect(await transaction.adding(table, { revision: 0 })).toBe('record_check');
    expect(await transaction.adding(table, { id: '9007199254740992' })).toBe('record_check');
    expect(await transaction.adding(table, { id: 0 })).toBe('record_check');
  },
);

test('amounts are kept at the scale of their currency', async () => {
  for (const [currency, budget_amount] of [
    ['JPY', '1200'],
    ['USD', '1200.05'],
    ['KWD', '1200.005'],
    ['CLF', '1200.0005'],
  ] as const) {
    expect(await transaction.adding('financing_program', { currency, budget_amount })).toBe('accepted');
  }
});

test('names sort by their letters, whatever their case and accents, and never tie unless they are identical', async () => {
  const { rows: sorted } = await transaction.client.query<{ name: string; place: string }>(
    `select name, rank() over (order by name collate name_order) as place
     from unnest($1::text[]) as name order by name collate name_order`,
    [['Zephyr', 'éclair', 'Eclairs', 'eclair', 'Éclair', 'abacus', 'Eclair', 'Ångström']],
  );
  expect(sorted.map(({ name }) => name)).toEqual([
    'abacus',
    'Ångström',
    'Eclair',
    'eclair',
    'Éclair',
    'éclair',
    'Eclairs',
    'Zephyr',
  ]);
  expect(new Set(sorted.map(({ place }) => place)).size).toBe(sorted.length);
});

/** Tables of the hub itself: a key belongs to the partner or distributor of its role, and no secret is stored. */
const ofTheHub: readonly (readonly [constraint: string, statement: string])[] = [
  [
    'api_key_cost_per_minute_check',
    `insert into api_key (prefix, hash, role, expires_at) values ('a', repeat('0', 64), 'PUBLIC', now())`,
  ],
  [
    'api_key_documents_check',
    `insert into api_key (prefix, hash, role, expires_at, documents) values ('a', repeat('0', 64), 'ANALYST', now(), '{}')`,
  ],
  [
    'api_key_hash_check',
    `insert into api_key (prefix, hash, role, expires_at) values ('a', 'plain', 'ANALYST', now())`,
  ],
  [
    'api_key_party_check',
    `insert into api_key (prefix, hash, role, expires_at) values ('a', repeat('0', 64), 'PARTNER', now())`,
  ],
  ['trusted_document_hash_check', `insert into trusted_document (hash, text) values ('A', '{ __typename }')`],
];

test.each(ofTheHub)('%s refuses an invalid row', async (constraint, statement) => {
  await expect(transaction.client.query(statement)).rejects.toMatchObject({ constraint });
});

test('every check of the database is tested here', async () => {
  const { rows: constraints } = await transaction.client.query<{ name: string }>(
    `select conname as name from pg_constraint
     where contype = 'c' and connamespace = 'public'::regnamespace and conname <> 'record_check' order by 1`,
  );
  const tested = new Set([...broken, ...ofTheHub].map(([constraint]) => constraint)).add('engagement_customer_check');
  expect([...tested].sort()).toEqual(constraints.map(({ name }) => name).sort());
});
