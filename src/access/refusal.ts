/**
 * Why a request's token or key is not accepted. Each code is public and has one meaning:
 *
 * | code | meaning |
 * | --- | --- |
 * | `AUTHORIZATION_MALFORMED` | the header is not `Bearer` and one token, or is there more than once |
 * | `TOKEN_NOT_ACCEPTED` | this hub accepts API keys alone: no issuer of tokens is configured |
 * | `TOKEN_MALFORMED` | it is not a signed JSON Web Token |
 * | `TOKEN_ALGORITHM` | it is signed by another algorithm than the hub accepts, or not at all |
 * | `TOKEN_TYPE` | it is a token for something else: not an access token, or bound to a key that was not shown |
 * | `TOKEN_KEY_UNKNOWN` | none of the issuer's keys, or not one alone, is the one that it names |
 * | `TOKEN_SIGNATURE` | its signature is not the issuer's |
 * | `TOKEN_ISSUER`, `TOKEN_AUDIENCE` | it comes from somebody else, or is meant for somebody else |
 * | `TOKEN_EXPIRED`, `TOKEN_NOT_YET_VALID` | its time is over, or has not come |
 * | `TOKEN_ROLE` | it names no role, or one that the hub does not know |
 * | `TOKEN_PARTY` | it names no partner or distributor although its role needs one, or one that its role does not have |
 * | `TOKEN_PARTY_UNKNOWN` | the hub has no partner or distributor with its slug |
 * | `KEY_UNKNOWN`, `KEY_REVOKED`, `KEY_EXPIRED` | the API key is none of the hub's, or no longer one |
 * | `AUTHORIZATION_UNAVAILABLE` | the issuer's keys cannot be fetched for the moment |
 */
export type RefusalCode =
  | 'AUTHORIZATION_MALFORMED'
  | 'TOKEN_NOT_ACCEPTED'
  | 'TOKEN_MALFORMED'
  | 'TOKEN_ALGORITHM'
  | 'TOKEN_TYPE'
  | 'TOKEN_KEY_UNKNOWN'
  | 'TOKEN_SIGNATURE'
  | 'TOKEN_ISSUER'
  | 'TOKEN_AUDIENCE'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_NOT_YET_VALID'
  | 'TOKEN_ROLE'
  | 'TOKEN_PARTY'
  | 'TOKEN_PARTY_UNKNOWN'
  | 'KEY_UNKNOWN'
  | 'KEY_REVOKED'
  | 'KEY_EXPIRED'
  | 'AUTHORIZATION_UNAVAILABLE';

/** A token or key that is not accepted. Neither it nor a part of it stands in the message, which is logged and answered. */
export class AccessRefusal extends Error {
  override readonly name = 'AccessRefusal';

  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }

  /** 503 where the caller is not to blame, else 401. */
  get status(): 401 | 503 {
    return this.code === 'AUTHORIZATION_UNAVAILABLE' ? 503 : 401;
  }

  /** The challenge of RFC 6750, whose description has neither quotation marks nor backslashes. */
  get challenge(): string {
    const error = this.code === 'AUTHORIZATION_MALFORMED' ? 'invalid_request' : 'invalid_token';
    return `Bearer realm="hub", error="${error}", error_description="${this.message.replaceAll(/[^ !#-[\]-~]/g, "'")}"`;
  }
}
