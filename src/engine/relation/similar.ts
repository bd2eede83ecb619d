import type { Entity, Field } from '../metadata/graph';
import type { Select, Sql } from '../sql/sql';
import { identifier, integer, sql } from '../sql/sql';
import type { RelatedRows, VisibleRows } from './related-rows';
import { allColumns } from './index-walk';
import type { RowOrder } from './keyset';
import { orderBy } from './keyset';
import type { Level } from './level';

/** The rows that are most similar to each parent row, in order, each with the key of its parent. */
export interface SimilarRows {
  readonly rows: VisibleRows;
  readonly sourceKey: Sql;
  readonly select: Select;
}

/**
 * Finds, for each row of a level, the rows of its entity that share most related rows of one edge with it, among those that
 * share the target of another edge. They are counted from the links of the shared rows at once: a subquery for each of the
 * many rows of a large country took three times as long.
 */
export function similarTo(
  related: RelatedRows,
  entity: Entity,
  { sharing, among }: Field & { readonly kind: 'similar' },
  order: (rows: VisibleRows) => RowOrder,
  parent: Level,
  size: number,
): SimilarRows {
  const rows = related.visible(entity);
  const shared = related.visible(sharing.target);
  const [parents, own, links] = [related.aliases.next(), related.aliases.next(), related.aliases.next()];
  const [ids, key] = [parent.ids(), identifier(parents, 'key')];
  const mine = related.candidates(sharing.path, shared, (sourceKey) => sql`${sourceKey} = ${key}`);
  const { from, where } = mine;
  const { sourceKey, ...alike } = related.linksTo(sharing.path, {
    columns: [identifier(shared.alias, 'id')],
    from,
    where,
  });
  const counted: Select = {
    columns: [sql`${sourceKey} as "key"`, sql`count(*) as "shared"`],
    ...alike,
    groupBy: [sql`1`],
  };
  const [alias, id] = [identifier(rows.alias), identifier(rows.alias, 'id')];
  const sameAmong = sql`${identifier(rows.alias, among)} = (select ${identifier(own, among)} from ${identifier(entity.table)} ${identifier(own)} where ${identifier(own, 'id')} = ${key})`;
  const { joins, keys } = order(rows);
  const found: Select = {
    columns: [allColumns(rows.alias)],
    from: sql`${counted} ${identifier(links)} join ${rows.scope.source} on ${id} = ${identifier(links, 'key')}${joins}`,
    where: [sameAmong, sql`${id} <> ${key}`, rows.visible],
    orderBy: [sql`${identifier(links, 'shared')} desc`, ...orderBy(keys)],
    limit: integer(size),
  };
  const keyed: Select = {
    columns: [allColumns(rows.alias), sql`${key} as "source key"`],
    from: sql`${found} ${alias}`,
  };
  return {
    rows,
    sourceKey: identifier(rows.alias, 'source key'),
    select: { from: sql`${ids} ${identifier(parents)} cross join lateral ${keyed} ${alias}` },
  };
}
