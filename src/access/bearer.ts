import type { IncomingHttpHeaders } from 'node:http';
import { AccessRefusal } from './refusal';

/** The characters of RFC 6750's b64token. */
const bearer = /^Bearer +([\w\-.~+/]+=*) *$/i;

/**
 * Returns the bearer token or API key of a request; undefined if the request has no Authorization header.
 * @param raw the headers as they arrived, names and values in turn: in `headers`, Node keeps only the first of several
 * @throws AccessRefusal AUTHORIZATION_MALFORMED if the header has another form or is repeated
 */
export function bearerToken(headers: IncomingHttpHeaders, raw: readonly string[]): string | undefined {
  const header = headers.authorization;
  if (header === undefined) return undefined;
  let count = 0;
  for (let at = 0; at < raw.length; at += 2) if (isNamed(raw[at], 'authorization')) count++;
  if (count > 1)
    throw new AccessRefusal('AUTHORIZATION_MALFORMED', 'The request has more than one Authorization header.');
  const token = bearer.exec(header)?.[1];
  if (token !== undefined) return token;
  throw new AccessRefusal(
    'AUTHORIZATION_MALFORMED',
    'The Authorization header must be Bearer, followed by one token or API key.',
  );
}

/** Whether a header has a name. Names of another length need no lower case. */
function isNamed(header: string | undefined, name: string): boolean {
  return header?.length === name.length && header.toLowerCase() === name;
}
