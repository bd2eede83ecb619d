import type { Entity } from '../metadata/graph';
import type { Aliases } from '../sql/aliases';
import type { Sql } from '../sql/sql';

/** That the row above a row fulfils a condition, given for the alias under which the rows above stand. */
export type Above = (condition: (alias: string) => Sql) => Sql;

/**
 * A predicate over the row that stands under an alias.
 * @param above asks of the row above it, once for all rows below
 */
export type RowPredicate = (alias: string, aliases: Aliases, above?: (alias: string) => Above) => Sql;

/**
 * Which rows of an entity a viewer may see, and which of their fields.
 * Every place where a type is reached asks it: lists, to-one edges, links, counts, lookups and `node`.
 */
export interface Access {
  /**
   * The predicate over the rows of an entity; nothing where every row may be seen.
   * @param known columns that are known to hold keys of rows that may be seen, such as those of the rows above
   */
  rows(entity: Entity, known?: readonly string[]): RowPredicate | undefined;
  /** On which rows a field is seen; nothing where it is on all. */
  field(entity: Entity, name: string): RowPredicate | undefined;
}

/** What sees everything: who may, and policies themselves, which are told from all data. */
export const allowAll: Access = { rows: () => undefined, field: () => undefined };
