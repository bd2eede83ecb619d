import type { DocumentNode, FieldNode, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { getNamedType, getNullableType, isLeafType, isListType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** What a table of a document should hold, made of the JSON answer alone. */

export type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** The response keys to a list of an answer. */
export type Path = readonly string[];

/** The lists of an answer that stand in no other list, by the fields of the document that they are of. */
export function listFields(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<FieldNode> {
  const types = new TypeInfo(schema);
  const found = new Set<FieldNode>();
  let inLists = 0;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter(node) {
          if (!isListOfObjects(types.getType())) return;
          if (inLists++ === 0) found.add(node);
        },
        leave() {
          if (isListOfObjects(types.getType())) inLists--;
        },
      },
    }),
  );
  return found;
}

function isListOfObjects(type: GraphQLOutputType | null | undefined): boolean {
  return type != null && isListType(getNullableType(type)) && !isLeafType(getNamedType(type));
}

/** The rows of a list, each with its elements at the keys of columns. */
export function nestedRow(row: Json, columns: readonly string[]): readonly Json[] {
  return columns.map((column) => along(row, column.split('.')));
}

function along(value: Json, [key, ...rest]: readonly string[]): Json {
  if (key === undefined || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((each) => along(each, [key, ...rest]));
  return along(own(value, key), rest);
}

/** A member of an object; null if only its prototype has it. */
function own(value: Json, key: string): Json {
  return Object.hasOwn(value as object, key) ? ((value as { readonly [name: string]: Json })[key] ?? null) : null;
}

/**
 * The rows that a row is repeated to, each as values by their keys joined by dots. A list repeats it only if the table has a column
 * of its elements: `@skip` and `@include` can leave out all of their fields.
 */
export function longRows(row: Json, columns: readonly string[]): readonly (readonly Json[])[] {
  return unfolded(row, '', columns).map((values) => columns.map((column) => values.get(column) ?? null));
}

type Flat = ReadonlyMap<string, Json>;

function unfolded(value: Json, name: string, columns: readonly string[]): readonly Flat[] {
  if (Array.isArray(value)) {
    const elements = value as readonly Json[];
    if (elements.some((each) => typeof each !== 'object')) return [new Map([[name, value]])];
    const isShown = columns.some((column) => column.startsWith(`${name}.`));
    return elements.length === 0 || !isShown ? [new Map()] : elements.flatMap((each) => unfolded(each, name, columns));
  }
  if (typeof value !== 'object' || value === null) return [new Map([[name, value]])];
  let rows: readonly Flat[] = [new Map()];
  for (const [key, below] of Object.entries(value)) {
    const each = unfolded(below, name === '' ? key : `${name}.${key}`, columns);
    rows = rows.flatMap((row) => each.map((other) => new Map([...row, ...other])));
  }
  return rows;
}

/** Every value of a row, by its keys joined by dots: all of them need a column. */
export function leafNames(row: Json, name = ''): readonly string[] {
  if (Array.isArray(row)) {
    const elements = row as readonly Json[];
    return elements.some((each) => typeof each !== 'object')
      ? [name]
      : elements.flatMap((each) => leafNames(each, name));
  }
  if (typeof row !== 'object') return [name];
  return Object.entries(row ?? {}).flatMap(([key, value]) => leafNames(value, name === '' ? key : `${name}.${key}`));
}

/** The value at the end of a path; undefined if a list stands on the way. */
export function valueAt(data: Json, path: Path): Json | undefined {
  let at: Json = data;
  for (const key of path) {
    if (at === null) return null;
    if (typeof at !== 'object' || Array.isArray(at)) return undefined;
    at = own(at, key);
  }
  return at;
}
