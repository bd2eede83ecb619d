import { ArgumentError } from '../errors/errors';

const largestKey = 9223372036854775807n;

/** What a global id says: the name of a type, a key as decimal text, and a date if the id has one. */
export interface Identity {
  readonly typeName: string;
  readonly key: string;
  readonly date?: string;
}

/** The global id of a row: `Partner:12`, or `Partner:12@2011-07-30` if the request names a date. */
export function globalId(typeName: string, key: string | number, date?: string): string {
  return date === undefined ? `${typeName}:${key}` : `${typeName}:${key}@${date}`;
}

/** Whether a text is a key as the database would print it: a positive bigint without leading zeros. */
export function isKey(text: string): boolean {
  return /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= largestKey;
}

/**
 * Reads a global id.
 * @throws ArgumentError if the text is no id of this graph
 */
export function parseGlobalId(id: string, isType: (name: string) => boolean): Identity {
  const [, typeName, key, date] = /^([^:]*):([^@]*)(?:@(.*))?$/su.exec(id) ?? [];
  if (typeName === undefined || key === undefined || !isType(typeName) || !isKey(key) || !isDay(date))
    throw new ArgumentError(`${quote(id)} is not an id of this graph.`);
  return { typeName, key, ...(date !== undefined && { date }) };
}

/** Whether a text is a day of the calendar, from the year 1 on. Returns true for the absent date of an id. */
function isDay(date: string | undefined): boolean {
  if (date === undefined) return true;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || date.startsWith('0000')) return false;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}

/** A client's text as an error message quotes it: at most 60 characters, none of them a control character. */
export function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return `"${short.toWellFormed().replace(/[\p{Cc}"\\]/gu, '\u{FFFD}')}"`;
}
