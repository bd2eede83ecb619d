import type { Read, Reader, Result } from './result';

/** One page of a connection: its rows in the order of the list, and whether the list has more rows where the page was cut. */
interface PageRows {
  readonly rows: readonly number[];
  readonly cut: boolean;
}

/** Finds the page that belongs to a row of the parent level. */
export type PageFinder = (result: Result) => (parentRow: number) => PageRows;

/** Reads a field of a connection, made of its page. */
export type PageReader = (result: Result) => (page: PageRows, parentRow: number) => unknown;

/** The columns with the keys of the parent level: its own column `id`, and `sourceKey` of the level below. */
interface ParentKeys {
  readonly sourceKey: number;
  readonly level: number;
  readonly id: number;
}

/** How a page is cut from the rows that were read. */
export interface PageCut {
  readonly size: number;
  /** Whether the rows are the last ones of the list, in reverse order. */
  readonly backward: boolean;
}

function cutTo({ size, backward }: PageCut, rows: readonly number[]): PageRows {
  const kept = rows.length > size ? rows.slice(0, size) : rows;
  return { rows: backward ? kept.toReversed() : kept, cut: rows.length > size };
}

/** The page of a root connection, which has all rows of its level. */
export function wholePage(level: number, cut: PageCut): PageFinder {
  return (result) => {
    const page = cutTo(cut, [...result.column(level, 0).keys()]);
    return () => page;
  };
}

const noRows: readonly number[] = [];

/** The pages of an edge, one for each row of the parent level. */
export function pageByParent(
  level: number,
  sourceKey: number,
  parentLevel: number,
  parentId: number,
  cut: PageCut,
): PageFinder {
  return (result) => {
    const groups = result.group(level, sourceKey);
    const keys = result.column(parentLevel, parentId);
    return (parentRow) => cutTo(cut, groups.get(keys[parentRow]) ?? noRows);
  };
}

/** A connection. Its page is found once for each parent row. */
export function connection(find: PageFinder | undefined, fields: readonly (readonly [string, PageReader])[]): Reader {
  return (result) => {
    const page = find?.(result) ?? (() => ({ rows: noRows, cut: false }));
    const reads = fields.map(([key, reader]) => [key, reader(result)] as const);
    return (parentRow) => {
      const found = page(parentRow);
      return objectOf(reads.map(([key, read]) => [key, read(found, parentRow)]));
    };
  };
}

/** An object made of its entries. `fromEntries` makes an own property also of `__proto__`. */
function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries);
}

/** A list with one element for each row of the page. */
export function eachRow(reader: Reader): PageReader {
  return (result) => {
    const read = reader(result);
    return ({ rows }) => rows.map(read);
  };
}

/** A list with one element for each row of an edge. */
export function eachRowOf(find: PageFinder, reader: Reader): Reader {
  return (result) => {
    const page = find(result);
    const read = reader(result);
    return (parentRow) => page(parentRow).rows.map(read);
  };
}

/** A value of the one row that a level has for each row of the parent, or of its only row. */
export function rowOfParent(level: number, parent: ParentKeys | undefined, reader: Reader): Reader {
  return (result) => {
    const read = reader(result);
    if (!parent) return () => read(0);
    const index = result.index(level, parent.sourceKey);
    const keys = result.column(parent.level, parent.id);
    return (row) => read(index.get(keys[row]) ?? 0);
  };
}

/** A value of the first or the last row of the page. It is null if the page is empty. */
export function atEnd(end: 'first' | 'last', reader: Reader): PageReader {
  return (result) => {
    const read = reader(result);
    return ({ rows }) => {
      const row = end === 'first' ? rows[0] : rows.at(-1);
      return row === undefined ? null : read(row);
    };
  };
}

/**
 * Whether the list has more rows on one side of the page.
 * @param whereCut whether the page was cut on that side
 * @param beyond reads whether rows stand beyond the cursor on that side
 */
export function goesOn(whereCut: boolean, beyond: Reader | undefined): PageReader {
  return (result) => {
    const read: Read | undefined = beyond?.(result);
    return ({ cut }, parentRow) => (whereCut && cut) || read?.(parentRow) === true;
  };
}

/** A field that does not depend on the page. */
export function ofParent(reader: Reader): PageReader {
  return (result) => {
    const read = reader(result);
    return (_page, parentRow) => read(parentRow);
  };
}

/** An object made of the same page, such as `pageInfo`. */
export function within(fields: readonly (readonly [string, PageReader])[]): PageReader {
  return (result) => {
    const reads = fields.map(([key, reader]) => [key, reader(result)] as const);
    return (page, parentRow) => objectOf(reads.map(([key, read]) => [key, read(page, parentRow)]));
  };
}

/** A value of the level's row for each row of the parent, or of its only row; `otherwise` if there is no such row. */
export function perParent(level: number, value: number, parent: ParentKeys | undefined, otherwise: unknown): Reader {
  return (result) => {
    const values = result.column(level, value);
    if (!parent) return () => values[0] ?? otherwise;
    const index = result.index(level, parent.sourceKey);
    const keys = result.column(parent.level, parent.id);
    return (row) => {
      const found = index.get(keys[row]);
      return found === undefined ? otherwise : values[found];
    };
  };
}
