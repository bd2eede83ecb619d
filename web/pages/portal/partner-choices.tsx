import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import {
  PortalPartnerFacetsDocument,
  type PortalPartnerFacetsQuery,
  type PortalPartnerFacetsQueryVariables,
} from './documents';
import { useChangePortal, usePortalSearch } from './portal-search';
import { portalTexts } from './texts';

/** Limits the partners to a qualification or a country. The numbers of a choice follow the text and the other choice. */
export function PartnerChoices({ variables }: { readonly variables: PortalPartnerFacetsQueryVariables }) {
  const t = useTexts(portalTexts);
  const search = usePortalSearch();
  const change = useChangePortal();
  const result = useQuery(PortalPartnerFacetsDocument, { variables });
  const data = (result.data ?? result.previousData) as PortalPartnerFacetsQuery | undefined;
  const facets = data?.viewer.distributor?.partners.facets ?? [];
  const choicesOf = useChoices(facets);
  return (
    <>
      <NativeSelect
        label={t('qualification')}
        size="xs"
        value={search.qualification ?? ''}
        data={choicesOf('QUALIFICATION', search.qualification)}
        onChange={({ currentTarget }) => change({ qualification: currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('country')}
        size="xs"
        value={search.country ?? ''}
        data={choicesOf('COUNTRY', search.country)}
        onChange={({ currentTarget }) => change({ country: currentTarget.value || undefined })}
      />
    </>
  );
}

type Facet = NonNullable<PortalPartnerFacetsQuery['viewer']['distributor']>['partners']['facets'][number];

function useChoices(facets: readonly Facet[]) {
  const t = useTexts(portalTexts);
  const format = useFormat();
  return (dimension: Facet['dimension'], chosen: string | undefined) => {
    const groups = facets.find((facet) => facet.dimension === dimension)?.groups ?? [];
    const offered = groups.flatMap(({ count, key: { values } }) => {
      const [value] = values;
      if (typeof value?.value !== 'string') return [];
      const name = value.label ?? value.value;
      return [{ value: value.value, label: t('choice', { name, number: format.number(count) }) }];
    });
    // What is chosen stays chosen while the numbers are asked for, and if no partner has it.
    const isOffered = chosen === undefined || offered.some(({ value }) => value === chosen);
    return [{ value: '', label: t('any') }, ...(isOffered ? [] : [{ value: chosen, label: chosen }]), ...offered];
  };
}
