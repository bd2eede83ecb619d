import { createHash } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Choice } from '../engine/differential/generator/choice';
import type { Corpus } from './corpus';
import { mutateDocument } from './documents';
import { extreme, mutateValue } from './values';

/** A request that an HTTP client sends. */
export interface HttpRequest {
  readonly kind: 'http';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** Bytes for a socket, which may be no request at all. */
interface RawRequest {
  readonly kind: 'raw';
  readonly bytes: Buffer;
}

export type FuzzRequest = HttpRequest | RawRequest;

interface Parameters {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
  [name: string]: unknown;
}

/** What mutations are made from. */
export interface Material {
  readonly choice: Choice;
  readonly corpus: Corpus;
  /** Values of `Authorization`. */
  readonly credentials: readonly (string | undefined)[];
}

/** One request that differs from a valid one in one of its layers, or in several. */
export function makeRequest(material: Material): FuzzRequest {
  const { choice } = material;
  return choice.weighted<() => FuzzRequest>([
    [70, () => send(material, mutateParameters(material))],
    [14, () => mutateHttp(choice, send(material, validParameters(material)))],
    [6, () => mutateBody(choice, send(material, mutateParameters(material)))],
    [10, () => ({ kind: 'raw', bytes: rawBytes(material) })],
  ])();
}

function validParameters({ choice, corpus }: Material): Parameters {
  return { ...choice.pick(corpus.all) };
}

function mutateParameters(material: Material): Parameters {
  const { choice, corpus } = material;
  const parameters = validParameters(material);
  const query = String(parameters.query);
  const changes = choice.weighted([
    [8, 1],
    [2, 2],
    [1, 3],
  ]);
  for (let change = 0; change < changes; change++) {
    choice.weighted<() => void>([
      [10, () => (parameters.query = mutateDocument(choice, corpus.schema, query))],
      [6, () => (parameters.variables = mutateValue(choice, parameters.variables ?? {}))],
      [2, () => (parameters.operationName = choice.pick([undefined, null, '', 'X', 'Page', '__proto__', 7, {}, '\0']))],
      [2, () => (parameters.extensions = extensionsFor(choice, parameters.query))],
      [1, () => (parameters[choice.pick(['documentId', 'id', '__proto__', 'constructor', 'query'])] = extreme(choice))],
    ])();
  }
  return parameters;
}

function extensionsFor(choice: Choice, query: unknown): unknown {
  const sha256Hash = createHash('sha256').update(String(query)).digest('hex');
  const persistedQuery = { version: 1, sha256Hash };
  return choice.weighted<() => unknown>([
    [3, () => ({ persistedQuery })],
    [4, () => mutateValue(choice, { persistedQuery })],
    [1, () => extreme(choice)],
  ])();
}

/** Sends parameters as one of the ways of GraphQL over HTTP has it. */
function send({ choice, credentials }: Material, parameters: Parameters): HttpRequest {
  const authorization = choice.pick(credentials);
  const headers: Record<string, string> = {
    accept: choice.pick(['application/graphql-response+json', 'application/json', '*/*']),
    ...(authorization !== undefined && { authorization }),
    ...(choice.chance(10) && { 'x-hub-cost': '1' }),
  };
  if (choice.chance(25)) {
    const search = searchOf(parameters);
    if (search.length < 12_000)
      return { kind: 'http', method: choice.chance(90) ? 'GET' : 'HEAD', path: `/graphql?${search}`, headers };
  }
  const body = Buffer.from(json(parameters));
  return {
    kind: 'http',
    method: 'POST',
    path: '/graphql',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  };
}

/** JSON; what nests too deep for the client to write it goes as nothing. */
function json(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return '{}';
  }
}

function searchOf(parameters: Parameters): string {
  const texts = Object.entries(parameters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : json(value)]);
  return new URLSearchParams(texts.map(([name, text]): [string, string] => [name, text.toWellFormed()])).toString();
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'MKCOL', 'QUERY'];

const paths = [
  ...['/', '/graphql', '/graphql/', '/GRAPHQL', '/graphql?', '/graphql?query', '/graphql?query=&query=', '/graphql#x'],
  ...[
    '/graphql?query=%ff%fe',
    '/graphql?query={__typename}',
    '/graphql?variables=',
    '/graphql?query=%7B__typename%7D&operationName=',
  ],
  ...[
    '/graphql?query=%7B__typename%7D&variables=null',
    '/graphql?query=%7B__typename%7D&variables=%5B%5D',
    '/graphql?extensions=5',
  ],
  ...[
    '/health/live',
    '/health/ready',
    '/metrics',
    '/ide/',
    '/ide/ide.js',
    '/ide/../package.json',
    '/ide/%2e%2e/package.json',
  ],
  ...[
    '/ide/examples.json',
    '/ide/tokens.json',
    '/ide/%00',
    '/%',
    '/%ff',
    '//',
    '/\\',
    '*',
    '/..;/',
    `/${'a'.repeat(3_000)}`,
    '/favicon.ico',
  ],
];

const headerNames = [
  ...[
    'accept',
    'accept-encoding',
    'accept-language',
    'authorization',
    'content-type',
    'content-encoding',
    'content-length',
  ],
  ...[
    'cookie',
    'origin',
    'host',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-request-id',
    'x-hub-cost',
    'expect',
    'upgrade',
  ],
  ...[
    'transfer-encoding',
    'connection',
    'range',
    'if-none-match',
    'if-modified-since',
    'sec-fetch-site',
    'traceparent',
    'te',
  ],
  ...['access-control-request-method', 'access-control-request-headers', 'apollo-require-preflight', 'content-range'],
];

const headerValues = [
  ...[
    '',
    '*/*',
    'text/html',
    'text/plain',
    'application/json',
    'application/json; charset=utf-16',
    'application/json;',
    ';',
    ',',
  ],
  ...[
    'application/json; charset="utf-8"',
    'application/graphql',
    'multipart/form-data; boundary=x',
    'multipart/mixed;deferSpec=20220824',
  ],
  ...[
    'application/x-www-form-urlencoded',
    'application/graphql-response+json;q=0',
    'q=1;;',
    'gzip',
    'br',
    'deflate',
    'zstd',
    'gzip, br',
  ],
  ...[
    'identity',
    'GET',
    'Bearer',
    'Bearer x',
    'Bearer hub_0_0',
    'Basic eDp5',
    'Bearer eyJhbGciOiJub25lIn0.e30.',
    'Bearer a.b.c',
  ],
  ...[
    'https://portal.example',
    'https://evil.example',
    'null',
    'localhost',
    'evil.example',
    '127.0.0.1',
    '[::1]:4000',
    'a=b',
  ],
  ...[
    'keep-alive',
    'close',
    'upgrade',
    'websocket',
    '100-continue',
    'chunked',
    '0',
    '1',
    '99999999999999999999',
    '-1',
    'NaN',
  ],
  ...[
    'same-origin',
    'cross-site',
    'x-tenant, traceparent',
    'bytes=0-1',
    'bytes=9-1',
    '"x"',
    'W/"x"',
    '\u00ff',
    'x'.repeat(5_000),
  ],
];

/** Another method, another path, other headers. */
function mutateHttp(choice: Choice, request: HttpRequest): FuzzRequest {
  const headers = new Map(Object.entries(request.headers));
  for (let change = choice.integer(0, 3); change > 0; change--) {
    const name = choice.pick(headerNames);
    if (choice.chance(20)) headers.delete(name);
    else headers.set(name, choice.pick(headerValues));
  }
  const { body, ...rest } = request;
  const method = choice.chance(30) ? choice.pick(methods) : request.method;
  return {
    ...rest,
    headers: Object.fromEntries(headers),
    method,
    ...(choice.chance(40) && { path: choice.pick(paths) }),
    // Node's client would send it without saying how long it is.
    ...(body && method !== 'GET' && method !== 'HEAD' && { body }),
  };
}

/** Other bytes in the body, or the same ones in an encoding. */
function mutateBody(choice: Choice, request: HttpRequest): FuzzRequest {
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

/** What goes over the socket: one or several requests, whole, cut, joined or broken. */
function rawBytes(material: Material): Buffer {
  const { choice } = material;
  const one = (): Buffer => serialize(choice, send(material, validParameters(material)));
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
