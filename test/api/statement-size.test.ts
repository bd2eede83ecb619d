import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub({ COST_LIMIT: '1000000000' });
});

afterAll(async () => {
  await hub.close();
});

/** Counts that take so many levels together, each with so many conditions. */
function counts(levels: number, conditions: number): string {
  const condition = '{ awards: { some: { qualification: { name: { containsIgnoringCase: "a" } } } } }';
  const filter = `{ or: [${Array<string>(conditions).fill(condition).join(' ')}] }`;
  const aliases = Array.from({ length: levels }, (_, index) => `c${index}: partners(filter: ${filter}) { totalCount }`);
  return `{ ${aliases.join(' ')} }`;
}

test('a document whose statement is too long to be planned is refused, and a shorter one is answered', async () => {
  const refused = await hub.post({ query: counts(15, 30) });
  expect(refused.body).toMatchObject({ data: null, errors: [{ extensions: { code: 'TOO_COMPLEX' } }] });
  expect(refused.text).toMatch(/needs a statement of \d+ characters; at most 200000 are allowed/);
  expect((await hub.post({ query: counts(2, 3) })).body).not.toHaveProperty('errors');
});
