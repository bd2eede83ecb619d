import type { Access } from '../policy/access';
import { allOf } from '../sql/conjunction';
import type { Entity, Field, Graph, ToOne } from '../metadata/graph';
import type { Sql } from '../sql/sql';
import { identifier, integer, sql } from '../sql/sql';
import type { RowFilter, VisibleRows } from '../relation/related-rows';
import { byKey, RelatedRows } from '../relation/related-rows';
import type { Bound } from '../relation/keyset';
import { atOrAfter, atOrBefore, orderBy } from '../relation/keyset';
import { searchPage } from '../relation/search-page';
import type { Cut, Edge, LevelParts } from '../relation/level';
import { Level } from '../relation/level';
import type { RequestDate } from '../relation/scope';
import type { Aliases } from '../sql/aliases';
import { similarTo } from '../relation/similar';
import type { PageRead, Source } from '../relation/index-walk';
import { isBetween, pageOf, rowsOf } from '../relation/index-walk';
import { isAmong } from '../relation/keys';
import type { EdgeList, EdgeRows, List, ListRows } from './lists';
import { cutByLimit, cutByPlace, exported, numbered, texts } from './lists';

/** Makes the levels of one statement that stand below one root field. */
export class LevelBuilder {
  readonly related: RelatedRows;

  /** @param levels of the whole statement */
  constructor(
    graph: Graph,
    access: Access,
    readonly levels: Level[],
    aliases: Aliases,
    date: RequestDate,
  ) {
    this.related = new RelatedRows(graph, aliases, access, date);
  }

  private add(entity: Entity, { alias }: VisibleRows, frame: LevelParts['frame'], cut?: Cut, single = false): Level {
    const scope = this.related.showing(entity, alias);
    const level = new Level(this.levels.length, { entity, alias, scope, single, frame, ...(cut && { cut }) });
    this.levels.push(level);
    return level;
  }

  /**
   * A level that counts rows of an entity, rather than showing them.
   * @param before what has to stand in the `with` clause before it
   */
  counting(entity: Entity, frame: LevelParts['frame'], before: () => readonly Sql[]): Level {
    const level = new Level(this.levels.length, {
      ...this.related.visible(entity),
      single: false,
      frame,
      before,
    });
    this.levels.push(level);
    return level;
  }

  /** Rows that a condition picks out, in no order: lookups and nodes. */
  picked(entity: Entity, single: boolean, condition: (alias: string) => Sql): Level {
    return this.pickedFrom(entity, this.related.visible(entity, undefined, byKey('id')), single, condition);
  }

  /** The one row that fulfils a condition on a unique key. */
  only(entity: Entity, rowFilter: RowFilter): Level {
    return this.pickedFrom(entity, this.related.visible(entity, rowFilter, byKey('id')), true, () => allOf());
  }

  private pickedFrom(entity: Entity, rows: VisibleRows, single: boolean, condition: (alias: string) => Sql): Level {
    const where = allOf(condition(rows.alias), rows.visible);
    return this.add(
      entity,
      rows,
      (columns) => sql`select ${columns} from ${rows.scope.source} where ${where}`,
      undefined,
      single,
    );
  }

  /** The rows that references of one type name, each distinct key once. */
  referenced(entity: Entity, keys: Sql, single: boolean): Level {
    return this.picked(entity, single, (alias) => isAmong(identifier(alias, 'id'), keys, single));
  }

  /** The rows of keys that were found before, each distinct key once. */
  found(entity: Entity, keys: Sql, single: boolean): Level {
    return this.pickedFrom(entity, this.related.alreadyVisible(entity), single, (alias) =>
      isAmong(identifier(alias, 'id'), keys, single),
    );
  }

  /**
   * The rows at the target of a to-one edge, each distinct key once.
   * @param key that the parent's row holds
   */
  toOne(edge: ToOne & { readonly kind: 'toOne' }, key: Sql, parent: Level): Level {
    const keys = parent.keys(key);
    return this.pickedFrom(edge.target, this.related.edge(edge), parent.single, (alias) =>
      isAmong(identifier(alias, 'id'), keys, parent.single),
    );
  }

  /** The row that holds the key of its parent: an edge that is to-one from both sides. */
  inverse(edge: ToOne & { readonly kind: 'inverse' }, parent: Level): Omit<EdgeRows, 'keys'> {
    const { target, column } = edge;
    const { single } = parent;
    const level = this.pickedFrom(target, this.related.edge(edge), single, (alias) =>
      isAmong(identifier(alias, column), parent.ids(), single),
    );
    return { level, sourceKey: identifier(level.alias, column) };
  }

  /** A page of all rows of an entity. */
  all({ target, rowFilter, order, searchPage: searched }: List, page: PageRead): ListRows {
    const rows = this.related.visible(target, searched ? searched.filtered : rowFilter);
    const ordered = order(rows);
    const tail = searched
      ? searchPage(target, rows, searched.search(rows.alias), ordered.keys, page)
      : pageOf(rows.alias, { from: rows.scope.source, where: allOf(rows.visible) }, ordered, page);
    const level = this.add(target, rows, (columns) => sql`select ${columns} ${tail}`, cutByLimit(page));
    return { level, keys: texts(ordered.keys) };
  }

  /** Every related row of an edge, for all rows of the parent at once. */
  list({ target, rowFilter, order, edge: { path, parent } }: EdgeList): EdgeRows {
    const rows = this.related.visible(target, rowFilter, path, parent);
    const pick = (key: Sql): Sql => isAmong(key, parent.ids(), parent.single);
    const alike = (column: Sql, sourceKey: string): Sql =>
      isAmong(column, parent.keys(identifier(parent.alias, sourceKey)), parent.single);
    const { from, sourceKey, where } = this.related.candidates(path, target, rows, pick, false, alike);
    const { joins, keys } = order(rows);
    const frame = (columns: Sql): Sql =>
      sql`select ${columns} from ${from}${joins} where ${where} order by ${sourceKey}, ${orderBy(keys, false)}`;
    return { level: this.add(target, rows, frame), sourceKey, keys: texts(keys) };
  }

  /**
   * A page of an edge for each row of the parent.
   * One parent: the page itself. Several with few rows each: one pass over all, numbered by a window. Several that can
   * have very many: parent by parent, so that an index on (parent, order) ends each page early.
   */
  page(list: EdgeList, page: PageRead): EdgeRows {
    if (list.edge.parent.single) return this.pageOfOne(list, page);
    return list.edge.fanOut === 'small' ? this.pagesByWindow(list, page) : this.pagesParentByParent(list, page);
  }

  private pageOfOne(list: EdgeList, page: PageRead): EdgeRows {
    const { target, rowFilter, edge } = list;
    const rows = this.related.visible(target, rowFilter, edge.path, edge.parent);
    const sourceKey = sql`(${edge.parent.ids()})`;
    const ordered = list.order(rows);
    const tail = pageOf(rows.alias, this.ofOne(list, rows, sourceKey), ordered, page);
    const level = this.add(target, rows, (columns) => sql`select ${columns} ${tail}`, cutByLimit(page));
    return { level, sourceKey, keys: texts(ordered.keys) };
  }

  /** Where the rows of an edge are found for one source row. In the default order, a large edge has two page strategies. */
  private ofOne({ target, edge, rowFilter, byDefault }: EdgeList, rows: VisibleRows, sourceKey: Sql): Source {
    if (byDefault && !rowFilter && edge.fanOut === 'large')
      return this.related.ofOne(edge.path, target, rows, sourceKey);
    return this.related.candidates(edge.path, target, rows, (key) => sql`${key} = ${sourceKey}`);
  }

  private pagesByWindow({ target, rowFilter, order, edge: { path, parent } }: EdgeList, page: PageRead): EdgeRows {
    const rows = this.related.visible(target, rowFilter, path, parent);
    const alias = identifier(rows.alias);
    const { sourceKey, place } = numbered(rows.alias);
    const found = this.related.candidates(path, target, rows, (key) => sql`${key} = any(array(${parent.ids()}))`);
    const ordered = order(rows);
    const outer = exported(rows.alias, ordered);
    const numberedRows = sql`select ${alias}.*, ${found.sourceKey} as "source key"${outer.columns}, row_number() over (partition by ${found.sourceKey} order by ${orderBy(ordered.keys, page.backward)}) as "place"
      from ${found.from}${ordered.joins} where ${allOf(found.where, ...isBetween(ordered.keys, page))}`;
    const frame = (columns: Sql): Sql =>
      sql`select ${columns} from (${numberedRows}) ${alias} where ${place} <= ${rowsOf(page)} order by ${sourceKey}, ${place}`;
    return { level: this.add(target, rows, frame, cutByPlace(page, place)), sourceKey, keys: outer.keys };
  }

  private pagesParentByParent(list: EdgeList, page: PageRead): EdgeRows {
    const {
      target,
      rowFilter,
      edge: { parent, path },
    } = list;
    const rows = this.related.visible(target, rowFilter, path, parent);
    const alias = identifier(rows.alias);
    const { sourceKey, place } = numbered(rows.alias);
    const parents = this.related.aliases.next();
    const [ids, key] = [parent.ids(), identifier(parents, 'key')];
    const ordered = list.order(rows);
    const outer = exported(rows.alias, ordered);
    const tail = pageOf(rows.alias, this.ofOne(list, rows, key), ordered, page);
    const numberedRows = sql`select ${alias}.*, ${key} as "source key", row_number() over () as "place" from (select ${alias}.*${outer.columns} ${tail}) ${alias}`;
    const frame = (columns: Sql): Sql =>
      sql`select ${columns} from (${ids}) ${identifier(parents)} cross join lateral (${numberedRows}) ${alias}`;
    return { level: this.add(target, rows, frame, cutByPlace(page, place)), sourceKey, keys: outer.keys };
  }

  /**
   * How many rows a whole list has: one row with a count, or one for each source key that has any.
   * @param upTo where counting stops
   */
  count(
    { target, rowFilter }: List,
    edge: Edge | undefined,
    upTo: number | undefined,
  ): { readonly level: Level; readonly sourceKey: Sql; readonly count: Sql } {
    const rows = this.related.visible(target, rowFilter, edge?.path);
    const [sourceKey, count] = [identifier('counted', 'source key'), identifier('counted', 'count')];
    const counted = this.counted(target, rows, edge, upTo);
    const frame = (columns: Sql): Sql => sql`select ${columns} from (${counted}) counted`;
    return { level: this.add(target, rows, frame), sourceKey, count };
  }

  private counted(target: Entity, rows: VisibleRows, edge: Edge | undefined, upTo: number | undefined): Sql {
    const counting = (rows: Sql): Sql =>
      upTo === undefined
        ? sql`select count(*) ${rows}`
        : sql`select count(*) from (select ${rows} limit ${integer(upTo)}) bounded`;
    if (!edge)
      return sql`select null as "source key", (${counting(sql`from ${rows.scope.source} where ${allOf(rows.visible)}`)}) as "count"`;
    const { path, parent } = edge;
    if (upTo === undefined) {
      const pick = (key: Sql): Sql => isAmong(key, parent.ids(), parent.single);
      const found = this.related.candidates(path, target, rows, pick, true);
      return sql`select ${found.sourceKey} as "source key", count(*) as "count" from ${found.from} where ${found.where} group by 1`;
    }
    const parents = this.related.aliases.next();
    const key = identifier(parents, 'key');
    const { from, where } = this.related.candidates(path, target, rows, (column) => sql`${column} = ${key}`, true);
    return sql`select ${key} as "source key", (${counting(sql`from ${from} where ${where}`)}) as "count" from (${parent.ids()}) ${identifier(parents)}`;
  }

  /** The rows most similar to each row of the parent. */
  similar(
    entity: Entity,
    field: Field & { readonly kind: 'similar' },
    order: List['order'],
    parent: Level,
    size: number,
  ): Omit<EdgeRows, 'keys'> {
    const { rows, sourceKey, frame } = similarTo(this.related, entity, field, order, parent, size);
    return { level: this.add(entity, rows, frame), sourceKey };
  }

  /** Whether rows stand at or beyond a cursor, outside the page: one row, or one for each source key. */
  beyond(
    { target, rowFilter, order }: List,
    side: 'before' | 'after',
    bound: Bound,
    edge?: Edge,
  ): { readonly level: Level; readonly sourceKey: Sql; readonly exists: Sql } {
    const rows = this.related.visible(target, rowFilter, edge?.path);
    const { joins, keys } = order(rows);
    const outside = (side === 'before' ? atOrBefore : atOrAfter)(keys, bound);
    const [sourceKey, exists] = [identifier('beyond', 'source key'), identifier('beyond', 'exists')];
    let found = sql`select null as "source key", exists (select from ${rows.scope.source}${joins} where ${allOf(rows.visible, outside)}) as "exists"`;
    if (edge) {
      const parents = this.related.aliases.next();
      const key = identifier(parents, 'key');
      const { from, where } = this.related.candidates(edge.path, target, rows, (column) => sql`${column} = ${key}`);
      found = sql`select ${key} as "source key", exists (select from ${from}${joins} where ${allOf(where, outside)}) as "exists" from (${edge.parent.ids()}) ${identifier(parents)}`;
    }
    const frame = (columns: Sql): Sql => sql`select ${columns} from (${found}) beyond`;
    return { level: this.add(target, rows, frame), sourceKey, exists };
  }
}
