import Negotiator from 'negotiator';

const json = 'application/json; charset=utf-8';
const graphqlResponse = 'application/graphql-response+json; charset=utf-8';

/** The media type of an answer of GraphQL over HTTP, as Apollo chooses it: JSON unless the client prefers the type of the specification. */
export function answerMediaType(accept: string | undefined): string {
  return new Negotiator({ headers: { accept } }).mediaType([json, graphqlResponse]) ?? json;
}

/**
 * Whether a client reads only answers with status 200, as the specification of GraphQL over HTTP has it for those who ask
 * for `application/json` by name. Who names no type (curl, most scripts) is told by the status as well.
 */
export function readsOnlySuccess(accept: string | undefined): boolean {
  if (accept === undefined) return false;
  return new Negotiator({ headers: { accept } }).mediaType([graphqlResponse, json]) === json;
}
