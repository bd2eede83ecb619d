import type { All } from '../../condition/condition';
import type { ConditionCompiler } from '../condition';
import type { Field } from '../../metadata/graph';
import { shownAs } from '../value';
import { utcMoment } from './keys';
import type { Select, Sql } from '../../sql/sql';
import { nothing, sql } from '../../sql/sql';
import type { CountedRows } from './counted-rows';

type ComparableField = Field & { readonly kind: 'column' | 'computed' | 'localised' };

/** The column of a group that holds a value, and the PostgreSQL type of the value. */
interface Typed {
  readonly name: string;
  readonly type: string;
}

/** Something that each group comes to. */
interface Aggregate {
  readonly name: string;
  /** Over the counted rows of a group. */
  readonly expression: Sql;
}

/** Amounts that are added up for each currency. */
export interface MoneyAggregate {
  readonly name: string;
  /** The columns of the counted rows. */
  readonly amount: Sql;
  readonly currency: Sql;
  /** What the amounts of one currency come to, as text. */
  readonly expression: Sql;
}

export type Bound = 'min' | 'max';
/** What a set of numbers or amounts comes to. */
export type Total = 'sum' | 'average' | Percentile;

/** A position among sorted values, from 0 to 1. */
export interface Percentile {
  readonly at: Sql;
}

/** Statistics of the times between two moments. */
export type DurationPart = 'count' | 'mean' | Bound | Percentile;

/** The count of all rows: the only aggregate that is the sum of those of parts of the rows. */
export const countOfAll = sql`count(*)`;

/**
 * What the groups of one part of a connection come to, as far as it is selected: columns of the rows that they are made
 * of, and aggregates over these.
 */
export class Measures {
  /** The columns of the counted rows that are read. */
  readonly columns: Sql[] = [];
  readonly aggregates: Aggregate[] = [];
  readonly money: MoneyAggregate[] = [];

  constructor(
    private readonly rows: CountedRows,
    private readonly conditions: ConditionCompiler,
  ) {}

  private column(expression: Sql): Sql {
    const column = this.rows.value(expression);
    if (!this.columns.some(({ key }) => key === column.key)) this.columns.push(column);
    return column;
  }

  private aggregate(expression: Sql): string {
    const known = this.aggregates.find((each) => each.expression.key === expression.key);
    if (known) return known.name;
    const name = `a${this.aggregates.length}`;
    this.aggregates.push({ name, expression });
    return name;
  }

  /**
   * How many rows there are, or how many of those a filter keeps; or the share of these, null where there are no rows.
   * @param source the prefix of the sources of the operands
   */
  count(which: 'count' | 'share', filter: All | undefined, source: string): string {
    const kept = filter && this.conditions.compile(this.rows.visible, filter, source);
    const count = sql`count(*)${kept ? sql` filter (where ${this.column(kept)})` : nothing}`;
    return this.aggregate(which === 'count' ? count : sql`(${count})::double precision / nullif(count(*), 0)`);
  }

  /** A field of the rows, as the viewer may see it. */
  field(name: string): Field | undefined {
    return this.conditions.related.field(this.rows.entity, name);
  }

  /** The smallest or the largest value of a field. */
  bound(which: Bound, field: Field): string {
    const found = extreme(which, this.column(this.comparable(field)));
    return this.aggregate(shownAs('type' in field ? field.type : 'text', found));
  }

  /** The smallest or the largest value of a field as a value of its own type. */
  comparableBound(which: Bound, field: Field): Typed {
    const { type } = this.conditions.values.of(this.rows.visible, field as ComparableField);
    return { name: this.aggregate(extreme(which, this.column(this.comparable(field)))), type };
  }

  /** The total of a field as a number; of money, in one currency. Null if there are no amounts in it. */
  comparableTotal(total: Total, field: Field, currency: Sql | undefined): Typed {
    const exact = (value: Sql): Typed => ({ name: this.aggregate(sql`(${value})::numeric`), type: 'numeric' });
    if (field.kind !== 'composite') {
      if (total === 'sum') return exact(sql`coalesce(sum(${this.column(this.comparable(field))}), 0)`);
      if (isExact(field)) return exact(exactTotal(total, this.column(this.comparable(field))));
      return { name: this.number(total, field), type: 'double precision' };
    }
    const part = (which: string): Sql => this.conditions.values.part(this.rows.visible, field, which).sql;
    const amount = this.column(
      sql`case when ${part('currency')} = ${currency ?? sql`null`} then ${part('amount')} end`,
    );
    return exact(exactTotal(total, amount));
  }

  private comparable(field: Field): Sql {
    switch (field.kind) {
      case 'column':
      case 'computed':
      case 'localised':
        return this.conditions.values.of(this.rows.visible, field).ordered;
      default:
        throw new Error(`A ${field.kind} has no order.`);
    }
  }

  /** The sum of whole numbers, as text; or their mean, or a percentile. Exact decimals come to exact decimals, as text. */
  number(total: Total, field: Field): string {
    const value = this.column(this.comparable(field));
    if (isExact(field)) return this.aggregate(shownAs('numeric', sql`(${exactTotal(total, value)})::numeric`));
    if (total === 'sum') return this.aggregate(sql`coalesce(sum(${value}), 0)::text`);
    return this.aggregate(
      total === 'average'
        ? sql`sum(${value})::double precision / nullif(count(${value}), 0)`
        : percentile(total, value),
    );
  }

  /** A statistic of the times between two moments of the rows, in days. */
  duration(part: DurationPart, from: Field, to: Field): string {
    const [begin, end] = [from, to].map((field) => {
      const { sql: value, type } = this.conditions.values.of(this.rows.visible, field as ComparableField);
      return utcMoment(value, type);
    }) as [Sql, Sql];
    // Whole milliseconds, so that their sum does not depend on the order of the rows.
    const time = this.column(sql`(extract(epoch from ${end} - ${begin}) * 1000)::bigint`);
    if (part === 'count') return this.aggregate(sql`count(${time})`);
    const milliseconds =
      part === 'mean'
        ? sql`sum(${time})::double precision / nullif(count(${time}), 0)`
        : typeof part === 'string'
          ? sql`${extreme(part, time)}::double precision`
          : percentile(part, time);
    return this.aggregate(sql`${milliseconds} / 86400000`);
  }

  /**
   * The mean of a part of a position, in ten-millionths of a degree. These are whole numbers, so that their sum does not depend on the
   * order of the rows.
   */
  meanPart(field: Field & { readonly kind: 'composite' }, part: 'latitude' | 'longitude'): string {
    const { sql: degrees } = this.conditions.values.part(this.rows.visible, field, part);
    const value = this.column(sql`(${degrees} * 1e7)::integer`);
    return this.aggregate(sql`round(sum(${value})::double precision / nullif(count(${value}), 0)) / 1e7`);
  }

  /** What money comes to, for each currency. */
  amounts(total: Total, field: Field & { readonly kind: 'composite' }): string {
    const part = (which: string): Sql => this.column(this.conditions.values.part(this.rows.visible, field, which).sql);
    const name = `m${this.money.length}`;
    const [amount, currency] = [part('amount'), part('currency')];
    const expression = exactTotal(total, amount);
    this.money.push({ name, amount, currency, expression });
    return name;
  }
}

/**
 * The mean of numerics with 6 digits, half to even, as text. It is made of whole numbers: PostgreSQL's `avg` is rounded
 * already, and its `round` goes from zero at the half.
 */
function halfEvenMean(value: Sql): Sql {
  return halfEven(sql`(sum(${value}) * 1000000)`, sql`nullif(count(${value}), 0)::numeric`);
}

/** A number of millionths that is divided, as text with 6 digits, rounded half to even. */
function halfEven(millionths: Sql, count: Sql): Sql {
  const whole = sql`div(${millionths}, ${count})`;
  const twiceTheRest = sql`2 * abs(${millionths} - ${whole} * ${count})`;
  const up = sql`(${twiceTheRest} > ${count} or (${twiceTheRest} = ${count} and mod(${whole}, 2) <> 0))`;
  const rounded = sql`(${whole} + case when ${up} then sign(${millionths}) else 0 end)`;
  return sql`round(${rounded} * 0.000001, 6)::text`;
}

/** Whether a field of numbers holds exact decimals. */
function isExact(field: Field): boolean {
  return 'type' in field && field.type === 'numeric';
}

/** What exact decimals, such as the amounts of one currency, come to, as text. */
function exactTotal(total: Total, amount: Sql): Sql {
  if (total === 'sum') return sql`sum(${amount})::text`;
  return total === 'average' ? halfEvenMean(amount) : exactPercentile(total, amount);
}

function extreme(which: Bound, value: Sql): Sql {
  return which === 'min' ? sql`min(${value})` : sql`max(${value})`;
}

/** A percentile of whole numbers, interpolated between the two nearest. */
function percentile({ at }: Percentile, value: Sql): Sql {
  return sql`percentile_cont((${at})::double precision) within group (order by ${value}::double precision)`;
}

/**
 * A percentile of numerics with 6 digits, half to even, as text. PostgreSQL's `percentile_cont` computes with floating-point
 * numbers, which cannot hold every amount.
 *
 *     place = at * (count - 1); the value is between those at the places below and above it
 */
function exactPercentile({ at }: Percentile, value: Sql): Sql {
  const sorted: Select = {
    columns: [
      sql`array_agg(${value} order by ${value}) filter (where ${value} is not null) as "sorted"`,
      sql`(${at})::numeric * (count(${value}) - 1) as "place"`,
    ],
  };
  const nearest: Select = {
    columns: [
      sql`"sorted"[floor("place")::integer + 1] as "low"`,
      sql`"sorted"[ceil("place")::integer + 1] as "high"`,
      sql`"place" - floor("place") as "part"`,
    ],
    from: sql`${sorted} "sorted"`,
  };
  const found = halfEven(sql`(("low" + ("high" - "low") * "part") * 1000000)`, sql`1::numeric`);
  return sql`${{ columns: [found], from: sql`${nearest} "nearest"` }}`;
}
