import { Slices } from '../../engine/assemble/slices';
import { piece, type FormatOptions, type Sink, type TableFormat } from './format';
import type { Cell, Column, ColumnType, Table } from './table';

/** Writes a value. Null is nothing. */
type Write = (cell: Cell) => string;

/**
 * What a spreadsheet takes for a formula at the begin of a cell, behind any number of apostrophes. One more apostrophe makes a text
 * of it; a reader takes one away from a cell of this form, so that each text can be read back.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Values that are never a formula: numbers, days and words of the schema. */
const harmless: readonly ColumnType['kind'][] = [
  'boolean',
  'integer',
  'bigint',
  'float',
  'decimal',
  'date',
  'instant',
  'enum',
];

/** Rows of text, as RFC 4180 has them: null is nothing, and an empty text is `""`. */
export function delimited(
  extension: string,
  mediaType: string,
  separatorOf: (options: FormatOptions) => string,
): TableFormat {
  return {
    extension,
    mediaType,
    nested: false,
    spooled: false,
    async write(table: Table, options: FormatOptions, sink: Sink): Promise<void> {
      const separator = separatorOf(options);
      const { slices = new Slices() } = table;
      const special = new RegExp(`["\\r\\n${separator}]|^\\s|\\s$|^$`);
      const columns = table.columns.map((column) => writeOnce(writer(column, special)));
      const begin = options.bom ? '\uFEFF' : '';
      await sink(`${begin}${table.columns.map(({ name }) => name).join(separator)}\r\n`);
      for await (const batch of table.batches) {
        const count = batch[0]?.length ?? 0;
        let text = '';
        for (let row = 0; row < count; row++) {
          let line = '';
          for (let column = 0; column < columns.length; column++) {
            if (column > 0) line += separator;
            line += (columns[column] as Write)((batch[column] as readonly Cell[])[row] as Cell);
          }
          // A line of nothing would be no row to most readers.
          text += line === '' ? '""\r\n' : `${line}\r\n`;
          if (text.length < piece) continue;
          await sink(text);
          text = '';
          if (slices.over) await slices.next();
        }
        if (text !== '') await sink(text);
      }
    },
  };
}

function writer({ type }: Column, special: RegExp): Write {
  const quoted = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  if (harmless.includes(type.kind)) return (cell) => (cell === null ? '' : quoted(String(cell)));
  return (cell) => {
    if (cell === null) return '';
    const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
    return quoted(formula.test(text) ? `'${text}` : text);
  };
}

/** Rows in turn often have the same value, above all where a list repeats them. */
export function writeOnce(write: Write): Write {
  let [last, written]: [Cell, string] = [null, write(null)];
  return (cell) => {
    if (cell === last) return written;
    [last, written] = [cell, write(cell)];
    return written;
  };
}
