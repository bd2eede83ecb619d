import type { Scope } from '../metadata/entity';
import type { Entity, Path } from '../metadata/graph';
import type { Sql } from '../sql/sql';
import { identifier, integer, join, sql } from '../sql/sql';

/** How a level's last row, fetched only to tell that the list goes on, is kept from its children. */
export type Cut =
  /** The level's rows are in order; the page is the first `size` of them. */
  | { readonly kind: 'limit'; readonly size: number }
  /** Each row knows its place in its parent's page. */
  | { readonly kind: 'place'; readonly place: Sql; readonly size: number };

/** What makes a level. */
export interface LevelParts {
  readonly entity: Entity;
  /** The alias under which expressions see the level's rows. */
  readonly alias: string;
  readonly scope: Scope;
  /** Whether the level has at most one row. */
  readonly single: boolean;
  /** The statement around the columns. */
  readonly frame: (columns: Sql) => Sql;
  readonly cut?: Cut;
  /** What has to stand in the `with` clause before the level, asked for when everything is planned. */
  readonly before?: () => readonly Sql[];
}

/**
 * One level of the answer's tree: a set of rows, found from the keys of its parent level, returned as columns.
 *
 *     l1 as materialized (select t1."id" c0, t1."valid_from" c1 from "award" t1 where t1."partner_id" = any(array(select c0 from l0)) …)
 */
export class Level {
  readonly entity: Entity;
  readonly alias: string;
  readonly scope: Scope;
  readonly single: boolean;
  readonly frame: (columns: Sql) => Sql;
  private readonly cut: Cut | undefined;
  private readonly before: (() => readonly Sql[]) | undefined;
  private readonly positions = new Map<string, number>();
  private readonly expressions: Sql[] = [];
  private isParent = false;
  private isMade = false;

  constructor(
    readonly index: number,
    parts: LevelParts,
  ) {
    this.entity = parts.entity;
    this.alias = parts.alias;
    this.scope = parts.scope;
    this.single = parts.single;
    this.frame = parts.frame;
    this.cut = parts.cut;
    this.before = parts.before;
  }

  /** How many columns the level returns. */
  get width(): number {
    return this.expressions.length;
  }

  /** The position of an expression among the level's columns; the same expression is returned once. */
  position(expression: Sql): number {
    const text = JSON.stringify([expression.strings, expression.parameters]);
    let position = this.positions.get(text);
    if (position === undefined) {
      position = this.expressions.push(expression) - 1;
      this.positions.set(text, position);
    }
    return position;
  }

  /** The position of a column of the level's own table. */
  columnPosition(column: string): number {
    return this.position(identifier(this.alias, column));
  }

  private get name(): Sql {
    return identifier(`l${this.index}`);
  }

  /** The values of one of its columns, as a subquery for a child level: `select c0 from l0`. */
  keys(expression: Sql, as = 'key'): Sql {
    if (this.isMade) throw new Error('The keys of a level are asked for when it has been put together.');
    this.isParent = true;
    const column = identifier(`c${this.position(expression)}`);
    const select = sql`select ${column} as ${identifier(as)} from ${this.name}`;
    if (!this.cut) return select;
    if (this.cut.kind === 'limit') return sql`${select} limit ${integer(this.cut.size)}`;
    return sql`${select} where ${identifier(`c${this.position(this.cut.place)}`)} <= ${integer(this.cut.size)}`;
  }

  /** The keys of its rows. */
  ids(as = 'key'): Sql {
    return this.keys(identifier(this.alias, 'id'), as);
  }

  /** The keys of those of its rows that fulfil a condition; it is asked once for each row. */
  idsWhere(condition: Sql): Sql {
    this.isParent = true;
    const [key, fulfilled] = [this.columnPosition('id'), this.position(condition)];
    return sql`select ${identifier(`c${key}`)} as "key" from ${this.name} where ${identifier(`c${fulfilled}`)}`;
  }

  private statement(): Sql {
    return this.frame(
      join(this.expressions.map((expression, index) => sql`${expression} as ${identifier(`c${index}`)}`)),
    );
  }

  /** Its entry in the `with` clause, where children read from it, and what it stands on itself. */
  definition(): Sql | undefined {
    this.isMade = true;
    const own = this.isParent ? [sql`${this.name} as materialized (${this.statement()})`] : [];
    const entries = [...(this.before?.() ?? []), ...own];
    return entries.length > 0 ? join(entries) : undefined;
  }

  /** Its columns as one JSON array of arrays. */
  output(): Sql {
    // PostgreSQL knows no type for an array without elements, and such a level need not be read at all.
    if (this.width === 0) return sql`'[]'::json`;
    const columns = join(this.expressions.map((_, index) => sql`json_agg(${identifier(`c${index}`)})`));
    return sql`(select array_to_json(array[${columns}]) from ${this.isParent ? this.name : sql`(${this.statement()}) ${this.name}`})`;
  }
}

/** How a to-many edge stands to the level above it. */
export interface Edge {
  readonly path: Path;
  readonly parent: Level;
  /** `large` where one parent can have very many rows. */
  readonly fanOut: 'small' | 'large';
}
