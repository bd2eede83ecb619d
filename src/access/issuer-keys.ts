import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { AccessRefusal } from './refusal';

/** How often the issuer's keys are fetched anew, in milliseconds: this long a key that it withdraws is still accepted. */
const refresh = 300_000;
/** How soon a fetch is tried again while there are no keys at all, in milliseconds. */
const retry = 2_000;
/** How soon after a fetch a token with an unknown key leads to another one, in milliseconds. */
const cooldown = 5_000;

/**
 * The keys of the issuer of tokens. They are fetched in the background and kept when that fails, so that an outage of the
 * issuer stops nobody whose key is known; a token that names a new key makes the hub look for it at once.
 */
export class IssuerKeys {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private onFailure: (error: unknown) => void = () => undefined;
  private failure: unknown = new Error('the keys of the issuer have not been fetched yet');

  constructor(url: URL) {
    // Never too old: what renews them is below.
    this.keys = createRemoteJWKSet(url, { cooldownDuration: cooldown, cacheMaxAge: Infinity, timeoutDuration: 5_000 });
  }

  /** Starts to fetch, and goes on until `close`. */
  start(): void {
    void this.fetch();
  }

  /** @param onFailure told whenever the keys could not be fetched */
  watch(onFailure: (error: unknown) => void): void {
    this.onFailure = onFailure;
  }

  close(): void {
    clearTimeout(this.timer);
    this.closed = true;
  }

  /** @throws what went wrong where the keys have never been fetched */
  check(): void {
    if (!this.keys.jwks()) throw this.failure;
  }

  /** The key that a token's header names, for jose. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    try {
      return await this.keys(header, token);
    } catch (error) {
      if (isOfToken(error)) throw error;
      this.onFailure(error);
      throw new AccessRefusal('AUTHORIZATION_UNAVAILABLE', 'The keys of the issuer cannot be fetched for the moment.');
    }
  };

  private async fetch(): Promise<void> {
    try {
      await this.keys.reload();
    } catch (error) {
      this.failure = error;
      this.onFailure(error);
    }
    if (this.closed) return;
    this.timer = setTimeout(() => void this.fetch(), this.keys.jwks() ? refresh : retry);
    this.timer.unref();
  }
}

function isOfToken(error: unknown): boolean {
  const { JWKSNoMatchingKey, JWKSMultipleMatchingKeys, JOSENotSupported } = errors;
  return (
    error instanceof JWKSNoMatchingKey || error instanceof JWKSMultipleMatchingKeys || error instanceof JOSENotSupported
  );
}
