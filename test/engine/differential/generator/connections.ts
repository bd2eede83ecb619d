import type { FieldNode, SelectionNode } from 'graphql';
import { listOf } from '../../../reference/cursor';
import { keeps } from '../../../reference/filter';
import { cutPage } from '../../../reference/page';
import { connectedType } from '../../../reference/refusals';
import { isFound } from '../../../reference/search';
import type { Row } from '../../../reference/tables';
import type { PageRoom } from './arguments';
import { write, writePage } from './arguments';
import type { Draft, Field, Place } from './draft';
import { average, judgedOften, maximumProduct, sample } from './draft';
import { dress } from './dress';
import { afford, again, claim, fieldNode, fieldsOf, levelsOf, typeName } from './fields';
import { writeFilter } from './filters';
import { takeFlaw } from './flaws';
import { countingFields, selectCounting } from './groups';
import { writeOrder } from './orders';
import { panelOf } from './panels';
import { writeSearch } from './searches';
import { selectRow } from './selections';

/** A connection, at the root or on a row, with selections of its page. */
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
    : // Most filters keep no row, and then nothing is below.
      (draft.goesDeep || usage.isAimed) &&
        !usage.wants(`${label}(filter)`) &&
        draft.choice.chance(usage.isAimed ? 92 : 75)
      ? { values: {}, meaning: undefined }
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
  const inside = (): SelectionNode[] => selectPage(draft, page, place, found);
  return again(draft, () => fieldNode(field, key, given, inside()));
}

function selectPage(
  draft: Draft,
  page: Place,
  { count: pages, product }: Place,
  lists: readonly (readonly Row[])[],
): SelectionNode[] {
  const { choice, usage } = draft;
  const connection = `${page.type}Connection`;
  const parts = choice.weighted<readonly string[]>([
    [10, ['nodes']],
    [6, ['edges']],
    [2, ['nodes', 'edges']],
    [1, []],
  ]);
  const leading = fieldsOf(draft, connection).filter((field) => usage.leads(connection, field));
  const names = [
    ...parts,
    ...leading.map(({ name }) => name),
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
  const counting = (): FieldNode[] => selectCounting(draft, { page, lists, pages, product });
  // What leads to the aim of the document comes first, while there is room.
  const before = leading.some(({ name }) => countingFields.has(name)) ? counting() : undefined;
  const selections = fieldsOf(draft, connection)
    .filter(({ name }) => names.includes(name) && !countingFields.has(name))
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
  selections.push(...(before ?? counting()));
  const typed =
    selections.length === 0 || choice.chance(8) ? [...selections, typeName(draft, page.scope, connection)] : selections;
  return dress(draft, connection, page.scope, typed);
}

/** The percentage of times that something is chosen: 90 as long as it was never written. */
function share({ usage }: Draft, name: string, usual: number): number {
  return usage.count(name) === 0 ? 90 : usual;
}

/** The bound of `totalCount`, or none. */
function writeCount(draft: Draft, label: string, field: Field): ReturnType<typeof write> {
  const { choice } = draft;
  if (field.args.length === 0) return [];
  if (takeFlaw(draft, 'upTo')) return write(draft, label, field, { upTo: choice.pick([-1, -2_147_483_648]) });
  return write(
    draft,
    label,
    field,
    draft.usage.wants(`${label}(upTo)`) || choice.chance(share(draft, `${label}(upTo)`, 50))
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
    .filter((field) => chosen.includes(field.name) || usage.leads(type, field))
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
