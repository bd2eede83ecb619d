import type { Scope } from '../metadata/entity';
import type { Entity, Path } from '../metadata/graph';
import type { Select, Sql } from '../sql/sql';
import { identifier, integer, join, materialized, sql } from '../sql/sql';
import type { Row } from './value';

/** How a level's last row, fetched only to tell that the list goes on, is kept from its children. */
interface Cut {
  /** The rows of a page. */
  readonly size: number;
  /** The place of a row in its parent's page; absent if the level has one page, in order. */
  readonly place?: Sql;
}

/** What makes a level beside its rows. */
export interface LevelOptions {
  /** Whether the level has at most one row. */
  readonly single?: boolean;
  readonly cut?: Cut | undefined;
  /** What has to stand in the `with` clause before the level, asked for when everything is planned. */
  readonly before?: () => readonly Sql[];
}

/** The name of a level in the statement. */
export function levelName(index: number): Sql {
  return identifier(`l${index}`);
}

/** The most arguments of a function of PostgreSQL. */
const mostArguments = 100;

/**
 * One level of the answer's tree: a set of rows, found from the keys of its parent level, returned as columns.
 *
 *     l1 as materialized (select t1."id" c0, t1."valid_from" c1 from "award" t1 where t1."partner_id" = any(array(select c0 from l0)) …)
 */
export class Level implements Row {
  readonly single: boolean;
  private readonly positions = new Map<string, number>();
  private readonly expressions: Sql[] = [];
  private isParent = false;
  private isMade = false;

  /**
   * @param alias under which expressions see the rows
   * @param rows gives the rows without their columns, when everything is planned
   */
  constructor(
    readonly index: number,
    readonly entity: Entity,
    readonly alias: string,
    readonly scope: Scope,
    private readonly rows: () => Select,
    private readonly options: LevelOptions,
  ) {
    this.single = options.single ?? false;
  }

  /** How many columns the level returns. */
  get width(): number {
    return this.expressions.length;
  }

  /** The position of an expression among the level's columns; the same expression is returned once. */
  position(expression: Sql): number {
    const position = this.positions.get(expression.key) ?? this.expressions.push(expression) - 1;
    this.positions.set(expression.key, position);
    return position;
  }

  /** The position of a column of the level's own table. */
  columnPosition(column: string): number {
    return this.position(identifier(this.alias, column));
  }

  get name(): Sql {
    return levelName(this.index);
  }

  /** The values of one of its columns, as a subquery for a child level: `select c0 from l0`. */
  keys(expression: Sql): Select {
    if (this.isMade) throw new Error('The keys of a level are asked for when it has been put together.');
    this.isParent = true;
    const columns = [sql`${this.column(expression)} as "key"`];
    const { cut } = this.options;
    if (!cut) return { columns, from: this.name };
    const size = integer(cut.size);
    if (!cut.place) return { columns, from: this.name, limit: size };
    return { columns, from: this.name, where: [sql`${this.column(cut.place)} <= ${size}`] };
  }

  private column(expression: Sql): Sql {
    return identifier(`c${this.position(expression)}`);
  }

  /** The keys of its rows. */
  ids(): Select {
    return this.keys(identifier(this.alias, 'id'));
  }

  /** The keys of those of its rows that fulfil a condition; it is asked once for each row. */
  idsWhere(condition: Sql): Select {
    this.isParent = true;
    const key = this.column(identifier(this.alias, 'id'));
    return { columns: [sql`${key} as "key"`], from: this.name, where: [this.column(condition)] };
  }

  /** The key of each of its rows, in their order: a statement of its own. */
  keysInOrder(): Pick<Select, 'columns' | 'from'> {
    return { columns: [this.column(identifier(this.alias, 'id'))], from: sql`${this.select()} ${this.name}` };
  }

  private select(): Select {
    const columns = this.expressions.map((expression, index) => sql`${expression} as ${identifier(`c${index}`)}`);
    return { ...this.rows(), columns };
  }

  /** Its entries in the `with` clause: those that it reads, and its own rows if levels below read them. */
  definitions(): readonly Sql[] {
    this.isMade = true;
    const own = this.isParent ? [materialized(this.name, this.select())] : [];
    return [...(this.options.before?.() ?? []), ...own];
  }

  /**
   * Whether its output is the values of its only row, or null without a row, instead of columns. PostgreSQL needs more time to
   * prepare an aggregate for each column than to read one row.
   */
  get isRow(): boolean {
    return this.single && this.width > 0 && this.width <= mostArguments;
  }

  /** Its columns as one JSON array of arrays, or the values of its only row as one array. */
  output(): Sql {
    // PostgreSQL knows no type for an array without elements, and such a level need not be read at all.
    if (this.width === 0) return sql`'[]'::json`;
    if (this.isRow) {
      const values = join(this.expressions.map((_, index) => identifier(`c${index}`)));
      return sql`(select json_build_array(${values}) from ${this.source()})`;
    }
    const columns = join(this.expressions.map((_, index) => sql`json_agg(${identifier(`c${index}`)})`));
    return sql`(select array_to_json(array[${columns}]) from ${this.source()})`;
  }

  /** What its output reads: its entry in the `with` clause, or its rows themselves. */
  private source(): Sql {
    return this.isParent ? this.name : sql`${this.select()} ${this.name}`;
  }
}

/** How a to-many edge stands to the level above it. */
export interface Edge {
  readonly path: Path;
  readonly parent: Level;
  /** `large` where one parent can have very many rows. */
  readonly fanOut: 'small' | 'large';
  /** How many rows it has for a row of the parent, if the parent knows. */
  readonly size?: Sql;
}
