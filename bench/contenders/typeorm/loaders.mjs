import DataLoader from 'dataloader';
import { In, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import {
  Award,
  AwardSuspension,
  Country,
  DistributionAgreement,
  Enrolment,
  ExternalReference,
  Offering,
  OfferingTechnology,
  Partner,
  PartnerTechnology,
  Program,
  Qualification,
  Region,
  Technology,
  TechnologyCategory,
  Tier,
  Vendor,
} from './entities.mjs';

/** How many rows of a partner's edge a page has. */
const pageSize = 25;

/** Conditions of a row in force on a day: two, of which one must hold. */
export const inForce = (day, conditions) => [
  { ...conditions, validFrom: LessThanOrEqual(day), validTo: IsNull() },
  { ...conditions, validFrom: LessThanOrEqual(day), validTo: MoreThan(day) },
];

export const holdsOn = (day, { validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day);

/** The loaders of one request. */
export function createLoaders(dataSource, day) {
  const find = (entity, options) => dataSource.getRepository(entity).find(options);

  const byId = (entity) =>
    new DataLoader(async (ids) => {
      const rows = new Map((await find(entity, { where: { id: In(ids) } })).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    });

  /** Lists by the id of what they belong to. */
  const lists = (rowsOf, key) =>
    new DataLoader(async (ids) => {
      const found = new Map(ids.map((id) => [id, []]));
      for (const row of await rowsOf(ids)) found.get(row[key]).push(row);
      return ids.map((id) => found.get(id));
    });

  const pages = (rowsOf, key) =>
    new DataLoader(async (ids) => {
      const found = new Map(ids.map((id) => [id, []]));
      for (const row of await rowsOf(ids)) {
        const list = found.get(row[key]);
        if (list.length < pageSize) list.push(row);
      }
      return ids.map((id) => found.get(id));
    });

  const byFirstDay = { validFrom: 'ASC', id: 'ASC' };
  const byName = { name: 'ASC', id: 'ASC' };
  return {
    country: byId(Country),
    region: byId(Region),
    vendor: byId(Vendor),
    category: byId(TechnologyCategory),
    program: byId(Program),
    tier: byId(Tier),
    qualification: byId(Qualification),
    partner: byId(Partner),
    technology: byId(Technology),
    children: pages((ids) => find(Partner, { where: { parentId: In(ids) }, order: byName }), 'parentId'),
    awards: pages((ids) => find(Award, { where: { partnerId: In(ids) }, order: byFirstDay }), 'partnerId'),
    suspensions: lists((ids) => find(AwardSuspension, { where: { awardId: In(ids) }, order: byFirstDay }), 'awardId'),
    qualifications: lists(async (ids) => {
      const awards = await find(Award, {
        where: inForce(day, { partnerId: In(ids) }),
        relations: { qualification: true, suspensions: true },
        order: { qualification: { code: 'ASC', id: 'ASC' } },
      });
      return awards.filter(({ suspensions }) => !suspensions.some((suspension) => holdsOn(day, suspension)));
    }, 'partnerId'),
    enrolments: pages((ids) => find(Enrolment, { where: { partnerId: In(ids) }, order: byFirstDay }), 'partnerId'),
    technologies: pages(
      (ids) =>
        find(PartnerTechnology, {
          where: inForce(day, { partnerId: In(ids) }),
          relations: { technology: true },
          order: { technology: byName },
        }),
      'partnerId',
    ),
    offerings: pages((ids) => find(Offering, { where: { partnerId: In(ids) }, order: byName }), 'partnerId'),
    offeringTechnologies: lists(
      (ids) =>
        find(OfferingTechnology, {
          where: { offeringId: In(ids) },
          relations: { technology: true },
          order: { technology: byName },
        }),
      'offeringId',
    ),
    distributors: pages(async (ids) => {
      const agreements = await find(DistributionAgreement, {
        where: inForce(day, { partnerId: In(ids) }),
        relations: { distributor: true },
        order: { distributor: byName },
      });
      const met = new Set();
      return agreements.filter(({ partnerId, distributorId }) => {
        const pair = `${partnerId}:${distributorId}`;
        return !met.has(pair) && met.add(pair);
      });
    }, 'partnerId'),
    externalReferences: pages(
      (ids) =>
        find(ExternalReference, {
          where: { nodeType: 'Partner', nodeKey: In(ids) },
          order: { source: 'ASC', externalId: 'ASC', id: 'ASC' },
        }),
      'nodeKey',
    ),
  };
}
