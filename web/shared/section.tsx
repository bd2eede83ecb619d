import { Group, Paper, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useFormat } from '../shell/format';

interface SectionProps {
  readonly title: string;
  /** How many things it shows, or has. */
  readonly count?: number | undefined;
  /** What can be chosen for it. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page, with a title of its own. */
export function Section({ title, count, tools, children }: SectionProps) {
  const id = useId();
  const format = useFormat();
  return (
    <Paper component="section" withBorder p="md" bg="var(--hub-surface)" aria-labelledby={id} miw={0}>
      <Group justify="space-between" gap="xs" mb="sm">
        <Group gap={8} align="baseline">
          <Title order={2} size="h4" id={id}>
            {title}
          </Title>
          {count !== undefined && (
            <Text span size="sm" c="dimmed">
              {format.number(count)}
            </Text>
          )}
        </Group>
        {tools}
      </Group>
      {children}
    </Paper>
  );
}
