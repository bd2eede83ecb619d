import type { FieldNode, SelectionNode } from 'graphql';
import { getNamedType } from 'graphql';
import type { Dimension } from '../../../reference/dimensions';
import { targetOf } from '../../../reference/dimensions';
import { entityFacts } from '../../../reference/entities';
import type { Row } from '../../../reference/tables';
import { writeLeafArguments } from './arguments';
import type { Draft, Field, Place } from './draft';
import { sampleSize } from './draft';
import { afford, claim, fieldNode, fieldsOf } from './fields';
import { dressed, rarest, selectMeasure } from './measures';
import { selectNode, selectRow } from './selections';

/** The key of a group: its own dimensions, others, and all values in one form. */
export function selectKey(
  draft: Draft,
  place: Place,
  group: string,
  field: Field,
  dimensions: readonly Dimension[],
): FieldNode {
  const { choice, usage } = draft;
  const type = getNamedType(field.type).name;
  usage.add(`${group}.key`);
  const { key, below } = claim(draft, place.scope, { name: group }, field, []);
  const own = new Set(dimensions.map((dimension) => dimension.key));
  const all = fieldsOf(draft, type);
  const values = all.filter(({ name }) => name === 'values');
  const others = all.filter(({ name }) => !own.has(name) && name !== 'values');
  const chosen = [
    ...all.filter((each) => own.has(each.name) && (usage.leads(type, each) || choice.chance(85))),
    ...values.filter((each) => usage.leads(type, each) || choice.chance(35)),
    ...rarest(draft, others, ({ name }) => `${type}.${name}`, choice.integer(0, 2)),
  ];
  const selections = chosen.flatMap((each): FieldNode[] => {
    const target = getNamedType(each.type).name;
    if (target === 'GridCell') return selectMeasure(draft, { ...place, scope: below }, type, each);
    const isObject = target in entityFacts;
    const isValues = each.name === 'values';
    if (!afford(draft, place, 45, isObject ? 3 : isValues ? dimensions.length : 0)) return [];
    usage.add(`${type}.${each.name}`);
    const { key: name, below: scope } = claim(draft, below, { name: type }, each, []);
    if (isValues) return [fieldNode(each, name, [], selectValues(draft, { ...place, scope }, target, dimensions))];
    if (!isObject) return [fieldNode(each, name, [])];
    const rows = choice.shuffle(draft.graph.rows(target)).slice(0, sampleSize);
    return [
      fieldNode(each, name, [], selectRow(draft, { ...place, type: target, rows, depth: place.depth + 1, scope })),
    ];
  });
  return fieldNode(field, key, [], dressed(draft, type, { ...place, scope: below }, selections));
}

/** Selections of the values of a key. What is selected of their rows is read for each dimension of that type. */
function selectValues(draft: Draft, place: Place, type: string, dimensions: readonly Dimension[]): SelectionNode[] {
  const { choice, graph, usage } = draft;
  const values: Place = { ...place, count: place.count * Math.max(1, dimensions.length) };
  const byType = new Map<string, readonly Row[]>();
  for (const dimension of dimensions) {
    const target = targetOf(graph, place.type, dimension);
    if (target && dimension.part !== 'set') byType.set(target, choice.shuffle(graph.rows(target)).slice(0, sampleSize));
  }
  const chosen = fieldsOf(draft, type).filter((each) => usage.leads(type, each) || choice.chance(60));
  const selections = chosen.flatMap((field): FieldNode[] => {
    const isNode = field.name === 'node';
    const lists = Math.max(1, dimensions.length);
    if (!afford(draft, values, 30, isNode ? lists : 0)) return [];
    const label = `${type}.${field.name}`;
    usage.add(label);
    const given = writeLeafArguments(draft, label, field);
    const { key, below: scope } = claim(draft, values.scope, { name: type }, field, given);
    if (!isNode) return [fieldNode(field, key, given)];
    const { levelsLeft } = draft;
    draft.levelsLeft = Math.floor(levelsLeft / lists);
    const room = draft.levelsLeft;
    const below = selectNode(draft, { ...values, type: 'Node', rows: [], depth: values.depth + 1, scope }, byType);
    draft.levelsLeft = levelsLeft - (room - draft.levelsLeft) * lists;
    return [fieldNode(field, key, given, below)];
  });
  return dressed(draft, type, values, selections);
}
