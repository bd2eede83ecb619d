import type { Entity } from '../metadata/graph';
import type { Conditions, Select, Sql } from '../sql/sql';
import { identifier, integer, join, literal, materialized, sql } from '../sql/sql';
import type { Bound, RowKey, RowOrder, Stream } from './keyset';
import { after, afterInParts, before, orderBy } from './keyset';

/** Where the rows of a list are found. */
export interface Source {
  readonly from: Sql;
  readonly where: Conditions;
  readonly carried?: CarriedOrder;
  /** Present if the page is read by the cheaper of two page strategies, see {@link bySortOrWalk}. */
  readonly walk?: Walk;
}

/** The default order of rows in the links that lead to them. */
interface CarriedOrder {
  /** Its keys. */
  readonly order: readonly Sql[];
  /** Whether a row can have several links. */
  readonly repeated: boolean;
}

/** An index walk: each row of an entity is tested, in an order that an index has. */
interface Walk {
  readonly entity: Entity;
  /** That a row of the entity belongs to the list. It is never null, and no index serves it. */
  readonly kept: Sql;
  /** A further condition, which an index may serve. */
  readonly visible?: Sql | undefined;
}

/** A page as a level reads it. */
export interface PageRead {
  readonly size: number;
  readonly backward: boolean;
  /** Whether one row more is read, to tell whether the list goes on. */
  readonly oneMore: boolean;
  readonly after: Bound | undefined;
  readonly before: Bound | undefined;
}

/** How many rows a level reads for a page. */
export function rowsOf({ size, oneMore }: PageRead): Sql {
  return integer(size + (oneMore ? 1 : 0));
}

/** That a row lies between the cursors of a page. */
export function isBetween(keys: readonly RowKey[], page: Pick<PageRead, 'after' | 'before'>): Conditions {
  return [page.after && after(keys, page.after), page.before && before(keys, page.before)];
}

/** The first rows of a page in an order. */
export function firstOf(keys: readonly RowKey[], page: PageRead): Pick<Select, 'orderBy' | 'limit'> {
  return { orderBy: orderBy(keys, page.backward), limit: rowsOf(page) };
}

/** All columns of the rows under an alias. */
export function allColumns(alias: string): Sql {
  return sql`${identifier(alias)}.*`;
}

/** The first rows of a stream between the cursors of a page. */
export function firstOfStream(
  { from, where, keys }: Stream,
  page: Pick<PageRead, 'after' | 'before'>,
  limit: Sql,
): Select {
  return { from, where: [...where, ...isBetween(keys, page)], orderBy: orderBy(keys), limit };
}

/**
 * Rows in order, from the place of a cursor to the end of the page. If an index serves only parts of them, each part gives
 * its own first rows, and the page is the first of these.
 */
export function pageOf(alias: string, source: Source, order: RowOrder, page: PageRead): Select {
  const { from, where, walk, carried } = source;
  const { joins, keys } = order;
  const first = firstOf(keys, page);
  if (order.nearest && !page.backward)
    return firstOfStream(order.nearest(sql`${from}${joins}`, where, keys), page, rowsOf(page));
  if (carried) return byCarriedOrder(alias, source, carried, keys, page);
  if (walk) return bySortOrWalk(alias, { from, where, walk }, keys, page);
  const bounds = isBetween(keys, page);
  const parts = order.plain && page.after && !page.before ? afterInParts(keys, page.after) : undefined;
  if (!parts) return { from: sql`${from}${joins}`, where: [...where, ...bounds], ...first };
  const each = parts.map((part): Select => ({ columns: [allColumns(alias)], from, where: [...where, part], ...first }));
  return { from: sql`(${join(each, ' union all ')}) ${identifier(alias)}`, ...first };
}

/**
 * A page in the order that links carry. An index has the links in it, so the page ends as soon as it is full. The page of
 * rows with several links is a query of its own, because only a query that has the limit itself makes rows distinct in order.
 */
function byCarriedOrder(
  alias: string,
  { from, where }: Source,
  { order, repeated }: CarriedOrder,
  keys: readonly RowKey[],
  page: PageRead,
): Select {
  const inLinks = keys.map((key, index) => ({ ...key, value: order[index] ?? key.value }));
  const found: Select = { from, where: [...where, ...isBetween(inLinks, page)], ...firstOf(inLinks, page) };
  if (!repeated) return found;
  const once: Select = { ...found, distinctOn: order, columns: [allColumns(alias)] };
  return { from: sql`${once} ${identifier(alias)}`, orderBy: orderBy(keys, page.backward) };
}

/** The number of rows of a list at which a sort and an index walk take equally long: the root of a number times the rows of the entity. */
export function evenNumber({ table }: Entity, times: Sql): Sql {
  const relation = literal(`"${table}"`);
  return sql`(select ceil(sqrt(${times} * greatest(reltuples, 1000)))::bigint from pg_catalog.pg_class where oid = ${relation}::regclass)`;
}

/**
 * Chooses between two page strategies when the statement runs: sorting all rows of the list, or walking an index that has
 * the order and testing each row.
 *
 * The cost of the first grows with the number of rows of the list, that of the second with their rarity. Both are even if
 * that number is the root of ten times the number of rows of the entity: measured, a sorted row costs 2.6 times a step of
 * the walk, and a page has some 26 rows. PostgreSQL itself knows only an average number, so the statement finds rows until
 * there are so many. Fewer rows are sorted. With more, the index is walked up to a limit: if the rows of the list stand close
 * together at another place of the order, they are all found and sorted after all.
 */
function bySortOrWalk(
  alias: string,
  { from, where, walk: { entity, kept, visible } }: Source & { readonly walk: Walk },
  keys: readonly RowKey[],
  page: PageRead,
): Select {
  const [row, columns] = [identifier(alias), [allColumns(alias)]];
  const first = firstOf(keys, page);
  const bounds = isBetween(keys, page);
  const named = (name: string): Sql => identifier(`${alias} ${name}`);
  const [few, walked] = [named('few'), named('walked')];
  const even = evenNumber(entity, integer(10));
  const isMany = sql`(select count(*) from ${few}) = ${even}`;
  const isFull = sql`(select count(*) from ${walked}) = ${rowsOf(page)}`;
  const key = (index: number): Sql => identifier(`key ${index}`);
  const fewKeys = keys.map((each, index) => ({ ...each, value: key(index) }));
  const steps: Select = {
    columns,
    from: sql`${identifier(entity.table)} ${row}`,
    where: [...bounds, visible],
    orderBy: orderBy(keys, page.backward),
    limit: sql`4 * ${even}`,
  };
  const sorted: Select = {
    columns: [key(keys.length - 1)],
    from: few,
    where: [sql`not ${isMany}`],
    ...firstOf(fewKeys, page),
  };
  // Behind the fence the order is not known, so that an index finds the rows.
  const all: Select = { columns, from, where: [isMany, sql`not ${isFull}`, ...where, ...bounds], fenced: true };
  const parts: readonly Select[] = [
    { columns, from: sql`${walked} ${row}`, where: [isFull] },
    {
      columns,
      from: sql`${identifier(entity.table)} ${row}`,
      where: [sql`${identifier(alias, 'id')} = any(array${sorted})`],
    },
    { columns, from: sql`${all} ${row}`, ...first },
  ];
  return {
    with: [
      materialized(few, {
        columns: keys.map(({ value }, index) => sql`${value} as ${key(index)}`),
        from,
        where: [...where, ...bounds],
        limit: even,
      }),
      materialized(walked, { columns, from: sql`${steps} ${row}`, where: [isMany, kept], limit: rowsOf(page) }),
    ],
    from: sql`(${join(parts, ' union all ')}) ${row}`,
    ...first,
  };
}
