import type { Field } from '../metadata/graph';
import type { Sql } from '../sql/sql';
import { identifier, sql } from '../sql/sql';

/** The predicate that a field is visible on the row under an alias. */
type FieldVisibility = (alias: string) => Sql;

/** The value if it is visible; else null. */
function where(visible: FieldVisibility, alias: string, value: Sql): Sql {
  return sql`case when ${visible(alias)} then ${value} end`;
}

/**
 * The field as null on the rows that hide it, wherever its expression is used.
 * @throws Error for a kind of field that has to have a value on every row
 */
export function visibleWhere(field: Field, visible: FieldVisibility): Field {
  switch (field.kind) {
    case 'column': {
      const { column, type, values } = field;
      const expression = ({ alias }: { readonly alias: string }): Sql =>
        where(visible, alias, identifier(alias, column));
      return { kind: 'computed', expression, type, nullable: true, ...(values && { values }) };
    }
    case 'computed':
      return { ...field, expression: (scope) => where(visible, scope.alias, field.expression(scope)) };
    case 'composite':
      return {
        ...field,
        parts: (scope) =>
          Object.fromEntries(
            Object.entries(field.parts(scope)).map(([name, part]) => [name, where(visible, scope.alias, part)]),
          ),
      };
    case 'toOne':
      return { ...field, visible };
    default:
      throw new Error(`A ${field.kind} cannot be hidden on some rows alone.`);
  }
}

/** The key that the row under an alias holds of a to-one edge; null if the edge is hidden on the row. */
export function keyOf({ column, visible }: Field & { readonly kind: 'toOne' }, alias: string): Sql {
  const key = identifier(alias, column);
  return visible ? where(visible, alias, key) : key;
}
