import { join } from 'node:path';
import type { GraphQLObjectType } from 'graphql';
import { getNamedType, isInputObjectType } from 'graphql';
import { administrator } from '../../src/access/viewer';
import { fixedClock } from '../../src/clock';
import { readConfig } from '../../src/config';
import { createDataSource } from '../../src/database/data-source';
import { importSources } from '../../src/exchange/import/import-directory';
import { memorySource } from '../../src/exchange/import/source';
import { seedIfEmpty } from '../../src/population/seed';
import { startHub } from '../../src/hub';
import { hubSchema } from '../../src/model/schema';
import { projectRoot } from '../../src/project-root';
import { connect } from '../support/connections';
import { createDatabaseIn, createTestDatabase, testDay, type TestDatabase } from '../support/database';
import { Rows } from '../support/rows';

/** Names and towns that collations order differently, and languages lower-case differently. */
const texts = [
  ...['İstanbul', 'ISTANBUL', 'istanbul', 'Isparta', 'ısparta', 'IŞIK', 'ışık', 'Igdir', 'Jena', 'Hagen'],
  ...['Ärzen', 'Arzen', 'Aerzen', 'Afrika', 'Zürich', 'ZÜRICH', 'Zuerich', 'Zug', 'Straße', 'STRASSE', 'STRAẞE'],
  ...[
    'ΟΔΟΣ',
    'οδός',
    'ΟΔΟΣ ΣΊΣΥΦΟΣ',
    'Åbo',
    'Zwolle',
    'a-b',
    'a b',
    'ab',
    'A_B',
    'a_c',
    '50%',
    'Çorum',
    'Corum',
    'ñandú',
    'nz',
  ],
];

const codes = ['A_Z', 'A-Z', 'AZ', 'A1', 'I-1', 'I1', 'I_1'];

const partnersFile = [
  'slug,name,status,country,city,legalName',
  ...texts.map(
    (text, index) => `text-${String(index).padStart(2, '0')},${text},ACTIVE,TR,${text},${text.toUpperCase()}`,
  ),
].join('\n');

/** Adds rows by an import and by hand. Returns the problems of wrong files. */
async function fill(url: string): Promise<unknown> {
  const dataSource = await createDataSource({ url }).initialize();
  const clock = fixedClock(testDay);
  const load = async (text: string): Promise<unknown> => {
    const { files, problems } = await importSources(dataSource, [memorySource('partners.csv', `${text}\n`)], { clock });
    return { counts: files.map(({ inserted, updated, unchanged }) => [inserted, updated, unchanged]), problems };
  };
  try {
    await seedIfEmpty(dataSource, { demo: false, clock, dataDirectory: join(projectRoot, 'data') });
    const said = [
      await load(partnersFile),
      await load(partnersFile),
      await load(`${partnersFile}\nTEXT-00,I,ACTIVE,TR,,`),
      await load('slug,name,status,country\ni1,I,active,tr\ni1,ı,ACTIVE,IT\ni1,İ,ACTIVE,IT'),
    ];
    const client = await connect(url);
    const rows = new Rows(client);
    const [vendor] = (await client.query<{ id: string }>("select id from vendor where slug = 'cisco'")).rows;
    const program_id = await rows.add('program', { code: 'I-PROGRAM', vendor_id: vendor?.id ?? '' });
    for (const code of codes)
      await rows.add('qualification', { code, slug: code.toLowerCase().replace('_', '-x-'), program_id });
    await client.end();
    return said;
  } finally {
    await dataSource.destroy();
  }
}

const schema = hubSchema();

/** Requests whose results depend on how texts compare: each list by each of its texts, and searches of the texts above. */
function questions(): readonly string[] {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  const ordered = roots.flatMap(({ name, type }) => {
    const of = getNamedType(type).name.replace(/Connection$/, '');
    const order = schema.getType(`${of}Order`);
    if (!getNamedType(type).name.endsWith('Connection') || !isInputObjectType(order)) return [];
    const fields = Object.values((schema.getType(of) as GraphQLObjectType).getFields());
    const ownTexts = fields.filter(
      (field) => order.getFields()[field.name] && getNamedType(field.type).name === 'String',
    );
    return ownTexts.map(({ name: text }) => {
      const parts = ['Aerzen', 'I', 'ı'].map(
        (pivot, index) =>
          `p${index}: ${name}(filter: { ${text}: { gte: "${pivot}", lt: "Ç" } }, orderBy: [{ ${text}: ASC }], first: 60) { totalCount nodes { ${text} } }`,
      );
      return `query Q @inLocale(locale: "fr") { ${name}(orderBy: [{ ${text}: DESC }], first: 60) { nodes { ${text} } aggregate { min { ${text} } max { ${text} } } } ${parts.join(' ')} }`;
    });
  });
  const needles = [
    'istanbul',
    'İSTANBUL',
    'ISPARTA',
    'ışık',
    'IŞ',
    'strasse',
    'οδοσ',
    'ΟΔΟΣ',
    'Σ',
    'a-b',
    'Ä',
    '%',
    'I',
  ];
  const operators = ['containsIgnoringCase', 'startsWithIgnoringCase', 'contains', 'startsWith', 'endsWith', 'eq'];
  const conditions = needles.map((text) => {
    const lists = operators.flatMap((operator) =>
      ['name', 'city'].map(
        (field) =>
          `${operator}_${field}: partners(filter: { ${field}: { ${operator}: "${text}" } }, first: 60) { nodes { slug } }`,
      ),
    );
    return `{ ${lists.join(' ')} }`;
  });
  const searches = [
    'istanbul',
    'ISTANBUL',
    'İst',
    'isık',
    'IŞIK',
    'strasse',
    'οδος',
    'ΣΙΣΥΦΟΣ',
    'zurich',
    'arzen',
    'istambul',
    'a b',
  ].map((text) => `{ partners(search: "${text}", first: 60) { totalCount nodes { slug } } }`);
  return [
    ...ordered,
    ...conditions,
    ...searches,
    '{ partners(first: 1) { nodes { eligibility { qualification { code } } nextQualification { qualification { code } } } } }',
    '{ partners(first: 1) { nodes { eligibility(orderBy: [{ qualification: { name: ASC } }, { qualification: { code: DESC } }]) { qualification { code } } } } }',
    '{ partners { groups(by: [COUNTRY]) { nodes { key { country { code } } count max { name city } } } } }',
    '{ qualifications(orderBy: [{ program: { code: ASC } }, { code: ASC }], first: 60) { nodes { code } groups(by: [PROGRAM], orderBy: [{ key: { by: PROGRAM } }]) { nodes { key { program { code } } } } } }',
    '{ partnersBySlug(slugs: ["text-00", "TEXT-00", "text-01"]) { name } }',
    '{ qualification(slug: "I1") { code } country(code: "tr") { code } }',
  ];
}

interface Page {
  readonly data: {
    readonly partners: {
      readonly nodes: readonly { readonly slug: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
}

/** The results of all requests by a hub on a database with those rows, and lists of its partners page by page. */
async function answers({ url }: TestDatabase): Promise<readonly unknown[]> {
  const said = await fill(url);
  const settings = { DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'silent', POOL_SIZE: '1', COST_LIMIT: '90000000' };
  const hub = await startHub(readConfig(settings), {
    clock: fixedClock(testDay),
    demo: false,
    authenticate: () => administrator,
  });
  const ask = async (query: string): Promise<string> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${hub.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    return response.text();
  };
  try {
    const found: unknown[] = [said];
    for (const query of questions()) found.push([query, await ask(query)]);
    for (const order of ['{ city: DESC }', '{ city: ASC_NULLS_FIRST }', '{ name: ASC }', '{ legalName: DESC }']) {
      const slugs: string[] = [];
      for (let after = ''; ;) {
        const query = `{ partners(orderBy: [${order}], first: 7${after}) { nodes { slug } pageInfo { hasNextPage endCursor } } }`;
        const { nodes, pageInfo } = (JSON.parse(await ask(query)) as Page).data.partners;
        slugs.push(...nodes.map(({ slug }) => slug));
        if (!pageInfo.hasNextPage) break;
        after = `, after: "${pageInfo.endCursor}"`;
      }
      expect(new Set(slugs).size).toBe(texts.length);
      found.push([order, slugs]);
    }
    return found;
  } finally {
    await hub.close();
  }
}

let usual: readonly unknown[];

beforeAll(async () => {
  const database = await createTestDatabase();
  usual = await answers(database).finally(() => database.drop());
});

it('the documents give results', () => {
  const wrong = usual.filter((each) => JSON.stringify(each).includes('\\"errors\\"'));
  expect(wrong).toEqual([]);
  expect(JSON.stringify(usual)).toContain('ışık');
});

it.each([
  ['Turkish', "locale_provider icu icu_locale 'tr-TR' locale 'C'"],
  ['the German of phone books', "locale_provider icu icu_locale 'de-u-co-phonebk' locale 'C'"],
  ['bytes, where only ASCII has capitals', "locale_provider libc locale 'C'"],
])('a database whose default collation is %s answers alike', async (_what, locale) => {
  const database = await createDatabaseIn(locale);
  try {
    const others = await answers(database);
    for (const [index, each] of others.entries()) expect(each).toEqual(usual[index]);
  } finally {
    await database.drop();
  }
});

it('no text of a table or a view has the default collation', async () => {
  const database = await createTestDatabase();
  const client = await connect(database.url);
  const { rows } = await client.query(
    `select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'm', 'p') and a.attnum > 0 and not a.attisdropped
       and a.attcollation = 'default'::regcollation and c.relname <> 'migration'`,
  );
  await client.end();
  await database.drop();
  expect(rows).toEqual([]);
});
