import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

const json = 'application/json; charset=utf-8';
const graphqlResponse = 'application/graphql-response+json; charset=utf-8';

/**
 * The media type of a response, as Apollo chooses it: JSON unless the client prefers `application/graphql-response+json`.
 * Returns undefined if the client accepts neither.
 */
export function acceptedMediaType(accept: string | undefined): string | undefined {
  if (accept === undefined) return json;
  if (!accepted.has(accept))
    accepted.set(accept, { type: new Negotiator({ headers: { accept } }).mediaType([json, graphqlResponse]) });
  return accepted.get(accept)?.type;
}

/** The media types of the headers that came last. Nearly all clients send one of a few. */
const accepted = new LRUCache<string, { readonly type: string | undefined }>({ max: 100 });

/** The media type of a response, also to a client that accepts neither. */
export function answerMediaType(accept: string | undefined): string {
  return acceptedMediaType(accept) ?? json;
}

/**
 * Whether a client reads only responses with status 200. The specification of GraphQL over HTTP says so of a client that
 * accepts `application/json` by name. A client that names no type (curl, most scripts) gets the status of the error.
 */
export function readsOnlySuccess(accept: string | undefined): boolean {
  if (accept === undefined) return false;
  return new Negotiator({ headers: { accept } }).mediaType([graphqlResponse, json]) === json;
}
