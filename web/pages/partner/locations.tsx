import type { FragmentType } from '@apollo/client';
import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { More } from '../../shared/more';
import { Section } from '../../shared/section';
import { useTexts } from '../../shell/texts';
import { PartnerLocationsDocument, PartnerLocationsFragmentDoc, type PartnerLocationsFragment } from './documents';
import { partnerTexts } from './texts';
import { useMoreOf, usePartnerFragment } from './use-partner';

/** Where a partner can be found. */
export function Locations({ partner }: { readonly partner: FragmentType<PartnerLocationsFragment> }) {
  const t = useTexts(partnerTexts);
  const load = useMoreOf(PartnerLocationsDocument);
  const data = usePartnerFragment(PartnerLocationsFragmentDoc, 'PartnerLocations', partner);
  if (!data) return null;
  const { nodes, totalCount, pageInfo } = data.locations;
  return (
    <Section title={t('locations')} count={totalCount}>
      {nodes.length === 0 && <Text c="dimmed">{t('noLocations')}</Text>}
      <Stack gap="sm">
        {nodes.map((location) => (
          <Location key={location.id} location={location} />
        ))}
      </Stack>
      <More shown={nodes.length} total={totalCount} pageInfo={pageInfo} load={load} />
    </Section>
  );
}

function Location({ location }: { readonly location: PartnerLocationsFragment['locations']['nodes'][number] }) {
  const t = useTexts(partnerTexts);
  const { name, isMain, street, postcode, city, region, country, telephone, openingHours } = location;
  const place = [postcode, city].filter((each) => each !== null).join(' ');
  const address = [street, place, region, country.name].filter((each) => each !== null && each !== '');
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" fw={500}>
          {name}
        </Text>
        {isMain && (
          <Badge variant="light" size="sm" tt="none">
            {t('main')}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed" component="address" style={{ fontStyle: 'normal' }}>
        {address.join(', ')}
      </Text>
      {openingHours !== null && (
        <Text size="sm" c="dimmed">
          {openingHours}
        </Text>
      )}
      {telephone !== null && (
        <Anchor size="sm" href={`tel:${telephone.replaceAll(' ', '')}`}>
          {telephone}
        </Anchor>
      )}
    </div>
  );
}
