import { getNamedType, isEnumType, isObjectType } from 'graphql';
import type { Dimension, Key } from './dimensions';
import { targetOf } from './dimensions';
import type { Group } from './empty-cells';
import { isFate } from './empty-cells';
import type { Graph } from './graph';
import { boxOf } from './grid';
import { ordered } from './having';
import type { Row } from './tables';

/** One key of an order of groups: a count, a part of the key, or a measure. */
export interface GroupOrder {
  readonly count?: string;
  readonly key?: { readonly by: string; readonly sort: string };
  readonly [measure: string]: unknown;
}

/** What a group comes to, as orders compare it. */
type Value = number | string | bigint | null;

/** A place in an order of groups. */
export interface GroupPlace {
  /** What the groups are ordered by beside their keys, in the order of the keys of the order; null for a part of the key. */
  readonly values: readonly Value[];
  readonly keys: readonly Key[];
}

interface OrderKey {
  readonly sort: string;
  /** The value of a group; undefined for a part of its key. */
  readonly value?: (group: Group) => Value;
  readonly place?: number;
}

/** An order of the groups of a list. */
export class GroupOrdering {
  readonly #keys: readonly OrderKey[];
  readonly #compares: readonly ((one: Key, other: Key) => number)[];

  /** @param all how many rows the list has */
  constructor(
    graph: Graph,
    type: string,
    readonly dimensions: readonly Dimension[],
    orderBy: readonly GroupOrder[],
    all = 0,
  ) {
    const asked = orderBy.map((by): OrderKey => {
      const { count, key } = by;
      if (count !== undefined) return { sort: count, value: ({ rows }) => rows.length };
      if (key) return { sort: key.sort, place: dimensions.findIndex(({ name }) => name === key.by) };
      const [name, given] = Object.entries(by)[0] as [string, unknown];
      if (isFate(name)) return { sort: String(given), value: (group) => group.fates?.[name] ?? 0 };
      const measured = (rows: readonly Row[]): ReturnType<typeof ordered> =>
        ordered({ graph, type, rows, all }, name, given);
      return { sort: measured([]).sort, value: ({ rows }) => measured(rows).key };
    });
    if (asked.length === 0) asked.push({ sort: 'DESC', value: ({ rows }) => rows.length });
    this.#keys = [...asked, ...dimensions.map((_, place) => ({ sort: 'ASC', place }))];
    this.#compares = dimensions.map((dimension) => comparing(graph, type, dimension));
  }

  placeOf(group: Group): GroupPlace {
    return { keys: group.keys, values: this.#keys.map(({ value }) => value?.(group) ?? null) };
  }

  compare(one: GroupPlace, other: GroupPlace): number {
    for (const [index, { sort, place }] of this.#keys.entries()) {
      const sign =
        place === undefined
          ? compareNulls(one.values[index] ?? null, other.values[index] ?? null, sort, (left, right) =>
              left === right ? 0 : left < right ? -1 : 1,
            )
          : compareNulls(one.keys[place] ?? null, other.keys[place] ?? null, sort, this.#compares[place] as never);
      if (sign !== 0) return sign;
    }
    return 0;
  }

  sorted(groups: readonly Group[]): readonly Group[] {
    return groups
      .map((group) => ({ group, place: this.placeOf(group) }))
      .sort((one, other) => this.compare(one.place, other.place))
      .map(({ group }) => group);
  }
}

function compareNulls<T>(
  left: T | null,
  right: T | null,
  sort: string,
  compare: (left: NonNullable<T>, right: NonNullable<T>) => number,
): number {
  if (left === null || right === null) {
    if (left === right) return 0;
    return (left === null) === sort.endsWith('NULLS_FIRST') ? -1 : 1;
  }
  return (sort.startsWith('DESC') ? -1 : 1) * compare(left as NonNullable<T>, right as NonNullable<T>);
}

/** Compares cells: from south to north, in a row from west to east. */
function fromSouthWest(one: Key, other: Key): number {
  const [left, right] = [boxOf(String(one)), boxOf(String(other))];
  return left.south - right.south || left.west - right.west;
}

/** Compares non-null keys: objects and members of sets by their default order. */
function comparing(graph: Graph, type: string, dimension: Dimension): (one: Key, other: Key) => number {
  if (dimension.part === 'cell') return fromSouthWest;
  const target = targetOf(graph, type, dimension);
  if (!target) {
    const keys = graph.schema.getType(`${type}Key`);
    const field = isObjectType(keys) ? keys.getFields()[dimension.key] : undefined;
    const named = field && getNamedType(field.type);
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
