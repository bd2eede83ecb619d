import type { EntityMetadata } from 'typeorm';

/** The fields of which each value has one row at most. */
export function uniqueFields({ uniques }: EntityMetadata): ReadonlySet<string> {
  const single = uniques.filter(({ columns }) => columns.length === 1);
  return new Set(['id', ...single.map(({ columns }) => columns[0]?.propertyName ?? 'id')]);
}

/** The first column, and the first two, of each index: `name`, `country_id,name`. */
export function indexedColumns({ indices, uniques }: EntityMetadata): ReadonlySet<string> {
  const indexes = [...indices, ...uniques].map(({ columns }) => columns.map(({ databaseName }) => databaseName));
  return new Set(['id', ...indexes.flatMap(([first = '', second = 'id']) => [first, `${first},${second}`])]);
}
