import type { Rows } from '../engine/metadata/entity';
import type { Sql } from '../engine/sql/sql';
import { sql } from '../engine/sql/sql';

/**
 * The amount that one ledger entry adds to a balance: `committed` = APPROVE − RELEASE, `paid` = PAY.
 * Balances are never stored; they are summed from the ledger.
 */
export function fold(entry: Rows, balance: 'committed' | 'paid'): Sql {
  const amount = entry.column('amountValue');
  const kind = entry.column('kind');
  return balance === 'committed'
    ? sql`case ${kind} when 'APPROVE' then ${amount} when 'RELEASE' then -${amount} else 0 end`
    : sql`case ${kind} when 'PAY' then ${amount} else 0 end`;
}
