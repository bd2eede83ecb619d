import type { ClientBase } from 'pg';
import { awardRules } from './awards';
import { today } from './fragments';
import { moneyRules } from './money';
import { otherRules } from './others';

/**
 * The rules of the domain as queries over the whole database, by their number and what they say. Each returns the keys of
 * the rows that break it on the day `$1`, as `culprit`. Rules that keys, checks and exclusion constraints hold are not here.
 */
export const rules: Readonly<Record<string, string>> = { ...awardRules, ...moneyRules, ...otherRules };

/** The keys of at most five rows that break a rule. */
export async function culprits(client: Pick<ClientBase, 'query'>, rule: string, day: string): Promise<string[]> {
  // Materialized, because the planner would choose index lookups one by one for the first few rows. The day is named here,
  // because a parameter that no part of a statement names has no type, and not every rule names it.
  const { rows } = await client.query<{ culprit: string }>(
    `with broken as materialized (${rule}) select culprit from broken where ${today} is not null limit 5`,
    [day],
  );
  return rows.map(({ culprit }) => culprit);
}
