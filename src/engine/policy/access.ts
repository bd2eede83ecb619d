import type { Entity } from '../metadata/graph';

import type { Aliases, Sql } from '../sql/sql';

/** Makes the predicate that the row above a row fulfils a condition. The condition gets the alias of the rows above. */
export type Above = (condition: (alias: string) => Sql) => Sql;

/**
 * A predicate over the row that stands under an alias.
 * @param above makes predicates on the row above, which are evaluated once for all rows below it
 */
export type RowPredicate = (alias: string, aliases: Aliases, above?: (alias: string) => Above) => Sql;

/**
 * The rows of each entity that a viewer may see, and their fields. It is used wherever rows are read: lists, to-one edges, links,
 * counts, lookups and `node`.
 */
export interface Access {
  /**
   * The predicate of the rows that the viewer may see; undefined if it may see every row.
   * @param known columns that are known to hold keys of visible rows, such as the key of the row above
   */
  rows(entity: Entity, known?: readonly string[]): RowPredicate | undefined;
  /** The predicate of the rows on which a field is visible; undefined if it is visible on all. */
  field(entity: Entity, name: string): RowPredicate | undefined;
}

/** The access of viewers who see everything, and of policies, which are evaluated over all data. */
export const allowAll: Access = { rows: () => undefined, field: () => undefined };
