import { LRUCache } from 'lru-cache';
import type { BoundOperation } from '../operation/operation';
import { wordsOf } from './list-work';

/** What the cache holds at most: costs, and the characters of their keys. */
const bounds = { max: 10_000, maxSize: 16 * 1024 * 1024 };

/**
 * The costs that were computed last. Requests with one plan cost the same if their lists have as many elements, and their
 * searches have words as long, and their series and forecasts as many points.
 */
export class PriceCache {
  private readonly costs = new LRUCache<string, number>({ ...bounds, sizeCalculation: (_cost, { length }) => length });

  /** @param plan the key of the plan of the operation for the role */
  static keyOf(plan: string, { fields }: BoundOperation): string {
    let sizes = '';
    for (const { given, repeats } of fields) sizes += sizesIn(given) + (repeats === undefined ? '' : `×${repeats}`);
    return `${plan}|${sizes}`;
  }

  get(key: string): number | undefined {
    return this.costs.get(key);
  }

  set(key: string, cost: number): void {
    this.costs.set(key, cost);
  }
}

/** The lengths of all lists among some arguments, and of the words of a search. */
function sizesIn(given: { readonly [name: string]: unknown }): string {
  let sizes = '';
  for (const name in given) {
    const value = given[name];
    if (name === 'search' && typeof value === 'string') sizes += `"${wordsOf(value).map(lengthOf).join()}"`;
    else if (typeof value === 'object' && value !== null) sizes += sizesOf(value);
  }
  return sizes;
}

function sizesOf(value: object): string {
  if (!Array.isArray(value)) return sizesIn(value as { readonly [name: string]: unknown });
  let sizes = `[${value.length}`;
  for (const each of value) if (typeof each === 'object' && each !== null) sizes += sizesOf(each as object);
  return `${sizes}]`;
}

function lengthOf({ length }: string): number {
  return length;
}
