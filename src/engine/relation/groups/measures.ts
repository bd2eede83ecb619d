import type { All } from '../../condition/condition';
import type { ConditionCompiler } from '../condition';
import type { Field } from '../../metadata/graph';
import { instantText } from '../keyset';
import type { LocaleSource } from '../localised';
import type { RelatedRows } from '../related-rows';
import type { Sql } from '../../sql/sql';
import { sql } from '../../sql/sql';
import { Values } from '../value';
import type { CountedRows } from './counted-rows';
import { halfEvenMean } from './mean';

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
  private readonly values: Values;

  constructor(
    private readonly rows: CountedRows,
    related: RelatedRows,
    private readonly conditions: ConditionCompiler,
    locale: LocaleSource | undefined,
  ) {
    this.values = new Values(related.aliases, locale);
  }

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
   * How many rows, or how many of those that a filter keeps.
   * @param source the prefix of the sources of the operands
   */
  count(filter: All | undefined, source: string): string {
    return this.aggregate(sql`count(*)${this.kept(filter, source)}`);
  }

  /** The share of the rows that a filter keeps; null where there are none. */
  share(filter: All | undefined, source: string): string {
    return this.aggregate(sql`(count(*)${this.kept(filter, source)})::double precision / nullif(count(*), 0)`);
  }

  private kept(filter: All | undefined, source: string): Sql {
    const kept = filter && this.conditions.compile(this.rows.visible, filter, source);
    return kept ? sql` filter (where ${this.column(kept)})` : sql``;
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
        return this.values.of(this.rows.visible, field).ordered;
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
    const part = (which: string): Sql => this.column(this.values.part(this.rows.visible, field, which).sql);
    const name = `m${this.money.length}`;
    const [value, code] = [part('amount'), part('currency')];
    const expression = total === 'sum' ? sql`sum(${value})::text` : halfEvenMean(value);
    this.money.push({ name, amount: value, currency: code, expression });
    return name;
  }
}
