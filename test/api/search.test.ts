import type { Client } from 'pg';
import type { SearchPartnersQuery, SearchPartnersQueryVariables } from '../generated/documents';
import { PartnersLikeDocument, SearchEverywhereDocument, SearchPartnersDocument } from '../generated/documents';
import { connect } from '../support/connections';
import { foldText } from '../reference/search';
import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;
let database: Client;

/** Names that the tests look for, beside those of the demo. */
const names = [
  'Société Générale du Nuage',
  'Zephyrine',
  'Zephyrine Boatyard',
  'Boatyard Zephyrine',
  'Zephyrina',
  'Straße & Söhne',
  'ŁÓDŹ–Chmura',
  "L'Éclaircie d'Ørsted",
  'Νέφος',
  '雲海旅行社',
  '百分 100% Sky_Net \\ Co.',
  'Wolke 😀 Heiter',
  '!!!',
];

beforeAll(async () => {
  hub = await startDemoHub();
  database = await connect(hub.databaseUrl);
  await database.query(
    `insert into partner (slug, name, status, country_id)
     select 'searched-' || place, name, 'ACTIVE', (select min(id) from country)
     from unnest($1::text[]) with ordinality as given (name, place)`,
    [names],
  );
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

async function refusal(variables: SearchPartnersQueryVariables): Promise<{ code: unknown; message: unknown }> {
  const { body } = await hub.post({
    query:
      'query ($search: String, $orderBy: [PartnerOrder!], $after: String) { partners(search: $search, orderBy: $orderBy, after: $after) { nodes { id } } }',
    variables,
  });
  const [error] = (body as { errors: { message: string; extensions: { code: string } }[] }).errors;
  return { code: error?.extensions.code, message: error?.message };
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

test('the best come first: the whole, its begin, all words, mistakes; within each by name', async () => {
  expect(await found('zephyrine')).toEqual(['Zephyrine', 'Zephyrine Boatyard', 'Boatyard Zephyrine', 'Zephyrina']);
  expect(await found('zephyrin')).toEqual(['Zephyrina', 'Zephyrine', 'Zephyrine Boatyard', 'Boatyard Zephyrine']);
  expect(await found('boatyard zephyrine')).toEqual(['Boatyard Zephyrine', 'Zephyrine Boatyard']);
});

test('relevance can be asked for, turned round, and stand beside other keys', async () => {
  const ordered = async (orderBy: SearchPartnersQueryVariables['orderBy']): Promise<string[]> =>
    (await page({ search: 'zephyrine', orderBy })).nodes.map(({ name }) => name);
  const best = await found('zephyrine');
  expect(await ordered([{ relevance: 'DESC' }])).toEqual(best);
  expect(await ordered([{ relevance: 'ASC' }])).toEqual(best.toReversed());
  expect(await ordered([{ status: 'ASC' }, { relevance: 'DESC' }])).toEqual(best);
  expect(await ordered([{ name: 'DESC' }])).toEqual([...best].sort().toReversed());
});

test('a blank text searches for nothing', async () => {
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

test.each([
  ['a'.repeat(201), /`search` has 201 characters; at most 200/],
  ['x'.repeat(10_000), /`search` has 10000 characters/],
  ['a\0b', /`search` has a character/],
  ['a\ud800b', /`search` has a character/],
])('a text that no name can be is refused', async (search, message) => {
  expect(await refusal({ search })).toEqual({
    code: 'BAD_USER_INPUT',
    message: expect.stringMatching(message) as string,
  });
});

test('relevance without a search is refused', async () => {
  const expected = {
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining('`orderBy.0` is by relevance') as string,
  };
  expect(await refusal({ orderBy: [{ relevance: 'DESC' }] })).toEqual(expected);
  expect(await refusal({ search: ' ', orderBy: [{ relevance: 'DESC' }] })).toEqual(expected);
  expect(await refusal({ search: 'a', orderBy: [{ parent: { relevance: 'DESC' } }] })).toEqual(expected);
});

test('a cursor belongs to its search', async () => {
  const { pageInfo } = await page({ search: 'nimbus', first: 1 });
  expect(await refusal({ search: 'cumulus', after: pageInfo.endCursor ?? '' })).toEqual({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining('is a cursor of another list') as string,
  });
});

describe.each(['z', 'ci', 'works', 'nimbus', 'nimbus works', 'nimbsu', 'zephyrine', 'm', 'zzqx'])(
  'the list for %s',
  (search) => {
    test.each([1, 2, 7, 100])('is the same in pages of %i, from both ends', async (size) => {
      const whole: string[] = [];
      for (let after: string | null | undefined = undefined; ;) {
        const next: SearchPartnersQuery['partners'] = await page({ search, first: size, ...(after && { after }) });
        whole.push(...next.nodes.map(({ slug }) => slug));
        expect(next.pageInfo.hasPreviousPage).toBe(whole.length > next.nodes.length);
        if (!next.pageInfo.hasNextPage) {
          expect(whole).toHaveLength(next.totalCount);
          break;
        }
        after = next.pageInfo.endCursor;
      }
      const backward: string[] = [];
      for (let before: string | null | undefined = undefined; ;) {
        const previous: SearchPartnersQuery['partners'] = await page({ search, last: size, ...(before && { before }) });
        backward.unshift(...previous.nodes.map(({ slug }) => slug));
        if (!previous.pageInfo.hasPreviousPage) break;
        before = previous.pageInfo.startCursor;
      }
      expect(backward).toEqual(whole);
      expect(new Set(whole).size).toBe(whole.length);
    });
  },
);

test('a page between two cursors', async () => {
  const { nodes } = await page({ search: 'cumulus', first: 30 });
  const [from, to] = [await page({ search: 'cumulus', first: 3 }), await page({ search: 'cumulus', first: 10 })];
  const between = { after: from.pageInfo.endCursor ?? null, before: to.pageInfo.endCursor ?? null };
  expect((await page({ search: 'cumulus', first: 30, ...between })).nodes).toEqual(nodes.slice(3, 9));
  expect((await page({ search: 'cumulus', last: 4, ...between })).nodes).toEqual(nodes.slice(5, 9));
  expect((await page({ search: 'cumulus', after: between.before, before: between.after })).nodes).toEqual([]);
});

test('what is common is found as what is rare', async () => {
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

test('counts, groups and facets are of the rows that are found', async () => {
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

test('a name that changes is found by its new words alone', async () => {
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
  for (const { name } of [...technologies.nodes, ...vendors.nodes, ...distributors.nodes, ...offerings.nodes])
    expect(name).toMatch(/\bci/i);
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

test('similar partners share the country, most technologies first, then by name', async () => {
  const { nodes } = await page({ first: 100 });
  let met = 0;
  for (const { slug } of nodes) {
    const { partner } = await hub.ask(PartnersLikeDocument, { slug, first: 5 });
    const mine = new Set(partner?.technologies.nodes.map((technology) => technology.slug));
    const shared = (partner?.similar ?? []).map(
      ({ technologies }) => technologies.nodes.filter((each) => mine.has(each.slug)).length,
    );
    expect(shared).toEqual(shared.toSorted((one, other) => other - one));
    expect(shared).not.toContain(0);
    for (const similar of partner?.similar ?? []) {
      met++;
      expect(similar.slug).not.toBe(slug);
      expect(similar.country).toEqual(partner?.country);
    }
  }
  expect(met).toBeGreaterThan(100);
});

test.each([
  [-1, /`first` is -1/],
  [101, /`first` is 101; a page of this list has at most 100/],
])('%i similar partners are too few or too many', async (first, message) => {
  const { body } = await hub.post({
    query: 'query ($first: Int!) { partners(first: 1) { nodes { similar(first: $first) { id } } } }',
    variables: { first },
  });
  expect(body).toMatchObject({
    errors: [{ message: expect.stringMatching(message) as string, extensions: { code: 'BAD_USER_INPUT' } }],
  });
});
