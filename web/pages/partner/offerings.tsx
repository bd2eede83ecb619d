import type { FragmentType } from '@apollo/client';
import { Badge, Group, Stack, Text } from '@mantine/core';
import { More } from '../../shared/more';
import { Section } from '../../shared/section';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { PartnerOfferingsDocument, PartnerOfferingsFragmentDoc, type PartnerOfferingsFragment } from './documents';
import { partnerTexts } from './texts';
import { useMoreOf, usePartnerFragment } from './use-partner';

/** What the partner offers on the market. */
export function Offerings({ partner }: { readonly partner: FragmentType<PartnerOfferingsFragment> }) {
  const t = useTexts(partnerTexts);
  const format = useFormat();
  const load = useMoreOf(PartnerOfferingsDocument);
  const data = usePartnerFragment(PartnerOfferingsFragmentDoc, 'PartnerOfferings', partner);
  if (!data) return null;
  const { nodes, totalCount, pageInfo } = data.offerings;
  return (
    <Section title={t('offerings')} count={totalCount}>
      {nodes.length === 0 && <Text c="dimmed">{t('noOfferings')}</Text>}
      <Stack gap="md">
        {nodes.map(({ id, name, summary, serviceModel, status, technologies, terms }) => (
          <article key={id} aria-label={name}>
            <Group gap="xs">
              <Text component="h3" fw={600} size="md" m={0}>
                {name}
              </Text>
              <Badge variant="light" tt="none">
                {t(serviceModel)}
              </Badge>
              {status !== 'PUBLISHED' && (
                <Badge variant="light" color="gray" tt="none">
                  {t(status)}
                </Badge>
              )}
            </Group>
            {summary !== null && <Text size="sm">{summary}</Text>}
            {(technologies.length > 0 || terms.length > 0) && (
              <Text size="sm" c="dimmed">
                {format.list([...technologies, ...terms].map((each) => each.name))}
              </Text>
            )}
          </article>
        ))}
      </Stack>
      <More shown={nodes.length} total={totalCount} pageInfo={pageInfo} load={load} />
    </Section>
  );
}
