import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Anchor, Badge, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { listOf, toggled } from '../../app/search';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import { PartnerRowFragmentDoc, type PartnerRowFragment } from './documents';
import { circleText } from '../../shared/map/place-texts';
import classes from './finder-list.module.css';
import { finderRoute } from './route';
import { finderTexts } from './texts';
import { useChangeFinder, usePlace } from './use-finder';

interface PartnerRowProps {
  readonly partner: FragmentType<PartnerRowFragment>;
  readonly slug: string;
}

/** A partner in the list. */
export function PartnerRow({ partner, slug }: PartnerRowProps) {
  const t = useTexts(finderTexts);
  const format = useFormat();
  const locale = useLanguage();
  const { circle } = usePlace();
  const variables = circle
    ? { locale, isNear: true, from: { latitude: circle.latitude, longitude: circle.longitude } }
    : { locale, isNear: false, from: { latitude: 0, longitude: 0 } };
  const { data, complete } = useFragment({
    fragment: PartnerRowFragmentDoc,
    fragmentName: 'PartnerRow',
    from: partner,
    variables,
  });
  if (!complete) return <div className={classes['row']} style={{ minHeight: 84 }} />;
  const { name, qualifications, position, distanceKm } = data;
  // A distance is that of the nearest location, so its city stands beside it.
  const { city, country } = data.locations?.nodes[0] ?? data;
  return (
    <Group className={classes['row'] ?? ''} justify="space-between" align="flex-start" gap="sm" wrap="nowrap">
      <Stack gap={4} miw={0}>
        <Group gap="xs" align="baseline">
          <Anchor component={Link} to={`/partners/${slug}`} fw={600}>
            {name}
          </Anchor>
          <Text size="sm" c="dimmed">
            {[city, country.name].filter(Boolean).join(', ')}
            {typeof distanceKm === 'number' && ` · ${t('awayBy', { kilometres: format.kilometres(distanceKm) })}`}
          </Text>
        </Group>
        {qualifications.length > 0 && (
          <Group gap={6}>
            {qualifications.map((qualification) => (
              <Badge key={qualification.id} variant="light" tt="none">
                {qualification.name}
              </Badge>
            ))}
          </Group>
        )}
        <Technologies technologies={data.technologies} />
      </Stack>
      <Stack gap={6} align="flex-end" flex="none">
        <CompareBox slug={slug} name={name} />
        {position && <AroundButton name={name} position={position} />}
      </Stack>
    </Group>
  );
}

function Technologies({ technologies: { totalCount, nodes } }: Pick<PartnerRowFragment, 'technologies'>) {
  const t = useTexts(finderTexts);
  const format = useFormat();
  if (nodes.length === 0) return null;
  const names = nodes.map(({ name }) => name);
  const count = totalCount - nodes.length;
  return (
    <Text size="sm" c="dimmed">
      {count > 0
        ? t('technologiesMore', { names: names.join(', '), count })
        : t('technologies', { names: format.list(names) })}
    </Text>
  );
}

/** At most so many partners are compared. */
const mostCompared = 4;

function CompareBox({ slug, name }: { readonly slug: string; readonly name: string }) {
  const t = useTexts(finderTexts);
  const { compare } = finderRoute.useSearch();
  const change = useChangeFinder();
  const chosen = listOf(compare);
  const isChosen = chosen.includes(slug);
  const isFull = !isChosen && chosen.length >= mostCompared;
  return (
    <Checkbox
      size="xs"
      label={t('compare')}
      aria-label={t('compareThis', { name })}
      checked={isChosen}
      disabled={isFull}
      {...(isFull && { title: t('compareFull') })}
      onChange={() => change({ compare: toggled(compare, slug) ?? '' })}
    />
  );
}

interface AroundButtonProps {
  readonly name: string;
  readonly position: { readonly latitude: number; readonly longitude: number };
}

function AroundButton({ name, position }: AroundButtonProps) {
  const t = useTexts(finderTexts);
  const change = useChangeFinder();
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      visibleFrom="xs"
      aria-label={t('aroundThis', { name })}
      px={0}
      onClick={() => change({ near: circleText({ ...position, kilometres: 50 }), place: name, box: '', order: '' })}
    >
      {t('around')}
    </Button>
  );
}
