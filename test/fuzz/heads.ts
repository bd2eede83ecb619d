import type { Choice } from '../engine/differential/generator/choice';
import type { HttpRequest } from './requests';

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
    '/assets/color-scheme.js',
    '/assets/../ide.html',
    '/assets/%2e%2e/ide.html',
    '/partners/%ff',
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

/** Names of headers that a server may act upon. */
export const headerNames = [
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

/** Values of headers, valid and not. */
export const headerValues = [
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

/** Changes the method, the path and headers. */
export function mutateHttp(choice: Choice, request: HttpRequest): HttpRequest {
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
    // Node's client would send it without its length.
    ...(body && method !== 'GET' && method !== 'HEAD' && { body }),
  };
}
