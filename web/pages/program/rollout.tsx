import { useQuery } from '@apollo/client/react';
import { Button, Group, NativeSelect, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { DayInput } from '../../shared/day-input';
import { Loaded } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { RolloutDocument, type ProgramDetailsQuery } from './documents';
import { RolloutSummary } from './rollout-summary';
import {
  measureOf,
  monthsLater,
  reachingOf,
  rolloutVariables,
  shares,
  today,
  type Measure,
  type RolloutSpan,
} from './rollout-variables';
import { programRoute } from './route';
import { programTexts } from './texts';

// The library of the charts is larger than the page.
const RolloutChart = lazy(() => import('./rollout-chart').then((module) => ({ default: module.RolloutChart })));

interface RolloutProps {
  readonly program: NonNullable<ProgramDetailsQuery['program']>;
  readonly span: RolloutSpan;
}

/** How far the program has come, against what it wanted, and how it goes on from there. */
export function RolloutCourse({ program, span }: RolloutProps) {
  const search = programRoute.useSearch();
  const variables = rolloutVariables(program.code, span, search);
  const result = useQuery(RolloutDocument, { variables });
  const measure = measureOf(search);
  return (
    <Stack gap="md">
      <Choices span={span} />
      <Loaded result={result} skeleton={<RolloutSkeleton />}>
        {(rollout) => (
          <>
            <RolloutSummary rollout={rollout} span={span} measure={measure} reaching={variables.reaching} />
            <Suspense fallback={<Skeleton height={360} />}>
              <RolloutChart rollout={rollout} span={span} measure={measure} />
            </Suspense>
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function RolloutSkeleton() {
  return (
    <Stack gap="md">
      <Skeleton height={96} />
      <Skeleton height={360} />
    </Stack>
  );
}

/** What the reader chooses: the curve, the share, and the day up to which the past is taken. */
function Choices({ span }: { readonly span: RolloutSpan }) {
  const t = useTexts(programTexts);
  const format = useFormat();
  const search = programRoute.useSearch();
  const navigate = programRoute.useNavigate();
  const choose = (chosen: { measure?: Measure; reaching?: string; to?: string }): void =>
    void navigate({ search: { ...search, ...chosen }, replace: true, resetScroll: false });
  const ofTarget = span.target && monthsLater(span.launchedOn, span.target.maximum);
  return (
    <Group gap="md" align="flex-end">
      <SegmentedControl
        aria-label={t('measure')}
        value={measureOf(search)}
        data={[
          { value: 'qualified', label: t('qualified') },
          { value: 'enrolled', label: t('enrolled') },
        ]}
        onChange={(measure) => choose({ measure: measure as Measure })}
      />
      <NativeSelect
        size="xs"
        label={t('reaching')}
        value={String(reachingOf(search))}
        data={shares.map((share) => ({ value: share, label: format.percent(Number(share)) }))}
        onChange={({ currentTarget }) => choose({ reaching: currentTarget.value })}
      />
      <DayInput
        label={t('knownUntil')}
        min={span.launchedOn}
        max={today()}
        day={span.to}
        onChoose={(to) => choose({ to })}
      />
      <Group gap="xs">
        {ofTarget !== undefined && ofTarget < today() && (
          <Button size="xs" variant="default" onClick={() => choose({ to: ofTarget })}>
            {t('atTarget', { months: span.target?.maximum })}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => choose({ to: '' })}>
          {t('upToToday')}
        </Button>
      </Group>
    </Group>
  );
}
