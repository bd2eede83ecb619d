import type { FragmentType } from '@apollo/client';
import { Badge, Group, Stack, Text } from '@mantine/core';
import { More } from '../../shared/more';
import { Section } from '../../shared/section';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { PartnerReferencesDocument, PartnerReferencesFragmentDoc, type PartnerReferencesFragment } from './documents';
import { OutsideLink } from './profile';
import { partnerTexts } from './texts';
import { useMoreOf, usePartnerFragment } from './use-partner';

/** The case studies of a partner. */
export function References({ partner }: { readonly partner: FragmentType<PartnerReferencesFragment> }) {
  const t = useTexts(partnerTexts);
  const format = useFormat();
  const load = useMoreOf(PartnerReferencesDocument);
  const data = usePartnerFragment(PartnerReferencesFragmentDoc, 'PartnerReferences', partner);
  if (!data) return null;
  const { nodes, totalCount, pageInfo } = data.references;
  return (
    <Section title={t('references')} count={totalCount}>
      {nodes.length === 0 && <Text c="dimmed">{t('noReferences')}</Text>}
      <Stack gap="md">
        {nodes.map(({ id, title, summary, url, publishedOn, isPublished, customerSegment, technologies }) => (
          <article key={id} aria-label={title}>
            <Group gap="xs">
              <Text component="h3" fw={600} size="md" m={0}>
                {title}
              </Text>
              {customerSegment && (
                <Badge variant="light" tt="none">
                  {customerSegment.name}
                </Badge>
              )}
            </Group>
            <Text size="sm">{summary}</Text>
            <Text size="sm" c="dimmed" component="div">
              {t(isPublished ? 'published' : 'toBePublished', { day: format.day(publishedOn) })}
              {technologies.length > 0 && ` · ${format.list(technologies.map(({ name }) => name))}`}
              {url !== null && (
                <>
                  {' · '}
                  <OutsideLink address={url}>{t('wholeText')}</OutsideLink>
                </>
              )}
            </Text>
          </article>
        ))}
      </Stack>
      <More shown={nodes.length} total={totalCount} pageInfo={pageInfo} load={load} />
    </Section>
  );
}
