import type { FieldNode, SelectionNode } from 'graphql';
import { getNamedType, isObjectType } from 'graphql';
import { listOf } from '../../../reference/cursor';
import { keeps } from '../../../reference/filter';
import { connectedType, listRows } from '../../../reference/refusals';
import { cutPage } from '../../../reference/page';
import { isFound } from '../../../reference/search';
import type { Row } from '../../../reference/tables';
import type { PageRoom } from './arguments';
import { write, writeLeafArguments, writePage } from './arguments';
import type { Draft, Field, Place } from './draft';
import { judgedOften, sampleSize } from './draft';
import { writeFilter, writeProgram } from './filters';
import { selectCounting } from './groups';
import { takeFlaw } from './flaws';
import { writeOrder } from './orders';
import { panelOf } from './panels';
import { writeSearch } from './searches';
import { selectSimilar } from './similar';
import { dress, inline, named } from './dress';
import { afford, claim, fieldNode, kindOf, levelsOf, typeName } from './fields';

const maximumProduct = 100_000;

/** The fields of an object type by name. */
export function fieldsOf({ schema }: Draft, typeName: string): readonly Field[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type.`);
  return Object.values(type.getFields());
}

/** Selections of a row: some of its leaves, and edges down to the depth that the document is to have. */
export function selectRow(draft: Draft, place: Place): SelectionNode[] {
  const { choice, usage } = draft;
  const fields = fieldsOf(draft, place.type);
  const weighted = (some: readonly Field[]): (readonly [number, Field])[] =>
    some.map((field) => [usage.weight(`${place.type}.${field.name}`), field]);
  const leaves = fields.filter((field) => ['leaf', 'composite'].includes(kindOf(field)));
  const edges = fields.filter((field) => !leaves.includes(field));
  const selections: SelectionNode[] = [];
  const isUnmet = leaves.some(({ name }) => usage.count(`${place.type}.${name}`) === 0);
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
  for (let left = wanted; left > 0; left -= 1) {
    const reaching = edges.filter(({ name }) =>
      place.rows.some((row) => draft.graph.reach(place.type, row, name).length > 0),
    );
    const candidates = reaching.length > 0 && !choice.chance(8) ? reaching : edges;
    selections.push(...selectEdge(draft, place, choice.weighted(weighted(candidates))));
  }
  if (selections.length === 0 || choice.chance(15)) selections.push(typeName(draft, place.scope, place.type));
  return dress(draft, place.type, place.scope, selections);
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
    const chosen = fieldsOf(draft, composite).filter(() => choice.chance(60));
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

/** Selections of a field of type Node, whose rows these are by type. */
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

/** A connection, at the root or on a row, and what it shows of its page. */
export function selectConnection(
  draft: Draft,
  place: Place,
  field: Field,
  label: string,
  lists: readonly (readonly Row[])[],
  depth: number,
  also: Readonly<Record<string, unknown>> = {},
): FieldNode[] {
  const { usage, graph } = draft;
  const type = connectedType(field) as string;
  const room: PageRoom = {
    declared: Math.floor(Math.min(maximumProduct, draft.pagesLeft) / Math.max(place.product, 1)),
    real: Math.floor(draft.bytesLeft / 250 / Math.max(place.count, 1)),
  };
  // Variables that arguments define must be used, so the field has to fit before its arguments are written.
  if (!afford(draft, place, 60, levelsOf(draft, type))) return [];
  const panel = !draft.flaw && draft.choice.chance(10) ? panelOf(judgedOften(draft, place.product), type) : undefined;
  const { values: filtering, meaning: filter } = panel
    ? { values: { filter: panel.filter }, meaning: panel.filter }
    : writeFilter(draft, type, label, place.product);
  const kept = filter ? lists.map((list) => list.filter((row) => keeps(graph, type, row, filter))) : lists;
  const { values: searching, meaning: search } = writeSearch(draft, type, label, field, kept);
  const found = search === undefined ? kept : kept.map((rows) => rows.filter((row) => isFound(row, search)));
  const order = writeOrder(draft, type, label, field, place.product, search !== undefined);
  const list = listOf(graph, type, order.meaning, search);
  const values = { ...also, ...filtering, ...searching, ...order.values };
  const written = writePage(draft, label, field, list, found, room, values);
  if (!written) return [];
  usage.add(label);
  const { nodes: given, meaning } = written;
  const size = meaning.first ?? meaning.last ?? 25;
  const product = place.product * size;
  draft.pagesLeft -= product;
  const rows = found.flatMap((each) => cutPage(list, each, meaning).rows);
  const { key, below } = claim(draft, place.scope, { name: place.type }, field, given);
  const page: Place = {
    type,
    rows: sample(draft, rows),
    count: average(rows.length, lists.length) * place.count,
    depth,
    product,
    scope: below,
    ...(panel && { panel: panel.dimensions }),
  };
  const inside = (): SelectionNode[] => selectPage(draft, page, place);
  return again(draft, () => fieldNode(field, key, given, inside()));
}

function selectPage(draft: Draft, page: Place, { count: pages, product }: Place): SelectionNode[] {
  const { choice, usage } = draft;
  const connection = `${page.type}Connection`;
  const parts = choice.weighted<readonly string[]>([
    [10, ['nodes']],
    [6, ['edges']],
    [2, ['nodes', 'edges']],
    [1, []],
  ]);
  const names = [
    ...parts,
    ...(choice.chance(30) ? ['pageInfo'] : []),
    ...(choice.chance(share(draft, `${connection}.totalCount`, 25)) ? ['totalCount'] : []),
  ];
  const inside = (name: string, place: Place): SelectionNode[] | undefined => {
    if (name === 'nodes') return selectRow(draft, place);
    if (name === 'edges')
      return selectPart(draft, `${page.type}Edge`, ['node', 'cursor'], place, (part, below) =>
        part === 'node' ? selectRow(draft, below) : undefined,
      );
    return name === 'pageInfo'
      ? selectPart(
          draft,
          'PageInfo',
          fieldsOf(draft, 'PageInfo').map(({ name: part }) => part),
          place,
          () => undefined,
        )
      : undefined;
  };
  const selections = fieldsOf(draft, connection)
    .filter(({ name }) => names.includes(name))
    .flatMap((field): FieldNode[] => {
      const isRows = field.name === 'nodes' || field.name === 'edges';
      if (!afford(draft, { count: isRows ? page.count : pages }, 40)) return [];
      usage.add(`${connection}.${field.name}`);
      const given = writeCount(draft, `${connection}.${field.name}`, field);
      const { key, below } = claim(draft, page.scope, { name: connection }, field, given);
      return [
        fieldNode(field, key, given, inside(field.name, { ...page, count: isRows ? page.count : pages, scope: below })),
      ];
    });
  selections.push(...selectCounting(draft, { page, pages, product }));
  const typed =
    selections.length === 0 || choice.chance(8) ? [...selections, typeName(draft, page.scope, connection)] : selections;
  return dress(draft, connection, page.scope, typed);
}

/** How often in a hundred something is chosen: nearly always as long as it was never met. */
function share({ usage }: Draft, name: string, usual: number): number {
  return usage.count(name) === 0 ? 90 : usual;
}

/** How far `totalCount` counts, if it stops anywhere. */
function writeCount(draft: Draft, label: string, field: Field): ReturnType<typeof write> {
  const { choice } = draft;
  if (field.args.length === 0) return [];
  if (takeFlaw(draft, 'upTo')) return write(draft, label, field, { upTo: choice.pick([-1, -2_147_483_648]) });
  return write(
    draft,
    label,
    field,
    choice.chance(share(draft, `${label}(upTo)`, 50))
      ? { upTo: choice.pick([0, 1, 2, 5, 40, 1000, 2_147_483_647]) }
      : {},
  );
}

/** Selections of a helper object of a connection: an edge or its page information. */
function selectPart(
  draft: Draft,
  type: string,
  names: readonly string[],
  place: Place,
  inside: (name: string, below: Place) => SelectionNode[] | undefined,
): SelectionNode[] {
  const { choice, usage } = draft;
  const chosen = names.filter((name) => choice.chance(name === 'node' ? 93 : share(draft, `${type}.${name}`, 50)));
  const selections = fieldsOf(draft, type)
    .filter(({ name }) => chosen.includes(name))
    .map((field): FieldNode => {
      afford(draft, place, 40);
      usage.add(`${type}.${field.name}`);
      const { key, below } = claim(draft, place.scope, { name: type }, field, []);
      return fieldNode(field, key, [], inside(field.name, { ...place, scope: below }));
    });
  return dress(
    draft,
    type,
    place.scope,
    selections.length === 0 || choice.chance(8) ? [...selections, typeName(draft, place.scope, type)] : selections,
  );
}

/** A field, and now and then a second one under the same key with selections of its own, to be merged. */
function again({ choice, fieldsLeft }: Draft, make: () => FieldNode): FieldNode[] {
  return choice.chance(9) && fieldsLeft > 10 ? [make(), make()] : [make()];
}

function average(total: number, among: number): number {
  return among === 0 ? 0 : total / among;
}

function sample({ choice }: Draft, rows: readonly Row[]): readonly Row[] {
  return rows.length <= sampleSize ? rows : choice.shuffle(rows).slice(0, sampleSize);
}
