import { useQuery } from '@apollo/client/react';
import { NativeSelect, Text } from '@mantine/core';
import type { Column } from '../../shared/rows-table';
import { Section } from '../../shared/section';
import { Empty, Loaded, SkeletonRows } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import {
  MissingRequirementsFragmentDoc,
  PortalMissingDocument,
  type MissingRequirementsFragment,
  type PortalMissingQuery,
} from './documents';
import { GrowingTable } from './growing-table';
import { PartnerLink } from './partner-link';
import { missingChoices, missingFilter, useChangePortal, usePortalSearch } from './portal-search';
import { portalTexts } from './texts';
import { useRows } from './use-rows';

/** What each partner misses for the qualification that is nearest, those that miss least first. */
export function Missing() {
  const t = useTexts(portalTexts);
  const locale = useLanguage();
  const { missing } = usePortalSearch();
  const change = useChangePortal();
  const result = useQuery(PortalMissingDocument, { variables: { filter: missingFilter(missing), locale } });
  const choice = (
    <NativeSelect
      label={t('howMany')}
      size="xs"
      value={missing}
      data={missingChoices.map((value) => ({ value, label: t(`missing-${value}`) }))}
      onChange={({ currentTarget: { value } }) => change({ missing: value === 'any' ? undefined : value })}
    />
  );
  return (
    <Section title={t('missing')} count={result.data?.viewer.distributor?.partners.totalCount} tools={choice}>
      <Loaded result={result} skeleton={<SkeletonRows />}>
        {({ viewer }) => viewer.distributor && <Partners list={viewer.distributor.partners} result={result} />}
      </Loaded>
    </Section>
  );
}

interface PartnersProps {
  readonly list: NonNullable<PortalMissingQuery['viewer']['distributor']>['partners'];
  readonly result: { fetchMore(options: { variables: { after: string | null } }): Promise<unknown> };
}

function Partners({ list, result }: PartnersProps) {
  const t = useTexts(portalTexts);
  const format = useFormat();
  const rows = useRows(MissingRequirementsFragmentDoc, 'MissingRequirements', list.nodes);
  if (list.totalCount === 0) return <Empty title={t('noPartners')} />;
  const columns: readonly Column<MissingRequirementsFragment>[] = [
    { title: t('partner'), cell: (partner) => <PartnerLink partner={partner} /> },
    { title: t('next'), cell: ({ nextQualification: next }) => next?.qualification.name ?? t('holdsAll') },
    {
      title: t('howMany'),
      isNumber: true,
      cell: ({ nextQualification: next }) =>
        next && next.missingCount !== null ? format.number(next.missingCount) : null,
    },
    { title: t('whatIsMissing'), cell: (partner) => <Requirements partner={partner} /> },
  ];
  return <GrowingTable label={t('missing')} columns={columns} rows={rows} list={list} result={result} />;
}

function Requirements({ partner: { nextQualification: next } }: { readonly partner: MissingRequirementsFragment }) {
  const t = useTexts(portalTexts);
  if (!next) return null;
  if (next.missingCount === 0) return <Text size="sm">{t('nothingMissing')}</Text>;
  if (next.requirements.length === 0) return <Text size="sm">{t('cannotBeJudged')}</Text>;
  return next.requirements.map(({ requirement }) => (
    <Text key={requirement.id} size="sm">
      {requirement.summary}
    </Text>
  ));
}
