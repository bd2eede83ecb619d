import { EntitySchema } from 'typeorm';

/** Entities of the tables that the workloads read, with the columns that they need. */

const id = { type: 'bigint', primary: true };
const localised = { type: 'jsonb' };
const period = {
  validFrom: { type: 'date', name: 'valid_from' },
  validTo: { type: 'date', name: 'valid_to', nullable: true },
};
const key = (name) => ({ type: 'bigint', name, nullable: true });
const toOne = (target, name) => ({ type: 'many-to-one', target, joinColumn: { name } });

const entity = (name, tableName, columns, relations = {}) =>
  new EntitySchema({ name, tableName, columns: { id, ...columns }, relations });

export const Region = entity('Region', 'region', { code: { type: 'text' }, name: localised });

export const Country = entity(
  'Country',
  'country',
  { code: { type: 'text' }, name: localised, regionId: key('region_id') },
  { region: toOne('Region', 'region_id') },
);

export const Vendor = entity('Vendor', 'vendor', { name: { type: 'text' } });

export const TechnologyCategory = entity('TechnologyCategory', 'technology_category', { name: localised });

export const Technology = entity(
  'Technology',
  'technology',
  { slug: { type: 'text' }, name: { type: 'text' }, vendorId: key('vendor_id'), categoryId: key('category_id') },
  { vendor: toOne('Vendor', 'vendor_id'), category: toOne('TechnologyCategory', 'category_id') },
);

export const Program = entity('Program', 'program', { code: { type: 'text' } });

export const Tier = entity('Tier', 'tier', { name: localised });

export const Qualification = entity('Qualification', 'qualification', {
  slug: { type: 'text' },
  code: { type: 'text' },
  name: localised,
});

export const Partner = entity(
  'Partner',
  'partner',
  {
    slug: { type: 'text' },
    name: { type: 'text' },
    legalName: { type: 'text', name: 'legal_name', nullable: true },
    status: { type: 'text' },
    city: { type: 'text', nullable: true },
    website: { type: 'text', nullable: true },
    latitude: { type: 'double precision', nullable: true },
    longitude: { type: 'double precision', nullable: true },
    countryId: key('country_id'),
    parentId: key('parent_id'),
  },
  { country: toOne('Country', 'country_id'), parent: toOne('Partner', 'parent_id') },
);

export const Award = entity(
  'Award',
  'award',
  { ...period, partnerId: key('partner_id'), qualificationId: key('qualification_id') },
  {
    qualification: toOne('Qualification', 'qualification_id'),
    suspensions: { type: 'one-to-many', target: 'AwardSuspension', inverseSide: 'award' },
  },
);

export const AwardSuspension = entity(
  'AwardSuspension',
  'award_suspension',
  { ...period, reason: { type: 'text' }, awardId: key('award_id') },
  { award: { ...toOne('Award', 'award_id'), inverseSide: 'suspensions' } },
);

export const Enrolment = entity('Enrolment', 'enrolment', {
  ...period,
  partnerId: key('partner_id'),
  programId: key('program_id'),
  tierId: key('tier_id'),
});

export const Offering = entity('Offering', 'offering', {
  name: { type: 'text' },
  serviceModel: { type: 'text', name: 'service_model' },
  status: { type: 'text' },
  partnerId: key('partner_id'),
});

export const OfferingTechnology = new EntitySchema({
  name: 'OfferingTechnology',
  tableName: 'offering_technology',
  columns: {
    offeringId: { type: 'bigint', primary: true, name: 'offering_id' },
    technologyId: { type: 'bigint', primary: true, name: 'technology_id' },
  },
  relations: { technology: toOne('Technology', 'technology_id') },
});

export const PartnerTechnology = entity(
  'PartnerTechnology',
  'partner_technology',
  { ...period, partnerId: key('partner_id'), technologyId: key('technology_id') },
  { partner: toOne('Partner', 'partner_id'), technology: toOne('Technology', 'technology_id') },
);

export const Distributor = entity('Distributor', 'distributor', { slug: { type: 'text' }, name: { type: 'text' } });

export const DistributionAgreement = entity(
  'DistributionAgreement',
  'distribution_agreement',
  { ...period, partnerId: key('partner_id'), distributorId: key('distributor_id') },
  { distributor: toOne('Distributor', 'distributor_id') },
);

export const ExternalReference = entity('ExternalReference', 'external_reference', {
  source: { type: 'text' },
  externalId: { type: 'text', name: 'external_id' },
  nodeType: { type: 'text', name: 'node_type' },
  nodeKey: key('node_key'),
});

export const entities = [
  ...[
    Region,
    Country,
    Vendor,
    TechnologyCategory,
    Technology,
    Program,
    Tier,
    Qualification,
    Partner,
    Award,
    AwardSuspension,
  ],
  ...[
    Enrolment,
    Offering,
    OfferingTechnology,
    PartnerTechnology,
    Distributor,
    DistributionAgreement,
    ExternalReference,
  ],
];
