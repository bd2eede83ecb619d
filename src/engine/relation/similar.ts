import { allOf } from '../policy/access';
import type { Entity, Field } from '../metadata/graph';
import type { RowOrder } from './order';
import type { Sql } from '../sql/sql';
import { identifier, integer, sql } from '../sql/sql';
import type { FarRows, Seen } from './related-rows';
import { orderBy } from './keyset';
import type { Level } from './level';

/** The rows of each parent row that are most similar to it, in order; each has its parent's key and its place. */
export interface SimilarRows {
  readonly seen: Seen;
  readonly near: Sql;
  readonly frame: (columns: Sql) => Sql;
}

/**
 * Finds, for each row of a level, the rows of its entity that share most far rows of one edge with it, among those that
 * share the far row of another. They are counted from the links of the shared rows at once: asking each of the many rows
 * of a large country what it shares took three times as long.
 */
export function similarTo(
  far: FarRows,
  entity: Entity,
  { sharing, among }: Field & { readonly kind: 'similar' },
  order: (seen: Seen) => RowOrder,
  parent: Level,
  size: number,
): SimilarRows {
  const seen = far.fresh(entity);
  const shared = far.fresh(sharing.target);
  const [parents, own, links] = [far.aliases.next(), far.aliases.next(), far.aliases.next()];
  const [ids, key] = [parent.ids(), identifier(parents, 'key')];
  const mine = far.candidates(sharing.path, sharing.target, shared, (near) => sql`${near} = ${key}`);
  const alike = far.linksTo(
    sharing.path,
    sql`select ${identifier(shared.alias, 'id')} from ${mine.from} where ${mine.where}`,
  );
  const counted = sql`(select ${alike.near} as "key", count(*) as "shared" from ${alike.from} where ${alike.where} group by 1) ${identifier(links)}`;
  const sameAmong = sql`${identifier(seen.alias, among)} = (select ${identifier(own, among)} from ${identifier(entity.table)} ${identifier(own)} where ${identifier(own, 'id')} = ${key})`;
  const { joins, keys } = order(seen);
  const alias = identifier(seen.alias);
  const rows = sql`select ${alias}.* from ${counted} join ${seen.scope.source} on ${identifier(seen.alias, 'id')} = ${identifier(links, 'key')}${joins}
    where ${allOf(sameAmong, sql`${identifier(seen.alias, 'id')} <> ${key}`, seen.visible)} order by ${identifier(links, 'shared')} desc, ${orderBy(keys, false)} limit ${integer(size)}`;
  return {
    seen,
    near: identifier(seen.alias, 'near key'),
    frame: (columns) =>
      sql`select ${columns} from (${ids}) ${identifier(parents)} cross join lateral (select ${alias}.*, ${key} as "near key" from (${rows}) ${alias}) ${alias}`,
  };
}
