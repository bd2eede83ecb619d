import type { GraphQLObjectType } from 'graphql';
import { getNamedType, isEnumType, isObjectType } from 'graphql';
import type { Dimension, Key } from './dimensions';
import { targetOf } from './dimensions';
import type { Graph } from './graph';
import { ordered as orderedBy } from './having';
import type { Row } from './tables';

/** The rows that have one key. */
export interface Group {
  readonly keys: readonly Key[];
  readonly rows: readonly Row[];
}

/** One key of an order of groups. */
export interface GroupOrder {
  readonly count?: string;
  readonly key?: { readonly by: string; readonly sort: string };
  readonly [measure: string]: unknown;
}

/** What tells a key from others. */
export function nameOf(key: Key): unknown {
  if (key === null || typeof key !== 'object') return key;
  return 'id' in key ? key.id : key.map(({ id }) => id);
}

/** The fields of an object type; none of another type. */
export function fieldsOf({ schema }: Graph, name: string): ReturnType<GraphQLObjectType['getFields']> {
  const type = schema.getType(name);
  return isObjectType(type) ? type.getFields() : {};
}

type Compare = (one: Group, other: Group) => number;

/** @param all how many rows the whole list has */
export function orderOf(
  graph: Graph,
  type: string,
  dimensions: readonly Dimension[],
  orderBy: readonly GroupOrder[],
  all = 0,
): Compare {
  const places: { readonly place: number; readonly sort: string; readonly by?: GroupOrder }[] = orderBy.map((by) => {
    const { count, key } = by;
    if (count === undefined && !key) return { place: -2, sort: 'ASC', by };
    return {
      place: count === undefined ? dimensions.findIndex(({ name }) => name === key?.by) : -1,
      sort: count ?? key?.sort ?? 'ASC',
    };
  });
  if (places.length === 0) places.push({ place: -1, sort: 'DESC' });
  dimensions.forEach((_, place) => places.push({ place, sort: 'ASC' }));
  const compares = places.map(({ place, sort, by }): Compare => {
    if (by) return byMeasure(graph, type, by, all);
    const direction = sort.startsWith('DESC') ? -1 : 1;
    if (place < 0) return (one, other) => direction * (one.rows.length - other.rows.length);
    const compare = comparing(graph, type, dimensions[place] as Dimension);
    return (one, other) => {
      const [left, right] = [one.keys[place] ?? null, other.keys[place] ?? null];
      if (left === null || right === null) {
        if (left === right) return 0;
        return (left === null) === sort.endsWith('NULLS_FIRST') ? -1 : 1;
      }
      return direction * compare(left, right);
    };
  });
  return (one, other) => {
    for (const compare of compares) {
      const sign = compare(one, other);
      if (sign !== 0) return sign;
    }
    return 0;
  };
}

/** Compares groups by what they come to. */
function byMeasure(graph: Graph, type: string, by: GroupOrder, all: number): Compare {
  const [name, value] = Object.entries(by)[0] as [string, unknown];
  const known = new Map<Group, ReturnType<typeof orderedBy>>();
  const keyOf = (group: Group): ReturnType<typeof orderedBy> => {
    const found = known.get(group) ?? orderedBy({ graph, type, rows: group.rows, all }, name, value);
    known.set(group, found);
    return found;
  };
  return (one, other) => {
    const [{ key: left, sort }, { key: right }] = [keyOf(one), keyOf(other)];
    if (left === right) return 0;
    if (left === null || right === null) return (left === null) === sort.endsWith('NULLS_FIRST') ? -1 : 1;
    return (left < right ? -1 : 1) * (sort.startsWith('DESC') ? -1 : 1);
  };
}

/** Compares non-null keys: objects and members of sets by their default order. */
function comparing(graph: Graph, type: string, dimension: Dimension): (one: Key, other: Key) => number {
  const target = targetOf(graph, type, dimension);
  if (!target) {
    const values = Object.values(fieldsOf(graph, `${type}Key`)).find(({ name }) => name === dimension.key);
    const named = values && getNamedType(values.type);
    const rank = (key: Key): number | string =>
      isEnumType(named)
        ? named.getValues().findIndex(({ name }) => name === key)
        : typeof key === 'string'
          ? key
          : Number(key);
    return (one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0);
  }
  const { compare, textsOf } = graph.table(target);
  const rows = (one: Row, other: Row): number => compare(textsOf(one), one.id, textsOf(other), other.id);
  if (dimension.part !== 'set') return (one, other) => rows(one as Row, other as Row);
  return (one, other) => {
    const [left, right] = [one as readonly Row[], other as readonly Row[]];
    for (const [index, row] of left.entries()) {
      const against = right[index];
      if (!against) return 1;
      const sign = rows(row, against);
      if (sign !== 0) return sign;
    }
    return left.length - right.length;
  };
}
