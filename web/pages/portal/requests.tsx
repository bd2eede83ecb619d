import { useQuery } from '@apollo/client/react';
import { Text } from '@mantine/core';
import type { Column } from '../../shared/rows-table';
import { Section } from '../../shared/section';
import { Loaded, SkeletonRows } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import {
  PortalApplicationsDocument,
  PortalFundingRequestsDocument,
  WaitingApplicationFragmentDoc,
  WaitingRequestFragmentDoc,
  type PortalApplicationsQuery,
  type PortalFundingRequestsQuery,
  type WaitingApplicationFragment,
  type WaitingRequestFragment,
} from './documents';
import { GrowingTable } from './growing-table';
import { PartnerLink } from './partner-link';
import { waiting } from './portal-search';
import { portalTexts } from './texts';
import { useRows } from './use-rows';

interface More {
  fetchMore(options: { variables: { after: string | null } }): Promise<unknown>;
}

/** Applications of the partners for qualifications that nobody has decided on. */
export function Applications() {
  const t = useTexts(portalTexts);
  const result = useQuery(PortalApplicationsDocument, { variables: { filter: waiting, locale: useLanguage() } });
  return (
    <Section title={t('applications')} count={result.data?.qualificationApplications.totalCount}>
      <Loaded result={result} skeleton={<SkeletonRows count={3} />}>
        {({ qualificationApplications: list }) =>
          list.totalCount === 0 ? (
            <Text c="dimmed">{t('noApplications')}</Text>
          ) : (
            <ApplicationTable list={list} result={result} />
          )
        }
      </Loaded>
    </Section>
  );
}

function ApplicationTable({
  list,
  result,
}: {
  readonly list: PortalApplicationsQuery['qualificationApplications'];
  readonly result: More;
}) {
  const t = useTexts(portalTexts);
  const format = useFormat();
  const rows = useRows(WaitingApplicationFragmentDoc, 'WaitingApplication', list.nodes);
  const columns: readonly Column<WaitingApplicationFragment>[] = [
    { title: t('partner'), cell: ({ partner }) => <PartnerLink partner={partner} /> },
    { title: t('qualification'), cell: ({ qualification }) => qualification.name },
    { title: t('submitted'), cell: ({ submittedAt }) => submittedAt !== null && format.instant(submittedAt) },
    { title: t('state'), cell: ({ status }) => t(stateOf(status)) },
  ];
  return <GrowingTable label={t('applications')} columns={columns} rows={rows} list={list} result={result} />;
}

/** Requests of the partners for money that nobody has decided on. */
export function FundingRequests() {
  const t = useTexts(portalTexts);
  const result = useQuery(PortalFundingRequestsDocument, { variables: { filter: waiting, locale: useLanguage() } });
  return (
    <Section title={t('funding')} count={result.data?.fundingRequests.totalCount}>
      <Loaded result={result} skeleton={<SkeletonRows count={3} />}>
        {({ fundingRequests: list }) =>
          list.totalCount === 0 ? (
            <Text c="dimmed">{t('noFunding')}</Text>
          ) : (
            <RequestTable list={list} result={result} />
          )
        }
      </Loaded>
    </Section>
  );
}

function RequestTable({
  list,
  result,
}: {
  readonly list: PortalFundingRequestsQuery['fundingRequests'];
  readonly result: More;
}) {
  const t = useTexts(portalTexts);
  const format = useFormat();
  const rows = useRows(WaitingRequestFragmentDoc, 'WaitingRequest', list.nodes);
  const columns: readonly Column<WaitingRequestFragment>[] = [
    { title: t('partner'), cell: ({ partner }) => <PartnerLink partner={partner} /> },
    { title: t('financingProgram'), cell: ({ financingProgram }) => financingProgram.name },
    { title: t('purpose'), cell: ({ purpose }) => purpose },
    {
      title: t('amount'),
      isNumber: true,
      cell: ({ requested: { amount, currency } }) => format.money(amount, currency),
    },
    { title: t('submitted'), cell: ({ submittedAt }) => submittedAt !== null && format.instant(submittedAt) },
    { title: t('state'), cell: ({ status }) => t(stateOf(status)) },
  ];
  return <GrowingTable label={t('funding')} columns={columns} rows={rows} list={list} result={result} />;
}

/** Only those that wait are listed. */
function stateOf(status: string): 'IN_REVIEW' | 'SUBMITTED' {
  return status === 'IN_REVIEW' ? status : 'SUBMITTED';
}
