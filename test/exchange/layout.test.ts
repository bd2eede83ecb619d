import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { layouts, type Layout } from '../../src/exchange/format/layout';

let byFile: ReadonlyMap<string, Layout>;

beforeAll(async () => {
  // Metadata needs no connection.
  const dataSource = createDataSource({ url: 'postgres://nobody@localhost/nothing' });
  await (dataSource as DataSource & { buildMetadatas(): Promise<void> }).buildMetadatas();
  byFile = new Map(layouts(dataSource).map((layout) => [layout.file, layout]));
});

/** The columns of a file. Required ones have a star. */
function columns(file: string): string {
  const { fields } = byFile.get(file) as Layout;
  return fields
    .flatMap((field) =>
      (field.kind === 'localised' ? [`${field.label}.<locale>`] : field.parts.map(({ label }) => label)).map((label) =>
        field.required ? `${label}*` : label,
      ),
    )
    .sort()
    .join(' ');
}

it('has one file for each entity except references, and one for the link', () => {
  expect([...byFile.keys()]).toEqual(
    [
      ...[
        'regions',
        'countries',
        'vendors',
        'fiscal-quarters',
        'technology-categories',
        'technologies',
        'taxonomies',
        'terms',
        'programs',
        'program-launches',
      ],
      ...[
        'tiers',
        'qualifications',
        'competences',
        'metrics',
        'requirements',
        'collaborative-services',
        'engagement-kinds',
        'financing-kinds',
        'distributors',
        'partners',
        'locations',
        'former-slugs',
        'enrolments',
        'measurements',
        'persons',
        'certifications',
      ],
      ...[
        'competence-validations',
        'qualification-applications',
        'awards',
        'award-suspensions',
        'offerings',
        'references',
        'resale-agreements',
      ],
      ...[
        'distribution-agreements',
        'enablements',
        'engagements',
        'financing-programs',
        'financing-budgets',
        'funding-requests',
        'ledger-entries',
      ],
      'partner-technologies',
    ].map((file) => (file.endsWith('.csv') ? file : `${file}.csv`)),
  );
});

it.each([
  [
    'partners.csv',
    'city contactIsPublic contactUrl country* description.<locale> email employeeRange founded latitude legalName logoUrl longitude name* parent slug* status* telephone terms website',
  ],
  [
    'programs.csv',
    'code* defaultLocale* name.<locale>* rolloutMonthsMax rolloutMonthsMin salesPolicy* summary.<locale>* vendor*',
  ],
  ['taxonomies.csv', 'code* name.<locale>*'],
  ['terms.csv', 'code* name.<locale>* parent slug* taxonomy*'],
  [
    'locations.csv',
    'city country* isMain* kind* latitude longitude name* openingHours.<locale> partner* postcode region street telephone',
  ],
  ['former-slugs.csv', 'partner* slug*'],
  ['enrolments.csv', 'partner* program* tier.code tier.program track validFrom* validTo'],
  [
    'awards.csv',
    'application.externalId* application.source* endReason partner* previousAward.partner previousAward.qualification previousAward.validFrom qualification* validFrom* validTo',
  ],
  ['award-suspensions.csv', 'award.partner* award.qualification* award.validFrom* reason* validFrom* validTo'],
  ['offerings.csv', 'name* partner* publishedOn retiredOn serviceModel* status* summary technologies terms'],
  [
    'references.csv',
    'customerSegment offering.name offering.partner partner* publishedOn* slug* summary.<locale>* technologies title.<locale>* url',
  ],
  ['resale-agreements.csv', 'brandName offering.name* offering.partner* reseller* validFrom* validTo whiteLabel*'],
  ['ledger-entries.csv', 'amount* bookedOn* currency* fundingRequest.externalId* fundingRequest.source* kind*'],
  ['financing-budgets.csv', 'amount* currency* financingProgram* fiscalQuarter.code* fiscalQuarter.vendor*'],
  [
    'financing-programs.csv',
    'budgetAmount* closesOn code* countries currency* eligibleQualifications kind* name.<locale>* opensOn program* status',
  ],
  [
    'metrics.csv',
    'aggregation* analystsSee code* currency distributorsSee edge field filter kind name.<locale>* partnersSee program unit* window',
  ],
  [
    'requirements.csv',
    'cap code* competence floor form* heldQualifications heldTier.code heldTier.program metric minimum parent partnerFilter points qualification summary.<locale>* tier.code tier.program validFrom* validTo',
  ],
  ['measurements.csv', 'currency evidenceUrl metric* partner* validFrom* validTo value*'],
  ['persons.csv', 'key* partner* validFrom* validTo'],
  ['certifications.csv', 'code* level person* validFrom* validTo'],
  ['partner-technologies.csv', 'partner* technology* validFrom* validTo'],
])('%s has the columns %s', (file, expected) => {
  expect(columns(file)).toBe(expected);
});

it('has a column for each value that the database stores, whatever is added to the model', () => {
  for (const { entity, fields } of byFile.values()) {
    const held = fields.map((field) =>
      field.kind === 'list' ? field.relation.propertyName : field.column.propertyName,
    );
    const data = entity.columns.filter(
      // Columns that the database computes, such as search texts, are not in a file.
      (column) =>
        column.isInsert && !column.isPrimary && !column.isVersion && !column.isCreateDate && !column.isUpdateDate,
    );
    expect([...held].sort()).toEqual(
      [
        ...data.map(({ propertyName }) => propertyName),
        ...entity.relations
          .filter(({ isManyToManyOwner, joinTableName }) => isManyToManyOwner && joinTableName !== 'term_within')
          .map(({ propertyName }) => propertyName),
      ].sort(),
    );
  }
});
