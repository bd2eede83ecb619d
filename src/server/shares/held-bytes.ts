import type { FastifyInstance, FastifyReply } from 'fastify';
import { errorBody } from '../http-errors';
import { networkOf } from '../rate-limits';
import { RetryLater } from '../retry-later';

/** The most bytes of bodies and answers that are held at a time. A quarter of it is the largest `BODY_LIMIT_BYTES`. */
const usual = 256 * 1024 * 1024;
/** The share of one address. */
const share = 0.25;
/** Seconds after which a refused client should try again. */
const retryAfter = 5;
/** Answers of fewer characters are not counted. */
const smallAnswer = 16 * 1024;

/**
 * Bounds the memory of clients that send their bodies slowly, or read their answers slowly: the bytes of bodies that arrive or
 * have arrived, and the characters of answers, until the answer has been read. One address has a quarter of it at most.
 */
export class HeldBytes {
  private held = 0;
  private readonly ofNetworks = new Map<string, number>();

  constructor(private readonly most = usual) {}

  /**
   * Takes bytes for an address.
   * @returns the refusal if too many are held
   */
  take(address: string, bytes: number): RetryLater | undefined {
    const network = networkOf(address);
    const own = (this.ofNetworks.get(network) ?? 0) + bytes;
    if (own > this.most * share)
      return new RetryLater(
        'RATE_LIMITED',
        `Your requests and the answers that you have not read take too much memory: try again in ${retryAfter} s.`,
        retryAfter,
      );
    if (this.held + bytes > this.most)
      return new RetryLater(
        'SERVICE_UNAVAILABLE',
        `The requests of all clients take too much memory: try again in ${retryAfter} s.`,
        retryAfter,
      );
    this.held += bytes;
    this.ofNetworks.set(network, own);
    return undefined;
  }

  /** Gives bytes back that were taken for an address. */
  give(address: string, bytes: number): void {
    const network = networkOf(address);
    const own = (this.ofNetworks.get(network) ?? 0) - bytes;
    this.held -= bytes;
    if (own > 0) this.ofNetworks.set(network, own);
    else this.ofNetworks.delete(network);
  }
}

/**
 * Takes bytes until the response of a request has been read.
 * @returns false if too many are held. The request is refused then, and its connection is closed
 */
function holds(held: HeldBytes, reply: FastifyReply, bytes: number): boolean {
  // The client has gone, and `close` does not come any more.
  if (reply.raw.destroyed) return true;
  const { ip, id } = reply.request;
  const refusal = held.take(ip, bytes);
  if (!refusal) {
    reply.raw.once('close', () => held.give(ip, bytes));
    return true;
  }
  const code = String(refusal.extensions['code']);
  reply.code(refusal.status).header('retry-after', refusal.retryAfter).header('connection', 'close');
  void reply.type('application/json').send(errorBody(code, refusal.message, id));
  return false;
}

/** Refuses requests with bodies before they arrive if too many bytes are held. A body of unknown length may be as long as any. */
export function boundBodies(app: FastifyInstance, held: HeldBytes, bodyBytes: number): void {
  app.addHook('onRequest', ({ headers }, reply, done) => {
    const isChunked = headers['transfer-encoding'] !== undefined;
    const bytes = isChunked ? bodyBytes : Math.min(bodyBytes, Number(headers['content-length'] ?? 0));
    if (!(bytes > 0) || holds(held, reply, bytes)) done();
  });
}

/** Whether an answer may be sent. If too many bytes are held, the request is refused instead. */
export function maySend(held: HeldBytes, reply: FastifyReply, characters: number): boolean {
  return characters < smallAnswer || holds(held, reply, characters);
}
