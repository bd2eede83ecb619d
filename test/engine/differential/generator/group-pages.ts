import { coerceInputValue } from 'graphql';
import { changesOf } from '../../../reference/change';
import { groupsOf } from '../../../reference/counting';
import { listOf } from '../../../reference/cursor';
import type { Dimension } from '../../../reference/dimensions';
import type { Group } from '../../../reference/empty-cells';
import type { GroupOrder } from '../../../reference/group-order';
import { GroupOrdering } from '../../../reference/group-order';
import type { Graph } from '../../../reference/graph';
import type { ChangeDates, GroupList } from '../../../reference/group-pages';
import { groupCursorOf } from '../../../reference/group-pages';
import type { PageArguments } from '../../../reference/page';
import { isBackward } from './arguments';
import type { Draft, Field } from './draft';
import { takeFlaw, wrongCursor } from './flaws';

/** How many groups the hub gives at most for the cursor of one. */
const mostGroups = 10_000;

/** How the groups of all rows of a type are made. */
interface GroupsOfAll {
  readonly type: string;
  readonly dimensions: readonly Dimension[];
  /** The dates of `change`. */
  readonly change?: ChangeDates;
}

/** The page of groups of a type with cursors, as it is written. */
export function groupPageOf(
  draft: Draft,
  groups: GroupsOfAll,
  field: Field,
  asked: readonly object[] | undefined,
  size: number | undefined,
): PageArguments {
  const { choice, usage } = draft;
  const { type } = groups;
  const label = `${type}Connection.${field.name}`;
  const backward = isBackward(draft, label);
  const page: PageArguments = size === undefined ? {} : { [backward ? 'last' : 'first']: size };
  if (!draft.takesCursors) return page;
  const sides = ['after', 'before'] as const;
  const aimed = sides.find((each) => usage.wants(`${label}(${each})`));
  const side = aimed ?? choice.pick(sides);
  const wanted = aimed !== undefined || choice.chance(usage.share(usage.count(`${label}(${side})`) === 0 ? 70 : 22));
  if (!wanted && draft.flaw !== 'cursor') return page;
  const argument = field.args.find(({ name }) => name === 'orderBy');
  const orderBy = argument && asked ? (coerceInputValue(asked, argument.type) as readonly GroupOrder[]) : [];
  const cursors = cursorsOf(draft, groups, orderBy);
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
  { type, dimensions, change }: GroupsOfAll,
  orderBy: readonly GroupOrder[],
): { any(): string | undefined; wrong(): string } {
  const rows = graph.rows(type);
  const groupsIn = (view: Graph): readonly Group[] =>
    groupsOf({ graph: view, type, met: () => undefined }, view.rows(type), dimensions);
  const at = (day: string): readonly Group[] => groupsIn(graph.seen({ day, isDated: true }));
  const of = (order: readonly GroupOrder[]): string | undefined => {
    const ordering = new GroupOrdering(graph, type, dimensions, order, rows.length);
    const list: GroupList = { graph, type, ordering, orderBy: order, ...(change && { change }) };
    const all = change ? changesOf(at(change.from), at(change.to)) : groupsIn(graph);
    const groups = ordering.sorted(all).slice(0, mostGroups);
    if (groups.length === 0) return undefined;
    const place = choice.integer(0, Math.min(groups.length - 1, choice.pick([3, 30, mostGroups])));
    return groupCursorOf(list, groups[place] as Group, place);
  };
  return {
    any: () => of(orderBy),
    wrong: () => of(orderBy.length > 0 ? [] : [change ? { moved: 'ASC' } : { count: 'ASC' }]) ?? '',
  };
}
