import { useQuery } from '@apollo/client/react';
import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useLanguage, useTexts } from '../../shell/texts';
import { FinderPlacesDocument, type FinderPlacesQuery } from './documents';
import { circleText } from '../../shared/map/place-texts';
import { finderTexts } from './texts';
import { useChangeFinder, usePlace } from './use-finder';

/** Draws a circle around a city that partners are in. The hub knows places by its partners only. */
export function NearCity() {
  const t = useTexts(finderTexts);
  const locale = useLanguage();
  const change = useChangeFinder();
  const { place: chosen = '' } = usePlace();
  const [text, setText] = useState(chosen);
  useEffect(() => setText(chosen), [chosen]);
  // Enter chooses the first city. If the cities are still being loaded, it is chosen when they are there.
  const [isEntered, setEntered] = useState(false);
  const typed = text.trim();
  const [asked] = useDebouncedValue(typed, 150);
  const isSearch = asked.length >= 2 && asked !== chosen;
  const { data, previousData } = useQuery(FinderPlacesDocument, {
    variables: { text: asked, locale },
    skip: !isSearch,
  });
  const places = isSearch ? placesOf(data ?? previousData) : [];
  const isAnswered = isSearch && data !== undefined && asked === typed;
  const choose = (place: Place): void => {
    setText(place.label);
    setEntered(false);
    change({ near: circleText({ ...place, kilometres: 50 }), place: place.label, box: '', order: '' });
  };
  useEffect(() => {
    if (!isEntered || !isAnswered) return;
    const [first] = places;
    if (first) choose(first);
    else setEntered(false);
  }, [isEntered, isAnswered]);
  return (
    <Autocomplete
      flex="1 1 180px"
      maw={{ md: 220 }}
      aria-label={t('near')}
      placeholder={t('near')}
      value={text}
      data={places.map(({ label }) => label)}
      limit={8}
      filter={({ options }) => options}
      error={isAnswered && places.length === 0 ? t('noPlace') : undefined}
      onChange={(value) => {
        setText(value);
        setEntered(false);
        if (value === '' && chosen !== '') change({ near: '', place: '', order: '' });
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter' && !currentTarget.getAttribute('aria-activedescendant')) setEntered(true);
      }}
      onOptionSubmit={(label) => {
        const place = places.find((each) => each.label === label);
        if (place) choose(place);
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
