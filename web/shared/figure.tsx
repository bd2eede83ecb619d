import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './figure.module.css';

interface FigureProps {
  /** What the value is of. */
  readonly title: string;
  readonly value: string;
  /** What one should know to read the value. */
  readonly children: ReactNode;
}

/** One value that a page says first. */
export function Figure({ title, value, children }: FigureProps) {
  return (
    <div className={classes['figure']}>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <Text fz="xl" fw={650} lh={1.25}>
        {value}
      </Text>
      <Text size="sm">{children}</Text>
    </div>
  );
}
