import { DoesNotFit } from '../../does-not-fit';
import { piece } from '../../format';
import type { Batch, Cell, ColumnType, Table } from '../../table';
import { cellXmlOf } from './cell';
import { declaration, lettersOf, mainNamespace, relationshipNamespace } from './names';
import type { SharedTexts } from './shared-texts';
import { Styles } from './styles';
import { escaped } from './text';

/** The most rows of a sheet, without its header, and the most columns. */
const most = { rows: 1_048_575, columns: 16_384 };

/** The sheet with the rows of a table. */
export class TableSheet {
  /** How many rows are written. */
  rows = 0;

  constructor(
    private readonly table: Table,
    private readonly headings: readonly string[],
    private readonly styles: Styles,
    private readonly texts: SharedTexts,
  ) {
    if (table.columns.length > most.columns) {
      throw new DoesNotFit(`The table has ${table.columns.length} columns, but a sheet of XLSX holds ${most.columns}.`);
    }
  }

  /** The part of the file with the sheet. */
  async *xml(): AsyncGenerator<string> {
    const { slices } = this.table;
    const writers = this.table.columns.map((column, index) => ({
      opening: `<c r="${lettersOf(index)}`,
      xml: cellXmlOf(column, this.styles, this.texts),
    }));
    let head = this.head();
    let text = '';
    for await (const batch of this.table.batches) {
      if (head !== '') {
        text = this.openingOf(batch) + head;
        head = '';
      }
      const rows = batch[0]?.length ?? 0;
      for (let row = 0; row < rows; row++) {
        const number = this.nextRow();
        text += `<row r="${number}">`;
        for (const [index, { opening, xml }] of writers.entries()) {
          const cell = batch[index]?.[row] ?? null;
          if (cell !== null) text += `${opening}${number}"${xml(cell)}`;
        }
        text += '</row>';
        if (text.length >= piece) {
          yield text;
          text = '';
        }
        // A row can be long: its time counts, not its characters.
        if (slices.over) await slices.next();
      }
    }
    if (head !== '') text = this.openingOf([]) + head;
    yield `${text}</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`;
  }

  private nextRow(): number {
    if (this.rows >= most.rows) {
      throw new DoesNotFit(
        `The table has more than ${most.rows} rows, which is all that a sheet of XLSX holds: choose another format, or narrow the document.`,
      );
    }
    this.rows++;
    return this.rows + 1;
  }

  /** What comes before the rows. The first batch shows how wide its columns are. */
  private openingOf(batch: Batch): string {
    const columns = this.table.columns.map(({ type }, index) => {
      const width = widthOf(type, this.headings[index] ?? '', batch[index] ?? []);
      return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
    });
    return [
      `${declaration}<worksheet xmlns="${mainNamespace}" xmlns:r="${relationshipNamespace}">`,
      '<sheetViews><sheetView workbookViewId="0" tabSelected="1">',
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>',
      `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>`,
    ].join('');
  }

  private head(): string {
    const cells = this.headings.map(
      (heading, index) =>
        `<c r="${lettersOf(index)}1" s="${Styles.heading}" t="inlineStr"><is><t>${escaped(heading)}</t></is></c>`,
    );
    return `<row r="1">${cells.join('')}</row>`;
  }
}

/** The narrowest and the widest column, in characters; how many rows are looked at; and the place of the button of the filter. */
const width = { least: 8, most: 60, rows: 200, button: 3 };

function widthOf({ kind }: ColumnType, heading: string, cells: readonly Cell[]): number {
  const lengths = cells.slice(0, width.rows).map((cell) => (typeof cell === 'object' ? 20 : String(cell).length));
  const values = kind === 'instant' ? 24 : Math.max(0, ...lengths) + 1;
  return Math.min(width.most, Math.max(width.least, heading.length + width.button, values));
}
