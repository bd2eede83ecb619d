import { Paper, Text } from '@mantine/core';

interface ChartTipsProps {
  readonly title: string;
  readonly labels: readonly string[];
  /** As many as labels; an empty text has no line. */
  readonly values: readonly string[];
}

/** What is said of the point below the pointer. */
export function ChartTips({ title, labels, values }: ChartTipsProps) {
  return (
    <Paper withBorder shadow="md" px="sm" py="xs">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {labels.map((label, index) =>
        values[index] ? (
          <Text key={label} size="sm">
            {label}: {values[index]}
          </Text>
        ) : null,
      )}
    </Paper>
  );
}
