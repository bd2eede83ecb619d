import type { Client } from 'pg';
import type { SearchPartnersQuery, SearchPartnersQueryVariables } from '../generated/documents';
import { SearchPartnersDocument } from '../generated/documents';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';

let hub: TestHub;
let database: Client;

/** Partners that the tests look for, by name, city and terms. */
const partners: readonly (readonly [name: string, city: string | null, terms: readonly string[]])[] = [
  ['Quokka', null, []],
  ['Zebra Tents', 'Oslo', ['wombat']],
  ['Alpha Tents', 'Quokka', ['wombat']],
  ['Beta Tents', 'Oslo', ['numbat']],
  ['Gamma Tents', null, ['bilby', 'numbat']],
  ['Delta Tents', null, ['echidna']],
];

/** Terms by slug, with the term above and names. */
const terms: readonly (readonly [slug: string, parent: string | null, name: object])[] = [
  ['quokka', null, { en: 'Quokkas', fr: 'Quokka à queue courte' }],
  ['wombat', 'quokka', { en: 'Wombat keeping' }],
  ['numbat', null, { en: 'Numbats', fr: 'Fourmilier rayé' }],
  ['bilby', null, { en: 'Bilbies' }],
  ['echidna', 'numbat', { en: 'Spiny ones' }],
];

beforeAll(async () => {
  hub = await startDemoHub();
  database = await connect(hub.databaseUrl);
  await database.query(`insert into taxonomy (code, name) values ('ANIMALS', '{"en": "Animals"}')`);
  for (const [slug, parent, name] of terms)
    await database.query(
      `insert into term (slug, code, name, taxonomy_id, parent_id)
       values ($1, upper($1), $2, (select id from taxonomy where code = 'ANIMALS'), (select id from term where slug = $3))`,
      [slug, name, parent],
    );
  for (const [name, city, slugs] of partners) {
    await database.query(
      `insert into partner (slug, name, city, status, country_id)
       values (lower(replace($1, ' ', '-')), $1, $2, 'ACTIVE', (select min(id) from country))`,
      [name, city],
    );
    await link(name, ...slugs);
  }
});

afterAll(async () => {
  await database.end();
  await hub.close();
});

async function link(partner: string, ...slugs: readonly string[]): Promise<void> {
  await database.query(
    `insert into partner_term (partner_id, term_id)
     select partner.id, term.id from partner, term where partner.name = $1 and term.slug = any ($2)`,
    [partner, slugs],
  );
}

async function found(search: string, more: SearchPartnersQueryVariables = {}): Promise<string[]> {
  return (await hub.ask(SearchPartnersDocument, { search, first: 100, ...more })).partners.nodes.map(
    ({ name }) => name,
  );
}

test.each([
  ['wombat', ['Alpha Tents', 'Zebra Tents']],
  ['WOMB', ['Alpha Tents', 'Zebra Tents']],
  ['wombta', ['Alpha Tents', 'Zebra Tents']],
  ['keeping', ['Alpha Tents', 'Zebra Tents']],
  ['quokka', ['Quokka', 'Alpha Tents', 'Zebra Tents']],
  ['queue courte', ['Alpha Tents', 'Zebra Tents']],
  ['fourmilier rayé', ['Beta Tents', 'Delta Tents', 'Gamma Tents']],
  ['numbat', ['Beta Tents', 'Delta Tents', 'Gamma Tents']],
  ['numbat bilby', ['Gamma Tents']],
  ['numbat oslo', ['Beta Tents']],
  ['zebra quokkas', ['Zebra Tents']],
  ['echidna', ['Delta Tents']],
  ['#', []],
  ['#1', []],
])('partners are found by their terms and those above: %s', async (search, names) => {
  const own = new Set(partners.map(([name]) => name));
  expect((await found(search)).filter((name) => own.has(name))).toEqual(names);
});

test('matches of the name come first, then those with all words, then those with mistakes', async () => {
  await database.query(`update partner set city = 'Wombats' where name = 'Beta Tents'`);
  await database.query(`update partner set city = 'Wombaat' where name = 'Alpha Tents'`);
  await database.query(`update partner set name = 'Wombat Tents' where name = 'Delta Tents'`);
  expect(await found('wombat')).toEqual(['Wombat Tents', 'Alpha Tents', 'Beta Tents', 'Zebra Tents']);
  expect(await found('wombad')).toEqual(['Wombat Tents', 'Alpha Tents', 'Zebra Tents']);
  await database.query(`update partner set name = 'Delta Tents' where name = 'Wombat Tents'`);
  await database.query(`update partner set city = 'Oslo' where name = 'Beta Tents'`);
  await database.query(`update partner set city = 'Quokka' where name = 'Alpha Tents'`);
});

test.each(['wombat', 'quokka', 'hospitals', 'french', 'french lyon', 'f'])(
  'the list for %s is the same in pages of any size, from both ends',
  async (search) => {
    const all = await found(search);
    expect(all).not.toHaveLength(0);
    const whole: string[] = [];
    for (let after: string | null | undefined = undefined; ;) {
      const page: SearchPartnersQuery['partners'] = (
        await hub.ask(SearchPartnersDocument, { search, first: 3, ...(after && { after }) })
      ).partners;
      whole.push(...page.nodes.map(({ name }) => name));
      if (!page.pageInfo.hasNextPage || whole.length >= 60) break;
      after = page.pageInfo.endCursor;
    }
    expect(whole).toEqual(all.slice(0, whole.length));
    const { partners: counted } = await hub.ask(SearchPartnersDocument, { search, last: 3 });
    if (counted.totalCount <= 100) expect(counted.nodes.map(({ name }) => name)).toEqual(all.slice(-3));
  },
);

test('offerings are found by their terms too, and a search counts as it lists', async () => {
  await database.query(
    `insert into offering (partner_id, name, service_model, status, published_on)
     select id, 'Marsupial hosting', 'SAAS', 'PUBLISHED', '2011-06-01' from partner where name = 'Quokka'`,
  );
  await database.query(
    `insert into offering_term (offering_id, term_id)
     select offering.id, term.id from offering, term where offering.name = 'Marsupial hosting' and term.slug = 'wombat'`,
  );
  const text = `query ($search: String) { offerings(search: $search) { totalCount nodes { name } } }`;
  const of = (search: string): Promise<unknown> => dataInOneStatement(hub, text, { search });
  const one = { offerings: { totalCount: 1, nodes: [{ name: 'Marsupial hosting' }] } };
  for (const search of ['wombat', 'quokkas', 'marsupial wombat', 'womabt', 'marsupial'])
    expect([search, await of(search)]).toEqual([search, one]);
  expect(await of('numbat')).toEqual({ offerings: { totalCount: 0, nodes: [] } });
});

test('what finds partners follows links, names, codes and the tree at once, whoever changes them', async () => {
  await link('Quokka', 'bilby');
  expect(await found('bilby')).toEqual(['Gamma Tents', 'Quokka']);
  await database.query(`update term set name = '{"en": "Thylacine"}', code = 'TIGER' where slug = 'bilby'`);
  expect([await found('bilby'), await found('thylacine'), await found('tiger tents')]).toEqual([
    [],
    ['Gamma Tents', 'Quokka'],
    ['Gamma Tents'],
  ]);
  await database.query(`update term set parent_id = (select id from term where slug = 'bilby') where slug = 'echidna'`);
  expect(await found('thylacine')).toEqual(['Delta Tents', 'Gamma Tents', 'Quokka']);
  expect(await found('numbat')).not.toContain('Delta Tents');
  await database.query(`delete from partner_term where partner_id = (select id from partner where name = 'Quokka')`);
  expect(await found('thylacine')).toEqual(['Delta Tents', 'Gamma Tents']);
  await database.query(
    `update partner_term set partner_id = (select id from partner where name = 'Quokka')
     where partner_id = (select id from partner where name = 'Delta Tents')`,
  );
  expect(await found('thylacine')).toEqual(['Gamma Tents', 'Quokka']);
  await database.query(`delete from term where slug = 'echidna'`);
  expect(await found('thylacine')).toEqual(['Gamma Tents']);
  expect(await found('spiny')).toEqual([]);
});

test('a hidden partner is not found by its terms, in no count either', async () => {
  await database.query(`update partner set status = 'PROSPECT' where name = 'Zebra Tents'`);
  const { partners: seen } = await hub
    .as({ role: 'PUBLIC' })
    .ask(SearchPartnersDocument, { search: 'wombat', first: 9 });
  expect(seen.nodes.map(({ name }) => name)).toEqual(['Alpha Tents']);
  expect(seen.totalCount).toBe(1);
  await database.query(`update partner set status = 'ACTIVE' where name = 'Zebra Tents'`);
});
