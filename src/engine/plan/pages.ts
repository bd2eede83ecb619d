import type { PageReader } from '../assemble/page-readers';
import { atEnd, goesOn, ofParent } from '../assemble/page-readers';
import { constant } from '../assemble/readers';
import type { Reader } from '../assemble/result';
import type { PageShape } from '../operation/page-shape';
import type { Selected } from '../operation/selection';
import type { PageRead } from '../relation/index-walk';
import { below } from './row-planner';

/** The page that the arguments of a list ask for. One row more is read if `pageInfo` asks whether the list goes on. */
export function pageRead(
  selected: Selected,
  { size, backward, after, before, ranks }: PageShape,
  source: string,
): PageRead {
  const whereCut = backward ? 'hasPreviousPage' : 'hasNextPage';
  return {
    size,
    backward,
    oneMore: below(selected).some(
      (field) => field.definition.name === 'pageInfo' && below(field).some((each) => each.definition.name === whereCut),
    ),
    after: after && { source: `${source}.after`, nulls: after, rank: ranks?.after },
    before: before && { source: `${source}.before`, nulls: before, rank: ranks?.before },
  };
}

/** A page of the first rows or groups, without cursors. */
export function firstOnly(size: number): PageRead {
  return { size, backward: false, oneMore: false, after: undefined, before: undefined };
}

/**
 * A field of `pageInfo`.
 * @param beyond whether rows stand beyond the cursor that bounds the page on a side; undefined without such a cursor
 */
export function pageInfo(
  { definition: { name }, parentType }: Selected,
  { backward }: PageRead,
  cursor: () => Reader,
  beyond: (side: 'before' | 'after') => Reader | undefined,
): PageReader {
  switch (name) {
    case 'hasNextPage':
      return goesOn(!backward, beyond('after'));
    case 'hasPreviousPage':
      return goesOn(backward, beyond('before'));
    case 'startCursor':
      return atEnd('first', cursor());
    case 'endCursor':
      return atEnd('last', cursor());
    default:
      return ofParent(constant(parentType.name));
  }
}
