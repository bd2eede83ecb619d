import { dataIn } from '../support/answers';
import { getNamedType, isScalarType } from 'graphql';
import { IsNull, Not, type DataSource, type EntityMetadata } from 'typeorm';
import { administrator } from '../../src/access/viewer';
import { createDataSource } from '../../src/database/data-source';
import type { Class } from '../../src/engine/metadata/class';
import { derived, nodeEntities } from '../../src/model/entities';
import { hubSchema } from '../../src/model/schema';
import { connect } from '../support/connections';
import { testDay } from '../support/database';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { Rows } from '../support/rows';

/** Unique keys that are no lookups, each with its reason. */
const notLookedUp: Readonly<Record<string, string>> = {
  'Award(application)': 'an edge that is to-one from both sides is the lookup: QualificationApplication.award',
  'Award(previousAward)': 'an edge that is to-one from both sides is the lookup: Award.nextAward',
};

const schema = hubSchema();
let hub: TestHub;
let dataSource: DataSource;

beforeAll(async () => {
  hub = await startDemoHub();
  dataSource = await createDataSource({ url: hub.databaseUrl }).initialize();
  // No tier of the demo has requirements.
  const client = await connect(hub.databaseUrl);
  const rows = new Rows(client);
  await rows.add('requirement', { qualification_id: null, tier_id: await rows.add('tier') });
  await client.end();
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

/** The arguments of each root field that finds one row of a type, the date aside, by the type. */
function lookups(): readonly { readonly name: string; readonly type: string; readonly keys: readonly string[] }[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, type, args }) => {
    const target = nodeEntities.find((each) => each.name === String(type));
    return target
      ? [{ name, type: target.name, keys: args.map((each) => each.name).filter((key) => key !== 'asOf') }]
      : [];
  });
}

test('every unique key of a type is a lookup, also one that only the database declares', async () => {
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

/** The argument that finds a row: its value, or the slug, the code, the key or the id of the related row. */
function valueOf(row: { readonly [property: string]: unknown }, key: string, type: string): string {
  const value = row[key];
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const far = value as { readonly id: string; readonly slug?: string; readonly code?: string; readonly key?: string };
  const natural = far.slug ?? far.code ?? far.key;
  return JSON.stringify(type === 'ID!' ? `${value.constructor.name}:${far.id}` : natural);
}

test.each(lookups())(
  '$name finds each row by $keys, and returns null for an unknown key',
  async ({ name, type, keys }) => {
    const target = nodeEntities.find((each) => each.name === type) as Class;
    const metadata = metadataOf(target);
    const related = keys.filter((key) => metadata.findRelationWithPropertyPath(key));
    const relations = Object.fromEntries(related.map((key) => [key, true]));
    // A row without the related row has no such key.
    const where = Object.fromEntries(related.map((key) => [key, Not(IsNull())]));
    const rows = (await dataSource
      .getRepository(target as never)
      .find({ relations, where, order: { id: 'DESC' }, take: 3 })) as {
      readonly id: string;
      readonly [key: string]: unknown;
    }[];
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
  },
);

test('a lookup refuses an invalid id, and returns null for an id of another type and for a text that no row can have', async () => {
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

test('a lookup follows its date: a row that had not begun is not found, and ids carry the date', async () => {
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

test('types that the database derives have no lookups', () => {
  for (const target of derived) expect(lookups().filter(({ type }) => type === (target as Class).name)).toEqual([]);
});
