import type { Conditions, Select, Sql } from '../sql/sql';
import { identifier, integer, materialized, sql } from '../sql/sql';
import type { PageRead } from './index-walk';
import { allColumns, firstOf, firstOfStream, rowsOf } from './index-walk';
import type { RowKey, RowOrder, Stream } from './keyset';
import { orderBy } from './keyset';
import type { VisibleRows } from './related-rows';

/** The rows of a list by groups: indexes have the rows of each group nearest first, and in the default order. */
export interface Grouped {
  /** The column that holds the key of a row's group. */
  readonly column: string;
  readonly groups: VisibleRows;
  readonly rows: VisibleRows;
  readonly order: RowOrder;
}

/** How many rows the index walk tests at most. To read so many by their distance takes as long as the first row of a hundred groups. */
const tested = 250;

/** Of how many groups the rows are read that tell how far the page reaches. */
const nearGroups = 3;

/**
 * A page that is nearest first, of rows whose groups a filter picks out. The index of all distances is walked first: it
 * fills the page if the groups are near. If they are far away, the page is merged from the nearest rows of each group. Most
 * groups have none in the page: the first row of each is read, and the whole page of the nearest groups. A group is left out if
 * its first row is farther than the last row of that page.
 */
export function nearestOfGroups(
  { alias, scope, visible }: VisibleRows,
  order: RowOrder,
  { column, groups, rows, order: orderOfGroup }: Grouped,
  page: PageRead,
): Select {
  const [row, columns] = [identifier(alias), [allColumns(alias)]];
  const [walked, firsts, reach] = ['walked', 'firsts', 'reach'].map((name) => identifier(`${alias} ${name}`)) as [
    Sql,
    Sql,
    Sql,
  ];
  const isFull = sql`(select count(*) from ${walked}) = ${rowsOf(page)}`;
  const steps = inOrder(alias, streamOf(order, scope.source, []), page, integer(tested));
  const ofGroup = (group: Sql, limit: Sql): Ordered => {
    const where = [sql`${identifier(rows.alias, column)} = ${group}`, rows.visible];
    return inOrder(rows.alias, streamOf(orderOfGroup, rows.scope.source, where), page, limit);
  };
  const distances = ({ rows: found, keys: [distance] }: Ordered): Select => {
    if (!distance) throw new Error('The order by distance has no keys.');
    return { ...found, columns: [sql`${distance.value} as "distance"`] };
  };
  const first = distances(ofGroup(identifier(groups.alias, 'id'), integer(1)));
  const nearest: Select = {
    columns: [sql`"key"`],
    from: firsts,
    orderBy: [sql`"distance"`],
    limit: integer(nearGroups),
  };
  const group = sql`near."key"`;
  const pageOfGroup = ofGroup(group, rowsOf(page));
  const last: Select = {
    columns: [sql`each."distance"`],
    from: sql`${nearest} near cross join lateral ${distances(pageOfGroup)} each`,
    orderBy: [sql`1`],
    limit: sql`1 offset ${rowsOf(page)} - 1`,
  };
  const farthest = sql`(select "distance" from ${reach})`;
  const merged: Select = {
    columns,
    from: sql`${firsts} near cross join lateral ${{ columns: [allColumns(rows.alias)], ...pageOfGroup.rows }} ${row}`,
    // A row without a position has no distance, and comes last.
    where: [sql`coalesce(near."distance" <= ${farthest}, ${farthest} is null)`],
    ...firstOf(steps.keys, page),
  };
  const whole: Select = { columns, from: sql`${walked} ${row}`, where: [isFull] };
  return {
    with: [
      materialized(walked, {
        columns,
        from: sql`${{ ...steps.rows, columns }} ${row}`,
        where: [sql`coalesce(${visible ?? sql`true`}, false)`],
        limit: rowsOf(page),
      }),
      materialized(firsts, {
        columns: [sql`${identifier(groups.alias, 'id')} as "key"`, sql`first."distance"`],
        from: sql`${groups.scope.source} cross join lateral ${first} first`,
        where: [sql`not ${isFull}`, groups.visible],
      }),
      materialized(reach, last),
    ],
    from: sql`(${whole} union all ${merged}) ${row}`,
    ...firstOf(steps.keys, page),
  };
}

/** The rows of a list as an index has them nearest first. */
export function streamOf({ nearest, keys }: RowOrder, from: Sql, where: Conditions): Stream {
  return nearest?.(from, where, keys) ?? { from, where, keys };
}

/** Rows in order, and the keys of the order under their alias. */
export interface Ordered {
  readonly rows: Select;
  readonly keys: readonly RowKey[];
}

/** The first rows of a stream. What they are ordered by first is a column of theirs: it may not be made of the row itself. */
export function inOrder(alias: string, stream: Stream, page: PageRead, limit: Sql): Ordered {
  const [first, ...others] = stream.keys as readonly [RowKey, ...RowKey[]];
  const keys = [{ ...first, value: identifier(alias, 'first key') }, ...others];
  const columns = [allColumns(alias), sql`${first.value} as "first key"`];
  const rows: Select = { ...firstOfStream(stream, page, limit), columns };
  return { rows: { from: sql`${rows} ${identifier(alias)}`, orderBy: orderBy(keys) }, keys };
}
