import type { Partner, World } from './world';

/** What other systems call a partner: some know it, some do not, and some have it twice. */
export function refer({ sheets, launch }: World, { key, enrolled, random }: Partner): void {
  const recorded = enrolled ?? launch;
  if (random.chance(0.5)) sheets.references.add(recorded, ['crm', `C${10_000 + key * 7}`, 'Partner', key]);
  if (random.chance(0.15)) sheets.references.add(recorded, ['erp', `P${100_000 + key}`, 'Partner', key]);
}
