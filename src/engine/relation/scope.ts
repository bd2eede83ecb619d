import type { Class } from '../metadata/class';
import type { Rows, Scope } from '../metadata/entity';
import type { Entity, Graph } from '../metadata/graph';
import type { Aliases, Select, Sql } from '../sql/sql';
import { correlated, Exists } from '../sql/predicates';
import { identifier, integer, parameter, sql } from '../sql/sql';

/** The date of what stands below one root field. */
export interface RequestDate {
  /** The name of the value that is the date. */
  readonly source: string;
  /** Whether the request names it: rows that start later are left out, and ids carry it. */
  readonly dateGiven: boolean;
}

/** The date of a request that names none: today. */
export const today: RequestDate = { source: 'day', dateGiven: false };

/** The rows of an entity under an alias: its table, or what its function gives for the date. */
export function sourceOf({ table, derived }: Entity, alias: string, { source }: RequestDate): Sql {
  const rows = derived ? sql`${identifier(table)}(${parameter(source, 'date')})` : identifier(table);
  return sql`${rows} ${identifier(alias)}`;
}

/** Whether expressions decide which rows there are, or show what is in those of a page. */
export type ScopeUse = 'deciding' | 'showing';

/**
 * The rows of an entity under an alias, as expressions see them.
 * @param visible returns the predicate of the rows of an entity that the viewer may see, or undefined if it may see all
 */
export function scopeOf(
  graph: Graph,
  aliases: Aliases,
  date: RequestDate,
  entity: Entity,
  alias: string,
  use: ScopeUse,
  visible: (entity: Entity) => ((alias: string) => Sql) | undefined,
): Scope {
  const scope: Scope = {
    alias,
    source: sourceOf(entity, alias, date),
    asOf: parameter(date.source, 'date'),
    dateGiven: date.dateGiven,
    // A subquery with a limit is never turned into a hash over its whole table.
    exists: (query, correlation) =>
      use === 'showing'
        ? sql`coalesce(${{ ...correlated(query, correlation), columns: [sql`true`], limit: integer(1) }}, false)`
        : new Exists(query, correlation),
    column: (property) => identifier(alias, entity.column(property)),
    viewer: (name) => parameter(`viewer.${name}`, 'bigint'),
    computed: (property) => entity.computed(property)(scope),
    rows: (target: Class): Rows => {
      const other = graph.entityOf(target);
      const rows = scopeOf(graph, aliases, date, other, aliases.next(), use, visible);
      const isVisible = visible(other);
      if (!isVisible) return rows;
      const inner = aliases.next();
      const visibleRows: Select = { columns: [sql`*`], from: sourceOf(other, inner, date), where: [isVisible(inner)] };
      return { ...rows, source: sql`${visibleRows} ${identifier(rows.alias)}` };
    },
  };
  return scope;
}
