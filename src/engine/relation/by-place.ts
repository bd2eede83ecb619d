import type { Select, Sql } from '../sql/sql';
import { allOf, identifier, integer, join, materialized, sql } from '../sql/sql';
import type { PageRead } from './index-walk';
import { allColumns, firstOf, firstOfStreams, isBetween, rowsOf } from './index-walk';
import type { RowKey, RowOrder, Stream } from './keyset';
import { orderBy } from './keyset';
import type { Grouped } from './nearest';
import type { ManyTested } from './places';
import type { VisibleRows } from './related-rows';

/** The rows at a place: how indexes find them, and what tests one of them. */
export interface Placed {
  readonly streams: (rows: VisibleRows, keys: readonly RowKey[]) => readonly Stream[];
  /** @param name of an entry of the `with` clause, and how many places it has at most */
  readonly tested: (name: Sql, few: number) => ManyTested;
}

/** The most rows that are sorted before anything else is tried; of rows that are sorted by their distance, fewer. */
const mostSorted = { byName: 800, nearest: 50 };

/** How many further places are found once, before rows are tested, for the walk of all rows and for those of groups. */
const fewPlaces = { ofAll: 300, ofGroup: 3_000 };

/** How many rows the walks test at most. */
const mostSteps = { ofAll: 1_000, ofGroup: 3_000 };

/** All rows of streams, or the first so many in no order. */
function together(streams: readonly Stream[], columns: readonly Sql[], page?: PageRead): Sql {
  const each = streams.map(({ from, where, keys }): Select => ({
    columns,
    from,
    where: [...where, ...(page ? isBetween(keys, page) : [])],
  }));
  return each.length === 1 ? sql`${each[0] ?? {}}` : sql`(${join(each, ' union all ')})`;
}

/** A few rows at a place: the keys of their order, and which of them a page has if they are all that there are. */
function fewOf(alias: string, streams: readonly Stream[], keys: readonly RowKey[], most: number, page: PageRead) {
  const few = identifier(`${alias} few`);
  const key = (index: number): Sql => identifier(`key ${index}`);
  const isMany = sql`(select count(*) from ${few}) = ${integer(most)}`;
  const found = together(
    streams,
    keys.map(({ value }, index) => sql`${value} as ${key(index)}`),
    page,
  );
  const sorted: Select = {
    columns: [key(keys.length - 1)],
    from: few,
    where: [sql`not ${isMany}`],
    ...firstOf(
      keys.map((each, index) => ({ ...each, value: key(index) })),
      page,
    ),
  };
  return {
    isMany,
    made: materialized(few, {
      columns: [sql`*`],
      from: sql`${found} ${identifier(alias)}`,
      limit: integer(most),
    }),
    isOfPage: sql`${identifier(alias, 'id')} = any(array${sorted})`,
  };
}

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
  all: VisibleRows,
  { keys }: RowOrder,
  { column, groups, rows, order: orderOfGroup }: Grouped,
  page: PageRead,
  placed: Placed,
): Select {
  const { alias, scope } = all;
  const { keys: keysOfGroup } = orderOfGroup;
  const [row, columns, own] = [identifier(alias), [allColumns(alias)], [allColumns(rows.alias)]];
  const first = firstOf(keys, page);
  const [walked, walkedGroup] = [identifier(`${alias} walked`), identifier(`${rows.alias} walked`)];
  const isFull = (walk: Sql): Sql => sql`(select count(*) from ${walk}) = ${rowsOf(page)}`;
  const few = fewOf(alias, placed.streams(all, keys), keys, mostSorted.byName, page);
  const tested = placed.tested(identifier(`${alias} places`), fewPlaces.ofAll);
  const testedGroup = placed.tested(identifier(`${rows.alias} places`), fewPlaces.ofGroup);

  const isOfGroup = sql`${identifier(rows.alias, column)} = ${identifier(groups.alias, 'id')}`;
  const ofGroup = placed
    .streams(rows, keysOfGroup)
    .map((stream) => ({ ...stream, where: [isOfGroup, ...stream.where] }));
  const hasAny: Select = {
    columns: [sql`true`],
    from: sql`${together(ofGroup, [identifier(rows.alias, 'id')])} "any"`,
    limit: integer(1),
  };
  const steps: Select = {
    columns: own,
    from: rows.scope.source,
    where: [isOfGroup, ...isBetween(keysOfGroup, page)],
    orderBy: orderBy(keysOfGroup, page.backward),
    limit: integer(mostSteps.ofGroup),
  };
  // Behind the fence the order is not known, so the index of places finds the rows.
  const rest: Select = {
    columns: [sql`*`],
    from: sql`${together(ofGroup, own, page)} "found"`,
    where: [sql`not ${isFull(walkedGroup)}`],
    fenced: true,
  };
  const found: Select = { columns: own, from: sql`${rest} ${identifier(rows.alias)}`, ...firstOf(keysOfGroup, page) };
  const firstOfGroup: Select = {
    with: [
      materialized(walkedGroup, {
        columns: own,
        from: sql`${steps} ${identifier(rows.alias)}`,
        where: [kept(rows, testedGroup)],
        limit: rowsOf(page),
      }),
    ],
    columns: [sql`*`],
    from: sql`(select * from ${walkedGroup} where ${isFull(walkedGroup)} union all ${found}) ${row}`,
  };
  const merged: Select = {
    columns,
    from: sql`${groups.scope.source} cross join lateral ${firstOfGroup} ${row}`,
    where: [few.isMany, sql`not ${isFull(walked)}`, sql`coalesce(${hasAny}, false)`, groups.visible],
    ...first,
  };
  const allSteps: Select = {
    columns,
    from: scope.source,
    where: isBetween(keys, page),
    orderBy: orderBy(keys, page.backward),
    limit: integer(mostSteps.ofAll),
  };
  const parts: readonly Select[] = [
    { columns, from: scope.source, where: [few.isOfPage] },
    { columns, from: sql`${walked} ${row}`, where: [isFull(walked)] },
    merged,
  ];
  return {
    with: [
      few.made,
      ...tested.before,
      ...testedGroup.before,
      materialized(walked, {
        columns,
        from: sql`${allSteps} ${row}`,
        where: [few.isMany, kept(all, tested)],
        limit: rowsOf(page),
      }),
    ],
    from: sql`(${join(parts, ' union all ')}) ${row}`,
    ...first,
  };
}

/**
 * A page of the rows at a place, nearest first, of rows that have several places each: what is near the point may not be at the place.
 * The statement chooses between three ways when it runs: few rows are sorted; of many, the indexes of the distance are walked, and each row
 * is tested; if that does not fill the page, all rows at the place are sorted after all.
 */
export function nearestAtPlace(all: VisibleRows, { keys, nearest }: RowOrder, page: PageRead, placed: Placed): Select {
  const { alias, scope } = all;
  if (!nearest) throw new Error('The rows are in another order.');
  const [row, columns] = [identifier(alias), [allColumns(alias)]];
  const walked = identifier(`${alias} walked`);
  const isFull = sql`(select count(*) from ${walked}) = ${rowsOf(page)}`;
  const few = fewOf(alias, placed.streams(all, keys), keys, mostSorted.nearest, page);
  const tested = placed.tested(identifier(`${alias} places`), fewPlaces.ofAll);
  const steps = firstOfStreams(alias, nearest(scope.source, [], keys), page, integer(mostSteps.ofAll));
  const rest: Select = {
    columns: [sql`*`],
    from: sql`${together(placed.streams(all, keys), columns, page)} "found"`,
    where: [few.isMany, sql`not ${isFull}`],
    fenced: true,
  };
  const ids: readonly Select[] = [
    { columns: [sql`"id"`], from: walked, where: [isFull] },
    { columns: [sql`"id"`], from: sql`${rest} ${row}`, ...firstOf(keys, page) },
  ];
  return {
    with: [
      ...tested.before,
      few.made,
      materialized(walked, {
        columns: [identifier(alias, 'id')],
        from: sql`${{ ...steps.rows, columns }} ${row}`,
        where: [few.isMany, kept(all, tested)],
        limit: rowsOf(page),
      }),
    ],
    from: scope.source,
    where: [sql`(${few.isOfPage} or ${row}."id" = any(array(${join(ids, ' union all ')})))`],
    ...firstOf(keys, page),
  };
}

/** That a row is kept. Inside of `coalesce` no index serves it. */
function kept(rows: VisibleRows, { isThere }: ManyTested): Sql {
  return sql`coalesce(${allOf(rows.visible, isThere(rows))}, false)`;
}
