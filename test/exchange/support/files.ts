import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A row of a file, by column; an empty cell is null. */
export type Row = Readonly<Record<string, string | null>>;

/** The folder of the definition's files. */
export const definition = join(__dirname, '..', '..', '..', 'data', 'definition');

export function rowsOf(text: string): Row[] {
  return parse(text, { columns: true, cast: (value, { header }) => (value === '' && !header ? null : value) }) as Row[];
}

/** The rows of a file of the definition. */
export function definedRows(name: string): Row[] {
  return rowsOf(readFileSync(join(definition, name), 'utf8'));
}
