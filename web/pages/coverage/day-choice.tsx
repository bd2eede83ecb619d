import { Box, Button, Group, Slider, Text } from '@mantine/core';
import { useState } from 'react';
import { DayInput } from '../../shared/day-input';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { today } from './choices';
import { coverageTexts } from './texts';

interface DayChoiceProps {
  readonly label: string;
  /** Null is today. */
  readonly day: string | null;
  /** The first day that can be chosen. */
  readonly since: string | undefined;
  readonly onChoose: (day: string | null) => void;
}

/** Between two days, in months. */
function monthsFrom(since: string, day: string): number {
  const [year = 0, month = 0] = since.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = day.split('-').map(Number);
  return (toYear - year) * 12 + toMonth - month;
}

/** The last day of a month that so many months later is. */
function endOfMonth(since: string, months: number): string {
  const [year = 0, month = 0] = since.split('-').map(Number);
  return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10);
}

/** A day, by a slider over months or exactly. */
export function DayChoice({ label, day, since = '2011-05-01', onChoose }: DayChoiceProps) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const now = today();
  const last = Math.max(1, monthsFrom(since, now));
  const chosen = Math.min(last, Math.max(0, monthsFrom(since, day ?? now)));
  const [dragged, setDragged] = useState<number>();
  const dayOf = (step: number): string => (step >= last ? now : endOfMonth(since, step));
  return (
    <Group gap="md" align="flex-end" wrap="wrap">
      <DayInput
        label={label}
        min={since}
        max={now}
        day={day ?? now}
        onChoose={(chosen) => onChoose(chosen === now ? null : chosen)}
      />
      <Box w={260} maw="100%" pb={4}>
        <Text size="xs" c="dimmed" mb={4} aria-hidden="true">
          {format.month(dayOf(dragged ?? chosen))}
        </Text>
        <Slider
          size="sm"
          label={null}
          thumbLabel={label}
          thumbProps={{ 'aria-valuetext': format.month(dayOf(dragged ?? chosen)) }}
          min={0}
          max={last}
          value={dragged ?? chosen}
          onChange={setDragged}
          onChangeEnd={(step) => {
            setDragged(undefined);
            onChoose(step >= last ? null : dayOf(step));
          }}
        />
      </Box>
      {day !== null && day !== now && (
        <Button size="xs" variant="default" onClick={() => onChoose(null)}>
          {t('today')}
        </Button>
      )}
    </Group>
  );
}
