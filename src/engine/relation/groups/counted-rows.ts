import type { RelatedRows, RowFilter, VisibleRows } from '../related-rows';
import type { KeysAlone } from '../keys-alone';
import { keysAlone } from '../keys-alone';
import type { Edge } from '../level';
import type { Entity } from '../../metadata/graph';
import type { Select, Sql } from '../../sql/sql';
import { identifier, isAmong, sql } from '../../sql/sql';

/** The alias of counted rows, and of the rows that are made from them. */
export const counted = 'counted';

/** The key of the source row. Only lists of an edge have it. */
export const sourceKey = identifier(counted, 'source key');

/**
 * All rows of a connection's list, for its aggregates, groups and facets: each with its key and the values that these read. It is
 * in the `with` clause once. PostgreSQL materializes it only if several parts read it.
 *
 *     "b0" as (select "r0"."id" as "id", "r0"."country_id" as "v0" from "partner" "r0" where …)
 */
export class CountedRows {
  private readonly positions = new Map<string, number>();
  private readonly expressions: Sql[] = [];
  /** The keys of the source rows, each once, as `key`; undefined at the root. */
  readonly sourceKeys: Select | undefined;
  private isWritten = false;
  readonly visible: VisibleRows;

  /** @param name in the `with` clause */
  constructor(
    private readonly related: RelatedRows,
    readonly entity: Entity,
    rowFilter: RowFilter | undefined,
    private readonly edge: Edge | undefined,
    private readonly name: string,
  ) {
    this.visible = related.visible(entity, rowFilter, edge?.path);
    // The parent must know that its ids are read before its own statement is made.
    this.sourceKeys = edge?.parent.ids();
  }

  /** Whether the rows stand below rows of another level. */
  get nested(): boolean {
    return this.edge !== undefined;
  }

  /** A value of the rows, which expressions see as they see any row of the entity. */
  value(expression: Sql): Sql {
    const position = this.positions.get(expression.key) ?? this.expressions.push(expression) - 1;
    this.positions.set(expression.key, position);
    return identifier(counted, `v${position}`);
  }

  /** The key of the rows, where they are found. */
  get id(): Sql {
    return identifier(this.visible.alias, 'id');
  }

  /**
   * Whether these are all rows of the entity. What is joined to all rows can be made distinct before: of other rows PostgreSQL
   * then could not find the related rows by an index.
   */
  get areAll(): boolean {
    return !this.nested && this.visible.visible === undefined;
  }

  /** Whether the list is at the root and only the keys of its rows are read. */
  get isBare(): boolean {
    return !this.nested && this.expressions.length === 0;
  }

  /** Their keys, each perhaps several times, if nothing else of the rows is read and the keys can be found without them. */
  get keysAlone(): KeysAlone | undefined {
    return this.isBare ? keysAlone({ where: [this.visible.visible] }, this.id) : undefined;
  }

  /** For a `from` clause. */
  get source(): Sql {
    return sql`${identifier(this.name)} ${identifier(counted)}`;
  }

  /** How many there are: for each row above, where the list has some. */
  get counts(): Select {
    return countsIn(identifier(this.name), this.nested);
  }

  /** The keys of the rows, each once. */
  get ids(): Sql {
    return this.nested ? sql`(select distinct "id" from ${identifier(this.name)})` : identifier(this.name);
  }

  /** Its entry in the `with` clause, the first time that it is asked for. */
  definition(): readonly Sql[] {
    if (this.isWritten) return [];
    this.isWritten = true;
    const { keysAlone: alone } = this;
    const keys = alone && { ...alone.rows, distinct: true, columns: [sql`${alone.key} as "id"`] };
    return [sql`${identifier(this.name)} as ${keys ?? this.select()}`];
  }

  /** Its name in the `with` clause. */
  get entry(): Sql {
    return identifier(this.name);
  }

  /** For a `from` clause: the same columns without any row. */
  get none(): Sql {
    const { where = [], ...rows } = this.select();
    return sql`${{ ...rows, where: [...where, sql`false`] }} ${identifier(counted)}`;
  }

  /** The rows with the values that are read. */
  select(): Select {
    const { scope, visible } = this.visible;
    const values = this.expressions.map((expression, index) => sql`${expression} as ${identifier(`v${index}`)}`);
    const columns = [sql`${this.id} as "id"`, ...values];
    const { edge, sourceKeys } = this;
    if (!edge || !sourceKeys) return { columns, from: scope.source, where: [visible] };
    const pick = (key: Sql): Sql => isAmong(key, sourceKeys, edge.parent.single);
    const { sourceKey, from, where } = this.related.candidates(edge.path, this.visible, pick);
    return { columns: [sql`${sourceKey} as "source key"`, ...columns], from, where };
  }
}

/** How many rows an entry of the `with` clause has; if these have source keys, for each key that has any. */
export function countsIn(from: Sql, nested: boolean): Select {
  const key = nested ? sql`"source key"` : sql`null as "source key"`;
  return { columns: [key, sql`count(*) as "count"`], from, groupBy: nested ? [sql`1`] : [] };
}
