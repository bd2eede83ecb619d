import type { FastifyRequest } from 'fastify';

/** The path of the tables. */
export const dataPath = '/data';

/**
 * Whether a request is one for tables, however its URL is written: `/%64ata`, or with the origin in front. Pages of other origins get no
 * answer there.
 */
export function isOfData({ url, routeOptions }: FastifyRequest): boolean {
  // The method OPTIONS has a route for all paths, and some methods have none.
  return [routeOptions.url ?? '', pathOf(url)].some((path) => /^\/data(?:\/|$)/.test(path));
}

/** The path of a URL, decoded if it can be. */
function pathOf(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
