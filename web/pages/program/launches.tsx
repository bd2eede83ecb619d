import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Badge, Card, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import { Countries } from './countries';
import { LaunchFragmentDoc, type LaunchFragment } from './documents';
import { programTexts } from './texts';

interface LaunchesProps {
  readonly launches: readonly ({ readonly id: string } & FragmentType<LaunchFragment>)[];
}

/** Where the program has launched: the regions, with their countries. */
export function Launches({ launches }: LaunchesProps) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2, lg: 3 }} spacing="md">
      {launches.map((launch) => (
        <Launch key={launch.id} launch={launch} />
      ))}
    </SimpleGrid>
  );
}

function Launch({ launch }: { readonly launch: FragmentType<LaunchFragment> }) {
  const t = useTexts(programTexts);
  const format = useFormat();
  const locale = useLanguage();
  const { data, complete } = useFragment({
    fragment: LaunchFragmentDoc,
    fragmentName: 'Launch',
    from: launch,
    variables: { locale },
  });
  if (!complete) return null;
  const { region, plannedFrom, plannedTo, launchedOn } = data;
  const isLate = launchedOn !== null && launchedOn > plannedTo;
  return (
    <Card withBorder>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <Title order={3} size="h5">
          {region.name}
        </Title>
        <Badge variant="dot" color={launchedOn === null ? 'gray' : isLate ? 'orange' : 'teal'} flex="none">
          {t(launchedOn === null ? 'planned' : isLate ? 'launchedLate' : 'launched')}
        </Badge>
      </Group>
      <Text mt="xs" fw={600}>
        {launchedOn === null ? t('notYet') : t('launchedOn', { day: format.day(launchedOn) })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('plannedWindow', { from: format.day(plannedFrom), to: format.day(plannedTo) })}
      </Text>
      <Countries countries={region.countries} />
    </Card>
  );
}
