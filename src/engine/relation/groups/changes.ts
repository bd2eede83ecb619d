import type { CountedFate, Fate } from '../../condition/measure';
import type { Aliases, Select, Sql } from '../../sql/sql';
import { identifier, integer, join, materialized, nothing, sql } from '../../sql/sql';
import type { ChangeDates } from './changes-once';
import { rowsOfBothDates } from './changes-once';
import { sourceKey } from './counted-rows';
import { grouped } from './group-order';
import { Grouping } from './grouping';

/** The condition that a row in a group has a fate, by the set of the dates at which it is there: 1 for the first, 2 for the second. */
const fates: Readonly<Record<Fate, Sql>> = {
  gained: sql`"days" = 2`,
  lost: sql`"days" = 1`,
  kept: sql`"days" = 3`,
};

/** How many rows of a group have a fate. PostgreSQL counts once, however often it is written. */
function counting(fate: Fate): Sql {
  return sql`count(*) filter (where ${fates[fate]})`;
}

/**
 * The groups of a list at two dates, each with how many rows it gained, lost and kept. A row is in a group at a date by its keys
 * as of that date. Groups with most gained and lost rows come first.
 */
export class ChangedGroups extends Grouping {
  private readonly linked = new Set<Fate>();
  private isDefined = false;

  /**
   * @param before the groups as of the first date
   * @param after the groups as of the second date
   * @param changes the name of the groups in the `with` clause
   * @param dates the two dates, and which dimensions every group has a value of
   */
  constructor(
    private readonly before: Grouping,
    private readonly after: Grouping,
    private readonly ownAliases: Aliases,
    private readonly changes: string,
    private readonly dates: ChangeDates,
  ) {
    super(after.rows, after.finder, after.keys, after.measures, after.orders, ownAliases, changes);
  }

  /** How many rows of a group have a fate. */
  static count(fate: CountedFate): Sql {
    if (fate === 'net') return sql`(${identifier(grouped, 'gained')} - ${identifier(grouped, 'lost')})`;
    return identifier(grouped, fate === 'moved' ? 'count' : fate);
  }

  /** The number of a group, under an alias of groups. */
  static cell(alias = grouped): Sql {
    return identifier(alias, 'cell');
  }

  /** The name of the pairs (`cell`, `row`) of the rows of a fate. The `with` clause has only the pairs that this method has named. */
  links(fate: Fate): string {
    this.linked.add(fate);
    return `${this.changes} ${fate}`;
  }

  /**
   *     "m" as (select k0, id, bit_or(days) as days from (… union all …) group by k0, id),
   *     "g" as (select k0, count(*) filter (where days = 2) as gained, … from "m" group by k0)
   */
  override definitions(): readonly Sql[] {
    if (this.isDefined) return [];
    this.isDefined = true;
    const members = identifier(`${this.changes} rows`);
    const names = this.names.map((name) => identifier(name));
    // The rows have the number of their group. To join them with the groups by the keys, PostgreSQL would compare all with all: it
    // takes what is behind a row above for one row.
    const number = sql`dense_rank() over (${names.length > 0 ? sql`order by ${join(names)}` : nothing}) as "cell"`;
    const once = rowsOfBothDates(this.after, this.dates, this.ownAliases);
    const found: Select = once?.members ?? {
      columns: [...names, sql`"id"`, sql`bit_or("days") as "days"`],
      from: sql`(${keyed(this.before, 1)} union all ${keyed(this.after, 2)}) "counted"`,
      groupBy: [...names, sql`"id"`],
    };
    const both = this.linked.size > 0 ? { ...found, columns: [...(found.columns ?? []), number] } : found;
    const counts = (Object.keys(fates) as Fate[]).map((fate) => sql`${counting(fate)} as ${identifier(fate)}`);
    const cells: Select = {
      columns: [
        ...names,
        ...counts,
        sql`${counting('gained')} + ${counting('lost')} as "count"`,
        ...(this.linked.size > 0 ? [sql`min("cell") as "cell"`] : []),
      ],
      from: members,
      groupBy: names,
    };
    const numbered: Select = {
      columns: [sql`*`, ...(this.linked.size > 0 ? [] : [sql`row_number() over () as "cell"`])],
      from: sql`${cells} ${identifier(grouped)}`,
      // Without keys there is one group, also without rows.
      where: [names.length > 0 ? undefined : sql`"gained" + "lost" + "kept" > 0`, this.condition],
    };
    return [
      ...(once ? [once.rows] : [...this.before.rows.definition(), ...this.after.rows.definition()]),
      sql`${members} as ${both}`,
      materialized(identifier(this.changes), numbered),
      ...[...this.linked].map(
        (fate) =>
          sql`${identifier(this.links(fate))} as ${{ columns: [sql`"cell"`, sql`"id" as "row"`], from: members, where: [fates[fate]] }}`,
      ),
    ];
  }
}

/** The rows of a list with their keys at one of two dates, 1 or 2; a row can come several times with the same keys. */
function keyed({ rows, keys, finder }: Grouping, then: 1 | 2): Select {
  return {
    columns: [
      ...(rows.nested ? [sql`${sourceKey} as "source key"`] : []),
      ...keys.map(({ value }, index) => sql`${value} as ${identifier(`k${index}`)}`),
      sql`"counted"."id"`,
      sql`${integer(then)} as "days"`,
    ],
    from: sql`${rows.source}${finder.joins}`,
  };
}
