import { pipeline } from 'node:stream';
import { finished } from 'node:stream/promises';
import { CsvError, parse, type Parser } from 'csv-parse';
import { FileBytes } from './bytes';
import type { ImportSource } from './source';

/** One row of a file. */
export interface CsvRow {
  /** The line on which it begins; the first line of the file is 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Whether the bytes so far hold some that are no UTF-8: cells with U+FFFD may then be bad. */
  readonly doubtful: boolean;
}

/** A place where the file is no CSV. */
export interface Malformed {
  readonly line: number;
  readonly malformed: string;
}

/** The longest row that is taken, in bytes: a quote that is never closed must not draw the whole file into memory. */
const longestRow = 1_000_000;

const messages: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote that opens in this row is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quote; a quote inside a quoted value is written twice',
  INVALID_OPENING_QUOTE:
    'a quote stands inside a value that is not quoted; quote the whole value and write its quotes twice',
  CSV_MAX_RECORD_SIZE: `the row is longer than ${longestRow} bytes; is a quote not closed?`,
};

/**
 * Reads the rows of a file as a stream, its header among them; blank lines are left out. Behind a place where the file is
 * no CSV it goes on with the next line, so that one bad quote does not hide what else is wrong.
 * @param onBytes told how many bytes were read
 * @throws WrongKindOfFile where the first bytes are those of something else than CSV in UTF-8
 */
export async function* csvRows(
  source: ImportSource,
  onBytes: (count: number) => void,
): AsyncGenerator<CsvRow | Malformed> {
  for (let start = 1; ;) {
    const reading = new Reading(source, start, onBytes);
    try {
      for await (const record of reading.parser) {
        const row = reading.take(record as string[]);
        if (row) yield row;
      }
      return;
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const { rows, line } = await lostRows(source, start, reading.taken);
      yield* rows;
      yield { line, malformed: messages[error.code] ?? error.message };
      start = line + 1;
    }
  }
}

/** One pass over a file, from a line on. */
class Reading {
  readonly parser: Parser;
  /** How many rows were taken, blank lines counted. */
  taken = 0;
  private readonly bytes: FileBytes;

  /** @param onRecord called for each row as it is parsed, before any error that follows; the rows are not handed out then */
  constructor(
    source: ImportSource,
    /** The line on which the next row begins. */
    public line: number,
    onBytes: (count: number) => void,
    onRecord?: (record: string[]) => void,
  ) {
    this.bytes = new FileBytes(line - 1, onBytes);
    this.parser = parse({
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n'],
      max_record_size: longestRow,
      ...(onRecord ? { on_record: handOver(onRecord) } : {}),
    });
    // An error of any stream reaches the reader through the parser, which the pipeline destroys with it.
    pipeline(source.open(), this.bytes, this.parser, () => undefined);
  }

  /** @returns undefined for a blank line */
  take(cells: readonly string[]): CsvRow | undefined {
    const { line } = this;
    this.taken++;
    this.line += 1 + cells.reduce((count, cell) => count + lineFeeds(cell), 0);
    return cells.length === 1 && cells[0] === '' ? undefined : { line, cells, doubtful: this.bytes.invalid };
  }
}

/** Takes each record from the parser's hands, so that it has none left to give out. */
function handOver(onRecord: (record: string[]) => void): (record: string[]) => null {
  return (record) => {
    onRecord(record);
    return null;
  };
}

/**
 * The rows that the parser had read but not handed out when it met a place that is no CSV: it drops them. They are few,
 * no more than one piece of the file holds.
 * @param taken how many rows from the start were handed out
 * @returns the rows, and the line on which the bad one begins
 */
async function lostRows(
  source: ImportSource,
  start: number,
  taken: number,
): Promise<{ readonly rows: CsvRow[]; readonly line: number }> {
  const rows: CsvRow[] = [];
  const reading = new Reading(
    source,
    start,
    () => undefined,
    (record) => {
      const row = reading.take(record);
      if (row && reading.taken > taken) rows.push(row);
    },
  );
  await finished(reading.parser.resume()).catch((error: unknown) => {
    if (!(error instanceof CsvError)) throw error;
  });
  return { rows, line: reading.line };
}

function lineFeeds(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
