import type { FragmentType } from '@apollo/client';
import { Badge, Group, Stack, Text } from '@mantine/core';
import { More } from '../../shared/more';
import { Section } from '../../shared/section';
import { useTexts } from '../../shell/texts';
import {
  PartnerTechnologiesDocument,
  PartnerTechnologiesFragmentDoc,
  type PartnerTechnologiesFragment,
} from './documents';
import { partnerTexts } from './texts';
import { useMoreOf, usePartnerFragment } from './use-partner';

/** The technologies that a partner works with, by category. */
export function Technologies({ partner }: { readonly partner: FragmentType<PartnerTechnologiesFragment> }) {
  const t = useTexts(partnerTexts);
  const load = useMoreOf(PartnerTechnologiesDocument);
  const data = usePartnerFragment(PartnerTechnologiesFragmentDoc, 'PartnerTechnologies', partner);
  if (!data) return null;
  const { nodes, totalCount, pageInfo } = data.technologies;
  const categories = [...Map.groupBy(nodes, ({ category }) => category.name)].sort(([one], [other]) =>
    one.localeCompare(other),
  );
  return (
    <Section title={t('technologies')} count={totalCount}>
      {nodes.length === 0 && <Text c="dimmed">{t('noTechnologies')}</Text>}
      <Stack gap="sm">
        {categories.map(([category, technologies]) => (
          <div key={category}>
            <Text size="xs" c="dimmed" mb={4}>
              {category}
            </Text>
            <Group gap={6}>
              {technologies.map(({ id, name, vendor }) => (
                <Badge key={id} variant="light" color="gray" tt="none" title={vendor.name} maw="100%">
                  {name}
                </Badge>
              ))}
            </Group>
          </div>
        ))}
      </Stack>
      <More shown={nodes.length} total={totalCount} pageInfo={pageInfo} load={load} />
    </Section>
  );
}
