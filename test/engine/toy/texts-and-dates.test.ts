import { openLibrary, type Library, type LibraryViewer } from './library';

let library: Library;

beforeAll(async () => {
  library = await openLibrary();
});

afterAll(() => library.close());

async function data<Data>(query: string, as: LibraryViewer = 'LIBRARIAN'): Promise<Data> {
  const { data: found, errors } = await library.ask(query, { as });
  if (errors) throw new Error(JSON.stringify(errors));
  return found as Data;
}

async function isbns(given: string, as?: LibraryViewer): Promise<string> {
  const { books } = await data<{ books: { nodes: { isbn: string }[] } }>(`{ books(${given}) { nodes { isbn } } }`, as);
  return books.nodes.map(({ isbn }) => isbn).join(' ');
}

describe('a search', () => {
  it.each([
    ['the begin of a word', 'wav', 'i2'],
    ['a word without its accents', 'elegie', 'i6'],
    ['a word with a letter too few', 'molly', 'i4'],
    ['two words, the second begun', 'three gui', 'i3'],
    ['the begin of the title before other words', 'o', 'i1'],
    ['no title', 'ulysses', ''],
  ])('finds %s', async (_, text, found) => {
    expect(await isbns(`search: "${text}"`)).toBe(found);
  });

  it('combines with a filter, an order and pages', async () => {
    expect(await isbns('search: "th"')).toBe('i2 i3');
    expect(await isbns('search: "th", orderBy: [{ pages: ASC }]')).toBe('i3 i2');
    expect(await isbns('search: "th", filter: { genre: { eq: ESSAY } }')).toBe('i3');
    const { books } = await data<{ books: { pageInfo: { endCursor: string } } }>(
      '{ books(search: "th", first: 1) { pageInfo { endCursor } } }',
    );
    expect(await isbns(`search: "th", first: 1, after: "${books.pageInfo.endCursor}"`)).toBe('i3');
  });

  it('finds no hidden row', async () => {
    expect(await isbns('search: "elegie"', 'VISITOR')).toBe('');
    expect(await isbns('search: "th"', 'VISITOR')).toBe('i2');
  });
});

it('a text is in the wanted locale, else in its language, else in the default one', async () => {
  expect(
    await data(`{
      french: book(isbn: "i1") { fr: summary(locale: "fr-CA") de: summary(locale: "de") summary }
      canadian: book(isbn: "i4") { ca: summary(locale: "fr-CA") fr: summary(locale: "fr") }
    }`),
  ).toEqual({
    french: { fr: 'Une vie de siècles.', de: 'A life of centuries.', summary: 'A life of centuries.' },
    canadian: { ca: 'Une quête.', fr: 'A search.' },
  });
  expect(await data('query @inLocale(locale: "fr") { book(isbn: "i1") { summary } }')).toEqual({
    book: { summary: 'Une vie de siècles.' },
  });
});

describe('as of a date', () => {
  it('links and computed fields are those of the date, in one document with those of today', async () => {
    const of = '{ readers { nodes { card } } loans { nodes { inForce } } }';
    expect(await data(`{ then: book(isbn: "i1", asOf: "2024-01-15") ${of} now: book(isbn: "i1") ${of} }`)).toEqual({
      then: { readers: { nodes: [{ card: 'r1' }] }, loans: { nodes: [{ inForce: true }] } },
      now: { readers: { nodes: [{ card: 'r2' }] }, loans: { nodes: [{ inForce: false }, { inForce: true }] } },
    });
  });

  it('rows that begin later are left out of lists, counts and groups', async () => {
    const list = 'loans { totalCount nodes { from } groups(by: [FROM_YEAR]) { nodes { key { fromYear } count } } }';
    expect(await data(`query @asOf(date: "2024-01-15") { ${list} }`)).toEqual({
      loans: {
        totalCount: 2,
        nodes: [{ from: '2023-05-01' }, { from: '2024-01-01' }],
        groups: {
          nodes: [
            { key: { fromYear: 2023 }, count: 1 },
            { key: { fromYear: 2024 }, count: 1 },
          ],
        },
      },
    });
  });

  it('filters use the date', async () => {
    const lent = 'filter: { readers: { some: {} } }';
    expect(await isbns(lent)).toBe('i6 i4 i1 i2');
    expect(await isbns(`${lent}, asOf: "2024-01-15"`)).toBe('i1');
    expect(await isbns(`${lent}, asOf: "2024-07-01"`)).toBe('i6 i5 i4 i1 i2');
  });

  it('an id carries the date and finds the row as of it', async () => {
    const { book } = await data<{ book: { id: string } }>('{ book(isbn: "i1", asOf: "2024-01-15") { id } }');
    expect(await data(`{ node(id: "${book.id}") { id ... on Book { readers { nodes { card } } } } }`)).toEqual({
      node: { id: book.id, readers: { nodes: [{ card: 'r1' }] } },
    });
  });
});
