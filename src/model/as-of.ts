import type { Scope } from '../engine/metadata/entity';
import type { Sql } from '../engine/sql/sql';
import { sql } from '../engine/sql/sql';

/** Whether the day in a property is the request date or an earlier day; false if it is null. */
export function isByDay({ column, asOf }: Scope, property: string): Sql {
  return sql`coalesce(${column(property)} <= ${asOf}, false)`;
}

/** Whether the instant in a property lies on the request date (UTC) or before it; false if it is null. */
export function isByInstant({ column, asOf }: Scope, property: string): Sql {
  return sql`coalesce((${column(property)} at time zone 'UTC')::date <= ${asOf}, false)`;
}

/** As `isByDay`, but null if the day is null: a `where` takes that as false, and an index on the day serves it. */
export function startsByDay({ column, asOf }: Scope, property: string): Sql {
  return sql`${column(property)} <= ${asOf}`;
}

/** As `isByInstant`, but null if the instant is null: a `where` takes that as false, and an index on the instant serves it. */
export function startsByInstant({ column, asOf }: Scope, property: string): Sql {
  return sql`${column(property)} < ((${asOf} + 1)::timestamp at time zone 'UTC')`;
}

/**
 * A value that is known from a point in time. If the request names a date before that point, the value is null. If the request
 * names no date, the recorded value is returned.
 */
export function known(property: string, since: (scope: Scope) => Sql): (scope: Scope) => Sql {
  return (scope) =>
    scope.dateGiven ? sql`case when ${since(scope)} then ${scope.column(property)} end` : scope.column(property);
}

/** A day that is known from that day on. */
export function knownDay(property: string): (scope: Scope) => Sql {
  return known(property, (scope) => isByDay(scope, property));
}

/** An instant that is known from its own day (UTC) on. */
export function knownInstant(property: string): (scope: Scope) => Sql {
  return known(property, (scope) => isByInstant(scope, property));
}
