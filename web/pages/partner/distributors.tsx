import type { FragmentType } from '@apollo/client';
import { Stack, Text } from '@mantine/core';
import { Section } from '../../shared/section';
import { useTexts } from '../../shell/texts';
import { PartnerDistributorsFragmentDoc, type PartnerDistributorsFragment } from './documents';
import { OutsideLink } from './profile';
import { partnerTexts } from './texts';
import { usePartnerFragment } from './use-partner';

/** The distributors that serve a partner, as far as the viewer sees their agreements. */
export function Distributors({ partner }: { readonly partner: FragmentType<PartnerDistributorsFragment> }) {
  const t = useTexts(partnerTexts);
  const data = usePartnerFragment(PartnerDistributorsFragmentDoc, 'PartnerDistributors', partner);
  if (!data) return null;
  const { distributors, otherDistributorCount } = data;
  return (
    <Section title={t('distributors')} count={distributors.totalCount}>
      {distributors.totalCount === 0 && <Text c="dimmed">{t('noDistributors')}</Text>}
      <Stack gap="xs">
        {distributors.nodes.map(({ id, name, website, country }) => (
          <div key={id}>
            <Text size="sm" fw={500}>
              {name}
            </Text>
            <Text size="sm" c="dimmed" component="div">
              {country.name}
              {website !== null && (
                <>
                  {' · '}
                  <OutsideLink address={website} />
                </>
              )}
            </Text>
          </div>
        ))}
      </Stack>
      {otherDistributorCount !== null && otherDistributorCount > 0 && (
        <Text size="sm" mt="xs">
          {t('otherDistributors', { count: otherDistributorCount })}
        </Text>
      )}
    </Section>
  );
}
