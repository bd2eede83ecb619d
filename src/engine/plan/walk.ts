import type { All, Condition } from '../condition/condition';
import type { ListKey } from '../operation/order-keys';
import { isOne } from '../relation/condition';
import type { List } from './lists';

/**
 * The page strategy of a filtered list whose order one index has, while other indexes find the rows of the filter. These are
 * lists in the default order with a filter by place, and lists by distance with any filter but one: that names the row of a
 * to-one edge, such as the country, for which an index has the order by distance.
 * @param byDefault whether the keys are those of the default order
 */
export function walkOf({ each }: All, keys: readonly ListKey[], byDefault: boolean): List['walk'] {
  const isByPlace = each.some(isPlace);
  if (byDefault) return isByPlace ? 'both ways' : undefined;
  const [only, ...others] = keys;
  const isNearestFirst =
    only?.leaf.kind === 'distance' && !only.descending && only.steps.length === 0 && others.length === 0;
  if (!isNearestFirst || isByPlace || each.length === 0 || each.some(namesOne)) return undefined;
  return 'forward';
}

/** Whether a condition is that a position lies in a circle or a box. */
function isPlace(condition: Condition): boolean {
  return (
    condition.kind === 'field' &&
    condition.tests.some((test) => test.kind === 'compare' && test.operator.readParts !== undefined)
  );
}

/** Whether a condition names the row of a to-one edge. */
function namesOne(condition: Condition): boolean {
  return (
    condition.kind === 'field' &&
    condition.field.kind === 'toOne' &&
    condition.tests.some((test) => test.kind === 'exists' && isOne(test.target, test.of))
  );
}
