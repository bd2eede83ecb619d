import { globalId } from '../metadata/identity';
import { encodeCursor, listIn } from '../operation/cursor';
import type { Values } from '../operation/values';
import { operationLocale } from '../relation/localised';
import type { RequestDate } from '../relation/scope';
import { typeNameKey } from '../metadata/names';

/** A value of a row, read from the columns of its level. */
export type Read = (row: number) => unknown;

/** Prepares a {@link Read} for one answer of the database. */
export type Reader = (answer: Answer) => Read;

/** An object of the response that stands for one row of a level. */
export interface Shape {
  readonly level: number;
  readonly fields: readonly (readonly [key: string, reader: Reader])[];
  /** Its object type: graphql-js asks for it where an abstract type stands above. */
  readonly typeName: string;
}

type Row = { [key: string]: unknown; [typeNameKey]?: string };

/** Whether plain assignment would not make an own property. */
function isSpecial(key: string): boolean {
  return key === '__proto__';
}

/** One answer of the database: the columns of each level, and what was already made of them. */
export class Answer {
  private readonly made = new Map<Shape, readonly Row[]>();
  private readonly indexes = new Map<string, ReadonlyMap<unknown, number>>();
  private readonly groups = new Map<string, ReadonlyMap<unknown, readonly number[]>>();

  constructor(
    private readonly levels: readonly (readonly (readonly unknown[] | null)[])[],
    readonly values: Values,
  ) {}

  /** The date that a root field's request names. */
  date({ source, dated }: RequestDate): string | undefined {
    return dated ? (this.values.of(source) as string) : undefined;
  }

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

  /** The rows of each near key, in the level's order. */
  group(level: number, position: number): ReadonlyMap<unknown, readonly number[]> {
    const name = `${level}.${position}`;
    let groups = this.groups.get(name);
    if (!groups) {
      const made = new Map<unknown, number[]>();
      this.column(level, position).forEach((key, row) => {
        const rows = made.get(key);
        if (rows) rows.push(row);
        else made.set(key, [row]);
      });
      this.groups.set(name, (groups = made));
    }
    return groups;
  }

  /** The objects of a shape, one for each row of its level; made once, shared wherever the row stands. */
  objects(shape: Shape): readonly Row[] {
    const known = this.made.get(shape);
    if (known) return known;
    const rows: Row[] = [];
    this.made.set(shape, rows);
    const reads = shape.fields.map(([key, reader]) => [key, reader(this)] as const);
    const count = this.levels[shape.level]?.[0]?.length ?? 0;
    for (let row = 0; row < count; row++) rows.push(makeObject(reads, row, shape.typeName));
    return rows;
  }
}

function makeObject(reads: readonly (readonly [string, Read])[], row: number, typeName?: string): Row {
  const made: Row = {};
  for (const [key, read] of reads) {
    if (isSpecial(key))
      Object.defineProperty(made, key, { value: read(row), enumerable: true, configurable: true, writable: true });
    else made[key] = read(row);
  }
  if (typeName !== undefined) made[typeNameKey] = typeName;
  return made;
}

/** A part of the answer that is the same in every row. */
export function constant(value: unknown): Reader {
  return () => () => value;
}

/** A value of the request. */
export function requestValue(source: string): Reader {
  return ({ values }) => {
    const value = values.of(source);
    return () => value;
  };
}

/** A column as the database gave it. */
export function column(level: number, position: number): Reader {
  return (answer) => {
    const values = answer.column(level, position);
    return (row) => values[row];
  };
}

/** A global id made of a column of keys. */
export function id(typeName: string, level: number, position: number, date: RequestDate): Reader {
  return (answer) => {
    const keys = answer.column(level, position);
    const day = answer.date(date);
    return (row) => globalId(typeName, keys[row] as number, day);
  };
}

/**
 * A cursor made of the order's keys, the last of which is the row's own.
 * @param list the source of the list's values
 */
export function cursor(list: string, date: RequestDate, level: number, positions: readonly number[]): Reader {
  return (answer) => {
    const { values } = answer;
    const locale = values.of(`${list}.inLocaleOrder`) === true ? values.of(`${operationLocale}.locale`) : null;
    const name = listIn(
      values.of(`${list}.listName`) as string,
      answer.date(date),
      typeof locale === 'string' ? locale : undefined,
    );
    const columns = positions.map((position) => answer.column(level, position));
    return (row) =>
      encodeCursor(
        name,
        columns.map((values) => values[row] as string | number | boolean | null),
      );
  };
}

/** A small object made of the row's own columns; null where its first part is null. */
export function composite(fields: readonly (readonly [string, Reader])[], first: Reader): Reader {
  return (answer) => {
    const present = first(answer);
    const reads = fields.map(([key, reader]) => [key, reader(answer)] as const);
    return (row) => (present(row) === null ? null : makeObject(reads, row));
  };
}

/** An object of its own that is made of the same row: an edge, a page. */
export function nested(fields: readonly (readonly [string, Reader])[]): Reader {
  return (answer) => {
    const reads = fields.map(([key, reader]) => [key, reader(answer)] as const);
    return (row) => makeObject(reads, row);
  };
}

/** The far object of a to-one edge; null where there is none or it may not be seen. */
export function toOne(keyLevel: number, keyPosition: number, shape: Shape, idPosition: number): Reader {
  return (answer) => {
    const keys = answer.column(keyLevel, keyPosition);
    const index = answer.index(shape.level, idPosition);
    const objects = answer.objects(shape);
    return (row) => {
      const found = index.get(keys[row]);
      return found === undefined ? null : objects[found];
    };
  };
}

/** The far objects of a column of lists of keys, in the order of each list. */
export function toMany(keyLevel: number, keyPosition: number, shape: Shape, idPosition: number): Reader {
  return (answer) => {
    const lists = answer.column(keyLevel, keyPosition) as readonly (readonly unknown[])[];
    const index = answer.index(shape.level, idPosition);
    const objects = answer.objects(shape);
    return (row) =>
      lists[row]?.flatMap((key) => {
        const found = index.get(key);
        return found === undefined ? [] : [objects[found]];
      });
  };
}

/** Small objects made of a column of lists, each element a list of values. */
export function objectsOf(
  level: number,
  position: number,
  fields: readonly (readonly [key: string, read: (element: readonly unknown[]) => unknown])[],
): Reader {
  return (answer) => {
    const lists = answer.column(level, position) as readonly (readonly (readonly unknown[])[])[];
    return (row) => lists[row]?.map((element) => Object.fromEntries(fields.map(([key, read]) => [key, read(element)])));
  };
}

/** The objects of a level's own rows. */
export function own(shape: Shape): Reader {
  return (answer) => {
    const objects = answer.objects(shape);
    return (row) => objects[row];
  };
}

/** The first that a type's name chooses. */
export function choose(level: number, position: number, readers: ReadonlyMap<string, Reader>): Reader {
  return (answer) => {
    const names = answer.column(level, position);
    const reads = new Map([...readers].map(([name, reader]) => [name, reader(answer)]));
    return (row) => reads.get(names[row] as string)?.(row) ?? null;
  };
}
