import type { Scope } from '../engine/metadata/entity';
import type { Sql } from '../engine/sql/sql';
import { sql } from '../engine/sql/sql';

/** Whether a day lies on the day of a scope or before it; false where there is none. */
export function isByDay({ column, day }: Scope, property: string): Sql {
  return sql`coalesce(${column(property)} <= ${day}, false)`;
}

/** Whether an instant lies on the day of a scope (UTC) or before it; false where there is none. */
export function isByInstant({ column, day }: Scope, property: string): Sql {
  return sql`coalesce((${column(property)} at time zone 'UTC')::date <= ${day}, false)`;
}

/**
 * A value that a row has from a time on. Under a date that the request names it is null before that time; without one
 * what is recorded is shown.
 */
export function known(property: string, since: (scope: Scope) => Sql): (scope: Scope) => Sql {
  return (scope) =>
    scope.dated ? sql`case when ${since(scope)} then ${scope.column(property)} end` : scope.column(property);
}

/** A day that is itself the time from which it is known. */
export function knownDay(property: string): (scope: Scope) => Sql {
  return known(property, (scope) => isByDay(scope, property));
}

/** An instant that is itself the time from which it is known. */
export function knownInstant(property: string): (scope: Scope) => Sql {
  return known(property, (scope) => isByInstant(scope, property));
}
