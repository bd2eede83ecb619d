import type { Draft } from './draft';
import { anySort } from './orders';

/** The members of an order of groups that no document has used yet. */
export function unmetOrders({ usage }: Draft, type: string): readonly ('count' | 'key')[] {
  return (['count', 'key'] as const).filter((name) => usage.count(`${type}GroupOrder.${name}`) === 0);
}

/** The order of a list of groups: up to three keys, first those that no document has used yet. */
export function groupOrderOf(draft: Draft, type: string, by: readonly string[]): readonly object[] {
  const { choice, usage } = draft;
  const unmet = unmetOrders(draft, type);
  return Array.from({ length: choice.integer(unmet.length, 3) }, (_, index) => {
    const isCount = unmet[index]
      ? unmet[index] === 'count'
      : choice.weighted([
          [usage.weight(`${type}GroupOrder.count`), true],
          [2 * usage.weight(`${type}GroupOrder.key`), false],
        ]);
    usage.add(`${type}GroupOrder.${isCount ? 'count' : 'key'}`);
    if (isCount) return { count: anySort(draft) };
    return { key: { by: choice.pick(by), ...(choice.chance(80) ? { sort: anySort(draft) } : {}) } };
  });
}
