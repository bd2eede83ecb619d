import type { FieldNode, SelectionNode } from 'graphql';
import type { Row } from '../../../reference/tables';
import { maximumPageOf } from '../../../reference/entities';
import { write } from './arguments';
import type { Draft, Field, Place } from './draft';
import { maximumProduct } from './draft';
import { afford, claim, fieldNode, levelsOf } from './fields';
import { takeFlaw } from './flaws';

/** The default number of similar rows. */
const unlessGiven = 10;

/**
 * The rows most similar to those of a place.
 * @param inside writes what is selected of the rows
 */
export function selectSimilar(
  draft: Draft,
  place: Place,
  field: Field,
  lists: readonly (readonly Row[])[],
  inside: (place: Place) => SelectionNode[],
): FieldNode[] {
  const { choice, usage } = draft;
  const label = `${place.type}.${field.name}`;
  const flawed = takeFlaw(draft, 'page');
  const wanted = !usage.wants(`${label}(first)`) && choice.chance(30) ? undefined : choice.pick([0, 1, 2, 3, 7]);
  const size = wanted ?? unlessGiven;
  const count = Math.max(1, size) * place.count;
  // The cost counts all rows that could be similar, for each parent row.
  if (place.product > 200 || place.product * size > Math.min(maximumProduct, draft.pagesLeft)) return [];
  if (!afford(draft, { count }, 60, levelsOf(draft, place.type))) return [];
  usage.add(label);
  const first = flawed ? choice.pick([-1, maximumPageOf(place.type) + 1]) : wanted;
  const given = write(draft, label, field, { ...(first !== undefined && { first }) });
  draft.pagesLeft -= place.product * size;
  const { key, below } = claim(draft, place.scope, { name: place.type }, field, given);
  const rows = lists.flatMap((list) => list.slice(0, size));
  const target: Place = {
    ...place,
    rows,
    count,
    depth: place.depth + 1,
    product: place.product * size,
    scope: below,
  };
  return [fieldNode(field, key, given, inside(target))];
}
