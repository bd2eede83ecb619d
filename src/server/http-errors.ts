import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import Negotiator from 'negotiator';
import { isBodyFault } from './request-body';
import { dataPath, isOfData } from './tables/address';
import { sendProblem } from './tables/problem';

/** The body of a response to a request whose operation was not executed, as GraphQL clients read it. */
export function errorBody(code: string, message: string, requestId?: string): object {
  return { errors: [{ message, extensions: { code, ...(requestId === undefined ? {} : { requestId }) } }] };
}

/** The refusals of requests, by the status that Fastify or one of its plugins gives them. */
const refusals: Readonly<Record<number, { code: string; message: string }>> = {
  400: { code: 'BAD_REQUEST', message: 'The request cannot be read: its body must be a JSON object.' },
  404: { code: 'NOT_FOUND', message: 'There is nothing at this address: the API is at /graphql.' },
  408: { code: 'REQUEST_TIMEOUT', message: 'The request did not arrive in time.' },
  413: { code: 'BODY_TOO_LARGE', message: 'The request is larger than the hub accepts.' },
  414: { code: 'BAD_REQUEST', message: 'The URL is longer than the hub accepts: send the operation by POST.' },
  415: {
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'The body of a request must be JSON, with the content type application/json.',
  },
  431: { code: 'BAD_REQUEST', message: 'The headers are larger than the hub accepts: send the operation by POST.' },
};

/**
 * Sends a response to each failure outside an operation. The message of an unexpected error goes to the log only.
 * @param sendPage shows a browser that there is no such page; returns undefined if the pages are not built
 */
export function answerHttpErrors(
  app: FastifyInstance,
  bodyLimit: number,
  sendPage: (reply: FastifyReply) => FastifyReply | undefined,
): void {
  app.setNotFoundHandler((request, reply) => {
    if (isOfData(request)) {
      const message = `There is nothing at this address: ${dataPath} lists the documents that have tables.`;
      return refuse(request, reply, 404, message);
    }
    return (isNavigation(request) && sendPage(reply.code(404))) || refuse(request, reply, 404);
  });

  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    if (isBodyFault(error)) {
      void reply.headers(error.headers);
      return refuse(request, reply, error.statusCode, error.message);
    }
    // A file that may not be read is reported as missing.
    const status = error.statusCode === 403 ? 404 : (error.statusCode ?? 500);
    if (status === 413)
      return refuse(request, reply, 413, `The body of a request may hold ${bodyLimit} bytes at most.`);
    if (refusals[status]) return refuse(request, reply, status);
    if (status >= 400 && status < 500) return refuse(request, reply, 400);
    request.log.error({ err: error }, 'a request could not be processed');
    const message = 'Something went wrong inside the hub. Quote the request id when you report it.';
    return reply
      .code(500)
      .type('application/json')
      .send(errorBody('INTERNAL_SERVER_ERROR', message, request.id));
  });
}

/** Whether a browser asks for what it will show. It names HTML first; a program that takes anything gets JSON. */
function isNavigation({ method, headers: { accept } }: FastifyRequest): boolean {
  return (
    method === 'GET' && accept !== undefined && new Negotiator({ headers: { accept } }).mediaTypes()[0] === 'text/html'
  );
}

/** Refuses a URL that cannot be decoded. Fastify does not call the error handler for it, because no route matches. */
export function answerBadAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void refuse(request, reply, 400, 'The URL cannot be decoded.');
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  message = refusals[status]?.message ?? '',
): FastifyReply {
  const code = refusals[status]?.code ?? 'BAD_REQUEST';
  if (isOfData(request)) {
    sendProblem(reply, code, message, status);
    return reply;
  }
  return reply.code(status).type('application/json').send(errorBody(code, message));
}

/** Milliseconds until the connection of a refused client is closed, if the client does not close it. */
const farewell = 250;

/** Refuses a request that is not HTTP or does not arrive in time, and closes the connection. There is no reply object for it. */
export function answerMalformedRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const refusal = status === 400 ? { code: 'BAD_REQUEST', message: 'This is not an HTTP request.' } : refusals[status];
  const body = JSON.stringify(errorBody(refusal?.code ?? '', refusal?.message ?? ''));
  const reasons: Record<number, string> = {
    400: 'Bad Request',
    408: 'Request Timeout',
    431: 'Request Header Fields Too Large',
  };
  // Closing at once would discard the response if the client still sends data.
  const closing = setTimeout(() => socket.destroy(), farewell);
  socket.once('close', () => clearTimeout(closing));
  socket.end(
    `HTTP/1.1 ${status} ${reasons[status]}\r\nContent-Type: application/json\r\nConnection: close\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
