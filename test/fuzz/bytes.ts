import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Choice } from '../engine/differential/generator/choice';
import { headerNames, headerValues } from './heads';
import type { HttpRequest } from './requests';

/** Changes bytes of the body, or compresses it. */
export function mutateBody(choice: Choice, request: HttpRequest): HttpRequest {
  const body = request.body ?? Buffer.from('{"query":"{ __typename }"}');
  const compressed = choice.chance(50);
  const [encoding, encode] = choice.pick([
    ['gzip', gzipSync],
    ['br', (data: Buffer) => brotliCompressSync(data, { params: {} })],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ] as const);
  const sent = compressed ? encode(body) : body;
  const changed = choice.chance(compressed ? 40 : 90) ? mutateBytes(choice, sent) : sent;
  return {
    ...request,
    method: 'POST',
    path: '/graphql',
    headers: {
      ...request.headers,
      'content-type': 'application/json',
      ...(compressed && { 'content-encoding': encoding }),
    },
    body: changed,
  };
}

function mutateBytes(choice: Choice, bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  const index = (): number => choice.integer(0, Math.max(0, changed.length - 1));
  return choice.pick<() => Buffer>([
    () => {
      for (let change = choice.integer(1, 5); change > 0 && changed.length > 0; change--)
        changed[index()] = choice.integer(0, 255);
      return changed;
    },
    () => changed.subarray(0, index()),
    () => changed.subarray(index()),
    () => Buffer.concat([changed, changed]),
    () =>
      Buffer.concat([
        changed.subarray(0, index()),
        Buffer.alloc(choice.pick([1, 100, 300_000]), choice.integer(0, 255)),
        changed,
      ]),
    () => Buffer.alloc(0),
    () =>
      Buffer.from(
        choice.pick([
          'null',
          '5',
          '"x"',
          '[]',
          '{}',
          '{"query":"{a}","query":"{__typename}"}',
          '\ufeff{}',
          '{"__proto__":{}}',
        ]),
      ),
  ])();
}

/**
 * Bytes for a socket: one or several requests, whole, cut, joined or broken.
 * @param makeValid makes a valid request
 */
export function rawBytes(choice: Choice, makeValid: () => HttpRequest): Buffer {
  const one = (): Buffer => serialize(choice, makeValid());
  return choice.weighted<() => Buffer>([
    [3, () => Buffer.concat(Array.from({ length: choice.integer(2, 8) }, one))],
    [4, () => mutateBytes(choice, one())],
    [2, () => mutateBytes(choice, Buffer.concat([one(), one()]))],
    [3, () => mutateHead(choice, one())],
    [1, () => Buffer.from(choice.pick(nonsense), 'latin1')],
  ])();
}

const nonsense = [
  '\r\n\r\n\r\n',
  '\0',
  'GET',
  'GET / HTTP/0.9\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  'GET / HTTP/2.0\r\nHost: localhost\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'CONNECT localhost:1 HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET http://evil.example/graphql?query={__typename} HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET /graphql HTTP/1.1\r\n\r\n',
  'GET /graphql HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
  'GET /graphql HTTP/1.1\r\nHost : localhost\r\n\r\n',
  'GET /graphql HTTP/1.1\nHost: localhost\n\n',
  'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n',
  'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-Trailer: 1\r\n\r\n',
  'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}',
  'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
  'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n{}',
  'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{}',
  'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}',
  'POST /graphql HTTP/1.1\r\nHost: localhost\r\nExpect: something\r\nContent-Length: 2\r\n\r\n{}',
  'GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n',
  `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  `GET / HTTP/1.1\r\nHost: localhost\r\n${'X: 1\r\n'.repeat(3_000)}\r\n`,
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
];

/** Breaks a line of the head. */
function mutateHead(choice: Choice, bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const lines = text.slice(0, end).split('\r\n');
  const index = choice.integer(0, lines.length - 1);
  choice.pick<() => void>([
    () => lines.splice(index, 1),
    () =>
      lines.splice(
        index,
        0,
        choice.pick(['X', ': x', 'A: \0', 'Content-Length: 1', 'Transfer-Encoding: chunked', ' folded', 'Ä: ö']),
      ),
    () => (lines[index] = lines[index]?.toUpperCase() ?? ''),
    () => (lines[index] += choice.pick(['\0', '\x7f', '\r', '\n', '\t', ' ', '; x', ', x', '\xff'])),
    () => lines.push(`${choice.pick(headerNames)}: ${choice.pick(headerValues)}`),
  ])();
  return Buffer.from(`${lines.join(choice.chance(95) ? '\r\n' : '\n')}${text.slice(end)}`, 'latin1');
}

function serialize(choice: Choice, { method, path, headers, body }: HttpRequest): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body ? [choice.chance(80) ? `Content-Length: ${body.length}` : 'Transfer-Encoding: chunked'] : []),
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  if (!body) return head;
  if (lines.at(-1) !== 'Transfer-Encoding: chunked') return Buffer.concat([head, body]);
  const middle = choice.integer(0, body.length);
  const chunks = [body.subarray(0, middle), body.subarray(middle)].filter(({ length }) => length > 0);
  return Buffer.concat([
    head,
    ...chunks.flatMap((chunk) => [Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
    Buffer.from('0\r\n\r\n'),
  ]);
}
