import type { GraphQLInputField, GraphQLInputObjectType } from 'graphql';
import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import type { Filter } from '../../../reference/filter';
import type { Draft } from './draft';
import { judgedOften } from './draft';
import { inputOf } from './fields';
import { filterOf } from './filters';
import { operator, valueOf } from './operands';
import { anySort } from './orders';
import { positions, room } from './measures';

const currencies = ['USD', 'EUR', 'JPY', 'KWD', 'CLF', 'XXX'];
const numbers = [0, 0, 1, 1, 2, 3, 5, 10, 30, 0.25, 1 / 3, 0.5, 1, -1, 365];
/** Measures that a member of an order or of a condition names by fields. */
const namesFields = new Set(['sum', 'average', 'median', 'min', 'max']);

/** A condition on groups. */
export function havingOf(draft: Draft, type: string, product: number): Filter {
  return conditionOf(draft, inputOf(draft, `${type}GroupFilter`), (field) =>
    measureOf(draft, type, field, product, (test) => testOf(draft, type, test)),
  );
}

/** A condition on the groups of `change`. */
export function changeHavingOf(draft: Draft): Filter {
  return conditionOf(draft, inputOf(draft, 'ChangeFilter'), (field) =>
    comparison(draft, getNamedType(field.type) as GraphQLInputObjectType),
  );
}

/** @param testOf writes what is asked of a measure */
function conditionOf(
  draft: Draft,
  input: GraphQLInputObjectType,
  testOf: (field: GraphQLInputField) => unknown,
  depth = 1,
): Filter {
  const { choice, usage } = draft;
  const fields = Object.values(input.getFields());
  const condition: Record<string, unknown> = {};
  for (let left = choice.integer(1, 2); left > 0; left--) {
    const field = choice.weighted(fields.map((each) => [usage.weight(`${input.name}.${each.name}`), each]));
    const { name } = field;
    if (depth > 2 && ['and', 'or', 'not'].includes(name)) continue;
    usage.add(`${input.name}.${name}`);
    if (name === 'not') condition[name] = conditionOf(draft, input, testOf, depth + 1);
    else if (name === 'and' || name === 'or')
      condition[name] = Array.from({ length: choice.integer(0, 2) }, () =>
        conditionOf(draft, input, testOf, depth + 1),
      );
    else condition[name] = testOf(field);
  }
  return condition;
}

/** A key of an order of groups by what they come to. */
export function measureOrderOf(draft: Draft, type: string, product: number, name: string): object {
  const field = inputOf(draft, `${type}GroupOrder`).getFields()[name] as GraphQLInputField;
  return { [name]: measureOf(draft, type, field, product, () => anySort(draft)) };
}

/** The value of a member that names a measure. @param end gives what stands at its end: tests, or a direction */
function measureOf(
  draft: Draft,
  type: string,
  { name, type: given }: GraphQLInputField,
  product: number,
  end: (input: GraphQLInputField) => unknown,
): unknown {
  const { choice } = draft;
  const input = getNamedType(given);
  if (!isInputObjectType(input)) throw new Error(`${name} takes no object.`);
  const fields = input.getFields();
  if (namesFields.has(name)) return ofFields(draft, input, end);
  if (name === 'percentile')
    return { at: choice.pick(positions), of: ofFields(draft, getNamedType(fields['of']?.type) as typeof input, end) };
  if (name === 'shareOfAll') return end({ name, type: input } as unknown as GraphQLInputField);
  const value: Record<string, unknown> = {};
  if ('of' in fields && (name !== 'count' || draft.usage.wants(`${input.name}.of`) || choice.chance(60)))
    value['of'] = filterOf(judgedOften(draft, product), type, room);
  for (const member of ['from', 'to', 'by']) {
    const named = getNamedType(fields[member]?.type);
    if (isEnumType(named)) value[member] = choice.pick(named.getValues()).name;
  }
  const isSorted = draft.usage.wants(`${input.name}.sort`) || choice.chance(80);
  if ('sort' in fields) return { ...value, ...(isSorted && { sort: anySort(draft) }) };
  if (name === 'duration') {
    const parts = Object.values(fields).filter((each) => each.name !== 'from' && each.name !== 'to');
    const part = draft.usage.wantedMember(input.name, parts) ?? choice.pick(parts);
    return { ...value, [part.name]: end(part) };
  }
  return { ...value, ...comparison(draft, input) };
}

function ofFields(draft: Draft, input: GraphQLInputObjectType, end: (field: GraphQLInputField) => unknown): object {
  const { choice, usage } = draft;
  const fields = Object.values(input.getFields());
  const field =
    usage.wantedMember(input.name, fields) ??
    choice.weighted(fields.map((each) => [usage.weight(`${input.name}.${each.name}`), each]));
  usage.add(`${input.name}.${field.name}`);
  const named = getNamedType(field.type);
  if (!isInputObjectType(named) || !('currency' in named.getFields())) return { [field.name]: end(field) };
  const currency = choice.pick(currencies);
  const amount = named.getFields()['amount'];
  if (amount) return { [field.name]: { currency, amount: end(amount) } };
  const isSorted = usage.wants(`${named.name}.sort`) || choice.chance(80);
  return { [field.name]: { currency, ...(isSorted && { sort: end(field) as string }) } };
}

/** The tests of a value. */
function testOf(draft: Draft, type: string, { name, type: given }: GraphQLInputField): Filter {
  const input = getNamedType(given).name;
  if (['Date', 'DateTime', 'String'].some((each) => input === `${each}Filter`))
    return operator(draft, input, () => valueOf(draft, type, name));
  return comparison(draft, inputOf(draft, input));
}

/** A comparison with a number. */
function comparison({ choice, usage }: Draft, input: GraphQLInputObjectType): Filter {
  const fields = Object.values(input.getFields()).filter(({ name }) => name !== 'of');
  const field = choice.weighted(fields.map((each) => [usage.weight(`${input.name}.${each.name}`), each]));
  usage.add(`${input.name}.${field.name}`);
  const named = getNamedType(field.type).name;
  const number = (): unknown => {
    const value = choice.pick(numbers);
    if (named === 'Int') return Math.round(value);
    return named === 'Decimal' ? String(Math.round(value * 100)) : value;
  };
  if (named === 'Boolean') return { [field.name]: choice.chance(50) };
  const isList = field.name === 'in' || field.name === 'notIn';
  return { [field.name]: isList ? Array.from({ length: choice.integer(0, 3) }, number) : number() };
}
