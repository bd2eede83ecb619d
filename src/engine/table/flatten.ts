import type { PlacedColumn, TableShape } from './columns';

/** A value as the JSON answer has it. */
export type Cell = null | string | number | boolean | readonly Cell[] | { readonly [key: string]: unknown };

/** Some rows, by column: `batch[column][row]`. All columns are of one length. */
export type Batch = readonly (readonly Cell[])[];

/** A row, or an element of a list inside it, as the JSON answer has it. */
type Element = { readonly [key: string]: unknown } | null | undefined;

type Read = (element: Element) => Cell;

/** The most rows of a batch. It is made and written within a slice or two. */
const mostRows = 1_024;

/** Makes batches of the rows of a list. */
export class Flattener {
  private readonly columns: readonly { readonly level: number; readonly read: Read }[];
  /** The lists inside the rows, each in the elements of the one before it. */
  private readonly lists: readonly ((element: Element) => readonly Element[] | null)[];

  constructor(columns: readonly PlacedColumn[], shape: TableShape) {
    const isLong = shape === 'long';
    this.columns = columns.map(({ segments }) => {
      const last = segments.at(-1) ?? [];
      if (isLong) return { level: segments.length - 1, read: reader(last) };
      return {
        level: 0,
        read: segments.slice(0, -1).reduceRight<Read>((item, list) => eachOf(list, item), reader(last)),
      };
    });
    const deepest = isLong ? columns.reduce<PlacedColumn['segments']>(deeper, [[]]) : [[]];
    this.lists = deepest.slice(0, -1).map((path) => reader(path) as (element: Element) => readonly Element[] | null);
  }

  /** Yields batches of bounded length, so that others may have their turn between them. */
  *batches(rows: readonly Element[]): Generator<Batch> {
    const { lists } = this;
    if (lists.length === 0) {
      for (let begin = 0; begin < rows.length; begin += mostRows) {
        const some = rows.length <= mostRows ? rows : rows.slice(begin, begin + mostRows);
        yield this.columns.map(({ read }) => some.map(read));
      }
      return;
    }
    let levels: Element[][] = [[], ...lists.map(() => [])];
    for (const row of rows) {
      this.unfold(levels, [row], row, 0);
      if ((levels[0]?.length ?? 0) < mostRows) continue;
      yield* this.take(levels);
      levels = [[], ...lists.map(() => [])];
    }
    yield* this.take(levels);
  }

  /** Adds a row for each element of the innermost list; one with null for a list that is empty. */
  private unfold(levels: readonly Element[][], path: Element[], element: Element, depth: number): void {
    const list = this.lists[depth];
    if (!list) {
      for (let level = 0; level < levels.length; level++) (levels[level] as Element[]).push(path[level]);
      return;
    }
    const elements = list(element);
    if (!elements || elements.length === 0) {
      for (let level = depth + 1; level < levels.length; level++) path[level] = null;
      this.unfold(levels, path, null, this.lists.length);
      return;
    }
    for (const each of elements) {
      path[depth + 1] = each;
      this.unfold(levels, path, each, depth + 1);
    }
  }

  /** One row can have very many elements, so what was unfolded is cut again. */
  private *take(levels: readonly Element[][]): Generator<Batch> {
    const count = levels[0]?.length ?? 0;
    for (let begin = 0; begin < count; begin += mostRows) {
      const some = count <= mostRows ? levels : levels.map((each) => each.slice(begin, begin + mostRows));
      yield this.columns.map(({ level, read }) => (some[level] ?? []).map(read));
    }
  }
}

function deeper(one: PlacedColumn['segments'], { segments }: PlacedColumn): PlacedColumn['segments'] {
  return segments.length > one.length ? segments : one;
}

/** Reads a value along response keys; null where the way ends. */
function reader(path: readonly string[]): Read {
  // Of an object of another type the value is not there, and a key such as `valueOf` must not lead to its prototype.
  if (path.some((key) => key in Object.prototype)) return (element) => cell(path.reduce<unknown>(ownValue, element));
  const [one = '', two = '', three = ''] = path;
  switch (path.length) {
    case 1:
      return (element) => cell(element?.[one]);
    case 2:
      return (element) => cell((element?.[one] as Element)?.[two]);
    case 3:
      return (element) => cell(((element?.[one] as Element)?.[two] as Element)?.[three]);
    default:
      return (element) => cell(path.reduce<unknown>((at, key) => (at as Element)?.[key], element));
  }
}

function ownValue(element: unknown, key: string): unknown {
  return element != null && Object.hasOwn(element, key) ? (element as { readonly [key: string]: unknown })[key] : null;
}

function cell(value: unknown): Cell {
  return value === undefined ? null : (value as Cell);
}

/** Reads a value of each element of a list; null if there is no list. */
function eachOf(list: readonly string[], item: Read): Read {
  const read = reader(list);
  return (element) => {
    const elements = read(element) as readonly Element[] | null;
    return elements && elements.map(item);
  };
}
