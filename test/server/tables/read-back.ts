import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { read, utils, type CellObject } from 'xlsx';
import { cellOf, parquetFile, rowsOf } from '../../exchange/table/duckdb';
import type { Json } from './expected';

/** A table as an independent reader reads it. */
interface Parsed {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Json[])[];
  /** A value of the JSON answer as this reader shows it in a column. */
  shown(value: Json, column: number): Json;
}

/** An apostrophe before what a spreadsheet would take for a formula is not of the text. */
const neutralised = /^'+[=+\-@\t\r\n＝＋－＠]/;

function delimited(bytes: Buffer, delimiter: string): Parsed {
  const lines = parseCsv(bytes, {
    delimiter,
    cast: (value, { quoting }) => (value === '' && !quoting ? null : neutralised.test(value) ? value.slice(1) : value),
  }) as unknown as (readonly (string | null)[])[];
  const [columns = [], ...rows] = lines;
  // A line of one null would be no line.
  const found = columns.length === 1 ? rows.map(([only]) => [only === '' ? null : (only ?? null)]) : rows;
  return { columns: columns.map(String), rows: found, shown: asText };
}

/** A value as a format of text shows it. */
function asText(value: Json): string | null {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function objects(rows: readonly { readonly [column: string]: Json }[]): Parsed {
  const columns = Object.keys(rows[0] ?? {});
  return { columns, rows: rows.map((row) => columns.map((column) => row[column] ?? null)), shown: (value) => value };
}

function lines(bytes: Buffer): Parsed {
  const texts = bytes.toString('utf8').split('\n');
  return objects(texts.filter((line) => line !== '').map((line) => JSON.parse(line) as never));
}

async function parquet(bytes: Buffer): Promise<Parsed> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-table-'));
  try {
    const path = join(folder, 'table.parquet');
    await writeFile(path, bytes);
    const file = parquetFile(path);
    const types = await rowsOf(`select column_name, column_type from (describe select * from ${file})`);
    const decimal = types.map(([, type]) => String(type).startsWith('DECIMAL'));
    const rows = (await rowsOf(`select * from ${file}`)).map((row) => row.map((cell) => cellOf(cell) as Json));
    const shown = (value: Json, column: number): Json => (decimal[column] ? shortDecimals(value) : value);
    return { columns: types.map(([name]) => String(name)), rows: rows.map((row) => row.map(shown)), shown };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Decimals without the zeros that only say how exact the column is. */
function shortDecimals(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(shortDecimals);
  return typeof value === 'string' ? value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : value;
}

function xlsx(bytes: Buffer): Parsed {
  const book = read(bytes, { dense: true, cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  // A dense sheet is a list of rows.
  const cells = sheet as unknown as readonly (readonly (CellObject | undefined)[] | undefined)[];
  const { e: end } = utils.decode_range(sheet['!ref'] ?? 'A1');
  const [header = [], ...below] = Array.from({ length: end.r + 1 }, (_, row) =>
    Array.from({ length: end.c + 1 }, (__, column) => cells[row]?.[column]),
  );
  const decimal = header.map((_, column) => below.some((row) => isDecimal(row[column])));
  const whole = header.map((_, column) => below.some((row) => row[column]?.t === 'n' && row[column]?.z === '0'));
  const shown = (value: Json, column: number): Json => {
    if (typeof value === 'object' && value !== null) return JSON.stringify(value);
    if (decimal[column]) return shortDecimals(value);
    // A whole number of any size is text in JSON.
    if (whole[column] && value !== null) return String(value);
    // Excel has no numbers so near to zero: they are texts.
    return typeof value === 'number' && value !== 0 && Math.abs(value) < leastOfExcel ? String(value) : value;
  };
  const columns = header.map((cell) => String(cell?.v ?? ''));
  return { columns, rows: below.map((row) => row.map((cell, column) => shown(valueOf(cell), column))), shown };
}

/** The least positive number of Excel. */
const leastOfExcel = 2.2250738585072014e-308;

const decimalForm = /^0\.(0+)$/;

function isDecimal(cell: CellObject | undefined): boolean {
  return cell?.t === 'n' && decimalForm.test(String(cell.z));
}

function valueOf(cell: CellObject | undefined): Json {
  if (cell === undefined || cell.t === 'z') return null;
  if (cell.t !== 'n') return cell.v as Json;
  const number = cell.v as number;
  const form = String(cell.z);
  const decimals = decimalForm.exec(form)?.[1];
  if (decimals !== undefined) return number.toFixed(decimals.length);
  if (!form.includes('yyyy')) return number;
  const moment = new Date(Math.round((number - 25_569) * 86_400_000)).toISOString();
  return form.includes('hh') ? moment : moment.slice(0, 10);
}

/** A reader of each format, by its extension. */
export const readers: Readonly<Record<string, (bytes: Buffer) => Parsed | Promise<Parsed>>> = {
  csv: (bytes) => delimited(bytes, ','),
  tsv: (bytes) => delimited(bytes, '\t'),
  json: (bytes) => objects(JSON.parse(bytes.toString('utf8')) as []),
  ndjson: lines,
  parquet,
  xlsx,
};
