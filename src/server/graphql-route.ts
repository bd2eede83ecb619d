import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { requestViewer, type Viewer } from '../access/viewer';
import type { RequestContext } from './error-mask';
import { errorBody } from './http-errors';
import { ideContentSecurityPolicy } from './ide';

/** Where the API is, and the IDE for a browser. */
export const graphqlPath = '/graphql';

/** Tells from a request's headers who is asking. */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Viewer>;

/** GraphQL over HTTP: Apollo reads the request and writes the answer, Fastify carries both. */
export function serveGraphql(
  app: FastifyInstance,
  apollo: ApolloServer<RequestContext>,
  authenticate: Authenticate,
): void {
  app.route({
    method: ['GET', 'POST'],
    url: graphqlPath,
    exposeHeadRoute: false,
    handler: (request, reply) => answer(apollo, authenticate, request, reply),
  });

  app.route({
    method: ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: graphqlPath,
    handler: (_request, reply) =>
      reply
        .code(405)
        .header('allow', 'GET, POST')
        .send(errorBody('METHOD_NOT_ALLOWED', 'Operations are sent by GET or POST.')),
  });
}

async function answer(
  apollo: ApolloServer<RequestContext>,
  authenticate: Authenticate,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const viewer = requestViewer(await authenticate(request.headers));
  const response = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: toApollo(request),
    context: () =>
      Promise.resolve({ requestId: request.id, log: request.log, viewer, signal: abortedWithClient(reply) }),
  });

  // What somebody may see is not kept on the way; the IDE's page is told apart below.
  reply.code(response.status ?? 200).header('cache-control', 'no-store');
  for (const [name, value] of response.headers) reply.header(name, value);
  if (response.headers.get('content-type') === 'text/html') {
    reply.type('text/html; charset=utf-8').header('content-security-policy', ideContentSecurityPolicy);
  }
  if (response.body.kind !== 'complete') return reply.send(Readable.from(response.body.asyncIterator));
  return reply.send(response.status === 500 ? withRequestId(response.body.string, request.id) : response.body.string);
}

/** Aborted when the client goes away before the whole answer was sent: nobody waits for it any more. */
function abortedWithClient({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** When Apollo itself fails, its answer passes no plugin and does not know the request yet. */
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
  const query = request.url.indexOf('?');
  return {
    method: request.method,
    headers,
    search: query === -1 ? '' : request.url.slice(query),
    body: request.body,
  };
}
