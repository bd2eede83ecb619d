import type { Sql } from './sql';
import { identifier, sql } from './sql';

/** The collation of every text that has none of its own; the first migration makes it. */
export const textCollation = 'name_order';

/** A text in the order of a collation. Without one it would stand in the order of the database's default collation. */
export function collated(text: Sql, collation = textCollation): Sql {
  return sql`(${text}) collate ${identifier(collation)}`;
}

/** A column in its order. @param collation that a statement has to name, if any */
export function collatedColumn(column: Sql, { collation }: { readonly collation?: string }): Sql {
  return collation === undefined ? column : collated(column, collation);
}

/** What texts are compared by where case does not matter; the migration `0017-texts` has the rule. */
export function ignoringCase(text: Sql): Sql {
  return sql`ignoring_case(${text})`;
}
