import type { Access } from '../access';
import { allOf } from '../access';
import type { Concept, Graph, Path } from '../metadata/graph';
import type { Sql } from '../sql';
import { identifier, integer, sql } from '../sql';
import type { Keep, Seen } from './far-rows';
import { FarRows } from './far-rows';
import type { Bound } from './keyset';
import { after, atOrAfter, atOrBefore, before, orderBy } from './keyset';
import type { Cut, LevelParts } from './level';
import { Level } from './level';
import { Aliases } from './scope';

/** A page as a level reads it. */
export interface PageRead {
  readonly size: number;
  readonly backward: boolean;
  /** Whether one row more is read, to tell whether the list goes on. */
  readonly oneMore: boolean;
  readonly after: Bound | undefined;
  readonly before: Bound | undefined;
}

/** How a to-many edge stands to the level above it. */
export interface Edge {
  readonly path: Path;
  readonly parent: Level;
  /** `large` where one parent can have very many rows. */
  readonly fanOut: 'small' | 'large';
}

/** A list: of an edge, or of all rows of a concept; only those that a filter keeps. */
export interface List {
  readonly target: Concept;
  readonly keep?: Keep | undefined;
}

/** The list of an edge. */
export interface EdgeList extends List {
  readonly edge: Edge;
}

/** The rows at the far end of an edge, each with the key of its near row. */
export interface EdgeRows {
  readonly level: Level;
  readonly near: Sql;
}

/** `= any(array(…))` keeps index scans whatever the number of keys; one key is compared as such. */
function isAmong(column: Sql, keys: Sql, single: boolean): Sql {
  return single ? sql`${column} = (${keys})` : sql`${column} = any(array(${keys}))`;
}

/** The level's name for the near key and the place of a numbered row. */
function numbered(alias: string): { readonly near: Sql; readonly place: Sql } {
  return { near: identifier(alias, 'near key'), place: identifier(alias, 'place') };
}

/** Makes the levels of one statement. */
export class LevelBuilder {
  readonly levels: Level[] = [];
  readonly far: FarRows;

  constructor(graph: Graph, access: Access) {
    this.far = new FarRows(graph, new Aliases(), access);
  }

  private add(concept: Concept, { alias, scope }: Seen, frame: LevelParts['frame'], cut?: Cut, single = false): Level {
    const level = new Level(this.levels.length, { concept, alias, scope, single, frame, ...(cut && { cut }) });
    this.levels.push(level);
    return level;
  }

  /** Rows that a condition picks out, in no order: lookups, to-one edges, nodes. */
  picked(concept: Concept, single: boolean, condition: (alias: string) => Sql): Level {
    const seen = this.far.fresh(concept);
    const where = allOf(condition(seen.alias), seen.visible);
    return this.add(
      concept,
      seen,
      (columns) => sql`select ${columns} from ${seen.scope.source} where ${where}`,
      undefined,
      single,
    );
  }

  /** The rows at the far end of a to-one edge, each distinct key once. */
  toOne(concept: Concept, keys: Sql, single: boolean): Level {
    return this.picked(concept, single, (alias) => isAmong(identifier(alias, 'id'), keys, single));
  }

  /** The row that points to its parent: an edge that is to-one from both sides. */
  inverse(concept: Concept, column: string, parent: Level): EdgeRows {
    const { single } = parent;
    const level = this.picked(concept, single, (alias) => isAmong(identifier(alias, column), parent.ids(), single));
    return { level, near: identifier(level.alias, column) };
  }

  /** A page of all rows of a concept. */
  all({ target, keep }: List, page: PageRead): Level {
    const seen = this.far.fresh(target, keep);
    const { ordered, cut } = this.pageOf(target, seen, page, sql`${seen.scope.source}`, allOf(seen.visible));
    return this.add(target, seen, (columns) => sql`select ${columns} ${ordered}`, cut);
  }

  /** Rows in order, from the place of a cursor to the end of the page. */
  private pageOf(
    target: Concept,
    { alias }: Seen,
    page: PageRead,
    from: Sql,
    where: Sql,
  ): { readonly ordered: Sql; readonly cut: Cut | undefined } {
    const { size, backward, oneMore } = page;
    const bounded = allOf(where, ...this.bounds(alias, target, page));
    const ordered = sql`from ${from} where ${bounded} order by ${orderBy(alias, target.order, backward)} limit ${integer(size + (oneMore ? 1 : 0))}`;
    return { ordered, cut: oneMore ? { kind: 'limit', size } : undefined };
  }

  private bounds(alias: string, concept: Concept, page: PageRead): readonly (Sql | undefined)[] {
    return [
      page.after && after(alias, concept.order, page.after),
      page.before && before(alias, concept.order, page.before),
    ];
  }

  /** Every far row of an edge, for all rows of the parent at once. */
  list({ target, keep, edge: { path, parent } }: EdgeList): EdgeRows {
    const seen = this.far.fresh(target, keep);
    const pick = (key: Sql): Sql => isAmong(key, parent.ids(), parent.single);
    const { from, near, where } = this.far.candidates(path, target, seen, pick);
    const order = orderBy(seen.alias, target.order, false);
    const frame = (columns: Sql): Sql => sql`select ${columns} from ${from} where ${where} order by ${near}, ${order}`;
    return { level: this.add(target, seen, frame), near };
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

  private pageOfOne({ target, keep, edge: { path, parent } }: EdgeList, page: PageRead): EdgeRows {
    const seen = this.far.fresh(target, keep);
    const { from, near, where } = this.far.candidates(path, target, seen, (key) => sql`${key} = (${parent.ids()})`);
    const { ordered, cut } = this.pageOf(target, seen, page, from, where);
    return { level: this.add(target, seen, (columns) => sql`select ${columns} ${ordered}`, cut), near };
  }

  private pagesByWindow({ target, keep, edge: { path, parent } }: EdgeList, page: PageRead): EdgeRows {
    const seen = this.far.fresh(target, keep);
    const alias = identifier(seen.alias);
    const { near, place } = numbered(seen.alias);
    const found = this.far.candidates(path, target, seen, (key) => sql`${key} = any(array(${parent.ids()}))`);
    const order = orderBy(seen.alias, target.order, page.backward);
    const rows = sql`select ${alias}.*, ${found.near} as "near key", row_number() over (partition by ${found.near} order by ${order}) as "place"
      from ${found.from} where ${allOf(found.where, ...this.bounds(seen.alias, target, page))}`;
    const limit = integer(page.size + (page.oneMore ? 1 : 0));
    const frame = (columns: Sql): Sql =>
      sql`select ${columns} from (${rows}) ${alias} where ${place} <= ${limit} order by ${near}, ${place}`;
    return {
      level: this.add(target, seen, frame, page.oneMore ? { kind: 'place', place, size: page.size } : undefined),
      near,
    };
  }

  private pagesParentByParent({ target, keep, edge: { path, parent } }: EdgeList, page: PageRead): EdgeRows {
    const seen = this.far.fresh(target, keep);
    const alias = identifier(seen.alias);
    const { near, place } = numbered(seen.alias);
    const parents = this.far.aliases.next();
    const [keys, key] = [parent.ids(), identifier(parents, 'key')];
    const found = this.far.candidates(path, target, seen, (column) => sql`${column} = ${key}`);
    const { ordered } = this.pageOf(target, seen, page, found.from, found.where);
    const rows = sql`select ${alias}.*, ${key} as "near key", row_number() over () as "place" from (select ${alias}.* ${ordered}) ${alias}`;
    const frame = (columns: Sql): Sql =>
      sql`select ${columns} from (${keys}) ${identifier(parents)} cross join lateral (${rows}) ${alias}`;
    return {
      level: this.add(target, seen, frame, page.oneMore ? { kind: 'place', place, size: page.size } : undefined),
      near,
    };
  }

  /** How many rows a whole list has: one row with a count, or one for each near key that has any. */
  count({ target, keep }: List, edge?: Edge): { readonly level: Level; readonly near: Sql; readonly count: Sql } {
    const seen = this.far.fresh(target, keep);
    const [near, count] = [identifier('counted', 'near key'), identifier('counted', 'count')];
    let counted = sql`select null as "near key", count(*) as "count" from ${seen.scope.source} where ${allOf(seen.visible)}`;
    if (edge) {
      const { path, parent } = edge;
      const pick = (key: Sql): Sql => isAmong(key, parent.ids(), parent.single);
      const found = this.far.candidates(path, target, seen, pick, true);
      counted = sql`select ${found.near} as "near key", count(*) as "count" from ${found.from} where ${found.where} group by 1`;
    }
    const frame = (columns: Sql): Sql => sql`select ${columns} from (${counted}) counted`;
    return { level: this.add(target, seen, frame), near, count };
  }

  /** Whether rows stand at or beyond a cursor, outside the page: one row, or one for each near key. */
  beyond(
    { target, keep }: List,
    side: 'before' | 'after',
    bound: Bound,
    edge?: Edge,
  ): { readonly level: Level; readonly near: Sql; readonly exists: Sql } {
    const seen = this.far.fresh(target, keep);
    const outside = (side === 'before' ? atOrBefore : atOrAfter)(seen.alias, target.order, bound);
    const [near, exists] = [identifier('beyond', 'near key'), identifier('beyond', 'exists')];
    let found = sql`select null as "near key", exists (select from ${seen.scope.source} where ${allOf(seen.visible, outside)}) as "exists"`;
    if (edge) {
      const parents = this.far.aliases.next();
      const key = identifier(parents, 'key');
      const { from, where } = this.far.candidates(edge.path, target, seen, (column) => sql`${column} = ${key}`);
      found = sql`select ${key} as "near key", exists (select from ${from} where ${allOf(where, outside)}) as "exists" from (${edge.parent.ids()}) ${identifier(parents)}`;
    }
    const frame = (columns: Sql): Sql => sql`select ${columns} from (${found}) beyond`;
    return { level: this.add(target, seen, frame), near, exists };
  }
}
