import { useQuery } from '@apollo/client/react';
import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../shell/texts';
import { FinderPlacesDocument, type FinderPlacesQuery } from './documents';
import { circleText } from '../../shared/map/place-texts';
import { finderTexts } from './texts';
import { useChangeFinder } from './use-finder';

/** Draws a circle around a city that partners are in. The hub knows places by its partners only. */
export function NearCity() {
  const t = useTexts(finderTexts);
  const locale = useLanguage();
  const change = useChangeFinder();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const { data, previousData } = useQuery(FinderPlacesDocument, {
    variables: { text: asked, locale },
    skip: asked.length < 2,
  });
  const places = asked.length < 2 ? [] : placesOf(data ?? previousData);
  return (
    <Autocomplete
      flex="0 1 220px"
      aria-label={t('near')}
      placeholder={t('near')}
      value={text}
      data={places.map(({ label }) => label)}
      limit={8}
      filter={({ options }) => options}
      onChange={setText}
      onOptionSubmit={(label) => {
        const place = places.find((each) => each.label === label);
        if (place) change({ near: circleText({ ...place, kilometres: 50 }), box: '', order: '' });
      }}
    />
  );
}

interface Place {
  readonly label: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Each city once, where the first of its partners is. */
function placesOf(data: FinderPlacesQuery | undefined): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { city, country, position } of data?.partners.nodes ?? []) {
    const label = `${city ?? ''}, ${country.name}`;
    if (position && !places.has(label))
      places.set(label, { label, latitude: position.latitude, longitude: position.longitude });
  }
  return [...places.values()];
}
