import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

describe('an invalid condition is refused with its path', () => {
  const deep = (depth: number): object => (depth === 0 ? {} : { not: deep(depth - 1) });
  it.each([
    [
      'a null operand',
      { name: { eq: null } },
      '`filter.name.eq` is null; a condition needs a value, and `isNull` asks for none.',
    ],
    ['an id that is none', { id: { eq: 'Partner' } }, '"Partner" is not an id of this graph.'],
    [
      'a text that none can be',
      { and: [{ name: { contains: 'a\0' } }] },
      '`filter.and.0.name.contains` has a character that no text in the hub can have.',
    ],
    ['a filter that nests too deep', deep(9), '`filter.not.not.not.not.not.not.not.not` nests deeper than 8 filters.'],
    [
      'a filter that is too large',
      { or: Array.from({ length: 201 }, () => ({ hasParent: true })) },
      '`filter` has more than 200 members.',
    ],
  ])('%s', async (_what, filter, message) => {
    const { body, status } = await hub.post({
      query: 'query ($filter: PartnerFilter) { partners(filter: $filter) { totalCount } }',
      variables: { filter },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: null,
      errors: [
        {
          message: expect.stringContaining(message.replace(/^`filter` /, '')) as string,
          path: ['partners'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });
});
