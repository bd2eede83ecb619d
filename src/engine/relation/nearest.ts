import type { Select } from '../sql/sql';
import { identifier, integer, materialized, sql } from '../sql/sql';
import type { PageRead } from './index-walk';
import { allColumns, firstOf, isBetween, rowsOf } from './index-walk';
import type { RowKey } from './keyset';
import { orderBy } from './keyset';
import type { VisibleRows } from './related-rows';

/** The rows of a list by groups: indexes have the rows of each group nearest first, and in the default order. */
export interface Grouped {
  /** The column that holds the key of a row's group. */
  readonly column: string;
  readonly groups: VisibleRows;
  readonly rows: VisibleRows;
  readonly keys: readonly RowKey[];
}

/** How many rows the index walk tests at most. */
const tested = 1_000;

/**
 * A page that is nearest first, of rows whose groups a filter picks out. The index of all distances is walked first: it
 * fills the page if the groups are near. If they are far away, the page is merged from the nearest rows of each group.
 */
export function nearestOfGroups(
  { alias, scope, visible }: VisibleRows,
  keys: readonly RowKey[],
  { column, groups, rows, keys: keysOfGroup }: Grouped,
  page: PageRead,
): Select {
  const [row, columns, walked] = [identifier(alias), [allColumns(alias)], identifier(`${alias} walked`)];
  const isFull = sql`(select count(*) from ${walked}) = ${rowsOf(page)}`;
  const steps: Select = {
    columns,
    from: scope.source,
    where: isBetween(keys, page),
    orderBy: orderBy(keys),
    limit: integer(tested),
  };
  const ofGroup: Select = {
    columns: [allColumns(rows.alias)],
    from: rows.scope.source,
    where: [
      sql`${identifier(rows.alias, column)} = ${identifier(groups.alias, 'id')}`,
      rows.visible,
      ...isBetween(keysOfGroup, page),
    ],
    ...firstOf(keysOfGroup, page),
  };
  const merged: Select = {
    columns,
    from: sql`${groups.scope.source} cross join lateral ${ofGroup} ${row}`,
    where: [sql`not ${isFull}`, groups.visible],
    ...firstOf(keys, page),
  };
  const whole: Select = { columns, from: sql`${walked} ${row}`, where: [isFull] };
  return {
    with: [
      materialized(walked, {
        columns,
        from: sql`${steps} ${row}`,
        where: [sql`coalesce(${visible ?? sql`true`}, false)`],
        limit: rowsOf(page),
      }),
    ],
    from: sql`(${whole} union all ${merged}) ${row}`,
    ...firstOf(keys, page),
  };
}
