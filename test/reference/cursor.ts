import { crc32 } from 'node:zlib';
import type { OrderKey } from './concepts';
import type { Graph } from './graph';
import { isKey } from './global-id';
import type { OrderTexts, Row } from './tables';

/** A place in the default order of a type; a row need not stand there any more. */
export interface Place {
  readonly texts: OrderTexts;
  readonly id: string;
}

/** The cursor of a place in the lists of a type. */
export function writeCursor(graph: Graph, type: string, { texts, id }: Place): string {
  const payload = JSON.stringify([listName(graph, type), ...texts, id]);
  return Buffer.from(checksum(payload) + payload).toString('base64url');
}

/** The place of a row. */
export function placeOf(graph: Graph, type: string, row: Row): Place {
  return { texts: graph.table(type).textsOf(row), id: row.id };
}

/** The place that a cursor names, or undefined where it is none of a list of this type. */
export function readCursor(graph: Graph, type: string, cursor: string): Place | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (Buffer.from(text).toString('base64url') !== cursor) return undefined;
  const payload = text.slice(8);
  if (text.slice(0, 8) !== checksum(payload)) return undefined;
  const { order } = graph.facts(type);
  const parts = parse(payload);
  if (parts.length !== order.length + 2 || parts[0] !== listName(graph, type)) return undefined;
  const [id, texts] = [parts.at(-1), parts.slice(1, -1)];
  if (typeof id !== 'string' || !isKey(id)) return undefined;
  if (!order.every((key, index) => fits(key, texts[index]))) return undefined;
  return { texts: texts as OrderTexts, id };
}

function listName(graph: Graph, type: string): string {
  return `${type}:${graph
    .facts(type)
    .order.map(({ property }) => property)
    .join(',')}`;
}

function checksum(payload: string): string {
  return crc32(payload).toString(16).padStart(8, '0');
}

function parse(payload: string): readonly unknown[] {
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
