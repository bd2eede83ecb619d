/** What the values of a column are. */
export type ColumnType =
  | { readonly kind: 'text' | 'id' | 'boolean' | 'integer' | 'bigint' | 'float' | 'date' | 'instant' | 'json' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  /** Exact; its cells are text with exactly `scale` digits after the point. */
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'list'; readonly item: ColumnType };

/** A column of a table: the response keys on the way to it, joined by dots, and what the schema says of its field. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly description: string;
  readonly unit: string | null;
}

/**
 * A value as the JSON answer has it: text, id, enum, date (`2026-06-15`), instant (`2026-06-15T08:00:00.000Z`), decimal and bigint
 * are text; integer and float are numbers; json is any value; a list is an array.
 */
export type Cell = null | string | number | boolean | readonly Cell[] | { readonly [key: string]: unknown };

/** Some rows, by column: `batch[column][row]`. All columns are of one length. */
export type Batch = readonly (readonly Cell[])[];

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
}
