import type { FieldNode, SelectionNode } from 'graphql';
import { getNamedType, isEnumType, isLeafType } from 'graphql';
import type { Dimension } from '../../../reference/dimensions';
import { dimensionOf } from '../../../reference/dimensions';
import { write } from './arguments';
import { selectConnection } from './connections';
import { anyDate } from './dates';
import type { Draft, Field, Place } from './draft';
import { sample } from './draft';
import { afford, claim, fieldNode, fieldsOf } from './fields';
import { takeFlaw } from './flaws';
import { changeOrderOf, unmetOrders } from './group-orders';
import { groupPageOf } from './group-pages';
import { gridOf } from './grids';
import { changeHavingOf } from './having';
import { aimedDimensions, dressed, rarest } from './measures';

/** How the groups of a list are selected. */
interface GroupParts {
  keys(dimensions: readonly Dimension[]): object;
  key(place: Place, owner: string, field: Field, dimensions: readonly Dimension[]): FieldNode;
}

/** `change` of a connection. */
export function selectChange(draft: Draft, place: Place, field: Field, parts: GroupParts): FieldNode[] {
  const { choice, schema, usage } = draft;
  const { type } = place;
  if (!afford(draft, place, 60, 4)) return [];
  // There are rows on these days.
  const [one, other] =
    usage.isAimed && choice.chance(70) ? ['2014-02-28', '2026-06-15'] : [anyDate(draft), anyDate(draft)];
  const [from, to] = one < other ? [one, other] : [other, one];
  const names = schema.getType(`${type}Dimension`);
  const all = isEnumType(names) ? names.getValues().map(({ name }) => name) : [];
  const wants = (name: string): boolean => usage.wants(`${type}Connection.${field.name}(${name})`);
  const isKept = wants('keys') || wants('by');
  const label = `${type}Connection.${field.name}`;
  const aimed = aimedDimensions(draft, type, label);
  const others = all.filter((name) => !aimed.includes(name));
  const room = Math.max(2 - aimed.length, 0);
  const few = choice.integer(isKept ? Math.min(1, room) : 0, room);
  const by = [...aimed, ...rarest(draft, others, (name) => `${type}Dimension.${name}`, few)];
  const grid = gridOf(draft, by, label);
  const dimensions = by.map((name) => dimensionOf(type, name, grid));
  const size = choice.pick(usage.isAimed ? [3, 5] : [0, 1, 2, 3, 5]);
  const isOrdered = usage.wantsOrder(`${type}Connection.${field.name}`);
  const orderBy =
    isOrdered || choice.chance(unmetOrders(draft, `${type}ChangeOrder`).length > 0 ? 80 : 40)
      ? changeOrderOf(draft, type, by)
      : undefined;
  const isWrong = takeFlaw(draft, 'change');
  const values = isWrong
    ? choice.pick([
        { from: '2020-02-29', to: '2020-02-28' },
        { from, to, first: -1 },
        { from, to, first: 10_001 },
        { from, to, last: -1 },
        { from, to, first: 1, last: 1 },
        { from, to, orderBy: Array.from({ length: 9 }, () => ({ moved: 'ASC' })) },
      ])
    : {
        from,
        to,
        ...groupPageOf(draft, { type, dimensions, change: { from, to } }, field, orderBy, size),
        ...(orderBy && { orderBy }),
        ...((wants('having') || choice.chance(usage.share(35))) && { having: changeHavingOf(draft) }),
        ...((by.length > 0 || choice.chance(30)) && all.length > 0 && { by }),
        ...(grid && { grid }),
        ...(by.length > 0 && (wants('keys') || choice.chance(usage.share(40))) && { keys: parts.keys(dimensions) }),
      };
  const connection = `${type}Connection`;
  const given = write(draft, label, field, values);
  usage.add(label);
  const { key, below } = claim(draft, place.scope, { name: connection }, field, given);
  const changes = `${type}Changes`;
  const cells: Place = { ...place, type: `${type}Change`, count: place.count * size, product: place.product * size };
  const days = { from: String(values.from), to: String(values.to) };
  const part = choice.weighted([
    [3, 'nodes'],
    [2, 'edges'],
  ]);
  const inside = (at: Place, of: string, isWanted: (field: Field) => boolean): SelectionNode[] => {
    const selections = fieldsOf(draft, of)
      .filter(isWanted)
      .map((each): FieldNode => {
        usage.add(`${of}.${each.name}`);
        const { key: name, below: scope } = claim(draft, at.scope, { name: of }, each, []);
        const target = getNamedType(each.type);
        if (isLeafType(target)) return fieldNode(each, name, []);
        const there = { ...at, scope };
        return fieldNode(
          each,
          name,
          [],
          target.name === cells.type
            ? selectCell(draft, { ...cells, scope }, days, dimensions, parts)
            : inside(
                there,
                target.name,
                (own) => own.name === 'node' || usage.leads(target.name, own) || choice.chance(60),
              ),
        );
      });
    return dressed(draft, of, at, selections);
  };
  const wanted = (each: Field): boolean =>
    each.name === part ||
    usage.leads(changes, each) ||
    (each.name !== 'nodes' && each.name !== 'edges' && choice.chance(50));
  return [fieldNode(field, key, given, inside({ ...place, scope: below }, changes, wanted))];
}

function selectCell(
  draft: Draft,
  place: Place,
  { from, to }: { readonly from: string; readonly to: string },
  dimensions: readonly Dimension[],
  parts: GroupParts,
): SelectionNode[] {
  const { choice, usage } = draft;
  const selections = fieldsOf(draft, place.type)
    .filter((each) => usage.leads(place.type, each) || choice.chance(70))
    .flatMap((field): FieldNode[] => {
      const label = `${place.type}.${field.name}`;
      if (field.name === 'key') {
        usage.add(label);
        return [parts.key(place, place.type, field, dimensions)];
      }
      const { graph } = draft;
      draft.graph = graph.seen({ day: field.name === 'lost' ? from : to, isDated: true });
      const rows = sample(draft, draft.graph.rows(place.type.replace(/Change$/, '')));
      // A change and its list nest as many fields as two edges: a document nests 32 at most.
      const nodes = selectConnection(draft, place, field, label, [rows], place.depth + 2);
      draft.graph = graph;
      return nodes;
    });
  return dressed(draft, place.type, place, selections);
}
