import { conceptFacts } from './concepts';

const largestKey = 2n ** 63n - 1n;

/** The parts of a global id, or undefined where the text is none. */
export function readGlobalId(id: string): { readonly type: string; readonly key: string } | undefined {
  const [type, key, ...rest] = id.split(':');
  if (type === undefined || key === undefined || rest.length > 0) return undefined;
  return Object.hasOwn(conceptFacts, type) && isKey(key) ? { type, key } : undefined;
}

/** Whether a text is a key of a row: a positive bigint in canonical decimal. */
export function isKey(text: string): boolean {
  return /^[1-9]\d*$/.test(text) && BigInt(text) <= largestKey;
}
