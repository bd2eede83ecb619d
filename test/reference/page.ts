import type { CursorList } from './cursor';
import { readCursor, writeCursor } from './cursor';
import type { Place } from './order';
import type { Row } from './tables';

export const defaultPage = 25;

/** The paging arguments of a connection after graphql-js coerced them. Null means absent. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** One page of a list. */
export interface Page {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount: number;
}

/** How many rows a page may have at most. */
function pageSize({ first, last }: PageArguments): number {
  return first ?? last ?? defaultPage;
}

/** Sorts rows, which are in the default order, in the order of their list, and cuts out a page. */
export function cutPage(list: CursorList, rows: readonly Row[], given: PageArguments): Page {
  const { ordering } = list;
  const ordered = ordering.sorted(rows);
  const side = (cursor: string): ((row: Row) => number) => {
    const place: Place | undefined = readCursor(list, cursor);
    if (!place) throw new Error(`"${cursor}" should have been refused before anything ran.`);
    return (row) => ordering.compare(ordering.placeOf(row), place);
  };
  const afterSide = given.after == null ? undefined : side(given.after);
  const beforeSide = given.before == null ? undefined : side(given.before);
  const between = ordered.filter(
    (row) => (afterSide ? afterSide(row) > 0 : true) && (beforeSide ? beforeSide(row) < 0 : true),
  );
  const cutBefore = afterSide !== undefined && ordered.some((row) => afterSide(row) <= 0);
  const cutAfter = beforeSide !== undefined && ordered.some((row) => beforeSide(row) >= 0);
  const size = pageSize(given);
  const backward = given.last != null;
  const left = between.length > size;
  return {
    rows: backward ? between.slice(Math.max(0, between.length - size)) : between.slice(0, size),
    hasNextPage: cutAfter || (left && !backward),
    hasPreviousPage: cutBefore || (left && backward),
    totalCount: ordered.length,
  };
}

/** The cursor of a row in a list. */
export function cursorOf(list: CursorList, row: Row): string {
  return writeCursor(list, list.ordering.placeOf(row));
}
