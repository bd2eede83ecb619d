import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { RequestViewer } from '../access/viewer';
import type { Outcome, Signal } from '../engine';
import type { JsonText } from '../engine/assemble/json-text';
import type { InputLimits } from '../input-limits';
import { failureOf, rootCause, type Failure } from '../database/failure';
import { locationsOf } from './locations';
import { readsOnlySuccess } from './media-types';
import { RetryLater } from './retry-later';
import type { Account } from './shares/account';
import { comparisonAborted, tooManyErrors } from './validation';

/** The context of an operation: what is known of its request. */
export interface RequestContext {
  requestId: string;
  log: FastifyBaseLogger;
  viewer: RequestViewer;
  /** What the request spends. The engine takes the price from it, and its turns at the connections. */
  account: Account;
  /** What the request may hold. */
  inputLimits: InputLimits;
  /** The elements of all lists in the variables of the request. */
  elements: number;
  /** Aborted if the client goes away before it has the whole response. */
  signal: Signal;
  /** The outcome of the operation if the engine has been asked before Apollo. */
  outcome?: Outcome;
  /** Has the data of the response if they are JSON already. Apollo copies the context, so it is an object of its own. */
  readonly written: { data?: JsonText };
}

const internal = 'INTERNAL_SERVER_ERROR';

const longestMessage = 2_000;

/** The code and message that a client gets if it must not know the cause of an error. */
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
  message: 'The operation took too long and was cancelled. Ask for fewer rows or fewer levels.',
};
const unavailable: Disguise = {
  code: 'SERVICE_UNAVAILABLE',
  message: 'The hub cannot reach its database at the moment. Try again.',
};

const disguises: Readonly<Record<Failure, Disguise>> = { timeout, unavailable, full: unavailable };

/** Seconds after which a client should try again if the database could not be reached. It is usually back within two. */
export const databaseRetryAfter = '2';

/**
 * Makes the error of a response of any error. A `GraphQLError` with a code is meant for the client and passes with its
 * message, path and code. The message of any other error may hold SQL, a path or a password. So the client gets a fixed
 * message and a code, and the error itself is logged with the id of the request.
 * @param request the request whose log is used; nothing is logged without it
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
    ...located(graphQLError),
    ...(graphQLError?.path ? { path: graphQLError.path } : {}),
    extensions: { code: disguise.code, ...(request ? { requestId: request.requestId } : {}) },
  };
}

/** The original errors of formatted ones. Apollo formats an error without saying which request it belongs to. */
const unmasked = new WeakMap<GraphQLFormattedError, unknown>();

/** Apollo's `formatError`: masks the error, and keeps the original for `errorMask` to log. */
export function formatError(_formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const masked = maskError(error);
  unmasked.set(masked, error);
  return masked;
}

/** The most errors of a response, without the last one that says how many more there are. */
const mostErrors = 50;

/** The message for a document that validation would take too long for. */
export const cannotBeValidated =
  'The document cannot be validated: it has too many fields of one name, or too many fragments.';

/** The first errors, and one that says how many more there are. The engine cuts its lists of problems in the same way. */
function firstErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  if (errors.length <= mostErrors + 1) return errors;
  const more = errors.length - mostErrors;
  const message = `There are ${errors.at(-1)?.message === tooManyErrors ? 'at least ' : ''}${more} more problems.`;
  return [...errors.slice(0, mostErrors), { message, extensions: { code: errors[0]?.extensions?.['code'] } }];
}

/** The codes of wrong operations. They get status 200 if the client reads only responses with that status. */
const operationFaults: readonly string[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
];

function maskResponse(onError: (code: string) => void): GraphQLRequestListener<RequestContext> {
  return {
    async willSendResponse({ request, response, contextValue }) {
      if (response.body.kind !== 'single') return;
      const result = response.body.singleResult;
      if (!result.errors) return;
      const originals = result.errors.map((error) => unmasked.get(error) ?? error);
      const later = originals.map(rootCause).find((error) => error instanceof RetryLater);
      result.errors = firstErrors(originals.map((error) => maskError(error, contextValue)));
      const codes = result.errors.map(({ extensions }) => String(extensions?.['code']));
      for (const code of codes) onError(code);
      if (later) {
        response.http.status = later.status;
        response.http.headers.set('retry-after', String(later.retryAfter));
        return;
      }
      if (codes.includes(unavailable.code)) {
        // A load balancer can then use another hub, and a client's library can wait.
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
 * Apollo's plugin that masks the errors of every response. Apollo does not format the errors of `responseForOperation`, the
 * hook in which the engine answers.
 * @param onError called with the code of each error in a response
 */
export function errorMask(onError: (code: string) => void): ApolloServerPlugin<RequestContext> {
  const listener = maskResponse(onError);
  return {
    requestDidStart: () => Promise.resolve(listener),
    async unexpectedErrorProcessingRequest({ requestContext, error }) {
      requestContext.contextValue.log.error({ err: error }, 'a request could not be processed');
    },
  };
}

function located(error: GraphQLError | undefined): Pick<GraphQLFormattedError, 'locations'> {
  const locations = error && locationsOf(error);
  return locations ? { locations } : {};
}

function forClient(error: GraphQLError, code: string): GraphQLFormattedError {
  const { http: _http, stacktrace: _stacktrace, ...extensions } = error.extensions;
  const message = error.message === comparisonAborted ? cannotBeValidated : error.message;
  return {
    message: message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message,
    ...located(error),
    ...(error.path ? { path: error.path } : {}),
    extensions: { ...extensions, code },
  };
}
