import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import { PartnerRowFragmentDoc, type PartnerRowFragment } from './documents';
import { finderTexts } from './texts';

/** A partner in the list. */
export function PartnerRow({ partner }: { readonly partner: FragmentType<PartnerRowFragment> }) {
  const t = useTexts(finderTexts);
  const format = useFormat();
  const locale = useLanguage();
  const { data, complete } = useFragment({
    fragment: PartnerRowFragmentDoc,
    fragmentName: 'PartnerRow',
    from: partner,
    variables: { locale },
  });
  if (!complete) return null;
  const { slug, name, city, country, qualifications } = data;
  return (
    <div>
      <Anchor component={Link} to={`/partners/${slug}`} fw={600}>
        {name}
      </Anchor>
      <Text size="sm" c="dimmed">
        {format.list([city, country.name].filter((each) => each !== null))} {t('loadMore')}
      </Text>
      <Group gap={6}>
        {qualifications.map((qualification) => (
          <Badge key={qualification.id} variant="light">
            {qualification.name}
          </Badge>
        ))}
      </Group>
    </div>
  );
}
