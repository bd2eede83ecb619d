import type { Access } from '../policy/access';
import type { Entity, Field, Graph, ToOne } from '../metadata/graph';
import type { Aliases, Select, Sql } from '../sql/sql';
import { identifier, integer, join, sql } from '../sql/sql';
import type { RowFilter, VisibleRows } from '../relation/related-rows';
import { byKey, RelatedRows } from '../relation/related-rows';
import type { Bound } from '../relation/keyset';
import { atOrAfter, atOrBefore, orderBy } from '../relation/keyset';
import { searchPage } from '../relation/search-page';
import type { Edge, LevelOptions } from '../relation/level';
import { Level } from '../relation/level';
import type { RequestDate } from '../relation/scope';

import { similarTo } from '../relation/similar';
import type { PageRead, Source } from '../relation/index-walk';
import { allColumns, isBetween, pageOf, rowsOf } from '../relation/index-walk';
import { isAmong } from '../relation/keys';
import type { Row } from '../relation/value';
import type { EdgeList, EdgeRows, List, ListRows, PerSource } from './lists';
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

  private add(row: Row, rows: Select | (() => Select), options: LevelOptions = {}): Level {
    const level = new Level(this.levels.length, row, typeof rows === 'function' ? rows : () => rows, options);
    this.levels.push(level);
    return level;
  }

  /** A level that shows rows. */
  private show({ entity, alias }: Row, rows: Select, options?: LevelOptions): Level {
    return this.add({ entity, alias, scope: this.related.showing(entity, alias) }, rows, options);
  }

  /**
   * A level that counts rows of an entity, rather than showing them.
   * @param before what has to stand in the `with` clause before it
   */
  counting(entity: Entity, rows: () => Select, before: () => readonly Sql[]): Level {
    return this.add(this.related.visible(entity), rows, { before });
  }

  /** Rows that a condition picks out, in no order: lookups and nodes. */
  picked(entity: Entity, single: boolean, condition: (alias: string) => Sql): Level {
    return this.pickedFrom(this.related.visible(entity, undefined, byKey('id')), single, condition);
  }

  /** The one row that fulfils a condition on a unique key. */
  only(entity: Entity, rowFilter: RowFilter): Level {
    return this.pickedFrom(this.related.visible(entity, rowFilter, byKey('id')), true);
  }

  private pickedFrom(rows: VisibleRows, single: boolean, condition?: (alias: string) => Sql): Level {
    return this.show(rows, { from: rows.scope.source, where: [condition?.(rows.alias), rows.visible] }, { single });
  }

  /** The rows that references of one type name, each distinct key once. */
  referenced(entity: Entity, keys: Select, single: boolean): Level {
    return this.picked(entity, single, (alias) => isAmong(identifier(alias, 'id'), keys, single));
  }

  /** The rows of keys that were found before, each distinct key once. */
  found(entity: Entity, keys: Select): Level {
    return this.pickedFrom(this.related.alreadyVisible(entity), false, (alias) =>
      isAmong(identifier(alias, 'id'), keys),
    );
  }

  /**
   * The rows at the target of a to-one edge, each distinct key once.
   * @param key that the parent's row holds
   */
  toOne(edge: ToOne & { readonly kind: 'toOne' }, key: Sql, parent: Level): Level {
    const keys = parent.keys(key);
    return this.pickedFrom(this.related.edge(edge), parent.single, (alias) =>
      isAmong(identifier(alias, 'id'), keys, parent.single),
    );
  }

  /** The row that holds the key of its parent: an edge that is to-one from both sides. */
  inverse(edge: ToOne & { readonly kind: 'inverse' }, parent: Level): Omit<EdgeRows, 'keys'> {
    const { single } = parent;
    const level = this.pickedFrom(this.related.edge(edge), single, (alias) =>
      isAmong(identifier(alias, edge.column), parent.ids(), single),
    );
    return { level, sourceKey: identifier(level.alias, edge.column) };
  }

  /** A page of all rows of an entity. */
  all({ target, rowFilter, order, searchPage: searched }: List, page: PageRead): ListRows {
    const rows = this.related.visible(target, searched ? searched.filtered : rowFilter);
    const ordered = order(rows);
    const found = searched
      ? searchPage(target, rows, searched.search(rows.alias), ordered.keys, page)
      : pageOf(rows.alias, { from: rows.scope.source, where: [rows.visible] }, ordered, page);
    return { level: this.show(rows, found, { cut: cutByLimit(page) }), keys: texts(ordered.keys) };
  }

  /** Every related row of an edge, for all rows of the parent at once. */
  list({ target, rowFilter, order, edge: { path, parent } }: EdgeList): EdgeRows {
    const rows = this.related.visible(target, rowFilter, path, parent);
    const pick = (key: Sql): Sql => isAmong(key, parent.ids(), parent.single);
    const alike = (column: Sql, sourceKey: string): Sql =>
      isAmong(column, parent.keys(identifier(parent.alias, sourceKey)), parent.single);
    const { from, sourceKey, where } = this.related.candidates(path, target, rows, pick, false, alike);
    const { joins, keys } = order(rows);
    const level = this.show(rows, { from: sql`${from}${joins}`, where, orderBy: [sourceKey, ...orderBy(keys)] });
    return { level, sourceKey, keys: texts(keys) };
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
    const sourceKey = sql`${edge.parent.ids()}`;
    const ordered = list.order(rows);
    const found = pageOf(rows.alias, this.ofOne(list, rows, sourceKey), ordered, page);
    return { level: this.show(rows, found, { cut: cutByLimit(page) }), sourceKey, keys: texts(ordered.keys) };
  }

  /** Where the rows of an edge are found for one source row. In the default order, a large edge has two page strategies. */
  private ofOne({ target, edge, rowFilter, byDefault }: EdgeList, rows: VisibleRows, sourceKey: Sql): Source {
    if (byDefault && !rowFilter && edge.fanOut === 'large')
      return this.related.ofOne(edge.path, target, rows, sourceKey);
    return this.related.candidates(edge.path, target, rows, (key) => sql`${key} = ${sourceKey}`);
  }

  private pagesByWindow({ target, rowFilter, order, edge: { path, parent } }: EdgeList, page: PageRead): EdgeRows {
    const rows = this.related.visible(target, rowFilter, path, parent);
    const { sourceKey, place } = numbered(rows.alias);
    const found = this.related.candidates(path, target, rows, (key) => isAmong(key, parent.ids()));
    const ordered = order(rows);
    const outer = exported(rows.alias, ordered);
    const window = sql`partition by ${found.sourceKey} order by ${join(orderBy(ordered.keys, page.backward))}`;
    const numberedRows: Select = {
      columns: [
        allColumns(rows.alias),
        sql`${found.sourceKey} as "source key"`,
        ...outer.columns,
        sql`row_number() over (${window}) as "place"`,
      ],
      from: sql`${found.from}${ordered.joins}`,
      where: [...found.where, ...isBetween(ordered.keys, page)],
    };
    const level = this.show(
      rows,
      {
        from: sql`${numberedRows} ${identifier(rows.alias)}`,
        where: [sql`${place} <= ${rowsOf(page)}`],
        orderBy: [sourceKey, place],
      },
      { cut: cutByPlace(page, place) },
    );
    return { level, sourceKey, keys: outer.keys };
  }

  private pagesParentByParent(list: EdgeList, page: PageRead): EdgeRows {
    const { target, rowFilter, edge } = list;
    const rows = this.related.visible(target, rowFilter, edge.path, edge.parent);
    const alias = identifier(rows.alias);
    const { sourceKey, place } = numbered(rows.alias);
    const parents = this.parentsOf(edge);
    const ordered = list.order(rows);
    const outer = exported(rows.alias, ordered);
    const found = pageOf(rows.alias, this.ofOne(list, rows, parents.key), ordered, page);
    const numberedRows: Select = {
      columns: [allColumns(rows.alias), sql`${parents.key} as "source key"`, sql`row_number() over () as "place"`],
      from: sql`${{ ...found, columns: [allColumns(rows.alias), ...outer.columns] }} ${alias}`,
    };
    const from = sql`${parents.from} cross join lateral ${numberedRows} ${alias}`;
    return { level: this.show(rows, { from }, { cut: cutByPlace(page, place) }), sourceKey, keys: outer.keys };
  }

  /** The keys of an edge's source rows, for a `from` clause. */
  private parentsOf({ parent }: Edge): { readonly from: Sql; readonly key: Sql } {
    const alias = this.related.aliases.next();
    return { from: sql`${parent.ids()} ${identifier(alias)}`, key: identifier(alias, 'key') };
  }

  /**
   * How many rows a whole list has: one row with a count, or one for each source key that has any.
   * @param upTo where counting stops
   */
  count({ target, rowFilter }: List, edge: Edge | undefined, upTo: number | undefined): PerSource {
    const rows = this.related.visible(target, rowFilter, edge?.path);
    return this.perSource(rows, 'counted', this.counted(target, rows, edge, upTo));
  }

  private counted(target: Entity, rows: VisibleRows, edge: Edge | undefined, upTo: number | undefined): Select {
    const count = sql`count(*)`;
    const counting = (rows: Select): Select =>
      upTo === undefined
        ? { ...rows, columns: [count] }
        : { columns: [count], from: sql`${{ ...rows, limit: integer(upTo) }} bounded` };
    if (!edge) return ofSource(sql`null`, counting({ from: rows.scope.source, where: [rows.visible] }));
    const { path, parent } = edge;
    if (upTo === undefined) {
      const pick = (key: Sql): Sql => isAmong(key, parent.ids(), parent.single);
      const { sourceKey, from, where } = this.related.candidates(path, target, rows, pick, true);
      return { ...ofSource(sourceKey, count), from, where, groupBy: [sql`1`] };
    }
    const parents = this.parentsOf(edge);
    const pick = (column: Sql): Sql => sql`${column} = ${parents.key}`;
    const { from, where } = this.related.candidates(path, target, rows, pick, true);
    return { ...ofSource(parents.key, counting({ from, where })), from: parents.from };
  }

  /** The rows most similar to each row of the parent. */
  similar(
    entity: Entity,
    field: Field & { readonly kind: 'similar' },
    order: List['order'],
    parent: Level,
    size: number,
  ): Omit<EdgeRows, 'keys'> {
    const { rows, sourceKey, select } = similarTo(this.related, entity, field, order, parent, size);
    return { level: this.show(rows, select), sourceKey };
  }

  /** Whether rows stand at or beyond a cursor, outside the page: one row, or one for each source key. */
  beyond({ target, rowFilter, order }: List, side: 'before' | 'after', bound: Bound, edge?: Edge): PerSource {
    const rows = this.related.visible(target, rowFilter, edge?.path);
    const { joins, keys } = order(rows);
    const outside = (side === 'before' ? atOrBefore : atOrAfter)(keys, bound);
    const exists = (from: Sql, where: Select['where'] = []): Sql =>
      sql`exists ${{ from: sql`${from}${joins}`, where: [...where, outside] }}`;
    if (!edge) return this.perSource(rows, 'beyond', ofSource(sql`null`, exists(rows.scope.source, [rows.visible])));
    const parents = this.parentsOf(edge);
    const { from, where } = this.related.candidates(edge.path, target, rows, (key) => sql`${key} = ${parents.key}`);
    return this.perSource(rows, 'beyond', { ...ofSource(parents.key, exists(from, where)), from: parents.from });
  }

  private perSource(rows: VisibleRows, alias: string, values: Select): PerSource {
    const level = this.show(rows, { from: sql`${values} ${identifier(alias)}` });
    return { level, sourceKey: identifier(alias, 'source key'), value: identifier(alias, 'value') };
  }
}

/** A value of each source row. */
function ofSource(key: Sql, value: Sql | Select): Select {
  return { columns: [sql`${key} as "source key"`, sql`${value} as "value"`] };
}
