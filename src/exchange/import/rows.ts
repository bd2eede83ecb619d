import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
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

/** The longest row that is taken, in characters: a quote that is never closed must not draw the whole file into memory. */
const longestRow = 1_000_000;

const messages: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote that opens in this row is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quote; a quote inside a quoted value is written twice',
  INVALID_OPENING_QUOTE: 'a quote stands inside a value that is not quoted; quote the whole value and write its quotes twice',
  CSV_MAX_RECORD_SIZE: `the row is longer than ${longestRow} characters; is a quote not closed?`,
};

/**
 * Reads the rows of a file as a stream, its header among them; blank lines are left out. Behind a place where the file is
 * no CSV it goes on with the next line, so that one bad quote does not hide what else is wrong.
 * @param onBytes told how many bytes were read
 * @throws WrongEncoding where the file begins like UTF-16
 */
export async function* csvRows(source: ImportSource, onBytes: (count: number) => void): AsyncGenerator<CsvRow | Malformed> {
  const position = { line: 1 };
  for (;;) {
    const start = position.line;
    let taken = 0;
    try {
      for await (const row of parsed(source, position, onBytes)) {
        taken++;
        if (row) yield row;
      }
      return;
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      // The parser drops rows that it had read but not handed out. It says how many there were: read them again.
      const before = Number((error as CsvError & { records?: number }).records);
      position.line = start;
      for await (const row of parsed(source, position, () => undefined, before)) {
        if (taken-- <= 0 && row) yield row;
      }
      yield { line: position.line, malformed: messages[error.code] ?? error.message };
      position.line++;
    }
  }
}

/**
 * The rows from a line on; undefined for a blank line.
 * @param position where the next row begins; moved on with each row
 * @param limit how many rows to read at most, blank lines counted
 */
async function* parsed(
  source: ImportSource,
  position: { line: number },
  onBytes: (count: number) => void,
  limit?: number,
): AsyncGenerator<CsvRow | undefined> {
  if (limit === 0) return;
  const bytes = new FileBytes(position.line - 1, onBytes);
  const parser = parse({
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: longestRow,
    ...(limit === undefined ? {} : { to: limit }),
  });
  // An error of any stream reaches the loop through the parser, which the pipeline destroys with it.
  pipeline(source.open(), bytes, parser, () => undefined);
  for await (const record of parser) {
    const cells = record as string[];
    const { line } = position;
    position.line += 1 + cells.reduce((count, cell) => count + lineFeeds(cell), 0);
    yield cells.length === 1 && cells[0] === '' ? undefined : { line, cells, doubtful: bytes.invalid };
  }
}

function lineFeeds(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
