import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page of another site may have made a browser send a GET with credentials that the browser adds itself. The hub
 * has no such credentials: clients send tokens and API keys themselves. A proxy in front of the hub may have them; then the
 * request carries a cookie. The page cannot read the response, but it could measure how long the response takes.
 */
export function carriesAmbientCredentials(headers: IncomingHttpHeaders): boolean {
  if (headers.cookie === undefined) return false;
  // A page of another site cannot set this header unless a preflight allows it.
  if (/^bearer /i.test(headers.authorization ?? '')) return false;
  // The browser sets this header. `none` means that the user typed the URL.
  const site = headers['sec-fetch-site'];
  return site !== 'same-origin' && site !== 'none';
}
