import { useQuery } from '@apollo/client/react';
import { useLanguage } from '../../shell/texts';
import { FinderFacetsDocument, FinderTaxonomiesDocument, type FinderFacetsQuery } from './documents';
import { filterOf, searchTextOf, type FacetKey } from './finder-filter';
import { useSettledSearch } from './use-finder';

/** A value of a facet. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** A facet, without numbers while they are counted for the first time. */
interface Facet {
  readonly key: Exclude<FacetKey, 'term'>;
  readonly values?: readonly FacetValue[];
}

export interface Facets {
  readonly facets: readonly Facet[];
  readonly taxonomies: readonly { readonly code: string; readonly name: string }[];
  /** The exact number of partners that fit, once it is counted. */
  readonly total: number | undefined;
  readonly isCounting: boolean;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
  readonly variables: ReturnType<typeof useVariables>;
}

/** The numbers of the filters. Those of before stay until the new ones are there. */
export function useFacets(): Facets {
  const variables = useVariables();
  const { data, previousData, loading, error, refetch } = useQuery(FinderFacetsDocument, { variables });
  const { data: taxonomies } = useQuery(FinderTaxonomiesDocument, { variables: { locale: variables.locale } });
  const partners = (data ?? previousData)?.partners;
  const valuesOf = (dimension: Dimension) => {
    const groups = partners?.facets.find((facet) => facet.dimension === dimension)?.groups;
    return groups && (dimension === 'ENROLMENT_TIER' ? tierValues(groups) : facetValues(groups));
  };
  const facet = (key: Facet['key'], values: readonly FacetValue[] | undefined): Facet => ({
    key,
    ...(values && { values }),
  });
  return {
    facets: [
      facet('country', valuesOf('COUNTRY')),
      facet('qualification', valuesOf('QUALIFICATION')),
      facet('category', valuesOf('TECHNOLOGY_CATEGORY')),
      facet('tier', valuesOf('ENROLMENT_TIER')),
    ],
    taxonomies: taxonomies?.taxonomies.nodes ?? [],
    total: data?.partners.totalCount,
    isCounting: loading,
    error,
    refetch,
    variables,
  };
}

function useVariables() {
  const search = useSettledSearch();
  return { filter: filterOf(search), search: searchTextOf(search), locale: useLanguage() };
}

type Dimension = FinderFacetsQuery['partners']['facets'][number]['dimension'];

interface Group {
  readonly count: number;
  readonly key: { readonly values: readonly { readonly value: string | null; readonly label: string | null }[] };
}

/** A group of partners without a value cannot be chosen. */
export function facetValues(groups: readonly Group[]): readonly FacetValue[] {
  return groups.flatMap(({ count, key }) => {
    const [entry] = key.values;
    return typeof entry?.value === 'string' ? [{ value: entry.value, label: entry.label ?? entry.value, count }] : [];
  });
}

/** Tiers of several programs may have one name, so the program is named too. */
function tierValues(groups: FinderFacetsQuery['partners']['facets'][number]['groups']): readonly FacetValue[] {
  const tiers = groups.flatMap(({ count, key }) => {
    const [entry] = key.values;
    const node = entry?.node;
    if (!node || !('program' in node)) return [];
    return [{ value: node.id, label: entry.label ?? '', program: node.program.name, count }];
  });
  const hasSeveral = new Set(tiers.map(({ program }) => program)).size > 1;
  return tiers.map(({ program, label, ...rest }) => ({ ...rest, label: hasSeveral ? `${label} (${program})` : label }));
}
