import { openLibrary, type Library } from './library';

let library: Library;

beforeAll(async () => {
  library = await openLibrary();
});

afterAll(() => library.close());

interface Connection {
  readonly totalCount: number;
  readonly nodes: readonly { readonly isbn: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean } & {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A page of the library's books. */
async function books(given: string): Promise<Connection & { readonly isbns: string }> {
  const page = 'totalCount nodes { isbn } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
  const { data, errors } = await library.ask(`{ books(${given}) { ${page} } }`);
  if (errors) throw new Error(JSON.stringify(errors));
  const { books: list } = data as { readonly books: Connection };
  return { ...list, isbns: list.nodes.map(({ isbn }) => isbn).join(' ') };
}

it.each([
  ['an enum', '{ genre: { eq: NOVEL } }', 'i4 i1 i2'],
  ['a number', '{ pages: { gte: 220 } }', 'i4 i1 i2'],
  ['a negation, which a row without a value does not fulfil', '{ not: { pages: { gte: 220 } } }', 'i6 i3'],
  ['the absence of a value', '{ pages: { isNull: true } }', 'i5'],
  ['a text in the order of names', '{ title: { lt: "F" } }', 'i6 i5'],
  ['a text whatever its case', '{ title: { containsIgnoringCase: "ÉL" } }', 'i6'],
  ['a text in its default language', '{ summary: { contains: "voices" } }', 'i2'],
  ['an amount and its currency', '{ price: { amount: { gt: "9" }, currency: { eq: "GBP" } } }', 'i1'],
  ['a to-one edge', '{ author: { name: { startsWith: "V" } } }', 'i1 i2 i3'],
  ['some of a to-many edge', '{ loans: { some: { to: { isNull: true } } } }', 'i6 i5 i4 i1 i2'],
  ['every one of a to-many edge', '{ loans: { every: { inForce: { eq: true } } } }', 'i6 i4 i2'],
  ['the number of a to-many edge', '{ loans: { count: { gte: 2 } } }', 'i1'],
  ['links in force', '{ readers: { some: { card: { eq: "r1" } } } }', 'i4 i2'],
  ['no link in force', '{ readers: { none: {} } }', 'i5 i3'],
  ['a window of time', '{ loans: { some: { from: { last: "P15D" } } } }', 'i6 i4 i1'],
  ['one of two', '{ or: [{ genre: { eq: ESSAY } }, { author: { code: { eq: "eco" } } }] }', 'i6 i3'],
])('a filter by %s keeps the rows that fulfil it, and counts them', async (_, filter, isbns) => {
  expect(await books(`filter: ${filter}`)).toMatchObject({ isbns, totalCount: isbns.split(' ').length });
});

const orders = [
  ['the default', '', 'i6 i5 i4 i1 i2 i3'],
  ['an enum, as declared', '[{ genre: ASC }]', 'i1 i2 i4 i3 i5 i6'],
  ['a number, rows without a value last', '[{ pages: DESC }]', 'i1 i4 i2 i3 i6 i5'],
  ['a number, rows without a value first', '[{ pages: ASC_NULLS_FIRST }]', 'i5 i6 i3 i2 i4 i1'],
  ['a field of an edge', '[{ author: { name: ASC } }, { title: DESC }]', 'i4 i5 i6 i3 i2 i1'],
  ['the number of rows of an edge', '[{ loans: { count: DESC } }]', 'i1 i2 i3 i4 i5 i6'],
  ['the number of links in force', '[{ readers: { count: DESC } }]', 'i1 i2 i4 i6 i3 i5'],
  ['an amount', '[{ price: { amount: ASC } }]', 'i6 i3 i5 i2 i4 i1'],
] as const;

describe.each(orders)('in the order of %s', (_, keys, isbns) => {
  const orderBy = keys === '' ? '' : `orderBy: ${keys}, `;

  it('consecutive pages have each row once', async () => {
    const found: string[] = [];
    let after = '';
    for (let hasNextPage = true; hasNextPage && found.length < 10;) {
      const page = await books(`${orderBy}first: 2${after}`);
      expect(page.pageInfo.hasPreviousPage).toBe(found.length > 0);
      found.push(page.isbns);
      hasNextPage = page.pageInfo.hasNextPage;
      after = `, after: "${page.pageInfo.endCursor}"`;
    }
    expect(found.join(' ')).toBe(isbns);
  });

  it('pages from the end have each row once', async () => {
    const found: string[] = [];
    let before = '';
    for (let hasPreviousPage = true; hasPreviousPage && found.length < 10;) {
      const page = await books(`${orderBy}last: 2${before}`);
      found.unshift(page.isbns);
      hasPreviousPage = page.pageInfo.hasPreviousPage;
      before = `, before: "${page.pageInfo.startCursor}"`;
    }
    expect(found.join(' ')).toBe(isbns);
  });
});

it('a cursor of another order is refused', async () => {
  const { pageInfo } = await books('orderBy: [{ pages: DESC }], first: 1');
  expect(await library.ask(`{ books(first: 1, after: "${pageInfo.endCursor}") { totalCount } }`)).toMatchObject({
    errors: [{ path: ['books'], extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

it('each parent row has a page of its own', async () => {
  const { data } = await library.ask(
    '{ authors { nodes { code books(first: 1, orderBy: [{ pages: DESC }]) { totalCount nodes { isbn author { code } } } } } }',
  );
  expect(data).toEqual({
    authors: {
      nodes: [
        { code: 'beckett', books: { totalCount: 2, nodes: [{ isbn: 'i4', author: { code: 'beckett' } }] } },
        { code: 'eco', books: { totalCount: 1, nodes: [{ isbn: 'i6', author: { code: 'eco' } }] } },
        { code: 'woolf', books: { totalCount: 3, nodes: [{ isbn: 'i1', author: { code: 'woolf' } }] } },
      ],
    },
  });
});

it('a row is found by its key, by a key that has an edge in it, and by its id', async () => {
  const { data } = await library.ask(
    '{ book(isbn: "i1") { id title } none: book(isbn: "i9") { id } loan(book: "i1", from: "2024-06-01") { reader { card } } }',
  );
  expect(data).toMatchObject({ book: { title: 'Orlando' }, none: null, loan: { reader: { card: 'r2' } } });
  const { id } = (data as { readonly book: { readonly id: string } }).book;
  expect(
    await library.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Book { title } } }', {
      variables: { ids: ['Book:99', id] },
    }),
  ).toEqual({ data: { nodes: [null, { id, title: 'Orlando' }] } });
});

it('an operation that costs more than its role may spend is refused before it runs', async () => {
  const counts = Array.from({ length: 100 }, (_, index) => `a${index}: loans { totalCount }`);
  expect(await library.ask(`{ ${counts.join(' ')} }`)).toMatchObject({
    data: null,
    errors: [{ extensions: { code: 'TOO_COMPLEX' } }],
  });
});
