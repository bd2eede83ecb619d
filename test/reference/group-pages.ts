import { ownMark, parse, speaksOfTexts } from './cursor';
import type { Key } from './dimensions';
import { targetOf } from './dimensions';
import type { Group } from './empty-cells';
import { nameOf } from './empty-cells';
import type { Graph } from './graph';
import type { GroupOrder, GroupOrdering, GroupPlace } from './group-order';
import type { PageArguments } from './page';
import type { Row } from './tables';

/** The size of a page of groups if none is given. */
const defaultGroups = 100;

/** The parts of groups on which their cursors depend. */
export interface GroupList {
  readonly graph: Graph;
  readonly type: string;
  readonly ordering: GroupOrdering;
  readonly orderBy: readonly GroupOrder[];
  /** Of `change`, its dates. */
  readonly change?: ChangeDates;
}

/** The dates of `change`. */
export interface ChangeDates {
  readonly from: string;
  readonly to: string;
}

/** A page of groups. */
interface GroupPage<Of extends Group = Group> {
  readonly groups: readonly Of[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** The arguments that groups have in common if their cursors are valid for each other. */
export interface NamedGroups {
  readonly type: string;
  readonly by: readonly string[];
  /** How fine the grid among them is; null if there is none. */
  readonly precision: number | null;
  readonly orderBy: readonly GroupOrder[];
  readonly date: string | null;
  /** The locale, if the order depends on it. */
  readonly locale: string | null;
  /** The dates of `change`; undefined for groups. */
  readonly change?: ChangeDates | undefined;
}

/** Cuts a page out of all groups of a list, which are in their order. */
function cutGroups<Of extends Group>(list: GroupList, ordered: readonly Of[], given: PageArguments): GroupPage<Of> {
  const { ordering } = list;
  const side = (cursor: string | null | undefined): ((group: Group) => number) | undefined => {
    if (cursor === null || cursor === undefined) return undefined;
    const place = readGroupCursor(list, cursor);
    if (!place) throw new Error(`"${cursor}" should have been refused before anything ran.`);
    return (group) => ordering.compare(ordering.placeOf(group), place);
  };
  const [after, before] = [side(given.after), side(given.before)];
  const between = ordered.filter((group) => (!after || after(group) > 0) && (!before || before(group) < 0));
  const size = given.first ?? given.last ?? defaultGroups;
  const backward = given.last !== null && given.last !== undefined;
  const isCut = between.length > size;
  return {
    groups: backward ? between.slice(Math.max(0, between.length - size)) : between.slice(0, size),
    hasNextPage: (isCut && !backward) || (before !== undefined && ordered.some((group) => before(group) >= 0)),
    hasPreviousPage: (isCut && backward) || (after !== undefined && ordered.some((group) => after(group) <= 0)),
  };
}

/**
 * The cursor of a group.
 * @param at the index of the group among those of all rows of the type, so that the hub's own cursor can be asked for
 */
export function groupCursorOf(list: GroupList, group: Group, at?: number): string {
  const { values, keys } = list.ordering.placeOf(group);
  const place = [
    values.map((value) => (typeof value === 'bigint' ? { whole: String(value) } : value)),
    keys.map(nameOf),
  ];
  const payload = JSON.stringify([namedGroups(list), place, ...(at === undefined ? [] : [at])]);
  return ownMark + Buffer.from(payload).toString('base64url');
}

function namedGroups({ graph, type, ordering, orderBy, change }: GroupList): NamedGroups {
  const { day, isDated, locale } = graph.view;
  const isInLocale = orderBy.some((key) => speaksOfTexts(graph, type, key));
  const by = ordering.dimensions.map(({ name }) => name);
  const precision = ordering.dimensions.find(({ part }) => part === 'cell')?.precision ?? null;
  return { type, by, precision, orderBy, date: isDated ? day : null, locale: (isInLocale && locale) || null, change };
}

/** The groups of a cursor, and the place of the group among them. Returns undefined if the cursor is no such cursor. */
export function readNamedGroups(cursor: string): { readonly groups: NamedGroups; readonly at: number } | undefined {
  const [groups, , at] = parse(Buffer.from(cursor.slice(ownMark.length), 'base64url').toString());
  return typeof groups === 'object' && groups !== null && typeof at === 'number'
    ? { groups: groups as NamedGroups, at }
    : undefined;
}

/** The place that a cursor names; undefined if it is not a cursor of these groups. */
export function readGroupCursor(list: GroupList, cursor: string): GroupPlace | undefined {
  if (!cursor.startsWith(ownMark)) return undefined;
  const [groups, place] = parse(Buffer.from(cursor.slice(ownMark.length), 'base64url').toString());
  if (JSON.stringify(groups) !== JSON.stringify(namedGroups(list))) return undefined;
  const [values, keys] = place as readonly [readonly unknown[], readonly unknown[]];
  const { graph, type, ordering } = list;
  return {
    values: values.map((value) =>
      typeof value === 'object' && value !== null
        ? BigInt((value as { readonly whole: string }).whole)
        : (value as number | string | null),
    ),
    keys: keys.map((key, index): Key => {
      const dimension = ordering.dimensions[index];
      const target = dimension && targetOf(graph, type, dimension);
      if (!target || key === null) return key as Key;
      const rowOf = (id: unknown): Row => graph.table(target).byId.get(String(id)) as Row;
      return Array.isArray(key) ? key.map(rowOf) : rowOf(key);
    }),
  };
}

/** The fields of a page of groups. @param object makes the object of a group */
export function pageOf<Of extends Group>(
  list: GroupList,
  ordered: readonly Of[],
  given: PageArguments,
  object: (group: Of) => object,
): Readonly<Record<string, unknown>> {
  const page = (): GroupPage<Of> => cutGroups(list, ordered, given);
  const cursorOf = (group: Group | undefined): string | null => (group ? groupCursorOf(list, group) : null);
  return {
    totalCount: ordered.length,
    nodes: () => page().groups.map(object),
    edges: () => page().groups.map((group) => ({ cursor: cursorOf(group), node: object(group) })),
    pageInfo: () => {
      const { groups, hasNextPage, hasPreviousPage } = page();
      return { hasNextPage, hasPreviousPage, startCursor: cursorOf(groups[0]), endCursor: cursorOf(groups.at(-1)) };
    },
  };
}
