import type { Select, Sql } from '../sql/sql';
import { identifier, join, materialized, sql } from '../sql/sql';
import { kept } from './by-place';
import type { PageRead } from './index-walk';
import { allColumns, evenNumber, firstOf, isBetween, rowsOf } from './index-walk';
import type { RowOrder } from './keyset';
import { inOrder, streamOf } from './nearest';
import type { VisibleRows } from './related-rows';

/** How long a step of the walk takes, in times of what it takes to compute and to sort the distance of a row: measured. */
const step = sql`2.5`;

/**
 * A page of the rows that a text finds, nearest first. One index has the rows in the order of their distance, another one finds those
 * of the text, and none does both. PostgreSQL does not know how many rows a text finds, so the statement chooses when it runs:
 *
 * 1. Few rows are sorted by their distances.
 * 2. Of many, the index of the distance is walked, and each row is tested, until the page is full.
 * 3. If the rows are not near, or if the page is a late one, the walk ends after as many steps as rows are sorted at most. Then all
 *    rows are sorted after all.
 *
 * With the number of rows at which a sort and a walk are even, the walk ends after two and a half times the steps that it needs if the
 * rows are spread evenly.
 */
export function nearestFound({ entity, alias, scope, visible }: VisibleRows, order: RowOrder, page: PageRead): Select {
  const [row, id] = [identifier(alias), identifier(alias, 'id')];
  const [few, walked] = ['few', 'walked'].map((name) => identifier(`${alias} ${name}`)) as [Sql, Sql];
  const most = evenNumber(entity, sql`${step} * ${rowsOf(page)}`);
  const isMany = sql`(select count(*) from ${few}) = ${most}`;
  const isFull = sql`(select count(*) from ${walked}) = ${rowsOf(page)}`;
  const bounds = isBetween(order.keys, page);
  // Steps before a cursor count too: otherwise, a late page would walk any number of them.
  const steps = inOrder(
    alias,
    streamOf(order, scope.source, []),
    { ...page, after: undefined, before: undefined },
    most,
  );
  const rest: Select = {
    columns: [allColumns(alias)],
    from: scope.source,
    where: [isMany, sql`not ${isFull}`, visible, ...bounds],
    fenced: true,
  };
  const found: readonly Select[] = [
    { columns: [sql`"id"`], from: few, where: [sql`not ${isMany}`] },
    { columns: [sql`"id"`], from: walked, where: [isFull] },
    { columns: [id], from: sql`${rest} ${row}`, ...firstOf(order.keys, page) },
  ];
  return {
    with: [
      materialized(few, { columns: [id], from: scope.source, where: [visible], limit: most }),
      materialized(walked, {
        ...steps.rows,
        columns: [id],
        where: [isMany, kept(visible, ...isBetween(steps.keys, page))],
        limit: rowsOf(page),
      }),
    ],
    from: scope.source,
    where: [sql`${id} = any(array(${join(found, ' union all ')}))`, ...bounds],
    ...firstOf(order.keys, page),
  };
}
