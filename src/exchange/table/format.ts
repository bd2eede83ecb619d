import type { Table } from './table';

/** What the request says of the way a table is written; a format ignores what does not concern it. */
export interface FormatOptions {
  readonly bom: boolean;
  readonly separator: ',' | ';';
}

/** How many characters of a file are handed on at a time. */
export const piece = 64 * 1024;

/** Takes the next piece of a file; resolves when there is room for more. */
export type Sink = (chunk: Uint8Array | string) => Promise<void>;

export interface TableFormat {
  /** After the document's name in a URL: `csv`. */
  readonly extension: string;
  readonly mediaType: string;
  /** Whether it has list columns; without them a list is written as JSON text. */
  readonly nested: boolean;
  /** Whether it is written to a spooled file before it is sent. */
  readonly spooled: boolean;
  /** Writes the whole table. What it throws, also what `table.batches` or `sink` throws, ends the file as a failure. */
  write(table: Table, options: FormatOptions, sink: Sink): Promise<void>;
}
