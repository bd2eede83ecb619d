import type { Client } from 'pg';
import { Rows } from '../../support/rows';

/** The largest key that a number of JavaScript holds, and the one before it. */
const largestKey = '9007199254740991';
const largeKey = '9007199254740990';

/** Names that differ little, or have characters that need quoting. */
const names = [
  'Twin',
  'Twin',
  'TWIN',
  'twín',
  "O'Twin",
  '"Twin" \\ $1',
  'Twin {"a":[null]}',
  '双子 🜁',
  '%_',
  '__proto__',
  'null',
  'İSTANBUL İşleri',
  'STRAẞE 9',
  'ΟΔΟΣ ΣΙΣΥΦΟΣ',
  'Zebra',
];

/** Towns whose names differ in case, in how an accent is typed, or in the language of their capitals. */
const towns = ['İstanbul', 'istanbul', 'ısparta', 'Zürich', 'ZÜRICH', 'straße', 'Strasse', 'σίσυφος', 'Åbo', 'zwolle'];

/** The types, beside Partner, whose rows have external references of their own. */
const referencedTypes = (
  'Region Country Vendor FiscalQuarter TechnologyCategory Technology Taxonomy Term Program ProgramLaunch Tier Qualification ' +
  'Competence Metric Requirement CollaborativeService EngagementKind FinancingKind Distributor Location FormerSlug Enrolment Measurement Person Certification CompetenceValidation QualificationApplication ' +
  'Award AwardSuspension Offering Reference ResaleAgreement DistributionAgreement Enablement Engagement FinancingProgram ' +
  'FinancingBudget FundingRequest LedgerEntry'
).split(' ');

/**
 * Adds rows that the demo population lacks: periods that begin and end on the day itself, large keys,
 * amounts that a number cannot hold, equal names, texts in other locales, a program whose default is not English.
 * @param day the day of the requests
 */
export async function addHazards(client: Client, day: string): Promise<void> {
  const rows = new Rows(client);
  const dayAfter = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  const periods = [
    { valid_from: day, valid_to: null },
    { valid_from: '2012-01-01', valid_to: day },
    { valid_from: '2012-01-01', valid_to: dayAfter },
    { valid_from: day, valid_to: dayAfter },
    { valid_from: dayAfter, valid_to: '9999-12-31' },
    { valid_from: '0001-01-01', valid_to: '0001-01-02' },
  ];
  await addProgram(client, rows);
  const { partners, offerings } = await addPartners(rows, [
    // The clock of the tests stands at noon.
    ...['00:00:00.000', '11:59:59.999', '12:00:00.000', '12:00:00.001', '23:59:59.999'].map(
      (time) => `${day}T${time}Z`,
    ),
    ...[
      `${dayAfter}T00:00:00.000Z`,
      `${dayAfter}T12:00:00.000Z`,
      '9999-12-31T23:59:59.999Z',
      '0001-01-01T00:00:00.001Z',
    ],
  ]);
  for (const [index, period] of periods.entries()) {
    const partner_id = partners[index] ?? largeKey;
    const application_id = await rows.add('qualification_application', { partner_id });
    const award_id = await rows.add('award', { partner_id, application_id, ...period });
    if (index === 0) await rows.add('award_suspension', { award_id, ...period });
    if (index === 2) await rows.add('award_suspension', { award_id, valid_from: '2020-01-01', valid_to: day });
    await rows.add('enrolment', { partner_id, tier_id: await rows.one('tier'), ...period });
    await rows.add('competence_validation', { partner_id, ...period });
    await rows.add('measurement', { partner_id, value: amounts[index % amounts.length] as string, ...period });
    const person_id = await rows.add('person', { partner_id, ...period });
    await rows.add('certification', { person_id, level: index % 2 === 0 ? null : 'EXPERT', ...period });
    const title = { en: 'Text', ...(index % 2 === 0 ? { 'fr-CA': '« Texte »' } : {}) };
    await rows.add('reference', {
      ...{ partner_id, title, published_on: period.valid_from },
      ...(index < 2 ? { offering_id: offerings[index] ?? '' } : {}),
    });
    await rows.add('partner_technology', { partner_id, ...period });
    await rows.add('distribution_agreement', { partner_id, ...period });
    await rows.add('distribution_agreement', {
      partner_id,
      ...period,
      vendor_id: await rows.one('vendor, another one'),
    });
    await rows.add('resale_agreement', {
      reseller_id: partner_id,
      offering_id: offerings[index === 0 ? 1 : 0] ?? '',
      ...period,
    });
  }
  await addTerms(rows, partners, offerings);
  await addMoney(rows, partners, day, dayAfter);
  await addReferences(rows, partners);
}

/** A tree of four levels, whose terms have equal codes with those of another taxonomy. */
async function addTerms(rows: Rows, partners: readonly string[], offerings: readonly string[]): Promise<void> {
  for (const taxonomy_id of [
    await rows.add('taxonomy'),
    await rows.add('taxonomy', { name: { en: 'Text', tr: 'İ' } }),
  ]) {
    let parent_id: string | null = null;
    for (const [level, code] of ['TOP', 'A', 'B', 'LEAF'].entries()) {
      parent_id = await rows.add('term', { taxonomy_id, code, parent_id });
      const described = partners.filter((_, index) => index % 4 >= level);
      await rows.client.query('insert into partner_term select unnest($1::bigint[]), $2', [described, parent_id]);
      await rows.client.query('insert into offering_term values ($1, $2)', [offerings[level], parent_id]);
      await rows.add('reference', { partner_id: partners[level] ?? '', customer_segment_id: parent_id });
    }
  }
}

/** Offices of two partners of three: some at the same place, on either side of the date line, near a pole, or at no known place. */
async function addLocations(
  rows: Rows,
  partner_id: string,
  index: number,
  { latitude, longitude, city }: Readonly<Record<'latitude' | 'longitude', number | null> & { city: string | null }>,
): Promise<void> {
  if (index % 3 === 2) return;
  const telephone = index % 2 === 0 ? null : `+999 ${index}`;
  const opening_hours = [null, { en: 'Text' }, { en: 'Text', 'fr-CA': '« Texte »' }][index % 3] as object | null;
  await rows.add('location', { partner_id, latitude, longitude, city, telephone, opening_hours });
  const further = [
    [latitude, longitude],
    [-89.5, -60],
    [-16.75, -179.75],
    [-16.75, 179.5],
    [null, null],
    [0.25, 1],
  ] as const;
  for (const place of [further[index % 6], further[(index + 2) % 6]])
    await rows.add('location', {
      ...{ partner_id, is_main: false, latitude: place?.[0] ?? null, longitude: place?.[1] ?? null },
      ...{
        city: towns[(index + 3) % towns.length] ?? null,
        street: 'İstanbul 1',
        country_id: await rows.one('country'),
      },
    });
}

/** Values of measurements: the largest and the smallest, and some with zeros at their end. */
const amounts = ['999999999999999.999999', '-999999999999999.999999', '0.000001', '12.500000', '0', '100'];

async function addProgram(client: Client, rows: Rows): Promise<void> {
  const french = { fr: 'Texte', 'fr-CA': 'Texte « canadien »', 'zh-Hant-TW': '文字', he: 'טקסט' };
  await rows.add('program', {
    default_locale: 'fr',
    name: french,
    summary: { fr: 'Résumé' },
    rollout_months_min: 2_147_483_647,
  });
  await rows.add('qualification', { name: french, summary: french });
  await rows.add('requirement', { summary: french, minimum: '999999999999999.999999' });
  await rows.add('requirement', { minimum: '12.5', metric_id: await rows.one('metric, a measured one') });
  // A score without parts is refused at the end of its transaction.
  await client.query('begin');
  const parent_id = await rows.add('requirement', { form: 'SCORE', minimum: 7, metric_id: null });
  await rows.add('requirement', { parent_id, minimum: null, points: '0.1', cap: 9, floor: 1 });
  await rows.add('requirement', { parent_id, minimum: null, metric_id: await rows.one('metric, a measured one') });
  await client.query('commit');
  await rows.add('tier', { name: french, rank: 2_147_483_647 });
  await rows.add('tier', { name: french, rank: 10 });
  await rows.add('tier', { name: { ...french, en: 'Text' }, rank: 9 });
  await rows.add('collaborative_service', { name: french, summary: french });
  await rows.add('program_launch', { planned_from: '0001-01-01', planned_to: '9999-12-31', launched_on: null });
  await rows.add('competence', { name: { en: 'Text', de: 'Text "de"', 'sl-rozaj': 'Tekst' } });
}

async function addPartners(
  rows: Rows,
  instants: readonly string[],
): Promise<{ readonly partners: readonly string[]; readonly offerings: readonly string[] }> {
  const positions = [
    [-90, 180],
    [0.1 + 0.2, -1e-7],
    [5e-324, 1.5e-10],
    [89.12345678901234, -0],
    [1 / 3, 100],
    [10, 180],
    // Not the same place as the one before: whose distance is less would then be a matter of the last digit.
    [10.5, -180],
    [90, 45],
    [-12, 179.99],
  ];
  const partners: string[] = [];
  const offerings: string[] = [];
  for (const [index, name] of names.entries()) {
    const [latitude = null, longitude = null] = positions[index] ?? [];
    const key = [largestKey, largeKey][index];
    const row = {
      name,
      latitude,
      longitude,
      city: towns[index] ?? null,
      description: [null, { en: 'Text' }, { en: 'Text', 'fr-CA': '« Texte »', tr: 'İŞ' }][index % 3] as object | null,
      email: index % 4 === 0 ? null : `${index % 2 === 0 ? 'İ' : 'i'}${index}@example.com`,
      telephone: index % 3 === 0 ? null : `+999 ${index % 5}`,
      contact_is_public: index % 2 === 0,
      founded: [null, 1000, 9999][index % 3] as number | null,
      employee_range: ['1-9', '10-49', null][index % 3] as string | null,
      created_at: instants[index] ?? '0001-01-01T00:00:00Z',
      revision: index === 0 ? 2_147_483_647 : 1,
    };
    const partner_id = await rows.add('partner', key === undefined ? row : { ...row, id: key });
    partners.push(partner_id);
    await addLocations(rows, partner_id, index, row);
    if (index % 2 === 0) await rows.add('former_slug', { partner_id });
    if (index % 4 === 0) await rows.add('former_slug', { partner_id, slug: `a-${index}` });
    offerings.push(await rows.add('offering', { partner_id, name, summary: `line\nand "${name}"\t\u2028` }));
    await rows.add('distributor', { name });
  }
  await rows.client.query('update partner set parent_id = $1 where id = any($2)', [largestKey, partners.slice(1)]);
  return { partners, offerings };
}

async function addMoney(rows: Rows, partners: readonly string[], day: string, dayAfter: string): Promise<void> {
  const amounts = { JPY: '999999999999999', KWD: '123456789012345.678', CLF: '0.0001', EUR: '900719925474099.31' };
  for (const [currency, amount] of Object.entries(amounts)) {
    const financing_program_id = await rows.add('financing_program', {
      budget_amount: amount,
      currency,
      opens_on: '0001-01-01',
    });
    for (const partner_id of partners.slice(0, 2)) {
      const request = {
        financing_program_id,
        partner_id,
        currency,
        requested_amount: currency === 'CLF' ? '0.0001' : '400',
      };
      const funding_request_id = await rows.add('funding_request', request);
      await rows.add('funding_request', {
        ...request,
        status: 'DRAFT',
        submitted_at: null,
        review_started_at: null,
        decided_at: null,
      });
      if (currency === 'CLF') continue;
      await rows.add('ledger_entry', { funding_request_id, currency, kind: 'APPROVE', amount: '100', booked_on: day });
      await rows.add('ledger_entry', { funding_request_id, currency, kind: 'RELEASE', amount: '25', booked_on: day });
      await rows.add('ledger_entry', { funding_request_id, currency, kind: 'PAY', amount: '75', booked_on: day });
      await rows.add('ledger_entry', {
        funding_request_id,
        currency,
        kind: 'APPROVE',
        amount: '5',
        booked_on: dayAfter,
      });
    }
    await rows.add('engagement', {
      partner_id: partners[0] ?? '',
      value_amount: amount,
      currency,
      started_on: '0001-01-01',
    });
  }
}

async function addReferences(rows: Rows, partners: readonly string[]): Promise<void> {
  for (const [index, partner] of partners.entries()) {
    await rows.add('external_reference', {
      source: names[index % 4] ?? '',
      external_id: `${index}`,
      node_key: partner,
    });
  }
  for (const type of referencedTypes) {
    const table = type.replaceAll(/(?<!^)[A-Z]/g, '_$&').toLowerCase();
    // Some rows that documents meet often, each with several, so that pages of them are cut.
    await rows.client.query(
      `insert into external_reference (source, external_id, node_type, node_key)
      select source, $1 || ' ' || id, $1, id
      from (select id from ${table} order by id limit 12) some_rows, unnest(array['crm', 'erp', 'ΟΔΟΣ']) source`,
      [type],
    );
  }
}
