import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { RequestViewer } from '../access/viewer';

/** What every operation knows of the request that carried it. */
export interface RequestContext {
  requestId: string;
  log: FastifyBaseLogger;
  viewer: RequestViewer;
  /** Takes the cost of the operation; says why where the viewer may not spend it now. Absent where there is no limit. */
  spend?: (cost: number) => GraphQLError | undefined;
  /** Aborted when the client goes away before it is answered. */
  signal: AbortSignal;
}

/** Codes of the answers that the server itself gives; the engine and the commands add theirs. */
const internal = 'INTERNAL_SERVER_ERROR';

const longestMessage = 2_000;

/** What an error means to a client, where its cause is not the client's to know. */
interface Disguise {
  code: string;
  message: string;
}

const bug: Disguise = {
  code: internal,
  message: 'Something went wrong inside the hub. Quote the request id when you report it.',
};
const timeout: Disguise = {
  code: 'TIMEOUT',
  message: 'The answer took too long to find and was given up. Ask for fewer rows or fewer levels.',
};
const unavailable: Disguise = {
  code: 'SERVICE_UNAVAILABLE',
  message: 'The hub cannot reach its database for the moment. Try again.',
};

/** Conditions of PostgreSQL and of the connection to it (appendix A of its manual, and Node's own codes). */
const conditions: Readonly<Record<string, Disguise>> = {
  '57014': timeout,
  '53300': unavailable,
  '57P01': unavailable,
  '57P02': unavailable,
  '57P03': unavailable,
  '08006': unavailable,
  // A primary that was: connections to the one that is now take its place.
  '25006': unavailable,
  // What PgBouncer says when it has no connection to give, or lost the one that it gave.
  '08P01': unavailable,
  ECONNREFUSED: unavailable,
  ECONNRESET: unavailable,
  EPIPE: unavailable,
  ETIMEDOUT: unavailable,
  EHOSTUNREACH: unavailable,
  ENETUNREACH: unavailable,
  ENOTFOUND: unavailable,
  EAI_AGAIN: unavailable,
};

/**
 * The one way in which an error becomes part of an answer. An error that was made for the client, a `GraphQLError` with a
 * code, passes with its message, path and code. Of everything else, whatever its message says (SQL, a path, a password),
 * only a fixed sentence and a code leave the hub; the error itself goes to the log with the request's id.
 * @param error as thrown or collected
 * @param request whom to tell; without it nothing is logged
 */
export function maskError(error: unknown, request?: Pick<RequestContext, 'requestId' | 'log'>): GraphQLFormattedError {
  const graphQLError = error instanceof GraphQLError ? error : undefined;
  const code = graphQLError?.extensions['code'];
  if (graphQLError && typeof code === 'string' && code !== internal) return forClient(graphQLError, code);

  const cause = rootCause(error);
  const disguise = disguiseFor(cause);
  request?.log.error({ err: cause, code: disguise.code, path: graphQLError?.path }, 'an operation failed');
  return {
    message: disguise.message,
    ...(graphQLError?.locations ? { locations: graphQLError.locations } : {}),
    ...(graphQLError?.path ? { path: graphQLError.path } : {}),
    extensions: { code: disguise.code, ...(request ? { requestId: request.requestId } : {}) },
  };
}

/** An error on its way through Apollo, which formats before it says which request is concerned. */
const unmasked = new WeakMap<GraphQLFormattedError, unknown>();

/** Apollo's `formatError`: masks at once, and keeps the error for `errorMask` to report. */
export function formatError(_formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const masked = maskError(error);
  unmasked.set(masked, error);
  return masked;
}

function maskAnswer(onError: (code: string) => void): GraphQLRequestListener<RequestContext> {
  return {
    async willSendResponse({ response, contextValue }) {
      if (response.body.kind !== 'single') return;
      const result = response.body.singleResult;
      if (!result.errors) return;
      result.errors = result.errors.map((error) => maskError(unmasked.get(error) ?? error, contextValue));
      for (const { extensions } of result.errors) onError(String(extensions?.['code']));
    },
  };
}

/**
 * Apollo's plugin that passes the errors of every answer through `maskError`, also those of an engine that answers in
 * `responseForOperation`, which Apollo sends as they are.
 * @param onError told the code of each error that goes into an answer
 */
export function errorMask(onError: (code: string) => void): ApolloServerPlugin<RequestContext> {
  const listener = maskAnswer(onError);
  return {
    requestDidStart: () => Promise.resolve(listener),
    async unexpectedErrorProcessingRequest({ requestContext, error }) {
      requestContext.contextValue.log.error({ err: error }, 'a request could not be processed');
    },
  };
}

function forClient(error: GraphQLError, code: string): GraphQLFormattedError {
  const { http: _http, stacktrace: _stacktrace, ...extensions } = error.extensions;
  return {
    message: error.message.length > longestMessage ? `${error.message.slice(0, longestMessage)}…` : error.message,
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions: { ...extensions, code },
  };
}

/** graphql-js wraps what a resolver threw, TypeORM what the driver threw. */
function rootCause(error: unknown): unknown {
  let cause = error;
  for (let depth = 0; depth < 10; depth++) {
    const { originalError, driverError } = (cause ?? {}) as { originalError?: unknown; driverError?: unknown };
    const inner = originalError ?? driverError;
    if (!inner) break;
    cause = inner;
  }
  return cause;
}

const lost = /^(timeout exceeded when trying to connect|Connection terminated|Client (has encountered|was closed))/;

function disguiseFor(cause: unknown): Disguise {
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && Object.hasOwn(conditions, code)) return conditions[code] ?? bug;
  // The pool's own complaints have no code.
  if (typeof message === 'string' && lost.test(message)) return unavailable;
  return bug;
}
