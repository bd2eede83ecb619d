import type { GraphQLError } from 'graphql';
import { refusal } from './errors';
import type { Selected } from './selection';

/** How many rows a document may ask for at most. */
export interface PageBudget {
  /** The largest product of page sizes along one path. */
  readonly path: number;
  /** The largest sum of these products over the document. */
  readonly document: number;
}

/** The limits that every hub starts with. */
export const pageBudget: PageBudget = { path: 100_000, document: 250_000 };

/** A field that gives several rows for each row above it. */
export interface Sized {
  readonly selected: Selected;
  /** The nearest such field above it. */
  readonly parent: Sized | undefined;
  readonly slot: number;
}

function figure(value: number): string {
  return value.toLocaleString('en').replaceAll(',', ' ');
}

function describe(sized: Sized, sizes: ReadonlyMap<Sized, number>): string {
  const factors: string[] = [];
  for (let each: Sized | undefined = sized; each; each = each.parent) factors.unshift(figure(sizes.get(each) ?? 1));
  return factors.join(' × ');
}

/**
 * Checks the page sizes of a document before it runs, from the document and its variables alone.
 * @param sizes of each slot in this request
 * @returns the refusal, naming the path and the figures, or nothing
 */
export function checkPageBudget(
  fields: readonly Sized[],
  sizeOf: (slot: number) => number,
  budget: PageBudget,
): GraphQLError | undefined {
  const products = new Map<Sized, number>();
  const sizes = new Map<Sized, number>();
  let sum = 0;
  let largest: Sized | undefined;
  for (const sized of fields) {
    const size = sizeOf(sized.slot);
    const product = (sized.parent ? (products.get(sized.parent) ?? 1) : 1) * size;
    sizes.set(sized, size);
    products.set(sized, product);
    sum += product;
    if (!largest || product > (products.get(largest) ?? 0)) largest = sized;
    if (product > budget.path) {
      const { path, nodes } = sized.selected;
      return refusal(
        'TOO_COMPLEX',
        `The page sizes along ${path.join('.')} multiply to ${describe(sized, sizes)} = ${figure(product)} rows; at most ${figure(budget.path)} are allowed. Ask for smaller pages.`,
        path,
        nodes,
      );
    }
  }
  if (!largest || sum <= budget.document) return undefined;
  const { path, nodes } = largest.selected;
  return refusal(
    'TOO_COMPLEX',
    `The pages of this document add up to ${figure(sum)} rows; at most ${figure(budget.document)} are allowed. The largest is ${path.join('.')} with ${describe(largest, sizes)} = ${figure(products.get(largest) ?? 0)}.`,
    path,
    nodes,
  );
}
