import type { Access } from '../access';
import { allOf } from '../access';
import type { Scope } from '../metadata/concept';
import type { Concept, Graph, Path } from '../metadata/graph';
import type { Sql } from '../sql';
import { identifier, integer, literal, sql } from '../sql';
import type { Bound } from './keyset';
import { after, atOrAfter, atOrBefore, before, orderBy } from './keyset';
import type { LevelParts } from './level';
import { Level } from './level';
import { Aliases, scopeOf } from './scope';

/** A page as a level reads it. */
export interface PageRead {
  readonly size: number;
  readonly backward: boolean;
  /** Whether one row more is read, to tell whether the list goes on. */
  readonly oneMore: boolean;
  readonly after: Bound | undefined;
  readonly before: Bound | undefined;
}

/** The rows of an edge, before they are ordered and cut. */
interface Candidates {
  readonly from: Sql;
  readonly near: Sql;
  readonly where: Sql;
}

/** A to-many edge from the rows of a level. */
export interface EdgeFrom {
  readonly path: Path;
  readonly parent: Level;
}

interface EdgeToPage extends EdgeFrom {
  readonly fanOut: 'small' | 'large';
}

/** The rows at the far end of an edge, each with the key of its near row. */
export interface EdgeRows {
  readonly level: Level;
  readonly near: Sql;
}

/** Makes the levels of one statement. */
export class LevelBuilder {
  readonly levels: Level[] = [];
  readonly aliases = new Aliases();

  constructor(
    readonly graph: Graph,
    private readonly access: Access,
  ) {}

  private add(parts: LevelParts): Level {
    const level = new Level(this.levels.length, parts);
    this.levels.push(level);
    return level;
  }

  private fresh(concept: Concept): {
    readonly alias: string;
    readonly scope: Scope;
    readonly visible: Sql | undefined;
  } {
    const alias = this.aliases.next();
    const scope = scopeOf(this.graph, this.aliases, concept, alias);
    return { alias, scope, visible: this.access.rows(concept, scope) };
  }

  /** Rows that a condition picks out, in no order: lookups, to-one edges, nodes. */
  picked(concept: Concept, single: boolean, condition: (alias: string) => Sql): Level {
    const { alias, scope, visible } = this.fresh(concept);
    const where = allOf(condition(alias), visible);
    return this.add({
      concept,
      alias,
      scope,
      single,
      frame: (columns) => sql`select ${columns} from ${scope.source} where ${where}`,
    });
  }

  /** The rows at the far end of a to-one edge, each distinct key once. */
  toOne(concept: Concept, keys: Sql, single: boolean): Level {
    return this.picked(concept, single, (alias) => this.isAmong(identifier(alias, 'id'), keys, single));
  }

  /** The row that points to its parent: an edge that is to-one from both sides. */
  inverse(concept: Concept, column: string, parent: Level): EdgeRows {
    const level = this.picked(concept, parent.single, (alias) =>
      this.isAmong(identifier(alias, column), parent.ids(), parent.single),
    );
    return { level, near: identifier(level.alias, column) };
  }

  /** `= any(array(…))` keeps index scans whatever the number of keys; one key is compared as such. */
  private isAmong(column: Sql, keys: Sql, single: boolean): Sql {
    return single ? sql`${column} = (${keys})` : sql`${column} = any(array(${keys}))`;
  }

  /** A page of all rows of a concept. */
  all(concept: Concept, page: PageRead): Level {
    const { alias, scope, visible } = this.fresh(concept);
    const where = allOf(visible, ...this.bounds(alias, concept, page));
    const order = orderBy(alias, concept.order, page.backward);
    const limit = page.size + (page.oneMore ? 1 : 0);
    return this.add({
      concept,
      alias,
      scope,
      single: false,
      frame: (columns) =>
        sql`select ${columns} from ${scope.source} where ${where} order by ${order} limit ${integer(limit)}`,
      ...(page.oneMore && { cut: { kind: 'limit', size: page.size } }),
    });
  }

  private bounds(alias: string, concept: Concept, page: PageRead): readonly Sql[] {
    return [
      page.after && after(alias, concept.order, page.after),
      page.before && before(alias, concept.order, page.before),
    ].filter((bound) => bound !== undefined);
  }

  /** The far rows of an edge for near keys that a condition picks out; `target` is joined only where it is asked for. */
  private candidates(
    path: Path,
    target: Concept,
    alias: string,
    pick: (near: Sql) => Sql,
    visible: Sql | undefined,
    bare = false,
  ): Candidates {
    const table = sql`${identifier(target.table)} ${identifier(alias)}`;
    if (path.kind === 'foreign') {
      const near = identifier(alias, path.column);
      const constant =
        path.constant && sql`${identifier(alias, path.constant.column)} = ${literal(path.constant.value)}`;
      return { from: table, near, where: allOf(pick(near), constant, visible) };
    }
    const link = this.aliases.next();
    const [near, far] = [identifier(link, path.near), identifier(link, path.far)];
    const joined = (links: Sql): Sql =>
      bare && !visible ? links : sql`${links} join ${table} on ${identifier(alias, 'id')} = ${far}`;
    if (path.kind === 'junction') {
      return {
        from: joined(sql`${identifier(path.table)} ${identifier(link)}`),
        near,
        where: allOf(pick(near), visible),
      };
    }
    const scope = scopeOf(this.graph, this.aliases, path.concept, link);
    const inForce = allOf(scope.computed('inForce'), this.access.rows(path.concept, scope));
    if (!path.repeated) return { from: joined(scope.source), near, where: allOf(pick(near), inForce, visible) };
    const pairs = sql`(select distinct ${near}, ${far} from ${scope.source} where ${pick(near)} and ${inForce}) ${identifier(link)}`;
    return { from: joined(pairs), near, where: allOf(visible) };
  }

  /** Every far row of an edge, for all rows of the parent at once. */
  list(path: Path, target: Concept, parent: Level): EdgeRows {
    const { alias, scope, visible } = this.fresh(target);
    const { from, near, where } = this.candidates(
      path,
      target,
      alias,
      (key) => this.isAmong(key, parent.ids(), parent.single),
      visible,
    );
    const order = orderBy(alias, target.order, false);
    const frame = (columns: Sql): Sql => sql`select ${columns} from ${from} where ${where} order by ${near}, ${order}`;
    return { level: this.add({ concept: target, alias, scope, single: false, frame }), near };
  }

  /**
   * A page of an edge for each row of the parent.
   * One parent: the page itself. Several with few rows each: one pass over all, numbered by a window. Several that can
   * have very many: parent by parent, so that an index on (parent, order) ends each page early.
   */
  page(target: Concept, { path, parent, fanOut }: EdgeToPage, page: PageRead): EdgeRows {
    const limit = integer(page.size + (page.oneMore ? 1 : 0));
    const { alias, scope, visible } = this.fresh(target);
    const order = orderBy(alias, target.order, page.backward);
    const bounds = this.bounds(alias, target, page);
    if (parent.single) {
      const { from, near, where } = this.candidates(
        path,
        target,
        alias,
        (key) => sql`${key} = (${parent.ids()})`,
        visible,
      );
      const frame = (columns: Sql): Sql =>
        sql`select ${columns} from ${from} where ${allOf(where, ...bounds)} order by ${order} limit ${limit}`;
      const cut = { kind: 'limit', size: page.size } as const;
      return {
        level: this.add({ concept: target, alias, scope, single: false, frame, ...(page.oneMore && { cut }) }),
        near,
      };
    }
    const [near, place] = [identifier(alias, 'near key'), identifier(alias, 'place')];
    const row = sql`${identifier(alias)}.*`;
    let frame: (columns: Sql) => Sql;
    if (fanOut === 'small') {
      const found = this.candidates(path, target, alias, (key) => sql`${key} = any(array(${parent.ids()}))`, visible);
      const numbered = sql`select ${row}, ${found.near} as "near key", row_number() over (partition by ${found.near} order by ${order}) as "place"
        from ${found.from} where ${allOf(found.where, ...bounds)}`;
      frame = (columns) =>
        sql`select ${columns} from (${numbered}) ${identifier(alias)} where ${place} <= ${limit} order by ${near}, ${place}`;
    } else {
      const parents = this.aliases.next();
      const keys = parent.ids();
      const found = this.candidates(path, target, alias, (key) => sql`${key} = ${identifier(parents, 'key')}`, visible);
      const cutRows = sql`select ${row} from ${found.from} where ${allOf(found.where, ...bounds)} order by ${order} limit ${limit}`;
      const numbered = sql`select ${row}, ${identifier(parents, 'key')} as "near key", row_number() over () as "place" from (${cutRows}) ${identifier(alias)}`;
      frame = (columns) =>
        sql`select ${columns} from (${keys}) ${identifier(parents)} cross join lateral (${numbered}) ${identifier(alias)}`;
    }
    const cut = { kind: 'place', place, size: page.size } as const;
    return {
      level: this.add({ concept: target, alias, scope, single: false, frame, ...(page.oneMore && { cut }) }),
      near,
    };
  }

  /** How many rows a whole list has: one row with a count, or one for each near key that has any. */
  count(concept: Concept, edge?: EdgeFrom): { readonly level: Level; readonly near: Sql; readonly count: Sql } {
    const { alias, scope, visible } = this.fresh(concept);
    const [near, count] = [identifier('counted', 'near key'), identifier('counted', 'count')];
    let counted = sql`select null as "near key", count(*) as "count" from ${scope.source} where ${allOf(visible)}`;
    if (edge) {
      const { path, parent } = edge;
      const found = this.candidates(
        path,
        concept,
        alias,
        (key) => this.isAmong(key, parent.ids(), parent.single),
        visible,
        true,
      );
      counted = sql`select ${found.near} as "near key", count(*) as "count" from ${found.from} where ${found.where} group by 1`;
    }
    const frame = (columns: Sql): Sql => sql`select ${columns} from (${counted}) counted`;
    return { level: this.add({ concept, alias, scope, single: false, frame }), near, count };
  }

  /** Whether rows stand at or beyond a cursor, outside the page: one row, or one for each near key. */
  beyond(
    concept: Concept,
    side: 'before' | 'after',
    bound: Bound,
    edge?: EdgeFrom,
  ): { readonly level: Level; readonly near: Sql; readonly exists: Sql } {
    const { alias, scope, visible } = this.fresh(concept);
    const outside = (side === 'before' ? atOrBefore : atOrAfter)(alias, concept.order, bound);
    const [near, exists] = [identifier('beyond', 'near key'), identifier('beyond', 'exists')];
    let found = sql`select null as "near key", exists (select from ${scope.source} where ${allOf(visible, outside)}) as "exists"`;
    if (edge) {
      const parents = this.aliases.next();
      const key = identifier(parents, 'key');
      const { from, where } = this.candidates(edge.path, concept, alias, (column) => sql`${column} = ${key}`, visible);
      found = sql`select ${key} as "near key", exists (select from ${from} where ${allOf(where, outside)}) as "exists" from (${edge.parent.ids()}) ${identifier(parents)}`;
    }
    const frame = (columns: Sql): Sql => sql`select ${columns} from (${found}) beyond`;
    return { level: this.add({ concept, alias, scope, single: false, frame }), near, exists };
  }
}
