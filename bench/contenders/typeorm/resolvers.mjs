import { suggested } from '../autocomplete.mjs';
import { countedRows, facetsAsJson } from '../facets.mjs';
import { DistributionAgreement, Distributor, Partner, PartnerTechnology, Technology } from './entities.mjs';
import { holdsOn, inForce } from './loaders.mjs';

/** The day before, which is the last one of a period that ends on the day given. */
function lastDay({ validTo }) {
  if (validTo === null) return null;
  const day = new Date(`${validTo}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

const english = ({ name }) => name.en;
const byId =
  (loader, key) =>
  (row, _values, { loaders }) =>
    row[key] === null ? null : loaders[loader].load(row[key]);
const listOf =
  (loader) =>
  ({ id }, _values, { loaders }) =>
    loaders[loader].load(id);
const farOf =
  (loader, far) =>
  async ({ id }, _values, { loaders }) =>
    (await loaders[loader].load(id)).map((row) => row[far]);
const bySlug =
  (entity) =>
  (_source, { slug }, { dataSource }) =>
    dataSource.getRepository(entity).findOneBy({ slug });
const byName = { name: 'ASC', id: 'ASC' };

export const resolvers = {
  Query: {
    partners: (_source, page) => page,
    // What entities cannot say is SQL here too.
    async facets(_source, { country, qualification }, { dataSource, day }) {
      const text = `with ${countedRows} select ${facetsAsJson} as facets from (select $1::date) day`;
      const [{ facets }] = await dataSource.query(text, [day, country, qualification]);
      return facets;
    },
    suggestions: (_source, { text }, { dataSource }) =>
      dataSource.query(`select slug, name, city ${suggested('$1::text')}`, [text]),
    partner: bySlug(Partner),
    technology: bySlug(Technology),
    distributor: bySlug(Distributor),
  },
  PartnerPage: {
    totalCount: ({ country }, _values, { dataSource }) =>
      dataSource.getRepository(Partner).count(country ? { where: { country: { code: country } } } : {}),
    nodes({ country, after, first }, _values, { dataSource }) {
      const partners = dataSource.getRepository(Partner);
      if (country) return partners.find({ where: { country: { code: country } }, order: byName, take: first });
      return partners
        .createQueryBuilder('partner')
        .where('(partner.name, partner.id) > (:name, :id)', after)
        .orderBy({ 'partner.name': 'ASC', 'partner.id': 'ASC' })
        .limit(first)
        .getMany();
    },
  },
  Region: { name: english },
  Country: { name: english, region: byId('region', 'regionId') },
  TechnologyCategory: { name: english },
  Tier: { name: english },
  Qualification: { name: english },
  Partner: {
    position: ({ latitude, longitude }) => (latitude === null ? null : { latitude, longitude }),
    country: byId('country', 'countryId'),
    parent: byId('partner', 'parentId'),
    children: listOf('children'),
    qualifications: farOf('qualifications', 'qualification'),
    awards: listOf('awards'),
    enrolments: listOf('enrolments'),
    technologies: farOf('technologies', 'technology'),
    offerings: listOf('offerings'),
    distributors: farOf('distributors', 'distributor'),
    externalReferences: listOf('externalReferences'),
  },
  Award: {
    async status(award, _values, { loaders, day }) {
      if (day < award.validFrom) return 'SCHEDULED';
      if (award.validTo !== null && award.validTo <= day) return 'ENDED';
      const suspensions = await loaders.suspensions.load(award.id);
      return suspensions.some((suspension) => holdsOn(day, suspension)) ? 'SUSPENDED' : 'ACTIVE';
    },
    lastDay,
    qualification: byId('qualification', 'qualificationId'),
    suspensions: listOf('suspensions'),
  },
  AwardSuspension: { lastDay },
  Enrolment: {
    inForce: (enrolment, _values, { day }) => holdsOn(day, enrolment),
    program: byId('program', 'programId'),
    tier: byId('tier', 'tierId'),
  },
  Offering: { technologies: farOf('offeringTechnologies', 'technology') },
  Technology: {
    vendor: byId('vendor', 'vendorId'),
    category: byId('category', 'categoryId'),
    async partners({ id }, { first }, { dataSource, day }) {
      const links = await dataSource.getRepository(PartnerTechnology).find({
        where: inForce(day, { technologyId: id }),
        relations: { partner: true },
        order: { partner: byName },
        take: first,
      });
      return links.map(({ partner }) => partner);
    },
  },
  Distributor: {
    partners: ({ id }, { first }, { dataSource, day }) =>
      dataSource
        .getRepository(Partner)
        .createQueryBuilder('partner')
        .where(
          (query) =>
            `partner.id in ${query
              .subQuery()
              .select('agreement.partner_id')
              .from(DistributionAgreement, 'agreement')
              .where('agreement.distributor_id = :id')
              .andWhere('agreement.valid_from <= :day')
              .andWhere('coalesce(agreement.valid_to > :day, true)')
              .getQuery()}`,
        )
        .setParameters({ id, day })
        .orderBy({ 'partner.name': 'ASC', 'partner.id': 'ASC' })
        .limit(first)
        .getMany(),
  },
};
