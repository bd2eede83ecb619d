import type { Select } from './sql';
import { Sql } from './sql';

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

/** That a query finds a row. */
export class Exists extends Sql {
  constructor(readonly query: Select) {
    super(['exists ', query]);
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
