import type { Access } from '../policy/access';
import { allOf } from '../policy/access';
import type { Entity, Field, Graph, ToOne } from '../metadata/graph';
import type { Sql } from '../sql/sql';
import { identifier, integer, join, nothing, sql } from '../sql/sql';
import type { RowOrder } from '../relation/order';
import type { Keep, Seen } from '../relation/related-rows';
import { byKey, FarRows } from '../relation/related-rows';
import { keyOf } from '../relation/guarded';
import type { Bound, RowKey } from '../relation/keyset';
import { atOrAfter, atOrBefore, keyText, orderBy } from '../relation/keyset';
import type { Searched } from '../relation/search-page';
import { pageByRelevance } from '../relation/search-page';
import type { Cut, Edge, LevelParts } from '../relation/level';
import { Level } from '../relation/level';
import type { RequestDate } from '../relation/scope';
import type { Aliases } from '../sql/aliases';
import { similarTo } from '../relation/similar';
import type { PageRead, Source } from '../relation/index-walk';
import { isBetween, pageOf, rowsOf } from '../relation/index-walk';
import { isAmong } from '../relation/keys';

/** A list: of an edge, or of all rows of an entity; only those that a filter keeps, in an order. */
export interface List {
  readonly target: Entity;
  readonly keep?: Keep | undefined;
  /** The order of rows that stand under an alias. */
  readonly order: (seen: Seen) => RowOrder;
  /** Whether that is the default order of the entity, which an index has. */
  readonly byDefault: boolean;
  /** The search of a list in the order of relevance. */
  readonly byRelevance?: Searched;
}

/** The list of an edge. */
export interface EdgeList extends List {
  readonly edge: Edge;
}

/** The rows of a list. */
export interface ListRows {
  readonly level: Level;
  /** The texts of the order's keys, for cursors; the last is the row's own key. */
  readonly keys: readonly Sql[];
}

/** The rows at the far end of an edge, each with the key of its near row. */
export interface EdgeRows extends ListRows {
  readonly near: Sql;
}

/** The level's name for the near key and the place of a numbered row. */
function numbered(alias: string): { readonly near: Sql; readonly place: Sql } {
  return { near: identifier(alias, 'near key'), place: identifier(alias, 'place') };
}

function texts(keys: readonly RowKey[]): readonly Sql[] {
  return keys.map(({ value, type }) => keyText(value, type));
}

/** Keys of a subquery that the statement around it reads: as columns, unless the rows' own columns are enough. */
function exported(
  alias: string,
  { keys, plain }: { readonly keys: readonly RowKey[]; readonly plain: boolean },
): { readonly columns: Sql; readonly keys: readonly Sql[] } {
  if (plain) return { columns: nothing, keys: texts(keys) };
  const name = (index: number): string => `key ${index}`;
  const own = keys.length - 1;
  const columns = keys
    .slice(0, own)
    .map(({ value, type }, index) => sql`, ${keyText(value, type)} as ${identifier(name(index))}`);
  return {
    columns: join(columns, ''),
    keys: keys.map((_, index) => identifier(alias, index === own ? 'id' : name(index))),
  };
}

/** Makes the levels of one statement that stand below one root field. */
export class LevelBuilder {
  readonly far: FarRows;

  /** @param levels of the whole statement */
  constructor(
    graph: Graph,
    access: Access,
    readonly levels: Level[],
    aliases: Aliases,
    date: RequestDate,
  ) {
    this.far = new FarRows(graph, aliases, access, date);
  }

  private add(entity: Entity, { alias }: Seen, frame: LevelParts['frame'], cut?: Cut, single = false): Level {
    const scope = this.far.showing(entity, alias);
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
      entity,
      ...this.far.fresh(entity),
      single: false,
      frame,
      before,
    });
    this.levels.push(level);
    return level;
  }

  /** Rows that a condition picks out, in no order: lookups and nodes. */
  picked(entity: Entity, single: boolean, condition: (alias: string) => Sql): Level {
    return this.pickedFrom(entity, this.far.fresh(entity, undefined, byKey('id')), single, condition);
  }

  /** The one row that fulfils a condition on a unique key. */
  only(entity: Entity, keep: Keep): Level {
    return this.pickedFrom(entity, this.far.fresh(entity, keep, byKey('id')), true, () => allOf());
  }

  private pickedFrom(entity: Entity, seen: Seen, single: boolean, condition: (alias: string) => Sql): Level {
    const where = allOf(condition(seen.alias), seen.visible);
    return this.add(
      entity,
      seen,
      (columns) => sql`select ${columns} from ${seen.scope.source} where ${where}`,
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
    return this.pickedFrom(entity, this.far.certain(entity), single, (alias) =>
      isAmong(identifier(alias, 'id'), keys, single),
    );
  }

  /** The rows at the far end of a to-one edge, each distinct key once. */
  toOne(edge: ToOne & { readonly kind: 'toOne' }, parent: Level): Level {
    const keys = parent.keys(keyOf(edge, parent.alias));
    return this.pickedFrom(edge.target, this.far.edge(edge), parent.single, (alias) =>
      isAmong(identifier(alias, 'id'), keys, parent.single),
    );
  }

  /** The row that points to its parent: an edge that is to-one from both sides. */
  inverse(edge: ToOne & { readonly kind: 'inverse' }, parent: Level): Omit<EdgeRows, 'keys'> {
    const { target, column } = edge;
    const { single } = parent;
    const level = this.pickedFrom(target, this.far.edge(edge), single, (alias) =>
      isAmong(identifier(alias, column), parent.ids(), single),
    );
    return { level, near: identifier(level.alias, column) };
  }

  /** A page of all rows of an entity. */
  all({ target, keep, order, byRelevance }: List, page: PageRead): ListRows {
    const seen = this.far.fresh(target, byRelevance ? byRelevance.filtered : keep);
    const ordered = order(seen);
    const tail = byRelevance
      ? pageByRelevance(target, seen, byRelevance.search(seen.alias), ordered.keys, page)
      : pageOf(seen.alias, { from: seen.scope.source, where: allOf(seen.visible) }, ordered, page);
    const level = this.add(target, seen, (columns) => sql`select ${columns} ${tail}`, cutByLimit(page));
    return { level, keys: texts(ordered.keys) };
  }

  /** Every far row of an edge, for all rows of the parent at once. */
  list({ target, keep, order, edge: { path, parent } }: EdgeList): EdgeRows {
    const seen = this.far.fresh(target, keep, path, parent);
    const pick = (key: Sql): Sql => isAmong(key, parent.ids(), parent.single);
    const alike = (column: Sql, near: string): Sql =>
      isAmong(column, parent.keys(identifier(parent.alias, near)), parent.single);
    const { from, near, where } = this.far.candidates(path, target, seen, pick, false, alike);
    const { joins, keys } = order(seen);
    const frame = (columns: Sql): Sql =>
      sql`select ${columns} from ${from}${joins} where ${where} order by ${near}, ${orderBy(keys, false)}`;
    return { level: this.add(target, seen, frame), near, keys: texts(keys) };
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
    const { target, keep, edge } = list;
    const seen = this.far.fresh(target, keep, edge.path, edge.parent);
    const near = sql`(${edge.parent.ids()})`;
    const ordered = list.order(seen);
    const tail = pageOf(seen.alias, this.ofOne(list, seen, near), ordered, page);
    const level = this.add(target, seen, (columns) => sql`select ${columns} ${tail}`, cutByLimit(page));
    return { level, near, keys: texts(ordered.keys) };
  }

  /** Where the rows of an edge are found for one near row: in its default order, a large one has two ways. */
  private ofOne({ target, edge, keep, byDefault }: EdgeList, seen: Seen, near: Sql): Source {
    if (byDefault && !keep && edge.fanOut === 'large') return this.far.ofOne(edge.path, target, seen, near);
    return this.far.candidates(edge.path, target, seen, (key) => sql`${key} = ${near}`);
  }

  private pagesByWindow({ target, keep, order, edge: { path, parent } }: EdgeList, page: PageRead): EdgeRows {
    const seen = this.far.fresh(target, keep, path, parent);
    const alias = identifier(seen.alias);
    const { near, place } = numbered(seen.alias);
    const found = this.far.candidates(path, target, seen, (key) => sql`${key} = any(array(${parent.ids()}))`);
    const ordered = order(seen);
    const outer = exported(seen.alias, ordered);
    const rows = sql`select ${alias}.*, ${found.near} as "near key"${outer.columns}, row_number() over (partition by ${found.near} order by ${orderBy(ordered.keys, page.backward)}) as "place"
      from ${found.from}${ordered.joins} where ${allOf(found.where, ...isBetween(ordered.keys, page))}`;
    const frame = (columns: Sql): Sql =>
      sql`select ${columns} from (${rows}) ${alias} where ${place} <= ${rowsOf(page)} order by ${near}, ${place}`;
    return { level: this.add(target, seen, frame, cutByPlace(page, place)), near, keys: outer.keys };
  }

  private pagesParentByParent(list: EdgeList, page: PageRead): EdgeRows {
    const {
      target,
      keep,
      edge: { parent, path },
    } = list;
    const seen = this.far.fresh(target, keep, path, parent);
    const alias = identifier(seen.alias);
    const { near, place } = numbered(seen.alias);
    const parents = this.far.aliases.next();
    const [ids, key] = [parent.ids(), identifier(parents, 'key')];
    const ordered = list.order(seen);
    const outer = exported(seen.alias, ordered);
    const tail = pageOf(seen.alias, this.ofOne(list, seen, key), ordered, page);
    const rows = sql`select ${alias}.*, ${key} as "near key", row_number() over () as "place" from (select ${alias}.*${outer.columns} ${tail}) ${alias}`;
    const frame = (columns: Sql): Sql =>
      sql`select ${columns} from (${ids}) ${identifier(parents)} cross join lateral (${rows}) ${alias}`;
    return { level: this.add(target, seen, frame, cutByPlace(page, place)), near, keys: outer.keys };
  }

  /**
   * How many rows a whole list has: one row with a count, or one for each near key that has any.
   * @param upTo where counting stops
   */
  count(
    { target, keep }: List,
    edge: Edge | undefined,
    upTo: number | undefined,
  ): { readonly level: Level; readonly near: Sql; readonly count: Sql } {
    const seen = this.far.fresh(target, keep, edge?.path);
    const [near, count] = [identifier('counted', 'near key'), identifier('counted', 'count')];
    const counted = this.counted(target, seen, edge, upTo);
    const frame = (columns: Sql): Sql => sql`select ${columns} from (${counted}) counted`;
    return { level: this.add(target, seen, frame), near, count };
  }

  private counted(target: Entity, seen: Seen, edge: Edge | undefined, upTo: number | undefined): Sql {
    const counting = (rows: Sql): Sql =>
      upTo === undefined
        ? sql`select count(*) ${rows}`
        : sql`select count(*) from (select ${rows} limit ${integer(upTo)}) bounded`;
    if (!edge)
      return sql`select null as "near key", (${counting(sql`from ${seen.scope.source} where ${allOf(seen.visible)}`)}) as "count"`;
    const { path, parent } = edge;
    if (upTo === undefined) {
      const pick = (key: Sql): Sql => isAmong(key, parent.ids(), parent.single);
      const found = this.far.candidates(path, target, seen, pick, true);
      return sql`select ${found.near} as "near key", count(*) as "count" from ${found.from} where ${found.where} group by 1`;
    }
    const parents = this.far.aliases.next();
    const key = identifier(parents, 'key');
    const { from, where } = this.far.candidates(path, target, seen, (column) => sql`${column} = ${key}`, true);
    return sql`select ${key} as "near key", (${counting(sql`from ${from} where ${where}`)}) as "count" from (${parent.ids()}) ${identifier(parents)}`;
  }

  /** The rows most similar to each row of the parent. */
  similar(
    entity: Entity,
    field: Field & { readonly kind: 'similar' },
    order: List['order'],
    parent: Level,
    size: number,
  ): Omit<EdgeRows, 'keys'> {
    const { seen, near, frame } = similarTo(this.far, entity, field, order, parent, size);
    return { level: this.add(entity, seen, frame), near };
  }

  /** Whether rows stand at or beyond a cursor, outside the page: one row, or one for each near key. */
  beyond(
    { target, keep, order }: List,
    side: 'before' | 'after',
    bound: Bound,
    edge?: Edge,
  ): { readonly level: Level; readonly near: Sql; readonly exists: Sql } {
    const seen = this.far.fresh(target, keep, edge?.path);
    const { joins, keys } = order(seen);
    const outside = (side === 'before' ? atOrBefore : atOrAfter)(keys, bound);
    const [near, exists] = [identifier('beyond', 'near key'), identifier('beyond', 'exists')];
    let found = sql`select null as "near key", exists (select from ${seen.scope.source}${joins} where ${allOf(seen.visible, outside)}) as "exists"`;
    if (edge) {
      const parents = this.far.aliases.next();
      const key = identifier(parents, 'key');
      const { from, where } = this.far.candidates(edge.path, target, seen, (column) => sql`${column} = ${key}`);
      found = sql`select ${key} as "near key", exists (select from ${from}${joins} where ${allOf(where, outside)}) as "exists" from (${edge.parent.ids()}) ${identifier(parents)}`;
    }
    const frame = (columns: Sql): Sql => sql`select ${columns} from (${found}) beyond`;
    return { level: this.add(target, seen, frame), near, exists };
  }
}

function cutByLimit({ size, oneMore }: PageRead): Cut | undefined {
  return oneMore ? { kind: 'limit', size } : undefined;
}

function cutByPlace({ size, oneMore }: PageRead, place: Sql): Cut | undefined {
  return oneMore ? { kind: 'place', place, size } : undefined;
}
