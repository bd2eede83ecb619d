import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { failureOf, type Failure } from '../graph/failure';
import { useFormat } from '../shell/format';
import { useTexts } from '../shell/texts';
import { stateTexts } from './state-texts';
import { Failed } from './states';

interface MoreProps {
  /** How many rows are there, of how many. */
  readonly shown: number;
  readonly total: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Asks for the rows after a cursor. The cache adds them to the list. */
  readonly load: (after: string | null) => Promise<unknown>;
}

/** Below a list that goes on: how much of it is there, and a button for the next rows. */
export function More({ shown, total, pageInfo, load }: MoreProps) {
  const t = useTexts(stateTexts);
  const format = useFormat();
  const [isLoading, setLoading] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  if (!pageInfo.hasNextPage) return null;
  const loadMore = (): void => {
    setLoading(true);
    setFailure(undefined);
    load(pageInfo.endCursor)
      .catch((error: unknown) => setFailure(failureOf(error)))
      .finally(() => setLoading(false));
  };
  return (
    <Stack gap="xs" mt="sm">
      {failure && <Failed failure={failure} onRetry={loadMore} />}
      <Group gap="sm">
        <Button variant="default" size="xs" loading={isLoading} onClick={loadMore}>
          {t('more')}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {t('shownOf', { shown: format.number(shown), total: format.number(total) })}
        </Text>
      </Group>
    </Stack>
  );
}
