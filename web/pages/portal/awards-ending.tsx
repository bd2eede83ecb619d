import type { useQuery as UseQuery } from '@apollo/client/react';
import { useQuery } from '@apollo/client/react';
import { NativeSelect, Text } from '@mantine/core';
import type { Column } from '../../shared/rows-table';
import { Section } from '../../shared/section';
import { Empty, Loaded, SkeletonRows } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import {
  EndingAwardFragmentDoc,
  PortalAwardsEndingDocument,
  type EndingAwardFragment,
  type PortalAwardsEndingQuery,
  type PortalAwardsEndingQueryVariables,
} from './documents';
import { GrowingTable } from './growing-table';
import { PartnerLink } from './partner-link';
import { dayChoices, endingWithin, servedBy, useChangePortal, usePortalSearch } from './portal-search';
import { portalTexts } from './texts';
import { useRows } from './use-rows';

/** The awards that the distributor's partners are about to lose, the first end first. */
export function AwardsEnding({ distributor }: { readonly distributor: string }) {
  const t = useTexts(portalTexts);
  const locale = useLanguage();
  const { days } = usePortalSearch();
  const change = useChangePortal();
  const filter = { ...endingWithin(days), partner: servedBy(distributor) };
  const result = useQuery(PortalAwardsEndingDocument, { variables: { filter, locale } });
  const choice = (
    <NativeSelect
      label={t('within')}
      size="xs"
      value={days}
      data={dayChoices.map((value) => ({ value, label: t('days', { count: Number(value) }) }))}
      onChange={({ currentTarget }) => change({ days: currentTarget.value })}
    />
  );
  return (
    <Section title={t('ending')} tools={choice}>
      <Loaded result={result} skeleton={<SkeletonRows />}>
        {({ awards }) => <Awards awards={awards} result={result} days={days} />}
      </Loaded>
    </Section>
  );
}

interface AwardsProps {
  readonly awards: PortalAwardsEndingQuery['awards'];
  readonly result: UseQuery.Result<PortalAwardsEndingQuery, PortalAwardsEndingQueryVariables>;
  readonly days: string;
}

function Awards({ awards, result, days }: AwardsProps) {
  const t = useTexts(portalTexts);
  const format = useFormat();
  const rows = useRows(EndingAwardFragmentDoc, 'EndingAward', awards.nodes);
  if (awards.totalCount === 0) return <Empty title={t('noneEnds')}>{t('noneEndsHint')}</Empty>;
  const columns: readonly Column<EndingAwardFragment>[] = [
    { title: t('partner'), cell: ({ partner }) => <PartnerLink partner={partner} /> },
    { title: t('qualification'), cell: ({ qualification }) => qualification.name },
    { title: t('lastDay'), cell: ({ lastDay }) => lastDay !== null && <b>{format.day(lastDay)}</b> },
    { title: t('validFrom'), cell: ({ validFrom }) => format.day(validFrom) },
    { title: t('place'), cell: ({ partner: { city, country } }) => [city, country.name].filter(Boolean).join(', ') },
  ];
  return (
    <>
      <Text size="sm" mb="xs" role="status">
        {t('endingSummary', { count: awards.totalCount, number: format.number(awards.totalCount), days })}
      </Text>
      <GrowingTable label={t('ending')} columns={columns} rows={rows} list={awards} result={result} />
    </>
  );
}
