import { writeOnce } from './delimited';
import { Slices } from '../../engine/assemble/slices';
import { piece, type Sink, type TableFormat } from './format';
import type { Cell, Table } from './table';

/** Objects of JSON, one for each row, with the names of the columns as their keys. */
function json(
  extension: string,
  mediaType: string,
  { begin, between, end }: { readonly begin: string; readonly between: string; readonly end: string },
): TableFormat {
  return {
    extension,
    mediaType,
    nested: true,
    spooled: false,
    async write({ columns, batches, slices = new Slices() }: Table, _options, sink: Sink): Promise<void> {
      const writers = columns.map(({ name }, index) => {
        const key = `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`;
        return writeOnce((cell) => key + JSON.stringify(cell));
      });
      let isFirst = true;
      await sink(begin);
      for await (const batch of batches) {
        const count = batch[0]?.length ?? 0;
        let text = '';
        for (let row = 0; row < count; row++) {
          if (!isFirst) text += between;
          isFirst = false;
          for (let column = 0; column < writers.length; column++)
            text += (writers[column] as (cell: Cell) => string)((batch[column] as readonly Cell[])[row] as Cell);
          text += '}';
          if (text.length < piece) continue;
          await sink(text);
          text = '';
          if (slices.over) await slices.next();
        }
        if (text !== '') await sink(text);
      }
      await sink(isFirst && between === '\n' ? '' : end);
    },
  };
}

/** One list of all rows. */
export const jsonFormat = json('json', 'application/json', { begin: '[', between: ',\n', end: ']\n' });

/** One row on each line. */
export const ndjsonFormat = json('ndjson', 'application/x-ndjson', { begin: '', between: '\n', end: '\n' });
