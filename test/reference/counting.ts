import type { GraphQLObjectType } from 'graphql';
import { getNamedType, isEnumType, isObjectType } from 'graphql';
import type { Dimension, Key } from './dimensions';
import { dimensionOf, keysOf, targetOf } from './dimensions';
import type { Group } from './empty-cells';
import { emptyCells, nameOf } from './empty-cells';
import { facetOf } from './facets';
import type { Filter } from './filter';
import { keeps, quantified } from './filter';
import type { Graph } from './graph';
import { has, ordered as orderedBy } from './having';
import { fulfils } from './operators';
import type { Row } from './tables';
import { concentrationOf, durationOf, percentileOf } from './statistics';
import { boundOf, totalOf } from './totals';

interface GroupsArguments {
  readonly by: readonly string[];
  readonly keys?: Filter | null;
  readonly having?: Filter | null;
  readonly empty: 'OMIT' | 'INCLUDE' | 'ONLY';
  readonly orderBy?: readonly GroupOrder[] | null;
  readonly first: number;
}

interface GroupOrder {
  readonly count?: string;
  readonly key?: { readonly by: string; readonly sort: string };
  readonly [measure: string]: unknown;
}

/** The rows that the parts of a connection count: those of its list, and those of the list without its filter. */
export interface CountedList {
  readonly graph: Graph;
  readonly type: string;
  readonly all: readonly Row[];
  readonly filter: Filter | null | undefined;
  /** Notes a dimension by which there were groups. */
  met(dimension: string): void;
  /** The objects of rows at their place in the result. */
  shown(field: string, type: string, rows: readonly Row[]): readonly unknown[];
}

/** The fields of a connection that count its whole list. */
export function countingOf(list: CountedList): Readonly<Record<string, unknown>> {
  const { graph, type, all, filter } = list;
  const kept = (by: unknown): readonly Row[] => all.filter((row) => keeps(graph, type, row, by));
  return {
    aggregate: () => measuresOf(list, kept(filter)),
    groups: (given: GroupsArguments) => {
      const dimensions = given.by.map((name) => dimensionOf(type, name));
      const rows = kept(filter);
      const groups = withEmpty(list, groupsOf(list, rows, dimensions), dimensions, given).filter(
        (group) => has({ graph, type, rows: group.rows, all: rows.length }, given.having ?? {}) === true,
      );
      const ordered = [...groups].sort(orderOf(graph, type, dimensions, given.orderBy ?? [], rows.length));
      return {
        totalCount: ordered.length,
        nodes: () => ordered.slice(0, given.first).map((group) => groupObject(list, dimensions, group, rows)),
        concentration: () => {
          const keyed = groups.filter(({ keys }) => !keys.includes(null));
          return concentrationOf(keyed.sort(orderOf(graph, type, dimensions, [])).map((group) => group.rows));
        },
      };
    },
    facets: ({ by, first }: { readonly by: readonly string[]; readonly first: number }) =>
      by.map((name) => {
        const dimension = dimensionOf(type, name);
        return {
          dimension: name,
          groups: () => {
            const rows = all.filter(facetOf(graph, type, filter, dimension).counts);
            return facetGroups(list, dimension, first).map((group) => groupObject(list, [dimension], group, rows));
          },
        };
      }),
  };
}

/** The groups whose keys are kept: those with rows, those without, or both. */
function withEmpty(
  { graph, type }: CountedList,
  groups: readonly Group[],
  dimensions: readonly Dimension[],
  { keys, empty }: GroupsArguments,
): readonly Group[] {
  const kept = groups.filter((group) => keepsKeys(graph, type, dimensions, group.keys, keys ?? {}));
  if (empty === 'OMIT') return kept;
  const cells = emptyCells(graph, type, dimensions, groups, (dimension, key) =>
    keepsKeys(graph, type, [dimension], [key], ofDimension(keys ?? {}, dimension)),
  );
  return empty === 'ONLY' ? cells : [...kept, ...cells];
}

/** The members of a filter of keys that are on one dimension. */
function ofDimension(keys: Filter, { key }: Dimension): Filter {
  const has = `has${key.charAt(0).toUpperCase()}${key.slice(1)}`;
  return Object.fromEntries(Object.entries(keys).filter(([member]) => member === key || member === has));
}

/** The groups of a facet. Selected values are listed even without rows, and are cut last. */
function facetGroups(list: CountedList, dimension: Dimension, first: number): readonly Group[] {
  const { graph, type, all, filter } = list;
  const { counts, gives, selected } = facetOf(graph, type, filter, dimension);
  const found = groupsOf(list, all.filter(counts), [dimension], gives);
  const names = new Set(selected.map((key) => JSON.stringify(nameOf(key))));
  const isSelected = ({ keys: [key = null] }: Group): boolean => names.has(JSON.stringify(nameOf(key)));
  const known = new Set(found.map(({ keys: [key = null] }) => JSON.stringify(nameOf(key))));
  const empty = new Map(selected.map((key) => [JSON.stringify(nameOf(key)), { keys: [key], rows: [] }]));
  const groups = [...found, ...[...empty].flatMap(([name, group]) => (known.has(name) ? [] : [group]))].sort(
    orderOf(graph, type, [dimension], []),
  );
  const listed = new Set(
    [...groups.filter(isSelected), ...groups.filter((group) => !isSelected(group))].slice(0, first),
  );
  return groups.filter((group) => listed.has(group));
}

function groupsOf(
  { graph, type, met }: CountedList,
  rows: readonly Row[],
  dimensions: readonly Dimension[],
  gives?: (row: Row) => boolean,
): readonly Group[] {
  const groups = new Map<string, { readonly keys: readonly Key[]; readonly rows: Set<Row> }>();
  for (const row of rows) {
    for (const keys of keysOf(graph, type, row, dimensions, gives)) {
      const name = JSON.stringify(keys.map(nameOf));
      const group = groups.get(name) ?? { keys, rows: new Set() };
      groups.set(name, group);
      group.rows.add(row);
    }
  }
  if (groups.size > 0) for (const { name } of dimensions) met(`${type}.${name}`);
  return [...groups.values()].map((group) => ({ keys: group.keys, rows: [...group.rows] }));
}

/** @param all the rows of the list that the group is one of */
function groupObject(
  list: CountedList,
  dimensions: readonly Dimension[],
  { keys, rows }: Group,
  all: readonly Row[],
): object {
  const { graph, type, shown } = list;
  const shownKey = (dimension: Dimension, key: Key): unknown => {
    const target = targetOf(graph, type, dimension);
    if (!target || key === null) return key;
    if (dimension.part === 'set') return shown(dimension.key, target, key as readonly Row[]);
    return shown(dimension.key, target, [key as Row])[0];
  };
  const object = Object.fromEntries(
    dimensions.map((dimension, place) => [dimension.key, () => shownKey(dimension, keys[place] ?? null)]),
  );
  const other = Object.fromEntries(Object.keys(fieldsOf(graph, `${type}Key`)).map((name) => [name, null]));
  const shareOfAll = all.length === 0 ? null : rows.length / all.length;
  return { key: { ...other, ...object }, shareOfAll, ...measuresOf(list, rows) };
}

function fieldsOf({ schema }: Graph, name: string): ReturnType<GraphQLObjectType['getFields']> {
  const type = schema.getType(name);
  return isObjectType(type) ? type.getFields() : {};
}

function measuresOf({ graph, type }: CountedList, rows: readonly Row[]): Readonly<Record<string, unknown>> {
  const count = (filter: unknown): number => rows.filter((row) => keeps(graph, type, row, filter)).length;
  const each = (of: string, value: (field: string) => unknown): object =>
    Object.fromEntries(Object.keys(fieldsOf(graph, `${type}${of}`)).map((field) => [field, () => value(field)]));
  return {
    count: ({ filter }: { readonly filter?: unknown }) => count(filter),
    share: ({ filter }: { readonly filter?: unknown }) => (rows.length === 0 ? null : count(filter) / rows.length),
    min: each('Min', (field) => boundOf(graph, type, field, rows, -1)),
    max: each('Max', (field) => boundOf(graph, type, field, rows, 1)),
    sum: each('Sum', (field) => totalOf(graph, type, field, rows, 'sum')),
    average: each('Average', (field) => totalOf(graph, type, field, rows, 'average')),
    median: each('Median', (field) => percentileOf(graph, type, field, rows, 0.5)),
    percentile: ({ at }: { readonly at: number }) =>
      each('Percentile', (field) => percentileOf(graph, type, field, rows, at)),
    duration: (moments: { readonly from: string; readonly to: string }) => durationOf(graph, type, rows, moments),
  };
}

function keepsKeys(
  graph: Graph,
  type: string,
  dimensions: readonly Dimension[],
  keys: readonly Key[],
  filter: Filter,
): boolean {
  return Object.entries(filter).every(([member, condition]) => {
    if (condition === null || condition === undefined) return true;
    const place = dimensions.findIndex(({ key }) => key === member);
    if (place < 0) {
      const named = dimensions.findIndex(({ key }) => `has${key.charAt(0).toUpperCase()}${key.slice(1)}` === member);
      return (keys[named] !== null) === condition;
    }
    const dimension = dimensions[place] as Dimension;
    const key = keys[place] ?? null;
    const target = targetOf(graph, type, dimension);
    if (target && dimension.part === 'set')
      return quantified(graph, target, key as readonly Row[], condition as Filter) === true;
    if (target) return key !== null && keeps(graph, target, key as Row, condition);
    return Object.entries(condition as Filter).every(
      ([operator, operand]) => fulfils({ kind: 'plain', operator, operand, graph }, key) === true,
    );
  });
}

type Compare = (one: Group, other: Group) => number;

function orderOf(
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
