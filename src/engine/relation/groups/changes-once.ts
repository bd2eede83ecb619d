import { windowFrom } from '../../condition/window';
import type { Dimension } from '../../metadata/dimensions';
import type { Aliases, Select, Sql } from '../../sql/sql';
import { identifier, integer, join, nothing, parameter, render, sql } from '../../sql/sql';
import { counted, sourceKey } from './counted-rows';
import type { Days } from './day-sets';
import { DaySets } from './day-sets';
import type { Grouping } from './grouping';

/** The two dates of a change. */
export interface ChangeDates {
  /** The prefix of the names of their values, `from` and `to`. */
  readonly source: string;
  /** The dimensions of which every group has a value. */
  readonly present: readonly Dimension[];
}

/**
 * The rows of groups at two dates, read once: each row and each related row that gives it a key has the set of the dates on which it
 * is there, see {@link DaySets}. Returns undefined if anything else depends on the date, or if rows have no key on a date because
 * a related row is missing.
 *
 *     with b as (select id, … as days from …)
 *     select k0, id, days from (select k0, id, b.days & l.days & 3 as days from b join … l) where days <> 0
 */
export function rowsOfBothDates(
  after: Grouping,
  { source, present }: ChangeDates,
  aliases: Aliases,
): { readonly rows: Sql; readonly members: Select } | undefined {
  const { rows, keys, finder, names } = after;
  const day = `${source}.to`;
  const dependsOnDay = (fragment: Sql): boolean =>
    render(fragment).sources.some((each) => each === day || windowFrom(each, day) !== undefined);
  const days = daysOf(source);
  const kept = (select: Select) => new DaySets(days, aliases, dependsOnDay).of(select);
  const all = rows.select();
  const own = kept(all);
  const found = finder.joinsOnDays(kept, (each) => !dependsOnDay(each));
  const read = [...(all.columns ?? []), ...keys.map(({ value }) => value)];
  if (!own || !found || read.some(dependsOnDay)) return undefined;
  const isPresent = (path: string): boolean => present.some((each) => `${each.path.join('.')}.`.startsWith(`${path}.`));
  if (found.related.some((each) => each.days && !isPresent(each.path))) return undefined;
  const dated = [
    ...(own.isDated ? [identifier(counted, 'days')] : []),
    ...found.related.flatMap((each) => each.days ?? []),
  ];
  const together = dated.length > 0 ? join(dated, ' & ') : days.all;
  // Related rows that lead to a key further on can lead to the same one.
  const isKey = (path: string): boolean =>
    keys.some(({ dimension }) => dimension.part === 'object' && dimension.path.join('.') === path);
  const isOnce =
    !rows.nested && found.related.length <= 1 && found.related.every((each) => each.isOnce && isKey(each.path));
  const columns = [
    ...(rows.nested ? [sql`${sourceKey} as "source key"`] : []),
    ...keys.map(({ value }, index) => sql`${value} as ${identifier(`k${index}`)}`),
    sql`${identifier(counted, 'id')} as "id"`,
  ];
  const each: Select = {
    columns: [...columns, sql`${isOnce ? together : sql`bit_or(${together})`} as "days"`],
    from: sql`${rows.source}${found.joins}`,
    groupBy: isOnce ? [] : columns.map((_, index) => integer(index + 1)),
  };
  return {
    rows: sql`${rows.entry} as ${{
      columns: [...(all.columns ?? []), ...(own.isDated ? [sql`${own.days} as "days"`] : [])],
      from: sql`${all.from ?? nothing}${own.joins}`,
      where: own.where,
    }}`,
    members: {
      columns: [...names.map((name) => identifier(name)), sql`"id"`, sql`"days" & 3 as "days"`],
      from: sql`${each} "each"`,
      where: [sql`"days" & 3 <> 0`],
    },
  };
}

/** The two dates as bits of a number: 1 for the first, 2 for the second. */
function daysOf(source: string): Days {
  const [first, last] = ['from', 'to'].map((name) => parameter(`${source}.${name}`, 'date')) as [Sql, Sql];
  return {
    all: sql`3::bigint`,
    none: sql`0::bigint`,
    since: (day) => sql`(case when ${day} <= ${first} then 3::bigint when ${day} <= ${last} then 2 else 0 end)`,
    first,
    last,
  };
}
