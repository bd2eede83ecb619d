import '@mantine/charts/styles.css';
import { CompositeChart } from '@mantine/charts';
import { ChartFigure } from '../../shared/charts/chart-figure';
import { ChartTips } from '../../shared/charts/chart-tips';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { coverageTexts } from './texts';

/** How many countries have a bar. The table has all. */
const mostBars = 20;

interface ConcentrationChartProps {
  /** The largest first. */
  readonly countries: readonly { readonly code: string; readonly name: string; readonly count: number }[];
  /** The number of all partners. */
  readonly whole: number;
}

/** A bar for each country, and a curve of what it has together with those that are larger. */
export function ConcentrationChart({ countries, whole }: ConcentrationChartProps) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  let sum = 0;
  const points = countries.map(({ code, name, count }) => {
    sum += count;
    return { code, name, count, share: count / whole, together: sum / whole };
  });
  type Point = (typeof points)[number];
  const labels = [t('partnersHead'), t('shareOfCountry'), t('shareTogether')];
  const cells = ({ name, count, share, together }: Point): readonly string[] => [
    name,
    format.number(count),
    format.percent(share),
    format.percent(together),
  ];
  return (
    <ChartFigure label={t('concentrationChart')} head={[t('COUNTRY'), ...labels]} rows={points.map(cells)}>
      <CompositeChart
        h={320}
        data={points.slice(0, mostBars)}
        dataKey="code"
        withLegend
        withDots={false}
        maxBarWidth={36}
        series={[
          { name: 'share', label: t('shareOfCountry'), type: 'bar', color: 'var(--hub-chart-1)' },
          { name: 'together', label: t('shareTogether'), type: 'line', color: 'var(--hub-chart-3)' },
        ]}
        curveType="linear"
        yAxisProps={{ domain: [0, 1], tickFormatter: (share: number) => format.percent(share), width: 56 }}
        tooltipProps={{
          content: ({ payload }) => {
            const point = payload?.[0]?.payload as Point | undefined;
            if (!point) return null;
            const [title = '', ...values] = cells(point);
            return <ChartTips title={title} labels={labels} values={values} />;
          },
        }}
      />
    </ChartFigure>
  );
}
