import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { ChartFigure } from '../../shared/charts/chart-figure';
import { ChartTips } from '../../shared/charts/chart-tips';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import type { Book, QuarterMoney } from './quarters';
import { coverageTexts } from './texts';

const series = [
  { name: 'amount', color: 'var(--hub-chart-target)' },
  { name: 'committed', color: 'var(--hub-chart-1)' },
  { name: 'paid', color: 'var(--hub-chart-2)' },
] as const;
const columns = ['amount', 'committed', 'paid', 'available'] as const;

interface FinancingChartProps {
  readonly book: Book;
  /** How many quarters the chart shows, the last ones. The table has all. */
  readonly most: number;
}

/** Bars of what was planned, committed and paid in each fiscal quarter. */
export function FinancingChart({ book, most }: FinancingChartProps) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const cells = (quarter: QuarterMoney): readonly string[] => [
    t('quarter', { code: quarter.code, from: format.day(quarter.startsOn), to: format.day(quarter.endsOn) }),
    ...columns.map((column) => format.money(quarter[column], book.currency)),
  ];
  // The heights of the bars may lose digits, the texts do not.
  const bars = book.quarters.slice(-most).map((quarter) => ({
    quarter,
    code: quarter.code,
    amount: Number(quarter.amount),
    committed: Number(quarter.committed),
    paid: Number(quarter.paid),
  }));
  const labels = columns.map((column) => t(`money_${column}`));
  return (
    <ChartFigure
      label={t('financingChart', { currency: book.currency })}
      head={[t('fiscalQuarter'), ...labels]}
      rows={book.quarters.map(cells)}
    >
      <BarChart
        h={360}
        data={bars}
        dataKey="code"
        withLegend
        series={series.map((each) => ({ ...each, label: t(`money_${each.name}`) }))}
        yAxisProps={{
          width: 72,
          tickFormatter: (value: number) =>
            format.number(value, { style: 'currency', currency: book.currency, notation: 'compact' }),
        }}
        tooltipProps={{
          content: ({ payload }) => {
            const bar = payload?.[0]?.payload as (typeof bars)[number] | undefined;
            if (!bar) return null;
            const [title = '', ...values] = cells(bar.quarter);
            return <ChartTips title={title} labels={labels} values={values} />;
          },
        }}
      />
    </ChartFigure>
  );
}
