import type { ConditionCompiler } from './condition';
import { counted } from './condition';
import { lineToNearest, nearestStream } from './places';
import type { VisibleRows } from './related-rows';
import { Joins } from './joins';
import type { RowKey, RowOrder } from './keyset';
import type { Sql } from '../sql/sql';
import { identifier, sql } from '../sql/sql';
import type { ListKey } from '../operation/order-keys';
import { isNearestFirst } from '../operation/order-keys';
import { searchOf } from './search';
import type { Row } from './value';
import { ifThere } from './value';

/**
 * Turns an order into joins and expressions.
 *
 *     orderBy: [{ partner: { name: ASC } }]
 *     // … join "partner" "r2" on "r2"."id" = "r1"."partner_id" … order by "r2"."name", "r1"."id"
 *
 * @param source the prefix of the names of the list's values
 */
export function compileOrder(
  order: readonly ListKey[],
  rows: VisibleRows,
  conditions: ConditionCompiler,
  source: string,
): RowOrder {
  const joins = new Joins(conditions.related);
  const keys = order.map((key): RowKey => {
    const { type, nullable, descending, nullsFirst, steps } = key;
    const row = steps.reduce((from: Row, step) => joins.follow(from, step), rows);
    return { value: valueOf(key, row, conditions, source, joins), type, nullable, descending, nullsFirst };
  });
  const value = identifier(rows.alias, 'id');
  const id = { value, type: 'bigint', nullable: false, descending: false, nullsFirst: false };
  const plain = order.every(({ leaf, steps }) => 'field' in leaf && leaf.field.kind === 'column' && steps.length === 0);
  const [first] = order;
  const nearest =
    isNearestFirst(order) && first?.leaf.kind === 'distance'
      ? nearestStream(conditions.related, rows, pointOf(first, source))
      : undefined;
  return { joins: joins.sql, keys: [...keys, id], plain, ...(nearest && { nearest }) };
}

/** The source of the point that a distance is measured from. */
function pointOf({ at }: Pick<ListKey, 'at'>, source: string): string {
  return `${source}.orderBy.${at}.from`;
}

function valueOf(
  { leaf, entity, shape, at, steps }: ListKey,
  row: Row,
  conditions: ConditionCompiler,
  source: string,
  joins: Joins,
): Sql {
  switch (leaf.kind) {
    case 'value':
      return conditions.values.of(row, leaf.field).ordered;
    case 'part':
      return conditions.values.part(row, leaf.field, leaf.part).ordered;
    case 'distance':
      return ifThere(row, lineToNearest(conditions.related, row, leaf.field.parts, pointOf({ at }, source)));
    case 'relevance':
      return searchOf(entity, row.alias, `${source}.search`).rank;
    case 'count': {
      const own = { key: identifier(row.alias, 'id'), alias: row.alias };
      const count = conditions.overRows(own, leaf.field, shape?.of, source, counted.sql);
      return steps.length === 0 ? sql`${count}` : joins.aggregate(row, conditions.related.aliases, count);
    }
  }
}
