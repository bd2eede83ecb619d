import type { All } from '../condition/condition';
import { lineFrom } from '../sql/globe';
import type { ConditionCompiler } from './condition';
import type { Field } from '../metadata/graph';
import type { RelatedRows, VisibleRows } from './related-rows';
import { Joins } from './joins';
import type { RowKey } from './keyset';
import type { LocaleSource } from './localised';
import type { Sql } from '../sql/sql';
import { identifier, sql } from '../sql/sql';
import type { ListKey } from '../operation/order-keys';
import { Search } from './search';
import type { Row } from './value';
import { ifThere, Values } from './value';

/** An order of the rows of a level. */
export interface RowOrder {
  /** What has to be joined to the rows for their keys; begins with a space unless it is empty. */
  readonly joins: Sql;
  /** The keys; the last is the row's own. */
  readonly keys: readonly RowKey[];
  /** Whether every key is a column of the rows themselves. */
  readonly plain: boolean;
}

/**
 * Turns an order into joins and expressions.
 *
 *     orderBy: [{ partner: { name: ASC } }]
 *     // … join "partner" "r2" on "r2"."id" = "r1"."partner_id" … order by "r2"."name", "r1"."id"
 */
export class OrderCompiler {
  private readonly values: Values;

  constructor(
    private readonly related: RelatedRows,
    private readonly conditions: ConditionCompiler,
    locale: LocaleSource | undefined,
  ) {
    this.values = new Values(related.aliases, locale);
  }

  /** @param source the prefix of the names of the list's values */
  compile(order: readonly ListKey[], rows: VisibleRows, source: string): RowOrder {
    const joins = new Joins(this.related);
    const keys = order.map((key): RowKey => {
      const { type, nullable, descending, nullsFirst, steps } = key;
      const row = steps.reduce((from: Row, step) => joins.follow(from, step), rows);
      return { value: this.leaf(key, row, source), type, nullable, descending, nullsFirst };
    });
    const value = identifier(rows.alias, 'id');
    const id = { value, type: 'bigint', nullable: false, descending: false, nullsFirst: false };
    const plain = order.every(
      ({ leaf, steps }) => 'field' in leaf && leaf.field.kind === 'column' && steps.length === 0,
    );
    return { joins: joins.sql, keys: [...keys, id], plain };
  }

  private leaf({ leaf, entity, shape, at }: ListKey, row: Row, list: string): Sql {
    const source = `${list}.orderBy.${at}`;
    switch (leaf.kind) {
      case 'value':
        return this.values.of(row, leaf.field).ordered;
      case 'part':
        return this.values.part(row, leaf.field, leaf.part).ordered;
      case 'distance':
        return ifThere(row, lineFrom(leaf.field.parts(row.scope), `${source}.from`));
      case 'relevance':
        return Search.of(entity, row.alias, `${list}.search`).rank();
      case 'count':
        return ifThere(row, this.count(leaf.field, row.alias, shape?.of, list));
    }
  }

  private count(
    { path, target }: Field & { readonly kind: 'list' | 'connection' },
    alias: string,
    of: All | undefined,
    source: string,
  ): Sql {
    const rows = this.related.visible(
      target,
      (scope, inner) => of && this.conditions.compile({ entity: target, scope, alias: inner }, of, source),
      path,
    );
    const row = { key: identifier(alias, 'id'), alias };
    const { from, where } = this.related.candidatesOfOne(path, target, rows, row, true);
    return sql`${{ columns: [sql`count(*)`], from, where }}`;
  }
}
