import { useQuery } from '@apollo/client/react';
import { Stack, Title } from '@mantine/core';
import { Forbidden, Loaded, SkeletonRows } from '../../shared/states';
import { useLanguage, useTexts } from '../../shell/texts';
import { DayChoice } from './day-choice';
import {
  ApplicationFunnelByQualificationDocument,
  ApplicationFunnelDocument,
  RequestFunnelDocument,
} from './documents';
import { FunnelTable, type FunnelLine } from './funnel-table';
import { coverageTexts } from './texts';
import { useChoices } from './use-choices';

interface FunnelProps {
  readonly isForbidden: boolean;
  /** Whether the viewer sees those of all partners. */
  readonly seesAll: boolean;
  readonly since: string | undefined;
}

/** What becomes of applications and of funding requests, and how long it takes. */
export function Funnel({ isForbidden, seesAll, since }: FunnelProps) {
  const t = useTexts(coverageTexts);
  const { asOf, choose } = useChoices();
  if (isForbidden) return <Forbidden>{t('funnelForbidden')}</Forbidden>;
  return (
    <Stack gap="xl">
      <DayChoice label={t('day')} day={asOf} since={since} onChoose={(day) => choose({ date: day ?? '' })} />
      <section aria-labelledby="applications">
        <Title order={2} size="h3" id="applications" mb="sm">
          {t('applications')}
        </Title>
        <Applications seesAll={seesAll} />
      </section>
      <section aria-labelledby="requests">
        <Title order={2} size="h3" id="requests" mb="sm">
          {t('requests')}
        </Title>
        <Requests seesAll={seesAll} />
      </section>
    </Stack>
  );
}

function Applications({ seesAll }: { readonly seesAll: boolean }) {
  const t = useTexts(coverageTexts);
  const locale = useLanguage();
  const { asOf } = useChoices();
  const whole = useQuery(ApplicationFunnelDocument, { variables: { asOf } });
  const parts = useQuery(ApplicationFunnelByQualificationDocument, { variables: { asOf, locale } });
  return (
    <Loaded result={whole} skeleton={<SkeletonRows count={4} />}>
      {({ qualificationApplications: { aggregate } }) => (
        <Loaded result={parts} skeleton={<SkeletonRows count={4} />}>
          {({ qualificationApplications: { groups } }) => {
            const lines = groups.nodes.map(({ key, ...steps }): FunnelLine => ({
              ...steps,
              name: key.qualification?.name ?? '',
              id: key.qualification?.id ?? '-',
            }));
            return (
              <FunnelTable
                steps={['submitted', 'reviewed', 'approved', 'rejected', 'withdrawn']}
                head={t('QUALIFICATION')}
                whole={{ ...aggregate, name: t('all'), id: '' }}
                lines={lines}
                seesAll={seesAll}
              />
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

function Requests({ seesAll }: { readonly seesAll: boolean }) {
  const t = useTexts(coverageTexts);
  const locale = useLanguage();
  const { asOf } = useChoices();
  const result = useQuery(RequestFunnelDocument, { variables: { asOf, locale } });
  return (
    <Loaded result={result} skeleton={<SkeletonRows count={4} />}>
      {({ fundingRequests: { aggregate, groups } }) => {
        const lines = groups.nodes.map(({ key, ...steps }): FunnelLine => ({
          ...steps,
          // The request of a program that is closed is visible, its program may not be.
          name: key.financingProgram?.name ?? t('hiddenProgram'),
          id: key.financingProgram?.id ?? '-',
        }));
        return (
          <FunnelTable
            steps={['submitted', 'reviewed', 'approved', 'paid', 'rejected', 'withdrawn']}
            head={t('financingProgram')}
            whole={{ ...aggregate, name: t('all'), id: '' }}
            lines={lines}
            seesAll={seesAll}
          />
        );
      }}
    </Loaded>
  );
}
