import type { Dimension } from '../metadata/dimensions';
import type { Given } from '../operation/bound-arguments';
import type { Selected } from '../operation/selection';
import { fanOuts } from './prices';
import { volumeOf } from './reach';
import type { Pricing, Rows } from './request';
import { dimensionsOf } from './terms';

/** How many of the values of a group are of a dimension. The groups of facets are by one dimension each. */
function shareOf(groups: Selected, dimensions: readonly Dimension[]): number {
  return groups.definition.name === 'facets' ? 1 / dimensions.length : 1;
}

/** How many of the values of a group are rows of a type, in a mean over all groups. */
export function shareOfDimensions(groups: Selected, { by }: Given, typeName: string): number {
  const dimensions = dimensionsOf(groups, by);
  return (
    dimensions.filter(({ type, part }) => type === typeName && part !== 'set').length * shareOf(groups, dimensions)
  );
}

/**
 * `values` of the keys of groups: an object for each dimension.
 * @param cells of each value
 * @param isNamed whether something of the rows is read that some of the values are
 */
export function keyValuesTerm(groups: Rows, cells: number, isNamed: boolean): Pricing {
  return (work, request) => {
    const { objects, read } = request.rows(groups);
    const dimensions = dimensionsOf(groups.selected, request.argumentsOf(groups.selected)['by']);
    const share = shareOf(groups.selected, dimensions);
    for (const { type, part } of dimensions) {
      work.add('object', objects * share);
      work.add('cell', objects * share * cells);
      const target = request.context.entity(type);
      if (!target || !isNamed) continue;
      const members = read * share * (part === 'set' ? fanOuts.few.rows : 1);
      work.add('level', 1);
      work.add('row', Math.min(members, volumeOf(target)));
      if (part === 'set') work.add('sorted', members);
    }
  };
}
