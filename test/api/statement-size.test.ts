import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub({ COST_LIMIT: '1000000000' });
});

afterAll(async () => {
  await hub.close();
});

/** Several counts of partners, each with so many conditions. */
function counts(levels: number, conditions: number): { readonly query: string; readonly variables: object } {
  const condition = { awards: { none: { partner: { offerings: { none: { name: { containsIgnoringCase: 'a' } } } } } } };
  const aliases = Array.from({ length: levels }, (_, index) => `c${index}: partners(filter: $filter) { totalCount }`);
  return {
    query: `query ($filter: PartnerFilter) { ${aliases.join(' ')} }`,
    variables: { filter: { or: Array<object>(conditions).fill(condition) } },
  };
}

test('a document whose statement is too long to be planned is refused, and a shorter one is answered', async () => {
  const refused = await hub.post(counts(50, 19));
  expect(refused.body).toMatchObject({ data: null, errors: [{ extensions: { code: 'TOO_COMPLEX' } }] });
  expect(refused.text).toMatch(/needs a statement of \d+ characters; at most 200000 are allowed/);
  expect((await hub.post(counts(2, 3))).body).not.toHaveProperty('errors');
});
