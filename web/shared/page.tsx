import { Box, Group, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { shellTexts } from '../shell/shell-texts';
import { useTexts } from '../shell/texts';
import { PageActions, type PageQuery } from './page-actions/page-actions';

interface PageProps {
  readonly title: string;
  readonly summary?: ReactNode;
  /** What the page asks; the first is its main query. */
  readonly queries: readonly PageQuery[];
  readonly children: ReactNode;
}

/** The frame of every view: its title, its summary, and what one can do with its queries. */
export function Page({ title, summary, queries, children }: PageProps) {
  const t = useTexts(shellTexts);
  const product = t('product');
  useEffect(() => {
    document.title = `${title} – ${product}`;
  }, [title, product]);
  return (
    <>
      <Group justify="space-between" align="flex-start" gap="sm" mb="lg">
        <Box maw={760} miw={0}>
          <Title order={1} size="h2">
            {title}
          </Title>
          {summary !== undefined && (
            <Text component="div" c="dimmed">
              {summary}
            </Text>
          )}
        </Box>
        <PageActions queries={queries} />
      </Group>
      {children}
    </>
  );
}
