import { Affix, Button, Group, Paper, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { listOf } from '../../app/search';
import { useTexts } from '../../shell/texts';
import { finderRoute } from './route';
import { finderTexts } from './texts';
import { useChangeFinder } from './use-finder';

/** Leads to the comparison of the chosen partners. */
export function CompareBar() {
  const t = useTexts(finderTexts);
  const { compare } = finderRoute.useSearch();
  const change = useChangeFinder();
  const count = listOf(compare).length;
  if (count === 0) return null;
  return (
    <Affix position={{ bottom: 16, right: 16 }} zIndex={100}>
      <Paper withBorder shadow="md" p="sm" role="region" aria-label={t('compare')}>
        <Group gap="sm">
          <Text size="sm">{t('compareCount', { count })}</Text>
          <Button size="xs" renderRoot={(props) => <Link to="/compare" search={{ partners: compare }} {...props} />}>
            {t('compare')}
          </Button>
          <Button size="xs" variant="default" onClick={() => change({ compare: '' })}>
            {t('compareClear')}
          </Button>
        </Group>
      </Paper>
    </Affix>
  );
}
