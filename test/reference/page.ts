import { placeOf, readCursor, writeCursor } from './cursor';
import type { Graph } from './graph';
import type { Row } from './tables';

export const defaultPage = 25;

/** The paging arguments of a connection, as graphql-js coerced them; null is the same as absent. */
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
export function pageSize({ first, last }: PageArguments): number {
  return first ?? last ?? defaultPage;
}

/** Cuts a page out of a list that is in the default order of its type. */
export function cutPage(graph: Graph, type: string, list: readonly Row[], given: PageArguments): Page {
  const { compare, textsOf } = graph.table(type);
  const side = (cursor: string): ((row: Row) => number) => {
    const place = readCursor(graph, type, cursor);
    if (!place) throw new Error(`"${cursor}" should have been refused before anything ran.`);
    return (row) => compare(textsOf(row), row.id, place.texts, place.id);
  };
  const afterSide = given.after == null ? undefined : side(given.after);
  const beforeSide = given.before == null ? undefined : side(given.before);
  const between = list.filter(
    (row) => (afterSide ? afterSide(row) > 0 : true) && (beforeSide ? beforeSide(row) < 0 : true),
  );
  const cutBefore = afterSide !== undefined && list.some((row) => afterSide(row) <= 0);
  const cutAfter = beforeSide !== undefined && list.some((row) => beforeSide(row) >= 0);
  const size = pageSize(given);
  const backward = given.last != null;
  const left = between.length > size;
  return {
    rows: backward ? between.slice(Math.max(0, between.length - size)) : between.slice(0, size),
    hasNextPage: cutAfter || (left && !backward),
    hasPreviousPage: cutBefore || (left && backward),
    totalCount: list.length,
  };
}

/** The cursor of a row in the lists of its type. */
export function cursorOf(graph: Graph, type: string, row: Row): string {
  return writeCursor(graph, type, placeOf(graph, type, row));
}
