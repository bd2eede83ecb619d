import { allOf } from '../../sql/conjunction';
import type { RelatedRows, RowFilter, VisibleRows } from '../related-rows';
import type { Edge } from '../level';
import { isAmong } from '../keys';
import type { Entity } from '../../metadata/graph';
import type { Sql } from '../../sql/sql';
import { identifier, join, sql } from '../../sql/sql';

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
  private readonly parentKeys: Sql | undefined;
  private written = false;
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
    this.parentKeys = edge?.parent.ids();
  }

  /** Whether the rows stand below rows of another level. */
  get nested(): boolean {
    return this.edge !== undefined;
  }

  /** The keys of the source rows, each once, as `key`; undefined at the root. */
  get sourceKeys(): Sql | undefined {
    return this.parentKeys;
  }

  /** A value of the rows, which expressions see as they see any row of the entity. */
  value(expression: Sql): Sql {
    const text = JSON.stringify([expression.strings, expression.parameters]);
    let position = this.positions.get(text);
    if (position === undefined) {
      position = this.expressions.push(expression) - 1;
      this.positions.set(text, position);
    }
    return identifier(counted, `v${position}`);
  }

  /** For a `from` clause. */
  get source(): Sql {
    return sql`${identifier(this.name)} ${identifier(counted)}`;
  }

  /** How many there are: for each row above, where the list has some. */
  get counts(): Sql {
    return this.nested
      ? sql`select ${sourceKey}, count(*) as "count" from ${this.source} group by 1`
      : sql`select null as "source key", count(*) as "count" from ${this.source}`;
  }

  /** The keys of the rows, each once. */
  get ids(): Sql {
    return this.nested ? sql`(select distinct "id" from ${identifier(this.name)})` : identifier(this.name);
  }

  /** Its entry in the `with` clause, the first time that it is asked for. */
  definition(): readonly Sql[] {
    if (this.written) return [];
    this.written = true;
    const { alias, scope, visible } = this.visible;
    let [from, where] = [scope.source, allOf(visible)];
    const columns = this.expressions.map((expression, index) => sql`${expression} as ${identifier(`v${index}`)}`);
    columns.unshift(sql`${identifier(alias, 'id')} as "id"`);
    if (this.edge && this.parentKeys) {
      const { path, parent } = this.edge;
      const keys = this.parentKeys;
      const found = this.related.candidates(path, this.entity, this.visible, (key) =>
        isAmong(key, keys, parent.single),
      );
      ({ from, where } = found);
      columns.unshift(sql`${found.sourceKey} as "source key"`);
    }
    return [sql`${identifier(this.name)} as (select ${join(columns)} from ${from} where ${where})`];
  }
}
