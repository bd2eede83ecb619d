import type { HTTPGraphQLRequest } from '@apollo/server';
import { documentHash } from '../access/trusted-documents';
import { parametersOf } from './graphql-request';

/** Finds a registered document by its hash. */
export type FindDocument = (hash: string) => Promise<string | undefined>;

/**
 * Puts the registered document in the place of what a request names it by: the hash of `extensions.persistedQuery`, a
 * `documentId` (the hash, with `sha256:` before it or not), or the document's whole text.
 * @returns nothing where the document is not registered
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

/** A text says for itself which document it is; a hash beside it adds nothing. */
function hashOf(query: unknown, documentId: unknown, extensions: unknown): string | undefined {
  if (typeof query === 'string' && query !== '') return documentHash(query);
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '');
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } | null };
  const hash = persistedQuery?.sha256Hash;
  return typeof hash === 'string' ? hash : undefined;
}
