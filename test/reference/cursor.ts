import { crc32 } from 'node:zlib';
import { getNamedType, isObjectType } from 'graphql';
import type { OrderKey } from './edges';
import type { Graph } from './graph';
import { isKey } from './global-id';
import type { Key, Order, Ordering, Place } from './order';
import { orderingOf } from './order';

/** The parts of a list on which its cursors depend. */
export interface CursorList {
  readonly graph: Graph;
  readonly type: string;
  readonly ordering: Ordering;
  /** The given order; empty for the default one. */
  readonly orderBy: readonly Order[];
  /** The search, if it is part of the order. */
  readonly search: string | undefined;
}

/**
 * The prefix of a cursor of the reference. The hub's cursors of given orders and dates are
 * opaque, so only their effect is compared.
 */
export const ownMark = 'reference-cursor.';

/** A list of rows of a type in a given order. */
export function listOf(graph: Graph, type: string, orderBy?: unknown, search?: string): CursorList {
  const orders = (orderBy ?? []) as readonly Order[];
  const byRelevance = orders.length === 0 || orders.some(({ relevance }) => relevance !== undefined);
  return {
    graph,
    type,
    ordering: orderingOf(graph, type, orders, search),
    orderBy: orders,
    search: byRelevance ? search : undefined,
  };
}

/** Whether a text is a cursor that only the reference reads. */
export function isOwnCursor(text: unknown): text is string {
  return typeof text === 'string' && text.startsWith(ownMark);
}

/** The parts of a cursor of the reference: the list, by a root field that has it, and the row. */
export interface NamedPlace {
  readonly type: string;
  readonly orderBy: readonly Order[];
  readonly search: string | null;
  readonly date: string | null;
  readonly locale: string | null;
  readonly id: string;
}

/** Reads a cursor of the reference, of any list; undefined if it is damaged. */
export function readOwnCursor(cursor: string): NamedPlace | undefined {
  if (!isOwnCursor(cursor)) return undefined;
  const [name, locale, ...parts] = parse(Buffer.from(cursor.slice(ownMark.length), 'base64url').toString());
  const id = parts.at(-1);
  if (typeof name !== 'string' || typeof id !== 'string') return undefined;
  const [type, orderBy, search, date] = JSON.parse(name) as [string, Order[], string | null, string | null];
  return { type, orderBy, search, date, locale: locale as string | null, id };
}

/** The cursor of a place in a list. */
export function writeCursor(list: CursorList, { keys, id }: Place): string {
  if (hasOwnCursors(list)) {
    const payload = JSON.stringify([nameOf(list), list.graph.view.locale ?? null, ...keys, id]);
    return ownMark + Buffer.from(payload).toString('base64url');
  }
  const payload = JSON.stringify([defaultName(list), ...keys, id]);
  return Buffer.from(checksum(payload) + payload).toString('base64url');
}

/** The place that a cursor names; undefined if it is not a cursor of this list. */
export function readCursor(list: CursorList, cursor: string): Place | undefined {
  if (isOwnCursor(cursor)) {
    const [name, , ...parts] = parse(Buffer.from(cursor.slice(ownMark.length), 'base64url').toString());
    return hasOwnCursors(list) && name === nameOf(list)
      ? { keys: parts.slice(0, -1) as Key[], id: String(parts.at(-1)) }
      : undefined;
  }
  if (hasOwnCursors(list)) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString();
  if (Buffer.from(text).toString('base64url') !== cursor) return undefined;
  const payload = text.slice(8);
  if (text.slice(0, 8) !== checksum(payload)) return undefined;
  const { order } = list.graph.facts(list.type);
  const parts = parse(payload);
  if (parts.length !== order.length + 2 || parts[0] !== defaultName(list)) return undefined;
  const [id, keys] = [parts.at(-1), parts.slice(1, -1)];
  if (typeof id !== 'string' || !isKey(id)) return undefined;
  if (!order.every((key, index) => fits(key, keys[index]))) return undefined;
  return { keys: keys as Key[], id };
}

function hasOwnCursors({ graph, orderBy, search }: CursorList): boolean {
  return graph.view.isDated || orderBy.length > 0 || search !== undefined;
}

/** The properties that two lists share if a cursor of one is valid for the other. */
function nameOf({ graph, type, orderBy, search }: CursorList): string {
  const { day, isDated, locale } = graph.view;
  const isInLocale = orderBy.some((key) => speaksOfTexts(graph, type, key));
  return JSON.stringify([type, orderBy, search ?? null, isDated ? day : null, (isInLocale && locale) || null]);
}

/** Whether an order or a filter of a type uses a localised text, at any depth. */
export function speaksOfTexts(graph: Graph, type: string, given: unknown): boolean {
  if (Array.isArray(given)) return given.some((each) => speaksOfTexts(graph, type, each));
  if (typeof given !== 'object' || given === null) return false;
  const object = graph.schema.getType(type);
  const fields = isObjectType(object) ? object.getFields() : {};
  return Object.entries(given).some(([member, inner]) => {
    const field = fields[member];
    if (field?.args.some(({ name }) => name === 'locale')) return true;
    // A member that is not a field of the type is about the same rows: and, some, of.
    const far = field ? getNamedType(field.type).name.replace(/Connection$/, '') : type;
    return speaksOfTexts(graph, far, inner);
  });
}

function defaultName({ graph, type }: CursorList): string {
  return `${type}:${graph
    .facts(type)
    .order.map(({ property }) => property)
    .join(',')}`;
}

function checksum(payload: string): string {
  return crc32(payload).toString(16).padStart(8, '0');
}

/** The parts of a payload; none if it is no list. */
export function parse(payload: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(payload);
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function fits({ kind, nullable }: OrderKey, text: unknown): boolean {
  if (text === null) return nullable === true;
  if (typeof text !== 'string') return false;
  if (kind === 'integer') return /^-?\d+$/.test(text);
  if (kind === 'day') return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  if (kind === 'instant') return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));
  return true;
}
