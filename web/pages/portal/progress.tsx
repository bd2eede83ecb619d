import { useQuery } from '@apollo/client/react';
import { Badge, Group, Progress as Bar, Stack, Text } from '@mantine/core';
import { More } from '../../shared/more';
import { Section } from '../../shared/section';
import { Empty, Loaded, SkeletonRows } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import { PortalProgressDocument, type PortalProgressQuery } from './documents';
import { portalTexts } from './texts';

type List = NonNullable<PortalProgressQuery['viewer']['distributor']>['enablements'];

const colors = { PLANNED: 'gray', IN_PROGRESS: 'indigo', COMPLETED: 'teal' } as const;

/** How far the distributor is in the services by which the vendor helps it to evolve. */
export function Progress() {
  const t = useTexts(portalTexts);
  const result = useQuery(PortalProgressDocument, { variables: { locale: useLanguage() } });
  return (
    <Section title={t('progress')} count={result.data?.viewer.distributor?.enablements.totalCount}>
      <Loaded result={result} skeleton={<SkeletonRows count={4} height={72} />}>
        {({ viewer: { distributor } }) => {
          if (!distributor || distributor.enablements.totalCount === 0) return <Empty title={t('noProgress')} />;
          const { nodes, totalCount, pageInfo } = distributor.enablements;
          return (
            <>
              <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
                {nodes.map((enablement) => (
                  <Enablement key={enablement.id} enablement={enablement} />
                ))}
              </Stack>
              <More
                shown={nodes.length}
                total={totalCount}
                pageInfo={pageInfo}
                load={(after) => result.fetchMore({ variables: { after } })}
              />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Enablement({ enablement }: { readonly enablement: List['nodes'][number] }) {
  const t = useTexts(portalTexts);
  const format = useFormat();
  const { service, status, progress, startedOn, completedOn } = enablement;
  const from = startedOn === null ? undefined : format.day(startedOn);
  return (
    <li>
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <Text fw={600}>{service.name}</Text>
          <Badge variant="light" color={colors[status]} tt="none">
            {t(status)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {from !== undefined &&
            (completedOn === null
              ? t('started', { day: from })
              : t('startedAndCompleted', { from, to: format.day(completedOn) }))}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {service.summary}
      </Text>
      <Group gap="sm" mt={6} wrap="nowrap">
        <Bar
          flex={1}
          size="md"
          value={progress}
          color={colors[status]}
          aria-label={t('progressOf', { name: service.name })}
        />
        <Text size="sm" w={48} ta="end">
          {format.percent(progress / 100)}
        </Text>
      </Group>
    </li>
  );
}
