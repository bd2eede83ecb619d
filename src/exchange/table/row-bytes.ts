import { piece, type Sink } from './format';
import type { Batch, Cell, Table } from './table';

/** The text of a value, with what stands before it in its row. */
export type CellText = (cell: Cell) => string;

/** How rows are written as text. */
export interface RowText {
  /** Between two rows. */
  readonly between: string;
  readonly cells: readonly CellText[];
  /** After the last value of each row. */
  readonly end: string;
}

/** Writes the rows of a table as text. Others have their turn after each slice. */
export async function writeRows({ batches, slices }: Table, text: RowText, sink: Sink): Promise<void> {
  const rows = new RowBytes(text);
  for await (const batch of batches) {
    const count = batch[0]?.length ?? 0;
    for (let row = 0; row < count; row++) {
      rows.add(batch, row);
      if (rows.waiting < piece) continue;
      await sink(rows.take());
      if (slices.over) await slices.next();
    }
    if (rows.waiting > 0) await sink(rows.take());
  }
}

/** A character takes so many bytes at most. */
const bytesOfCharacter = 3;

/** The bytes of a longer text are counted before it is written: three for each character would be far too many. */
const longText = 1_024;

/**
 * The bytes of rows. To join the texts of values and to encode what they make is the longest part of the work for a table, so each
 * value is encoded into its place. Rows in turn often have the same values, above all where a list repeats them: their bytes are copied
 * from the row before. Both together take a sixth of the time for a table of the links of partners.
 */
class RowBytes {
  private bytes = Buffer.allocUnsafeSlow(2 * piece);
  /** Where the next byte is written. */
  private at = 0;
  /** The first byte that was not taken. */
  private first = 0;
  /** The values of the row before, where each of them begins, and where the last of them ends. */
  private readonly last: (Cell | undefined)[];
  private readonly begins: number[];
  /** Where the row before begins. */
  private before = 0;
  private isFirst = true;

  constructor(private readonly text: RowText) {
    this.last = text.cells.map(() => undefined);
    this.begins = [...text.cells.map(() => 0), 0];
  }

  /** How many bytes were not taken. */
  get waiting(): number {
    return this.at - this.first;
  }

  /** The bytes that were not taken. They do not change any more. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(this.first, this.at);
    this.first = this.at;
    return taken;
  }

  /** Adds a row of a batch. */
  add(batch: Batch, row: number): void {
    const { cells, between, end } = this.text;
    const { last, begins } = this;
    const count = cells.length;
    this.before = begins[0] as number;
    if (!this.isFirst) this.write(between);
    this.isFirst = false;
    for (let column = 0; column < count;) {
      const cell = (batch[column] as readonly Cell[])[row] as Cell;
      if (cell === last[column]) {
        let next = column + 1;
        while (next < count && (batch[next] as readonly Cell[])[row] === last[next]) next++;
        this.copy(column, next);
        column = next;
      } else {
        last[column] = cell;
        const begin = this.write((cells[column] as CellText)(cell));
        begins[column++] = begin;
      }
    }
    begins[count] = this.at;
    this.write(end);
  }

  /** Returns where the text begins. */
  private write(text: string): number {
    this.makeRoom(text.length > longText ? Buffer.byteLength(text) : text.length * bytesOfCharacter);
    const begin = this.at;
    this.at += this.bytes.write(text, begin);
    return begin;
  }

  /** Copies the values of some columns from the row before. */
  private copy(column: number, next: number): void {
    const { begins } = this;
    this.makeRoom((begins[next] as number) - (begins[column] as number));
    const [from, to] = [begins[column] as number, begins[next] as number];
    this.bytes.copyWithin(this.at, from, to);
    for (let each = column; each < next; each++) begins[each] = (begins[each] as number) + this.at - from;
    this.at += to - from;
  }

  /** Bytes that were taken must not change. So another buffer goes on, with those that were not, and with the row before. */
  private makeRoom(length: number): void {
    if (this.at + length <= this.bytes.length) return;
    const kept = this.bytes.subarray(Math.min(this.first, this.before), this.at);
    const { byteOffset } = kept;
    this.bytes = Buffer.allocUnsafeSlow(2 * Math.max(piece, kept.length + length));
    this.bytes.set(kept);
    this.at -= byteOffset;
    this.first -= byteOffset;
    this.before -= byteOffset;
    for (let each = 0; each < this.begins.length; each++)
      this.begins[each] = (this.begins[each] as number) - byteOffset;
  }
}
