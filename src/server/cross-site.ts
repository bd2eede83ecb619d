import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a GET could be one that a page of another site makes a browser send with credentials that the browser adds by
 * itself. The hub knows no such credentials: tokens and keys are sent by the program that asks. A proxy in front of it may
 * know them, and then the request carries a cookie. Such a page reads no answer, but it could measure how long one takes.
 */
export function carriesAmbientCredentials(headers: IncomingHttpHeaders): boolean {
  if (headers.cookie === undefined) return false;
  // No page of another site can set this header unless the hub allows that in a preflight.
  if (/^bearer /i.test(headers.authorization ?? '')) return false;
  // Browsers set this header themselves: `none` is an address that somebody typed.
  const site = headers['sec-fetch-site'];
  return site !== 'same-origin' && site !== 'none';
}
