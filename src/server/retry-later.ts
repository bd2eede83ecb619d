import { GraphQLError } from 'graphql';

/**
 * The refusal of a request that may succeed later. The HTTP status is 429 for `RATE_LIMITED`, which the viewer itself
 * brought about, and 503 for `SERVICE_UNAVAILABLE`.
 */
export class RetryLater extends GraphQLError {
  readonly status: 429 | 503;

  /** @param retryAfter whole seconds after which the client should try again, for `Retry-After` */
  constructor(
    code: 'RATE_LIMITED' | 'SERVICE_UNAVAILABLE',
    message: string,
    readonly retryAfter: number,
  ) {
    super(message, { extensions: { code } });
    this.status = code === 'RATE_LIMITED' ? 429 : 503;
  }
}
