import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticate } from '../access/access';
import { AccessRefusal } from '../access/refusal';
import { anybody, requestViewer, type RequestViewer, type Viewer } from '../access/viewer';
import { databaseRetryAfter, maskError } from './error-mask';
import { errorBody } from './http-errors';
import { identityOf, tellLimit, type Bucket, type RateLimits } from './rate-limits';
import { Account } from './shares/account';
import type { ConnectionTurns } from './shares/connection-turns';
import type { ProcessTurns } from './shares/process-turns';

/** What decides whether a request is let in. */
export interface Gate {
  readonly authenticate: Authenticate;
  readonly rates: RateLimits;
  readonly turns: ConnectionTurns;
  readonly processTurns: ProcessTurns;
  /** Called with the code of each refusal. */
  readonly onRefusal: (code: string) => void;
  /** Called with what a request is charged after it has run. */
  readonly onAfterCharge: (cost: number) => void;
}

/** The viewer of a request that is let in. */
export interface Admitted {
  readonly viewer: RequestViewer;
  /** What the request spends. */
  readonly account: Account;
  /** What the viewer may spend. Absent if its role has no limit. */
  readonly bucket?: Bucket;
}

/** The cost of each request beside that of its operation. A request that fails before its operation has a cost costs this. */
const requestCost = 10;

/** How refusals are told to the client. */
export interface Refusals {
  readonly send: (code: string, message: string, status: number) => void;
  /** The header WWW-Authenticate, from the challenge of the scheme Bearer. */
  readonly challenges: (bearer: string) => string | readonly string[];
  /** Sends the reply to a request that failed for another reason. @returns the code of the error */
  readonly fail: (error: unknown) => string;
}

/** Refusals as GraphQL clients read them. */
function asGraphql(request: FastifyRequest, reply: FastifyReply): Refusals {
  return {
    send: (code, message, status) => void reply.code(status).type('application/json').send(errorBody(code, message)),
    challenges: (bearer) => bearer,
    fail: (error) => fail(error, request, reply),
  };
}

/**
 * Finds the viewer of a request and takes the request's cost from its budget. A request with credentials that are not
 * accepted is refused; it never counts as one without credentials.
 * @returns undefined if the request is refused; the reply has been sent then. A promise only if the viewer is not known yet
 */
export function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  gate: Gate,
  refusals = asGraphql(request, reply),
): Admitted | undefined | Promise<Admitted | undefined> {
  const entrance = new Entrance(request, reply, gate, refusals);
  let shown: Viewer | Promise<Viewer>;
  try {
    shown = gate.authenticate(request.headers, request.raw.rawHeaders);
  } catch (problem) {
    return entrance.refuse(problem);
  }
  if (!(shown instanceof Promise)) return entrance.admit(shown);
  return shown.then(
    (viewer) => entrance.admit(viewer),
    (problem: unknown) => entrance.refuse(problem),
  );
}

/** Where one request is let in or refused. */
class Entrance {
  constructor(
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    private readonly gate: Gate,
    private readonly refusals: Refusals,
  ) {}

  /** Lets the request of a viewer in, unless the viewer has spent its budget. */
  admit(viewer: Viewer): Admitted | undefined {
    const bucket = this.limited(viewer);
    if (bucket === 'spent') return undefined;
    const { turns, processTurns, onAfterCharge } = this.gate;
    const name = identityOf(viewer, this.request.ip);
    const inTurn = { turns: turns.of(name), processTurn: processTurns.of(name) };
    const account = new Account({ bucket, paid: requestCost, ...inTurn, onAfterCharge });
    return { viewer: requestViewer(viewer), account, ...(bucket && { bucket }) };
  }

  /** Refuses a request whose credentials are not accepted, or cannot be checked. */
  refuse(problem: unknown): undefined {
    // Attempts to guess a token are limited by address.
    if (this.limited(anybody) === 'spent') return undefined;
    const { reply, refusals } = this;
    const code = problem instanceof AccessRefusal ? refuseAccess(problem, reply, refusals) : refusals.fail(problem);
    this.gate.onRefusal(code);
    return undefined;
  }

  private limited(viewer: Viewer): Bucket | undefined | 'spent' {
    const bucket = this.gate.rates.of(viewer, this.request.ip);
    const refusal = bucket?.spend(requestCost);
    if (!bucket || !refusal) return bucket;
    tellLimit(this.reply, bucket);
    this.reply.header('retry-after', refusal.retryAfter);
    this.refusals.send('RATE_LIMITED', refusal.message, 429);
    this.gate.onRefusal('RATE_LIMITED');
    return 'spent';
  }
}

function refuseAccess(
  { status, code, message, challenge }: AccessRefusal,
  reply: FastifyReply,
  { send, challenges }: Refusals,
): string {
  if (status === 401) reply.header('www-authenticate', challenges(challenge));
  else reply.header('retry-after', 5);
  send(code, message, status);
  return code;
}

/**
 * Sends the reply to a request that failed before its operation was executed, because the database does not answer or there
 * is a fault in the hub.
 * @returns the code of the error
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
