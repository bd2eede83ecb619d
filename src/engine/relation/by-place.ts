import type { Select, Sql } from '../sql/sql';
import { allOf, identifier, integer, join, materialized, sql } from '../sql/sql';
import type { PageRead } from './index-walk';
import { allColumns, firstOf, firstOfStream, isBetween, rowsOf } from './index-walk';
import type { RowKey, RowOrder } from './keyset';
import { orderBy } from './keyset';
import type { Places, PlaceTest } from './places';
import { isFoundAt, isTestedAt } from './places';
import type { RelatedRows, VisibleRows } from './related-rows';

/** The most places whose rows are sorted before anything else is tried; if they are sorted by their distance, fewer. */
const mostSorted = { byName: 800, nearest: 50 };

/** How many places a walk in the order of the rows tests at most, and how many rows one in the order of their distance. */
const mostSteps = { byName: 4_000, nearest: 1_000 };

/** A few places that fulfil a condition, which an index of places finds: the keys of their rows. */
function fewAt(
  alias: string,
  { source, key, position }: Places,
  { of }: PlaceTest,
  where: readonly Sql[],
  most: number,
) {
  const few = identifier(`${alias} few`);
  const isMany = sql`(select count(*) from ${few}) = ${integer(most)}`;
  return {
    isMany,
    made: materialized(few, {
      columns: [sql`${key} as "key"`],
      from: source,
      where: [of(position), ...where],
      limit: integer(most),
    }),
    /** That a row is one of these, and that these are all that there are. */
    isAmong: sql`${identifier(alias, 'id')} = any(array(select "key" from ${few} where not ${isMany}))`,
  };
}

/** That a condition holds. Inside of `coalesce` no index serves it. */
export function kept(...conditions: readonly (Sql | undefined)[]): Sql {
  return sql`coalesce(${allOf(...conditions)}, false)`;
}

/**
 * The first rows of a page in the default order, of those at a place. The places are walked in that order, from an index alone, and each
 * is tested. A row is read only if one of its places passes.
 * @param where which places are walked
 * @param steps how many at most
 */
function walked(
  { alias, scope, visible }: VisibleRows,
  places: Places,
  keys: readonly RowKey[],
  page: PageRead,
  { of }: PlaceTest,
  { where = [], steps }: { readonly where?: readonly Sql[]; readonly steps?: number },
): Select {
  const own = places.inOrder(keys);
  const inOrder = orderBy(own, page.backward);
  const all: Select = { from: places.source, where: [...where, ...isBetween(own, page)] };
  const isThere = kept(of(places.position));
  const some: Select = steps
    ? {
        from: sql`${{ ...all, columns: [allColumns(places.alias)], orderBy: inOrder, limit: integer(steps) }} ${identifier(places.alias)}`,
        where: [isThere],
      }
    : { ...all, where: [...(all.where ?? []), isThere] };
  const key = (index: number): Sql => identifier('found', `key ${index}`);
  const found: Select = {
    ...some,
    distinctOn: own.map(({ value }) => value),
    columns: own.map(({ value }, index) => sql`${value} as ${identifier(`key ${index}`)}`),
    orderBy: inOrder,
  };
  const row: Select = {
    columns: [allColumns(alias)],
    from: scope.source,
    where: [sql`${identifier(alias, 'id')} = ${key(own.length - 1)}`, visible],
    fenced: true,
  };
  return {
    columns: [allColumns(alias)],
    from: sql`${found} "found" cross join lateral ${row} ${identifier(alias)}`,
    ...firstOf(
      own.map((each, index) => ({ ...each, value: key(index) })),
      page,
    ),
  };
}

/**
 * A page in the default order of the rows at a place. The statement chooses between three ways when it runs:
 *
 * 1. If the places are few, an index of places finds them, and their rows are sorted.
 * 2. If they are many, all places are walked in the order of their rows, and each is tested. This fills the page of a large place.
 * 3. If it does not, the page is merged from those of each group that has any at the place. The places of such a group are walked in
 *    the same way: at a place there are many rows of few groups, so that they are far denser in their groups than among all rows.
 *
 * @param group the column of the rows that has the key of their group
 */
export function pageByPlace(
  rows: VisibleRows,
  { keys }: RowOrder,
  page: PageRead,
  place: PlaceTest,
  placesAgain: () => Places,
  group: string,
): Select {
  const { alias, scope, visible } = rows;
  const [row, columns] = [identifier(alias), [allColumns(alias)]];
  const few = placesAgain();
  const sorted = fewAt(alias, few, place, conditionsOf(few.inOrder(keys), page), mostSorted.byName);
  const walk = identifier(`${alias} walked`);
  const isFull = sql`(select count(*) from ${walk}) = ${rowsOf(page)}`;
  const [there, inGroup] = [placesAgain(), placesAgain()];
  const groups: Select = {
    distinct: true,
    columns: [sql`${there.copy(group)} as "key"`],
    from: there.source,
    where: [sorted.isMany, sql`not ${isFull}`, place.of(there.position)],
  };
  const ofGroup = walked(rows, inGroup, keys, page, place, { where: [sql`${inGroup.copy(group)} = "groups"."key"`] });
  const parts: readonly Select[] = [
    { columns, from: scope.source, where: [sorted.isAmong, visible] },
    { columns, from: sql`${walk} ${row}`, where: [isFull] },
    { columns, from: sql`${groups} "groups" cross join lateral ${ofGroup} ${row}` },
  ];
  const steps: Select = {
    ...walked(rows, placesAgain(), keys, page, place, { steps: mostSteps.byName }),
    where: [sorted.isMany],
  };
  return {
    with: [sorted.made, materialized(walk, steps)],
    from: sql`(${join(parts, ' union all ')}) ${row}`,
    ...firstOf(keys, page),
  };
}

function conditionsOf(keys: readonly RowKey[], page: PageRead): readonly Sql[] {
  return isBetween(keys, page).filter((each) => each !== undefined);
}

/**
 * A page of the rows at a place, nearest first, of rows that have several places each: what is near the point may not be at the place.
 * The statement chooses between three ways when it runs: few rows are sorted; of many, the index of the distance is walked, and each row
 * is tested; if that does not fill the page, all rows at the place are sorted after all.
 */
export function nearestAtPlace(
  related: RelatedRows,
  rows: VisibleRows,
  { keys, nearest }: RowOrder,
  page: PageRead,
  place: PlaceTest,
  places: Places,
): Select {
  const { alias, scope, visible } = rows;
  if (!nearest) throw new Error('The rows are in another order.');
  const [row, columns] = [identifier(alias), [identifier(alias, 'id')]];
  const walk = identifier(`${alias} walked`);
  const isFull = sql`(select count(*) from ${walk}) = ${rowsOf(page)}`;
  const few = fewAt(alias, places, place, [], mostSorted.nearest);
  const steps = firstOfStream(nearest(scope.source, [], keys), page, integer(mostSteps.nearest));
  const rest: Select = {
    columns: [allColumns(alias)],
    from: scope.source,
    where: [few.isMany, sql`not ${isFull}`, isFoundAt(related, rows, place), visible, ...isBetween(keys, page)],
    fenced: true,
  };
  const ids: readonly Select[] = [
    { columns: [sql`"id"`], from: walk, where: [isFull] },
    { columns, from: sql`${rest} ${row}`, ...firstOf(keys, page) },
  ];
  return {
    with: [
      few.made,
      materialized(walk, {
        columns,
        from: sql`${{ ...steps, columns: [allColumns(alias)] }} ${row}`,
        where: [few.isMany, kept(visible, isTestedAt(related, rows, place))],
        limit: rowsOf(page),
      }),
    ],
    from: scope.source,
    where: [
      sql`(${few.isAmong} or ${row}."id" = any(array(${join(ids, ' union all ')})))`,
      visible,
      ...isBetween(keys, page),
    ],
    ...firstOf(keys, page),
  };
}
