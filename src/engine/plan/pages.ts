import type { Answer, Read, Reader } from '../assemble/assembly';

/** One page of a connection: the rows of its level in list order, and whether the list goes on where the page was cut. */
interface PageRows {
  readonly rows: readonly number[];
  readonly cut: boolean;
}

/** Finds the page that belongs to a row of the parent level. */
export type PageFinder = (answer: Answer) => (parentRow: number) => PageRows;

/** A part of a connection object, made of its page. */
export type PageReader = (answer: Answer) => (page: PageRows, parentRow: number) => unknown;

/** Where the keys of the parent level stand: in a column of its own, and in one of the level below. */
interface ParentKeys {
  readonly sourceKey: number;
  readonly level: number;
  readonly id: number;
}

/** How a page is cut from the rows of its list. */
export interface PageCut {
  readonly size: number;
  /** Whether the rows come from the end of the list, in turned order. */
  readonly backward: boolean;
}

function cutTo({ size, backward }: PageCut, rows: readonly number[]): PageRows {
  const kept = rows.length > size ? rows.slice(0, size) : rows;
  return { rows: backward ? kept.toReversed() : kept, cut: rows.length > size };
}

/** The page of all rows of a level: a root connection has one parent, the operation. */
export function wholePage(level: number, cut: PageCut): PageFinder {
  return (answer) => {
    const page = cutTo(cut, [...answer.column(level, 0).keys()]);
    return () => page;
  };
}

const noRows: readonly number[] = [];

/** The pages of a level by the keys of its parents. */
export function pageByParent(
  level: number,
  sourceKey: number,
  parentLevel: number,
  parentId: number,
  cut: PageCut,
): PageFinder {
  return (answer) => {
    const groups = answer.group(level, sourceKey);
    const keys = answer.column(parentLevel, parentId);
    return (parentRow) => cutTo(cut, groups.get(keys[parentRow]) ?? noRows);
  };
}

/** A connection object: its parts read the page, which is found once for each parent row. */
export function connection(find: PageFinder | undefined, fields: readonly (readonly [string, PageReader])[]): Reader {
  return (answer) => {
    const page = find?.(answer) ?? (() => ({ rows: noRows, cut: false }));
    const reads = fields.map(([key, reader]) => [key, reader(answer)] as const);
    return (parentRow) => {
      const found = page(parentRow);
      return objectOf(reads.map(([key, read]) => [key, read(found, parentRow)]));
    };
  };
}

/** An object from its entries; an own property also under `__proto__`. */
function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries);
}

/** A list with one element for each row of the page. */
export function eachRow(reader: Reader): PageReader {
  return (answer) => {
    const read = reader(answer);
    return ({ rows }) => rows.map(read);
  };
}

/** A list with one element for each row that belongs to a row of the parent. */
export function eachRowOf(find: PageFinder, reader: Reader): Reader {
  return (answer) => {
    const page = find(answer);
    const read = reader(answer);
    return (parentRow) => page(parentRow).rows.map(read);
  };
}

/** What is made of the one row that a level has for each row of the parent, or of its only row. */
export function rowOfParent(level: number, parent: ParentKeys | undefined, reader: Reader): Reader {
  return (answer) => {
    const read = reader(answer);
    if (!parent) return () => read(0);
    const index = answer.index(level, parent.sourceKey);
    const keys = answer.column(parent.level, parent.id);
    return (row) => read(index.get(keys[row]) ?? 0);
  };
}

/** A value of the first or the last row of the page; null where the page is empty. */
export function atEnd(end: 'first' | 'last', reader: Reader): PageReader {
  return (answer) => {
    const read = reader(answer);
    return ({ rows }) => {
      const row = end === 'first' ? rows[0] : rows.at(-1);
      return row === undefined ? null : read(row);
    };
  };
}

/** Whether the list goes on: where the page was cut, or where rows stand beyond the cursor. */
export function goesOn(whereCut: boolean, beyond: Reader | undefined): PageReader {
  return (answer) => {
    const read: Read | undefined = beyond?.(answer);
    return ({ cut }, parentRow) => (whereCut && cut) || read?.(parentRow) === true;
  };
}

/** A part that does not depend on the page. */
export function ofParent(reader: Reader): PageReader {
  return (answer) => {
    const read = reader(answer);
    return (_page, parentRow) => read(parentRow);
  };
}

/** An object within the connection, made of the same page. */
export function within(fields: readonly (readonly [string, PageReader])[]): PageReader {
  return (answer) => {
    const reads = fields.map(([key, reader]) => [key, reader(answer)] as const);
    return (page, parentRow) => objectOf(reads.map(([key, read]) => [key, read(page, parentRow)]));
  };
}

/** A value that a level gives per source key, or once for all; `otherwise` where it gives none. */
export function perParent(level: number, value: number, parent: ParentKeys | undefined, otherwise: unknown): Reader {
  return (answer) => {
    const values = answer.column(level, value);
    if (!parent) return () => values[0] ?? otherwise;
    const index = answer.index(level, parent.sourceKey);
    const keys = answer.column(parent.level, parent.id);
    return (row) => {
      const found = index.get(keys[row]);
      return found === undefined ? otherwise : values[found];
    };
  };
}
