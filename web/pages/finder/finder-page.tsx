import { useQuery } from '@apollo/client/react';
import { Button, Grid, Group, Paper, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { Page } from '../../shared/page';
import { pageQuery } from '../../shared/page-actions/page-actions';
import { FilterIcon, SearchIcon } from '../../shell/icons';
import { useTexts } from '../../shell/texts';
import { CompareBar } from './compare-bar';
import { FinderFacetsDocument, FinderMapDocument, FinderPartnersDocument } from './documents';
import { FacetPanel } from './facet-panel';
import { FinderList } from './finder-list';
import { FinderMap } from './finder-map';
import { NearCity } from './near-city';
import { useFacets } from './use-facets';
import { useChangeFinder, useListVariables } from './use-finder';
import { finderRoute } from './route';
import { finderTexts } from './texts';
import { useMapVariables } from './use-map';

/** The finder of partners: a text, filters with their numbers, a map and a list. Each asks for itself, so none waits for another. */
export function FinderPage() {
  const t = useTexts(finderTexts);
  const variables = useListVariables();
  const list = useQuery(FinderPartnersDocument, { variables });
  const facets = useFacets();
  const mapVariables = useMapVariables();
  const [isOpen, { toggle }] = useDisclosure(false);
  const queries = [
    pageQuery(t('list'), FinderPartnersDocument, variables),
    pageQuery(t('facets'), FinderFacetsDocument, facets.variables, 'long'),
    pageQuery(t('map'), FinderMapDocument, mapVariables),
  ];
  return (
    <Page title={t('title')} summary={t('summary')} queries={queries}>
      <Group gap="sm" mb="md" align="flex-start">
        <SearchInput />
        <NearCity />
        <Button variant="default" leftSection={<FilterIcon />} onClick={toggle} hiddenFrom="md" aria-expanded={isOpen}>
          {t('filters')}
        </Button>
      </Group>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 3 }} {...(!isOpen && { visibleFrom: 'md' })}>
          <FacetPanel facets={facets} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 9 }}>
          <Stack gap="md">
            <Paper radius="md">
              <FinderMap variables={mapVariables} />
            </Paper>
            <FinderList result={list} total={facets.total} />
          </Stack>
        </Grid.Col>
      </Grid>
      <CompareBar />
    </Page>
  );
}

/** What is typed shows at once, also while the address still changes. */
function SearchInput() {
  const t = useTexts(finderTexts);
  const { q = '' } = finderRoute.useSearch();
  const change = useChangeFinder();
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  return (
    <TextInput
      type="search"
      flex="1 1 260px"
      aria-label={t('search')}
      placeholder={t('search')}
      leftSection={<SearchIcon />}
      maxLength={200}
      value={text}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        change({ q: value }, { isTyping: true });
      }}
    />
  );
}
