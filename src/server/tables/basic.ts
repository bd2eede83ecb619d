import type { Authenticate } from '../../access/access';
import { isApiKey } from '../../access/api-keys';
import { AccessRefusal } from '../../access/refusal';

/**
 * Authentication that also takes an API key as the password of HTTP Basic, with any name of a user: the dialogs of spreadsheets and
 * BI tools send nothing else. Only for requests that no page of another site can make.
 */
export function orBasic(authenticate: Authenticate): Authenticate {
  return (headers, raw) => {
    if (!/^Basic(?: |$)/i.test(headers.authorization ?? '')) return authenticate(headers, raw);
    const basic = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(headers.authorization ?? '');
    if (!basic)
      throw new AccessRefusal(
        'AUTHORIZATION_MALFORMED',
        'HTTP Basic must have a user and an API key, as `user:key` in base64.',
      );
    const [, password = ''] = /^[^:]*:(.*)$/s.exec(Buffer.from(basic[1] ?? '', 'base64').toString('utf8')) ?? [];
    if (!isApiKey(password) || !/^[\w-]+$/.test(password))
      throw new AccessRefusal('KEY_UNKNOWN', 'The password of HTTP Basic must be an API key.');
    return authenticate({ ...headers, authorization: `Bearer ${password}` }, raw);
  };
}

/** The schemes that a client may try: `WWW-Authenticate`. */
export function challenges(bearer: string): readonly string[] {
  return [bearer, 'Basic realm="hub", charset="UTF-8"'];
}
