import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { RequestViewer } from '../access/viewer';
import { failureOf, rootCause, type Failure } from '../database/failure';
import { readsOnlySuccess } from './media-types';
import { RateRefusal, type Bucket } from './rate-limits';

/** The context of an operation: what is known of its request. */
export interface RequestContext {
  requestId: string;
  log: FastifyBaseLogger;
  viewer: RequestViewer;
  /** What the viewer may spend. Absent if its role has no limit. */
  budget?: Bucket;
  /** Aborted if the client goes away before it has the whole response. */
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

const disguises: Readonly<Record<Failure, Disguise>> = { timeout, unavailable, full: unavailable };

/** Seconds after which a client asks again when the database could not be reached: it is back within two as a rule. */
export const databaseRetryAfter = '2';

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
  const failure = failureOf(cause);
  const disguise = failure ? disguises[failure] : bug;
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

/** How many errors an answer holds at most, one more that says how many there are beyond them apart. */
const mostErrors = 50;

/** What graphql-js' validation says when it gives up: after 100 errors, and where it would compare too many fields. */
const givenUp = {
  errors: 'Too many validation errors, error limit reached. Validation aborted.',
  comparing: 'Validation aborted.',
};

/** The first errors, then one that says how many more there are; the engine cuts its own lists in the same way. */
function firstErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  if (errors.length <= mostErrors + 1) return errors;
  const more = errors.length - mostErrors;
  const message = `There are ${errors.at(-1)?.message === givenUp.errors ? 'at least ' : ''}${more} more problems.`;
  return [...errors.slice(0, mostErrors), { message, extensions: { code: errors[0]?.extensions?.['code'] } }];
}

/** Codes of what is wrong with an operation itself, which a client that reads only successes is told with status 200. */
const operationFaults: readonly string[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
];

function maskAnswer(onError: (code: string) => void): GraphQLRequestListener<RequestContext> {
  return {
    async willSendResponse({ request, response, contextValue }) {
      if (response.body.kind !== 'single') return;
      const result = response.body.singleResult;
      if (!result.errors) return;
      const rateRefusal = result.errors.find((error) => error instanceof RateRefusal);
      result.errors = firstErrors(result.errors.map((error) => maskError(unmasked.get(error) ?? error, contextValue)));
      const codes = result.errors.map(({ extensions }) => String(extensions?.['code']));
      for (const code of codes) onError(code);
      if (rateRefusal) {
        response.http.status = 429;
        response.http.headers.set('retry-after', String(rateRefusal.retryAfter));
        return;
      }
      if (codes.includes(unavailable.code)) {
        // For whatever stands between: a load balancer asks another hub, a client's library waits.
        response.http.status = 503;
        response.http.headers.set('retry-after', databaseRetryAfter);
        return;
      }
      if (response.http.status !== 400 || !codes.every((code) => operationFaults.includes(code))) return;
      if (readsOnlySuccess(request.http?.headers.get('accept'))) response.http.status = 200;
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
  const message =
    error.message === givenUp.comparing
      ? 'The document has too many fields under one name, or too many fragments, to be checked.'
      : error.message;
  return {
    message: message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message,
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions: { ...extensions, code },
  };
}
