import type { Values } from '../operation/values';
import type { RequestDate } from '../relation/scope';
import { typeNameKey } from '../metadata/names';
import { inSlices, type Slices } from './slices';

/**
 * Finds the columns of a value in the result of one request, and returns what reads the value at a place: in the row with an
 * index, or on a page.
 */
export interface Reader<Place = number> {
  (result: Result): (place: Place) => unknown;
  /** Writes the same value as JSON. If it is missing, the value is made first and then written. */
  readonly text?: TextReader<Place>;
}

/** Writes the value at a place as JSON. It returns undefined if the value is undefined. */
export type TextReader<Place = number> = (result: Result) => (place: Place) => string | undefined;

/** The fields of an object at a place, by their response keys. */
export type Fields<Place = number> = readonly (readonly [key: string, reader: Reader<Place>])[];

/** An object of the response that stands for one row of a level. */
export interface Shape {
  /** The index of the level. */
  readonly level: number;
  readonly fields: Fields;
  /** The name of its object type. graphql-js needs it if the field has an abstract type. */
  readonly typeName: string;
}

/** The columns of each level; null for a level that was not read. */
export type Columns = readonly (readonly (readonly unknown[] | null)[])[];

export type Row = { [key: string]: unknown; [typeNameKey]?: string };

/** Thrown to stop writing: the text would be too long to be written at once. */
export const tooMuchText = Symbol('too much text');

/** At most so many characters are written at once, which takes some 5 ms. */
const mostWritten = 1024 * 1024;

/** The result of one request: the columns of each level as the statement returned them, and the objects made of them. */
export class Result {
  private readonly made = new Map<Shape, readonly Row[]>();
  private readonly texts = new Map<Shape, readonly string[]>();
  /** How many characters have been written. An object that stands in several places counts each time. */
  private characters = 0;
  private readonly indexes = new Map<string, ReadonlyMap<unknown, number>>();
  private readonly groups = new Map<string, ReadonlyMap<unknown, readonly number[]>>();
  /** The work that fills the indexes and groups, oldest first. */
  private readonly fillings: Generator<void, void>[] = [];
  private readonly makings: Making[] = [];
  private readonly tasks: (() => Generator<void, void>)[] = [];

  constructor(
    private readonly levels: Columns,
    readonly values: Values,
  ) {}

  /** The date that the request names. Returns undefined if it names none. */
  date({ source, dateGiven }: RequestDate): string | undefined {
    return dateGiven ? (this.values.of(source) as string) : undefined;
  }

  /** The values of a column, one for each row of its level. */
  column(level: number, position: number): readonly unknown[] {
    return this.levels[level]?.[position] ?? [];
  }

  /** The row of each key in a column of distinct keys, or of lists of them. It is filled by `make`, before any object is made. */
  index(level: number, position: number): ReadonlyMap<unknown, number> {
    const name = `${level}.${position}`;
    const known = this.indexes.get(name);
    if (known) return known;
    const index = new Map<unknown, number>();
    this.indexes.set(name, index);
    this.fill(level, position, (key, row) => {
      if (Array.isArray(key)) for (const each of key) index.set(each, row);
      else index.set(key, row);
    });
    return index;
  }

  /** The rows of each key in a column of keys, in the order of the level. They are filled by `make`, before any object is made. */
  group(level: number, position: number): ReadonlyMap<unknown, readonly number[]> {
    const name = `${level}.${position}`;
    const known = this.groups.get(name);
    if (known) return known;
    const groups = new Map<unknown, number[]>();
    this.groups.set(name, groups);
    this.fill(level, position, (key, row) => {
      const rows = groups.get(key);
      if (rows) rows.push(row);
      else groups.set(key, [row]);
    });
    return groups;
  }

  private fill(level: number, position: number, put: (key: unknown, row: number) => void): void {
    const keys = this.column(level, position);
    if (keys.length > keysAtOnce) this.fillings.push(eachKey(keys, put));
    else keys.forEach(put);
  }

  /**
   * The objects of a shape, one for each row of its level. Each is made once and shared by all fields that show the row. The
   * list is filled by `make`; the lists that its own objects refer to are filled before.
   */
  objects(shape: Shape): readonly Row[] {
    return this.eachRow(this.made, shape, () => makerOf(shape.fields, this, shape.typeName));
  }

  /**
   * The same objects as JSON.
   * @param writer makes what writes one of them
   */
  textsOf(shape: Shape, writer: () => (row: number) => string): readonly string[] {
    return this.eachRow(this.texts, shape, writer);
  }

  /** What is made of each row of a shape's level. It is made once, by `make`. */
  private eachRow<Made>(
    known: Map<Shape, readonly Made[]>,
    shape: Shape,
    maker: () => (row: number) => Made,
  ): readonly Made[] {
    const found = known.get(shape);
    if (found) return found;
    const rows: Made[] = [];
    known.set(shape, rows);
    const count = this.levels[shape.level]?.[0]?.length ?? 0;
    // Without rows, what is below them needs no readers.
    if (count === 0) return rows;
    const make = maker();
    this.makings.push({ make: (row) => rows.push(make(row)), count, next: 0 });
    return rows;
  }

  /** Counts what is written. @throws tooMuchText */
  write(text: string): string {
    this.characters += text.length;
    if (this.characters > mostWritten) throw tooMuchText;
    return text;
  }

  /** Whether long work was put off. Objects are complete only when it is done. */
  get isUnfinished(): boolean {
    return this.tasks.length > 0;
  }

  /** Finds the object of a shape by its key in a column of distinct keys. */
  objectOf(shape: Shape, position: number): (key: unknown) => Row | undefined {
    const index = this.index(shape.level, position);
    const objects = this.objects(shape);
    return (key) => {
      const row = index.get(key);
      return row === undefined ? undefined : objects[row];
    };
  }

  /**
   * Fills the indexes and groups, and makes the objects of the result.
   * @param stop called after each object, and after some keys. If it returns true, the next call makes the rest
   * @returns whether all are made
   */
  make(stop: () => boolean): boolean {
    for (let filling = this.fillings[0]; filling; filling = this.fillings[0]) {
      if (filling.next().done === true) this.fillings.shift();
      if (stop()) return false;
    }
    for (let making = this.makings[0]; making; making = this.makings[0]) {
      while (making.next < making.count) {
        making.make(making.next++);
        if (stop()) return false;
      }
      this.makings.shift();
    }
    return true;
  }

  /** Puts long work off until all objects are made. */
  later(task: () => Generator<void, void>): void {
    this.tasks.push(task);
  }

  /** Does the work that was put off, in slices. */
  async finish(slices: Slices): Promise<void> {
    for (const task of this.tasks) await inSlices(task(), slices);
  }
}

/** So many keys of a column are read at once: it takes less than a millisecond. */
const keysAtOnce = 1_000;

/** Calls a function with each key of a column. Yields where others may have their turn. */
function* eachKey(keys: readonly unknown[], put: (key: unknown, row: number) => void): Generator<void, void> {
  for (let row = 0; row < keys.length; row++) {
    put(keys[row], row);
    if (row % keysAtOnce === keysAtOnce - 1) yield;
  }
}

/** The objects of a shape that are still to be made. */
interface Making {
  readonly make: (row: number) => void;
  readonly count: number;
  next: number;
}

/** Gives an object a member. */
export function put(object: { [key: string]: unknown }, key: string, value: unknown): void {
  // Assignment to `__proto__`, which is a legal response key, would set the prototype.
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

/** Makes the objects with some fields, each of the values at one place. */
export function makerOf<Place>(fields: Fields<Place>, result: Result, typeName?: string): (place: Place) => Row {
  const reads = fields.map(([key, reader]) => [key, reader(result)] as const);
  return (place) => {
    const made: Row = {};
    for (const [key, read] of reads) put(made, key, read(place));
    if (typeName !== undefined) made[typeNameKey] = typeName;
    return made;
  };
}
