import { globalId } from '../metadata/identity';
import { encodeCursor, listIn } from '../operation/cursor';
import { operationLocale } from '../relation/localised';
import type { RequestDate } from '../relation/scope';
import type { Fields, Reader, Shape } from './result';
import { makerOf } from './result';
import { jsonOf, textOf, textOfObject, textsOf, writeList, writerOf, written } from './text';

/** A value that is the same in every row. */
export function constant(value: unknown): Reader {
  const text = jsonOf(value);
  return written(
    () => () => value,
    () => () => text,
  );
}

/** A value of the request, by its name. */
export function requestValue(source: string): Reader {
  return ({ values }) => {
    const value = values.of(source);
    return () => value;
  };
}

/** The values of a column as the database returned them. */
export function column(level: number, position: number): Reader {
  return written(
    (result) => {
      const values = result.column(level, position);
      return (row) => values[row];
    },
    (result) => {
      const values = result.column(level, position);
      return (row) => jsonOf(values[row]);
    },
  );
}

/** What is made of the values of a column; null where these are. */
export function made(level: number, position: number, make: (value: number) => unknown): Reader {
  return (result) => {
    const values = result.column(level, position) as readonly (number | null)[];
    return (row) => {
      const value = values[row] ?? null;
      return value === null ? null : make(value);
    };
  };
}

/** Global ids, made of a column of keys. */
export function id(typeName: string, level: number, position: number, date: RequestDate): Reader {
  return (result) => {
    const keys = result.column(level, position);
    const day = result.date(date);
    return (row) => globalId(typeName, keys[row] as number, day);
  };
}

/**
 * Cursors, made of the columns of the order's keys; the last of these is the row's own key.
 * @param list the prefix of the names of the list's values
 */
export function cursor(list: string, date: RequestDate, level: number, positions: readonly number[]): Reader {
  return (result) => {
    const { values } = result;
    const locale = values.of(`${list}.inLocaleOrder`) === true ? values.of(`${operationLocale}.locale`) : null;
    const name = listIn(
      values.of(`${list}.listName`) as string,
      result.date(date),
      typeof locale === 'string' ? locale : undefined,
    );
    const columns = positions.map((position) => result.column(level, position));
    return (row) =>
      encodeCursor(
        name,
        columns.map((values) => values[row] as string | number | boolean | null),
      );
  };
}

/** An object made of columns of the row, such as an amount of money. It is null if its first part is null. */
export function composite(fields: Fields, first: Reader): Reader {
  return written(
    (result) => {
      const present = first(result);
      const make = makerOf(fields, result);
      return (row) => (present(row) === null ? null : make(row));
    },
    (result) => {
      const present = first(result);
      const write = writerOf(fields, result);
      return (row) => (present(row) === null ? 'null' : write(row));
    },
  );
}

/** An object made of the same row or page, such as an edge of a connection, or its `pageInfo`. */
export function nested<Place = number>(fields: Fields<Place>): Reader<Place> {
  return written(
    (result) => makerOf(fields, result),
    (result) => writerOf(fields, result),
  );
}

/** The target of a to-one edge. It is null if there is none or the viewer may not see it. */
export function toOne(keyLevel: number, keyPosition: number, shape: Shape, idPosition: number): Reader {
  return written(
    (result) => {
      const keys = result.column(keyLevel, keyPosition);
      const target = result.objectOf(shape, idPosition);
      return (row) => target(keys[row]) ?? null;
    },
    (result) => {
      const keys = result.column(keyLevel, keyPosition);
      const target = textOfObject(result, shape, idPosition);
      return (row) => target(keys[row]) ?? 'null';
    },
  );
}

/** The targets named by a column of lists of keys, in the order of each list. */
export function toMany(keyLevel: number, keyPosition: number, shape: Shape, idPosition: number): Reader {
  return written(
    (result) => {
      const lists = result.column(keyLevel, keyPosition) as readonly (readonly unknown[])[];
      const target = result.objectOf(shape, idPosition);
      return (row) => lists[row]?.flatMap((key) => target(key) ?? []);
    },
    (result) => {
      const lists = result.column(keyLevel, keyPosition) as readonly (readonly unknown[])[];
      const target = textOfObject(result, shape, idPosition);
      return (row) => {
        const texts = lists[row]?.flatMap((key) => target(key) ?? []);
        return texts && writeList(result, texts, (text) => text);
      };
    },
  );
}

/** A value of the row that a column of keys names; null if there is no such row. */
export function ofTarget(keyLevel: number, keyPosition: number, level: number, id: number, value: Reader): Reader {
  return (result) => {
    const keys = result.column(keyLevel, keyPosition);
    const rows = result.index(level, id);
    const read = value(result);
    return (row) => {
      const target = rows.get(keys[row]);
      return target === undefined ? null : read(target);
    };
  };
}

/** A text of each row that a column of lists of keys names, in the order of each list, as one text. */
export function ofTargets(keyLevel: number, keyPosition: number, level: number, id: number, value: Reader): Reader {
  return (result) => {
    const lists = result.column(keyLevel, keyPosition) as readonly (readonly unknown[])[];
    const rows = result.index(level, id);
    const read = value(result);
    return (row) =>
      lists[row]
        ?.flatMap((key) => rows.get(key) ?? [])
        .map(read)
        .join(', ');
  };
}

/** What is made of a value that is not null. */
export function mapped(reader: Reader, to: (value: unknown) => unknown): Reader {
  return (result) => {
    const read = reader(result);
    return (row) => {
      const value = read(row);
      return value === null ? null : to(value);
    };
  };
}

/** A list with a value of each reader. */
export function together(readers: readonly Reader[]): Reader {
  return (result) => {
    const reads = readers.map((reader) => reader(result));
    return (row) => reads.map((read) => read(row));
  };
}

/** Objects made of a column of lists. Each element of a list is the list of the values of one object. */
export function objectsOf(
  level: number,
  position: number,
  fields: readonly (readonly [key: string, read: (element: readonly unknown[]) => unknown])[],
): Reader {
  return (result) => {
    const lists = result.column(level, position) as readonly (readonly (readonly unknown[])[])[];
    return (row) => lists[row]?.map((element) => Object.fromEntries(fields.map(([key, read]) => [key, read(element)])));
  };
}

/** The objects of the rows of a level. */
export function own(shape: Shape): Reader {
  return written(
    (result) => {
      const objects = result.objects(shape);
      return (row) => objects[row];
    },
    (result) => {
      const texts = textsOf(result, shape);
      return (row) => texts[row];
    },
  );
}

/** The value of the reader of the row's type; null for another type. A column has the names of the types. */
export function choose(level: number, position: number, readers: ReadonlyMap<string, Reader>): Reader {
  return written(
    (result) => {
      const names = result.column(level, position);
      const reads = new Map([...readers].map(([name, reader]) => [name, reader(result)]));
      return (row) => reads.get(names[row] as string)?.(row) ?? null;
    },
    (result) => {
      const names = result.column(level, position);
      const writes = new Map([...readers].map(([name, reader]) => [name, textOf(reader)(result)]));
      return (row) => writes.get(names[row] as string)?.(row) ?? 'null';
    },
  );
}
