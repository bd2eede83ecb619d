import type { GraphQLInputField } from 'graphql';
import { getNamedType, isObjectType } from 'graphql';
import { entityFacts } from '../../../reference/entities';
import type { Filter } from '../../../reference/filter';
import { mostFilterLevels } from '../../../reference/filter';
import { naturalKey } from './arguments';
import type { Choice } from './choice';
import type { Draft, Field, Material } from './draft';
import { judgedOften } from './draft';
import { inputOf } from './fields';
import { takeFlaw, wrongPlaces } from './flaws';
import { operator, placeOf, valueOf } from './operands';

/** A filter as it is written, and its meaning. */
export interface WrittenFilter {
  readonly values: { readonly filter?: Filter };
  readonly meaning: Filter | undefined;
}

/**
 * A filter for a list of this type, or a wrong one, or none.
 * @param rowsAbove the most parent rows, each of which has such a list
 */
export function writeFilter(draft: Draft, type: string, label: string, rowsAbove: number): WrittenFilter {
  const { choice, usage } = draft;
  if (takeFlaw(draft, 'filter')) {
    const number = numberOf(draft, type);
    const wrong = choice.pick<Filter>([
      { [number]: { eq: null } },
      { and: [{ not: { [number]: { in: null } } }] },
      tooDeep(choice),
      ...(type === 'Partner' ? wrongPlaces.map((position) => ({ position })) : []),
      ...(entityFacts[type]?.derived ? [] : [{ id: { in: ['Region:1', 'nothing'] } }, { or: [{ id: { eq: '' } }] }]),
    ]);
    return { values: { filter: wrong }, meaning: undefined };
  }
  const share = usage.count(`${label}(filter)`) === 0 ? 55 : 22;
  if (!usage.wants(`${label}(filter)`) && !choice.chance(share)) return { values: {}, meaning: undefined };
  const filter = filterOf(judgedOften(draft, rowsAbove), type, mostFilterLevels);
  return { values: { filter }, meaning: filter };
}

/** A filter with a level more than the hub accepts. */
function tooDeep(choice: Choice): Filter {
  const inside = (levels: number): Filter => {
    if (levels === 1) return {};
    const inner = inside(levels - 1);
    return choice.pick<Filter>([{ not: inner }, { and: [inner] }, { or: [{}, inner] }]);
  };
  return inside(mostFilterLevels + 1);
}

/** The code of a program where a list takes one, and the filter that it stands for. */
export function writeProgram(draft: Draft, label: string, field: Field): { values: object; meaning?: Filter } {
  const takesOne = field.args.some(({ name }) => name === 'program');
  const isWanted = draft.usage.wants(`${label}(program)`);
  if (!takesOne || (!isWanted && !draft.choice.chance(draft.usage.count(`${label}(program)`) === 0 ? 70 : 30)))
    return { values: {} };
  const code = naturalKey(draft, 'Program', 'code');
  return { values: { program: code }, meaning: { qualification: { program: { code: { eq: code } } } } };
}

/** A field of a type that is a whole number, or else a decimal. Every type has one. */
export function numberOf({ schema }: Material, type: string): string {
  const object = schema.getType(type);
  const fields = isObjectType(object) ? Object.values(object.getFields()) : [];
  const typed = (name: string) => fields.find((field) => getNamedType(field.type).name === name);
  const number = typed('Int') ?? typed('Decimal');
  if (!number) throw new Error(`${type} has no number.`);
  return number.name;
}

/**
 * A filter of rows of this type.
 * @param room the number of levels that the filter may have
 */
export function filterOf(draft: Material, type: string, room: number): Filter {
  const { choice } = draft;
  if (choice.chance(3)) return {};
  if (room > 2 && choice.chance(22)) return connective(draft, type, room);
  const members = Object.values(inputOf(draft, `${type}Filter`).getFields()).filter(
    (field) =>
      !['and', 'or', 'not'].includes(field.name) && fits(field, room) && !(draft.underived && derives(type, field)),
  );
  const filter: Record<string, unknown> = {};
  for (
    let left = choice.weighted([
      [5, 1],
      [2, 2],
    ]);
    left > 0;
    left -= 1
  ) {
    const field = choice.weighted(members.map((each) => [draft.usage.weight(`${type}Filter.${each.name}`), each]));
    draft.usage.add(`${type}Filter.${field.name}`);
    filter[field.name] = memberOf(draft, type, field, room);
  }
  return filter;
}

/** Edges need room for a filter of their related rows. */
function fits({ type }: GraphQLInputField, room: number): boolean {
  const { name } = getNamedType(type);
  if (name.endsWith('EdgeFilter')) return room >= 5;
  if (name === 'MoneyFilter') return room >= 3;
  return name.slice(0, -'Filter'.length) in entityFacts ? room >= 3 : true;
}

/** Whether a member of a filter or an order uses derived rows, or their existence. */
export function derives(type: string, { name }: GraphQLInputField): boolean {
  const edges = entityFacts[type]?.edges ?? {};
  const behindHas = name.charAt(3).toLowerCase() + name.slice(4);
  return [edges[name], name.startsWith('has') ? edges[behindHas] : undefined].some((edge) =>
    edge?.kind.startsWith('derived'),
  );
}

function connective(draft: Material, type: string, room: number): Filter {
  const { choice } = draft;
  const inner = (): Filter => filterOf(draft, type, room - 1);
  const some = (): Filter[] => Array.from({ length: choice.integer(0, 3) }, inner);
  return choice.pick<() => Filter>([() => ({ not: inner() }), () => ({ and: some() }), () => ({ or: some() })])();
}

/** The members of the filter of a type, by their names. */
export function fieldsOfFilter(material: Material, type: string): Readonly<Record<string, GraphQLInputField>> {
  return inputOf(material, `${type}Filter`).getFields();
}

/** The value of a member of a filter. */
export function memberOf(draft: Material, type: string, field: GraphQLInputField, room: number): unknown {
  const { choice } = draft;
  const { name } = getNamedType(field.type);
  if (name === 'Boolean') return choice.chance(50);
  const target = name.replace(/(Edge)?Filter$/, '');
  if (name.endsWith('EdgeFilter')) return choice.chance(4) ? null : quantified(draft, target, room - 1);
  if (target in entityFacts) return choice.chance(4) ? null : filterOf(draft, target, room - 1);
  if (name === 'PositionFilter') return placeOf(draft);
  if (name === 'MoneyFilter') return money(draft, type, field.name);
  return operator(draft, name, () => valueOf(draft, type, field.name));
}

/** A condition on the related rows of an edge. */
export function quantified(draft: Material, target: string, room: number): Filter {
  const { choice } = draft;
  const inner = entityFacts[target]?.derived ? draft : judgedOften(draft);
  const quantifier = choice.pick(['some', 'every', 'none', 'count']);
  if (quantifier !== 'count') return { [quantifier]: filterOf(inner, target, room - 1) };
  const of = room >= 4 && choice.chance(50) ? { of: filterOf(inner, target, room - 2) } : {};
  return { count: { ...of, [choice.pick(['eq', 'ne', 'lt', 'lte', 'gt', 'gte'])]: choice.integer(0, 4) } };
}

function money(draft: Material, type: string, name: string): Filter {
  const part = (of: 'amount' | 'currency') => (): unknown =>
    (valueOf(draft, type, name) as Readonly<Record<string, unknown>> | null)?.[of];
  const parts = draft.choice.pick([['amount'], ['currency'], ['amount', 'currency']] as const);
  return Object.fromEntries(
    parts.map((of) => [
      of,
      operator(
        draft,
        of === 'amount' ? 'DecimalFilter' : 'StringFilter',
        of === 'amount' ? part(of) : () => part(of)() ?? 'EUR',
      ),
    ]),
  );
}
