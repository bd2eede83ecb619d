import type { Client } from 'pg';
import type { SearchPartnersQuery, SearchPartnersQueryVariables } from '../generated/documents';
import { SearchPartnersDocument } from '../generated/documents';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;
let database: Client;

/** Partners that the tests look for, by name and city. */
const partners: readonly (readonly [name: string, city: string | null])[] = [
  ['Quivira', 'Paris'],
  ['Quivira Hosting', null],
  ['Hosting Quivira', 'Quivira'],
  ['Quivirra', 'Oslo'],
  ['Zebra Tents', 'Quivira'],
  ['Alpha Tents', 'Quivira'],
  ['Beta Tents', 'Nova Quivira'],
  ['Gamma Tents', 'Quvira'],
  ['Tents of Delta', 'São Zórão'],
  ['Epsilon Tents', 'ΝΕΑΠΟΛΙΣ'],
  ['Zeta Tents', '雲南'],
  ['Eta Tents', "L'Haÿ-les-Roses"],
];

beforeAll(async () => {
  hub = await startDemoHub();
  database = await connect(hub.databaseUrl);
  await database.query(
    `insert into partner (slug, name, city, status, country_id)
     select 'placed-' || place, given.name, given.city, 'ACTIVE', (select min(id) from country)
     from unnest($1::text[], $2::text[]) with ordinality as given (name, city, place)`,
    [partners.map(([name]) => name), partners.map(([, city]) => city)],
  );
});

afterAll(async () => {
  await database.end();
  await hub.close();
});

async function page(variables: SearchPartnersQueryVariables): Promise<SearchPartnersQuery['partners']> {
  return (await hub.ask(SearchPartnersDocument, variables)).partners;
}

async function found(search: string, more: SearchPartnersQueryVariables = {}): Promise<string[]> {
  return (await page({ search, first: 100, ...more })).nodes.map(({ name }) => name);
}

/** Names in the order of relevance: matches of the name, then of the city, then with mistakes. */
const quivira = [
  'Quivira',
  'Quivira Hosting',
  'Hosting Quivira',
  'Quivirra',
  'Alpha Tents',
  'Beta Tents',
  'Zebra Tents',
  'Gamma Tents',
];

test('partners found by their city come after those found by their name', async () => {
  expect(await found('quivira')).toEqual(quivira);
  expect(await found('QUIVIRA!')).toEqual(quivira);
  expect(await found('quivi')).toEqual([
    'Quivira',
    'Quivira Hosting',
    'Quivirra',
    'Hosting Quivira',
    'Alpha Tents',
    'Beta Tents',
    'Zebra Tents',
  ]);
  expect((await page({ search: 'quivira' })).totalCount).toBe(quivira.length);
});

test.each([
  ['sao zorao', ['Tents of Delta']],
  ['SÃO ZÓRÃO', ['Tents of Delta']],
  ['zorao', ['Tents of Delta']],
  ['zoroa', ['Tents of Delta']],
  ['νεαπολις', ['Epsilon Tents']],
  ['雲南', ['Zeta Tents']],
  ['hay les roses', ['Eta Tents']],
  ['nova quivria', ['Beta Tents']],
])('a city is found without its accents, in any case, and with typing mistakes: %s', async (search, names) => {
  expect(await found(search)).toEqual(names);
});

test.each([
  ['zebra quivira', ['Zebra Tents']],
  ['quivira zebra', ['Zebra Tents']],
  ['tents quivira', ['Alpha Tents', 'Beta Tents', 'Zebra Tents', 'Gamma Tents']],
  ['tnets quivira', ['Alpha Tents', 'Beta Tents', 'Gamma Tents', 'Zebra Tents']],
  ['quivira paris', ['Quivira']],
  ['quivirra oslo', ['Quivirra']],
  ['quivira oslo', ['Quivirra']],
  ['zebra oslo', []],
  ['quivira hosting null', []],
])('some words may match the name and others the city: %s', async (search, names) => {
  expect(await found(search)).toEqual(names);
});

test('other orders, filters, counts and groups are over the rows that the search finds', async () => {
  expect(await found('quivira', { orderBy: [{ relevance: 'ASC' }] })).toEqual(quivira.toReversed());
  expect(await found('quivira', { orderBy: [{ relevance: 'DESC' }] })).toEqual(quivira);
  expect(await found('quivira', { orderBy: [{ name: 'ASC' }] })).toEqual(quivira.toSorted());
  expect(await found('quivira', { filter: { city: { eq: 'Quivira' } } })).toEqual([
    'Hosting Quivira',
    'Alpha Tents',
    'Zebra Tents',
  ]);
  const { body } = await hub.post({
    query: `{ partners(search: "quivira") { totalCount aggregate { count } groups(by: [STATUS]) { nodes { count } } } }`,
  });
  expect(body).toEqual({
    data: { partners: { totalCount: 8, aggregate: { count: 8 }, groups: { nodes: [{ count: 8 }] } } },
  });
});

test('a hidden partner is not found by its city', async () => {
  await database.query(`update partner set status = 'PROSPECT' where name = 'Zebra Tents'`);
  const asked = await hub.as({ role: 'PUBLIC' }).ask(SearchPartnersDocument, { search: 'quivira', first: 100 });
  expect(asked.partners.nodes.map(({ name }) => name)).toEqual(quivira.filter((name) => name !== 'Zebra Tents'));
  await database.query(`update partner set status = 'ACTIVE' where name = 'Zebra Tents'`);
});

describe.each(['quivira', 'quivi', 'tents quivira', 'madrid', 'lyon', 'm', 'works paris'])(
  'the list for %s',
  (search) => {
    test.each([1, 3, 100])('is the same in pages of %i, from both ends', async (size) => {
      const whole: string[] = [];
      for (let after: string | null | undefined = undefined; ;) {
        const next: SearchPartnersQuery['partners'] = await page({ search, first: size, ...(after && { after }) });
        whole.push(...next.nodes.map(({ slug }) => slug));
        if (!next.pageInfo.hasNextPage || whole.length >= 60) break;
        after = next.pageInfo.endCursor;
      }
      const all = (await page({ search, first: 100 })).nodes.map(({ slug }) => slug);
      expect(whole).toEqual(all.slice(0, whole.length));
      const last = await page({ search, last: Math.min(size, all.length || 1) });
      if (last.totalCount <= 100)
        expect(last.nodes.map(({ slug }) => slug)).toEqual(all.slice(-last.nodes.length || all.length));
      const backward: string[] = [];
      for (let before: string | null | undefined = undefined; last.totalCount <= 60;) {
        const previous: SearchPartnersQuery['partners'] = await page({ search, last: size, ...(before && { before }) });
        backward.unshift(...previous.nodes.map(({ slug }) => slug));
        if (!previous.pageInfo.hasPreviousPage) break;
        before = previous.pageInfo.startCursor;
      }
      if (last.totalCount <= 60) expect(backward).toEqual(all);
    });
  },
);

test('after a change of city the new words find the partner and the old ones do not, whoever wrote it', async () => {
  await database.query(`update partner set city = 'Xochimilco' where name = 'Alpha Tents'`);
  expect(await found('xochimilco')).toEqual(['Alpha Tents']);
  expect(await found('quivira')).not.toContain('Alpha Tents');
  await database.query(`update partner set search_wider = 'nonsense' where name = 'Alpha Tents'`);
  expect([await found('xochimilco'), await found('nonsense')]).toEqual([['Alpha Tents'], []]);
  await database.query(`update partner set city = null where name = 'Alpha Tents'`);
  expect([await found('xochimilco'), await found('alpha tents')]).toEqual([[], ['Alpha Tents']]);
  await database.query(`update partner set name = 'Omega Tents', city = 'Quivira' where name = 'Alpha Tents'`);
  expect([await found('omega quivira'), await found('alpha quivira')]).toEqual([['Omega Tents'], []]);
  await database.query(`update partner set name = 'Alpha Tents' where name = 'Omega Tents'`);
});

test("the search text of every partner is what the database's definition gives", async () => {
  const { rows } = await database.query(
    `select name from partner where search_text <> search_text(name) collate "C" or search_index <> text_words(search_text(name))
       or without_terms(search_wider) <> text_words(search_text(name)) || coalesce(text_words(search_text(city)), '')`,
  );
  expect(rows).toEqual([]);
});
