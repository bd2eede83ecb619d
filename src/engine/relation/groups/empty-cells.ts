import type { All, KeyTests } from '../../condition/condition';
import type { EmptyShape } from '../../operation/groups-shape';
import type { Select, Sql } from '../../sql/sql';
import { allLeft, identifier, join, nothing, sql, typed } from '../../sql/sql';
import type { ConditionCompiler } from '../condition';
import type { CountedRows } from './counted-rows';
import { grouped as found, groupKey } from './group-order';
import { testsOf } from './key-filter';
import type { Measures } from './measures';
import type { Key } from './keys';
import { calendarOf } from './keys';

/** The steps between the values of a dimension that is a part of a date. */
const steps = { month: sql`interval '1 month'`, quarter: sql`interval '3 months'`, year: sql`1` };

/** What the cells without rows of a grouping are made of. */
export interface EmptyCellsOptions {
  readonly rows: CountedRows;
  readonly keys: readonly Key[];
  /** Whether groups with rows are listed too. */
  readonly shape: EmptyShape;
  /** The tests of the keys, which limit the values of each dimension. */
  readonly tests: All<KeyTests> | undefined;
  /** The same tests of the keys of a group. */
  readonly keyFilter: Sql | undefined;
  /** The prefix of the sources of the operands. */
  readonly source: string;
  /** The name of the groups in the `with` clause. */
  readonly name: string;
}

/**
 * The groups of a list together with the cells that no row is in, or these cells alone. A cell is a combination of values of
 * the dimensions, for each row above if the list is of an edge.
 *
 *     "g found" as (select k0, k1, count(*) as count, … from … group by k0, k1),
 *     "g none" as (select count(*) as count, … from (… where false) counted)
 *     select … from "g found" union all
 *     select c0.k as k0, c1.k as k1, none.* from (…) c0 cross join (…) c1 cross join "g none" none
 *     where not exists (select from "g found" where k0 = c0.k and k1 = c1.k)
 */
export class EmptyCells {
  private columns: readonly string[] = [];

  constructor(
    private readonly conditions: ConditionCompiler,
    private readonly options: EmptyCellsOptions,
  ) {}

  private get isAlone(): boolean {
    return this.options.shape === 'ONLY';
  }

  private get nested(): boolean {
    return this.options.rows.nested;
  }

  private get names(): readonly string[] {
    return [...(this.nested ? ['source key'] : []), ...this.options.keys.map((_, index) => `k${index}`)];
  }

  private get found(): Sql {
    return identifier(`${this.options.name} found`);
  }

  private get none(): Sql {
    return identifier(`${this.options.name} none`);
  }

  /** Whether all groups are needed, to know the values of a dimension. */
  private get dependsOnRows(): boolean {
    return this.options.keys.some(isOfRows);
  }

  /**
   * The entries of the `with` clause that the cells stand on.
   * @param groups those with rows
   * @param aggregates the columns of what these come to
   * @param keysOfRows the keys alone
   */
  definitions(groups: Select, aggregates: Measures['aggregates'], keysOfRows: Select): readonly Sql[] {
    const { rows, keyFilter, keys } = this.options;
    this.columns = ['count', ...aggregates.map(({ name }) => name)];
    const values = aggregates.map(({ name, expression }) => sql`${expression} as ${identifier(name)}`);
    const all = sql`${this.isAlone ? keysOfRows : groups} ${identifier(found)}`;
    // Groups without a value are no cells.
    const keyed = this.isAlone ? keys.map((_, index) => sql`${groupKey(index)} is not null`) : [];
    const where = this.dependsOnRows ? [] : [keyFilter, ...keyed];
    return [
      sql`${this.found} as ${{ columns: [sql`*`], from: all, where }}`,
      // Without `group by`, no rows give one row: the aggregates of a list without rows.
      sql`${this.none} as ${{ columns: [sql`count(*) as "count"`, ...values], from: rows.none }}`,
    ];
  }

  /** The groups to list: the columns of their keys, and their aggregates. */
  all(): Select {
    if (this.isAlone) return this.cells();
    const columns = [...this.names, ...this.columns].map((name) => identifier(found, name));
    const where = this.dependsOnRows ? [this.options.keyFilter] : [];
    const groups: Select = { columns, from: sql`${this.found} ${identifier(found)}`, where };
    return { columns: [sql`*`], from: sql`(${groups} union all ${this.cells()}) "cells"` };
  }

  private cells(): Select {
    const { keys, rows } = this.options;
    const cell = (index: number): Sql => identifier(`c${index}`, 'k');
    const sources = rows.sourceKeys && sql`${rows.sourceKeys} "sources"`;
    const same = [
      ...(sources ? [sql`${identifier(found, 'source key')} = "sources"."key"`] : []),
      ...keys.map((_, index) => sql`${identifier(found, `k${index}`)} = ${cell(index)}`),
    ];
    const domains = keys.map((key, index) => {
      const domain = sql`${this.domain(key, index)} ${identifier(`c${index}`)}`;
      const before = index > 0 || sources ? sql` cross join ` : nothing;
      if (!sources || !isOfRows(key)) return sql`${before}${domain}`;
      return sql` join ${domain} on ${identifier(`c${index}`, 'source key')} = "sources"."key"`;
    });
    return {
      columns: [
        ...(sources ? [sql`"sources"."key" as "source key"`] : []),
        ...keys.map((_, index) => sql`${cell(index)} as ${identifier(`k${index}`)}`),
        ...this.columns.map((name) => identifier('none', name)),
      ],
      from: sql`${sources ?? nothing}${join(domains, '')} cross join ${this.none} "none"`,
      where: [sql`not exists ${{ from: sql`${this.found} ${identifier(found)}`, where: same }}`],
    };
  }

  /** The values of a dimension as `k`, whether or not rows have them. Some depend on the rows of each source row. */
  private domain(key: Key, index: number): Select {
    const { dimension, target, type, domain } = key;
    const { part } = dimension;
    switch (part) {
      case 'object': {
        if (!target) break;
        const { alias, scope, visible } = this.conditions.related.visible(target);
        const id = identifier(alias, 'id');
        return { columns: [sql`${id} as "k"`], from: scope.source, where: [visible, this.tested(key, id)] };
      }
      case 'value': {
        if (!domain) {
          const own = identifier(found, `k${index}`);
          return {
            distinct: true,
            columns: [...this.sourceOf(found), sql`${own} as "k"`],
            from: sql`${this.found} ${identifier(found)}`,
            where: [sql`${own} is not null`, this.tested(key, own)],
          };
        }
        const value = identifier('domain', 'value');
        const values = sql`unnest(${typed(domain, `${type}[]`)}) "domain" ("value")`;
        return { columns: [sql`${value} as "k"`], from: values, where: [this.tested(key, value)] };
      }
      case 'month':
      case 'quarter':
      case 'year': {
        const moments = part === 'year' ? nothing : sql`::timestamp`;
        const between = sql`generate_series("range"."first"${moments}, "range"."last"${moments}, ${steps[part]})`;
        const value = part === 'year' ? sql`"period"."value"` : sql`"period"."value"::date`;
        const from = sql`${this.range(identifier(`k${index}`))} "range" cross join ${between} "period" ("value")`;
        return { columns: [...this.sourceOf('range'), sql`${value} as "k"`], from, where: [this.tested(key, value)] };
      }
      case 'fiscalQuarter':
        return this.spans(key, index);
      case 'set':
      case 'cell':
        break;
    }
    throw new Error(`${dimension.name} has no values that can be listed.`);
  }

  private sourceOf(alias: string): readonly Sql[] {
    return this.nested ? [identifier(alias, 'source key')] : [];
  }

  /** The first and the last value of a key of the groups with rows. */
  private range(key: Sql): Select {
    return {
      columns: [...this.sourceOf(found), sql`min(${key}) as "first"`, sql`max(${key}) as "last"`],
      from: sql`${this.found} ${identifier(found)}`,
      groupBy: this.sourceOf(found),
    };
  }

  /** The visible spans of each calendar between the first and the last that rows are in. */
  private spans(key: Key, index: number): Select {
    const { dimension, target } = key;
    if (!target) throw new Error(`${dimension.name} has no target.`);
    const { related } = this.conditions;
    const { span } = calendarOf(dimension);
    const [met, listed] = [related.alreadyVisible(target), related.visible(target)];
    const owner = met.scope.column(span.owner);
    const from = met.scope.column(span.from);
    const ranges: Select = {
      columns: [
        ...this.sourceOf(found),
        sql`${owner} as "owner"`,
        sql`min(${from}) as "first"`,
        sql`max(${from}) as "last"`,
      ],
      from: sql`${this.found} ${identifier(found)} join ${met.scope.source} on ${identifier(met.alias, 'id')} = ${identifier(found, `k${index}`)}`,
      groupBy: [...this.sourceOf(found), owner],
    };
    const begins = listed.scope.column(span.from);
    const id = identifier(listed.alias, 'id');
    const same = sql`${listed.scope.column(span.owner)} = "range"."owner" and ${begins} between "range"."first" and "range"."last"`;
    return {
      columns: [...this.sourceOf('range'), sql`${id} as "k"`],
      from: sql`${ranges} "range" join ${listed.scope.source} on ${same}`,
      where: [listed.visible, this.tested(key, id)],
    };
  }

  private tested(key: Key, value: Sql): Sql | undefined {
    const { tests, source } = this.options;
    const own = (tests?.each ?? []).filter(({ dimension }) => dimension === key.dimension);
    return allLeft(...own.map((each) => testsOf(key, value, each.tests, this.conditions, source)));
  }
}

/** Whether the values of a dimension depend on the rows that are grouped. */
function isOfRows({ dimension: { part }, domain }: Key): boolean {
  if (part === 'value') return domain === undefined;
  return part === 'month' || part === 'quarter' || part === 'year' || part === 'fiscalQuarter';
}
