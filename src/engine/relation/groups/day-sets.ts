import { relatedAlone } from '../keys-alone';
import type { Aliases, Conditions, Select, Sql } from '../../sql/sql';
import { Exists, Grouped, InPeriod, Negation } from '../../sql/predicates';
import { allOf, conjuncts, Disjunction, identifier, join, nothing, sql } from '../../sql/sql';

/**
 * The days of points, and sets of them. A set is a bit for each day, in a number or a string of bits: `&`, `|`, `~` and `bit_or` are
 * the same for both.
 */
export interface Days {
  /** The set of all days, and the empty one. Beyond the last day a set can have any bits. */
  readonly all: Sql;
  readonly none: Sql;
  /** The set of the days from a day on. */
  readonly since: (day: Sql) => Sql;
  /** All days are between these two. They are parameters: for the result of a select, PostgreSQL does not know how many rows an index finds. */
  readonly first: Sql;
  readonly last: Sql;
}

/** The rows that a condition keeps on at least one of several days. */
export interface KeptRows {
  /** What has to be joined to the rows. */
  readonly joins: Sql;
  readonly where: Conditions;
  /** The days on which a row is kept: a string of bits, one for each day. Null if it is kept on none. */
  readonly days: Sql;
  /** Whether the days are not all of them. */
  readonly isDated: boolean;
}

/** The days on which a condition holds for a row. */
interface DaySet {
  /** Strings of bits that are intersected. */
  readonly bits: readonly Sql[];
  /** Holds for all rows that have a day in the set. */
  readonly bound: Sql | undefined;
}

/**
 * Evaluates a condition once for each row instead of once for each row and day: to the set of days on which it holds. A period is a
 * run of days, `and` intersects the sets, `or` joins them, `not` complements them, and an edge of which some rows have to be
 * there on a day joins the sets of its rows.
 */
export class DaySets {
  private readonly joined: Sql[] = [];

  /**
   * @param dependsOnDay whether a fragment reads the day
   */
  constructor(
    private readonly days: Days,
    private readonly aliases: Aliases,
    private readonly dependsOnDay: (fragment: Sql) => boolean,
  ) {}

  /** @returns undefined if a part of the conditions has no such form */
  of({ from, where = [] }: Select): KeptRows | undefined {
    if (from && this.dependsOnDay(from)) return undefined;
    const all = where.flatMap(conjuncts);
    const sets = this.each(all.filter((one) => this.dependsOnDay(one)));
    if (!sets) return undefined;
    const bits = this.intersection(sets);
    return {
      joins: join(this.joined, ''),
      where: [...all.filter((one) => !this.dependsOnDay(one)), ...sets.map(({ bound }) => bound)],
      days: bits,
      isDated: sets.length > 0,
    };
  }

  /**
   * The keys of the rows that a condition keeps, each as `key` with its set of `days`, found without the rows: the only condition is
   * that there are related rows, and each of these has such a key.
   * @param id the key of the rows
   * @returns undefined if there are other conditions, or if the conditions have no such form
   */
  ofKeys(kept: Select, id: Sql): Select | undefined {
    const related = relatedAlone(kept, id);
    return related && this.dependsOnDay(related) ? this.keysIn(related) : undefined;
  }

  private intersection(sets: readonly DaySet[]): Sql {
    const different = new Map(sets.flatMap(({ bits }) => bits).map((each) => [each.key, each]));
    return different.size > 0 ? join([...different.values()], ' & ') : this.days.all;
  }

  private each(conditions: readonly Sql[]): readonly DaySet[] | undefined {
    const sets = conditions.flatMap((one) => this.set(one) ?? []);
    return sets.length === conditions.length ? sets : undefined;
  }

  private set(condition: Sql): DaySet | undefined {
    if (!this.dependsOnDay(condition)) {
      const bits = sql`case when ${condition} then ${this.days.all} else ${this.days.none} end`;
      return { bits: [bits], bound: undefined };
    }
    if (condition instanceof InPeriod) return this.period(condition);
    if (condition instanceof Exists) return this.rows(condition);
    if (condition instanceof Grouped) return this.together(conjuncts(condition.condition));
    if (condition instanceof Disjunction) {
      const sets = condition.each.map((one) => this.each(conjuncts(one)));
      const bits = sets.flatMap((each) => (each ? [sql`coalesce(${this.intersection(each)}, ${this.days.none})`] : []));
      return bits.length === sets.length ? { bits: [sql`(${join(bits, ' | ')})`], bound: undefined } : undefined;
    }
    return condition instanceof Negation ? this.complement(condition.of) : undefined;
  }

  /** The days on which several conditions hold. */
  private together(conditions: readonly Sql[]): DaySet | undefined {
    const sets = this.each(conditions);
    if (!sets) return undefined;
    return { bits: sets.flatMap(({ bits }) => bits), bound: allOf(...sets.map(({ bound }) => bound)) };
  }

  /** Only what is never null has a complement: `not` of null is null. */
  private complement(condition: Sql): DaySet | undefined {
    const inner = condition instanceof Grouped ? condition.condition : condition;
    const set = inner instanceof Exists ? this.rows(inner) : undefined;
    return set && { bits: [sql`~(${this.intersection([set])})`], bound: undefined };
  }

  private period({ from, to }: InPeriod): DaySet | undefined {
    if (this.dependsOnDay(from) || (to && this.dependsOnDay(to))) return undefined;
    const { since, first, last } = this.days;
    const end = to && sql`coalesce(${to}, 'infinity'::date)`;
    return {
      bits: end ? [since(from), sql`~${since(end)}`] : [since(from)],
      bound: allOf(sql`${from} <= ${last}`, end && sql`${end} > ${first}`),
    };
  }

  /** The days on which there is a row that belongs to the row around the query. */
  private rows(condition: Exists): DaySet | undefined {
    const sets = this.keysIn(condition);
    if (!sets || !condition.correlation) return undefined;
    const name = this.aliases.next();
    const { outer } = condition.correlation;
    this.joined.push(sql` left join ${sets} ${identifier(name)} on ${identifier(name, 'key')} = ${outer}`);
    const bits = sql`coalesce(${identifier(name, 'days')}, ${this.days.none})`;
    return { bits: [bits], bound: sql`${identifier(name, 'key')} is not null` };
  }

  /** The keys by which the rows of a query belong to rows around it, each as `key` with the `days` on which it has a row. */
  private keysIn({ query: { from = nothing, where }, correlation }: Exists): Select | undefined {
    if (!correlation) return undefined;
    const inside = new DaySets(this.days, this.aliases, this.dependsOnDay);
    const kept = inside.of({ from, ...(where && { where }) });
    return (
      kept && {
        columns: [sql`${correlation.own} as "key"`, sql`bit_or(${kept.days}) as "days"`],
        from: sql`${from}${kept.joins}`,
        where: kept.where,
        groupBy: [sql`1`],
      }
    );
  }
}
