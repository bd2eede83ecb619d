import { plainServer, post, type PlainServer } from '../support/plain-server';

let server: PlainServer;

beforeAll(async () => {
  server = await plainServer({ DEPTH_LIMIT: '20', ALIAS_LIMIT: '100' });
});

afterAll(() => server.stop());

async function refusal(query: string): Promise<{ status: number; message: string | undefined; code: unknown }> {
  const { status, body } = await post(server, query);
  return { status, message: body.errors?.[0]?.message, code: body.errors?.[0]?.extensions['code'] };
}

/** `{ self { self { … hello } } }` of so many levels. */
function nested(levels: number): string {
  return `${'{ self '.repeat(levels - 1)}{ hello }${' }'.repeat(levels - 1)}`;
}

function aliased(fields: number, prefix = 'a'): string {
  return Array.from({ length: fields }, (_, index) => `${prefix}${index}: hello`).join(' ');
}

test('a document with too many tokens is refused', async () => {
  const narrow = await plainServer({ TOKEN_LIMIT: '100' });
  expect((await post(narrow, `{ ${'hello '.repeat(98)}}`)).status).toBe(200);
  const { status, body } = await post(narrow, `{ ${'hello '.repeat(99)}}`);
  expect(status).toBe(400);
  expect(body.errors?.[0]).toMatchObject({
    message: expect.stringMatching(/^Syntax Error: Document contains more tha. 100 tokens\./) as string,
    extensions: { code: 'GRAPHQL_PARSE_FAILED' },
  });
  await narrow.stop();
});

test('fields that nest too deep are refused, counted through fragments', async () => {
  expect((await post(server, nested(20))).status).toBe(200);
  expect(await refusal(`query Deep ${nested(21)}`)).toEqual({
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
    message: 'The operation "Deep" nests its fields 21 levels deep: at most 20 are allowed.',
  });
  const spread = `{ self { ...Below ... on Query { hello } } } fragment Below on Query ${nested(20)}`;
  expect((await refusal(spread)).message).toBe(
    'The operation nests its fields 21 levels deep: at most 20 are allowed.',
  );
});

test('too many aliases are refused, counted wherever a fragment is spread', async () => {
  expect((await post(server, `{ ${aliased(100)} }`)).status).toBe(200);
  expect((await refusal(`{ ${aliased(101)} }`)).message).toBe(
    'The operation has 101 aliased fields: at most 100 are allowed.',
  );
  const spread = `{ one: self { ...Many } two: self { ...Many } } fragment Many on Query { ${aliased(60)} }`;
  expect((await refusal(spread)).message).toBe('The operation has 122 aliased fields: at most 100 are allowed.');
});

test('each operation of a document is limited separately', async () => {
  const document = `query One { ${aliased(100)} } query Two { ${aliased(100)} }`;
  const response = await server.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query: document, operationName: 'Two' },
  });
  expect(response.statusCode).toBe(200);
});

test('fragments that grow exponentially are refused without being followed', async () => {
  const doublings = Array.from(
    { length: 60 },
    (_, index) => `fragment F${index} on Query { a: self { ...F${index + 1} } b: self { ...F${index + 1} } }`,
  );
  // Expanded, these thirty fragments would have a thousand million fields.
  const { status } = await refusal(`{ ...F0 } ${doublings.slice(0, 30).join(' ')} fragment F30 on Query { hello }`);
  expect(status).toBe(400);
});

test('fragments that spread themselves are refused', async () => {
  const circle = '{ ...A } fragment A on Query { self { ...B } } fragment B on Query { self { ...A } }';
  expect((await refusal(circle)).message).toBe('Cannot spread fragment "A" within itself via "B".');
});

test('the introspection query of every tool is accepted', async () => {
  const { getIntrospectionQuery } = await import('graphql');
  const ordinary = await plainServer();
  const { status, body } = await post(
    ordinary,
    getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, specifiedByUrl: true }),
  );
  expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
  await ordinary.stop();
});
