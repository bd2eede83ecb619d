import type { FragmentType } from '@apollo/client';
import { Anchor, Badge, Box, Group, Stack, Text } from '@mantine/core';
import { boxAround, union, type Box as Area } from '../../shared/map/places';
import { WorldMap } from '../../shared/map/world-map';
import { More } from '../../shared/more';
import { Section } from '../../shared/section';
import { useTexts } from '../../shell/texts';
import { PartnerLocationsDocument, PartnerLocationsFragmentDoc, type PartnerLocationsFragment } from './documents';
import { boxOf, boxText } from '../../shared/map/place-texts';
import { partnerRoute } from './route';
import { partnerTexts } from './texts';
import { useMoreOf, usePartnerFragment } from './use-partner';

/** How much is shown around a location, in kilometres. */
const surroundings = 150;

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
      <LocationMap locations={nodes} />
      <Stack gap="sm">
        {nodes.map((location) => (
          <Location key={location.id} location={location} />
        ))}
      </Stack>
      <More shown={nodes.length} total={totalCount} pageInfo={pageInfo} load={load} />
    </Section>
  );
}

/** The locations on a map of their surroundings. The list below it has them too. */
function LocationMap({ locations }: { readonly locations: PartnerLocationsFragment['locations']['nodes'] }) {
  const t = useTexts(partnerTexts);
  const search = partnerRoute.useSearch();
  const navigate = partnerRoute.useNavigate();
  const marks = locations.flatMap(({ id, position }) => (position ? [{ id, ...position, count: 1 }] : []));
  const around = marks
    .map(({ latitude, longitude }) => boxAround({ latitude, longitude, kilometres: surroundings }))
    .reduce<Area | undefined>(union, undefined);
  if (!around) return null;
  const change = (box: Area | undefined): void =>
    void navigate({ search: (given) => ({ ...given, box: box && boxText(box) }), replace: true, resetScroll: false });
  return (
    <Box mb="sm">
      <WorldMap
        label={t('map')}
        marks={marks}
        box={boxOf(search.box) ?? around}
        onBox={change}
        markName={(count) => t('locationsHere', { count })}
      />
    </Box>
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
