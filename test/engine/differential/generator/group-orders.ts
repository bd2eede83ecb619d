import type { Draft } from './draft';
import { inputOf } from './fields';
import { measureOrderOf } from './having';
import { anySort } from './orders';

/** The members of an order of groups that no document has used yet. */
export function unmetOrders(draft: Draft, type: string): readonly string[] {
  return membersOf(draft, type).filter((name) => draft.usage.count(`${type}GroupOrder.${name}`) === 0);
}

function membersOf(draft: Draft, type: string): readonly string[] {
  return Object.keys(inputOf(draft, `${type}GroupOrder`).getFields());
}

/**
 * The order of a list of groups: up to three keys, first those that no document has used yet.
 * @param product how many lists of groups there are at most
 */
export function groupOrderOf(draft: Draft, type: string, by: readonly string[], product: number): readonly object[] {
  const { choice, usage } = draft;
  const unmet = unmetOrders(draft, type).slice(0, 3);
  return Array.from({ length: choice.integer(unmet.length, 3) }, (_, index) => {
    const name =
      unmet[index] ??
      choice.weighted(
        membersOf(draft, type).map((each) => [
          (each === 'key' ? 4 : 1) * usage.weight(`${type}GroupOrder.${each}`),
          each,
        ]),
      );
    usage.add(`${type}GroupOrder.${name}`);
    if (name === 'count') return { count: anySort(draft) };
    if (name === 'key') return { key: { by: choice.pick(by), ...(choice.chance(80) ? { sort: anySort(draft) } : {}) } };
    return measureOrderOf(draft, type, product, name);
  });
}
