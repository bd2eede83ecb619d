import { Button, Progress, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Empty } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { coverageTexts } from './texts';

type Step = 'submitted' | 'reviewed' | 'approved' | 'paid' | 'rejected' | 'withdrawn';

/** One row of a funnel: how many reached each step, and how many days it took from submission to decision. */
export type FunnelLine = { readonly id: string; readonly name: string } & {
  readonly [Name in Step]?: number;
} & {
  readonly duration: {
    readonly count: number;
    readonly mean: number | null;
    readonly median: number | null;
    readonly p90: number | null;
  };
};

interface FunnelTableProps {
  readonly steps: readonly Step[];
  /** What the lines are of. */
  readonly head: string;
  readonly whole: FunnelLine;
  readonly lines: readonly FunnelLine[];
  readonly seesAll: boolean;
}

/** How many lines are shown before the reader asks for all. */
const firstLines = 10;

/** A funnel: its whole, and its parts. */
export function FunnelTable({ steps, head, whole, lines, seesAll }: FunnelTableProps) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  if ((whole.submitted ?? 0) === 0) return <Empty title={t('noneSubmitted')} />;
  const shown = isWhole ? lines : lines.slice(0, firstLines);
  return (
    <Stack gap="xs">
      {!seesAll && (
        <Text size="sm" c="dimmed">
          {t('ownOnly')}
        </Text>
      )}
      <Table.ScrollContainer minWidth={820} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table withTableBorder verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{head}</Table.Th>
              {steps.map((step) => (
                <Table.Th key={step} scope="col">
                  {t(step)}
                </Table.Th>
              ))}
              <Table.Th scope="col" ta="end">
                {t('median')}
              </Table.Th>
              <Table.Th scope="col" ta="end">
                {t('p90')}
              </Table.Th>
              <Table.Th scope="col" ta="end">
                {t('mean')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[whole, ...shown].map((line) => (
              <Line key={line.id} line={line} steps={steps} isWhole={line === whole} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {lines.length > shown.length && (
        <Button variant="default" size="xs" style={{ alignSelf: 'flex-start' }} onClick={() => setWhole(true)}>
          {t('moreRows', { shown: format.number(shown.length), number: format.number(lines.length) })}
        </Button>
      )}
    </Stack>
  );
}

interface LineProps {
  readonly line: FunnelLine;
  readonly steps: readonly Step[];
  readonly isWhole: boolean;
}

function Line({ line, steps, isWhole }: LineProps) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const days = (value: number | null): string =>
    value === null ? '–' : format.number(value, { style: 'unit', unit: 'day', maximumFractionDigits: 0 });
  const submitted = line.submitted ?? 0;
  return (
    <Table.Tr fw={isWhole ? 600 : undefined}>
      <Table.Th scope="row">{line.name}</Table.Th>
      {steps.map((step) => {
        const count = line[step] ?? 0;
        const share = submitted === 0 ? 0 : count / submitted;
        return (
          <Table.Td key={step} miw={96}>
            {format.number(count)}
            {step !== 'submitted' && (
              <Text span size="xs" c="dimmed">
                {' '}
                {format.percent(share)}
              </Text>
            )}
            <Progress value={share * 100} size="sm" aria-label={`${line.name}: ${t(step)}`} />
          </Table.Td>
        );
      })}
      <Table.Td ta="end">{days(line.duration.median)}</Table.Td>
      <Table.Td ta="end">{days(line.duration.p90)}</Table.Td>
      <Table.Td ta="end">{days(line.duration.mean)}</Table.Td>
    </Table.Tr>
  );
}
