import type { CoverageCellsQuery, CoverageMarginsQuery } from './documents';
import { nameOf, noValue, type DimensionCode, type KeyValue } from './dimensions';

/** A row or a column of the heat map. */
export interface Line {
  readonly name: string;
  /** Undefined for the partners without a value. */
  readonly label: string | undefined;
  /** How many partners have the value, each once. */
  readonly count: number;
}

export interface HeatMap {
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** The partners that have both values. */
  readonly count: (row: string, column: string) => number;
  /** The largest count of a cell. */
  readonly largest: number;
  /** In how many rows that have a partner a column has none. */
  readonly gaps: (column: string) => number;
}

interface Margin {
  readonly count: number;
  readonly key: { readonly values: readonly KeyValue[] };
}

/** The lines of a margin, those with most partners first, and the one without a value last. */
function linesOf(dimension: DimensionCode, margins: readonly Margin[]): readonly Line[] {
  const lines = margins.flatMap(({ count, key: { values } }) =>
    values.map((value) => ({
      name: nameOf(dimension, value),
      label: value.value === null || value.value === '' ? undefined : (value.label ?? value.value),
      count,
    })),
  );
  return lines.toSorted(
    (one, other) => Number(one.name === noValue) - Number(other.name === noValue) || other.count - one.count,
  );
}

export function heatMapOf(
  rows: DimensionCode,
  columns: DimensionCode,
  margins: CoverageMarginsQuery,
  cells: readonly CoverageCellsQuery['partners']['groups']['nodes'][number][],
): HeatMap {
  const counts = new Map<string, Map<string, number>>();
  let largest = 0;
  for (const { count, key } of cells) {
    const [row, column] = key.values;
    if (!row || !column) continue;
    const name = nameOf(columns, column);
    const ofColumn = counts.get(name) ?? new Map<string, number>();
    counts.set(name, ofColumn.set(nameOf(rows, row), count));
    largest = Math.max(largest, count);
  }
  const rowLines = linesOf(rows, margins.partners.rows.nodes);
  const inhabited = rowLines.filter(({ count }) => count > 0).length;
  return {
    rows: rowLines,
    columns: linesOf(columns, margins.partners.columns.nodes),
    count: (row, column) => counts.get(column)?.get(row) ?? 0,
    largest,
    gaps: (column) => inhabited - (counts.get(column)?.size ?? 0),
  };
}

/** The number of colors of cells with partners. */
export const levels = 5;

/** Which color a count has: 0 is a gap. Counts are skewed, so the scale is that of their roots. */
export function levelOf(count: number, largest: number): number {
  return count === 0 ? 0 : Math.max(1, Math.ceil(levels * Math.sqrt(count / largest)));
}

/** The rows in the order that the reader wants, and those alone that are wanted. */
export function chosenRows(
  map: HeatMap,
  { order, gap, withEmpty }: { readonly order: string; readonly gap: string | undefined; readonly withEmpty: boolean },
  collator: Intl.Collator,
): readonly Line[] {
  const rows = map.rows.filter(
    ({ name, count }) => (withEmpty || count > 0) && (gap === undefined || map.count(name, gap) === 0),
  );
  if (order === 'count') return rows;
  if (order === 'name') {
    return rows.toSorted(
      (one, other) =>
        Number(one.label === undefined) - Number(other.label === undefined) ||
        collator.compare(one.label ?? '', other.label ?? ''),
    );
  }
  return rows.toSorted((one, other) => map.count(other.name, order) - map.count(one.name, order));
}
