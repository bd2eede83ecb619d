import type { GraphQLInputField } from 'graphql';
import type { Draft } from './draft';
import { inputOf } from './fields';
import { measureOrderOf } from './having';
import { anySort } from './orders';

/** The members of an order of groups that no document has used yet. */
export function unmetOrders(draft: Draft, order: string): readonly string[] {
  return membersOf(draft, order).filter((name) => draft.usage.count(`${order}.${name}`) === 0);
}

function membersOf(draft: Draft, order: string): readonly string[] {
  return fieldsIn(draft, order).map(({ name }) => name);
}

function fieldsIn(draft: Draft, order: string): readonly GraphQLInputField[] {
  return Object.values(inputOf(draft, order).getFields());
}

/** The order of the groups of `change`: up to three keys, first those that no document has used yet. */
export function changeOrderOf(draft: Draft, type: string, by: readonly string[]): readonly object[] {
  const { choice, usage } = draft;
  const order = `${type}ChangeOrder`;
  const fits = (name: string): boolean => name !== 'key' || by.length > 0;
  const unmet = unmetOrders(draft, order).filter(fits).slice(0, 3);
  const members = membersOf(draft, order).filter(fits);
  const least = usage.wantedMember(order, fieldsIn(draft, order)) ? 1 : 0;
  return Array.from({ length: choice.integer(Math.max(least, unmet.length), 3) }, (_, index) => {
    const aimed = index === 0 ? usage.wantedMember(order, fieldsIn(draft, order))?.name : undefined;
    const name =
      (aimed !== undefined && fits(aimed) ? aimed : unmet[index]) ??
      choice.weighted(members.map((each) => [usage.weight(`${order}.${each}`), each]));
    usage.add(`${order}.${name}`);
    return { [name]: name === 'key' ? keyOf(draft, type, by) : anySort(draft) };
  });
}

function keyOf(draft: Draft, type: string, by: readonly string[]): object {
  const isSorted = draft.usage.wantedValue(`${type}KeyOrder`) === 'sort' || draft.choice.chance(80);
  return { by: draft.choice.pick(by), ...(isSorted && { sort: anySort(draft) }) };
}

/**
 * The order of a list of groups: up to three keys, first those that no document has used yet.
 * @param product how many lists of groups there are at most
 */
export function groupOrderOf(draft: Draft, type: string, by: readonly string[], product: number): readonly object[] {
  const { choice, usage } = draft;
  const order = `${type}GroupOrder`;
  const unmet = unmetOrders(draft, order).slice(0, 3);
  const aimed = usage.wantedMember(order, fieldsIn(draft, order))?.name;
  return Array.from({ length: choice.integer(Math.max(aimed === undefined ? 0 : 1, unmet.length), 3) }, (_, index) => {
    const name =
      (index === 0 ? aimed : undefined) ??
      unmet[index] ??
      choice.weighted(
        membersOf(draft, `${type}GroupOrder`).map((each) => [
          (each === 'key' ? 4 : 1) * usage.weight(`${type}GroupOrder.${each}`),
          each,
        ]),
      );
    usage.add(`${type}GroupOrder.${name}`);
    if (name === 'count') return { count: anySort(draft) };
    if (name === 'key') return { key: keyOf(draft, type, by) };
    return measureOrderOf(draft, type, product, name);
  });
}
