import type { Select, Sql } from '../../sql/sql';
import { identifier, integer, sql } from '../../sql/sql';
import { grouped } from './group-order';
import { type Grouping, haveSameValues } from './grouping';

const place = identifier('ranked', 'place');

/** How far the rows of a list are in few of its groups: one row for each source row that has groups, as `grouped`. */
export class Concentration {
  private readonly shares: Sql[] = [];

  constructor(private readonly grouping: Grouping) {
    // The statement must have the rows with their keys before the groups are made of them.
    if (grouping.finder.multiplies) grouping.namedTuples();
  }

  /** The fraction of the rows that are in the largest groups. */
  topShare(first: number): Sql {
    const isTop = sql`filter (where ${place} <= ${integer(first)})`;
    const share = this.grouping.finder.multiplies
      ? sql`count(distinct "counted"."id") ${isTop}::double precision / nullif(count(distinct "counted"."id"), 0)`
      : sql`(sum("ranked"."count") ${isTop})::double precision / nullif(sum("ranked"."count"), 0)::double precision`;
    const known = this.shares.findIndex(({ key }) => key === share.key);
    return identifier(grouped, `s${known < 0 ? this.shares.push(share) - 1 : known}`);
  }

  /** The sum of the squares of the shares of the groups. */
  get herfindahl(): Sql {
    return identifier(grouped, 'herfindahl');
  }

  /**
   * For a `from` clause.
   *
   *     select sum(count * count) / sum(count)^2 as herfindahl from (select *, row_number() over (order by count desc, …) as place from g) ranked
   */
  rows(): Select {
    const { grouping } = this;
    const { nested } = grouping.rows;
    const ranked = sql`${grouping.ranked()} "ranked"`;
    const sourceKey = nested ? [identifier('ranked', 'source key')] : [];
    const squares: Select = {
      columns: [
        ...sourceKey,
        sql`sum("count" * "count")::double precision / nullif(sum("count") ^ 2, 0)::double precision as "herfindahl"`,
        sql`1 as "count"`,
      ],
      from: ranked,
      groupBy: sourceKey,
    };
    if (this.shares.length === 0) return squares;
    const from = grouping.finder.multiplies
      ? sql`${ranked} join ${grouping.namedTuples()} "counted" on ${haveSameValues(grouping.names, 'ranked', 'counted')}`
      : ranked;
    const tops: Select = {
      columns: [...sourceKey, ...this.shares.map((share, index) => sql`${share} as ${identifier(`s${index}`)}`)],
      from,
      groupBy: sourceKey,
    };
    const shares = this.shares.map((_, index) => identifier('tops', `s${index}`));
    const same = nested ? sql`"squares"."source key" = "tops"."source key"` : sql`true`;
    return { columns: [sql`"squares".*`, ...shares], from: sql`${squares} "squares" join ${tops} "tops" on ${same}` };
  }
}
