import type { Aliases, Select, Sql } from '../../sql/sql';
import { identifier, render, sql } from '../../sql/sql';
import { counted, sourceKey } from './counted-rows';
import { DaySets } from './day-sets';
import type { Grouping } from './grouping';
import { countOfAll } from './measures';
import type { Points } from './points';

/**
 * The groups at each point of a series in one pass over the rows: each row has the set of the days on which it is in the list, see
 * {@link DaySets}. Returns undefined if anything else than the presence of the rows depends on the day.
 *
 *     with b as (select id, … & … as days from …), g as (select days, count(*) as n from b group by days)
 *     select place, sum(n) as count from g join points on get_bit(days, place - 1) = 1 group by place
 */
export function pointsInOnePass(points: Points, grouping: Grouping, aliases: Aliases): Select | undefined {
  const { rows, keys, finder, measures, names } = grouping;
  if (measures.money.length > 0) return undefined;
  const dependsOnDay = (fragment: Sql): boolean => points.isRead(render(fragment).sources);
  const all = rows.select();
  const found = new DaySets(points.days, aliases, dependsOnDay);
  const kept = found.of(all);
  const read = [...(all.columns ?? []), finder.joins, ...keys.map(({ value }) => value)];
  if (!kept || read.some(dependsOnDay)) return undefined;
  const days = identifier(counted, 'days');
  // If only the keys of the rows are read, the links have them: the rows need not be read.
  const keysOnly = rows.isBare ? found.ofKeys(all, rows.id) : undefined;
  const keysAlone: Select | undefined = keysOnly && {
    columns: [sql`"key" as "id"`, sql`"days"`],
    from: sql`${keysOnly} "keys"`,
  };
  const columns = [
    ...(rows.nested ? [sourceKey] : []),
    ...keys.map(({ value }, index) => sql`${value} as ${identifier(`k${index}`)}`),
    ...measures.columns,
    days,
  ];
  const tuples: Select = {
    distinct: finder.repeats,
    columns: finder.repeats ? [sql`"counted"."id"`, ...columns] : columns,
    from: sql`${rows.source}${finder.joins}`,
  };
  const groupBy = names.map((name) => identifier(counted, name));
  // Rows that are only counted are counted once for each set of days.
  const sets: Select = {
    columns: [...groupBy, days, sql`count(*) as "n"`],
    from: sql`${tuples} "counted"`,
    groupBy: [...groupBy, days],
  };
  const isCounted = measures.aggregates.every(({ expression }) => expression.key === countOfAll.key);
  const count = isCounted ? sql`sum("counted"."n")::bigint` : countOfAll;
  return {
    with: [sql`${rows.entry} as ${keysAlone ?? { ...all, ...within(all, kept) }}`],
    columns: [
      points.column('place'),
      ...groupBy,
      sql`${count} as "count"`,
      ...measures.aggregates.map(
        ({ name, expression }) => sql`${isCounted ? count : expression} as ${identifier(name)}`,
      ),
    ],
    from: sql`${isCounted ? sets : tuples} "counted" join ${points.from} on ${points.isIn(days)}`,
    groupBy: [points.column('place'), ...groupBy],
  };
}

function within(all: Select, { joins, where, days }: NonNullable<ReturnType<DaySets['of']>>): Select {
  return { columns: [...(all.columns ?? []), sql`${days} as "days"`], from: sql`${all.from ?? sql``}${joins}`, where };
}
