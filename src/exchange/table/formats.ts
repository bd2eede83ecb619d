import { delimited } from './delimited';
import type { TableFormat } from './format';
import { parquet } from './formats/parquet';
import { xlsx } from './formats/xlsx';
import { jsonFormat, ndjsonFormat } from './json';

/** The formats of tables. */
export const tableFormats: readonly TableFormat[] = [
  delimited('csv', 'text/csv', ({ separator }) => separator),
  delimited('tsv', 'text/tab-separated-values', () => '\t'),
  jsonFormat,
  ndjsonFormat,
  xlsx,
  parquet,
];
