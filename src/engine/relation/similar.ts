import type { Entity, Field } from '../metadata/graph';
import type { Conditions, Select, Sql } from '../sql/sql';
import { identifier, integer, materialized, sql } from '../sql/sql';
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

/** How many links the index walk tests at most. */
const tested = 200;

/** The place of the link by which the number of links of a related row is estimated. */
const placed = 100;

/** How many times more rows than the page has are looked at first, since not every row is visible. */
const spare = 4;

/**
 * Finds, for each row of a level, the rows of its entity that share most related rows of one edge with it, among those with
 * the same key in a column. The statement chooses between two ways when it runs:
 *
 * 1. If many rows share all related rows, the page is the first of them in the default order. The links of the rarest
 *    related row are walked in that order, and each is tested for the other related rows.
 * 2. If such a walk does not fill the page, all links of the related rows are counted.
 *
 * Links carry the key and the order of their rows, so that both ways read an index on (related row, key, order), and none of
 * the rows that the page does not show.
 */
export function similarTo(
  related: RelatedRows,
  entity: Entity,
  { sharing: { path, target }, among, carried }: Field & { readonly kind: 'similar' },
  order: (rows: VisibleRows) => RowOrder,
  parent: Level,
  size: number,
): SimilarRows {
  const rows = related.visible(entity);
  const shared = related.visible(target);
  const [parents, own] = [related.aliases.next(), related.aliases.next()];
  const [row, id, key] = [identifier(rows.alias), identifier(rows.alias, 'id'), identifier(parents, 'key')];
  const { joins, keys } = order(rows);
  const entries: Sql[] = [];
  const define = (name: string, select: Select): Sql => {
    const named = identifier(`${rows.alias} ${name}`);
    entries.push(materialized(named, select));
    return named;
  };
  const count = (from: Sql): Sql => sql`(select count(*) from ${from})`;
  const page = integer(size);

  const ownKey: Select = {
    columns: [identifier(own, among)],
    from: sql`${identifier(entity.table)} ${identifier(own)}`,
    where: [sql`${identifier(own, 'id')} = ${key}`],
  };
  /** Links to related rows, of rows with the same key. */
  const links = (isTo: (relatedKey: Sql) => Sql) => {
    const { alias, rows: from, sourceKey, targetKey, inForce } = related.links(path);
    const where: Conditions = [isTo(targetKey), sql`${identifier(alias, carried.among)} = ${ownKey}`];
    const inOrder = [...carried.order.map((column) => identifier(alias, column)), sourceKey];
    return { from, where, inOrder, sourceKey, inForce };
  };

  const relatedKey = identifier(shared.alias, 'id');
  const all = links((to) => sql`${to} = ${relatedKey}`);
  // The more links a related row has, the earlier in the order comes the one at a fixed place.
  const estimate: Select = {
    columns: all.inOrder.slice(0, 1),
    from: all.from,
    where: all.where,
    orderBy: all.inOrder,
    limit: sql`1 offset ${integer(placed - 1)}`,
  };
  const mine = define('mine', {
    columns: [sql`${relatedKey} as "key"`, sql`${estimate} as "estimate"`],
    ...pick(related.candidates(path, shared, (sourceKey) => sql`${sourceKey} = ${key}`)),
  });
  const isMine = (to: Sql): Sql => sql`${to} = any(array(select "key" from ${mine}))`;

  const rarest = links((to) => sql`${to} = (select "key" from ${mine} order by "estimate" desc limit 1)`);
  const steps: Select = {
    columns: [sql`${rarest.sourceKey} as "key"`],
    from: rarest.from,
    where: [...rarest.where, rarest.inForce, sql`${rarest.sourceKey} <> ${key}`],
    orderBy: rarest.inOrder,
    limit: integer(tested),
  };
  const step = related.links(path);
  const common: Select = {
    columns: [sql`count(*)`],
    from: step.rows,
    where: [sql`${step.sourceKey} = step."key"`, isMine(step.targetKey), step.inForce],
  };
  const isVisible: Select = {
    columns: [sql`true`],
    from: rows.scope.source,
    where: [sql`${id} = step."key"`, rows.visible],
  };
  const walked = define('walked', {
    columns: [sql`"key"`],
    from: sql`${steps} step`,
    where: [sql`${common} = ${count(mine)}`, sql`coalesce(${isVisible}, false)`],
    limit: page,
  });

  const counting = links(isMine);
  const counted = define('counted', {
    columns: [sql`${counting.sourceKey} as "key"`, sql`count(*) as "shared"`],
    from: counting.from,
    where: [sql`${count(walked)} < ${page}`, ...counting.where, counting.inForce],
    groupBy: [sql`1`],
  });
  const least = sql`(select min("shared") from (select "shared" from ${counted} order by 1 desc limit ${integer(spare * size + 1)}) most)`;
  const rowsOf = (found: Sql, ...where: Conditions): Select => ({
    columns: [allColumns(rows.alias), sql`found."shared"`],
    from: sql`${found} found join ${rows.scope.source} on ${id} = found."key"`,
    where: [sql`${id} <> ${key}`, rows.visible, ...where],
  });
  const best = define('best', rowsOf(counted, sql`found."shared" >= ${least}`));
  const others = rowsOf(counted, sql`${count(best)} < ${page}`, sql`found."shared" < ${least}`);
  const sharingAll = sql`(select "key", ${count(mine)} as "shared" from ${walked} where ${count(walked)} = ${page})`;
  const found: Select = {
    with: entries,
    columns: [allColumns(rows.alias), sql`${key} as "source key"`],
    from: sql`(${rowsOf(sharingAll)} union all (select * from ${best}) union all ${others}) ${row}${joins}`,
    orderBy: [sql`${identifier(rows.alias, 'shared')} desc`, ...orderBy(keys)],
    limit: page,
  };
  return {
    rows,
    sourceKey: identifier(rows.alias, 'source key'),
    select: { from: sql`${parent.ids()} ${identifier(parents)} cross join lateral ${found} ${row}` },
  };
}

function pick({ from, where }: { readonly from: Sql; readonly where: Conditions }): Select {
  return { from, where };
}
