import type { Select, Sql } from '../sql/sql';
import { identifier, integer, join, materialized, sql } from '../sql/sql';
import type { PageRead } from './index-walk';
import { allColumns, firstOf, isBetween, rowsOf } from './index-walk';
import type { RowKey } from './keyset';
import { orderBy } from './keyset';
import type { Grouped } from './nearest';
import type { VisibleRows } from './related-rows';

/** The most rows that are sorted before anything else is tried. */
const mostSorted = 800;

/** How many rows the walks test at most. */
const mostSteps = { ofAll: 1_000, ofGroup: 3_000 };

/**
 * A page in the default order of the rows at a place. The statement chooses between three ways when it runs:
 *
 * 1. If the rows are few, the index of places finds them, and they are sorted.
 * 2. If they are many, the index of the order is walked, and each row is tested. This fills the page of a large place.
 * 3. If it does not, the page is merged from the first rows of each group that has any at the place. The rows of such a
 *    group are walked in the same way: at a place there are many rows of few groups, so that they are far denser in their groups
 *    than among all rows. If the walk of a group does not fill the page, its rows at the place are found and sorted.
 */
export function pageByPlace(
  { alias, scope, visible }: VisibleRows,
  keys: readonly RowKey[],
  { column, groups, rows, keys: keysOfGroup }: Grouped,
  page: PageRead,
): Select {
  const [row, columns, own] = [identifier(alias), [allColumns(alias)], [allColumns(rows.alias)]];
  const first = firstOf(keys, page);
  const bounds = isBetween(keys, page);
  const [few, walked, walkedGroup] = [`${alias} few`, `${alias} walked`, `${rows.alias} walked`].map((name) =>
    identifier(name),
  ) as [Sql, Sql, Sql];
  const limit = integer(mostSorted);
  const isFull = (walk: Sql): Sql => sql`(select count(*) from ${walk}) = ${rowsOf(page)}`;
  const isMany = sql`(select count(*) from ${few}) = ${limit}`;
  const key = (index: number) => identifier(`key ${index}`);
  const fewKeys = keys.map((each, index) => ({ ...each, value: key(index) }));
  const sorted: Select = {
    columns: [key(keys.length - 1)],
    from: few,
    where: [sql`not ${isMany}`],
    ...firstOf(fewKeys, page),
  };

  const ofGroup = [sql`${identifier(rows.alias, column)} = ${identifier(groups.alias, 'id')}`];
  const betweenOfGroup = isBetween(keysOfGroup, page);
  const hasAny: Select = {
    columns: [sql`true`],
    from: rows.scope.source,
    where: [...ofGroup, rows.visible],
    limit: integer(1),
  };
  const steps: Select = {
    columns: own,
    from: rows.scope.source,
    where: [...ofGroup, ...betweenOfGroup],
    orderBy: orderBy(keysOfGroup, page.backward),
    limit: integer(mostSteps.ofGroup),
  };
  // Behind the fence the order is not known, so the index of places finds the rows.
  const all: Select = {
    columns: own,
    from: rows.scope.source,
    where: [sql`not ${isFull(walkedGroup)}`, ...ofGroup, rows.visible, ...betweenOfGroup],
    fenced: true,
  };
  const found: Select = { columns: own, from: sql`${all} ${identifier(rows.alias)}`, ...firstOf(keysOfGroup, page) };
  const firstOfGroup: Select = {
    with: [
      materialized(walkedGroup, {
        columns: own,
        from: sql`${steps} ${identifier(rows.alias)}`,
        where: [kept(rows.visible)],
        limit: rowsOf(page),
      }),
    ],
    columns: [sql`*`],
    from: sql`(select * from ${walkedGroup} where ${isFull(walkedGroup)} union all ${found}) ${row}`,
  };
  const merged: Select = {
    columns,
    from: sql`${groups.scope.source} cross join lateral ${firstOfGroup} ${row}`,
    where: [isMany, sql`not ${isFull(walked)}`, sql`coalesce(${hasAny}, false)`, groups.visible],
    ...first,
  };
  const allSteps: Select = {
    columns,
    from: scope.source,
    where: bounds,
    orderBy: orderBy(keys, page.backward),
    limit: integer(mostSteps.ofAll),
  };
  const parts: readonly Select[] = [
    { columns, from: scope.source, where: [sql`${identifier(alias, 'id')} = any(array${sorted})`] },
    { columns, from: sql`${walked} ${row}`, where: [isFull(walked)] },
    merged,
  ];
  return {
    with: [
      materialized(few, {
        columns: keys.map(({ value }, index) => sql`${value} as ${key(index)}`),
        from: scope.source,
        where: [visible, ...bounds],
        limit,
      }),
      materialized(walked, {
        columns,
        from: sql`${allSteps} ${row}`,
        where: [isMany, kept(visible)],
        limit: rowsOf(page),
      }),
    ],
    from: sql`(${join(parts, ' union all ')}) ${row}`,
    ...first,
  };
}

/** That a row is kept by a condition. Inside of `coalesce` no index serves it. */
function kept(condition: Sql | undefined): Sql {
  return sql`coalesce(${condition ?? sql`true`}, false)`;
}
