import { All, equals } from '../../condition/condition';
import type { CountedWindow } from '../../condition/window';
import { reachSource, spanSource, windowFrom } from '../../condition/window';
import type { Calendar } from '../../metadata/graph';
import type { Select, Sql } from '../../sql/sql';
import { identifier, materialized, nothing, parameter, replacing, sql } from '../../sql/sql';
import type { Days } from './day-sets';
import type { ConditionCompiler } from '../condition';
import type { RequestDate } from '../scope';

/** How many of some days in order come before a day. */
function before(days: Sql, day: Sql): Sql {
  return sql`width_bucket(${day} - 1, ${days})`;
}

/** The alias of the points of a series. */
const alias = 'points';

/**
 * The points of a series: a row for each period, with its place, its first and its last day, and the key of its fiscal quarter.
 * They are in the `with` clause once.
 */
export class Points {
  /** The date of what is computed for each point. */
  readonly date: RequestDate;
  private readonly name: string;

  /**
   * @param source the prefix of the values of the series
   * @param fiscal the calendar of its periods, and whether its owner is given; undefined for periods of the calendar
   * @param isShort whether a number has a bit for each point
   */
  constructor(
    private readonly conditions: ConditionCompiler,
    private readonly source: string,
    private readonly fiscal: { readonly calendar: Calendar; readonly isOwned: boolean } | undefined,
    private readonly isShort: boolean,
  ) {
    this.date = { source: `${source}.day`, dateGiven: true };
    this.name = conditions.related.aliases.next();
  }

  /** Whether its periods are fiscal quarters, with a `quarter` each. */
  get isFiscal(): boolean {
    return this.fiscal !== undefined;
  }

  /** A column: `place`, `starts`, `ends`, or of a fiscal quarter `quarter` and `last`, the day that it ends on wherever the series ends. */
  column(name: 'place' | 'starts' | 'ends' | 'quarter' | 'last'): Sql {
    return identifier(alias, name);
  }

  /** For a `from` clause. */
  get from(): Sql {
    return sql`${identifier(this.name)} ${identifier(alias)}`;
  }

  /** Its entry in the `with` clause. */
  definition(): Sql {
    return materialized(identifier(this.name), this.fiscal ? this.quarters(this.fiscal) : this.periods());
  }

  private periods(): Select {
    const [starts, ends] = ['starts', 'ends'].map((name) => parameter(`${this.source}.${name}`, 'date[]'));
    const rows = sql`unnest(${starts ?? nothing}, ${ends ?? nothing}) with ordinality "periods" ("starts", "ends", "place")`;
    return { columns: [sql`"starts", "ends", "place"`], from: rows };
  }

  /** The quarters of its calendar that end on its first day or later, each with its first and its last day; undefined without a calendar. */
  get calendar(): Select | undefined {
    if (!this.fiscal) return undefined;
    const { start, end, from, source, visible } = this.quartersIn(this.fiscal);
    return {
      columns: [sql`${start} as "starts"`, sql`${end} as "ends"`],
      from: source,
      where: [visible, sql`${end} >= ${from}`],
    };
  }

  private quartersIn({ calendar, isOwned }: NonNullable<Points['fiscal']>) {
    const { entity, span, ownerKey } = calendar;
    const ofOwner = isOwned ? new All([equals(entity, ownerKey, 'owner')]) : undefined;
    const rows = this.conditions.related.visible(entity, this.conditions.rowFilter(entity, ofOwner, this.source));
    const { scope, visible, alias: quarter } = rows;
    const [from, to] = ['from', 'to'].map((name) => parameter(`${this.source}.${name}`, 'date')) as [Sql, Sql];
    const [start, end, owner] = [span.from, span.to, span.owner].map((name) => scope.column(name)) as [Sql, Sql, Sql];
    return { quarter, start, end, owner, from, to, source: scope.source, visible };
  }

  private quarters(fiscal: NonNullable<Points['fiscal']>): Select {
    const { quarter, start, end, owner, from, to, source, visible } = this.quartersIn(fiscal);
    const ends = sql`least(${end}, ${to})`;
    const order = sql`${ends}, ${start}, ${owner}`;
    return {
      columns: [
        sql`greatest(${start}, ${from}) as "starts"`,
        sql`${ends} as "ends"`,
        sql`row_number() over (order by ${order}) as "place"`,
        sql`${identifier(quarter, 'id')} as "quarter"`,
        sql`${end} as "last"`,
      ],
      from: source,
      where: [visible, sql`${end} >= ${from}`, sql`${start} <= ${to}`],
    };
  }

  /** Whether the day of a point is among the sources of some values. */
  isRead(sources: readonly string[]): boolean {
    const { source: day } = this.date;
    return sources.some((source) => source === day || windowFrom(source, day) !== undefined);
  }

  /** The last days of all points. */
  get days(): Days {
    const of = (value: Sql): Sql => sql`${{ columns: [value], from: this.from }}`;
    const bounds = { first: parameter(`${this.source}.from`, 'date'), last: parameter(`${this.source}.to`, 'date') };
    if (this.isShort) {
      const all = sql`(-1)::bigint`;
      const each = parameter(`${this.source}.ends`, 'date[]');
      return { all, none: sql`0::bigint`, since: (day) => sql`(${all} << ${before(each, day)})`, ...bounds };
    }
    const each = of(sql`array_agg(${this.column('ends')} order by ${this.column('place')})`);
    const all = of(sql`repeat('1', count(*)::integer)::varbit`);
    return { all, none: sql`~${all}`, since: (day) => sql`(${all} >> ${before(each, day)})`, ...bounds };
  }

  /** Whether a set of days has that of the point. */
  isIn(days: Sql): Sql {
    const place = sql`(${this.column('place')} - 1)::integer`;
    return this.isShort ? sql`(${days} >> ${place}) & 1 = 1` : sql`get_bit(${days}, ${place}) = 1`;
  }

  /** A select, made as of {@link date}, with the last day of a point in the place of the date. The points stand beside it. */
  atEach(select: Select): Sql {
    const { source: day } = this.date;
    return replacing(select, (source) => {
      if (source === day) return this.column('ends');
      const window = windowFrom(source, day);
      return window && this.momentOf(window);
    });
  }

  /** The moment that a window is counted from at a point, or its end. */
  private momentOf({ what, type, span }: CountedWindow): Sql {
    const ends = this.column('ends');
    const moment = type === 'date' ? ends : sql`(${ends} + time '23:59:59.999')`;
    const typed = (value: Sql): Sql => (type === 'date' ? value : sql`(${value} at time zone 'UTC')`);
    if (what === 'moment') return typed(moment);
    const interval = parameter(spanSource(what, type, span), 'interval');
    const reach = parameter(reachSource(what, type, span), 'date');
    const isNext = what === 'next';
    const shifted = isNext ? sql`${moment} + ${interval}` : sql`${moment} - ${interval}`;
    // A window ends with whole days. Outside of its reach, the sum is beyond the calendar of the hub and perhaps of PostgreSQL.
    const end =
      type === 'date'
        ? sql`(${shifted}${isNext ? sql` + interval '86399.999 s'` : nothing})::date`
        : typed(sql`(${shifted})`);
    const isReached = isNext ? sql`${ends} <= ${reach}` : sql`${ends} >= ${reach}`;
    const open = isNext ? sql`'infinity'` : sql`'-infinity'`;
    return sql`(case when ${isReached} then ${end} else ${open} end)`;
  }
}
