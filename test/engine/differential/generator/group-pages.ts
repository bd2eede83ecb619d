import { coerceInputValue } from 'graphql';
import { groupsOf } from '../../../reference/counting';
import { listOf } from '../../../reference/cursor';
import type { Dimension } from '../../../reference/dimensions';
import type { Group } from '../../../reference/empty-cells';
import type { GroupOrder } from '../../../reference/group-order';
import { GroupOrdering } from '../../../reference/group-order';
import type { GroupList } from '../../../reference/group-pages';
import { groupCursorOf } from '../../../reference/group-pages';
import type { PageArguments } from '../../../reference/page';
import type { Draft, Field } from './draft';
import { takeFlaw, wrongCursor } from './flaws';

/** How many groups the hub gives at most for the cursor of one. */
const mostGroups = 10_000;

/** The page of groups of a type with cursors, as it is written. */
export function groupPageOf(
  draft: Draft,
  type: string,
  field: Field,
  dimensions: readonly Dimension[],
  asked: readonly object[] | undefined,
  size: number | undefined,
): PageArguments {
  const { choice, usage } = draft;
  const label = `${type}Connection.${field.name}`;
  const backward = choice.weighted([
    [usage.weight(`${label}(first)`), false],
    [usage.weight(`${label}(last)`), true],
  ]);
  const page: PageArguments = size === undefined ? {} : { [backward ? 'last' : 'first']: size };
  if (!draft.takesCursors) return page;
  const side = choice.pick(['after', 'before'] as const);
  const wanted = choice.chance(usage.count(`${label}(${side})`) === 0 ? 70 : 22);
  if (!wanted && draft.flaw !== 'cursor') return page;
  const argument = field.args.find(({ name }) => name === 'orderBy');
  const orderBy = argument && asked ? (coerceInputValue(asked, argument.type) as readonly GroupOrder[]) : [];
  const cursors = cursorsOf(draft, type, dimensions, orderBy);
  if (takeFlaw(draft, 'cursor'))
    return { ...page, [side]: choice.chance(50) ? wrongCursor(draft, listOf(draft.graph, type)) : cursors.wrong() };
  const own = wanted ? cursors.any() : undefined;
  if (own === undefined) return page;
  const other = choice.chance(15) ? cursors.any() : undefined;
  return { ...page, [side]: own, ...(other !== undefined && { [side === 'after' ? 'before' : 'after']: other }) };
}

/** Cursors of the groups of all rows of a type. */
function cursorsOf(
  { choice, graph }: Draft,
  type: string,
  dimensions: readonly Dimension[],
  orderBy: readonly GroupOrder[],
): { any(): string | undefined; wrong(): string } {
  const rows = graph.rows(type);
  const of = (order: readonly GroupOrder[], by = dimensions): string | undefined => {
    const ordering = new GroupOrdering(graph, type, by, order, rows.length);
    const list: GroupList = { graph, type, ordering, orderBy: order };
    const groups = ordering.sorted(groupsOf({ graph, type, met: () => undefined }, rows, by)).slice(0, mostGroups);
    if (groups.length === 0) return undefined;
    const at = choice.integer(0, Math.min(groups.length - 1, choice.pick([3, 30, mostGroups])));
    return groupCursorOf(list, groups[at] as Group, at);
  };
  return {
    any: () => of(orderBy),
    wrong: () => of(orderBy.length > 0 ? [] : [{ count: 'ASC' }]) ?? '',
  };
}
