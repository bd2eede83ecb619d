import { openLibrary, type Library, type LibraryViewer } from './library';

let library: Library;

beforeAll(async () => {
  library = await openLibrary();
});

afterAll(() => library.close());

const first: LibraryViewer = { reader: 1 };
const second: LibraryViewer = { reader: 2 };

async function data(query: string, as: LibraryViewer): Promise<unknown> {
  const { data: found, errors } = await library.ask(query, { as });
  if (errors) throw new Error(JSON.stringify(errors));
  return found;
}

it.each<[LibraryViewer, string[]]>([
  ['VISITOR', ['i5', 'i4', 'i1', 'i2']],
  [first, ['i5', 'i4', 'i1', 'i2', 'i3']],
  [second, ['i6', 'i5', 'i4', 'i1', 'i2']],
  ['LIBRARIAN', ['i6', 'i5', 'i4', 'i1', 'i2', 'i3']],
])('%j sees the rows that its role may see, and counts no others', async (as, isbns) => {
  const query = `{
    books { totalCount nodes { isbn } aggregate { count } groups(by: [GENRE]) { nodes { count } } }
    authors { nodes { books { totalCount nodes { isbn } } } }
  }`;
  interface List {
    readonly totalCount: number;
    readonly nodes: readonly { readonly isbn: string }[];
  }
  const { books, authors } = (await data(query, as)) as {
    readonly books: List & {
      readonly aggregate: object;
      readonly groups: { readonly nodes: readonly { readonly count: number }[] };
    };
    readonly authors: { readonly nodes: readonly { readonly books: List }[] };
  };
  expect(books.nodes.map(({ isbn }) => isbn)).toEqual(isbns);
  expect(books).toMatchObject({ totalCount: isbns.length, aggregate: { count: isbns.length } });
  expect(books.groups.nodes.reduce((sum, { count }) => sum + count, 0)).toBe(isbns.length);
  const perAuthor = authors.nodes.map((author) => author.books);
  expect(perAuthor.flatMap(({ nodes }) => nodes.map(({ isbn }) => isbn)).sort()).toEqual([...isbns].sort());
  for (const { totalCount, nodes } of perAuthor) expect(totalCount).toBe(nodes.length);
});

it('a hidden row is not found by its key or its id', async () => {
  const query = '{ book(isbn: "i3") { id } node(id: "Book:3") { id } reader(card: "r1") { card } }';
  expect(await data(query, 'VISITOR')).toEqual({ book: null, node: null, reader: null });
  expect(await data(query, first)).toEqual({
    book: { id: 'Book:3' },
    node: { id: 'Book:3' },
    reader: { card: 'r1' },
  });
});

it('a hidden row does not show through a condition on an edge, a count or a group', async () => {
  const query = `{
    lent: books(filter: { readers: { some: {} } }) { totalCount }
    unlent: books(filter: { loans: { none: {} } }) { totalCount }
    most: books(orderBy: [{ loans: { count: DESC } }], first: 1) { nodes { isbn loans { totalCount } } }
    byReader: books { groups(by: [READER]) { nodes { key { reader { card } } count } } }
  }`;
  expect(await data(query, 'VISITOR')).toEqual({
    lent: { totalCount: 0 },
    unlent: { totalCount: 4 },
    most: { nodes: [{ isbn: 'i1', loans: { totalCount: 0 } }] },
    byReader: { groups: { nodes: [{ key: { reader: null }, count: 4 }] } },
  });
  expect(await data(query, second)).toEqual({
    lent: { totalCount: 2 },
    unlent: { totalCount: 2 },
    most: { nodes: [{ isbn: 'i1', loans: { totalCount: 1 } }] },
    byReader: {
      groups: {
        nodes: [
          { key: { reader: null }, count: 3 },
          { key: { reader: { card: 'r2' } }, count: 2 },
        ],
      },
    },
  });
});

it('a row is hidden with the row that it is visible through', async () => {
  const loans = '{ loans { nodes { book { isbn } reader { card } } } }';
  expect(await data(loans, 'VISITOR')).toEqual({ loans: { nodes: [] } });
  expect(await data(loans, second)).toEqual({
    loans: {
      nodes: ['i1', 'i6', 'i5'].map((isbn) => ({ book: { isbn }, reader: { card: 'r2' } })),
    },
  });
});

describe('a field that a role may not see', () => {
  it.each([
    'readers { nodes { note } }',
    'readers(filter: { note: { isNull: false } }) { totalCount }',
    'readers(orderBy: [{ note: ASC }]) { totalCount }',
    'books(filter: { readers: { some: { note: { contains: "late" } } } }) { totalCount }',
    'readers { aggregate { min { note } } }',
  ])('is refused: %s', async (selection) => {
    expect(await library.ask(`{ ${selection} }`, { as: first })).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'FORBIDDEN_FIELD' } }],
    });
    expect(await library.ask(`{ ${selection} }`)).not.toHaveProperty('errors');
  });

  it('does not show through a field that changes with it', async () => {
    const query = '{ reader(card: "r1") { revision } }';
    expect(await data(query, first)).toEqual({ reader: { revision: null } });
    expect(await data(query, 'LIBRARIAN')).toEqual({ reader: { revision: 3 } });
  });
});

it('the viewer has its role and its own row', async () => {
  const query = '{ viewer { id role reader { card books { nodes { isbn } } } } }';
  expect(await data(query, 'VISITOR')).toEqual({ viewer: { id: 'Viewer:VISITOR', role: 'VISITOR', reader: null } });
  expect(await data(query, first)).toEqual({
    viewer: {
      id: 'Viewer:READER-1',
      role: 'READER',
      reader: { card: 'r1', books: { nodes: [{ isbn: 'i4' }, { isbn: 'i2' }] } },
    },
  });
});

it('a position that is hidden on a row is in no cell and no mean', async () => {
  const query =
    '{ readers { groups(by: [GRID]) { nodes { count key { grid { code } } meanPosition { latitude } } } } }';
  const nodes = (code: string | null, latitude: number | null): object => ({
    readers: {
      groups: {
        nodes: [{ count: 1, key: { grid: code === null ? null : { code } }, meanPosition: latitude && { latitude } }],
      },
    },
  });
  expect(await data(query, first)).toEqual(nodes('gcp', 51.5));
  expect(await data(query, second)).toEqual(nodes(null, null));
  const cell = '{ readers(filter: { home: { cell: "g" } }) { totalCount } }';
  expect(await data(cell, first)).toEqual({ readers: { totalCount: 1 } });
  expect(await data(cell, second)).toEqual({ readers: { totalCount: 0 } });
  expect(await library.ask(query, { as: 'VISITOR' })).toMatchObject({
    errors: [{ extensions: { code: 'FORBIDDEN_FIELD' } }],
  });
});
