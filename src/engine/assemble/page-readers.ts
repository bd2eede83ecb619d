import type { Fields, Reader, Result } from './result';
import { makerOf } from './result';
import { textOf, writeList, writerOf, written } from './text';

/** One page of a connection: its rows in the order of the list, and whether the list has more rows where the page was cut. */
interface Page {
  readonly rows: readonly number[];
  readonly cut: boolean;
  /** The row of the parent level that the page belongs to. */
  readonly parentRow: number;
}

/** Finds the page that belongs to a row of the parent level. */
export type PageFinder = (result: Result) => (parentRow: number) => Page;

/** Reads a field of a connection, made of its page. */
export type PageReader = Reader<Page>;

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

function cutTo({ size, backward }: PageCut, rows: readonly number[], parentRow: number): Page {
  const kept = rows.length > size ? rows.slice(0, size) : rows;
  return { rows: backward ? kept.toReversed() : kept, cut: rows.length > size, parentRow };
}

/** The page of a root connection, which has all rows of its level. */
export function wholePage(level: number, cut: PageCut): PageFinder {
  return (result) => {
    const rows = [...result.column(level, 0).keys()];
    return (parentRow) => cutTo(cut, rows, parentRow);
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
    return (parentRow) => cutTo(cut, groups.get(keys[parentRow]) ?? noRows, parentRow);
  };
}

/** The rows of some keys, in the order of the keys; without those that are not there. */
export function rowsOfKeys(level: number, id: number, keys: string): PageFinder {
  return (result) => {
    const index = result.index(level, id);
    return (parentRow) => {
      const rows = (result.values.of(keys) as readonly unknown[]).flatMap((key) => index.get(key) ?? []);
      return { rows, cut: false, parentRow };
    };
  };
}

/** A connection. Its page is found once for each parent row. */
export function connection(find: PageFinder | undefined, fields: Fields<Page>): Reader {
  const pages = (result: Result): ((parentRow: number) => Page) =>
    find?.(result) ?? ((parentRow) => ({ rows: noRows, cut: false, parentRow }));
  return written(
    (result) => {
      const page = pages(result);
      const make = makerOf(fields, result);
      return (parentRow) => make(page(parentRow));
    },
    (result) => {
      const page = pages(result);
      const write = writerOf(fields, result);
      return (parentRow) => write(page(parentRow));
    },
  );
}

/** A list with one element for each row of the page. */
export function eachRow(reader: Reader): PageReader {
  return written(
    (result) => {
      const read = reader(result);
      return ({ rows }: Page) => rows.map(read);
    },
    (result) => {
      const write = textOf(reader)(result);
      return ({ rows }) => writeList(result, rows, write);
    },
  );
}

/** A list with one element for each row of an edge. */
export function eachRowOf(find: PageFinder, reader: Reader): Reader {
  return written(
    (result) => {
      const page = find(result);
      const read = reader(result);
      return (parentRow) => page(parentRow).rows.map(read);
    },
    (result) => {
      const page = find(result);
      const write = textOf(reader)(result);
      return (parentRow) => writeList(result, page(parentRow).rows, write);
    },
  );
}

/** The row that a level has for each row of the parent, or its only row. */
function rowFor(result: Result, level: number, parent: ParentKeys | undefined): (row: number) => number | undefined {
  if (!parent) return () => 0;
  const index = result.index(level, parent.sourceKey);
  const keys = result.column(parent.level, parent.id);
  return (row) => index.get(keys[row]);
}

/** A value of the one row that a level has for each row of the parent, or of its only row. */
export function rowOfParent(level: number, parent: ParentKeys | undefined, reader: Reader): Reader {
  return written(
    (result) => {
      const read = reader(result);
      const rowOf = rowFor(result, level, parent);
      return (row) => read(rowOf(row) ?? 0);
    },
    (result) => {
      const write = textOf(reader)(result);
      const rowOf = rowFor(result, level, parent);
      return (row) => write(rowOf(row) ?? 0);
    },
  );
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
    const read = beyond?.(result);
    return ({ cut, parentRow }) => (whereCut && cut) || read?.(parentRow) === true;
  };
}

/** A field that does not depend on the page. */
export function ofParent(reader: Reader): PageReader {
  return written(
    (result) => {
      const read = reader(result);
      return ({ parentRow }: Page) => read(parentRow);
    },
    (result) => {
      const write = textOf(reader)(result);
      return ({ parentRow }) => write(parentRow);
    },
  );
}

/** A value of the level's row for each row of the parent, or of its only row; `otherwise` if there is no such row. */
export function perParent(level: number, value: number, parent: ParentKeys | undefined, otherwise: unknown): Reader {
  return (result) => {
    const values = result.column(level, value);
    const rowOf = rowFor(result, level, parent);
    return (row) => {
      const found = rowOf(row);
      return found === undefined ? otherwise : (values[found] ?? otherwise);
    };
  };
}
