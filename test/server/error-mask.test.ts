import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { maskError, type RequestContext } from '../../src/server/error-mask';
import { plainServer, post, type PlainServer } from '../support/plain-server';

let server: PlainServer;

beforeEach(async () => {
  server = await plainServer();
});

afterEach(() => server.stop());

const request = { headers: { 'x-request-id': 'masked-1' } };

test('an unexpected error hides its message, and is logged with the id of the request', async () => {
  const { body, status } = await post(server, '{ hello broken }', request);
  expect(status).toBe(200);
  expect(body).toEqual({
    data: { hello: null, broken: null },
    errors: [
      {
        message: 'Something went wrong inside the hub. Quote the request id when you report it.',
        locations: [{ line: 1, column: 9 }],
        path: ['broken'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'masked-1' },
      },
    ],
  });
  expect(server.log).toContainEqual(
    expect.objectContaining({
      msg: 'an operation failed',
      requestId: 'masked-1',
      path: ['broken'],
      err: expect.objectContaining({ message: expect.stringContaining('select secret') as string }) as object,
    }),
  );
});

test.each([
  ['lateStatement', 'TIMEOUT'],
  ['noDatabase', 'SERVICE_UNAVAILABLE'],
])('%s has a code of its own: %s', async (field, code) => {
  const { body } = await post(server, `{ ${field} }`, request);
  expect(body.errors?.map(({ extensions }) => extensions)).toEqual([{ code, requestId: 'masked-1' }]);
  expect(JSON.stringify(body)).not.toMatch(/statement timeout|10\.0\.0\.1/);
});

test('an error made for the client is sent unchanged, and is not logged as a failure', async () => {
  const { body } = await post(server, '{ refused }', request);
  expect(body.errors).toEqual([
    {
      message: 'No partner has this slug.',
      locations: [{ line: 1, column: 3 }],
      path: ['refused'],
      extensions: { code: 'BAD_USER_INPUT', hint: 'slugs' },
    },
  ]);
  expect(server.log.map(({ msg }) => msg)).toEqual(['request']);
});

describe('errors of an engine that answers in place of graphql-js', () => {
  function engine(answer: () => GraphQLError[]): ApolloServerPlugin<RequestContext> {
    return {
      requestDidStart: () =>
        Promise.resolve({
          responseForOperation: () =>
            Promise.resolve().then(() => ({
              http: { headers: new HeaderMap() },
              body: { kind: 'single' as const, singleResult: { data: null, errors: answer() } },
            })),
        }),
    };
  }

  test('are masked too', async () => {
    const masked = await plainServer(
      {},
      {
        plugins: [
          engine(() => [
            new GraphQLError('first must be at most 100.', {
              path: ['partners'],
              extensions: { code: 'BAD_USER_INPUT' },
            }),
            new GraphQLError('Failed.', {
              originalError: Object.assign(new Error('select 1 from secret'), { code: '57014' }),
            }),
            new GraphQLError('select 1 from secret'),
          ]),
        ],
      },
    );
    const { status, body } = await post(masked, '{ hello }', request);
    expect(status).toBe(200);
    expect(body.data).toBeNull();
    expect(body.errors?.map(({ extensions }) => extensions['code'])).toEqual([
      'BAD_USER_INPUT',
      'TIMEOUT',
      'INTERNAL_SERVER_ERROR',
    ]);
    expect(body.errors?.[0]?.path).toEqual(['partners']);
    expect(JSON.stringify(body)).not.toContain('secret');
    await masked.stop();
  });

  test('and an exception becomes a plain 500', async () => {
    const throwing = await plainServer(
      {},
      {
        plugins: [
          engine(() => {
            throw new Error('select 1 from secret');
          }),
        ],
      },
    );
    const { status, body } = await post(throwing, '{ hello }', request);
    expect({ status, code: body.errors?.[0]?.extensions['code'] }).toEqual({
      status: 500,
      code: 'INTERNAL_SERVER_ERROR',
    });
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(body.errors?.[0]?.extensions['requestId']).toBe('masked-1');
    expect(JSON.stringify(throwing.log)).toContain('select 1 from secret');
    await throwing.stop();
  });
});

test('any thrown value is masked, also one that is not an Error', () => {
  for (const thrown of [undefined, null, 'select 1', 7, { message: 'select 1' }, Object.create(null)]) {
    expect(maskError(thrown).extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
    expect(maskError(thrown).message).not.toContain('select');
  }
});

test('a message that quotes a client at length is cut', () => {
  const error = new GraphQLError('x'.repeat(1_000_000), { extensions: { code: 'BAD_USER_INPUT' } });
  expect(maskError(error).message.length).toBeLessThan(3_000);
});
