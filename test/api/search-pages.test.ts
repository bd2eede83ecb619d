import type { SearchPartnersQuery, SearchPartnersQueryVariables } from '../generated/documents';
import { SearchPartnersDocument } from '../generated/documents';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { addSearchedPartners } from '../support/searched-partners';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
  const database = await connect(hub.databaseUrl);
  await addSearchedPartners(database).finally(() => database.end());
});

afterAll(() => hub.close());

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

test('the order is: equal names, names that begin with the text, names with all words, names with mistakes; within each by name', async () => {
  expect(await found('zephyrine')).toEqual(['Zephyrine', 'Zephyrine Boatyard', 'Boatyard Zephyrine', 'Zephyrina']);
  expect(await found('zephyrin')).toEqual(['Zephyrina', 'Zephyrine', 'Zephyrine Boatyard', 'Boatyard Zephyrine']);
  expect(await found('boatyard zephyrine')).toEqual(['Boatyard Zephyrine', 'Zephyrine Boatyard']);
});

test('relevance can be an order key, ascending or descending, beside other keys', async () => {
  const ordered = async (orderBy: SearchPartnersQueryVariables['orderBy']): Promise<string[]> =>
    (await page({ search: 'zephyrine', orderBy })).nodes.map(({ name }) => name);
  const best = await found('zephyrine');
  expect(await ordered([{ relevance: 'DESC' }])).toEqual(best);
  expect(await ordered([{ relevance: 'ASC' }])).toEqual(best.toReversed());
  expect(await ordered([{ status: 'ASC' }, { relevance: 'DESC' }])).toEqual(best);
  expect(await ordered([{ name: 'DESC' }])).toEqual([...best].sort().toReversed());
});

test.each([
  ['a'.repeat(201), /`search` has 201 characters; at most 200/],
  ['x'.repeat(10_000), /`search` has 10000 characters/],
  ['a\0b', /`search` has a character/],
  ['a\ud800b', /`search` has a character/],
])('a text that no name can contain is refused', async (search, message) => {
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
