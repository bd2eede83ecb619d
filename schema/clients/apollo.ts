import type { FieldMergeFunction, InMemoryCacheConfig, TypePolicies } from '@apollo/client';
import embedded from './embedded-types.json';
import possibleTypes from './possible-types.json';

/** An object without an id, as the cache stores it: its fields by name and arguments. */
interface Stored {
  readonly [field: string]: unknown;
}

function isEmbedded(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('__ref' in value);
}

/** Whether two objects show by a field that they share that they are not the same thing: another row, another text. */
function differ(existing: Stored, incoming: Stored): boolean {
  return Object.keys(incoming).some((field) => {
    const [one, other] = [existing[field], incoming[field]];
    if (one === undefined || Array.isArray(one) || typeof one === 'number') return false;
    if (isEmbedded(one) && isEmbedded(other)) return differ(one, other);
    return JSON.stringify(one) !== JSON.stringify(other);
  });
}

function merged(existing: unknown, incoming: unknown): unknown {
  if (isEmbedded(existing) && isEmbedded(incoming)) {
    const fields = Object.entries(incoming).map(([field, value]) => [field, merged(existing[field], value)]);
    return { ...existing, ...Object.fromEntries(fields) };
  }
  return Array.isArray(existing) && Array.isArray(incoming) ? mergedList(existing, incoming) : incoming;
}

function mergedList(existing: readonly unknown[], incoming: readonly unknown[]): readonly unknown[] {
  const isSame =
    existing.length === incoming.length &&
    incoming.every((item, index) => {
      const known = existing[index];
      return isEmbedded(item) && isEmbedded(known) && !differ(known, item);
    });
  return isSame ? incoming.map((item, index) => merged(existing[index], item)) : incoming;
}

/**
 * Keeps what other queries asked of the items of a list, since items without an id belong to their places in it. Where an
 * item has become another, the new list replaces the old.
 */
const mergeItems: { readonly merge: FieldMergeFunction } = {
  merge: (existing, incoming) => merged(existing, incoming),
};

function policiesOf({ types, lists }: { readonly types: string[]; readonly lists: object }): TypePolicies {
  const policies: TypePolicies = Object.fromEntries(types.map((type) => [type, { keyFields: false, merge: true }]));
  for (const [type, fields] of Object.entries(lists) as [string, string[]][])
    policies[type] = { ...policies[type], fields: Object.fromEntries(fields.map((field) => [field, mergeItems])) };
  // Where a query of the viewer does not select its id, its fields are kept beside those of other queries as well.
  policies['Viewer'] = { merge: true };
  return policies;
}

/** What `new InMemoryCache(…)` has to know of the hub's schema. Add policies of your own for pages that grow. */
export const hubCache: InMemoryCacheConfig & { readonly typePolicies: TypePolicies } = {
  possibleTypes,
  typePolicies: policiesOf(embedded),
};
