import type { IncomingHttpHeaders } from 'node:http';
import { AccessRefusal } from './refusal';

/** The characters of RFC 6750's b64token. */
const bearer = /^Bearer +([\w\-.~+/]+=*) *$/i;

/**
 * The token that a request shows; nothing where it shows none.
 * @param raw the request's headers as they came, names and values in turn: Node keeps only the first of several
 * @throws AccessRefusal
 */
export function bearerToken(headers: IncomingHttpHeaders, raw: readonly string[]): string | undefined {
  const header = headers.authorization;
  if (header === undefined) return undefined;
  let count = 0;
  for (let at = 0; at < raw.length; at += 2) if (raw[at]?.toLowerCase() === 'authorization') count++;
  if (count > 1) throw new AccessRefusal('AUTHORIZATION_MALFORMED', 'There is more than one Authorization header.');
  const token = bearer.exec(header)?.[1];
  if (token !== undefined) return token;
  throw new AccessRefusal('AUTHORIZATION_MALFORMED', 'The Authorization header is not Bearer and one token.');
}
