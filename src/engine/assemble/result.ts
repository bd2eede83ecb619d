import type { Values } from '../operation/values';
import type { RequestDate } from '../relation/scope';
import { typeNameKey } from '../metadata/names';

/**
 * Finds the columns of a value in the result of one request, and returns what reads the value at a place: in the row with an
 * index, or on a page.
 */
export type Reader<Place = number> = (result: Result) => (place: Place) => unknown;

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
type Columns = readonly (readonly (readonly unknown[] | null)[])[];

type Row = { [key: string]: unknown; [typeNameKey]?: string };

/** The result of one request: the columns of each level as the statement returned them, and the objects made of them. */
export class Result {
  private readonly made = new Map<Shape, readonly Row[]>();
  private readonly indexes = new Map<string, ReadonlyMap<unknown, number>>();
  private readonly groups = new Map<string, ReadonlyMap<unknown, readonly number[]>>();

  constructor(
    private readonly levels: Columns,
    readonly values: Values,
  ) {}

  /** The date that the request names. Returns undefined if it names none. */
  date({ source, dated }: RequestDate): string | undefined {
    return dated ? (this.values.of(source) as string) : undefined;
  }

  /** The values of a column, one for each row of its level. */
  column(level: number, position: number): readonly unknown[] {
    return this.levels[level]?.[position] ?? [];
  }

  /** The row of each key in a column of distinct keys. */
  index(level: number, position: number): ReadonlyMap<unknown, number> {
    const name = `${level}.${position}`;
    let index = this.indexes.get(name);
    if (!index) {
      index = new Map(this.column(level, position).map((key, row) => [key, row]));
      this.indexes.set(name, index);
    }
    return index;
  }

  /** The rows of each key in a column of keys, in the order of the level. */
  group(level: number, position: number): ReadonlyMap<unknown, readonly number[]> {
    const name = `${level}.${position}`;
    const known = this.groups.get(name);
    if (known) return known;
    const groups = new Map<unknown, number[]>();
    this.groups.set(name, groups);
    this.column(level, position).forEach((key, row) => {
      const rows = groups.get(key);
      if (rows) rows.push(row);
      else groups.set(key, [row]);
    });
    return groups;
  }

  /** The objects of a shape, one for each row of its level. Each is made once and shared by all fields that show the row. */
  objects(shape: Shape): readonly Row[] {
    const known = this.made.get(shape);
    if (known) return known;
    const rows: Row[] = [];
    this.made.set(shape, rows);
    const make = makerOf(shape.fields, this, shape.typeName);
    const count = this.levels[shape.level]?.[0]?.length ?? 0;
    for (let row = 0; row < count; row++) rows.push(make(row));
    return rows;
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
}

/** Makes the objects with some fields, each of the values at one place. */
export function makerOf<Place>(fields: Fields<Place>, result: Result, typeName?: string): (place: Place) => Row {
  const reads = fields.map(([key, reader]) => [key, reader(result)] as const);
  return (place) => {
    const made: Row = {};
    for (const [key, read] of reads) {
      const value = read(place);
      // Assignment to `__proto__`, which is a legal response key, would set the prototype.
      if (key === '__proto__')
        Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
      else made[key] = value;
    }
    if (typeName !== undefined) made[typeNameKey] = typeName;
    return made;
  };
}

/**
 * Assembles the data of a response.
 * @param fields the root fields
 * @param json the columns of each level, as the statement returns them
 */
export function assemble(fields: Fields, json: string, values: Values): { [key: string]: unknown } {
  return makerOf(fields, new Result(JSON.parse(json) as Columns, values))(0);
}
