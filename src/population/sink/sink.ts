import type { Row, TableLayout } from './tables';

/** Where rows are written to. */
export interface Sink {
  /** Takes a row. Nothing is written before {@link flush}. */
  add(layout: TableLayout, row: Row): void;
  /**
   * Writes the rows that wait.
   * @param least of a table or file, only if at least so many bytes of it wait
   */
  flush(least: number): Promise<void>;
}

/** Bytes of the longest character that one unit of a string stands for. */
const longestCharacter = 3;
const bufferSize = 64 * 1024;

/** Lines of text that wait to be written, as bytes. */
export class Lines {
  /** How many bytes wait. */
  size = 0;
  private full: Buffer[] = [];
  private buffer = Buffer.alloc(0);
  private used = 0;

  add(line: string): void {
    // Text becomes bytes at once: millions of strings that wait to be joined keep the garbage collector busy.
    const most = line.length * longestCharacter;
    if (this.used + most > this.buffer.length) this.renew(most);
    const length = this.buffer.write(line, this.used);
    this.used += length;
    this.size += length;
  }

  private renew(least: number): void {
    if (this.used > 0) this.full.push(this.buffer.subarray(0, this.used));
    this.buffer = Buffer.allocUnsafeSlow(Math.max(least, bufferSize));
    this.used = 0;
  }

  /** The bytes that wait, which do so no longer. */
  take(): Buffer[] {
    const pieces = [...this.full, this.buffer.subarray(0, this.used)];
    this.full = [];
    this.buffer = Buffer.alloc(0);
    this.used = 0;
    this.size = 0;
    return pieces;
  }
}
