import { crc32 } from 'node:zlib';
import { ArgumentError } from './errors';
import { isKey, quote } from './identity';
import type { OrderKey } from './metadata/graph';

/** A place in an ordered list: the texts of its order's keys, null where the row has none, and the row's own key. */
export interface Place {
  readonly keys: readonly (string | null)[];
  readonly id: string;
}

/** What a cursor needs to know of its list. */
export interface CursorList {
  readonly listName: string;
  readonly order: readonly OrderKey[];
}

function checksum(payload: string): string {
  return crc32(payload).toString(16).padStart(8, '0');
}

/** The cursor of a place: opaque to clients, and recognised when it comes back damaged or from another list. */
export function encodeCursor(listName: string, keys: readonly (string | number | null)[], id: string | number): string {
  const payload = JSON.stringify([listName, ...keys.map((key) => (key === null ? null : String(key))), String(id)]);
  return Buffer.from(checksum(payload) + payload, 'utf8').toString('base64url');
}

const forms: { readonly [type: string]: RegExp } = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamptz: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  integer: /^-?\d{1,10}$/,
};

function fits(key: unknown, { type, nullable }: OrderKey): key is string | null {
  if (key === null) return nullable;
  if (typeof key !== 'string' || key.includes('\0')) return false;
  const form = forms[type];
  if (!form) return true;
  if (!form.test(key)) return false;
  if (type === 'integer') return Math.abs(Number(key)) < 2 ** 31;
  const instant = new Date(key);
  return !key.startsWith('0000') && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(key);
}

/** The parts of a payload, or nothing where it is no list: a checksum is no secret, so the rest is not trusted. */
function parseParts(payload: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(payload);
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/**
 * Reads a cursor back.
 * @throws ArgumentError where it is damaged or belongs to another list
 */
export function decodeCursor(cursor: string, { listName, order }: CursorList): Place {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const payload = text.slice(8);
  if (
    cursor === '' ||
    Buffer.from(text, 'utf8').toString('base64url') !== cursor ||
    checksum(payload) !== text.slice(0, 8)
  ) {
    throw new ArgumentError(`${quote(cursor)} is not a cursor: it is damaged or was not made by this hub.`);
  }
  const parts = parseParts(payload);
  const keys = parts.slice(1, -1);
  const id = parts.at(-1);
  const ofThisList =
    parts[0] === listName && keys.length === order.length && order.every((key, index) => fits(keys[index], key));
  if (!ofThisList || typeof id !== 'string' || !isKey(id)) {
    throw new ArgumentError(`${quote(cursor)} is a cursor of another list.`);
  }
  return { keys: keys as readonly (string | null)[], id };
}
