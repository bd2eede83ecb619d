import type { HTTPGraphQLRequest } from '@apollo/server';
import { getOperationAST, OperationTypeNode } from 'graphql';
import type { Outcome, Read } from '../engine';
import { JsonText } from '../engine/assemble/json-text';
import type { Documents } from './documents';
import type { RequestContext } from './error-mask';
import type { TidyRequest } from './graphql-request';
import type { KnownReads } from './known-reads';
import { acceptedMediaType } from './media-types';
import type { JsonBodies } from './request-body';
import { stringifyResult, textsOf } from './response-text';

/** What answers reads without Apollo. */
export interface DirectReads {
  readonly bodies: JsonBodies;
  readonly documents: Documents;
  readonly knownReads: KnownReads;
  /** Asks the engine. Apollo answers all operations if it is not given. */
  readonly answerRead?: (read: Read, context: RequestContext) => Promise<Outcome>;
}

/** An answer that Apollo does not have to respond to: its media type and its body. */
export interface DirectAnswer {
  readonly type: string;
  readonly texts: readonly string[];
  /** Whether a cache keeps the texts. */
  readonly isShared: boolean;
}

/**
 * Answers a read without Apollo, whose hooks and promises take as long as a small statement. If the outcome is none that can
 * be sent as it is, Apollo makes the response of it.
 * @returns undefined if Apollo has to respond
 */
export async function answerDirectly(
  { request, read: known, elements }: TidyRequest,
  accept: string | undefined,
  context: RequestContext,
  { documents, answerRead, bodies, knownReads }: DirectReads,
): Promise<DirectAnswer | undefined> {
  if (!answerRead) return undefined;
  const type = acceptedMediaType(accept);
  const read = known ?? directRead(request, documents, context);
  if (!read || type === undefined) return undefined;
  const outcome = await answerRead(read, context);
  if (outcome.kind !== 'answered') {
    context.outcome = outcome;
    return undefined;
  }
  const { body } = request;
  if (!known && bodies.keeps(body)) knownReads.remember(body, context.inputLimits, { read, elements });
  const { data } = outcome;
  return data instanceof JsonText
    ? { type, texts: textsOf(data), isShared: data.isShared }
    : { type, texts: [stringifyResult({ data })], isShared: false };
}

/**
 * The read of a request that Apollo would only pass on: a POST with the text of a document that was valid before, and
 * parameters of the right types. Returns undefined for any other request: Apollo answers or refuses it.
 */
function directRead(
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
