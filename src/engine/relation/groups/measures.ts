import type { All } from '../../condition/condition';
import type { ConditionCompiler } from '../condition';
import type { Field } from '../../metadata/graph';
import { instantText } from '../keyset';
import type { Sql } from '../../sql/sql';
import { nothing, sql } from '../../sql/sql';
import type { CountedRows } from './counted-rows';

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
  /** The sums or means of the amounts of one currency, as text. */
  readonly expression: Sql;
}

export type Bound = 'min' | 'max';
export type Total = 'sum' | 'average';

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

  /** The smallest or the largest value of a field. */
  bound(which: Bound, field: Field): string {
    const value = this.column(this.comparable(field));
    const found = which === 'min' ? sql`min(${value})` : sql`max(${value})`;
    return this.aggregate('type' in field && field.type === 'timestamptz' ? instantText(found) : found);
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

  /** The sum of whole numbers, as text, or their mean. */
  number(total: Total, field: Field): string {
    const value = this.column(this.comparable(field));
    return this.aggregate(
      total === 'sum'
        ? sql`coalesce(sum(${value}), 0)::text`
        : sql`sum(${value})::double precision / nullif(count(${value}), 0)`,
    );
  }

  /** The sums or means of money, for each currency. */
  amounts(total: Total, field: Field & { readonly kind: 'composite' }): string {
    const part = (which: string): Sql => this.column(this.conditions.values.part(this.rows.visible, field, which).sql);
    const name = `m${this.money.length}`;
    const [amount, currency] = [part('amount'), part('currency')];
    const expression = total === 'sum' ? sql`sum(${amount})::text` : halfEvenMean(amount);
    this.money.push({ name, amount, currency, expression });
    return name;
  }
}

/**
 * The mean of numerics with 6 digits, half to even, as text. It is made of whole numbers: PostgreSQL's `avg` is rounded
 * already, and its `round` goes from zero at the half.
 */
function halfEvenMean(value: Sql): Sql {
  const millionths = sql`(sum(${value}) * 1000000)`;
  const count = sql`count(${value})::numeric`;
  const whole = sql`div(${millionths}, ${count})`;
  const twiceTheRest = sql`2 * abs(${millionths} - ${whole} * ${count})`;
  const up = sql`(${twiceTheRest} > ${count} or (${twiceTheRest} = ${count} and mod(${whole}, 2) <> 0))`;
  const rounded = sql`(${whole} + case when ${up} then sign(${millionths}) else 0 end)`;
  return sql`round(${rounded} * 0.000001, 6)::text`;
}
