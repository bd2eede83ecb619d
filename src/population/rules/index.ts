import type { ClientBase } from 'pg';
import { awardRules } from './awards';
import { today } from './fragments';
import { moneyRules } from './money';
import { otherRules } from './others';

/**
 * The rules of the domain as queries over the whole database, by their number and what they say. Each gives the keys of
 * the rows that break it on the day `$1`, as `culprit`. What keys, checks and exclusion constraints hold is not here.
 */
export const rules: Readonly<Record<string, string>> = { ...awardRules, ...moneyRules, ...otherRules };

/** The rows that break a rule, a few of them. */
export async function culprits(client: Pick<ClientBase, 'query'>, rule: string, day: string): Promise<string[]> {
  // Planned as a whole: for the first few rows alone, the planner would look all of them up one by one. Not every query
  // names the day, and a parameter that nobody names has no type.
  const { rows } = await client.query<{ culprit: string }>(
    `with broken as materialized (${rule}) select culprit from broken where ${today} is not null limit 5`,
    [day],
  );
  return rows.map(({ culprit }) => culprit);
}
