import { ArgumentError } from './errors';

const largestKey = 9223372036854775807n;

/** A node by its type's name and its key, decimal text. */
export interface Identity {
  readonly typeName: string;
  readonly key: string;
}

/** The global id of a row: `Partner:12`. */
export function globalId(typeName: string, key: string | number): string {
  return `${typeName}:${key}`;
}

/** Whether a text is a key as the database would print it: a positive bigint without leading zeros. */
export function isKey(text: string): boolean {
  return /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= largestKey;
}

/**
 * Reads a global id back.
 * @throws ArgumentError where the text is no id that this graph gives out
 */
export function parseGlobalId(id: string, isType: (name: string) => boolean): Identity {
  const colon = id.indexOf(':');
  const [typeName, key] = [id.slice(0, Math.max(colon, 0)), id.slice(colon + 1)];
  if (!isType(typeName) || !isKey(key)) throw new ArgumentError(`${quote(id)} is not an id of this graph.`);
  return { typeName, key };
}

/** A client's text as an error message shows it: short, and without control characters. */
export function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return `"${short.toWellFormed().replace(/[\p{Cc}"\\]/gu, '\u{FFFD}')}"`;
}
