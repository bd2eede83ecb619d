import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { DoesNotFit } from '../../exchange/table/does-not-fit';
import { SpoolIsFull } from '../../exchange/table/spool';
import { maskError } from '../error-mask';
import { RetryLater } from '../retry-later';

/** The problems of requests for tables: their HTTP status and title, by their codes. */
const problems = {
  AMBIGUOUS_TABLE: [422, 'The document does not say which of its lists is the table.'],
  AUTHORIZATION_MALFORMED: [401, 'The credentials cannot be read.'],
  BAD_REQUEST: [400, 'The request cannot be read.'],
  BAD_PARAMETER: [400, 'A parameter of the URL is wrong.'],
  BAD_USER_INPUT: [400, 'A variable or an argument is wrong.'],
  CROSS_SITE: [403, 'Pages of other sites may not ask for tables.'],
  DOCUMENT_NOT_ALLOWED: [403, 'The API key is limited to other documents.'],
  DOCUMENT_NOT_TRUSTED: [403, 'The document is not registered.'],
  DOES_NOT_FIT: [422, 'The format cannot hold the table.'],
  FORBIDDEN_FIELD: [403, 'The viewer may not see a field of the document.'],
  INTERNAL_SERVER_ERROR: [500, 'Something went wrong inside the hub.'],
  METHOD_NOT_ALLOWED: [405, 'Tables are read by GET or HEAD.'],
  NOT_FOUND: [404, 'There is nothing at this address.'],
  PRECONDITION_FAILED: [412, 'The file is another one.'],
  RANGE_NOT_SATISFIABLE: [416, 'The file does not have the range.'],
  RATE_LIMITED: [429, 'The viewer has used up its share.'],
  SERVICE_UNAVAILABLE: [503, 'The hub is busy.'],
  NO_ROOM: [507, 'There is no room for the file.'],
  SIBLING_LISTS: [422, 'The rows have two lists beside each other.'],
  TIMEOUT: [503, 'The table took too long.'],
  TOO_COMPLEX: [422, 'The table is too dear.'],
  UNKNOWN_DOCUMENT: [404, 'There is no such document.'],
  UNKNOWN_FORMAT: [404, 'There is no such format.'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

export type ProblemCode = keyof typeof problems;

const unknown = [400, 'The request is refused.'] as const;

/** What is wrong with a request for a table. The message is for the client. */
export class TableProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    message: string,
  ) {
    super(message);
  }
}

/** A problem as RFC 9457 has it. `type` names the kind of problem; nothing need be there. */
function problemBody(code: string, detail: string, status?: number, requestId?: string): object {
  const known = Object.hasOwn(problems, code) ? problems[code as ProblemCode] : undefined;
  const [usual, title] = known ?? unknown;
  return {
    type: `urn:program-hub:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status: status ?? usual,
    detail,
    code,
    ...(requestId !== undefined && { requestId }),
  };
}

function statusOf(code: string): number {
  return Object.hasOwn(problems, code) ? problems[code as ProblemCode][0] : unknown[0];
}

/** Sends a problem. */
export function sendProblem(
  reply: FastifyReply,
  code: string,
  detail: string,
  status = statusOf(code),
  requestId?: string,
): void {
  void reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(code, detail, status, requestId)));
}

/**
 * Sends the problem that an error is. The message of an error that is not for clients is logged.
 * @returns its code
 */
export function sendError(error: unknown, { id, log }: FastifyRequest, reply: FastifyReply): string {
  const problem = asProblem(error);
  if (problem) {
    if (problem.code === 'SERVICE_UNAVAILABLE') reply.header('retry-after', '30');
    sendProblem(reply, problem.code, problem.message);
    return problem.code;
  }
  const masked = maskError(error, { requestId: id, log });
  const code = String(masked.extensions?.['code']);
  if (error instanceof RetryLater) reply.header('retry-after', error.retryAfter);
  else if (code === 'SERVICE_UNAVAILABLE' || code === 'TIMEOUT') reply.header('retry-after', '2');
  sendProblem(
    reply,
    code,
    masked.message,
    error instanceof RetryLater ? error.status : undefined,
    requestIdIn(masked.extensions),
  );
  return code;
}

/** The problem that an error is, if its message is for clients. */
function asProblem(error: unknown): TableProblem | undefined {
  if (error instanceof TableProblem) return error;
  if (error instanceof DoesNotFit) return new TableProblem('DOES_NOT_FIT', error.message);
  if (!(error instanceof SpoolIsFull)) return undefined;
  return error.reason === 'others'
    ? new TableProblem('SERVICE_UNAVAILABLE', 'Other files take the room for this one: try again in a while.')
    : new TableProblem('NO_ROOM', roomless[error.reason]);
}

const roomless = {
  'own share': 'The file is larger than the share of one viewer: narrow the document, or choose CSV or NDJSON.',
  disk: 'The disk of the hub has no room for the file: choose CSV or NDJSON, which need none.',
};

function requestIdIn(extensions: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const id = extensions?.['requestId'];
  return typeof id === 'string' ? id : undefined;
}

/** A client's text as a problem shows it. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}

/** The error of several problems of one operation. */
export function joined(all: readonly GraphQLError[]): GraphQLError {
  const [first, ...others] = all;
  if (!first) throw new Error('A table was refused without a problem.');
  if (others.length === 0) return first;
  const { code } = first.extensions;
  return new GraphQLError(all.map(({ message }) => message).join(' '), { extensions: { code } });
}
