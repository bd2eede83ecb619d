import type { Batch, Cell, Column, ColumnType } from '../../engine';
import type { Slices } from '../../engine/assemble/slices';

export type { Batch, Cell, Column, ColumnType };

/** The table of a document, as formats write it. */
export interface Table {
  /** The document's name: URL-safe, also the name of a file without its extension. */
  readonly name: string;
  /** What the document asks, for a person. */
  readonly title: string;
  readonly columns: readonly Column[];
  /** The request's day, `2026-06-15`. */
  readonly asOf: string;
  /** All rows, once; throws when the rest of them cannot be read. */
  readonly batches: AsyncIterable<Batch>;
  /** The work of reading and writing it, in slices. */
  readonly slices: Slices;
}
