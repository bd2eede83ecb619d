import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Authenticate } from '../access/access';
import { AccessRefusal } from '../access/refusal';
import { anybody, requestViewer, type RequestViewer, type Viewer } from '../access/viewer';
import { databaseRetryAfter, maskError } from './error-mask';
import { errorBody } from './http-errors';
import { refuseForRate, tellLimit, type Bucket, type RateLimits } from './rate-limits';

/** Who is let in, and by which limit. */
export interface Gate {
  readonly authenticate: Authenticate;
  readonly rates: RateLimits;
  /** Told the code of each refusal. */
  readonly onRefusal: (code: string) => void;
}

/** Somebody who may ask. */
export interface Admitted {
  readonly viewer: RequestViewer;
  /** Takes what an operation costs; says why where that may not be spent now. Absent where there is no limit. */
  readonly spend?: (cost: number) => GraphQLError | undefined;
  /** Tells the limit in the answer. */
  readonly tell: () => void;
}

/** What each request costs beside its operation, so that those that fail before they have a cost have one too. */
const requestCost = 10;

const nothingToTell = (): void => undefined;

/**
 * Tells who is asking and whether it may ask now. A token that is not accepted is an error, never taken for nobody's:
 * nothing of the operation is looked at.
 * @returns nothing where the request has been answered already
 */
export async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  { authenticate, rates, onRefusal }: Gate,
): Promise<Admitted | undefined> {
  const limited = (viewer: Viewer): Bucket | undefined | 'spent' => {
    const bucket = rates.of(viewer, request.ip);
    if (!bucket || bucket.take(requestCost)) return bucket;
    tellLimit(reply, bucket);
    const message = refuseForRate(reply, bucket);
    void reply.type('application/json').send(errorBody('RATE_LIMITED', message));
    onRefusal('RATE_LIMITED');
    return 'spent';
  };
  let viewer: Viewer;
  try {
    const shown = authenticate(request.headers, request.raw.rawHeaders);
    viewer = shown instanceof Promise ? await shown : shown;
  } catch (refusal) {
    // Whoever tries tokens out is counted by address.
    if (limited(anybody) === 'spent') return undefined;
    onRefusal(refusal instanceof AccessRefusal ? refuseAccess(refusal, reply) : fail(refusal, request, reply));
    return undefined;
  }
  const bucket = limited(viewer);
  if (bucket === 'spent') return undefined;
  if (!bucket) return { viewer: requestViewer(viewer), tell: nothingToTell };
  return {
    viewer: requestViewer(viewer),
    spend(cost) {
      if (bucket.take(cost)) return undefined;
      return new GraphQLError(refuseForRate(reply, bucket), { extensions: { code: 'RATE_LIMITED' } });
    },
    tell: () => tellLimit(reply, bucket),
  };
}

function refuseAccess({ status, code, message, challenge }: AccessRefusal, reply: FastifyReply): string {
  if (status === 401) reply.header('www-authenticate', challenge);
  else reply.header('retry-after', 5);
  void reply.code(status).type('application/json').send(errorBody(code, message));
  return code;
}

/**
 * Answers that what has to be known before an operation runs, such as who is asking, cannot be found out: the database does
 * not answer, or there is a fault.
 * @returns the code of the answer
 */
export function fail(error: unknown, { id, log }: FastifyRequest, reply: FastifyReply): string {
  const masked = maskError(error, { requestId: id, log });
  const code = String(masked.extensions?.['code']);
  const unavailable = code === 'SERVICE_UNAVAILABLE';
  if (unavailable) reply.header('retry-after', databaseRetryAfter);
  void reply
    .code(unavailable ? 503 : 500)
    .type('application/json')
    .send({ errors: [masked] });
  return code;
}
