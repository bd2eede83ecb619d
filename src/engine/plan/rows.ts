import type { Access } from '../policy/access';
import type { Entity, Field, Graph, ToOne } from '../metadata/graph';
import type { Aliases, Select, Sql } from '../sql/sql';
import { identifier, integer, isAmong, join, nothing, sql } from '../sql/sql';
import type { RowFilter, VisibleRows } from '../relation/related-rows';
import { byKey, RelatedRows } from '../relation/related-rows';
import type { Bound, RowOrder } from '../relation/keyset';
import { after, before, orderBy } from '../relation/keyset';
import { searchPage } from '../relation/search-page';
import type { Edge, LevelOptions } from '../relation/level';
import { Level } from '../relation/level';
import type { RequestDate } from '../relation/scope';
import { keysAlone } from '../relation/keys-alone';
import { similarTo } from '../relation/similar';
import type { PageRead, Source } from '../relation/index-walk';
import { allColumns, isBetween, pageOf, rowsOf } from '../relation/index-walk';
import type { Row } from '../relation/value';
import type { AtPlace, ByTargets, List, ListRows, PerSource } from './lists';
import { nearestOfGroups, type Grouped } from '../relation/nearest';
import { nearestFound } from '../relation/nearest-found';
import { nearestAtPlace, pageByPlace } from '../relation/by-place';
import type { Places } from '../relation/places';
import { placesIn } from '../relation/places';
import { exported, texts } from './exported';

/** The list of an edge. */
type EdgeList = List & { readonly edge: Edge };

/** Makes the levels of one statement that stand below one root field. */
export class LevelBuilder {
  readonly related: RelatedRows;

  /** @param levels of the whole statement */
  constructor(
    private readonly graph: Graph,
    private readonly access: Access,
    readonly levels: Level[],
    aliases: Aliases,
    date: RequestDate,
  ) {
    this.related = new RelatedRows(graph, aliases, access, date);
  }

  /** A builder of levels of the same statement, as of another date. */
  asOf(date: RequestDate): LevelBuilder {
    return new LevelBuilder(this.graph, this.access, this.levels, this.related.aliases, date);
  }

  private show(
    { entity, alias }: Pick<Row, 'entity' | 'alias'>,
    rows: Select | (() => Select),
    options: LevelOptions = {},
  ): Level {
    const made = typeof rows === 'function' ? rows : () => rows;
    const level = new Level(this.levels.length, entity, alias, this.related.showing(entity, alias), made, options);
    this.levels.push(level);
    return level;
  }

  /**
   * A level that counts rows of an entity, rather than showing them.
   * @param before what has to stand in the `with` clause before it
   * @param cut how the last row of a page is kept from levels below
   */
  counting(entity: Entity, rows: () => Select, before: () => readonly Sql[], cut?: LevelOptions['cut']): Level {
    return this.show({ entity, alias: this.related.aliases.next() }, rows, { before, cut });
  }

  private pickedFrom(rows: VisibleRows, single: boolean, condition: Sql | undefined): Level {
    return this.show(rows, { from: rows.scope.source, where: [condition, rows.visible] }, { single });
  }

  /** Rows that a condition on a unique key picks out, in no order: lookups and nodes. */
  picked(entity: Entity, single: boolean, condition: (row: Row) => Sql | undefined): Level {
    const rows = this.related.visible(entity, undefined, byKey('id'));
    return this.pickedFrom(rows, single, condition(rows));
  }

  /** The rows whose column holds one of some keys, each distinct key once. */
  private among(rows: VisibleRows, column: string, keys: Select, single = false): Level {
    return this.pickedFrom(rows, single, isAmong(identifier(rows.alias, column), keys, single));
  }

  /** The rows that references of one type name, each distinct key once. */
  referenced(entity: Entity, keys: Select, single: boolean): Level {
    return this.among(this.related.visible(entity, undefined, byKey('id')), 'id', keys, single);
  }

  /** The rows of keys that were found before, each distinct key once. */
  found(entity: Entity, keys: Select): Level {
    return this.among(this.related.alreadyVisible(entity), 'id', keys);
  }

  /**
   * The rows at the target of a to-one edge, each distinct key once.
   * @param key that the parent's row holds
   */
  toOne(edge: ToOne & { readonly kind: 'toOne' }, key: Sql, parent: Level): Level {
    return this.among(this.related.edge(edge), 'id', parent.keys(key), parent.single);
  }

  /** The row that holds the key of its parent: an edge that is to-one from both sides. */
  inverse(edge: ToOne & { readonly kind: 'inverse' }, parent: Level, rowFilter?: RowFilter): Omit<ListRows, 'keys'> {
    const level = this.among(this.related.edge(edge, rowFilter), edge.column, parent.ids(), parent.single);
    return { level, sourceKey: identifier(level.alias, edge.column) };
  }

  /** Every related row of an edge, for all rows of the parent at once. */
  list({ target, rowFilter, order, edge: { path, parent } }: EdgeList): ListRows {
    const rows = this.related.visible(target, rowFilter, path, parent);
    const alike = (column: Sql, sourceKey: string): Sql =>
      isAmong(column, parent.keys(identifier(parent.alias, sourceKey)), parent.single);
    const { from, sourceKey, where } = this.related.candidates(path, rows, amongIds(parent), false, alike);
    const { joins, keys } = order(rows);
    const level = this.show(rows, { from: sql`${from}${joins}`, where, orderBy: [sourceKey, ...orderBy(keys)] });
    return { level, sourceKey, keys: texts(keys) };
  }

  /** All rows of an entity, or of an edge of one row, in their order. */
  all(list: List): ListRows {
    const { target, rowFilter, order, edge } = list;
    if (edge) return this.list({ ...list, edge });
    const rows = this.related.visible(target, rowFilter);
    const { joins, keys } = order(rows);
    const from = sql`${rows.scope.source}${joins}`;
    const level = this.show(rows, { from, where: [rows.visible], orderBy: orderBy(keys) });
    return { level, sourceKey: nothing, keys: texts(keys) };
  }

  /**
   * Rows of a list whose keys were found before, in no order.
   * @param hasCursors whether the statement also selects the keys of the order, which cursors hold
   */
  ofKeys({ target, order }: List, ids: Sql, hasCursors: boolean): ListRows {
    const rows = this.related.alreadyVisible(target);
    const { joins, keys } = hasCursors ? order(rows) : { joins: nothing, keys: [] };
    const where = [sql`${identifier(rows.alias, 'id')} = any(${ids})`];
    const level = this.show(rows, { from: sql`${rows.scope.source}${joins}`, where });
    return { level, sourceKey: nothing, keys: texts(keys) };
  }

  /**
   * A page of all rows of an entity, or of an edge for each row of the parent.
   * One parent: the page itself. Several with few rows each: one pass over all, numbered by a window. Several that can
   * have very many: parent by parent, so that an index on (parent, order) ends each page early.
   */
  page(list: List, page: PageRead): ListRows {
    const { edge } = list;
    if (!edge || edge.parent.single) return this.onePage(list, page);
    return edge.fanOut === 'small'
      ? this.pagesByWindow({ ...list, edge }, page)
      : this.pagesParentByParent({ ...list, edge }, page);
  }

  private onePage(list: List, page: PageRead): ListRows {
    const { target, edge, rowFilter, order } = list;
    const searched = edge ? undefined : list.searchPage;
    const place = edge || searched || (page.backward && list.place?.group === undefined) ? undefined : list.place;
    const filtered = searched ? searched.filtered : place ? place.rest : rowFilter;
    const rows = this.related.visible(target, filtered, edge?.path, edge?.parent);
    const sourceKey = edge ? sql`${edge.parent.ids()}` : nothing;
    const ordered = order(rows);
    const nearest = edge || page.backward ? undefined : list.nearest;
    const found = searched
      ? searchPage(rows, searched.text, ordered.keys, page)
      : place
        ? this.atPlace(list, place, rows, ordered, page)
        : nearest
          ? nearestOfGroups(rows, ordered, this.groupsOf(list, nearest), page)
          : list.isNearestFound && !edge && !page.backward
            ? nearestFound(rows, ordered, page)
            : pageOf(rows.alias, this.ofOne(list, rows, sourceKey), ordered, page);
    const level = this.show(rows, found, { cut: page.oneMore ? { size: page.size } : undefined });
    return { level, sourceKey, keys: texts(ordered.keys) };
  }

  private groupsOf({ target, order }: List, { column, targets, rest }: ByTargets): Grouped {
    const rows = this.related.visible(target, rest);
    return { column, groups: targets(), rows, order: order(rows) };
  }

  /** A page of the rows at a place. */
  private atPlace(
    { order }: List,
    { place, group }: AtPlace,
    rows: VisibleRows,
    ordered: RowOrder,
    page: PageRead,
  ): Select {
    const places = (): Places => placesIn(this.related, rows.entity, place, (each) => order(each).keys);
    return group === undefined
      ? nearestAtPlace(this.related, rows, ordered, page, place, places())
      : pageByPlace(rows, ordered, page, place, places, group);
  }

  /** Where the rows of a list are found for one source row. */
  private ofOne({ edge, rowFilter, byDefault }: List, rows: VisibleRows, sourceKey: Sql): Source {
    if (!edge) return { from: rows.scope.source, where: [rows.visible] };
    if (byDefault && !rowFilter && edge.fanOut === 'large') return this.related.ofOne(edge.path, rows, sourceKey);
    return this.related.candidates(edge.path, rows, (key) => sql`${key} = ${sourceKey}`);
  }

  private pagesByWindow({ target, rowFilter, order, edge: { path, parent } }: EdgeList, page: PageRead): ListRows {
    const rows = this.related.visible(target, rowFilter, path, parent);
    const found = this.related.candidates(path, rows, amongIds(parent));
    const ordered = order(rows);
    const outer = exported(rows.alias, ordered);
    const window = sql`partition by ${found.sourceKey} order by ${join(orderBy(ordered.keys, page.backward))}`;
    const all: Select = {
      columns: [
        allColumns(rows.alias),
        sql`${found.sourceKey} as "source key"`,
        ...outer.columns,
        sql`row_number() over (${window}) as "place"`,
      ],
      from: sql`${found.from}${ordered.joins}`,
      where: [...found.where, ...isBetween(ordered.keys, page)],
    };
    const { sourceKey, place } = numbered(rows);
    const where = [sql`${place} <= ${rowsOf(page)}`];
    const select = { from: sql`${all} ${identifier(rows.alias)}`, where, orderBy: [sourceKey, place] };
    return this.numberedPages(rows, select, outer.keys, page);
  }

  private pagesParentByParent(list: EdgeList, page: PageRead): ListRows {
    const { target, rowFilter, edge } = list;
    const rows = this.related.visible(target, rowFilter, edge.path, edge.parent);
    const alias = identifier(rows.alias);
    const parents = this.parentsOf(edge);
    const ordered = list.order(rows);
    const outer = exported(rows.alias, ordered);
    const found = pageOf(rows.alias, this.ofOne(list, rows, parents.key), ordered, page);
    const all: Select = {
      columns: [allColumns(rows.alias), sql`${parents.key} as "source key"`, sql`row_number() over () as "place"`],
      from: sql`${{ ...found, columns: [allColumns(rows.alias), ...outer.columns] }} ${alias}`,
    };
    const select = { from: sql`${parents.from} cross join lateral ${all} ${alias}` };
    return this.numberedPages(rows, select, outer.keys, page);
  }

  /** The level of rows that each know their source row and their place in its page. */
  private numberedPages(
    rows: VisibleRows,
    select: Select,
    keys: readonly Sql[],
    { size, oneMore }: PageRead,
  ): ListRows {
    const { sourceKey, place } = numbered(rows);
    return { level: this.show(rows, select, { cut: oneMore ? { size, place } : undefined }), sourceKey, keys };
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
  count({ target, rowFilter, edge }: List, upTo: number | undefined): PerSource {
    const rows = this.related.visible(target, rowFilter, edge?.path);
    const count = sql`count(*)`;
    const columns = [count];
    if (edge && upTo === undefined) {
      const { path, parent } = edge;
      const { sourceKey, from, where } = this.related.candidates(path, rows, amongIds(parent), true);
      return this.perSource(rows, 'counted', sourceKey, count, { from, where, groupBy: [sql`1`] });
    }
    return this.ofEach(rows, 'counted', edge, true, (all) => {
      if (upTo !== undefined) return { columns, from: sql`${{ ...all, limit: integer(upTo) }} bounded` };
      const alone = keysAlone(all, identifier(rows.alias, 'id'));
      return alone ? { ...alone.rows, columns: [sql`count(distinct ${alone.key})`] } : { ...all, columns };
    });
  }

  /** The rows most similar to each row of the parent. */
  similar(
    entity: Entity,
    field: Field & { readonly kind: 'similar' },
    order: List['order'],
    parent: Level,
    size: number,
  ): Omit<ListRows, 'keys'> {
    const { rows, sourceKey, select } = similarTo(this.related, entity, field, order, parent, size);
    return { level: this.show(rows, select), sourceKey };
  }

  /** Whether rows stand at or beyond a cursor, outside the page: one row, or one for each source key. */
  beyond({ target, rowFilter, order, edge }: List, side: 'before' | 'after', bound: Bound): PerSource {
    const rows = this.related.visible(target, rowFilter, edge?.path);
    const { joins, keys } = order(rows);
    const outside = (side === 'before' ? before : after)(keys, bound, true);
    return this.ofEach(
      rows,
      'beyond',
      edge,
      false,
      ({ from, where }) => sql`exists ${{ from: sql`${from}${joins}`, where: [...where, outside] }}`,
    );
  }

  /**
   * A value of the rows of each source row, which are found one source row after another; at the root of all rows.
   * @param bare whether the columns of the rows are not needed
   */
  private ofEach(
    rows: VisibleRows,
    alias: string,
    edge: Edge | undefined,
    bare: boolean,
    value: (found: Source) => Sql | Select,
  ): PerSource {
    if (!edge) return this.perSource(rows, alias, sql`null`, value({ from: rows.scope.source, where: [rows.visible] }));
    const { from, key } = this.parentsOf(edge);
    const isOwn = (sourceKey: Sql): Sql => sql`${sourceKey} = ${key}`;
    const found = this.related.candidates(edge.path, rows, isOwn, bare);
    return this.perSource(rows, alias, key, value({ from: found.from, where: found.where }), { from });
  }

  /** A level with a value of each source row. */
  private perSource(rows: VisibleRows, alias: string, key: Sql, value: Sql | Select, others?: Select): PerSource {
    const values = { columns: [sql`${key} as "source key"`, sql`${value} as "value"`], ...others };
    const level = this.show(rows, { from: sql`${values} ${identifier(alias)}` });
    return { level, sourceKey: identifier(alias, 'source key'), value: identifier(alias, 'value') };
  }
}

/** That a source key is one of a level's ids. */
function amongIds(parent: Level): (sourceKey: Sql) => Sql {
  return (sourceKey) => isAmong(sourceKey, parent.ids(), parent.single);
}

/** The names of the source key and the place of a numbered row. */
function numbered({ alias }: VisibleRows): { readonly sourceKey: Sql; readonly place: Sql } {
  return { sourceKey: identifier(alias, 'source key'), place: identifier(alias, 'place') };
}
