import { openLibrary, type Library } from './library';

let library: Library;

beforeAll(async () => {
  library = await openLibrary();
});

afterAll(() => library.close());

async function groups(list: string, by: string, of: string): Promise<unknown> {
  const { data, errors } = await library.ask(`{ list: ${list} { groups(by: [${by}]) { nodes { ${of} } } } }`);
  if (errors) throw new Error(JSON.stringify(errors));
  return (data as { readonly list: { readonly groups: { readonly nodes: unknown } } }).list.groups.nodes;
}

it('groups count, sum and compare the rows of each key', async () => {
  const measures =
    'count share(filter: { withdrawn: { eq: true } }) sum { pages price { amount currency } } average { pages } min { title } max { pages }';
  expect(await groups('books', 'GENRE', `key { genre } ${measures}`)).toEqual([
    {
      key: { genre: 'NOVEL' },
      count: 3,
      share: 0,
      sum: {
        pages: '760',
        price: [
          { amount: '11.00', currency: 'EUR' },
          { amount: '21.50', currency: 'GBP' },
        ],
      },
      average: { pages: 760 / 3 },
      min: { title: 'Molloy' },
      max: { pages: 300 },
    },
    {
      key: { genre: 'DRAMA' },
      count: 2,
      share: 0.5,
      sum: { pages: '90', price: [{ amount: '13.00', currency: 'EUR' }] },
      average: { pages: 90 },
      min: { title: 'Élégie' },
      max: { pages: 90 },
    },
    {
      key: { genre: 'ESSAY' },
      count: 1,
      share: 1,
      sum: { pages: '180', price: [{ amount: '7.00', currency: 'GBP' }] },
      average: { pages: 180 },
      min: { title: 'Three Guineas' },
      max: { pages: 180 },
    },
  ]);
});

it('a row counts once for each link in force; a row without links has a null key', async () => {
  expect(await groups('books', 'READER', 'key { reader { card } } count')).toEqual([
    { key: { reader: { card: 'r1' } }, count: 2 },
    { key: { reader: { card: 'r2' } }, count: 2 },
    { key: { reader: null }, count: 2 },
  ]);
});

it('rows with the same set of links are one group', async () => {
  expect(await groups('books', 'READER_SET', 'key { readerSet { card } } count')).toEqual([
    { key: { readerSet: [] }, count: 2 },
    { key: { readerSet: [{ card: 'r1' }] }, count: 2 },
    { key: { readerSet: [{ card: 'r2' }] }, count: 2 },
  ]);
});

it('rows are grouped along a path and by the years of a date', async () => {
  expect(await groups('loans', 'BOOK_AUTHOR, FROM_YEAR', 'key { bookAuthor { code } fromYear } count')).toEqual([
    { key: { bookAuthor: { code: 'woolf' }, fromYear: 2024 }, count: 3 },
    { key: { bookAuthor: { code: 'beckett' }, fromYear: 2024 }, count: 2 },
    { key: { bookAuthor: { code: 'eco' }, fromYear: 2024 }, count: 1 },
    { key: { bookAuthor: { code: 'woolf' }, fromYear: 2023 }, count: 1 },
  ]);
});

it('a facet leaves out the filter on its own dimension and keeps all others', async () => {
  const filter = '{ genre: { eq: NOVEL }, author: { code: { eq: "woolf" } } }';
  const { data } = await library.ask(
    `{ books(filter: ${filter}) { facets(by: [GENRE, AUTHOR]) { dimension groups { key { genre author { code } } count } } } }`,
  );
  expect(data).toEqual({
    books: {
      facets: [
        {
          dimension: 'GENRE',
          groups: [
            { key: { genre: 'NOVEL', author: null }, count: 2 },
            { key: { genre: 'ESSAY', author: null }, count: 1 },
          ],
        },
        {
          dimension: 'AUTHOR',
          groups: [
            { key: { genre: null, author: { code: 'woolf' } }, count: 2 },
            { key: { genre: null, author: { code: 'beckett' } }, count: 1 },
          ],
        },
      ],
    },
  });
});

it('an aggregate is over the whole list, not its page, and separate for each parent row', async () => {
  const { data } = await library.ask(
    '{ books(first: 1) { nodes { isbn } aggregate { count sum { pages } } } author(code: "beckett") { books { aggregate { count max { pages } } } } }',
  );
  expect(data).toEqual({
    books: { nodes: [{ isbn: 'i6' }], aggregate: { count: 6, sum: { pages: '1030' } } },
    author: { books: { aggregate: { count: 2, max: { pages: 240 } } } },
  });
});

it('rows of any type with a position are grouped by the cells of a grid', async () => {
  const cell = 'key { grid { code box { south west north east } } } count meanPosition { latitude longitude }';
  const box = { south: 50.625, west: -11.25, north: 56.25, east: 0 };
  const given = 'GRID], grid: { precision: 2 }, orderBy: [{ key: { by: GRID, sort: ASC_NULLS_FIRST } }';
  expect(await groups('readers', given, cell)).toEqual([
    { key: { grid: null }, count: 1, meanPosition: null },
    { key: { grid: { code: 'gc', box } }, count: 2, meanPosition: { latitude: 52, longitude: -0.6 } },
  ]);
  const { data } = await library.ask(
    '{ book(isbn: "i1") { readers { groups(by: [GRID], grid: { precision: 1 }) { nodes { count key { grid { code } } } } } } }',
  );
  expect(data).toEqual({ book: { readers: { groups: { nodes: [{ count: 1, key: { grid: { code: 'g' } } }] } } } });
});
