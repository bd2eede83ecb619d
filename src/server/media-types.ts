import Negotiator from 'negotiator';

const json = 'application/json; charset=utf-8';
const graphqlResponse = 'application/graphql-response+json; charset=utf-8';

/** The media type of a response, as Apollo chooses it: JSON unless the client prefers `application/graphql-response+json`. */
export function answerMediaType(accept: string | undefined): string {
  return new Negotiator({ headers: { accept } }).mediaType([json, graphqlResponse]) ?? json;
}

/**
 * Whether a client reads only responses with status 200. The specification of GraphQL over HTTP says so of a client that
 * accepts `application/json` by name. A client that names no type (curl, most scripts) gets the status of the error.
 */
export function readsOnlySuccess(accept: string | undefined): boolean {
  if (accept === undefined) return false;
  return new Negotiator({ headers: { accept } }).mediaType([graphqlResponse, json]) === json;
}
