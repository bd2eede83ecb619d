import { dataIn } from '../support/answers';
import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { getNamedType, isInputObjectType, isObjectType } from 'graphql';
import type { DataSource, EntityMetadata } from 'typeorm';
import type { RelationMetadata } from 'typeorm/metadata/RelationMetadata';
import { administrator } from '../../src/access/viewer';
import { createDataSource } from '../../src/database/data-source';
import type { Class } from '../../src/engine/metadata/class';
import { entityMetadata } from '../../src/engine/metadata/entity';
import { nodeEntities, entities, links, spans } from '../../src/model/entities';
import { hubSchema } from '../../src/model/schema';
import { startDemoHub, type TestHub } from '../support/demo-hub';

/** Relations that are no edges in both directions, each with its reason. */
const oneWay: Readonly<Record<string, string>> = {
  'ExternalReference.importer': 'which distributor imported a reference decides who sees it, and is shown to nobody',
  'QualificationEligibility.qualification':
    'eligibility is derived for each partner, 0.1 ms each: of a qualification, that would be every partner of the hub',
  'RequirementCheck.partner': 'the checks of a partner are below its eligibility, by qualification',
  'RequirementCheck.requirement':
    'checks are derived for each partner, 0.1 ms each: of a requirement, that would be every partner of the hub',
  'RequirementCheck.eligibility': 'a check is reached from its eligibility alone, which then stands above it',
  'TierEligibility.tier':
    'eligibility is derived for each partner, 0.1 ms each: of a tier, that would be every partner of the hub',
  'RequirementCheck.tierEligibility': 'a check is reached from its eligibility alone, which then stands above it',
  'NextQualification.partner': 'the row is a QualificationEligibility, whose partner is an edge in both directions',
  'NextQualification.qualification': 'the row is a QualificationEligibility, whose qualification has its own reason',
  ...Object.fromEntries(
    ['NextQualificationOfProgram', 'NextTier', 'NextTierOfProgram'].map((name) => [
      `${name}.partner`,
      'the row is an eligibility, whose partner is an edge in both directions',
    ]),
  ),
  ...Object.fromEntries(
    ['NextQualificationOfProgram.qualification', 'NextTier.tier', 'NextTierOfProgram.tier'].map((name) => [
      name,
      'the row is an eligibility, whose target has its own reason',
    ]),
  ),
  'FinancingEligibilityOfProgram.partner': 'the links are those of FinancingEligibility, for one program',
  'FinancingEligibilityOfProgram.financingProgram': 'the links are those of FinancingEligibility, for one program',
  'FinancingEligibility.financingProgram':
    'it is derived for each partner, 0.1 ms each: of a financing program, that would be every partner of the hub',
};

const schema = hubSchema();
let hub: TestHub;
let dataSource: DataSource;

beforeAll(async () => {
  hub = await startDemoHub();
  dataSource = await createDataSource({ url: hub.databaseUrl }).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await hub.close();
});

async function ask<Data>(query: string, viewer = administrator): Promise<Data> {
  return dataIn(await hub.as(viewer).post({ query }));
}

function metadataOf(target: Class): EntityMetadata {
  return dataSource.getMetadata(target as never);
}

function typeOf(target: unknown): GraphQLObjectType | undefined {
  const type = schema.getType((target as Class).name);
  return isObjectType(type) ? type : undefined;
}

function fieldOf(target: unknown, name: string): GraphQLField<unknown, unknown> | undefined {
  return typeOf(target)?.getFields()[name];
}

function members(input: string): readonly string[] {
  const type = schema.getType(input);
  return isInputObjectType(type) ? Object.keys(type.getFields()) : [];
}

/** The missing parts of an edge of a type: its field, and its members in the filter and the order. */
function lacking(owner: Class, name: string, target: Class): readonly string[] {
  const field = fieldOf(owner, name);
  if (!field || getNamedType(field.type).name.replace(/Connection$/, '') !== target.name)
    return [`${owner.name}.${name} is no edge to ${target.name}`];
  return ['Filter', 'Order'].flatMap((kind) =>
    members(`${owner.name}${kind}`).includes(name) ? [] : [`${owner.name}${kind} has no member ${name}`],
  );
}

/** The relations whose key is in the table of a class or in a join table. */
function heldRelations({ relations }: EntityMetadata): readonly RelationMetadata[] {
  return relations.filter(
    (each) => each.isManyToOne || each.isOneToOneOwner || (each.isManyToMany && each.isManyToManyOwner),
  );
}

test('every relation between rows is an edge in both directions, and filters and orders can use it', () => {
  const excepted = new Set<string>();
  const missing = entities.flatMap((target) => {
    const owner: Class = target;
    if ([...links, ...spans].some((link) => link === owner)) return [];
    return heldRelations(metadataOf(owner)).flatMap((relation) => {
      const far = relation.type as Class;
      const wanted = relation.inverseRelation
        ? [...lacking(owner, relation.propertyName, far), ...lacking(far, relation.inverseRelation.propertyName, owner)]
        : [`${owner.name}.${relation.propertyName} does not lead back`];
      const isLink = [...entityMetadata(far).edges.values()].some(({ through }) => through?.() === owner);
      const name = `${owner.name}.${relation.propertyName}`;
      if (wanted.length === 0 || (isLink && !typeOf(owner)))
        return name in oneWay ? [`${name} needs no exception`] : [];
      if (!(name in oneWay)) return wanted;
      excepted.add(name);
      return [];
    });
  });
  expect(missing).toEqual([]);
  expect(Object.keys(oneWay).filter((name) => !excepted.has(name))).toEqual([]);
});

test('every edge over links has an inverse over the same links', () => {
  const edges = entities.flatMap((target) =>
    [...entityMetadata(target).edges].flatMap(([name, { through, target: to }]) =>
      through ? [{ owner: target as Class, name, link: through(), target: to() }] : [],
    ),
  );
  expect(edges.length).toBeGreaterThan(8);
  const missing = edges.filter(
    ({ owner, target, link }) =>
      !edges.some((other) => other.owner === target && other.target === owner && other.link === link) &&
      !heldRelations(metadataOf(link)).some(({ propertyName }) => `${link.name}.${propertyName}` in oneWay),
  );
  expect(missing.map(({ owner, name }) => `${owner.name}.${name}`)).toEqual([]);
  for (const link of links) expect(edges.filter(({ link: each }) => each === link)).toHaveLength(2);
});

test('every type that an external reference can name has the edge to its references', () => {
  for (const target of nodeEntities)
    if (target.name !== 'ExternalReference') expect(fieldOf(target, 'externalReferences')).toBeDefined();
});

/** Counts by the key of the parent row, by SQL. */
async function counts(query: string): Promise<Readonly<Record<string, number>>> {
  const rows = await dataSource.query<{ key: string; count: string }[]>(query);
  return Object.fromEntries(rows.map(({ key, count }) => [key, Number(count)]));
}

interface Counted {
  readonly nodes: readonly { readonly key: string; readonly edge: { readonly totalCount: number } }[];
}

test.each([
  [
    'countries(first: 300, filter: { financingPrograms: { some: {} } }) { nodes { key: code edge: financingPrograms { totalCount } } }',
    `select code as key, count(*) from financing_program_country join country on country.id = country_id group by 1`,
  ],
  [
    'countries(first: 300, filter: { engagements: { some: {} } }) { nodes { key: code edge: engagements { totalCount } } }',
    `select code as key, count(*) from engagement join country on country.id = country_id group by 1`,
  ],
  [
    'countries(first: 300, filter: { headquarteredDistributors: { some: {} } }) { nodes { key: code edge: headquarteredDistributors { totalCount } } }',
    `select code as key, count(*) from distributor join country on country.id = country_id group by 1`,
  ],
  [
    'distributors(first: 100, filter: { fundingRequests: { some: {} } }) { nodes { key: slug edge: fundingRequests { totalCount } } }',
    `select slug as key, count(*) from funding_request join distributor on distributor.id = distributor_id group by 1`,
  ],
  [
    'partners(first: 100, filter: { engagementsAsCustomer: { some: {} } }) { nodes { key: slug edge: engagementsAsCustomer { totalCount } } }',
    `select slug as key, count(*) from engagement join partner on partner.id = customer_partner_id group by 1`,
  ],
  [
    'qualifications(filter: { applications: { some: {} } }) { nodes { key: slug edge: applications { totalCount } } }',
    `select slug as key, count(*) from qualification_application join qualification on qualification.id = qualification_id group by 1`,
  ],
  [
    'vendors(first: 100, filter: { distributionAgreements: { some: {} } }) { nodes { key: slug edge: distributionAgreements { totalCount } } }',
    `select slug as key, count(*) from distribution_agreement join vendor on vendor.id = vendor_id group by 1`,
  ],
])('an inverse edge has the rows that name its parent: %s', async (list, sql) => {
  const data = await ask<Record<string, Counted>>(`{ ${list} }`);
  const { nodes } = Object.values(data)[0] as Counted;
  const expected = await counts(sql);
  expect(Object.keys(expected).length).toBeGreaterThan(0);
  expect(Object.fromEntries(nodes.map(({ key, edge }) => [key, edge.totalCount]))).toEqual(expected);
});

test('launches of a region, tiers by their enrolments, the programs of a partner then and now', async () => {
  const { region, program } = await ask<{
    readonly region: { readonly launches: readonly object[] };
    readonly program: {
      readonly tiers: readonly { readonly code: string; readonly enrolments: { readonly totalCount: number } }[];
    };
  }>(
    '{ region(code: "EMEA") { launches { program { code } } } program(code: "CPP") { tiers(orderBy: [{ enrolments: { count: DESC } }]) { code enrolments { totalCount } } } }',
  );
  expect(region.launches).toEqual([{ program: { code: 'CPP' } }]);
  const sizes = program.tiers.map(({ enrolments }) => enrolments.totalCount);
  expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
  expect(Object.fromEntries(program.tiers.map(({ code, enrolments }) => [code, enrolments.totalCount]))).toEqual(
    await counts(
      'select code as key, count(enrolment.id) from tier left join enrolment on tier_id = tier.id group by 1',
    ),
  );
  const [enrolled] = await dataSource.query<{ slug: string; day: string }[]>(
    `select slug, min(valid_from)::text as day from enrolment join partner on partner.id = partner_id group by 1 order by 1 limit 1`,
  );
  const of = `partner(slug: "${enrolled?.slug}"`;
  expect(
    await ask(
      `{ then: ${of}, asOf: "${enrolled?.day}") { programs { code } } before: ${of}, asOf: "2001-01-01") { programs { code } } }`,
    ),
  ).toEqual({ then: { programs: [{ code: 'CPP' }] }, before: { programs: [] } });
});

test('the inverse of an edge lacks the rows on which the edge is hidden', async () => {
  // A service under white label must not show the provider behind it, so an analyst sees such engagements without their offering.
  const hidden = await counts(
    `select offering_id as key, count(*) from engagement where exists (select from resale_agreement
       where white_label and reseller_id = engagement.partner_id and resale_agreement.offering_id = engagement.offering_id) group by 1`,
  );
  const all = await counts(
    'select offering_id as key, count(*) from engagement where offering_id is not null group by 1',
  );
  const [key] = Object.keys(hidden);
  if (key === undefined) throw new Error('No engagement provided a service under white label.');
  const id = `Offering:${key}`;
  const query = `{
    offerings(filter: { id: { eq: "${id}" } }) { nodes { engagements(first: 100) { totalCount nodes { offering { id } } } } }
    some: offerings(filter: { id: { eq: "${id}" }, engagements: { count: { eq: ${all[key]} } } }) { totalCount }
    engagements(filter: { offering: { id: { eq: "${id}" } } }) { totalCount }
  }`;
  const told = (count: number): object => ({
    offerings: {
      nodes: [
        { engagements: { totalCount: count, nodes: Array.from({ length: count }, () => ({ offering: { id } })) } },
      ],
    },
    some: { totalCount: count === all[key] ? 1 : 0 },
    engagements: { totalCount: count },
  });
  expect(await ask(query)).toEqual(told(all[key] ?? 0));
  expect(await ask(query, { role: 'ANALYST' })).toEqual(told((all[key] ?? 0) - (hidden[key] ?? 0)));
});
