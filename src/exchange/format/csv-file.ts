import { stringify } from 'csv-stringify/sync';

/** The value of a cell of a generated file. Null is an empty cell. */
type CellValue = string | number | boolean | null;

/** A row of a generated file, by column. */
export type CsvRecord = Readonly<Record<string, CellValue>>;

/** A file in the import format. */
export interface CsvFile {
  /** `partners.csv`. */
  readonly name: string;
  readonly text: string;
}

/** Writes rows as a file in the import format: the columns are those of the first row, in its order. */
export function csvFile(name: string, records: readonly CsvRecord[]): CsvFile {
  const columns = Object.keys(records[0] ?? {});
  const rows = records.map((record) => columns.map((column) => cell(record[column] ?? null)));
  return { name, text: stringify([columns, ...rows]) };
}

function cell(value: CellValue): string {
  return value === null ? '' : String(value);
}
