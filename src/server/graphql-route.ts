import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { Readable } from 'node:stream';
import { admit, fail, type Admitted, type Gate } from './admission';
import { carriesAmbientCredentials } from './cross-site';
import { ClientSignal } from './client-signal';
import type { RequestContext } from './error-mask';
import { answerDirectly, type DirectAnswer, type DirectReads } from './direct-reads';
import { checkRequest, RequestFault, tidyRequest, type TidyRequest } from './graphql-request';
import { errorBody } from './http-errors';
import type { NamedDocuments } from '../access/named-documents';
import type { FindDocument } from '../access/trusted-documents';
import type { Role } from '../access/viewer';
import { lengthOf, type JsonText } from '../engine/assemble/json-text';
import type { InputLimits } from '../input-limits';
import { answerMediaType, readsOnlySuccess } from './media-types';
import { tellLimit } from './rate-limits';
import { maySend, type HeldBytes } from './shares/held-bytes';
import { bodyOf, withData } from './response-text';
import { bodyCost } from './size-costs';
import { acceptedFormat, sendAcceptedTable, sentMediaTypes } from './tables/accepted-table';
import type { TableService } from './tables/send-table';
import { amongNamed, withTrustedDocument } from './trusted-requests';

/** The path of the API, and of the IDE in a browser. */
const graphqlPath = '/graphql';

/**
 * A request with this header gets what it has spent in a header of the same name: its price, and what it was charged
 * afterwards. The value of the request's header is ignored. The engine adds `extensions.cost` for it.
 */
const costHeader = 'x-hub-cost';

interface RouteOptions extends Gate, DirectReads, Omit<TableService, 'tables' | 'spool'> {
  /** Reads the tables of documents; none are sent without it. */
  readonly tables?: TableService['tables'];
  readonly spool?: TableService['spool'];
  /** Finds registered documents. If it is given, only registered documents are executed. */
  readonly findDocument?: FindDocument;
  /** The documents that API keys can be limited to. Without it, a limited key may use none. */
  readonly named?: NamedDocuments;
  /** The content security policy of the IDE's page. */
  readonly idePolicy: string;
  /** What bodies and answers take of the memory. */
  readonly held: HeldBytes;
  /** What the requests of each role may hold. */
  readonly inputLimits: Readonly<Record<Role, InputLimits>>;
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
  // What is known at once is not awaited: each promise costs a small request a turn of the queue of microtasks.
  const admission = admit(request, reply, options);
  const admitted = admission instanceof Promise ? await admission : admission;
  if (!admitted) return reply;
  const { viewer, account, bucket } = admitted;
  const inputLimits = options.inputLimits[viewer.role];
  let direct: DirectAnswer | undefined;
  let response: HTTPGraphQLResponse | undefined;
  const written: { data?: JsonText } = {};
  try {
    let body: unknown;
    try {
      const reading = options.bodies.read(request, inputLimits.bodyBytes, {
        charge: (bytes) => account.charge(bodyCost(bytes)),
        nextTurn: () => account.pass(),
      });
      body = reading instanceof Promise ? await account.during(reading) : reading;
    } finally {
      // A request that is refused from here on is told what is left, like all others.
      if (bucket) tellLimit(reply, bucket);
    }
    const found = documentOf(request, body, reply, inputLimits, options, admitted);
    const read = found instanceof Promise ? await found : found;
    if (!read) return reply;
    const { tables, spool } = options;
    const format = tables && acceptedFormat(request.headers.accept);
    if (format && spool) {
      const service = { ...options, tables, spool };
      return await sendAcceptedTable(service, request, reply, admitted, read.request, format);
    }
    const context: RequestContext = {
      requestId: request.id,
      log: request.log,
      viewer,
      account,
      inputLimits,
      elements: read.elements,
      signal: new ClientSignal(reply),
      written,
    };
    if (!(costHeader in request.headers)) direct = await answerDirectly(read, request.headers.accept, context, options);
    if (!direct)
      response = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: read.request,
        context: () => Promise.resolve(context),
      });
  } finally {
    account.settle();
  }

  if (response?.status === 406) return notAcceptable(reply);
  // What one viewer may see must not be kept by a cache on the way.
  reply.header('cache-control', 'no-store');
  if (bucket) tellLimit(reply, bucket);
  if (!response) return direct ? sendDirectly(direct, reply, options.held) : reply;
  if (response.status !== undefined) reply.code(response.status);
  if (costHeader in request.headers) reply.header(costHeader, account.spent);
  for (const [name, value] of response.headers) reply.header(name, value);
  if (response.headers.get('content-type') === 'text/html') {
    reply.type('text/html; charset=utf-8').header('content-security-policy', options.idePolicy);
  }
  if (response.body.kind !== 'complete') return reply.send(Readable.from(response.body.asyncIterator));
  const text = response.body.string;
  const texts = withData(text, written.data);
  if (!written.data?.isShared && !maySend(options.held, reply, lengthOf(texts))) return reply;
  return reply.send(response.status === 500 ? withRequestId(text, request.id) : bodyOf(texts));
}

function sendDirectly({ type, texts, isShared }: DirectAnswer, reply: FastifyReply, held: HeldBytes): FastifyReply {
  reply.header('content-type', type);
  return isShared || maySend(held, reply, lengthOf(texts)) ? reply.send(bodyOf(texts)) : reply;
}

/** The client accepts nothing that the hub sends. */
function notAcceptable(reply: FastifyReply): FastifyReply {
  const message = `The header Accept names no type that the hub sends: ${sentMediaTypes.join(', ')}.`;
  return reply.code(406).send(errorBody('NOT_ACCEPTABLE', message));
}

/**
 * The request as Apollo reads it, with its registered document if it names one.
 * @returns undefined if the request is refused; the reply has been sent then. A promise only if a document has to be found
 */
function documentOf(
  request: FastifyRequest,
  body: unknown,
  reply: FastifyReply,
  limits: InputLimits,
  { findDocument, named, onRefusal, knownReads }: RouteOptions,
  { viewer, account }: Admitted,
): TidyRequest | undefined | Promise<TidyRequest | undefined> {
  const refuse = (error: unknown): undefined => {
    onRefusal(error instanceof RequestFault ? refuseRequest(error, request, reply) : fail(error, request, reply));
    return undefined;
  };
  try {
    const find = viewer.documents ? amongNamed(viewer.documents, named) : findDocument;
    const known = find ? undefined : knownReads.find(body, limits);
    if (known) return { request: toApollo(request, body), read: known.read, elements: known.elements };
    const tidy = tidyRequest(toApollo(request, body), limits);
    if (!find) {
      checkRequest(tidy.request);
      return tidy;
    }
    return account
      .during(withTrustedDocument(tidy.request, find))
      .then((asked) => {
        if (!asked) {
          onRefusal(viewer.documents ? refuseOthers(viewer.documents, reply) : refuseDocument(reply));
          return undefined;
        }
        checkRequest(asked);
        return { ...tidy, request: asked };
      })
      .catch(refuse);
  } catch (error) {
    return refuse(error);
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

/** Refuses a document that is none of those that an API key is limited to. */
function refuseOthers(names: readonly string[], reply: FastifyReply): string {
  const code = 'DOCUMENT_NOT_ALLOWED';
  const message = `The API key is limited to the documents ${names.join(', ')}: send the exact text of one, or its SHA-256 as documentId.`;
  void reply.code(403).type('application/json').send(errorBody(code, message));
  return code;
}

/** Adds the id of the request to the errors of a response that Apollo made without its plugins, because Apollo itself failed. */
function withRequestId(body: string, requestId: string): string {
  const { errors, ...rest } = JSON.parse(body) as { errors?: GraphQLFormattedError[] };
  const named = errors?.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } }));
  return JSON.stringify({ errors: named, ...rest });
}

function toApollo(request: FastifyRequest, body: unknown): HTTPGraphQLRequest {
  const query = request.url.indexOf('?');
  let headers: HeaderMap | undefined;
  return {
    method: request.method,
    // A read that Apollo does not answer needs no copy of the headers.
    get headers() {
      return (headers ??= headersOf(request));
    },
    search: query === -1 ? '' : request.url.slice(query),
    body,
  };
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // Apollo accepts a GET only with a header that a page of another site cannot set without a preflight.
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && !carriesAmbientCredentials(request.headers)) headers.set('apollo-require-preflight', 'unneeded');
  return headers;
}
