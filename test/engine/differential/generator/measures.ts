import type { FieldNode, SelectionNode } from 'graphql';
import { getNamedType, isEnumType, isLeafType } from 'graphql';
import { dimensionOf } from '../../../reference/dimensions';
import { write } from './arguments';
import type { Draft, Field, Place } from './draft';
import { judgedOften } from './draft';
import { dress } from './dress';
import { afford, claim, fieldNode, fieldsOf, typeName } from './fields';
import { filterOf } from './filters';
import { takeFlaw } from './flaws';
import { isForGrid } from './grids';

/** The deepest filter inside of groups. */
export const room = 4;

/** The most dimensions of a list that are there for what the document goes to. */
const mostAimed = 2;

export const positions = [0, 0.001, 0.25, 1 / 3, 0.5, 0.9, 0.95, 1];

/** Some of the items, preferably those that were written least. */
export function rarest<T>(
  { choice, usage }: Draft,
  items: readonly T[],
  nameOf: (item: T) => string,
  most: number,
): T[] {
  const left = [...items];
  const chosen: T[] = [];
  while (chosen.length < most && left.length > 0) {
    const item = choice.weighted(
      left.map((each) => [usage.count(nameOf(each)) === 0 ? 6 : usage.weight(nameOf(each)), each]),
    );
    left.splice(left.indexOf(item), 1);
    chosen.push(item);
  }
  return chosen;
}

/**
 * The dimension that a document is to have groups by: the one that it goes to, or of whose rows it selects something; if any.
 * @param field that groups
 */
export function aimedDimensions(draft: Draft, type: string, field: string): readonly string[] {
  const { usage, schema } = draft;
  const dimensions = schema.getType(`${type}Dimension`);
  const all = isEnumType(dimensions) ? dimensions.getValues().map(({ name }) => name) : [];
  if (isForGrid(draft, type, field)) return ['GRID'];
  const aimed = usage.wantedValues(type).filter((name) => all.includes(name));
  if (aimed.length > 0) return aimed.slice(0, mostAimed);
  const key = `${type}Key`;
  if (all.length === 0) return [];
  const leading = fieldsOf(draft, key).filter((field) => usage.leads(key, field));
  return all.filter((name) => leading.some((field) => dimensionOf(type, name).key === field.name)).slice(0, mostAimed);
}

export function dressed(
  draft: Draft,
  type: string,
  place: Place,
  selections: readonly SelectionNode[],
): SelectionNode[] {
  const all =
    selections.length === 0 || draft.choice.chance(8)
      ? [...selections, typeName(draft, place.scope, type)]
      : selections;
  return dress(draft, type, place.scope, all);
}

/** A field of an aggregate or a group, with its arguments. */
export function selectMeasure(draft: Draft, place: Place, group: string, field: Field): FieldNode[] {
  if (!afford(draft, place, 40)) return [];
  return selectField(draft, place, group, field, () => {
    const type = getNamedType(field.type).name;
    const fields = fieldsOf(draft, type);
    const leading = fields.filter((each) => draft.usage.leads(type, each));
    return [
      ...new Set([...leading, ...rarest(draft, fields, ({ name }) => `${type}.${name}`, draft.choice.integer(1, 4))]),
    ];
  });
}

/** The fields of `concentration`. */
export function selectConcentration(draft: Draft, place: Place): SelectionNode[] {
  const type = 'Concentration';
  const fields = fieldsOf(draft, type).filter((each) => draft.usage.leads(type, each) || draft.choice.chance(70));
  return dressed(
    draft,
    type,
    place,
    fields.flatMap((field) => selectField(draft, place, type, field, () => [])),
  );
}

/** @param inside gives the fields that are selected of an object */
function selectField(
  draft: Draft,
  place: Place,
  owner: string,
  field: Field,
  inside: () => readonly Field[],
): FieldNode[] {
  const { choice, usage } = draft;
  const label = `${owner}.${field.name}`;
  usage.add(label);
  const given = write(draft, label, field, argumentsOf(draft, place, label, field));
  const { key, below: scope } = claim(draft, place.scope, { name: owner }, field, given);
  const type = getNamedType(field.type);
  if (isLeafType(type)) return [fieldNode(field, key, given)];
  const within = { ...place, scope };
  const selections = inside().flatMap((each) => {
    if (!afford(draft, place, 30)) return [];
    return selectField(draft, within, type.name, each, () =>
      fieldsOf(draft, getNamedType(each.type).name).filter(
        (part) => usage.leads(getNamedType(each.type).name, part) || choice.chance(70),
      ),
    );
  });
  return [fieldNode(field, key, given, dressed(draft, type.name, within, selections))];
}

/** The values of the arguments that a measure takes. */
function argumentsOf(draft: Draft, place: Place, label: string, field: Field): Readonly<Record<string, unknown>> {
  const { choice } = draft;
  const values: Record<string, unknown> = {};
  for (const { name, type } of field.args) {
    const named = getNamedType(type);
    if (name === 'filter') {
      if (field.name === 'share' || draft.usage.wants(`${label}(filter)`) || choice.chance(65))
        values[name] = filterOf(judgedOften(draft, place.product), place.type, room);
    } else if (name === 'at') values[name] = takeFlaw(draft, 'at') ? choice.pick([-0.1, 1.01]) : choice.pick(positions);
    else if (name === 'first') {
      if (takeFlaw(draft, 'topShare')) values[name] = choice.pick([0, 10_001]);
      else if (draft.usage.wants(`${label}(first)`) || choice.chance(70)) values[name] = choice.pick([1, 2, 3, 10_000]);
    } else if (isEnumType(named)) values[name] = choice.pick(named.getValues()).name;
  }
  return values;
}
