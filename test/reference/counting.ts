import type { GraphQLObjectType } from 'graphql';
import { isObjectType } from 'graphql';
import { changeIn } from './change';
import type { Dimension, Grid, Key } from './dimensions';
import { dimensionOf, keysOf, ownValue, targetOf } from './dimensions';
import type { Group } from './empty-cells';
import { emptyCells, nameOf } from './empty-cells';
import { facetOf } from './facets';
import type { Filter } from './filter';
import { keeps, quantified } from './filter';
import type { ForecastArguments } from './forecast';
import { forecastOf } from './forecast';
import type { Graph } from './graph';
import { cellOf, meanIn } from './grid';
import type { GroupOrder } from './group-order';
import { GroupOrdering } from './group-order';
import { pageOf } from './group-pages';
import { has } from './having';
import { keyValuesOf } from './key-values';
import { fulfils } from './operators';
import type { Point } from './point';
import type { Row } from './tables';
import type { PageArguments } from './page';
import type { SeriesArguments } from './series';
import { periodsOf } from './series';
import { concentrationOf, durationOf, percentileOf } from './statistics';
import { boundOf, totalOf } from './totals';

interface GroupsArguments extends PageArguments {
  readonly by: readonly string[];
  readonly grid?: Grid | null;
  readonly keys?: Filter | null;
  readonly having?: Filter | null;
  readonly empty: 'OMIT' | 'INCLUDE' | 'ONLY';
  readonly orderBy?: readonly GroupOrder[] | null;
}

type FacetsArguments = Pick<GroupsArguments, 'by' | 'grid' | 'keys'> & { readonly first: number };

/** The rows that the parts of a connection count: those of its list, and those of the list without its filter. */
export interface CountedList {
  readonly graph: Graph;
  readonly type: string;
  readonly all: readonly Row[];
  readonly filter: Filter | null | undefined;
  /** The same list in the view of a request date. */
  asOf(day: string): CountedList;
  /** A connection of some rows of the list, which stand at a group of it. */
  connection(rows: readonly Row[], given: PageArguments): object;
  /** Notes a dimension by which there were groups. */
  met(dimension: string): void;
  /** Notes that so many combinations of keys are listed. @throws RangeError if the request lists too many */
  noted(cells: number): void;
  /** The objects of rows at their place in the result. */
  shown(field: string, type: string, rows: readonly Row[]): readonly unknown[];
}

/** The fields of a connection that count its whole list. */
export function countingOf(list: CountedList): Readonly<Record<string, unknown>> {
  const { graph, type, all, filter } = list;
  const kept = (by: unknown): readonly Row[] => all.filter((row) => keeps(graph, type, row, by));
  return {
    aggregate: () => measuresOf(list, kept(filter)),
    change: changeIn(list),
    series: seriesOf(list, (then) => keptIn(then)),
    groups: (given: GroupsArguments) => {
      const dimensions = given.by.map((name) => dimensionOf(type, name, given.grid));
      const rows = kept(filter);
      const groups = withEmpty(list, groupsOf(list, rows, dimensions), dimensions, given).filter(
        (group) => has({ graph, type, rows: group.rows, all: rows.length }, given.having ?? {}) === true,
      );
      const orderBy = given.orderBy ?? [];
      const ordering = new GroupOrdering(graph, type, dimensions, orderBy, rows.length);
      const ordered = ordering.sorted(groups);
      const groupList = { graph, type, ordering, orderBy };
      const object = (group: Group): object =>
        groupObject(list, dimensions, group, rows, (then) => groupsOf(then, keptIn(then), dimensions));
      return {
        ...pageOf(groupList, ordered, given, object),
        concentration: () => {
          const keyed = groups.filter(({ keys }) => !keys.includes(null));
          return concentrationOf(new GroupOrdering(graph, type, dimensions, []).sorted(keyed).map((each) => each.rows));
        },
      };
    },
    facets: ({ by, grid, keys, first }: FacetsArguments) =>
      by.map((name) => {
        const dimension = dimensionOf(type, name, grid);
        return {
          dimension: name,
          groups: () => {
            const kept = ofDimension(keys ?? {}, dimension);
            const rows = all.filter(facetOf(graph, type, filter, dimension, listedBy(list, dimension, kept)).counts);
            return facetGroups(list, dimension, first, kept).map((group) =>
              groupObject(list, [dimension], group, rows, (then) => facetRows(then, dimension, kept)),
            );
          },
        };
      }),
  };
}

/** The rows that the filter of a list keeps. */
export function keptIn({ graph, type, all, filter }: CountedList): readonly Row[] {
  return all.filter((row) => keeps(graph, type, row, filter));
}

/** The groups of a facet that have rows. */
function facetRows(list: CountedList, dimension: Dimension, kept: Filter): readonly Group[] {
  const { graph, type, all, filter } = list;
  const { counts, gives } = facetOf(graph, type, filter, dimension, listedBy(list, dimension, kept));
  return groupsOf(list, all.filter(counts), [dimension], gives);
}

/** @param rowsIn gives the rows of a point, of the list as of its last day */
function seriesOf(list: CountedList, rowsIn: (then: CountedList) => readonly Row[]): unknown {
  return (given: SeriesArguments) => ({
    points: () =>
      periodsOf(list.graph, given)?.map(({ startsOn, endsOn, fiscalQuarter }) => ({
        startsOn,
        endsOn,
        fiscalQuarter: () => fiscalQuarter && list.shown('fiscalQuarter', 'FiscalQuarter', [fiscalQuarter])[0],
        aggregate: () => {
          const then = list.asOf(endsOn);
          return measuresOf(then, rowsIn(then));
        },
      })),
    forecast: (asked: ForecastArguments) => forecastOf(list, given, asked, rowsIn),
  });
}

/** The groups whose keys are kept: those with rows, those without, or both. */
function withEmpty(
  list: CountedList,
  groups: readonly Group[],
  dimensions: readonly Dimension[],
  { keys, empty }: GroupsArguments,
): readonly Group[] {
  const { graph, type } = list;
  const kept = groups.filter((group) => keepsKeys(graph, type, dimensions, group.keys, keys ?? {}));
  if (empty === 'OMIT') return kept;
  const cells = emptyCells(list, dimensions, groups, (dimension, key) =>
    keepsKeys(graph, type, [dimension], [key], ofDimension(keys ?? {}, dimension)),
  );
  return empty === 'ONLY' ? cells : [...kept, ...cells];
}

/** The members of a filter of keys that are on one dimension. */
function ofDimension(keys: Filter, { key }: Dimension): Filter {
  const has = `has${key.charAt(0).toUpperCase()}${key.slice(1)}`;
  return Object.fromEntries(Object.entries(keys).filter(([member]) => member === key || member === has));
}

/** Whether a facet whose keys are kept by a filter lists a key; undefined if the filter is empty. */
function listedBy(
  { graph, type }: CountedList,
  dimension: Dimension,
  kept: Filter,
): ((key: Key) => boolean) | undefined {
  const isEmpty = Object.values(kept).every((value) => value === null || value === undefined);
  return isEmpty ? undefined : (key) => keepsKeys(graph, type, [dimension], [key], kept);
}

/** The groups of a facet whose keys are kept. Selected values are listed even without rows, and are cut last. */
function facetGroups(list: CountedList, dimension: Dimension, first: number, kept: Filter): readonly Group[] {
  const { graph, type, filter } = list;
  const { selected } = facetOf(graph, type, filter, dimension, listedBy(list, dimension, kept));
  const found = facetRows(list, dimension, kept);
  const names = new Set(selected.map((key) => JSON.stringify(nameOf(key))));
  const isSelected = ({ keys: [key = null] }: Group): boolean => names.has(JSON.stringify(nameOf(key)));
  const known = new Set(found.map(({ keys: [key = null] }) => JSON.stringify(nameOf(key))));
  const empty = new Map(selected.map((key) => [JSON.stringify(nameOf(key)), { keys: [key], rows: [] }]));
  const all = [...found, ...[...empty].flatMap(([name, group]) => (known.has(name) ? [] : [group]))];
  const groups = new GroupOrdering(graph, type, [dimension], []).sorted(
    all.filter((group) => keepsKeys(graph, type, [dimension], group.keys, kept)),
  );
  const listed = new Set(
    [...groups.filter(isSelected), ...groups.filter((group) => !isSelected(group))].slice(0, first),
  );
  return groups.filter((group) => listed.has(group));
}

/** The groups of some rows. @param gives which related rows give keys */
export function groupsOf(
  { graph, type, met }: Pick<CountedList, 'graph' | 'type' | 'met'>,
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

/** The key of a group as the result shows it. */
export function shownKeys(list: CountedList, dimensions: readonly Dimension[], keys: readonly Key[]): object {
  const { graph, type, shown } = list;
  const shownKey = (dimension: Dimension, key: Key): unknown => {
    const target = targetOf(graph, type, dimension);
    if (dimension.part === 'cell' && key !== null) return cellOf(String(key));
    if (!target || key === null) return key;
    if (dimension.part === 'set') return shown(dimension.key, target, key as readonly Row[]);
    return shown(dimension.key, target, [key as Row])[0];
  };
  const object = Object.fromEntries(
    dimensions.map((dimension, place) => [dimension.key, () => shownKey(dimension, keys[place] ?? null)]),
  );
  const other = Object.fromEntries(Object.keys(fieldsOf(graph, `${type}Key`)).map((name) => [name, null]));
  return { ...other, ...object, values: () => keyValuesOf(list, dimensions, keys) };
}

/**
 * @param all the rows of the list that the group is one of
 * @param groupsIn gives the groups of the list as of another day
 */
function groupObject(
  list: CountedList,
  dimensions: readonly Dimension[],
  { keys, rows }: Group,
  all: readonly Row[],
  groupsIn: (then: CountedList) => readonly Group[],
): object {
  const shareOfAll = all.length === 0 ? null : rows.length / all.length;
  const name = JSON.stringify(keys.map(nameOf));
  const ofKey = (then: CountedList): readonly Row[] =>
    groupsIn(then).find((group) => JSON.stringify(group.keys.map(nameOf)) === name)?.rows ?? [];
  return {
    key: shownKeys(list, dimensions, keys),
    shareOfAll,
    ...measuresOf(list, rows),
    meanPosition: meanPosition(list, dimensions, keys, rows),
    series: seriesOf(list, ofKey),
  };
}

/** The mean position of the rows of a group by a grid. */
function meanPosition(
  { graph, type }: CountedList,
  dimensions: readonly Dimension[],
  keys: readonly Key[],
  rows: readonly Row[],
): Point | null {
  const by = dimensions.findIndex(({ part }) => part === 'cell');
  const code = keys[by] ?? null;
  const field = dimensions[by]?.path[0] ?? '';
  return code === null
    ? null
    : meanIn(
        String(code),
        rows.flatMap((row) => (ownValue(graph, type, row, field) as Point | null) ?? []),
      );
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

/** Whether the keys of a group fulfil a condition. */
export function keepsKeys(
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
