import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { whyNotRead } from '../../why-not-read';
import { shown } from '../format/cell';
import type { Layout, Part } from '../format/layout';
import { WrongKindOfFile } from './bytes';
import type { Problems } from './problems';
import { copyLine, RowReader } from './row-reader';
import { csvRows, type CsvRow, type Malformed } from './rows';
import { readHeader, type Sheet } from './sheet';
import { UnreadableFile, type ImportSource } from './source';

/** The rows of one file in a temporary table of the transaction: `line integer, c0 …, c1 …`. */
export interface Stage {
  readonly source: ImportSource;
  readonly sheet: Sheet;
  /** Part of the names of the temporary tables of this file. */
  readonly number: number;
  readonly table: string;
  readonly rows: number;
  /** The lines of the rejected rows. Further steps leave them out. */
  readonly rejected: Set<number>;
}

export interface StageOptions {
  readonly client: ClientBase;
  readonly problems: Problems;
  readonly external: readonly [source: Part, externalId: Part];
  readonly onBytes: (count: number) => void;
}

/**
 * Streams a file into a temporary table.
 * @returns whether all rows were read, and the stage; undefined if the header is bad, so that no row could be read
 */
export async function stageFile(
  source: ImportSource,
  layout: Layout,
  number: number,
  options: StageOptions,
): Promise<{ readonly stage: Stage | undefined; readonly complete: boolean }> {
  const rows = csvRows(source, options.onBytes);
  const complain = (line: number, column: string | undefined, message: string): void =>
    options.problems.add({ file: source.name, line, column, message });
  try {
    const header = await headerOf(rows);
    if (!header) complain(1, undefined, 'the file is empty; its first line must name the columns');
    else if ('malformed' in header) complain(header.line, undefined, header.malformed);
    else {
      const { sheet, problems } = readHeader(layout, options.external, header.cells);
      problems.forEach(({ column, message }) => complain(header.line, column, message));
      if (problems.length === 0) return await copyRows(source, sheet, number, rows, options, complain);
    }
  } catch (error) {
    const problem = unreadable(error);
    if (problem === undefined) throw error;
    complain(1, undefined, problem);
  } finally {
    await rows.return(undefined);
  }
  return { stage: undefined, complete: false };
}

/** The reason why a file cannot be read at all; undefined for any other error. */
function unreadable(error: unknown): string | undefined {
  if (error instanceof WrongKindOfFile) return error.message;
  if (error instanceof UnreadableFile) return `the file cannot be read: ${error.message}`;
  const { syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'open' || syscall === 'read')
    return `the file cannot be read: ${whyNotRead(error as NodeJS.ErrnoException, 'file')}`;
  return undefined;
}

/**
 * The header of a file: its first row, or the second if the first is `sep=,`, by which spreadsheets learn the separator.
 */
async function headerOf(rows: AsyncGenerator<CsvRow | Malformed>): Promise<CsvRow | Malformed | undefined> {
  const first = await rows.next();
  if (first.done) return undefined;
  if ('malformed' in first.value || !/^sep=/i.test(first.value.cells[0] ?? '')) return first.value;
  const { line, cells } = first.value;
  const separator = cells.join(',').slice('sep='.length);
  if (separator !== ',')
    return {
      line,
      malformed: `the line sep=${separator} says that ${separator === '\t' ? 'tabs separate' : `${shown(separator)} separates`} the values; separate them by commas and leave this line out`,
    };
  const second = await rows.next();
  return second.done ? undefined : second.value;
}

async function copyRows(
  source: ImportSource,
  sheet: Sheet,
  number: number,
  rows: AsyncGenerator<CsvRow | Malformed>,
  { client }: StageOptions,
  complain: (line: number, column: string | undefined, message: string) => void,
): Promise<{ readonly stage: Stage; readonly complete: boolean }> {
  const table = `pg_temp.import_stage_${number}`;
  await client.query(
    `create temporary table import_stage_${number} (line integer not null${sheet.slots.map(({ name, sql }) => `, ${name} ${sql}`).join('')}) on commit drop`,
  );
  const reader = new RowReader(sheet);
  const rejected = new Set<number>();
  const state: { count: number; complete: boolean; failure?: unknown } = { count: 0, complete: true };

  async function* lines(): AsyncGenerator<string> {
    let chunk = '';
    try {
      for await (const row of rows) {
        if ('malformed' in row) {
          complain(row.line, undefined, row.malformed);
          state.complete = false;
          continue;
        }
        const values = reader.read(row, (column, message) => {
          rejected.add(row.line);
          complain(row.line, column, message);
        });
        state.count++;
        chunk += copyLine(row.line, values);
        if (chunk.length < 64 * 1024) continue;
        yield chunk;
        chunk = '';
      }
    } catch (error) {
      // An aborted COPY would abort the transaction. So the COPY ends normally, and the error is thrown after it.
      state.failure = error;
    }
    yield chunk;
  }

  await pipeline(Readable.from(lines()), client.query(copyFrom(`copy ${table} from stdin`)));
  if (state.failure !== undefined) throw state.failure;
  return { stage: { source, sheet, number, table, rows: state.count, rejected }, complete: state.complete };
}
