import type { Fields, Reader, Result, Shape, TextReader } from './result';

/** Matches a text without characters that JSON escapes. Nearly all texts match, and the test is faster than `JSON.stringify`. */
const plain = /^[^"\\\p{Cc}\p{Cs}]*$/u;

/** A value as `JSON.stringify` writes it; undefined if it writes none. */
export function jsonOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return plain.test(value) ? `"${value}"` : JSON.stringify(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null';
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return value === null ? 'null' : JSON.stringify(value);
  }
}

/** A reader that can also write its value as JSON, without making it first. Both must agree. */
export function written<Place>(reader: Reader<Place>, text: TextReader<Place>): Reader<Place> {
  // A function of its own: the reader may be one that other places use as it is.
  return Object.assign((result: Result) => reader(result), { text });
}

/** What writes the values of a reader as JSON. */
export function textOf<Place>(reader: Reader<Place>): TextReader<Place> {
  return (
    reader.text ??
    ((result) => {
      const read = reader(result);
      return (place) => jsonOf(read(place));
    })
  );
}

/** What writes the members of objects: their names as JSON, and what writes their values. */
interface Members<Place> {
  readonly names: readonly string[];
  readonly texts: readonly TextReader<Place>[];
}

/** By the fields of plans. They are made once for a plan. */
const members = new WeakMap<object, Members<never>>();

function membersOf<Place>(fields: Fields<Place>): Members<Place> {
  const known = members.get(fields) as Members<Place> | undefined;
  if (known) return known;
  const made = {
    names: fields.map(([key]) => `${JSON.stringify(key)}:`),
    texts: fields.map(([, reader]) => textOf(reader)),
  };
  members.set(fields, made as unknown as Members<never>);
  return made;
}

/** Writes the objects with some fields, each of the values at one place. */
export function writerOf<Place>(fields: Fields<Place>, result: Result): (place: Place) => string {
  const { names, texts } = membersOf(fields);
  const writes = texts.map((text) => text(result));
  return (place) => {
    let object = '';
    let index = 0;
    for (const write of writes) {
      const value = write(place);
      if (value !== undefined) object += `${object === '' ? '{' : ','}${names[index]}${value}`;
      index++;
    }
    return result.write(object === '' ? '{}' : `${object}}`);
  };
}

/** The objects of a shape as JSON, one for each row of its level. Each is written once and shared, as those of `objects` are. */
export function textsOf(result: Result, shape: Shape): readonly string[] {
  return result.textsOf(shape, () => writerOf(shape.fields, result));
}

/** Finds the JSON of the object of a shape by its key in a column of distinct keys. */
export function textOfObject(result: Result, shape: Shape, position: number): (key: unknown) => string | undefined {
  const index = result.index(shape.level, position);
  const texts = textsOf(result, shape);
  return (key) => {
    const row = index.get(key);
    return row === undefined ? undefined : texts[row];
  };
}

/** Writes a list of the values at some places. */
export function writeList<Place>(
  result: Result,
  places: readonly Place[],
  write: (place: Place) => string | undefined,
): string {
  let text = '';
  for (const place of places) {
    const value = write(place) ?? 'null';
    text += text === '' ? `[${value}` : `,${value}`;
  }
  return text === '' ? '[]' : result.write(`${text}]`);
}
