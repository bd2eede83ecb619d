import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../shell/texts';
import { CoveragePartnerFragmentDoc, type CoveragePartnerFragment } from './documents';

/** A partner behind a cell. */
export function PartnerItem({ partner }: { readonly partner: FragmentType<CoveragePartnerFragment> }) {
  const locale = useLanguage();
  const { data, complete } = useFragment({
    fragment: CoveragePartnerFragmentDoc,
    fragmentName: 'CoveragePartner',
    from: partner,
    variables: { locale },
  });
  if (!complete) return null;
  const { slug, name, city, country, qualifications } = data;
  return (
    <li>
      <Anchor component={Link} to={`/partners/${slug}`} fw={600}>
        {name}
      </Anchor>
      <Text size="sm" c="dimmed">
        {[city, country.name].filter((each) => each !== null).join(', ')}
      </Text>
      <Group gap={6} mt={2}>
        {qualifications.map((qualification) => (
          <Badge key={qualification.id} variant="light">
            {qualification.name}
          </Badge>
        ))}
      </Group>
    </li>
  );
}
