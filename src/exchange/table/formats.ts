import { delimited } from './delimited';
import type { TableFormat } from './format';
import { jsonFormat, ndjsonFormat } from './json';

/** The formats of tables. */
export const tableFormats: readonly TableFormat[] = [
  delimited('csv', 'text/csv', ({ separator }) => separator),
  delimited('tsv', 'text/tab-separated-values', () => '\t'),
  jsonFormat,
  ndjsonFormat,
];
