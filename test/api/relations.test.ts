import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { getNamedType, isInputObjectType, isObjectType, isScalarType } from 'graphql';
import type { DataSource, EntityMetadata } from 'typeorm';
import type { RelationMetadata } from 'typeorm/metadata/RelationMetadata';
import { administrator } from '../../src/access/viewer';
import { createDataSource } from '../../src/database/data-source';
import type { Class } from '../../src/engine/metadata/class';
import { entityMetadata } from '../../src/engine/metadata/entity';
import { nodeEntities, derived, entities, links } from '../../src/model/entities';
import { buildHubSchema } from '../../src/model/schema';
import { testDay } from '../support/database';
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
  'NextQualification.partner': 'the row is a QualificationEligibility, whose partner is an edge in both directions',
  'NextQualification.qualification': 'the row is a QualificationEligibility, whose qualification has its own reason',
  'FinancingEligibility.financingProgram':
    'it is derived for each partner, 0.1 ms each: of a financing program, that would be every partner of the hub',
};

/** Unique keys that are no lookups, each with its reason. */
const notLookedUp: Readonly<Record<string, string>> = {
  'Award(application)': 'an edge that is to-one from both sides is the lookup: QualificationApplication.award',
  'Award(previousAward)': 'an edge that is to-one from both sides is the lookup: Award.nextAward',
};

const schema = buildHubSchema();
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
  const { body } = await hub.as(viewer).post({ query });
  const { data, errors } = body as { readonly data: Data; readonly errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
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

/** What an edge of a type lacks: the field, or the member by which lists are filtered or ordered by it. */
function lacking(owner: Class, name: string, target: Class): readonly string[] {
  const field = fieldOf(owner, name);
  if (!field || getNamedType(field.type).name.replace(/Connection$/, '') !== target.name)
    return [`${owner.name}.${name} is no edge to ${target.name}`];
  return ['Filter', 'Order'].flatMap((kind) =>
    members(`${owner.name}${kind}`).includes(name) ? [] : [`${owner.name}${kind} has no member ${name}`],
  );
}

/** The relations whose key a class or a table of pairs holds. */
function heldRelations({ relations }: EntityMetadata): readonly RelationMetadata[] {
  return relations.filter(
    (each) => each.isManyToOne || each.isOneToOneOwner || (each.isManyToMany && each.isManyToManyOwner),
  );
}

test('every relation between rows is an edge in both directions, which filters and orders know as well', () => {
  const excepted = new Set<string>();
  const missing = entities.flatMap((target) => {
    const owner: Class = target;
    if ((links as readonly Class[]).includes(owner)) return [];
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

test('every edge over links has one that leads back over the same links', () => {
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

test('what a reference can name leads to its references', () => {
  for (const target of nodeEntities)
    if (target.name !== 'ExternalReference') expect(fieldOf(target, 'externalReferences')).toBeDefined();
});

/** The arguments of each root field that finds one row of a type, the date aside, by the type. */
function lookups(): readonly { readonly name: string; readonly type: string; readonly keys: readonly string[] }[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, type, args }) => {
    const target = nodeEntities.find((each) => each.name === String(type));
    return target
      ? [{ name, type: target.name, keys: args.map((each) => each.name).filter((key) => key !== 'asOf') }]
      : [];
  });
}

test('every unique key of a type is a lookup, those that the database alone knows as well', async () => {
  const inDatabase = await dataSource.query<{ relation: string; columns: string[] }[]>(`
    select indrelid::regclass::text as relation,
      array(select attname::text from unnest(indkey::smallint[]) with ordinality key (number, place)
        join pg_attribute on attrelid = indrelid and attnum = number order by place) as columns
    from pg_index where indisunique and not indisprimary`);
  const known = new Set(lookups().map(({ type, keys }) => `${type}(${[...keys].sort().join()})`));
  const missing = nodeEntities.flatMap((target) => {
    const { tableName, columns, uniques } = metadataOf(target);
    const propertyOf = (column: string): string =>
      columns.find(({ databaseName }) => databaseName === column)?.propertyName ?? column;
    const keys = [
      ...uniques.map((each) => each.columns.map(({ propertyName }) => propertyName)),
      ...inDatabase.filter(({ relation }) => relation === tableName).map((each) => each.columns.map(propertyOf)),
    ];
    // A key that holds the row's own serves a foreign key over several columns, and finds no more than the id does.
    return keys
      .filter((key) => !key.includes('id'))
      .map((key) => `${target.name}(${[...key].sort().join()})`)
      .filter((key) => !known.has(key) && !(key in notLookedUp));
  });
  expect([...new Set(missing)]).toEqual([]);
  expect(inDatabase.length).toBeGreaterThan(20);
});

/** What an argument takes for a row: its value, or of an edge the slug or code of the row, or its id. */
function valueOf(row: { readonly [property: string]: unknown }, key: string, type: string): string {
  const value = row[key];
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const far = value as { readonly id: string; readonly slug?: string; readonly code?: string };
  const natural = far.slug ?? far.code;
  return JSON.stringify(type === 'ID!' ? `${value.constructor.name}:${far.id}` : natural);
}

test.each(lookups())('$name finds each row by $keys, and none by a key of another', async ({ name, type, keys }) => {
  const target = nodeEntities.find((each) => each.name === type) as Class;
  const metadata = metadataOf(target);
  const relations = Object.fromEntries(
    keys.filter((key) => metadata.findRelationWithPropertyPath(key)).map((key) => [key, true]),
  );
  const rows = (await dataSource
    .getRepository(target as never)
    .find({ relations, order: { id: 'DESC' }, take: 3 })) as { readonly id: string; readonly [key: string]: unknown }[];
  expect(rows.length).toBeGreaterThan(0);
  const { args = [] } = schema.getQueryType()?.getFields()[name] ?? {};
  const given = (row: (typeof rows)[number], other = row): string =>
    keys
      .map((key, place) => {
        const argument = args.find((each) => each.name === key);
        const { type: of } = argument as NonNullable<typeof argument>;
        const none = isScalarType(getNamedType(of)) && String(of) === 'Date!' ? '"0001-01-01"' : '"none"';
        const value = valueOf(row, key, String(of));
        if (other === row) return `${key}: ${value}`;
        return `${key}: ${place === keys.length - 1 ? (String(of) === 'ID!' ? '"Region:1"' : none) : value}`;
      })
      .join(', ');
  const document = rows.map(
    (row, index) =>
      `found${index}: ${name}(${given(row)}) { id } none${index}: ${name}(${given(row, { id: '' })}) { id }`,
  );
  const data = await ask<Record<string, { readonly id: string } | null>>(`{ ${document.join(' ')} }`);
  expect(data).toEqual(
    Object.fromEntries(
      rows.flatMap(({ id }, index) => [
        [`found${index}`, { id: `${type}:${id}` }],
        [`none${index}`, null],
      ]),
    ),
  );
});

test('a lookup refuses an id that is none, and finds nothing by one of another type or by a text that no row can have', async () => {
  const { body } = await hub.post({ query: '{ awardSuspension(award: "nothing", validFrom: "2012-01-01") { id } }' });
  expect(body).toMatchObject({
    data: null,
    errors: [{ path: ['awardSuspension'], extensions: { code: 'BAD_USER_INPUT' } }],
  });
  expect(
    await ask(
      '{ awardSuspension(award: "Partner:1", validFrom: "2012-01-01") { id } tier(program: "CPP", code: "a\\u0000") { id } }',
    ),
  ).toEqual({ awardSuspension: null, tier: null });
});

test('a lookup follows its date: what had not begun is not found, and ids carry it', async () => {
  const [row] = await dataSource.query<{ slug: string; code: string; day: string }[]>(
    `select partner.slug, program.code, valid_from::text as day from enrolment
     join partner on partner.id = partner_id join program on program.id = program_id order by enrolment.id limit 1`,
  );
  const given = `partner: "${row?.slug}", program: "${row?.code}", validFrom: "${row?.day}"`;
  const before = new Date(Date.parse(row?.day ?? '') - 86_400_000).toISOString().slice(0, 10);
  const found = await ask<Record<string, { readonly id: string } | null>>(
    `{ then: enrolment(${given}, asOf: "${row?.day}") { id } before: enrolment(${given}, asOf: "${before}") { id } }`,
  );
  expect(found).toEqual({ then: { id: expect.stringContaining(`@${row?.day}`) as string }, before: null });
});

test('a lookup finds no hidden row, and none by the key of a hidden row', async () => {
  const [row] = await dataSource.query<{ slug: string; qualification: string; day: string }[]>(
    `select partner.slug, qualification.slug as qualification, valid_from::text as day from award
     join partner on partner.id = partner_id join qualification on qualification.id = qualification_id
     where valid_to <= '${testDay}' and status = 'ACTIVE' order by award.id limit 1`,
  );
  const query = `{ award(partner: "${row?.slug}", qualification: "${row?.qualification}", validFrom: "${row?.day}") { id } }`;
  expect(await ask(query)).not.toEqual({ award: null });
  expect(await ask(query, { role: 'PUBLIC' })).toEqual({ award: null });
  const [reference] = await dataSource.query<{ source: string; id: string }[]>(
    'select source, external_id as id from external_reference order by id limit 1',
  );
  const named = `{ externalReference(source: ${JSON.stringify(reference?.source)}, externalId: ${JSON.stringify(reference?.id)}) { externalId } }`;
  expect(await ask(named)).toEqual({ externalReference: { externalId: reference?.id } });
  expect(await ask(named, { role: 'PUBLIC' })).toEqual({ externalReference: null });
});

/** Counts by the key of the row above, as SQL has them. */
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
])('an edge that leads back has the rows that name its parent: %s', async (list, sql) => {
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
  // What is resold under white label is not to lead to the provider behind it: an analyst sees such engagements without their offering.
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

test('types that the database derives have no lookups, nor are they looked up by', () => {
  for (const target of derived) expect(lookups().filter(({ type }) => type === (target as Class).name)).toEqual([]);
});
