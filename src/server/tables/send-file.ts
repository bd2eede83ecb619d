import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SpooledFile } from '../../exchange/table/spooled-file';
import { sendProblem, type ProblemCode } from './problem';

/** A part of a file, from its first to its last byte. */
interface Part {
  readonly first: number;
  readonly last: number;
}

/**
 * Sends a file, or the part that the request asks for (RFC 9110: conditions, one range). Several ranges get the whole file, which
 * the standard permits.
 */
export function sendFile(request: FastifyRequest, reply: FastifyReply, file: SpooledFile): FastifyReply {
  const { headers, method } = request;
  const { etag, size } = file;
  // A viewer's own cache may keep it, but has to ask each time.
  reply
    .header('etag', etag)
    .header('accept-ranges', 'bytes')
    .header('cache-control', 'private, no-cache')
    .header('vary', 'accept, authorization');
  if (!mayBe(headers['if-match'], etag))
    return refuse(reply, 'PRECONDITION_FAILED', `The file has the tag ${etag}, which If-Match does not name.`);
  if (headers['if-none-match'] !== undefined && names(headers['if-none-match'], etag)) return reply.code(304).send();
  const part = method === 'GET' ? partOf(headers, file) : undefined;
  if (part === 'none') {
    reply.header('content-range', `bytes */${size}`);
    return refuse(reply, 'RANGE_NOT_SATISFIABLE', `The file has ${size} bytes, and none in the range.`);
  }
  const { first, last } = part ?? { first: 0, last: size - 1 };
  if (part) reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
  reply.header('content-length', last + 1 - first);
  return method === 'HEAD' ? reply.send() : reply.send(file.read(first, last));
}

/** The problem takes the place of the file, so it has not the file's name. */
function refuse(reply: FastifyReply, code: ProblemCode, detail: string): FastifyReply {
  sendProblem(reply.removeHeader('content-disposition'), code, detail);
  return reply;
}

/** Whether `If-Match` lets the request through. */
function mayBe(condition: string | undefined, etag: string): boolean {
  return condition === undefined || condition.trim() === '*' || tagsOf(condition).includes(etag);
}

/** Whether a list of entity tags names this one; weak ones too, since `If-None-Match` compares so. */
function names(condition: string, etag: string): boolean {
  return condition.trim() === '*' || tagsOf(condition).some((tag) => tag.replace(/^W\//, '') === etag);
}

function tagsOf(condition: string): string[] {
  return condition.match(/(?:W\/)?"[^"]*"/g) ?? [];
}

/** The part that a request asks for: undefined for the whole file, `none` for one that the file does not have. */
function partOf(headers: IncomingHttpHeaders, { etag, size }: SpooledFile): Part | 'none' | undefined {
  const condition = headers['if-range'];
  if (condition !== undefined && condition !== etag) return undefined;
  const [, from = '', to = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(headers.range ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') return Number(to) === 0 ? 'none' : { first: Math.max(0, size - Number(to)), last: size - 1 };
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  if (to !== '' && Number(to) < first) return undefined;
  return first >= size ? 'none' : { first, last };
}
