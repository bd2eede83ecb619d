import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../shell/texts';
import { chooseViewer, offeredViewers } from '../../shell/viewers';
import type { PortalOverviewQuery } from './documents';
import { portalTexts } from './texts';

/** Says to everybody else what the portal is, who sees it, and how. */
export function NotADistributor({ viewer }: { readonly viewer: PortalOverviewQuery['viewer'] }) {
  const t = useTexts(portalTexts);
  const distributors = offeredViewers().filter(({ name }) => name.startsWith('DISTRIBUTOR'));
  return (
    <Paper withBorder p="lg" bg="var(--hub-surface)" maw={760}>
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h4">
          {t('whatItIs')}
        </Title>
        <Text>{t('whatItShows')}</Text>
        <Text>{t('whoSees', { role: t(viewer.role) })}</Text>
        {viewer.partner && (
          <Anchor component={Link} to={`/partners/${viewer.partner.slug}`}>
            {t('yourProfile', { name: viewer.partner.name })}
          </Anchor>
        )}
        {distributors.length === 0 ? (
          <Text c="dimmed">{t('signInHint')}</Text>
        ) : (
          <Group gap="xs">
            {distributors.map(({ name }) => (
              <Button key={name} onClick={() => chooseViewer(name)}>
                {t('viewAs', { name: name.replace('DISTRIBUTOR ', '') })}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
