import type { Fields, Reader, Result, TextReader } from './result';

/** Thrown to stop writing: the text would be too long to be written at once. */
export const tooMuchText = Symbol('too much text');

/** A text without characters that JSON escapes. Nearly all texts are such ones, and to test them is faster than to write them. */
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

/** The members of the objects of a plan: their names as JSON, and what writes their values. They are made once for a plan. */
const members = new WeakMap<Fields<never>, readonly (readonly [name: string, text: TextReader<never>])[]>();

function membersOf<Place>(fields: Fields<Place>): readonly (readonly [name: string, text: TextReader<Place>])[] {
  let known = members.get(fields);
  if (!known) {
    known = fields.map(([key, reader]) => [`${JSON.stringify(key)}:`, textOf(reader)] as const);
    members.set(fields, known);
  }
  return known;
}

/** Writes the objects with some fields, each of the values at one place. */
export function writerOf<Place>(fields: Fields<Place>, result: Result): (place: Place) => string {
  const own = membersOf(fields);
  const writes = own.map(([, text]) => text(result));
  return (place) => {
    let object = '';
    for (let index = 0; index < writes.length; index++) {
      const value = (writes[index] as (place: Place) => string | undefined)(place);
      if (value !== undefined) object += `${object === '' ? '{' : ','}${(own[index] as readonly [string])[0]}${value}`;
    }
    return result.write(object === '' ? '{}' : `${object}}`);
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
