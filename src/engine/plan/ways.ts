import { allOf } from '../access';
import type { Concept } from '../metadata/graph';
import type { Sql } from '../sql';
import { identifier, integer, join, literal, nothing, sql } from '../sql';
import type { Bound, RowKey } from './keyset';
import { after, afterInParts, before, orderBy } from './keyset';

/** One way to find rows of a list; where there are several, each row is found by one of them alone. */
export interface Way {
  readonly from: Sql;
  readonly where: Sql;
}

/** The ways to the rows of a list, and what has to be known before one is chosen: `with … `. */
export interface Ways {
  readonly choice?: Sql;
  readonly ways: readonly Way[];
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
 * Where there are several ways, each gives its own first rows, and the page is the first of these.
 */
export function pageOf(alias: string, { choice, ways }: Ways, order: PageOrder, page: PageRead): Sql {
  const { joins, keys } = order;
  const sorted = sql`order by ${orderBy(keys, page.backward)} limit ${rowsOf(page)}`;
  const parts = order.plain && page.after && !page.before ? afterInParts(keys, page.after) : undefined;
  const bounds = parts ?? [allOf(...isBetween(keys, page))];
  const each = ways.flatMap(({ from, where }) =>
    bounds.map((bound) => sql`from ${from}${joins} where ${allOf(where, bound)} ${sorted}`),
  );
  const [only, ...others] = each;
  if (only && others.length === 0) return only;
  const all = join(
    each.map((way) => sql`(select ${identifier(alias)}.* ${way})`),
    ' union all ',
  );
  return sql`from (${choice ?? nothing}${all}) ${identifier(alias)} ${sorted}`;
}

/**
 * Two ways to the far rows of a link, of which the number of links chooses one when the statement runs.
 *
 * A page in the order of the far side can be had by sorting all links of the near row, or by walking the far side's index
 * and asking for each row whether it is linked. The first costs by the links, the second by how rare they are among the far
 * rows. Both are about even where the links are the root of ten times the far rows: measured, a sorted link costs 2.6 times
 * a step, and a page is some 26 rows. PostgreSQL itself knows only the average number of links.
 *
 * @param links the links of the near row, `from … where …`
 * @param sorted the way over the links
 * @param isLinked asks for one link between the near row and a far row: `from … where …`
 */
export function bySortingOrWalking(
  target: Concept,
  alias: string,
  links: Sql,
  sorted: Way,
  isLinked: Sql,
  visible: Sql | undefined,
): Ways {
  const even = sql`(select ceil(sqrt(10 * greatest(reltuples, 1000)))::bigint from pg_catalog.pg_class where oid = ${literal(`"${target.table}"`)}::regclass)`;
  const choice = sql`with choice as materialized (select count(*) >= ${even} as "many" from (select ${links} limit ${even}) few) `;
  // A subquery of its own is answered before the way that is not taken is begun.
  const many = sql`(select "many" from choice)`;
  return {
    choice,
    ways: [
      { from: sorted.from, where: allOf(sql`not ${many}`, sorted.where) },
      {
        from: sql`${identifier(target.table)} ${identifier(alias)}`,
        // `exists` would be turned into a join, which sorts all links after all.
        where: allOf(many, sql`coalesce((select true ${isLinked} limit 1), false)`, visible),
      },
    ],
  };
}
