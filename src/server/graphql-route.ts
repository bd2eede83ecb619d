import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { Readable } from 'node:stream';
import { admit, fail, type Gate } from './admission';
import { carriesAmbientCredentials } from './cross-site';
import type { RequestContext } from './error-mask';
import { checkRequest, RequestFault, tidyRequest } from './graphql-request';
import { errorBody } from './http-errors';
import { ideContentSecurityPolicy } from './ide';
import { answerMediaType, readsOnlySuccess } from './media-types';
import { tellLimit } from './rate-limits';
import type { Account } from './shares/account';
import { withTrustedDocument, type FindDocument } from './trusted-requests';

/** The path of the API, and of the IDE in a browser. */
export const graphqlPath = '/graphql';

/**
 * A request with this header gets what it has spent in a header of the same name: its price, and what it was charged
 * afterwards. The value of the request's header is ignored. The engine adds `extensions.cost` for it.
 */
const costHeader = 'x-hub-cost';

interface RouteOptions extends Gate {
  /** Finds registered documents. If it is given, only registered documents are executed. */
  readonly findDocument?: FindDocument;
  /** The most lexical tokens of a document. */
  readonly tokenLimit: number;
}

/** Serves GraphQL over HTTP. Apollo reads the request and makes the response; Fastify receives and sends them. */
export function serveGraphql(app: FastifyInstance, apollo: ApolloServer<RequestContext>, options: RouteOptions): void {
  app.route({
    method: ['GET', 'HEAD', 'POST'],
    url: graphqlPath,
    exposeHeadRoute: false,
    handler: (request, reply) => answer(apollo, options, request, reply),
  });

  app.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: graphqlPath,
    handler: (_request, reply) =>
      reply
        .code(405)
        .header('allow', 'GET, HEAD, POST')
        .send(errorBody('METHOD_NOT_ALLOWED', 'Operations are sent by GET or POST.')),
  });
}

async function answer(
  apollo: ApolloServer<RequestContext>,
  options: RouteOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const admitted = await admit(request, reply, options);
  if (!admitted) return reply;
  const { viewer, account, bucket } = admitted;
  const context = { requestId: request.id, log: request.log, viewer, account };
  let response: HTTPGraphQLResponse;
  try {
    const httpGraphQLRequest = await documentOf(request, reply, options, account);
    if (!httpGraphQLRequest) return reply;
    response = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest,
      context: () => Promise.resolve({ ...context, signal: abortedWithClient(reply) }),
    });
  } finally {
    account.settle();
  }

  if (response.status !== undefined) reply.code(response.status);
  // What one viewer may see must not be kept by a cache on the way.
  reply.header('cache-control', 'no-store');
  if (bucket) tellLimit(reply, bucket);
  if (costHeader in request.headers) reply.header(costHeader, account.spent);
  for (const [name, value] of response.headers) reply.header(name, value);
  if (response.headers.get('content-type') === 'text/html') {
    reply.type('text/html; charset=utf-8').header('content-security-policy', ideContentSecurityPolicy);
  }
  if (response.body.kind !== 'complete') return reply.send(Readable.from(response.body.asyncIterator));
  return reply.send(response.status === 500 ? withRequestId(response.body.string, request.id) : response.body.string);
}

/**
 * The request as Apollo reads it, with its registered document if it names one.
 * @returns undefined if the request is refused; the reply has been sent then
 */
async function documentOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { findDocument, onRefusal, tokenLimit }: RouteOptions,
  account: Account,
): Promise<HTTPGraphQLRequest | undefined> {
  try {
    const tidy = tidyRequest(toApollo(request));
    const asked = findDocument ? await account.during(withTrustedDocument(tidy, findDocument)) : tidy;
    if (asked) checkRequest(asked, tokenLimit);
    else onRefusal(refuseDocument(reply));
    return asked;
  } catch (error) {
    onRefusal(error instanceof RequestFault ? refuseRequest(error, request, reply) : fail(error, request, reply));
    return undefined;
  }
}

function refuseRequest({ code, message }: RequestFault, request: FastifyRequest, reply: FastifyReply): string {
  const { accept } = request.headers;
  const status = code !== 'BAD_REQUEST' && readsOnlySuccess(accept) ? 200 : 400;
  void reply.code(status).type(answerMediaType(accept)).send(errorBody(code, message));
  return code;
}

function refuseDocument(reply: FastifyReply): string {
  const code = 'DOCUMENT_NOT_TRUSTED';
  const message =
    'This hub executes only registered documents, and this document is not registered: send the SHA-256 of a registered one as documentId.';
  void reply.code(400).type('application/json').send(errorBody(code, message));
  return code;
}

/** A signal that is aborted if the client goes away before it has the whole response. */
function abortedWithClient({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  // The client may have gone while its viewer was found. Then `close` does not come any more.
  if (raw.destroyed) controller.abort();
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** Adds the id of the request to the errors of a response that Apollo made without its plugins, because Apollo itself failed. */
function withRequestId(body: string, requestId: string): string {
  const { errors, ...rest } = JSON.parse(body) as { errors?: GraphQLFormattedError[] };
  const named = errors?.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } }));
  return JSON.stringify({ errors: named, ...rest });
}

function toApollo(request: FastifyRequest): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // Apollo accepts a GET only with a header that a page of another site cannot set without a preflight.
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && !carriesAmbientCredentials(request.headers)) headers.set('apollo-require-preflight', 'unneeded');
  const query = request.url.indexOf('?');
  return {
    method: request.method,
    headers,
    search: query === -1 ? '' : request.url.slice(query),
    body: request.body,
  };
}
