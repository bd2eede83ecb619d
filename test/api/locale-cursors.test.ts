import { type Answer, dataIn } from '../support/answers';
import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

async function ask(query: string, variables: object = {}): Promise<Answer> {
  return (await hub.post({ query, variables })).body as Answer;
}

async function dataOf<Data>(query: string, variables: object = {}): Promise<Data> {
  return dataIn(await hub.post({ query, variables }));
}

describe('a cursor of an order by texts in a language', () => {
  interface Page {
    readonly list: { readonly edges: readonly { readonly cursor: string }[] };
  }
  const listIn = (locale: string | undefined, list: string, order: string): string =>
    `query Q($after: String) ${locale === undefined ? '' : `@inLocale(locale: "${locale}")`} { list: ${list}(${order}first: 2, after: $after) { edges { cursor } } }`;

  const cursorIn = async (locale: string | undefined, list: string, order: string): Promise<string> =>
    (await dataOf<Page>(listIn(locale, list, order))).list.edges[1]?.cursor ?? 'no cursor';

  const orders = [
    ['countries', 'orderBy: [{ name: ASC }], '],
    ['countries', 'orderBy: [{ region: { name: DESC } }, { code: ASC }], '],
    ['partners', 'orderBy: [{ status: ASC }, { country: { name: ASC } }], '],
    ['partners', 'orderBy: [{ awards: { count: DESC, of: { qualification: { name: { contains: "e" } } } } }], '],
    ['regions', 'orderBy: [{ countries: { count: DESC, of: { not: { or: [{ name: { gt: "M" } }] } } } }], '],
  ] as const;

  it.each(orders)('%s(%s) is refused in another language', async (list, order) => {
    const after = await cursorIn('fr', list, order);
    const use = async (locale: string | undefined): Promise<Answer> => ask(listIn(locale, list, order), { after });
    for (const same of ['fr', 'FR']) expect((await use(same)).errors).toBeUndefined();
    for (const other of ['en', 'fr-CA', undefined])
      expect((await use(other)).errors).toMatchObject([{ path: ['list'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('is accepted for every spelling of the same language tag', async () => {
    const [list, order] = orders[0];
    const after = await cursorIn('fr-ca', list, order);
    expect((await ask(listIn('FR-CA', list, order), { after })).errors).toBeUndefined();
    const none = await cursorIn(undefined, list, order);
    expect((await ask(listIn('en', list, order), { after: none })).errors).toMatchObject([{ path: ['list'] }]);
    expect((await ask(listIn(undefined, list, order), { after: none })).errors).toBeUndefined();
  });

  it.each([
    ['countries', ''],
    ['partners', 'orderBy: [{ name: ASC }], '],
    ['partners', 'orderBy: [{ awards: { count: DESC, of: { qualification: { code: { contains: "E" } } } } }], '],
    ['partners', 'filter: { country: { name: { contains: "a" } } }, '],
  ])('%s(%s) is accepted in every language, since its order does not depend on it', async (list, order) => {
    const after = await cursorIn('fr', list, order);
    expect((await ask(listIn('en', list, order), { after })).errors).toBeUndefined();
  });

  it('is refused in a nested list with the path of that list', async () => {
    const query = (locale: string): string =>
      `query Q($after: String) @inLocale(locale: "${locale}") { vendors(first: 1) { nodes { list: technologies(orderBy: [{ category: { name: ASC } }], first: 1, after: $after) { edges { cursor } } } } }`;
    const { vendors } = await dataOf<{ vendors: { nodes: Page[] } }>(query('fr'));
    const after = vendors.nodes[0]?.list.edges[0]?.cursor;
    expect(after).toBeDefined();
    expect((await ask(query('fr'), { after })).errors).toBeUndefined();
    expect((await ask(query('en'), { after })).errors).toMatchObject([
      { path: ['vendors', 'nodes', 'list'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});
