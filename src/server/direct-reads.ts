import type { HTTPGraphQLRequest } from '@apollo/server';
import { getOperationAST, OperationTypeNode } from 'graphql';
import type { Read } from '../engine';
import type { Documents } from './documents';
import type { RequestContext } from './error-mask';

/**
 * The read of a request that Apollo would only pass on: a POST with the text of a document that was valid before, and
 * parameters of the right types. Returns undefined for any other request: Apollo answers or refuses it.
 */
export function directRead(
  { method, body }: HTTPGraphQLRequest,
  documents: Documents,
  context: Pick<RequestContext, 'inputLimits' | 'elements'>,
): Read | undefined {
  if (method !== 'POST' || !isObject(body)) return undefined;
  const { query, variables = null, operationName = null, extensions = null } = body;
  if (typeof query !== 'string' || extensions !== null) return undefined;
  if (variables !== null && !isObject(variables)) return undefined;
  if (operationName !== null && typeof operationName !== 'string') return undefined;
  const document = documents.find(query, context);
  const operation = document && getOperationAST(document, operationName);
  if (!document || operation?.operation !== OperationTypeNode.QUERY) return undefined;
  return { document, operation, variables: variables ?? {} };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
