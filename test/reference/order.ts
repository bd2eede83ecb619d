import type { GraphQLField } from 'graphql';
import { getNamedType, isEnumType, isObjectType } from 'graphql';
import { decimalOrderText } from './decimal';
import { codePointTexts, toMany } from './edges';
import type { Filter } from './filter';
import { keeps } from './filter';
import type { Graph } from './graph';
import type { Point } from './point';
import { nearest } from './point';
import { placesOf } from './places';
import { rankOf, textOrder } from './search';
import type { Row } from './tables';
import { computedValues, moneyOrderText } from './values';

/** The direction of a key, and the place of its nulls. */
type Sort = 'ASC' | 'DESC' | 'ASC_NULLS_FIRST' | 'DESC_NULLS_FIRST';

/** One element of `orderBy` as it was coerced: a single member, at any depth. */
export interface Order {
  readonly [member: string]: unknown;
}

/** What rows are compared by: keys of one kind compare as JavaScript compares them. */
export type Key = number | string | null;

/** A place in an ordered list. Its row may have been deleted. */
export interface Place {
  readonly keys: readonly Key[];
  readonly id: string;
}

/** How a list is ordered. */
export interface Ordering {
  /** The rows, which stand in the default order of their type, in this order. */
  sorted(rows: readonly Row[]): readonly Row[];
  placeOf(row: Row): Place;
  compare(one: Place, other: Place): number;
}

interface OrderKey {
  readonly sort: Sort;
  value(row: Row): Key;
}

/** The ordering of an `orderBy` for lists of a type; the default order if it is absent. */
export function orderingOf(
  graph: Graph,
  type: string,
  orderBy: readonly Order[] | null | undefined,
  search?: string,
): Ordering {
  const asked = orderBy && orderBy.length > 0 ? orderBy : search === undefined ? [] : [{ relevance: 'DESC' }];
  if (asked.length === 0) return defaultOrdering(graph, type);
  const keys = asked.flatMap((order) =>
    search !== undefined && typeof order.relevance === 'string'
      ? relevanceKeys(search, order.relevance as Sort)
      : keyOf(graph, type, order),
  );
  const placeOf = (row: Row): Place => ({ keys: keys.map(({ value }) => value(row)), id: row.id });
  const compare = (one: Place, other: Place): number => {
    for (const [index, { sort }] of keys.entries()) {
      const sign = compareKeys(one.keys[index] ?? null, other.keys[index] ?? null, sort);
      if (sign !== 0) return sign;
    }
    return compareIds(one.id, other.id);
  };
  const sorted = (rows: readonly Row[]): readonly Row[] =>
    rows
      .map((row) => ({ row, place: placeOf(row) }))
      .sort((one, other) => compare(one.place, other.place))
      .map(({ row }) => row);
  return { sorted, placeOf, compare };
}

/** Rows of tables have numbers as ids. Derived rows have texts, which compare as texts. */
function compareIds(one: string, other: string): number {
  if (one === other) return 0;
  return (one.includes('-') ? one < other : BigInt(one) < BigInt(other)) ? -1 : 1;
}

/** The keys of relevance: how well a row matches, then the searched text. */
function relevanceKeys(search: string, sort: Sort): readonly OrderKey[] {
  return [
    { sort, value: (row) => rankOf(row, search) },
    { sort: sort.startsWith('DESC') ? 'ASC' : 'DESC', value: textOrder },
  ];
}

function defaultOrdering(graph: Graph, type: string): Ordering {
  const { compare, textsOf } = graph.table(type);
  return {
    sorted: (rows) => rows,
    placeOf: (row) => ({ keys: textsOf(row), id: row.id }),
    compare: (one, other) => compare(one.keys as (string | null)[], one.id, other.keys as (string | null)[], other.id),
  };
}

function compareKeys(one: Key, other: Key, sort: Sort): number {
  if (one === other) return 0;
  if (one === null || other === null) return (one === null) === sort.endsWith('NULLS_FIRST') ? -1 : 1;
  return one < other === sort.startsWith('ASC') ? -1 : 1;
}

function keyOf(graph: Graph, type: string, order: Order): OrderKey {
  const [member, given] = single(order);
  if (member === 'distance') {
    const { from, sort } = given as { readonly from: Point; readonly sort: Sort };
    return {
      sort,
      value: remembered((row) => nearest(placesOf(graph, type, row), from)),
    };
  }
  const edge = graph.edge(type, member);
  if (!edge) return valueKey(graph, type, member, given);
  const reached = (row: Row): readonly Row[] => graph.reach(type, row, member);
  if (edge.kind === 'reference') throw new Error(`${type}.${member} leads to rows of several types.`);
  if (toMany.has(edge.kind)) {
    const { count, of } = given as { readonly count: Sort; readonly of?: Filter | null };
    return {
      sort: count,
      value: remembered((row) => reached(row).filter((far) => keeps(graph, edge.target, far, of)).length),
    };
  }
  const far = keyOf(graph, edge.target, given as Order);
  return {
    sort: far.sort,
    value(row) {
      const [one] = reached(row);
      return one ? far.value(one) : null;
    },
  };
}

/** Many rows of a list have the same related row. Its key is computed once. */
function remembered(valueOf: OrderKey['value']): OrderKey['value'] {
  const known = new Map<Row, Key>();
  return (row) => {
    const value = known.get(row) ?? valueOf(row);
    known.set(row, value);
    return value;
  };
}

function single(order: Order): readonly [string, unknown] {
  const [entry, ...others] = Object.entries(order).filter(([, value]) => value !== undefined);
  if (!entry || others.length > 0) throw new Error(`${JSON.stringify(order)} is not one key.`);
  return entry;
}

/** A key that is a value of the row, or a part of a composite. */
function valueKey(graph: Graph, type: string, member: string, given: unknown): OrderKey {
  const computed = computedValues.get(`${type}.${member}`);
  const valueOf = (row: Row): unknown => (computed ? computed(graph, row, {}) : row[member]) ?? null;
  const field = fieldOf(graph, type, member);
  if (getNamedType(field.type).name === 'Money') {
    const [part, sort] = single(given as Order);
    return {
      sort: sort as Sort,
      value: (row) => {
        const money = valueOf(row) as { readonly amount: string } | null;
        if (part === 'amount') return money && moneyOrderText(money.amount);
        // A row with an unknown amount has a currency.
        return textRank(graph, member, row.currency);
      },
    };
  }
  const key = comparable(graph, field);
  return {
    sort: given as Sort,
    value(row) {
      const value = valueOf(row);
      return value === null ? null : key(value);
    },
  };
}

function fieldOf({ schema }: Graph, type: string, name: string): GraphQLField<unknown, unknown> {
  const object = schema.getType(type);
  const field = isObjectType(object) ? object.getFields()[name] : undefined;
  if (!field) throw new Error(`${type} has no field ${name}.`);
  return field;
}

/** How the values of a field become keys. */
export function comparable(graph: Graph, { name, type }: GraphQLField<unknown, unknown>): (value: unknown) => Key {
  const named = getNamedType(type);
  if (isEnumType(named)) {
    const places = new Map(named.getValues().map(({ value }, place) => [value, place]));
    return (value) => places.get(value) ?? -1;
  }
  if (named.name === 'Decimal') return (value) => decimalOrderText(String(value));
  if (named.name === 'String') return (value) => textRank(graph, name, value);
  return (value) => {
    if (value instanceof Date) return value.toISOString();
    return typeof value === 'string' ? value : Number(value);
  };
}

function textRank({ tables }: Graph, field: string, text: unknown): Key {
  if (text === null) return null;
  const rank = (codePointTexts.has(field) ? tables.codePointRanks : tables.ranks).get(String(text));
  if (rank === undefined) throw new Error(`${JSON.stringify(text)} stands in no row.`);
  return rank;
}
