import type { FacetFilter } from '../../condition/facet';
import type { Entity } from '../../metadata/graph';
import { join, sql } from '../../sql/sql';
import type { ConditionCompiler } from '../condition';
import type { RelatedRows, RowFilter } from '../related-rows';

/**
 * Which rows of an edge give keys to a facet: those that fulfil one of some conditions; undefined if all do.
 * @param edge the path of the edge from an entity
 * @param source the prefix of the sources of the operands
 */
export function rowsGivingKeys(
  related: RelatedRows,
  conditions: ConditionCompiler,
  entity: Entity,
  edge: string,
  keysFrom: FacetFilter['keysFrom'] | undefined,
  source: string,
): RowFilter | undefined {
  const each = keysFrom?.get(edge);
  if (!each) return undefined;
  const target = edge.split('.').reduce((from, name) => {
    const field = related.field(from, name);
    if (!field || !('target' in field)) throw new Error(`${from.name}.${name} leads to no rows.`);
    return field.target;
  }, entity);
  return (scope, alias) => {
    const row = { entity: target, scope, alias };
    const compiled = each.map((one) => sql`(${conditions.compile(row, one, source) ?? sql`true`})`);
    return sql`(${join(compiled, ' or ')})`;
  };
}
