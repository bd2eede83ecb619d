import type { HTTPGraphQLRequest } from '@apollo/server';
import type { NamedDocuments } from '../access/named-documents';
import { documentHash, type FindDocument } from '../access/trusted-documents';
import { parametersOf } from './graphql-request';

/**
 * Puts a registered document into a request. The request names it by the hash in `extensions.persistedQuery`, by
 * `documentId` (the hash, with or without `sha256:`), or by its whole text.
 * @returns undefined if the document is not registered
 */
export async function withTrustedDocument(
  request: HTTPGraphQLRequest,
  find: FindDocument,
): Promise<HTTPGraphQLRequest | undefined> {
  const { query: given, documentId, extensions, ...rest } = parametersOf(request);
  const hash = hashOf(given, documentId, extensions);
  if (hash === undefined) return given === undefined || given === '' ? request : undefined;
  const query = await find(hash);
  if (query === undefined) return undefined;
  if (request.method === 'GET') {
    return { ...request, search: `?${new URLSearchParams({ ...(rest as Record<string, string>), query }).toString()}` };
  }
  return { ...request, body: { ...rest, query } };
}

/** Finds the text of a document by its hash, among those that an API key is limited to. */
export function amongNamed(names: readonly string[], named: NamedDocuments | undefined): FindDocument {
  return async (hash) => {
    const documents = (await named?.list(names)) ?? [];
    return documents.find(({ text }) => documentHash(text) === hash)?.text;
  };
}

/** The hash of the document that a request names. A hash beside the text of a document is ignored. */
function hashOf(query: unknown, documentId: unknown, extensions: unknown): string | undefined {
  if (typeof query === 'string' && query !== '') return documentHash(query);
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '');
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } | null };
  const hash = persistedQuery?.sha256Hash;
  return typeof hash === 'string' ? hash : undefined;
}
