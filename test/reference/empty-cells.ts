import { getNamedType, isEnumType, isObjectType } from 'graphql';
import type { Dimension, Key } from './dimensions';
import { targetOf } from './dimensions';
import type { Graph } from './graph';
import type { Row } from './tables';

/** The rows that have one key. */
export interface Group {
  readonly keys: readonly Key[];
  readonly rows: readonly Row[];
  /** Of a group of `change`: how many rows it gained, lost and kept, gained and lost together, and gained less lost. */
  readonly fates?: Readonly<Record<Fate, number>>;
}

/** The names of what `change` counts of a group. */
const fates = ['gained', 'lost', 'kept', 'moved', 'net'] as const;

export type Fate = (typeof fates)[number];

export function isFate(name: string): name is Fate {
  return (fates as readonly string[]).includes(name);
}

/** What tells a key from others. */
export function nameOf(key: Key): unknown {
  if (key === null || typeof key !== 'object') return key;
  return 'id' in key ? key.id : key.map(({ id }) => id);
}

/**
 * The combinations of values of the dimensions that no group has.
 * @param groups all groups of the list
 * @param noted is told how many combinations a list has before they are made, and throws if these are too many
 */
export function emptyCells(
  { graph, type, noted }: { readonly graph: Graph; readonly type: string; noted(cells: number): void },
  dimensions: readonly Dimension[],
  groups: readonly Group[],
  keeps: (dimension: Dimension, key: Key) => boolean,
): readonly Group[] {
  const known = new Set(groups.map(({ keys }) => JSON.stringify(keys.map(nameOf))));
  const domains = dimensions.map((dimension, place) => {
    const met = groups.flatMap(({ keys }) => keys[place] ?? []);
    return domainOf(graph, type, dimension, met as readonly Key[]).filter((key) => keeps(dimension, key));
  });
  noted(domains.reduce((count, { length }) => count * length, 1));
  return domains
    .reduce<readonly (readonly Key[])[]>(
      (cells, values) => cells.flatMap((cell) => values.map((key) => [...cell, key])),
      [[]],
    )
    .filter((keys) => !known.has(JSON.stringify(keys.map(nameOf))))
    .map((keys): Group => ({ keys, rows: [] }));
}

/** The values of a dimension, whether or not rows have them. @param met those that rows have */
export function domainOf(graph: Graph, type: string, dimension: Dimension, met: readonly Key[]): readonly Key[] {
  switch (dimension.part) {
    case 'set':
    case 'cell':
      throw new Error(`${dimension.name} has no values that can be listed.`);
    case 'object':
      return graph.rows(targetOf(graph, type, dimension) ?? '');
    case 'value':
      return valuesOf(graph, type, dimension, met);
    case 'fiscalQuarter': {
      const quarters = met as readonly Row[];
      return graph.rows('FiscalQuarter').filter((each) => {
        const own = quarters.filter(({ vendor }) => vendor === each['vendor']).map(({ startsOn }) => String(startsOn));
        const start = String(each['startsOn']);
        return own.some((other) => other <= start) && own.some((other) => other >= start);
      });
    }
    case 'year': {
      const years = (met as readonly number[]).toSorted((one, other) => one - other);
      const [first = 1, last = 0] = [years[0], years.at(-1)];
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    }
    default: {
      const days = (met as readonly string[]).toSorted();
      const [first, last] = [days[0], days.at(-1)];
      if (first === undefined || last === undefined) return [];
      const step = dimension.part === 'month' ? 1 : 3;
      const length = (monthsSince(last) - monthsSince(first)) / step + 1;
      return Array.from({ length }, (_, index) => dayOfMonth(monthsSince(first) + index * step));
    }
  }
}

/** Months since the year 0. */
function monthsSince(day: string): number {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return year * 12 + month - 1;
}

function dayOfMonth(months: number): string {
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}

/** The values of an enum, or of Boolean; the codes that rows have. */
function valuesOf({ schema }: Graph, type: string, { key, name }: Dimension, met: readonly Key[]): readonly Key[] {
  const keys = schema.getType(`${type}Key`);
  const field = isObjectType(keys) ? keys.getFields()[key] : undefined;
  if (!field) throw new Error(`Groups of ${type} have no key ${name}.`);
  const named = getNamedType(field.type);
  if (named.name === 'String') return [...new Set(met.filter((each) => each !== null))];
  return isEnumType(named) ? named.getValues().map((each) => each.value as string) : [false, true];
}
