import type { Select } from './sql';
import { Sql, sql } from './sql';

/** That a condition does not hold. */
export class Negation extends Sql {
  constructor(readonly of: Sql) {
    super(['not ', of]);
  }
}

/** A condition in parentheses. */
export class Grouped extends Sql {
  constructor(readonly condition: Sql) {
    super(['(', condition, ')']);
  }
}

/** How the rows of a query belong to a row around it. */
export interface Correlation {
  /** A key of the rows of the query. */
  readonly own: Sql;
  /** What it has to be: a value of the row around the query. */
  readonly outer: Sql;
  /** Whether each of the keys is the key of a row that there is. */
  readonly isSure?: boolean;
}

/** A query, of those of its rows that belong to the row around it. */
export function correlated(query: Select, correlation: Correlation | undefined): Select {
  if (!correlation) return query;
  return { ...query, where: [sql`${correlation.own} = ${correlation.outer}`, ...(query.where ?? [])] };
}

/** That a query finds a row that belongs to the row around it. */
export class Exists extends Sql {
  constructor(
    readonly query: Select,
    readonly correlation?: Correlation,
  ) {
    super(['exists ', correlated(query, correlation)]);
  }
}

/** That a day lies in a period. The period includes its first day; it ends before `to`, or never if that is null or absent. */
export class InPeriod extends Sql {
  constructor(
    readonly from: Sql,
    readonly to: Sql | undefined,
    day: Sql,
  ) {
    // Some indexes have the open end like this, and PostgreSQL has statistics of it.
    super(
      to ? ['(', from, ' <= ', day, ' and coalesce(', to, ", 'infinity'::date) > ", day, ')'] : [from, ' <= ', day],
    );
  }
}
