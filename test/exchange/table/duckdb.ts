import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBTimestampTZValue,
  type DuckDBConnection,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Cell } from '../../../src/exchange/table/table';

interface Opened {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
}

let opening: Promise<Opened> | undefined;

async function open(): Promise<Opened> {
  const instance = await DuckDBInstance.create(':memory:');
  return { instance, connection: await instance.connect() };
}

/** The rows of a statement of DuckDB. */
export async function rowsOf(sql: string): Promise<DuckDBValue[][]> {
  opening ??= open();
  const { connection } = await opening;
  return (await connection.runAndReadAll(sql)).getRows();
}

/** Ends the DuckDB of this process. */
export async function endDuckdb(): Promise<void> {
  const opened = await opening;
  opened?.connection.closeSync();
  opened?.instance.closeSync();
  opening = undefined;
}

/** A file as a source of rows in a statement. */
export function parquetFile(path: string): string {
  return `read_parquet('${path.replaceAll("'", "''")}')`;
}

/** A value that DuckDB read, as the JSON answer has it. */
export function cellOf(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return String(value);
  if (value instanceof DuckDBDecimalValue) return value.toString();
  if (value instanceof DuckDBDateValue) return new Date(value.days * 86_400_000).toISOString().slice(0, 10);
  if (value instanceof DuckDBTimestampTZValue) return new Date(Number(value.micros / 1000n)).toISOString();
  if (value instanceof DuckDBListValue) return value.items.map(cellOf);
  throw new TypeError(`DuckDB read a value of an unexpected type: ${String(value)}`);
}
