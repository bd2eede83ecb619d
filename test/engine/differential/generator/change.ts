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
import { dressed, rarest } from './measures';

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
  const [one, other] = [anyDate(draft), anyDate(draft)];
  const [from, to] = one < other ? [one, other] : [other, one];
  const names = schema.getType(`${type}Dimension`);
  const all = isEnumType(names) ? names.getValues().map(({ name }) => name) : [];
  const by = rarest(draft, all, (name) => `${type}Dimension.${name}`, choice.integer(0, 2));
  const dimensions = by.map((name) => dimensionOf(type, name));
  const first = choice.pick([0, 1, 2, 3, 5]);
  const isWrong = takeFlaw(draft, 'change');
  const values = isWrong
    ? choice.pick([
        { from: '2020-02-29', to: '2020-02-28' },
        { from, to, first: -1 },
        { from, to, first: 10_001 },
      ])
    : {
        from,
        to,
        first,
        ...((by.length > 0 || choice.chance(30)) && all.length > 0 && { by }),
        ...(by.length > 0 && choice.chance(40) && { keys: parts.keys(dimensions) }),
      };
  const connection = `${type}Connection`;
  const label = `${connection}.${field.name}`;
  const given = write(draft, label, field, values);
  usage.add(label);
  const { key, below } = claim(draft, place.scope, { name: connection }, field, given);
  const changes = `${type}Changes`;
  const cells: Place = { ...place, type: `${type}Change`, count: place.count * first, product: place.product * first };
  const selections = fieldsOf(draft, changes)
    .filter(({ name }) => name === 'nodes' || choice.chance(60))
    .map((each): FieldNode => {
      usage.add(`${changes}.${each.name}`);
      const { key: name, below: scope } = claim(draft, below, { name: changes }, each, []);
      if (isLeafType(getNamedType(each.type))) return fieldNode(each, name, []);
      const days = { from: String(values.from), to: String(values.to) };
      return fieldNode(each, name, [], selectCell(draft, { ...cells, scope }, days, dimensions, parts));
    });
  return [fieldNode(field, key, given, dressed(draft, changes, { ...place, scope: below }, selections))];
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
    .filter(() => choice.chance(70))
    .flatMap((field): FieldNode[] => {
      const label = `${place.type}.${field.name}`;
      if (field.name === 'key') {
        usage.add(label);
        return [parts.key(place, place.type, field, dimensions)];
      }
      const { graph } = draft;
      draft.graph = graph.seen({ day: field.name === 'lost' ? from : to, isDated: true });
      const rows = sample(draft, draft.graph.rows(place.type.replace(/Change$/, '')));
      const nodes = selectConnection(draft, place, field, label, [rows], place.depth + 1);
      draft.graph = graph;
      return nodes;
    });
  return dressed(draft, place.type, place, selections);
}
