import type { FragmentType } from '@apollo/client';
import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Section } from '../../shared/section';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { SimilarPartnersFragmentDoc, type SimilarPartnersFragment } from './documents';
import { partnerTexts } from './texts';
import { usePartnerFragment } from './use-partner';

/** Partners that a reader may want to see as well. */
export function Similar({ partner }: { readonly partner: FragmentType<SimilarPartnersFragment> }) {
  const t = useTexts(partnerTexts);
  const format = useFormat();
  const data = usePartnerFragment(SimilarPartnersFragmentDoc, 'SimilarPartners', partner);
  if (!data) return null;
  const { similar } = data;
  return (
    <Section title={t('similar')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t(similar.length === 0 ? 'noSimilar' : 'similarHint')}
      </Text>
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {similar.map(({ id, slug, name, city, qualifications }) => {
          const held = format.list(qualifications.map((qualification) => qualification.name));
          return (
            <li key={id}>
              <Anchor component={Link} to={`/partners/${slug}`} size="sm" fw={500}>
                {name}
              </Anchor>
              <Text size="sm" c="dimmed">
                {[city, held].filter(Boolean).join(' · ')}
              </Text>
            </li>
          );
        })}
      </Stack>
    </Section>
  );
}
