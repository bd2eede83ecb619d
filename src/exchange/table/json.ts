import type { Sink, TableFormat } from './format';
import { writeRows, type CellText } from './row-bytes';
import type { Cell, Table } from './table';

/** Objects of JSON, one for each row, with the names of the columns as their keys. */
function json(
  extension: string,
  mediaType: string,
  { begin, between, after, end }: Readonly<Record<'begin' | 'between' | 'after' | 'end', string>>,
): TableFormat {
  return {
    extension,
    mediaType,
    nested: true,
    spooled: false,
    async write(table: Table, _options, sink: Sink): Promise<void> {
      const cells = table.columns.map(({ name }, index): CellText => {
        const key = `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`;
        return (cell) => key + jsonOf(cell);
      });
      await sink(begin);
      await writeRows(table, { between, cells, end: `}${after}` }, sink);
      await sink(end);
    },
  };
}

/** What JSON escapes in a text. A surrogate is escaped if it stands alone. */
// eslint-disable-next-line no-control-regex -- JSON escapes control characters
const escaped = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Most texts need no escape: to see that takes half as long as to make JSON of them. */
function jsonOf(cell: Cell): string {
  return typeof cell === 'string' && !escaped.test(cell) ? `"${cell}"` : JSON.stringify(cell);
}

/** One list of all rows. */
export const jsonFormat = json('json', 'application/json', { begin: '[', between: ',\n', after: '', end: ']\n' });

/** One row on each line. */
export const ndjsonFormat = json('ndjson', 'application/x-ndjson', { begin: '', between: '', after: '\n', end: '' });
