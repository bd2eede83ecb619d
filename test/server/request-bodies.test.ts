import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { plainServer, type Body, type PlainServer } from '../support/plain-server';

const limit = 4_096;

let server: PlainServer;

beforeAll(async () => {
  server = await plainServer({ BODY_LIMIT_BYTES: String(limit) });
});

afterAll(() => server.stop());

const small = Buffer.from('{"query":"{ hello }"}');
const answered = { status: 200, code: undefined };

async function send(
  payload: Buffer | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; code: unknown }> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/graphql',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: response.statusCode, code: response.json<Body>().errors?.[0]?.extensions['code'] };
}

/** A body of so many bytes that compresses well. */
function ofSize(bytes: number): Buffer {
  const start = '{"query":"{ hello }","padding":"';
  return Buffer.from(`${start}${'x'.repeat(bytes - start.length - 2)}"}`);
}

describe.each([
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['GZip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
] as const)('a body in %s', (encoding, encode: (data: Buffer) => Buffer) => {
  const headers = { 'content-encoding': encoding };

  test('is read', async () => {
    expect(await send(encode(small), headers)).toEqual(answered);
  });

  test('is refused if it is larger than the limit when decompressed', async () => {
    expect(await send(encode(ofSize(limit)), headers)).toEqual(answered);
    expect(await send(encode(ofSize(limit + 1)), headers)).toEqual({ status: 413, code: 'BODY_TOO_LARGE' });
    // A thousand times what it seems to be.
    expect(await send(encode(Buffer.alloc(3_000_000, 'x')), headers)).toEqual({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  test('is refused if it is damaged or not compressed at all', async () => {
    const whole = encode(ofSize(2_000));
    expect(await send(whole.subarray(0, whole.length - 9), headers)).toEqual({ status: 400, code: 'BAD_REQUEST' });
    expect(await send(small, headers)).toEqual({ status: 400, code: 'BAD_REQUEST' });
  });
});

test.each(['zstd', 'compress', 'gzip, br', '__proto__', 'x'])(
  'an encoding that is not known is named: %s',
  async (encoding) => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: small,
      headers: { 'content-type': 'application/json', 'content-encoding': encoding },
    });
    expect([response.statusCode, response.headers['accept-encoding']]).toEqual([415, 'gzip, deflate, br']);
    expect(response.json<Body>().errors).toEqual([
      {
        message: 'The body of a request may be compressed with these only: gzip, deflate, br.',
        extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
      },
    ]);
  },
);

test('an empty or identity encoding changes nothing', async () => {
  expect(await send(small, { 'content-encoding': 'identity' })).toEqual(answered);
  expect(await send(small, { 'content-encoding': '' })).toEqual(answered);
});

test.each([
  ['utf-8', 'application/json; charset=utf-8', small, answered],
  ['UTF-8 in quotes', 'application/json;charset="UTF-8"', small, answered],
  ['utf8', 'application/json; charset=utf8', small, answered],
  ['another parameter', 'application/json; profile=x', small, answered],
  ['a byte order mark', 'application/json', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), small]), answered],
  ['UTF-16', 'application/json; charset=utf-16', small, { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' }],
  ['Latin 1', 'application/json; charset=iso-8859-1', small, { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' }],
  [
    'Latin 1 that says nothing',
    'application/json',
    Buffer.from('{"query":"{ hello }","x":"é"}', 'latin1'),
    { status: 400, code: 'BAD_REQUEST' },
  ],
  ['half a character', 'application/json', Buffer.from([...small, 0xf0, 0x9f]), { status: 400, code: 'BAD_REQUEST' }],
])('a body in %s', async (_what, contentType, body, expected) => {
  expect(await send(body, { 'content-type': contentType })).toEqual(expected);
});

test('a compressed body of another type stays one of another type', async () => {
  expect(await send(gzipSync(small), { 'content-type': 'text/plain', 'content-encoding': 'gzip' })).toEqual({
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
  });
});
