import type { GraphQLOutputType } from 'graphql';
import { getNullableType, isEnumType, isLeafType, isListType, isNonNullType, print } from 'graphql';
import { refusal } from '../errors/errors';
import type { Selected, Selection } from '../operation/selection';

/** What the values of a column are. */
export type ColumnType =
  | { readonly kind: 'text' | 'id' | 'boolean' | 'integer' | 'bigint' | 'float' | 'date' | 'instant' | 'json' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  /** Exact; its cells are text with at most `precision` digits, at most `scale` of them after the point. */
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'list'; readonly item: ColumnType };

/** A column of a table: the response keys on the way to it, joined by dots, and what the schema says of its field. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly description: string;
  readonly unit: string | null;
}

/**
 * How lists inside the rows are shown: `long` repeats the row for each of their elements, and keeps a row whose list is empty;
 * `nested` makes list columns of them.
 */
export type TableShape = 'long' | 'nested';

/** A column, and what its document asks for. */
export interface DefinedColumn extends Column {
  /** The fields that lead to its values, with their arguments: `count(filter: {status: {eq: APPROVED}})`. */
  readonly definition: string;
}

/** A column, and where its values stand: response keys, cut after each list. */
export interface PlacedColumn extends DefinedColumn {
  readonly segments: readonly (readonly string[])[];
}

/**
 * The columns of the rows of a list. Columns of lists inside the rows have several segments.
 * @param list the type of the list; undefined if the table is one row
 */
export function columnsOf(
  selections: Iterable<Selection>,
  shape: TableShape,
  list: GraphQLOutputType | undefined,
): readonly PlacedColumn[] {
  const found = new Map<string, PlacedColumn>();
  const all = [...selections];
  // A lookup of several keys has null in place of a row that is not there: then each column is null.
  const partial = all.length > 1 || hasNulls(list);
  for (const selection of all) {
    for (const column of columnsIn(selection, { segments: [[]], fields: [] }, partial)) {
      const known = found.get(column.name);
      if (!known) found.set(column.name, column);
    }
  }
  const columns = [...found.values()];
  if (shape === 'nested') return columns.map(asList);
  checkChain(columns);
  return columns.map((column) => (column.segments.length > 1 ? { ...column, nullable: true } : column));
}

function hasNulls(list: GraphQLOutputType | undefined): boolean {
  const type = list && getNullableType(list);
  return isListType(type) && !isNonNullType(type.ofType);
}

/** The way to an object: its response keys, cut after each list, and its fields with their arguments. */
interface Way {
  readonly segments: readonly (readonly string[])[];
  readonly fields: readonly string[];
}

function* columnsIn({ fields }: Selection, above: Way, nullable: boolean): Generator<PlacedColumn> {
  for (const selected of fields) {
    const { key, definition, selections } = selected;
    const ofList = above.segments.slice(0, -1);
    const own: Way = {
      segments: [...ofList, [...(above.segments.at(-1) ?? []), key]],
      fields: [...above.fields, asked(selected)],
    };
    const type = getNullableType(definition.type);
    const mayBeNull = nullable || !isNonNullType(definition.type);
    const item = isListType(type) ? getNullableType(type.ofType as GraphQLOutputType) : undefined;
    if (isLeafType(item ?? type)) yield leaf(selected, own, mayBeNull);
    else {
      const below = item ? { ...own, segments: [...own.segments, []] } : own;
      const partial = selections.size > 1;
      for (const each of selections.values()) yield* columnsIn(each, below, mayBeNull || partial);
    }
  }
}

/** A field as the document asks for it. */
function asked({ definition, nodes }: Selected): string {
  const given = nodes[0]?.arguments ?? [];
  return given.length === 0 ? definition.name : `${definition.name}(${given.map((each) => print(each)).join(', ')})`;
}

function leaf({ definition }: Selected, { segments, fields }: Way, nullable: boolean): PlacedColumn {
  const { description } = definition;
  const text = description ?? '';
  return {
    name: segments.flat().join('.'),
    type: typeOf(definition.type),
    nullable,
    description: text,
    unit: unitOf(text),
    definition: fields.join('.'),
    segments,
  };
}

const scalars: Readonly<Record<string, ColumnType>> = {
  ID: { kind: 'id' },
  String: { kind: 'text' },
  Int: { kind: 'integer' },
  BigInt: { kind: 'bigint' },
  Float: { kind: 'float' },
  Boolean: { kind: 'boolean' },
  Date: { kind: 'date' },
  DateTime: { kind: 'instant' },
  // Amounts have up to four decimals, averages of them six.
  Decimal: { kind: 'decimal', precision: 38, scale: 6 },
};

function typeOf(output: GraphQLOutputType): ColumnType {
  const type = getNullableType(output);
  if (isListType(type)) return { kind: 'list', item: typeOf(type.ofType as GraphQLOutputType) };
  if (isEnumType(type)) return { kind: 'enum', values: type.getValues().map(({ name }) => name) };
  return scalars[type.name] ?? { kind: 'text' };
}

const units = /\b(?:in|of) (kilometres|metres|degrees|days|months|years|percent)\b/;

/** The unit that a description names; null if it names none. */
function unitOf(description: string): string | null {
  return units.exec(description)?.[1] ?? null;
}

/** The column with its lists as its values. */
function asList(column: PlacedColumn): PlacedColumn {
  const depth = column.segments.length - 1;
  let { type, nullable } = column;
  for (let list = 0; list < depth; list++) type = { kind: 'list', item: type };
  if (depth > 0) nullable = true;
  return { ...column, type, nullable };
}

/** The lists that columns stand in, by the response keys that lead to each. */
function listsOf({ segments }: PlacedColumn): readonly string[] {
  return segments.slice(0, -1).map((_, index) =>
    segments
      .slice(0, index + 1)
      .flat()
      .join('.'),
  );
}

/** @throws GraphQLError if two lists stand beside each other: rows of both would be a product, which says nothing */
function checkChain(columns: readonly PlacedColumn[]): void {
  let longest: readonly string[] = [];
  for (const column of columns) {
    const lists = listsOf(column);
    const [short, long] = lists.length < longest.length ? [lists, longest] : [longest, lists];
    const other = short.find((list, index) => list !== long[index]);
    if (other !== undefined) {
      const names = [other, long[short.indexOf(other)] ?? ''].sort();
      throw refusal(
        'SIBLING_LISTS',
        `The rows have two lists beside each other, ${names.join(' and ')}: ask with shape=nested, or leave one of them out.`,
        undefined,
      );
    }
    longest = long;
  }
}
