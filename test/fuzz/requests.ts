import { createHash } from 'node:crypto';
import type { Choice } from '../engine/differential/generator/choice';
import { mutateBody, rawBytes } from './bytes';
import type { Corpus } from './corpus';
import { mutateDocument } from './documents';
import { mutateHttp } from './heads';
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

/** The material of mutations. */
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
    [10, () => ({ kind: 'raw', bytes: rawBytes(choice, () => send(material, validParameters(material))) })],
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

/** An HTTP request with these parameters, by GET, HEAD or POST. */
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

/** A value as JSON; an empty object if it nests too deep for `JSON.stringify`. */
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
