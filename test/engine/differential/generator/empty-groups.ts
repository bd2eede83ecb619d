import type { Dimension } from '../../../reference/dimensions';
import { keysOf } from '../../../reference/dimensions';
import { domainOf } from '../../../reference/empty-cells';
import type { Draft } from './draft';
import type { Row } from '../../../reference/tables';

/** The most groups without rows of a document. */
const mostCells = 15_000;

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
  if (cells > mostCells) return undefined;
  return choice.weighted([
    [1, 'OMIT'],
    [6, 'INCLUDE'],
    [5, 'ONLY'],
  ]);
}

function isPeriod({ part }: Dimension): boolean {
  return part !== 'object' && part !== 'value';
}
