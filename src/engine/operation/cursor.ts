import { crc32 } from 'node:zlib';
import { ArgumentError } from '../errors/errors';
import { isKey, quote } from '../metadata/identity';
import type { ListKey } from './order-keys';

/**
 * A place in an ordered list: the texts of the order's keys, null for a key that the row does not have, and the row's own
 * key.
 */
export interface Place {
  readonly keys: readonly (string | null)[];
  readonly id: string;
  /** The date that the request named. */
  readonly date: string | undefined;
  /** The locale that the operation named, if the order of the list depends on it. */
  readonly locale: string | undefined;
}

/** The list that a cursor belongs to. */
export interface CursorList {
  readonly listName: string;
  readonly keys: readonly Pick<ListKey, 'type' | 'nullable' | 'values'>[];
}

function checksum(payload: string): string {
  return crc32(payload).toString(16).padStart(8, '0');
}

/** The name of a list as of a date and in the order of a locale. */
export function listIn(listName: string, date: string | undefined, locale: string | undefined): string {
  return `${listName}${date === undefined ? '' : `@${date}`}${locale === undefined ? '' : `#${locale}`}`;
}

/**
 * The cursor of a place. It is opaque to clients. Its checksum and the name of its list show whether it is damaged or
 * belongs to another list.
 * @param listName with the date that the request named, and the locale of the order
 * @param keys the values of the order's keys; the last is the row's own key, or of a group the last part of its key
 */
export function encodeCursor(listName: string, keys: readonly (string | number | boolean | null)[]): string {
  const payload = JSON.stringify([listName, ...keys.map((key) => (key === null ? null : String(key)))]);
  return Buffer.from(checksum(payload) + payload, 'utf8').toString('base64url');
}

const float = /^-?\d{1,400}(\.\d{1,400})?(e[+-]\d{1,3})?$/;

const forms: { readonly [type: string]: RegExp } = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamptz: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  integer: /^-?\d{1,10}$/,
  bigint: /^-?\d{1,18}$/,
  numeric: /^-?\d{1,30}(\.\d{1,30})?$/,
  'double precision': float,
  boolean: /^(true|false)$/,
  'bigint[]': /^\{(\d{1,18}(,\d{1,18}){0,999})?\}$/,
};

/** Whether the database can take a text as a value of a key. */
function fits(key: unknown, { type, nullable, values }: CursorList['keys'][number]): key is string | null {
  if (key === null) return nullable;
  if (typeof key !== 'string' || key.includes('\0')) return false;
  if (values && !values.includes(key)) return false;
  const form = forms[type];
  if (!form) return true;
  if (!form.test(key)) return false;
  if (type === 'integer') return Math.abs(Number(key)) < 2 ** 31;
  // PostgreSQL refuses a number that is too small as well: one that becomes 0 though it has other digits.
  if (type === 'double precision')
    return Number.isFinite(Number(key)) && (Number(key) !== 0 || /^[^1-9e]*(e|$)/.test(key));
  if (type !== 'date' && type !== 'timestamptz') return true;
  const instant = new Date(key);
  return !key.startsWith('0000') && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(key);
}

/** The parts of a payload; none if it is no list. Anyone can compute the checksum, so the payload is not trusted. */
function parseParts(payload: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(payload);
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/**
 * Reads a cursor of rows.
 * @throws ArgumentError if it is damaged or belongs to another list
 */
export function decodeCursor(cursor: string, { listName, keys: expected }: CursorList): Place {
  const { parts, ...list } = decode(cursor, listName);
  const keys = parts.slice(0, -1);
  const id = parts.at(-1);
  if (!areKeys(keys, expected) || typeof id !== 'string' || !isKey(id)) throw cursorOfAnotherList(cursor);
  return { ...list, keys, id };
}

/**
 * Reads a cursor of groups: its last key is the last part of the key of the group.
 * @throws ArgumentError if it is damaged or belongs to other groups
 */
export function decodeGroupCursor(cursor: string, { listName, keys: expected }: CursorList): Omit<Place, 'id'> {
  const { parts: keys, ...list } = decode(cursor, listName);
  if (!areKeys(keys, expected)) throw cursorOfAnotherList(cursor);
  return { ...list, keys };
}

function areKeys(parts: readonly unknown[], expected: CursorList['keys']): parts is readonly (string | null)[] {
  return parts.length === expected.length && expected.every((key, index) => fits(parts[index], key));
}

interface Decoded extends Pick<Place, 'date' | 'locale'> {
  readonly parts: readonly unknown[];
}

function decode(cursor: string, listName: string): Decoded {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const payload = text.slice(8);
  if (
    cursor === '' ||
    Buffer.from(text, 'utf8').toString('base64url') !== cursor ||
    checksum(payload) !== text.slice(0, 8)
  ) {
    throw new ArgumentError(`${quote(cursor)} is not a cursor: it is damaged or was not made by this hub.`);
  }
  const [named, ...parts] = parseParts(payload);
  const [, name, date, locale] = /^([^@#]*)(?:@([^#]*))?(?:#(.*))?$/s.exec(String(named)) ?? [];
  if (name !== listName) throw cursorOfAnotherList(cursor);
  return { parts, date, locale };
}

/** The problem with a cursor of another list, or of the same list as of another date or in another locale. */
export function cursorOfAnotherList(cursor: string): ArgumentError {
  return new ArgumentError(`${quote(cursor)} is a cursor of another list.`);
}
