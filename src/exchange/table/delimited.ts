import type { FormatOptions, Sink, TableFormat } from './format';
import { writeRows, type CellText } from './row-bytes';
import type { Cell, Column, ColumnType, Table } from './table';

/** Writes a value that is not null. */
type Write = (cell: Exclude<Cell, null>) => string;

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
      const special = new RegExp(`["\\r\\n${separator}]|^\\s|\\s$|^$`);
      // A line of nothing would be no row to most readers.
      const nothing = table.columns.length === 1 ? '""' : '';
      const cells = table.columns.map((column, index): CellText => {
        const write = writer(column, special);
        const before = index === 0 ? '' : separator;
        return (cell) => before + (cell === null ? nothing : write(cell));
      });
      const begin = options.bom ? '\uFEFF' : '';
      await sink(`${begin}${table.columns.map(({ name }) => name).join(separator)}\r\n`);
      await writeRows(table, { between: '', cells, end: '\r\n' }, sink);
    },
  };
}

function writer({ type }: Column, special: RegExp): Write {
  const quoted = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  if (harmless.includes(type.kind)) return (cell) => quoted(String(cell));
  return (cell) => {
    const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
    return quoted(formula.test(text) ? `'${text}` : text);
  };
}
