import type { RowKey, RowOrder } from '../relation/keyset';
import { keyText } from '../relation/keyset';
import type { Sql } from '../sql/sql';
import { identifier, sql } from '../sql/sql';

/** The texts of the keys of an order, for cursors. */
export const texts = (keys: readonly RowKey[]): readonly Sql[] => keys.map(({ value, type }) => keyText(value, type));

/** Keys of a subquery that the statement around it reads: as columns, unless the rows' own columns are enough. */
export function exported(
  alias: string,
  { keys, plain }: RowOrder,
): { readonly columns: readonly Sql[]; readonly keys: readonly Sql[] } {
  if (plain) return { columns: [], keys: texts(keys) };
  const name = (index: number): string => `key ${index}`;
  const own = keys.length - 1;
  return {
    columns: texts(keys.slice(0, own)).map((text, index) => sql`${text} as ${identifier(name(index))}`),
    keys: keys.map((_, index) => identifier(alias, index === own ? 'id' : name(index))),
  };
}
