import type { Sql } from '../../sql/sql';
import { sql } from '../../sql/sql';

/**
 * The mean of numerics with 6 digits, half to even, as text. It is made of whole numbers: PostgreSQL's `avg` is rounded
 * already, and its `round` goes from zero at the half.
 */
export function halfEvenMean(value: Sql): Sql {
  const millionths = sql`(sum(${value}) * 1000000)`;
  const count = sql`count(${value})::numeric`;
  const whole = sql`div(${millionths}, ${count})`;
  const twiceTheRest = sql`2 * abs(${millionths} - ${whole} * ${count})`;
  const up = sql`(${twiceTheRest} > ${count} or (${twiceTheRest} = ${count} and mod(${whole}, 2) <> 0))`;
  const rounded = sql`(${whole} + case when ${up} then sign(${millionths}) else 0 end)`;
  return sql`round(${rounded} * 0.000001, 6)::text`;
}
