import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { ColorSwatch, Group, Text } from '@mantine/core';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { awardTexts, statusTexts } from './award-texts';
import { dayText, pieceKinds, ticksOf, type PieceKind, type Timeline } from './timeline';

/** They differ in lightness too, for those who do not tell colors apart. */
const colors: Readonly<Record<PieceKind, string>> = {
  inForce: 'teal.7',
  suspended: 'orange.4',
  scheduled: 'indigo.3',
  ended: 'gray.5',
};

const rowHeight = 44;

/** The awards as bars over time. The bars of a row are stacked: an invisible one stands before each piece. */
export function AwardChart({ timeline }: { readonly timeline: Timeline }) {
  const t = useTexts(awardTexts);
  const format = useFormat();
  const { from, to, today, rows } = timeline;
  const most = Math.max(...rows.map(({ pieces }) => pieces.length));
  const series = Array.from({ length: most }, (_, index) => [
    { name: `${index}`, color: 'transparent' },
    ...pieceKinds.map((kind) => ({ name: `${index}:${kind}`, color: colors[kind] })),
  ]).flat();
  const data = rows.map(({ qualification, pieces }) => {
    const widths = pieces.flatMap((piece, index) => [
      [`${index}`, piece.from - (pieces[index - 1]?.to ?? from)],
      [`${index}:${piece.kind}`, piece.to - piece.from],
    ]);
    return { qualification, ...Object.fromEntries(widths) };
  });
  const ticks = ticksOf(timeline);
  const areYears = ticks.every((tick) => dayText(tick).endsWith('-01-01'));
  const tickText = (tick: number): string => {
    const day = dayText(from + tick);
    return areYears ? day.slice(0, 4) : format.month(day);
  };
  const used = pieceKinds.filter((kind) => rows.some(({ pieces }) => pieces.some((piece) => piece.kind === kind)));
  const sentences = rows.flatMap(({ qualification, awards }) =>
    awards.map(({ validFrom, lastDay, status }) =>
      t('sentence', {
        qualification,
        from: format.day(validFrom),
        to: lastDay === null ? t('noEnd') : format.day(lastDay),
        kind: t(statusTexts[status]),
      }),
    ),
  );
  return (
    <>
      <div role="img" aria-label={t('chart', { sentences: sentences.join('; ') })}>
        <BarChart
          h={rows.length * rowHeight + 64}
          data={data}
          dataKey="qualification"
          orientation="vertical"
          type="stacked"
          series={series}
          withTooltip={false}
          gridAxis="x"
          maxBarWidth={18}
          barChartProps={{ accessibilityLayer: false, margin: { top: 18, right: 18 } }}
          barProps={{ isAnimationActive: false }}
          xAxisProps={{
            type: 'number',
            domain: [0, Math.max(1, to - from)],
            ticks: ticks.map((tick) => tick - from),
            tickFormatter: tickText,
            interval: 'preserveStartEnd',
            minTickGap: 16,
          }}
          yAxisProps={{ width: 120 }}
          referenceLines={[{ x: today - from, label: t('today'), color: 'gray.6', labelPosition: 'top' }]}
        />
      </div>
      <Group gap="md" mt="xs" justify="center" aria-hidden="true">
        {used.map((kind) => (
          <Group key={kind} gap={6}>
            <ColorSwatch
              size={12}
              color={`var(--mantine-color-${colors[kind].replace('.', '-')})`}
              withShadow={false}
            />
            <Text size="sm">{t(kind)}</Text>
          </Group>
        ))}
      </Group>
    </>
  );
}
