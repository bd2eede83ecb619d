import type { HTTPGraphQLRequest } from '@apollo/server';
import { createHash } from 'node:crypto';
import type { Read } from '../engine';
import type { InputLimits } from '../input-limits';
import { measureVariables, tooDeepExtensions } from './request-values';

/** Why a request is refused before its operation is read. */
export class RequestFault extends Error {
  constructor(
    readonly code: 'BAD_REQUEST' | 'BAD_USER_INPUT',
    message: string,
  ) {
    super(message);
  }
}

/** The parameters of a request beside its document. A form in a browser sends an empty text for each that is left out. */
const optional = ['operationName', 'variables', 'extensions'] as const;

/** A request as Apollo reads it. */
export interface TidyRequest {
  readonly request: HTTPGraphQLRequest;
  /** The elements of all lists in its variables. */
  readonly elements: number;
  /** Its read if it came before. */
  readonly read?: Read;
}

/**
 * The request without its empty parameters, and without those that are `null` in a URL, where they are JSON. A HEAD request
 * becomes a GET request, whose response has the same headers.
 * @throws RequestFault if its values nest too deep or are too large for the role
 */
export function tidyRequest(request: HTTPGraphQLRequest, limits: InputLimits): TidyRequest {
  const tidy = request.method === 'POST' ? tidyPost(request) : tidyGet(request);
  const { variables, extensions } = parametersOf(tidy);
  const values = tidy.method === 'GET' && typeof variables === 'string' ? parsed(variables) : variables;
  const { elements, problem } = isRecord(values) ? measureVariables(values, limits) : { elements: 0 };
  const fault = problem ?? tooDeepExtensions(extensions);
  if (fault !== undefined) throw new RequestFault('BAD_USER_INPUT', fault);
  return { request: tidy, elements };
}

function tidyPost(request: HTTPGraphQLRequest): HTTPGraphQLRequest {
  const { body } = request;
  if (!isRecord(body) || !optional.some((name) => body[name] === '')) return request;
  const given = Object.entries(body).filter(([name, value]) => value !== '' || !optional.some((each) => each === name));
  return { ...request, body: Object.fromEntries(given) };
}

function tidyGet(request: HTTPGraphQLRequest): HTTPGraphQLRequest {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const parameters = new URLSearchParams(request.search);
  const empty = optional.filter((name) => {
    const [value, ...others] = parameters.getAll(name);
    // A parameter that is there twice is kept as it is, so that Apollo refuses it.
    return others.length === 0 && (value === '' || (value === 'null' && name !== 'operationName'));
  });
  if (empty.length === 0) return { ...request, method };
  for (const name of empty) parameters.delete(name);
  return { ...request, method, search: `?${parameters.toString()}` };
}

/**
 * Refuses what Apollo would report as an internal error.
 * @throws RequestFault if a persisted query has another version or a wrong hash
 */
export function checkRequest(request: HTTPGraphQLRequest): void {
  const { query, extensions } = parametersOf(request);
  const persisted = isRecord(extensions) ? extensions['persistedQuery'] : undefined;
  if (persisted === undefined || persisted === null) return;
  if (!isRecord(persisted))
    throw new RequestFault(
      'BAD_REQUEST',
      '`extensions.persistedQuery` must be an object with `version` and `sha256Hash`.',
    );
  const { version, sha256Hash } = persisted;
  if (version !== 1) throw new RequestFault('BAD_REQUEST', '`extensions.persistedQuery.version` must be 1.');
  if (typeof sha256Hash !== 'string')
    throw new RequestFault('BAD_REQUEST', '`extensions.persistedQuery.sha256Hash` must be a text.');
  if (typeof query === 'string' && sha256Hash !== createHash('sha256').update(query).digest('hex'))
    throw new RequestFault('BAD_REQUEST', '`extensions.persistedQuery.sha256Hash` is not the SHA-256 of `query`.');
}

/** The parameters of a request, from its body or its URL. In a URL the variables are text. Empty if the body is no object. */
export function parametersOf(request: HTTPGraphQLRequest): Readonly<Record<string, unknown>> {
  if (request.method !== 'GET') return isRecord(request.body) ? request.body : {};
  const { extensions, ...texts } = Object.fromEntries(new URLSearchParams(request.search));
  return { ...texts, ...(extensions !== undefined && { extensions: parsed(extensions) }) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a JSON text. Returns undefined if it is no JSON; Apollo refuses it then. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
