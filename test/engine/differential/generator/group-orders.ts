import type { Draft } from './draft';
import { inputOf } from './fields';
import { measureOrderOf } from './having';
import { anySort } from './orders';

/** The members of an order of groups that no document has used yet. */
export function unmetOrders(draft: Draft, order: string): readonly string[] {
  return membersOf(draft, order).filter((name) => draft.usage.count(`${order}.${name}`) === 0);
}

function membersOf(draft: Draft, order: string): readonly string[] {
  return Object.keys(inputOf(draft, order).getFields());
}

/** The order of the groups of `change`: up to three keys, first those that no document has used yet. */
export function changeOrderOf(draft: Draft, type: string, by: readonly string[]): readonly object[] {
  const { choice, usage } = draft;
  const order = `${type}ChangeOrder`;
  const fits = (name: string): boolean => name !== 'key' || by.length > 0;
  const unmet = unmetOrders(draft, order).filter(fits).slice(0, 3);
  const members = membersOf(draft, order).filter(fits);
  return Array.from({ length: choice.integer(unmet.length, 3) }, (_, index) => {
    const name = unmet[index] ?? choice.weighted(members.map((each) => [usage.weight(`${order}.${each}`), each]));
    usage.add(`${order}.${name}`);
    return { [name]: name === 'key' ? keyOf(draft, by) : anySort(draft) };
  });
}

function keyOf(draft: Draft, by: readonly string[]): object {
  return { by: draft.choice.pick(by), ...(draft.choice.chance(80) && { sort: anySort(draft) }) };
}

/**
 * The order of a list of groups: up to three keys, first those that no document has used yet.
 * @param product how many lists of groups there are at most
 */
export function groupOrderOf(draft: Draft, type: string, by: readonly string[], product: number): readonly object[] {
  const { choice, usage } = draft;
  const unmet = unmetOrders(draft, `${type}GroupOrder`).slice(0, 3);
  return Array.from({ length: choice.integer(unmet.length, 3) }, (_, index) => {
    const name =
      unmet[index] ??
      choice.weighted(
        membersOf(draft, `${type}GroupOrder`).map((each) => [
          (each === 'key' ? 4 : 1) * usage.weight(`${type}GroupOrder.${each}`),
          each,
        ]),
      );
    usage.add(`${type}GroupOrder.${name}`);
    if (name === 'count') return { count: anySort(draft) };
    if (name === 'key') return { key: keyOf(draft, by) };
    return measureOrderOf(draft, type, product, name);
  });
}
