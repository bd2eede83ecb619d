import type { Dimension } from '../../../reference/dimensions';
import { keysOf } from '../../../reference/dimensions';
import { domainOf } from '../../../reference/empty-cells';
import type { Draft } from './draft';
import type { Row } from '../../../reference/tables';

/** The most groups without rows of a document. */
const mostCells = 15_000;

/**
 * The most groups without rows that the price of a document may count, about: it assumes a full domain of each dimension, whatever
 * rows a filter keeps, and the hub refuses what costs too much.
 */
const mostPricedCells = 1e9;
/** About how many periods of a kind the price counts, and how many times as many rows of a large type as the demo has. */
const pricedPeriods = 250;
const pricedGrowth = 200;
const largeType = 100;

/** The lists that are grouped. */
interface Grouped {
  readonly page: { readonly type: string };
  /** How many lists there are about. */
  readonly pages: number;
  /** How many there are at most. */
  readonly product: number;
  /** The rows of some of them. */
  readonly lists: readonly (readonly Row[])[];
}

/** Sometimes whether groups without rows are listed; undefined if these are left out, have no values, or are too many. */
export function emptyOf(
  draft: Draft,
  { page: { type }, pages, product, lists }: Grouped,
  dimensions: readonly Dimension[],
): string | undefined {
  const { choice, graph } = draft;
  if (
    dimensions.some(({ part }) => part === 'set' || part === 'cell') ||
    (!draft.usage.wants(`${type}Connection.groups(empty)`) && choice.chance(55))
  )
    return undefined;
  const isRoot = product <= 1 && lists.length === 1;
  // Of lists below other rows some are known; others can have any of the values.
  const rows = isRoot ? lists.flat() : graph.rows(type);
  const cells = dimensions.reduce(
    (count, dimension) => {
      const met = isPeriod(dimension) ? rows.flatMap((row) => keysOf(graph, type, row, [dimension]).flat()) : [];
      const known = met.filter((key) => key !== null);
      return count * Math.max(1, domainOf(graph, type, dimension, known).length);
    },
    Math.max(1, product, pages),
  );
  if (cells > mostCells || pricedCells(draft, type, dimensions) * Math.max(1, product, pages) > mostPricedCells)
    return undefined;
  return choice.weighted([
    [1, 'OMIT'],
    [6, 'INCLUDE'],
    [5, 'ONLY'],
  ]);
}

function pricedCells({ graph }: Draft, type: string, dimensions: readonly Dimension[]): number {
  return dimensions.reduce((count, dimension) => {
    if (isPeriod(dimension)) return count * pricedPeriods;
    const values = domainOf(graph, type, dimension, []).length;
    return count * Math.max(1, values) * (values > largeType ? pricedGrowth : 1);
  }, 1);
}

function isPeriod({ part }: Dimension): boolean {
  return part !== 'object' && part !== 'value';
}
