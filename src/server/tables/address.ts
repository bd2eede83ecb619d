/** The path of the tables. */
export const dataPath = '/data';

/** Whether a URL is of the tables. Pages of other origins get no answer there. */
export function isOfData(url: string): boolean {
  return /^\/data(?:[/?]|$)/.test(url);
}
