import { useQuery } from '@apollo/client/react';
import { Badge, Group, TextInput } from '@mantine/core';
import type { Column } from '../../shared/rows-table';
import { Section } from '../../shared/section';
import { Empty, Loaded, SkeletonRows } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { SearchIcon } from '../../shell/icons';
import { useLanguage, useTexts } from '../../shell/texts';
import {
  PortalPartnerFragmentDoc,
  PortalPartnersDocument,
  type PortalPartnerFragment,
  type PortalPartnersQuery,
} from './documents';
import { GrowingTable } from './growing-table';
import { PartnerChoices } from './partner-choices';
import { PartnerLink } from './partner-link';
import { partnersFilter, useChangePortal, usePortalSearch } from './portal-search';
import { portalTexts } from './texts';
import { useRows } from './use-rows';

/** The partners of the distributor, by name. */
export function MyPartners() {
  const t = useTexts(portalTexts);
  const locale = useLanguage();
  const search = usePortalSearch();
  const change = useChangePortal();
  const variables = { search: search.q ?? null, filter: partnersFilter(search), locale };
  const result = useQuery(PortalPartnersDocument, { variables });
  // The partners of before stay while others are asked for.
  const data = (result.data ?? result.previousData) as PortalPartnersQuery | undefined;
  return (
    <Section title={t('partners')} count={data?.viewer.distributor?.partners.totalCount}>
      <Group gap="sm" mb="sm" align="flex-end">
        <TextInput
          type="search"
          label={t('search')}
          size="xs"
          flex="1 1 220px"
          leftSection={<SearchIcon />}
          value={search.q ?? ''}
          onChange={({ currentTarget }) => change({ q: currentTarget.value || undefined }, { isTyping: true })}
        />
        <PartnerChoices variables={variables} />
      </Group>
      <Loaded result={{ ...result, data }} skeleton={<SkeletonRows />}>
        {({ viewer }) => viewer.distributor && <Partners list={viewer.distributor.partners} result={result} />}
      </Loaded>
    </Section>
  );
}

interface PartnersProps {
  readonly list: NonNullable<PortalPartnersQuery['viewer']['distributor']>['partners'];
  readonly result: { fetchMore(options: { variables: { after: string | null } }): Promise<unknown> };
}

function Partners({ list, result }: PartnersProps) {
  const t = useTexts(portalTexts);
  const format = useFormat();
  const { q, qualification, country } = usePortalSearch();
  const rows = useRows(PortalPartnerFragmentDoc, 'PortalPartner', list.nodes);
  if (list.totalCount === 0) {
    const isLimited = [q, qualification, country].some((each) => each !== undefined);
    return isLimited ? <Empty title={t('noPartners')}>{t('noPartnersHint')}</Empty> : <Empty title={t('serveNone')} />;
  }
  const columns: readonly Column<PortalPartnerFragment>[] = [
    { title: t('partner'), cell: (partner) => <PartnerLink partner={partner} /> },
    { title: t('place'), cell: ({ city, country: { name } }) => [city, name].filter(Boolean).join(', ') },
    { title: t('qualifications'), cell: ({ qualifications }) => <Names of={qualifications} /> },
    {
      title: t('financing'),
      cell: ({ eligibleFinancingPrograms: programs }) =>
        programs.length === 0 ? null : format.list(programs.map(({ name }) => name)),
    },
    {
      title: t('otherDistributors'),
      isNumber: true,
      cell: ({ otherDistributorCount }) => otherDistributorCount !== null && format.number(otherDistributorCount),
    },
  ];
  return <GrowingTable label={t('partners')} columns={columns} rows={rows} list={list} result={result} />;
}

function Names({ of }: { readonly of: readonly { readonly id: string; readonly name: string }[] }) {
  if (of.length === 0) return null;
  return (
    <Group gap={4} component="span">
      {of.map(({ id, name }) => (
        <Badge key={id} component="span" variant="light" tt="none">
          {name}
        </Badge>
      ))}
    </Group>
  );
}
