import type { Graph } from '../metadata/graph';
import { defaultGroups, maximumGroups } from '../metadata/limits';
import { checkSizes, placeValues } from './bind-list';
import type { Reject } from './binder';
import { attempt } from './binder';
import type { BoundArguments, BoundCursor, Given } from './bound-arguments';
import { decodeGroupCursor } from './cursor';
import type { OrderedGroups } from './group-keys';
import { groupCursorList } from './group-keys';
import type { PageShape } from './page-shape';

/** A page of groups: its shape, the values of its cursors, and the cursors themselves. */
interface ReadGroupPage extends Pick<BoundArguments, 'values' | 'cursors'> {
  readonly page: PageShape;
}

/** Reads the page of groups. */
export function readGroupPage(graph: Graph, groups: OrderedGroups, given: Given, reject: Reject): ReadGroupPage {
  const { first, last } = given as { readonly first?: number | null; readonly last?: number | null };
  checkSizes(first, last, maximumGroups, reject);
  const list = groupCursorList(graph, groups);
  const { listName, inLocaleOrder } = list;
  const nulls: { after?: readonly boolean[]; before?: readonly boolean[] } = {};
  const read: { [name: string]: unknown } = { listName, inLocaleOrder };
  const cursors: BoundCursor[] = [];
  for (const name of ['after', 'before'] as const) {
    const cursor = given[name];
    const place = typeof cursor === 'string' ? attempt(reject, () => decodeGroupCursor(cursor, list)) : undefined;
    if (!place) continue;
    cursors.push({ cursor: cursor as string, date: place.date, locale: place.locale, inLocaleOrder });
    nulls[name] = place.keys.map((key) => key === null);
    Object.assign(read, placeValues(name, { keys: place.keys.slice(0, -1), id: place.keys.at(-1) ?? null }));
  }
  const page = { size: first ?? last ?? defaultGroups, backward: typeof last === 'number', ...nulls };
  return { page, values: read, ...(cursors.length > 0 && { cursors }) };
}
