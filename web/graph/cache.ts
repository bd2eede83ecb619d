import { InMemoryCache, type FieldPolicy, type Reference, type TypePolicies } from '@apollo/client';
import { hubCache } from '../../schema/clients/apollo';

/** A connection in the cache: what has been asked of it, and its rows so far. */
interface StoredConnection {
  readonly nodes?: readonly Reference[];
}

/**
 * A list that grows by pages: the rows after a cursor follow those that are there. `first`, `after` and `locale` do not make another
 * list; what is asked of the list beside its rows, such as its facets, is kept with it.
 */
const growing: FieldPolicy<StoredConnection> = {
  keyArgs: ['filter', 'search', 'orderBy', 'asOf'],
  merge(existing, incoming, { args, mergeObjects }) {
    if (!existing) return incoming;
    if (!args?.['after'] || !existing.nodes || !incoming.nodes) return mergeObjects(existing, incoming);
    return mergeObjects(existing, { ...incoming, nodes: [...existing.nodes, ...incoming.nodes] });
  },
};

/** The same for a list that pages show with different lengths: three technologies in a row of a list are not all of them. */
const growingByLength: FieldPolicy<StoredConnection> = {
  ...growing,
  keyArgs: ['filter', 'search', 'orderBy', 'asOf', 'first'],
};

function growingFields(...names: readonly string[]): Record<string, FieldPolicy> {
  return Object.fromEntries(names.map((name) => [name, growingByLength]));
}

/** A cache for one viewer. Rows have the same ids for all viewers, but not the same fields, so it is never shared. */
export function createCache(): InMemoryCache {
  const { typePolicies } = hubCache;
  const withFields = (type: string, fields: Record<string, FieldPolicy>): TypePolicies => ({
    [type]: { ...typePolicies[type], fields: { ...typePolicies[type]?.fields, ...fields } },
  });
  return new InMemoryCache({
    ...hubCache,
    typePolicies: {
      ...typePolicies,
      ...withFields('Query', {
        partners: growing,
        ...growingFields('awards', 'fundingRequests', 'qualificationApplications'),
      }),
      ...withFields('Distributor', growingFields('partners', 'enablements')),
      ...withFields('Partner', growingFields('awards', 'offerings', 'references', 'technologies', 'locations')),
    },
  });
}
