import type { FilterCompiler } from '../filter';
import type { Entity } from '../../metadata/graph';
import type { RelatedRows, RowFilter } from '../related-rows';
import { join, sql } from '../../sql/sql';
import type { FacetFilter } from '../../operation/own-conditions';

/**
 * Which rows of an edge give keys to a facet: those that fulfil one of some filters; nothing where all do.
 * @param edge the path of the edge from an entity
 */
export function rowsGivingKeys(
  related: RelatedRows,
  filters: FilterCompiler,
  entity: Entity,
  edge: string,
  keysFrom: FacetFilter['keysFrom'] | undefined,
): RowFilter | undefined {
  const each = keysFrom?.get(edge);
  if (!each) return undefined;
  const target = edge.split('.').reduce((from, name) => {
    const field = related.field(from, name);
    if (!field || !('target' in field)) throw new Error(`${from.name}.${name} leads to no rows.`);
    return field.target;
  }, entity);
  return (scope, alias) => {
    const conditions = each.map(
      ({ shape, at }) => sql`(${filters.compile(target, scope, alias, shape, at) ?? sql`true`})`,
    );
    return sql`(${join(conditions, ' or ')})`;
  };
}
