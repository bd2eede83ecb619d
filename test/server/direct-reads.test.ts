import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

async function send(body: object, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const { 'x-request-id': id = '', ...all } = Object.fromEntries(response.headers);
  // What a request took differs from one to the next.
  const { date: _date, ratelimit: _left, 'x-hub-cost': _spent, ...others } = all;
  return { status: response.status, headers: others, body: (await response.text()).replaceAll(id, 'the request') };
}

const lookup = 'query Lookup($slug: String!) { vendor(slug: $slug) { slug name } } query Other { __typename }';
const one = 'query Page($first: Int = 2) { vendors(first: $first) { nodes { name } pageInfo { hasNextPage } } }';

// Apollo answers a document that it meets for the first time. Later the engine is asked at once.
test.each<[string, object, Record<string, string>?]>([
  ['a lookup', { query: lookup, operationName: 'Lookup', variables: { slug: 'cisco' } }],
  ['a lookup of nothing', { query: lookup, operationName: 'Lookup', variables: { slug: 'none' } }],
  ['another operation of the document', { query: lookup, operationName: 'Other', variables: null }],
  ['a page', { query: one, extensions: null }],
  ['a page for a client of GraphQL over HTTP', { query: one }, { accept: 'application/graphql-response+json' }],
  ['a page for a client that accepts anything', { query: one }, { accept: '*/*' }],
  ['a page for a client that accepts no JSON', { query: one }, { accept: 'text/csv' }],
  ['a page with its cost', { query: one }, { 'x-hub-cost': '1' }],
  ['a page that is too large', { query: one, variables: { first: 100_000 } }],
  ['a variable of a wrong type', { query: lookup, operationName: 'Lookup', variables: { slug: 7 } }],
  [
    'a variable of a wrong type for an old client',
    { query: one, variables: { first: 'x' } },
    { accept: 'application/json' },
  ],
  ['no operation of the name', { query: lookup, operationName: 'None' }],
  ['no name for several operations', { query: lookup }],
  ['variables that are no object', { query: one, variables: [1] }],
  ['an operation name that is no text', { query: one, operationName: 1 }],
  ['the schema beside rows', { query: '{ __schema { queryType { name } } vendors(first: 1) { nodes { name } } }' }],
])('%s gets the same answer the first time and later', async (_what, body, headers = {}) => {
  const document = { ...body, query: `# ${_what}\n${(body as { query: string }).query}` };
  const answers = [await send(document, headers), await send(document, headers), await send(document, headers)];
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

describe('a body that comes again and again', () => {
  const publicly = { role: 'PUBLIC' } as const;

  /** The answers to one body, asked by two viewers in turn. */
  async function inTurn(request: { readonly query: string; readonly variables?: object }): Promise<unknown[]> {
    const answers: unknown[] = [];
    for (let round = 0; round < 5; round++)
      answers.push((await hub.post(request)).body, (await hub.as(publicly).post(request)).body);
    return answers;
  }

  test('is judged for the role of each request', async () => {
    const answers = await inTurn({ query: '{ partners(first: 1) { nodes { legalName } } }' });
    const [seen] = answers;
    const refused = { data: null, errors: [expect.objectContaining({ extensions: { code: 'FORBIDDEN_FIELD' } })] };
    expect(seen).toMatchObject({ data: { partners: { nodes: [{ legalName: expect.any(String) as string }] } } });
    for (const [index, answer] of answers.entries()) expect(answer).toEqual(index % 2 === 0 ? seen : refused);
  });

  test('is held against the limits of the role of each request', async () => {
    const variables = { unused: Array<number>(2_001).fill(1) };
    const answers = await inTurn({ query: '{vendors(first:1){nodes{slug}}}', variables });
    for (const [index, answer] of answers.entries())
      expect(answer).toMatchObject(
        index % 2 === 0 ? { data: { vendors: {} } } : { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
      );
  });

  test('is charged for each request', async () => {
    const limited = await startDemoHub({ RATE_LIMITS: 'PUBLIC=1000' });
    // Otherwise the account fills again meanwhile, by how slow the machine is.
    jest.spyOn(performance, 'now').mockReturnValue(5_000);
    try {
      const ask = async (): Promise<number> =>
        (await limited.as(publicly).post({ query: '{ partners(first: 100) { nodes { slug name } } }' })).status;
      const statuses: number[] = [];
      for (let round = 0; round < 200 && statuses.at(-1) !== 429; round++) statuses.push(await ask());
      expect(statuses[0]).toBe(200);
      expect(statuses.at(-1)).toBe(429);
    } finally {
      jest.restoreAllMocks();
      await limited.close();
    }
  });
});
