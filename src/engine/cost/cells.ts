import { All } from '../condition/condition';
import type { Dimension } from '../metadata/dimensions';
import type { Entity, Field } from '../metadata/graph';
import { dimensionsIn } from '../operation/bind-groups';
import type { GroupsShape } from '../operation/groups-shape';
import type { BoundOperation } from '../operation/operation';
import type { Selected } from '../operation/selection';
import type { CostContext } from './context';
import { addCondition, addVisible } from './list-work';
import { codes, periods } from './prices';
import { volumeOf } from './reach';
import { selectedBy } from './selectivity';
import type { Work } from './work';

/** The most values that a dimension can have, whether or not rows have them. */
interface Domain {
  readonly size: number;
  /** The type of its rows, and the conditions that `keys` has on them. */
  readonly rows?: { readonly entity: Entity; readonly kept: All };
}

/** The combinations of values of some dimensions, for the groups of one list. */
export class Cells {
  private constructor(private readonly domains: readonly Domain[]) {}

  /**
   * The cells of a selection of `groups`. Returns undefined if those without rows are left out.
   * @param entity of the rows that are grouped
   */
  static of(
    groups: Selected,
    bound: BoundOperation,
    entity: Entity | undefined,
    context: CostContext,
  ): Cells | undefined {
    const shape = bound.shapeOf(groups);
    if (shape?.kind !== 'groups' || !shape.empty) return undefined;
    const domains = dimensionsIn(groups.definition, shape.by).map((dimension) =>
      domainOf(dimension, shape, bound.valuesOf(groups), entity, context),
    );
    return new Cells(domains);
  }

  /** How many there are at most. */
  get count(): number {
    return this.domains.reduce((product, { size }) => product * size, 1);
  }

  /** Adds the work of listing them for some rows above: the values of each dimension are read once. */
  add(work: Work, context: CostContext, lists: number): void {
    for (const { rows } of this.domains) {
      work.add('step', 1);
      if (!rows) continue;
      const read = volumeOf(rows.entity);
      work.add('walked', read);
      addVisible(work, context, rows.entity, read);
      addCondition(work, context, rows.kept, read);
    }
    work.add('grouped', lists * this.count);
    work.add('sorted', lists * this.count);
  }
}

function domainOf(
  { name, part, path, type }: Dimension,
  { keys }: GroupsShape,
  values: Readonly<Record<string, unknown>>,
  source: Entity | undefined,
  context: CostContext,
): Domain {
  const target = context.entity(type);
  if (target) {
    const tests = (keys?.each ?? []).filter(({ dimension }) => dimension.name === name).flatMap((each) => each.tests);
    const kept = new All(tests.flatMap((test) => (test.kind === 'exists' ? [test.of] : [])));
    return { size: Math.min(volumeOf(target), selectedBy(kept, target, values)), rows: { entity: target, kept } };
  }
  if (part === 'month' || part === 'quarter' || part === 'year') return { size: periods[part] };
  let [entity, field]: [Entity | undefined, Field | undefined] = [source, undefined];
  for (const step of path) {
    field = entity?.fields.get(step);
    entity = field && 'target' in field ? field.target : undefined;
  }
  if (type === 'String') return { size: codes };
  return { size: (field && 'values' in field && field.values?.length) || 2 };
}
