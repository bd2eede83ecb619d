import { hash } from 'node:crypto';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';
import { LRUCache } from 'lru-cache';
import { readGrant, type ClaimNames, type Grant } from './claims';
import { AccessRefusal, type RefusalCode } from './refusal';
import type { Viewer } from './viewer';

/** The rules that verify tokens. */
export interface TokenRules {
  /** Finds the key that the header of a token names. */
  readonly key: JWTVerifyGetKey;
  readonly algorithms: readonly string[];
  readonly issuer: string;
  readonly audience: string;
  readonly claims: ClaimNames;
}

/** The tolerated difference between the clocks of the issuer and the hub, in seconds. */
const clockSkew = 10;

/** The lifetime of a cached token, in milliseconds. A token stays valid this long after the issuer withdraws its key. */
const remembered = 60_000;

/** The most characters of a token. Longer tokens are refused without verification. */
const longest = 16_384;

/** The header `typ` of the JSON Web Tokens that are access tokens. */
const types = new Set(['jwt', 'at+jwt', 'application/at+jwt']);

interface Known {
  readonly viewer: Viewer;
  /** The Unix time in seconds after which the token is refused, with the clock tolerance. */
  readonly until: number;
}

/**
 * Finds the viewer of a JSON Web Token. Verified tokens are cached by their SHA-256: a verification takes 0.2 ms of CPU with
 * RS256 and 0.3 ms with ES256, a cache hit 2 µs.
 */
export class Tokens {
  private readonly known = new LRUCache<string, Known>({ max: 10_000, ttl: remembered });
  private readonly options: JWTVerifyOptions;

  /** @param resolve finds the partner or distributor that a token names */
  constructor(
    private readonly rules: TokenRules,
    private readonly resolve: (grant: Grant, caller: string) => Promise<Viewer>,
  ) {
    this.options = {
      algorithms: [...rules.algorithms],
      issuer: rules.issuer,
      audience: rules.audience,
      clockTolerance: clockSkew,
      requiredClaims: ['exp'],
    };
  }

  /** @throws AccessRefusal */
  viewer(token: string): Viewer | Promise<Viewer> {
    const name = hash('sha256', token, 'base64');
    const known = this.known.get(name);
    if (known && known.until > Date.now() / 1_000) return known.viewer;
    return this.check(token, name);
  }

  private async check(token: string, name: string): Promise<Viewer> {
    const claims = await this.verify(token);
    if (claims['cnf'] !== undefined) {
      throw new AccessRefusal(
        'TOKEN_TYPE',
        'The token is bound to a key (claim cnf), so it cannot be used as a bearer token.',
      );
    }
    const viewer = await this.resolve(readGrant(claims, this.rules.claims), caller(claims));
    this.known.set(name, { viewer, until: (claims.exp ?? 0) + clockSkew });
    return viewer;
  }

  private async verify(token: string): Promise<JWTPayload> {
    if (token.length > longest)
      throw new AccessRefusal('TOKEN_MALFORMED', `The token has more than ${longest} characters.`);
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.rules.key, this.options);
      const type = protectedHeader.typ?.toLowerCase() ?? 'jwt';
      if (!types.has(type))
        throw new AccessRefusal('TOKEN_TYPE', 'The header typ of the token is not that of an access token.');
      return payload;
    } catch (error) {
      throw refusal(error, this.rules);
    }
  }
}

/** The caller that a token was issued to: a person, or a client on its own behalf. */
function caller({ sub, azp, client_id: client }: JWTPayload): string {
  const name = [sub, client, azp].find((each) => typeof each === 'string');
  return `token:${String(name ?? '')}`;
}

/** The refusal for a failed verification. The message of jose is not passed on because it can contain parts of the token. */
function refusal(error: unknown, { algorithms, audience }: TokenRules): unknown {
  const refused = (code: RefusalCode, message: string): AccessRefusal => new AccessRefusal(code, message);
  if (error instanceof AccessRefusal) return error;
  if (error instanceof errors.JWTExpired) return refused('TOKEN_EXPIRED', 'The token has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) return claimRefusal(error, audience);
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return refused('TOKEN_ALGORITHM', `The token must be signed with one of the algorithms ${algorithms.join(', ')}.`);
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return refused('TOKEN_SIGNATURE', 'The signature of the token is not valid.');
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return refused('TOKEN_KEY_UNKNOWN', 'The token does not name exactly one key of its issuer.');
  }
  const { JWSInvalid, JWTInvalid, JOSENotSupported } = errors;
  if (error instanceof JWSInvalid || error instanceof JWTInvalid || error instanceof JOSENotSupported) {
    return refused('TOKEN_MALFORMED', 'The token is not a signed JSON Web Token.');
  }
  return error;
}

function claimRefusal({ claim, reason }: errors.JWTClaimValidationFailed, audience: string): AccessRefusal {
  if (claim === 'iss') return new AccessRefusal('TOKEN_ISSUER', 'The token has another issuer.');
  if (claim === 'aud') return new AccessRefusal('TOKEN_AUDIENCE', `The audience of the token is not ${audience}.`);
  if (claim === 'nbf' && reason === 'check_failed') {
    return new AccessRefusal('TOKEN_NOT_YET_VALID', 'The token is not valid yet.');
  }
  return new AccessRefusal(
    'TOKEN_MALFORMED',
    'The token must have the claim exp, and its claims exp, nbf and iat must be numbers.',
  );
}
