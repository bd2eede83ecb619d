/**
 * The reason why a token or an API key is not accepted. Each code is public and has one meaning:
 *
 * | code | meaning |
 * | --- | --- |
 * | `AUTHORIZATION_MALFORMED` | the Authorization header is not `Bearer` and one token or API key, or it is repeated |
 * | `TOKEN_NOT_ACCEPTED` | the hub accepts only API keys: no issuer of tokens is configured |
 * | `TOKEN_MALFORMED` | the token is not a signed JSON Web Token, is too long, or lacks valid times |
 * | `TOKEN_ALGORITHM` | the token is not signed, or signed with an algorithm that the hub does not accept |
 * | `TOKEN_TYPE` | the token is not an access token, or it is bound to a key |
 * | `TOKEN_KEY_UNKNOWN` | the token does not name exactly one key of the issuer |
 * | `TOKEN_SIGNATURE` | the signature of the token is not valid |
 * | `TOKEN_ISSUER`, `TOKEN_AUDIENCE` | the token has another issuer, or another audience |
 * | `TOKEN_EXPIRED`, `TOKEN_NOT_YET_VALID` | the token is expired, or not valid yet |
 * | `TOKEN_ROLE` | the token names no role, or an unknown one |
 * | `TOKEN_PARTY` | the token lacks the partner or distributor of its role, or has one that its role does not allow |
 * | `TOKEN_PARTY_UNKNOWN` | no partner or distributor has the slug in the token |
 * | `KEY_UNKNOWN`, `KEY_REVOKED`, `KEY_EXPIRED` | the API key is unknown, revoked or expired |
 * | `AUTHORIZATION_UNAVAILABLE` | the keys of the issuer cannot be fetched at the moment |
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

/** A token or API key that is not accepted. The message is logged and sent to the client, so it contains no part of the token or key. */
export class AccessRefusal extends Error {
  override readonly name = 'AccessRefusal';

  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }

  /** The HTTP status: 503 if the issuer cannot be reached, otherwise 401. */
  get status(): 401 | 503 {
    return this.code === 'AUTHORIZATION_UNAVAILABLE' ? 503 : 401;
  }

  /** The header WWW-Authenticate of RFC 6750. Its description must not contain quotation marks or backslashes. */
  get challenge(): string {
    const error = this.code === 'AUTHORIZATION_MALFORMED' ? 'invalid_request' : 'invalid_token';
    return `Bearer realm="hub", error="${error}", error_description="${this.message.replaceAll(/[^ !#-[\]-~]/g, "'")}"`;
  }
}
