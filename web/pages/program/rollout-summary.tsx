import { SimpleGrid } from '@mantine/core';
import { Figure } from '../../shared/figure';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import type { RolloutQuery } from './documents';
import type { Measure, RolloutSpan } from './rollout-variables';
import { programTexts } from './texts';

interface RolloutSummaryProps {
  readonly rollout: RolloutQuery;
  readonly span: RolloutSpan;
  readonly measure: Measure;
  readonly reaching: number;
}

/** How far the rollout is, in four sentences. */
export function RolloutSummary({ rollout, span, measure, reaching }: RolloutSummaryProps) {
  const t = useTexts(programTexts);
  const format = useFormat();
  const { totalCount } = rollout.partners;
  const share = (count: number): string => format.percent(totalCount === 0 ? 0 : count / totalCount);
  const now = rollout[measure].series.points.at(-1)?.aggregate.count ?? 0;
  const { target } = span;
  const atTarget = target && rollout[measure].series.points.findLast(({ endsOn }) => endsOn <= target.to);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: target ? 4 : 3 }} spacing="md">
      <Figure
        title={t(measure === 'enrolled' ? 'enrolledOn' : 'qualifiedOn', { day: format.day(span.to) })}
        value={share(now)}
      >
        {t('ofPartners', { count: totalCount, part: format.number(now), number: format.number(totalCount) })}
      </Figure>
      {target && (
        <Figure
          title={t('target', { minimum: target.minimum, maximum: target.maximum })}
          value={t('range', { from: format.month(target.from), to: format.month(target.to) })}
        >
          {target.to <= span.to && atTarget
            ? t('thenWas', { share: share(atTarget.aggregate.count), day: format.day(atTarget.endsOn) })
            : t('targetAhead')}
        </Figure>
      )}
      <Reached reached={rollout.partners.series.reached} reaching={reaching} />
      <Backtest reached={rollout.partners.series.reached} every={span.every} />
    </SimpleGrid>
  );
}

type Reached = RolloutQuery['partners']['series']['reached'];

function Reached({ reached, reaching }: { readonly reached: Reached; readonly reaching: number }) {
  const t = useTexts(programTexts);
  const format = useFormat();
  const { reason, reachedOn, earliest, latest } = reached;
  const title = t('reachedTitle', { share: format.percent(reaching) });
  if (reachedOn !== null) {
    return (
      <Figure title={title} value={format.month(reachedOn)}>
        {reason === 'REACHED'
          ? t('REACHED')
          : t(latest === null ? 'reachedOpen' : 'reachedBetween', {
              earliest: earliest === null ? '' : format.month(earliest),
              latest: latest === null ? '' : format.month(latest),
            })}
      </Figure>
    );
  }
  return (
    <Figure title={title} value={t(reason === 'NOT_REACHED' ? 'notReached' : 'noForecast')}>
      {reason !== null && t(reason)}
      {earliest !== null && ` ${t('earliest', { month: format.month(earliest) })}`}
    </Figure>
  );
}

function Backtest({ reached, every }: { readonly reached: Reached; readonly every: RolloutSpan['every'] }) {
  const t = useTexts(programTexts);
  const format = useFormat();
  const { backtest } = reached;
  if (!backtest) {
    return (
      <Figure title={t('backtest')} value={t('noBacktest')}>
        {t('noBacktestWhy')}
      </Figure>
    );
  }
  const points = format.number(backtest.meanAbsoluteError * 100, { maximumFractionDigits: 1 });
  return (
    <Figure title={t('backtest')} value={t('errorPoints', { count: backtest.meanAbsoluteError * 100, points })}>
      {t(every === 'MONTH' ? 'backtestMonths' : 'backtestQuarters', {
        count: backtest.periods,
        covered: format.percent(backtest.covered),
      })}
    </Figure>
  );
}
