import { pipeline } from 'node:stream';
import { finished } from 'node:stream/promises';
import { CsvError, parse, type Parser } from 'csv-parse';
import { FileBytes } from './bytes';
import type { ImportSource } from './source';

/** One row of a file. */
export interface CsvRow {
  /** The line on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Whether bytes so far were not UTF-8. Cells with U+FFFD can then be bad. */
  readonly doubtful: boolean;
}

/** A place where the file is not CSV. */
export interface Malformed {
  readonly line: number;
  readonly malformed: string;
}

/** The longest row, in bytes: a quote that is never closed must not load the whole file into memory. */
const longestRow = 1_000_000;

const messages: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote that opens in this row is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quote; a quote inside a quoted value is written twice',
  INVALID_OPENING_QUOTE:
    'a quote stands inside a value that is not quoted; quote the whole value and write its quotes twice',
  CSV_MAX_RECORD_SIZE: `the row is longer than ${longestRow} bytes; is a quote not closed?`,
};

/**
 * Reads the rows of a file as a stream, with its header and without blank lines. After a place that is not CSV it continues
 * with the next line, so that one bad quote does not hide other problems.
 * @param onBytes called with the number of bytes read
 * @throws WrongKindOfFile if the first bytes are not those of CSV in UTF-8
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
  /** The number of rows read, blank lines included. */
  taken = 0;
  private readonly bytes: FileBytes;

  /** @param onRecord called for each parsed row, before a later error is thrown. The rows are then not returned. */
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
    // The pipeline destroys the parser with the error of any stream, so the reader gets it.
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

/** Takes each record from the parser, so that the parser has none left to return. */
function handOver(onRecord: (record: string[]) => void): (record: string[]) => null {
  return (record) => {
    onRecord(record);
    return null;
  };
}

/**
 * The rows that the parser had read but not returned when it met a place that is not CSV: it drops them. They are at most the
 * rows of one chunk of the file.
 * @param taken the number of rows that were returned
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
