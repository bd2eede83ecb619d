import '@mantine/charts/styles.css';
import { CompositeChart } from '@mantine/charts';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { ChartFigure } from '../../shared/charts/chart-figure';
import { ChartTips } from '../../shared/charts/chart-tips';
import type { RolloutQuery } from './documents';
import type { Measure, RolloutSpan } from './rollout-variables';
import { programTexts } from './texts';

interface RolloutChartProps {
  readonly rollout: RolloutQuery;
  readonly span: RolloutSpan;
  /** The curve that the forecast continues. */
  readonly measure: Measure;
}

/** A point of the chart. All values are shares of all partners. */
type Point = {
  /** The last day of the period. */
  readonly day: string;
  /** The same in milliseconds, for the axis. */
  readonly time: number;
  readonly enrolled?: number;
  readonly qualified?: number;
  readonly expected?: number;
  readonly interval?: readonly [low: number, high: number];
};

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The points of the past, then those of the forecast. It begins where the last whole period ends. */
function pointsOf(rollout: RolloutQuery, measure: Measure): readonly Point[] {
  const { totalCount, series } = rollout.partners;
  const share = (count: number | undefined): number => (totalCount === 0 ? 0 : (count ?? 0) / totalCount);
  const past = rollout.qualified.series.points.map(({ endsOn, aggregate }, index) => ({
    day: endsOn,
    time: timeOf(endsOn),
    qualified: share(aggregate.count),
    enrolled: share(rollout.enrolled.series.points[index]?.aggregate.count),
  }));
  const coming = series.continued.periods ?? [];
  const first = coming[0];
  if (!first) return past;
  const known = past.findLastIndex(({ day }) => day < first.startsOn);
  return [
    ...past.map((point, index): Point => {
      const value = point[measure];
      return index === known ? { ...point, expected: value, interval: [value, value] } : point;
    }),
    ...coming.map(({ endsOn, expected, low, high }) => ({
      day: endsOn,
      time: timeOf(endsOn),
      expected,
      interval: [low, high] as const,
    })),
  ];
}

/** The curves of the rollout, the time in which they should have arrived, and the forecast with its interval. */
export function RolloutChart({ rollout, span, measure }: RolloutChartProps) {
  const t = useTexts(programTexts);
  const format = useFormat();
  const points = pointsOf(rollout, measure);
  const { target } = span;
  const names = {
    qualified: t('qualified'),
    enrolled: t('enrolled'),
    expected: t('expected'),
    interval: t('interval'),
  } as const;
  const range = ([low, high]: readonly [number, number]): string =>
    t('range', { from: format.percent(low), to: format.percent(high) });
  const cells = (point: Point): readonly string[] => [
    format.day(point.day),
    ...[point.qualified, point.enrolled, point.expected].map((value) =>
      value === undefined ? '' : format.percent(value),
    ),
    point.interval ? range(point.interval) : '',
  ];
  return (
    <ChartFigure
      label={t('rolloutChart')}
      head={[t('day'), names.qualified, names.enrolled, names.expected, names.interval]}
      rows={points.map(cells)}
    >
      <CompositeChart
        h={360}
        data={[...points]}
        dataKey="time"
        withLegend
        withDots={false}
        curveType="monotone"
        series={[
          { name: 'interval', label: names.interval, type: 'area', color: 'var(--hub-chart-forecast)' },
          { name: 'qualified', label: names.qualified, type: 'line', color: 'var(--hub-chart-1)' },
          { name: 'enrolled', label: names.enrolled, type: 'line', color: 'var(--hub-chart-2)' },
          {
            name: 'expected',
            label: names.expected,
            type: 'line',
            color: 'var(--hub-chart-forecast)',
            strokeDasharray: '6 4',
          },
        ]}
        areaProps={{ strokeOpacity: 0 }}
        xAxisProps={{
          type: 'number',
          scale: 'time',
          domain: ['dataMin', 'dataMax'],
          tickFormatter: (time: number) => format.month(new Date(time).toISOString().slice(0, 10)),
          minTickGap: 40,
        }}
        yAxisLabel={t('shareOfPartners')}
        yAxisProps={{ domain: [0, 1], tickFormatter: (share: number) => format.percent(share), width: 56 }}
        {...(target && {
          referenceAreas: [
            {
              x1: timeOf(target.from),
              x2: timeOf(target.to),
              color: 'var(--hub-chart-target)',
              label: t('targetShort'),
              ifOverflow: 'hidden',
            },
          ],
        })}
        tooltipProps={{
          content: ({ payload }) => {
            const point = payload?.[0]?.payload as Point | undefined;
            if (!point) return null;
            const [day = '', ...values] = cells(point);
            return <ChartTips title={day} labels={Object.values(names)} values={values} />;
          },
        }}
      />
    </ChartFigure>
  );
}
