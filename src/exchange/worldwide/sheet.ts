import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { escapeIdentifier as name, type ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { dayText, type Day } from '../demo/days';

/** Bytes of the longest character that one unit of a string stands for. */
const longestCharacter = 3;
const bufferSize = 64 * 1024;

export type Cell = string | number | boolean | null;

/** A table that rows are written to by COPY, a bundle of them at a time. */
export class Sheet {
  /** How many rows it was given. */
  rows = 0;
  /** How many bytes wait to be written. */
  size = 0;
  private full: Buffer[] = [];
  private buffer = Buffer.alloc(0);
  private used = 0;

  /**
   * @param columns those that its rows give, without `id` and the instants of its record
   * @param first the key of its first row; null for a table of links, whose rows have none
   */
  constructor(
    readonly table: string,
    readonly columns: readonly string[],
    private readonly first: number | null = 1,
  ) {}

  /** Whether its rows have keys. */
  get keyed(): boolean {
    return this.first !== null;
  }

  /** The key of the row that comes next. */
  get nextKey(): number {
    return (this.first ?? 0) + this.rows;
  }

  /**
   * Adds a row.
   * @param recorded the day on which it was recorded
   * @param cells in the order of the columns
   * @returns its key
   */
  add(recorded: Day, cells: readonly Cell[]): number {
    const key = this.nextKey;
    // Its first instant: sessions of the hub are in UTC.
    const instant = date(recorded);
    this.append(`${key}\t${instant}\t${instant}`, cells);
    return key;
  }

  /** Adds a row to a table of links. */
  link(one: number, other: number): void {
    this.append(String(one), [other]);
  }

  private append(head: string, cells: readonly Cell[]): void {
    let line = head;
    for (const cell of cells) line += `\t${copyText(cell)}`;
    line += '\n';
    // Text becomes bytes at once: millions of strings that wait to be joined keep the garbage collector busy.
    if (this.used + line.length * longestCharacter > this.buffer.length) this.renew(line.length * longestCharacter);
    const length = this.buffer.write(line, this.used);
    this.used += length;
    this.size += length;
    this.rows++;
  }

  private renew(least: number): void {
    if (this.used > 0) this.full.push(this.buffer.subarray(0, this.used));
    this.buffer = Buffer.allocUnsafeSlow(Math.max(least, bufferSize));
    this.used = 0;
  }

  /** Writes what waits. */
  async flush(client: ClientBase): Promise<void> {
    if (this.size === 0) return;
    const pieces = [...this.full, this.buffer.subarray(0, this.used)];
    this.full = [];
    this.buffer = Buffer.alloc(0);
    this.used = 0;
    this.size = 0;
    const record = this.first === null ? [] : ['id', 'created_at', 'updated_at'];
    const columns = [...record, ...this.columns].map(name).join(', ');
    await pipeline(Readable.from(pieces), client.query(copyFrom(`copy ${name(this.table)} (${columns}) from stdin`)));
  }
}

function copyText(cell: Cell): string | number {
  switch (typeof cell) {
    case 'string':
      return /[\\\t\n\r]/.test(cell)
        ? cell.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] as string)
        : cell;
    case 'boolean':
      return cell ? 't' : 'f';
    default:
      return cell ?? '\\N';
  }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** The texts of days, by day: they are asked for over and over. */
const dates: string[] = [];

/** A day as PostgreSQL reads it. */
export function date(day: Day): string;
export function date(day: Day | null): string | null;
export function date(day: Day | null): string | null {
  if (day === null) return null;
  return (dates[day] ??= dayText(day));
}

/**
 * An instant as PostgreSQL reads it.
 * @param time milliseconds since midnight UTC
 */
export function instant(day: Day, time: number): string {
  const digits = (value: number, count: number): string => String(value).padStart(count, '0');
  const [hours, minutes, seconds] = [
    Math.floor(time / 3_600_000),
    Math.floor(time / 60_000) % 60,
    Math.floor(time / 1000) % 60,
  ];
  return `${date(day)} ${digits(hours, 2)}:${digits(minutes, 2)}:${digits(seconds, 2)}.${digits(time % 1000, 3)}+00`;
}
