import type { Field } from '../metadata/graph';
import type { Sql } from '../sql/sql';
import { identifier, sql } from '../sql/sql';

/** The predicate that a field is seen on the row under an alias. */
export type Guard = (alias: string) => Sql;

/** The value where the guard lets it be seen; else null. */
function where(guard: Guard, alias: string, value: Sql): Sql {
  return sql`case when ${guard(alias)} then ${value} end`;
}

/**
 * A field that is null on the rows on which it is not to be seen, wherever its expression is made.
 * @throws Error for a kind of field that has to have a value on every row
 */
export function guarded(field: Field, guard: Guard): Field {
  switch (field.kind) {
    case 'column': {
      const { column, type, values } = field;
      const expression = ({ alias }: { readonly alias: string }): Sql => where(guard, alias, identifier(alias, column));
      return { kind: 'computed', expression, type, nullable: true, ...(values && { values }) };
    }
    case 'computed':
      return { ...field, expression: (scope) => where(guard, scope.alias, field.expression(scope)) };
    case 'composite':
      return {
        ...field,
        parts: (scope) =>
          Object.fromEntries(
            Object.entries(field.parts(scope)).map(([name, part]) => [name, where(guard, scope.alias, part)]),
          ),
      };
    case 'toOne':
      return { ...field, guard };
    default:
      throw new Error(`A ${field.kind} cannot be hidden on some rows alone.`);
  }
}

/** The key that the row under an alias holds of a to-one edge; null where the edge is not to be seen. */
export function keyOf({ column, guard }: Field & { readonly kind: 'toOne' }, alias: string): Sql {
  const key = identifier(alias, column);
  return guard ? where(guard, alias, key) : key;
}
