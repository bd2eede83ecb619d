import type { GraphQLError } from 'graphql';
import type { Slices } from '../assemble/slices';
import { refusal } from '../errors/errors';
import type { Query, Snapshot } from '../execute/snapshot';
import type { Batch, Flattener } from './flatten';

/** The most rows of a table that is read at once. */
const mostAtOnce = 200_000;

/** A row as the JSON answer has it. */
export type Row = { readonly [key: string]: unknown } | null;

/** Reads the rows of a table. */
export interface TableReader {
  /** How many rows of the table's list were read. */
  readonly count: number;
  /** Reads the first rows. */
  begin(): Promise<void>;
  /** The next rows; undefined when no more are left. */
  next(): Promise<readonly Row[] | undefined>;
  close(): Promise<void>;
}

/** Reads rows by their keys, one piece ahead of whoever takes them. */
export class KeyReader implements TableReader {
  count = 0;
  private ahead: Promise<readonly Row[] | undefined> | undefined;
  private asked = 0;
  private isOver = false;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly keys: Query,
    private readonly show: (keys: readonly number[]) => Promise<readonly Row[]>,
    private readonly limit: number,
    private readonly size: number,
  ) {}

  async begin(): Promise<void> {
    await this.snapshot.declare(this.keys);
    const first = await this.read();
    this.ahead = Promise.resolve(first);
  }

  async next(): Promise<readonly Row[] | undefined> {
    const rows = await this.ahead;
    if (!rows) return undefined;
    this.count += rows.length;
    this.ahead = this.read();
    // Its failure is thrown where it is awaited.
    this.ahead.catch(() => undefined);
    return rows;
  }

  async close(): Promise<void> {
    await this.ahead?.catch(() => undefined);
    await this.snapshot.close();
  }

  private async read(): Promise<readonly Row[] | undefined> {
    const size = Math.min(this.size, this.limit - this.asked);
    if (this.isOver || size <= 0) return undefined;
    const keys = (await this.snapshot.fetch(size)).map(([key]) => Number(key));
    this.asked += keys.length;
    this.isOver = keys.length < size;
    return keys.length > 0 ? this.show(keys) : undefined;
  }
}

/** Reads all rows at once. */
export class WholeReader implements TableReader {
  count = 0;
  private rows: readonly Row[] | undefined;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly show: () => Promise<readonly Row[]>,
    private readonly limit: number,
  ) {}

  async begin(): Promise<void> {
    const rows = await this.show();
    if (rows.length > mostAtOnce && this.limit > mostAtOnce) throw tooMany();
    this.rows = rows.length > this.limit ? rows.slice(0, this.limit) : rows;
  }

  next(): Promise<readonly Row[] | undefined> {
    const { rows } = this;
    this.rows = undefined;
    this.count += rows?.length ?? 0;
    return Promise.resolve(rows);
  }

  close(): Promise<void> {
    return this.snapshot.close();
  }
}

/** Counts the rows of a table instead of reading them. */
export class CountReader implements TableReader {
  count = 0;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly keys: Query,
    private readonly limit: number,
  ) {}

  async begin(): Promise<void> {
    this.count = Math.min(await this.snapshot.count(this.keys), this.limit);
  }

  next(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  close(): Promise<void> {
    return this.snapshot.close();
  }
}

/** The number of rows that a file of the table has. Reads what the reader has not counted. */
export async function rowCount(reader: TableReader, batches: AsyncIterable<Batch>): Promise<number> {
  if (reader instanceof CountReader) return reader.count;
  let count = 0;
  for await (const batch of batches) count += batch[0]?.length ?? 0;
  return count;
}

/** Makes batches of the rows of a table. */
export async function* flattened(
  reader: TableReader,
  flattener: Flattener,
  slices: Slices,
): AsyncGenerator<Batch, void> {
  for (let rows = await reader.next(); rows; rows = await reader.next()) {
    for (const batch of flattener.batches(rows)) {
      yield batch;
      if (slices.over) await slices.next();
    }
  }
}

function tooMany(): GraphQLError {
  return refusal(
    'TOO_COMPLEX',
    `The table has more than ${mostAtOnce} groups: ask for fewer by a filter, or set a limit.`,
    undefined,
  );
}
