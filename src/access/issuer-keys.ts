import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { AccessRefusal } from './refusal';

/** The interval between fetches of the keys, in milliseconds. A key that the issuer withdraws is accepted for at most this long. */
const refresh = 300_000;
/** The pause before the next attempt while no keys have been fetched, in milliseconds. */
const retry = 2_000;
/** The least time between two fetches that tokens with unknown keys cause, in milliseconds. */
const cooldown = 5_000;

/**
 * The public keys of the token issuer. They are fetched in the background. If a fetch fails, the known keys stay valid, so an
 * outage of the issuer does not affect tokens with a known key. A token that names a new key causes a fetch at once.
 */
export class IssuerKeys {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private onFailure: (error: unknown) => void = () => undefined;
  private failure: unknown = new Error('the keys of the issuer have not been fetched yet');

  constructor(url: URL) {
    // The keys never expire in jose's cache: `fetch` renews them.
    this.keys = createRemoteJWKSet(url, { cooldownDuration: cooldown, cacheMaxAge: Infinity, timeoutDuration: 5_000 });
  }

  /** Starts the background fetches. `close` ends them. */
  start(): void {
    void this.fetch();
  }

  /** @param onFailure is called each time the keys cannot be fetched */
  watch(onFailure: (error: unknown) => void): void {
    this.onFailure = onFailure;
  }

  close(): void {
    clearTimeout(this.timer);
    this.closed = true;
  }

  /** @throws the last failure if the keys have never been fetched */
  check(): void {
    if (!this.keys.jwks()) throw this.failure;
  }

  /** Finds the key that the header of a token names; jose calls it. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    try {
      return await this.keys(header, token);
    } catch (error) {
      if (isOfToken(error)) throw error;
      this.onFailure(error);
      throw new AccessRefusal('AUTHORIZATION_UNAVAILABLE', 'The keys of the issuer cannot be fetched at the moment.');
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
