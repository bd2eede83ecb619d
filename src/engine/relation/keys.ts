import type { Sql } from '../sql/sql';
import { sql } from '../sql/sql';

/** `= any(array(…))` keeps index scans whatever the number of keys; one key is compared as such. */
export function isAmong(column: Sql, keys: Sql, single: boolean): Sql {
  return single ? sql`${column} = (${keys})` : sql`${column} = any(array(${keys}))`;
}
