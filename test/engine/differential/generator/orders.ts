import type { GraphQLInputField } from 'graphql';
import { coerceInputValue, getNamedType } from 'graphql';
import { entityFacts } from '../../../reference/entities';
import type { Order } from '../../../reference/order';
import { searchedTypes } from '../../../reference/search';
import { anyPoint } from './arguments';
import type { Draft, Field, Material } from './draft';
import { judgedOften } from './draft';
import { inputOf } from './fields';
import { derives, filterOf, numberOf } from './filters';
import { takeFlaw, wrongPoints } from './flaws';

const sorts = ['ASC', 'DESC', 'ASC_NULLS_FIRST', 'DESC_NULLS_FIRST'] as const;
const maximumKeys = 8;

/** The deepest filter of a count. */
const room = 4;

/** An order as it is written, and its meaning after coercion. */
export interface WrittenOrder {
  readonly values: { readonly orderBy?: readonly Order[] };
  readonly meaning: readonly Order[];
}

/**
 * An order for a list of this type, or a wrong one, or none.
 * @param rowsAbove the most parent rows, each of which has such a list
 */
export function writeOrder(
  draft: Draft,
  type: string,
  label: string,
  field: Field,
  rowsAbove: number,
  isSearched = false,
): WrittenOrder {
  const { choice, usage } = draft;
  const argument = field.args.find(({ name }) => name === 'orderBy');
  if (!argument) return { values: {}, meaning: [] };
  if (takeFlaw(draft, 'order')) return { values: { orderBy: wrongOrder(draft, type, isSearched) }, meaning: [] };
  const unmet = fieldsOf(draft, `${type}Order`).filter(({ name }) => usage.count(`${type}Order.${name}`) === 0);
  const share = unmet.length > 0 ? 75 : usage.count(`${label}(orderBy)`) === 0 ? 60 : 38;
  const isWanted = usage.wantsOrder(label);
  if (!isWanted && !choice.chance(share)) return { values: {}, meaning: [] };
  const count = choice.weighted([
    [unmet.length > 0 ? 30 : 0, Math.min(unmet.length, 4)],
    [2, 0],
    [40, 1],
    [30, 2],
    [15, 3],
    [5, maximumKeys],
  ]);
  const material = judgedOften(draft, rowsAbove);
  const orderBy = Array.from({ length: isWanted ? Math.max(usage.wantedKeys, count) : count }, () =>
    orderOf(material, type, 3),
  );
  if (
    isSearched &&
    count > 0 &&
    choice.chance(usage.wants(`${type}Order.relevance`) ? 100 : usage.count(`${type}Order.relevance`) < 3 ? 80 : 30)
  ) {
    usage.add(`${type}Order.relevance`);
    orderBy[choice.integer(0, count - 1)] = { relevance: anySort(draft) };
  }
  return { values: { orderBy }, meaning: coerceInputValue(orderBy, argument.type) as readonly Order[] };
}

function fieldsOf(material: Material, input: string): readonly GraphQLInputField[] {
  return Object.values(inputOf(material, input).getFields()).filter(({ name }) => name !== 'relevance');
}

/**
 * One key for lists of this type.
 * @param steps the most to-one edges that the key may follow
 */
export function orderOf(draft: Material, type: string, steps: number): Order {
  const { usage } = draft;
  const members = membersOf(draft, type, steps);
  const aimed = usage.wantedMember(`${type}Order`, members);
  const field =
    aimed ?? draft.choice.weighted(members.map((each) => [usage.weight(`${type}Order.${each.name}`) ** 2, each]));
  usage.add(`${type}Order.${field.name}`);
  return { [field.name]: memberOf(draft, type, field, steps) };
}

/** The members of an order of a type. An edge is left out if its target has no sort key. */
function membersOf(draft: Material, type: string, steps: number): readonly GraphQLInputField[] {
  return fieldsOf(draft, `${type}Order`).filter((field) => {
    const target = targetOf(field);
    if (draft.underived && derives(type, field)) return false;
    return target === undefined || (steps > 0 && membersOf(draft, target, steps - 1).length > 0);
  });
}

/** The target of the to-one edge that a member of an order names; undefined for any other member. */
function targetOf({ type }: GraphQLInputField): string | undefined {
  const target = getNamedType(type).name.replace(/Order$/, '');
  return Object.hasOwn(entityFacts, target) ? target : undefined;
}

function memberOf(draft: Material, type: string, field: GraphQLInputField, steps: number): unknown {
  const { choice } = draft;
  const { name } = getNamedType(field.type);
  if (name === 'Sort') return anySort(draft);
  if (name === 'MoneyOrder')
    return { [draft.usage.wantedValue(name) ?? choice.pick(['amount', 'currency'])]: anySort(draft) };
  if (name === 'DistanceOrder')
    return {
      from: anyPoint(draft),
      ...(draft.usage.wants('DistanceOrder.sort') || choice.chance(60) ? { sort: anySort(draft) } : {}),
    };
  const target = targetOf(field);
  if (target !== undefined) return orderOf(draft, target, steps - 1);
  const counted = name.replace(/CountOrder$/, '');
  if (!Object.hasOwn(entityFacts, counted)) throw new Error(`${type}Order.${field.name} is of no kind that is known.`);
  const of = choice.weighted<() => object>([
    [8, () => ({ of: filterOf(entityFacts[counted]?.derived ? draft : judgedOften(draft), counted, room) })],
    [draft.usage.wants(`${name}.of`) ? 0 : 5, () => ({})],
    [draft.usage.wants(`${name}.of`) ? 0 : 1, () => ({ of: null })],
  ])();
  return { count: anySort(draft), ...of };
}

export function anySort({ choice, usage }: Material): string {
  const sort = usage.wantedValue('Sort') ?? choice.weighted(sorts.map((each) => [usage.weight(`Sort.${each}`), each]));
  usage.add(`Sort.${sort}`);
  return sort;
}

function wrongOrder(draft: Material, type: string, isSearched: boolean): readonly Order[] {
  const { choice } = draft;
  const tooMany = Array.from({ length: choice.integer(maximumKeys + 1, 12) }, () => ({
    [numberOf(draft, type)]: 'ASC',
  }));
  const counts = fieldsOf(draft, `${type}Order`).filter((field) =>
    getNamedType(field.type).name.endsWith('CountOrder'),
  );
  const count = counts.length > 0 ? choice.pick(counts) : undefined;
  const counted = count ? getNamedType(count.type).name.replace(/CountOrder$/, '') : '';
  const isDerived = entityFacts[counted]?.derived === true;
  return choice.pick<readonly Order[]>([
    tooMany,
    count ? [{ [count.name]: { count: 'ASC', of: { [numberOf(draft, counted)]: { eq: null } } } }] : tooMany,
    count && !isDerived
      ? [{ [count.name]: { count: 'DESC', of: { not: { id: { in: ['Region:1', 'nothing'] } } } } }]
      : tooMany,
    searchedTypes.includes(type) && !isSearched ? [{ relevance: 'DESC' }] : tooMany,
    type === 'Partner' ? [{ parent: { relevance: 'ASC' } }] : tooMany,
    type === 'Partner' ? [{ distance: { from: choice.pick(wrongPoints) } }] : tooMany,
  ]);
}
