import type { FieldNode, SelectionNode } from 'graphql';
import { getNamedType } from 'graphql';
import { keeps } from '../../../reference/filter';
import { listRows } from '../../../reference/refusals';
import type { Row } from '../../../reference/tables';
import { write, writeLeafArguments } from './arguments';
import { selectConnection } from './connections';
import type { Draft, Field, Place } from './draft';
import { average, maximumProduct, sample } from './draft';
import { dress, inline, named } from './dress';
import { afford, again, claim, fieldNode, fieldsOf, kindOf, levelsOf, typeName } from './fields';
import { writeFilter, writeProgram } from './filters';
import { writeOrder } from './orders';
import { selectSimilar } from './similar';

/** Selections of a row: some of its leaves, and edges down to the target depth of the document. */
export function selectRow(draft: Draft, place: Place): SelectionNode[] {
  const { choice, usage } = draft;
  const fields = fieldsOf(draft, place.type);
  const weighted = (some: readonly Field[]): (readonly [number, Field])[] =>
    some.map((field) => [usage.weight(`${place.type}.${field.name}`), field]);
  const leaves = fields.filter((field) => ['leaf', 'composite'].includes(kindOf(field)));
  const edges = fields.filter((field) => !leaves.includes(field));
  const selections: SelectionNode[] = [];
  const isUnmet = leaves.some(({ name }) => usage.count(`${place.type}.${name}`) === 0);
  const leading = fields.filter((field) => usage.leads(place.type, field));
  const toEdge = leading.filter((field) => !leaves.includes(field));
  for (const leaf of leading.filter((field) => leaves.includes(field)))
    selections.push(...selectLeaf(draft, place, leaf));
  if (toEdge.length > 0) selections.push(...selectEdge(draft, place, reachingFirst(draft, place, toEdge)));
  for (let left = choice.integer(1, isUnmet ? 6 : 3); left > 0; left -= 1)
    selections.push(...selectLeaf(draft, place, choice.weighted(weighted(leaves))));
  const wanted =
    place.depth >= draft.targetDepth || edges.length === 0
      ? 0
      : choice.weighted([
          [6, 1],
          [3, 2],
          [1, 3],
        ]);
  const before = selections.length;
  // An edge that does not fit is not written. A document that is to be deep tries others.
  const others = draft.goesDeep && wanted > 0 ? 4 : 0;
  const isWanted = (tried: number): boolean =>
    tried < wanted || (tried < wanted + others && selections.length === before);
  for (let tried = 0; isWanted(tried); tried += 1) {
    const reaching = edges.filter(({ name }) =>
      place.rows.some((row) => draft.graph.reach(place.type, row, name).length > 0),
    );
    const candidates = reaching.length > 0 && (draft.goesDeep || !choice.chance(8)) ? reaching : edges;
    selections.push(...selectEdge(draft, place, choice.weighted(weighted(candidates))));
  }
  if (selections.length === 0 || choice.chance(15)) selections.push(typeName(draft, place.scope, place.type));
  return dress(draft, place.type, place.scope, selections);
}

/** One of some edges, of which several can lead on: one that has rows, if there is any. */
function reachingFirst({ choice, graph }: Draft, { type, rows }: Place, edges: readonly Field[]): Field {
  const reaching = edges.filter(({ name }) => rows.some((row) => graph.reach(type, row, name).length > 0));
  return choice.pick(reaching.length > 0 ? reaching : edges);
}

function selectLeaf(draft: Draft, place: Place, field: Field): FieldNode[] {
  const { choice, usage } = draft;
  if (!afford(draft, place, 45)) return [];
  const label = `${place.type}.${field.name}`;
  usage.add(label);
  const given = writeLeafArguments(draft, label, field);
  const { key, use, below } = claim(draft, place.scope, { name: place.type }, field, given);
  if (kindOf(field) === 'leaf') {
    const node = fieldNode(field, key, given);
    draft.leaves.set(node, { key, use });
    return choice.chance(6) ? [node, { ...node }] : [node];
  }
  const composite = getNamedType(field.type).name;
  const parts = (): SelectionNode[] => {
    const chosen = fieldsOf(draft, composite).filter((field) => usage.leads(composite, field) || choice.chance(60));
    const nodes = chosen.map((part) => fieldNode(part, claim(draft, below, { name: composite }, part, []).key, []));
    for (const part of chosen) usage.add(`${composite}.${part.name}`);
    return dress(
      draft,
      composite,
      below,
      nodes.length > 0 && !choice.chance(10) ? nodes : [...nodes, typeName(draft, below, composite)],
    );
  };
  const node = fieldNode(field, key, given, parts());
  return choice.chance(10) ? [node, fieldNode(field, key, given, parts())] : [node];
}

function selectEdge(draft: Draft, place: Place, field: Field): FieldNode[] {
  const label = `${place.type}.${field.name}`;
  const lists = place.rows.map((row) => draft.graph.reach(place.type, row, field.name));
  if (kindOf(field) === 'connection') return selectConnection(draft, place, field, label, lists, place.depth + 1);
  if (draft.graph.edge(place.type, field.name)?.kind === 'similar')
    return selectSimilar(draft, place, field, lists, (target) =>
      selectRow(draft, { ...target, rows: sample(draft, target.rows) }),
    );
  const all = lists.flat();
  const count = average(all.length, place.rows.length) * place.count;
  const levels = levelsOf(draft, getNamedType(field.type).name);
  const product = place.product * (kindOf(field) === 'list' ? listRows : 1);
  if (product > Math.min(maximumProduct, draft.pagesLeft)) return [];
  if (!afford(draft, { count: Math.max(count, place.count) }, 60, levels)) return [];
  if (product > place.product) draft.pagesLeft -= product;
  draft.usage.add(label);
  const type = getNamedType(field.type).name;
  const { values, meaning } =
    kindOf(field) === 'list' ? writeFilter(draft, type, label, place.product) : { values: {}, meaning: undefined };
  const order = writeOrder(draft, type, label, field, place.product);
  const program = writeProgram(draft, label, field);
  const given = write(draft, label, field, { ...values, ...order.values, ...program.values });
  const rows = all.filter(
    (row) => keeps(draft.graph, type, row, meaning) && keeps(draft.graph, type, row, program.meaning),
  );
  const { key, below } = claim(draft, place.scope, { name: place.type }, field, given);
  const target: Place = {
    ...place,
    type: getNamedType(field.type).name,
    rows: sample(draft, rows),
    count,
    product,
    depth: place.depth + 1,
    scope: below,
  };
  const inside = (): SelectionNode[] =>
    target.type === 'Node' ? selectReference(draft, place, target) : selectRow(draft, target);
  return again(draft, () => fieldNode(field, key, given, inside()));
}

/** Selections of `ExternalReference.node`: its rows are of several types. */
function selectReference(draft: Draft, place: Place, target: Place): SelectionNode[] {
  const byType = new Map<string, Row[]>();
  for (const reference of place.rows) {
    const type = String(reference.nodeType);
    byType.set(type, [...(byType.get(type) ?? []), ...draft.graph.reach(place.type, reference, 'node')]);
  }
  return selectNode(draft, target, byType);
}

/** Selections of a field of type Node. The rows are given by type. */
export function selectNode(draft: Draft, target: Place, byType: ReadonlyMap<string, readonly Row[]>): SelectionNode[] {
  const { choice, usage, schema } = draft;
  const total = Math.max(1, [...byType.values()].flat().length);
  const selections: SelectionNode[] = [];
  if (choice.chance(60)) selections.push(typeName(draft, target.scope, 'Node'));
  if (choice.chance(60)) {
    const id = (schema.getType('Node') as unknown as { getFields(): Readonly<Record<'id', Field>> }).getFields().id;
    usage.add('Node.id');
    selections.push(fieldNode(id, claim(draft, target.scope, { name: 'Node' }, id, []).key, []));
  }
  const types = [...byType.keys()].filter(() => choice.chance(byType.size > 3 ? 50 : 90));
  if (choice.chance(20)) types.push(choice.pick(['Region', 'Award', 'Partner', 'Vendor']));
  for (const type of new Set(types)) {
    const rows = byType.get(type) ?? [];
    const count = (target.count * rows.length) / total;
    const inside = selectRow(draft, { ...target, type, rows: sample(draft, rows), count });
    selections.push(...(choice.chance(35) ? named(draft, type, inside) : [inline(type, inside)]));
  }
  if (selections.length === 0) selections.push(typeName(draft, target.scope, 'Node'));
  return dress(draft, 'Node', target.scope, selections);
}
