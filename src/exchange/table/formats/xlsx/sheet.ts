import { DoesNotFit } from '../../does-not-fit';
import type { Batch, Cell, Column, ColumnType, Table } from '../../table';
import { cellXmlOf, type CellXml } from './cell';
import { declaration, lettersOf, mainNamespace, relationshipNamespace } from './names';
import type { SharedTexts } from './shared-texts';
import { Styles } from './styles';
import { escaped } from './text';
import { XmlBytes } from './xml-bytes';

/** The most rows of a sheet, without its header, and the most columns. */
const most = { rows: 1_048_575, columns: 16_384 };

/** Writes the cells of a column. */
interface CellWriter {
  /** The begin of its elements, up to the number of the row. */
  readonly opening: string;
  readonly xmlOf: CellXml;
  /** The value of the row before that has one, and the rest of its element: rows in turn often have the same values. */
  last: Cell;
  xml: string;
}

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
  async *xml(): AsyncGenerator<Uint8Array> {
    const { slices } = this.table;
    const bytes = new XmlBytes();
    const writers = this.table.columns.map((column, index) => this.writerOf(column, index));
    let hasHead = false;
    for await (const batch of this.table.batches) {
      if (!hasHead) bytes.write(this.openingOf(batch) + this.head());
      hasHead = true;
      const rows = batch[0]?.length ?? 0;
      for (let row = 0; row < rows; row++) {
        this.writeRow(bytes, writers, batch, row);
        if (bytes.isFull) yield bytes.take();
        // A row can be long: its time counts, not its characters.
        if (slices.over) await slices.next();
      }
    }
    if (!hasHead) bytes.write(this.openingOf([]) + this.head());
    bytes.write('</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>');
    yield bytes.take();
  }

  private writerOf(column: Column, index: number): CellWriter {
    return {
      opening: `<c r="${lettersOf(index)}`,
      xmlOf: cellXmlOf(column, this.styles, this.texts),
      last: null,
      xml: '',
    };
  }

  private writeRow(bytes: XmlBytes, writers: readonly CellWriter[], batch: Batch, row: number): void {
    const number = String(this.nextRow());
    bytes.write('<row r="');
    bytes.write(number);
    bytes.write('">');
    for (let index = 0; index < writers.length; index++) {
      const writer = writers[index] as CellWriter;
      const cell = (batch[index] as readonly Cell[])[row] ?? null;
      if (cell === null) continue;
      if (cell !== writer.last) {
        writer.last = cell;
        writer.xml = writer.xmlOf(cell);
      }
      bytes.write(writer.opening);
      bytes.write(number);
      bytes.write(writer.xml);
    }
    bytes.write('</row>');
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
