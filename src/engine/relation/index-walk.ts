import { allOf } from '../sql/conjunction';
import type { Entity } from '../metadata/graph';
import type { Sql } from '../sql/sql';
import { identifier, integer, join, literal, sql } from '../sql/sql';
import type { Bound, RowKey } from './keyset';
import { after, afterInParts, before, orderBy } from './keyset';

/** Where the rows of a list are found. */
export interface Source {
  readonly from: Sql;
  readonly where: Sql;
  /** The index walk to them, if they are the related rows of a link in the default order of their entity. */
  readonly walk?: Walk;
}

/** An index walk: each row of the target, in order, is tested for a link with the source row. */
interface Walk {
  readonly target: Entity;
  /** The links of the source row: `from … where …`. */
  readonly links: Sql;
  /** The links between the source row and one row of the target: `from … where …`. */
  readonly linked: Sql;
  readonly visible: Sql | undefined;
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

/** The order of a page's rows. */
interface PageOrder {
  readonly joins: Sql;
  readonly keys: readonly RowKey[];
  readonly plain: boolean;
}

/** How many rows a level reads for a page. */
export function rowsOf({ size, oneMore }: PageRead): Sql {
  return integer(size + (oneMore ? 1 : 0));
}

/** That a row lies between the cursors of a page. */
export function isBetween(keys: readonly RowKey[], page: PageRead): readonly (Sql | undefined)[] {
  return [page.after && after(keys, page.after), page.before && before(keys, page.before)];
}

/**
 * Rows in order, from the place of a cursor to the end of the page: `from … where … order by … limit …`.
 * If an index serves only parts of them, each part gives its own first rows, and the page is the first of these.
 */
export function pageOf(alias: string, source: Source, order: PageOrder, page: PageRead): Sql {
  const { joins, keys } = order;
  const ordered = sql`order by ${orderBy(keys, page.backward)}`;
  const sorted = sql`${ordered} limit ${rowsOf(page)}`;
  const bound = allOf(...isBetween(keys, page));
  const { from, where, walk } = source;
  if (walk) return bySortOrWalk(alias, { from, where, walk }, ordered, bound, page);
  const parts = order.plain && page.after && !page.before ? afterInParts(keys, page.after) : undefined;
  if (!parts) return sql`from ${from}${joins} where ${allOf(where, bound)} ${sorted}`;
  const each = parts.map(
    (part) => sql`(select ${identifier(alias)}.* from ${from} where ${allOf(where, part)} ${sorted})`,
  );
  return sql`from (${join(each, ' union all ')}) ${identifier(alias)} ${sorted}`;
}

/**
 * The two page strategies for the related rows of a link. The number of links decides between them when the statement runs.
 *
 * Either all links of the source row are sorted, or the index of the target is walked and each row tested for a link. The
 * cost of the first grows with the number of links, that of the second with their rarity among the rows of the target. Both
 * are even if the number of links is the root of ten times the number of rows of the target: measured, a sorted link costs
 * 2.6 times a step of the walk, and a page has some 26 rows. PostgreSQL itself knows only the average number of links.
 * Fewer links are sorted. With more, the index is walked up to a limit: if the linked rows stand close together at another
 * place of the order, they are sorted after all.
 */
function bySortOrWalk(
  alias: string,
  { from, where, walk: { target, links, linked, visible } }: Source & { readonly walk: Walk },
  order: Sql,
  bound: Sql,
  page: PageRead,
): Sql {
  const table = identifier(target.table);
  const [rows, row] = [rowsOf(page), identifier(alias)];
  const sorted = sql`${order} limit ${rows}`;
  const even = sql`(select ceil(sqrt(10 * greatest(reltuples, 1000)))::bigint from pg_catalog.pg_class where oid = ${literal(`"${target.table}"`)}::regclass)`;
  // `exists` would be turned into a join, which sorts all links after all.
  const isLinked = sql`coalesce((select true ${linked} limit 1), false)`;
  return sql`from (with choice as materialized (select count(*) >= ${even} as "many" from (select ${links} limit ${even}) few),
      walked as materialized (select ${row}.* from (select ${row}.* from ${table} ${row} where ${allOf(bound, visible)} ${order} limit 4 * ${even}) ${row}
        where (select "many" from choice) and ${isLinked} limit ${rows})
    (select ${row}.* from walked ${row} where (select count(*) from walked) = ${rows})
    union all
    (select ${row}.* from ${from} where (select count(*) from walked) < ${rows} and ${allOf(where, bound)} ${sorted})) ${row} ${sorted}`;
}
