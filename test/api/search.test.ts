import type { Client } from 'pg';
import type { SearchPartnersQuery, SearchPartnersQueryVariables } from '../generated/documents';
import { SearchEverywhereDocument, SearchPartnersDocument } from '../generated/documents';
import { connect } from '../support/connections';
import { foldText } from '../reference/search';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { addSearchedPartners } from '../support/searched-partners';

let hub: TestHub;
let database: Client;

beforeAll(async () => {
  hub = await startDemoHub();
  database = await connect(hub.databaseUrl);
  await addSearchedPartners(database);
});

afterAll(async () => {
  await database.end();
  await hub.close();
});

async function page(variables: SearchPartnersQueryVariables): Promise<SearchPartnersQuery['partners']> {
  return (await hub.ask(SearchPartnersDocument, variables)).partners;
}

async function found(search: string, first = 100): Promise<string[]> {
  return (await page({ search, first })).nodes.map(({ name }) => name);
}

describe('a name is found', () => {
  test.each([
    ['societe generale', 'Société Générale du Nuage'],
    ['SOCIÉTÉ GÉNÉRALE', 'Société Générale du Nuage'],
    ['nuage   du generale', 'Société Générale du Nuage'],
    ['Generale, societe!', 'Société Générale du Nuage'],
    ['so ge', 'Société Générale du Nuage'],
    ['Socie\u0301te\u0301', 'Société Générale du Nuage'],
    ['strasse', 'Straße & Söhne'],
    ['STRASSE', 'Straße & Söhne'],
    ['lodz chmura', 'ŁÓDŹ–Chmura'],
    ['orsted', "L'Éclaircie d'Ørsted"],
    ['l’eclaircie', "L'Éclaircie d'Ørsted"],
    ['ΝΕΦΟΣ', 'Νέφος'],
    ['νεφοσ', 'Νέφος'],
    ['雲', '雲海旅行社'],
    ['雲海旅行社', '雲海旅行社'],
    ['100%', '百分 100% Sky_Net \\ Co.'],
    ['sky_net', '百分 100% Sky_Net \\ Co.'],
    ['\\ co', '百分 100% Sky_Net \\ Co.'],
    ['😀', 'Wolke 😀 Heiter'],
  ])('for %s', async (search, name) => {
    expect(await found(search)).toContain(name);
  });

  test.each([
    ['a letter too many', 'zephyrrine'],
    ['a letter too few', 'zepyrine'],
    ['another letter', 'zephyrime'],
    ['two letters swapped', 'zehpyrine'],
    ['a mistake in each word', 'zephyrnie baotyard'],
    ['a mistake in one word, and the begin of another', 'boa zephrine'],
  ])('with %s', async (_mistake, search) => {
    expect(await found(search)).toContain('Zephyrine Boatyard');
  });
});

describe('a name is not found', () => {
  test.each([
    ['by the middle of a word', 'ephyrine'.slice(1)],
    ['by one word of two', 'zephyrine foundry'],
    ['with two mistakes in one word', 'zepyrinee'.replace('n', 'm')],
    ['with a mistake in a word of three letters', 'sny_net'],
    ['by what has no word', '%'],
    ['by a name without words', '!!!'],
  ])('%s', async (_why, search) => {
    expect(await found(search)).toEqual([]);
  });
});

test('a blank text lists every row, as without a search', async () => {
  const all = await page({ first: 5 });
  for (const search of ['', ' \t ', null]) expect(await page({ search, first: 5 })).toEqual(all);
});

test.each([
  ["'"],
  ['"'],
  ['%'],
  ['_'],
  ['\\'],
  [':*'],
  ['&|!'],
  ["zz':* | 'a"],
  ["') or true --"],
  ['😀😀'],
  ['\u{10ffff}'],
  ['\uffff'],
  ['~oatyard'],
  ['ﷺ'.repeat(200)],
  ['각'.repeat(200)],
  ['ab '.repeat(66)],
  ['abcdefgh '.repeat(22)],
])('%s is a text like any other', async (search) => {
  const { nodes, totalCount } = await page({ search });
  expect(nodes).toHaveLength(Math.min(totalCount, 25));
});

test('a word of many names is found by the same rules as a rare one', async () => {
  // Many rows with the word in their midst: the list is then read by walking the names in order.
  await database.query(
    `insert into partner (slug, name, status, country_id)
     select 'common-' || place, 'Xenia ' || place || ' Quillfeather', 'ACTIVE', (select min(id) from country)
     from generate_series(1, 2000) place`,
  );
  const { nodes, totalCount } = await page({ search: 'quillfeather', first: 100 });
  expect(totalCount).toBe(2000);
  const { nodes: mistaken, totalCount: mistakenCount } = await page({ search: 'qiullfeather', first: 100 });
  expect([mistaken, mistakenCount]).toEqual([nodes, 2000]);
  const listed = [...Array(2000).keys()].map((place) => `Xenia ${place + 1} Quillfeather`).sort();
  expect(nodes.map(({ name }) => name)).toEqual(listed.slice(0, 100));
});

test('a filter and a search both hold, in counts too', async () => {
  const filter = { name: { contains: 'Boat' } };
  expect(await page({ search: 'zephyrine', filter })).toMatchObject({
    totalCount: 2,
    nodes: [{ name: 'Zephyrine Boatyard' }, { name: 'Boatyard Zephyrine' }],
  });
});

test('counts, groups and facets are over the rows that the search finds', async () => {
  const { body } = await hub.post({
    query: `{ partners(search: "zephyrine", filter: { status: { eq: ACTIVE } }) {
      totalCount aggregate { count } groups(by: [STATUS]) { nodes { count } } facets(by: [STATUS]) { groups { count } }
    } }`,
  });
  expect(body).toEqual({
    data: {
      partners: {
        totalCount: 4,
        aggregate: { count: 4 },
        groups: { nodes: [{ count: 4 }] },
        facets: [{ groups: [{ count: 4 }] }],
      },
    },
  });
});

test('after a change of name the new words find the partner and the old ones do not', async () => {
  await database.query(`update partner set name = 'Quokkaville' where name = 'Zephyrina'`);
  expect(await found('quokkaville')).toEqual(['Quokkaville']);
  expect(await found('zephyrina')).not.toContain('Quokkaville');
  await database.query(`update partner set search_text = 'nonsense' where name = 'Quokkaville'`);
  expect(await found('quokkavile')).toEqual(['Quokkaville']);
  await database.query(`update partner set name = 'Zephyrina' where name = 'Quokkaville'`);
});

test('every searched type, at the root and nested', async () => {
  const { technologies, vendors, distributors, offerings } = await hub.ask(SearchEverywhereDocument, { search: 'ci' });
  expect(vendors.nodes[0]?.name).toMatch(/^Ci/);
  for (const { name } of [...technologies.nodes, ...vendors.nodes, ...distributors.nodes])
    expect(name).toMatch(/\bci/i);
  // Offerings are also found by their terms.
  const { rows } = await database.query<{ name: string }>(
    `select name from offering where exists (
       select from offering_term join term on term.id = term_id where offering_id = offering.id and term.name ->> 'en' like 'Ci%')`,
  );
  const cities = new Set(rows.map(({ name }) => name));
  for (const { name } of offerings.nodes) if (!cities.has(name)) expect(name).toMatch(/\bci/i);
  for (const { partners } of technologies.nodes) {
    expect(partners.nodes).toHaveLength(Math.min(partners.totalCount, 3));
    for (const { name } of partners.nodes) expect(name.toLowerCase()).toContain('nimbus');
  }
});

test('a text is folded as the reference folds it, letter by letter', async () => {
  const ranges = [
    [0x20, 0x17f],
    [0x386, 0x3ce],
    [0x401, 0x45f],
    [0x1e00, 0x1eff],
    [0x3041, 0x30fe],
    [0xac00, 0xac40],
  ] as const;
  const letters = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => `a${String.fromCodePoint(from + index)}b`),
  );
  const used = await database.query<{ name: string }>(
    'select name from partner union select name from offering union select name from technology union select name from vendor union select name from distributor',
  );
  const texts = [...letters, ...used.rows.map(({ name }) => name)];
  const { rows } = await database.query<{ text: string; folded: string }>(
    'select text, search_text(text) as folded from unnest($1::text[]) text',
    [texts],
  );
  const odd = rows.filter(({ text, folded }) => foldText(text) !== folded);
  expect(odd.map(({ text, folded }) => `${text}: ${folded}, not ${foldText(text)}`)).toEqual([]);
});
