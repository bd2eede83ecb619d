import type { Select, Sql } from '../sql/sql';
import { sql } from '../sql/sql';

/** `= any(array(…))` keeps index scans whatever the number of keys; one key is compared as such. */
export function isAmong(column: Sql, keys: Select, single = false): Sql {
  return single ? sql`${column} = ${keys}` : sql`${column} = any(array${keys})`;
}
