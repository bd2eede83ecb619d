import { PartnersLikeDocument, SearchPartnersDocument } from '../generated/documents';
import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

test('similar partners share the country, most technologies first, then by name', async () => {
  const { partners } = await hub.ask(SearchPartnersDocument, { first: 100 });
  let met = 0;
  for (const { slug } of partners.nodes) {
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
])('a page of %i similar partners is refused', async (first, message) => {
  const { body } = await hub.post({
    query: 'query ($first: Int!) { partners(first: 1) { nodes { similar(first: $first) { id } } } }',
    variables: { first },
  });
  expect(body).toMatchObject({
    errors: [{ message: expect.stringMatching(message) as string, extensions: { code: 'BAD_USER_INPUT' } }],
  });
});
