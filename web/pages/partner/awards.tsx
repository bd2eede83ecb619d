import type { FragmentType } from '@apollo/client';
import { Box, Button, Text } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import { More } from '../../shared/more';
import { RowsTable, type Column } from '../../shared/rows-table';
import { Section } from '../../shared/section';
import { SkeletonRows, Waiting } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { awardTexts, statusTexts } from './award-texts';
import { PartnerAwardsDocument, PartnerAwardsFragmentDoc, type PartnerAwardsFragment } from './documents';
import { partnerRoute } from './route';
import { timelineOf, todayNumber, type Award } from './timeline';
import { useMoreOf, usePartnerFragment } from './use-partner';

/** The chart is large, and stands below what is read first. */
const AwardChart = lazy(async () => ({ default: (await import('./award-chart')).AwardChart }));

/** The awards of a partner over time: those that the viewer sees. */
export function Awards({ partner }: { readonly partner: FragmentType<PartnerAwardsFragment> }) {
  const t = useTexts(awardTexts);
  const load = useMoreOf(PartnerAwardsDocument);
  const isTable = partnerRoute.useSearch().awards === 'table';
  const navigate = partnerRoute.useNavigate();
  const data = usePartnerFragment(PartnerAwardsFragmentDoc, 'PartnerAwards', partner);
  const nodes = data?.awards.nodes;
  const timeline = useMemo(() => timelineOf(nodes ?? [], todayNumber()), [nodes]);
  if (!data || !nodes) return null;
  const toggle = (): void =>
    void navigate({
      search: (search) => ({ ...search, awards: isTable ? undefined : 'table' }),
      replace: true,
      resetScroll: false,
    });
  const tools = nodes.length > 0 && (
    <Button variant="default" size="xs" aria-expanded={isTable} onClick={toggle}>
      {t(isTable ? 'hideTable' : 'asTable')}
    </Button>
  );
  return (
    <Section title={t('title')} count={data.awards.totalCount} tools={tools}>
      {nodes.length === 0 ? (
        <Text c="dimmed">{t('none')}</Text>
      ) : (
        <>
          <Suspense
            fallback={
              <Waiting>
                <SkeletonRows count={1} height={150} />
              </Waiting>
            }
          >
            <AwardChart timeline={timeline} />
          </Suspense>
          {isTable && (
            <Box mt="md">
              <AwardTable awards={nodes.toReversed()} />
            </Box>
          )}
        </>
      )}
      <More shown={nodes.length} total={data.awards.totalCount} pageInfo={data.awards.pageInfo} load={load} />
    </Section>
  );
}

function AwardTable({ awards }: { readonly awards: readonly Award[] }) {
  const t = useTexts(awardTexts);
  const format = useFormat();
  const dayOrNone = (day: string | null): string => (day === null ? t('noEnd') : format.day(day));
  const columns: readonly Column<Award>[] = [
    { title: t('qualification'), cell: ({ qualification }) => qualification.name },
    { title: t('from'), cell: ({ validFrom }) => format.day(validFrom) },
    { title: t('to'), cell: ({ lastDay }) => dayOrNone(lastDay) },
    { title: t('state'), cell: ({ status, endReason }) => t(endReason ?? statusTexts[status]) },
    {
      title: t('suspensions'),
      cell: ({ suspensions }) =>
        suspensions.length === 0
          ? null
          : suspensions.map(({ id, validFrom, lastDay, reason }) => (
              <div key={id}>{t('suspension', { from: format.day(validFrom), to: dayOrNone(lastDay), reason })}</div>
            )),
    },
  ];
  const used = awards.some(({ suspensions }) => suspensions.length > 0) ? columns : columns.slice(0, -1);
  return <RowsTable label={t('table')} columns={used} rows={awards} />;
}
