import { useQuery } from '@apollo/client/react';
import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { listOf, toggled } from '../../app/search';
import { failureOf } from '../../graph/failure';
import { Failed, Loaded } from '../../shared/states';
import { ChevronIcon } from '../../shell/icons';
import { useLanguage, useTexts } from '../../shell/texts';
import { FinderTermsDocument, type FinderTermsQuery } from './documents';
import { FacetGroup } from './facet-group';
import { filterOf, searchTextOf, type FacetKey } from './finder-filter';
import { finderRoute } from './route';
import { finderTexts } from './texts';
import { facetValues, type Facets } from './use-facets';
import { useChangeFinder, useSettledSearch } from './use-finder';

/** All filters with their numbers. */
export function FacetPanel({
  facets: { facets, taxonomies, error, refetch, isCounting },
}: {
  readonly facets: Facets;
}) {
  const t = useTexts(finderTexts);
  const { country, tier, qualification, category, term } = finderRoute.useSearch();
  const chosen: Readonly<Record<FacetKey, string | undefined>> = { country, tier, qualification, category, term };
  const change = useChangeFinder();
  const isFiltered = Object.values(chosen).some((value) => value !== undefined);
  return (
    <Stack gap="md" component="section" aria-label={t('filters')} aria-busy={isCounting}>
      <Group justify="space-between" h={26} visibleFrom="md">
        <Text fw={600}>{t('filters')}</Text>
        {isFiltered && <ClearButton />}
      </Group>
      {isFiltered && (
        <Group hiddenFrom="md">
          <ClearButton />
        </Group>
      )}
      {error ? (
        <Failed failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />
      ) : (
        facets.map(({ key, values }) => {
          if (!values) return <Skeleton key={key} height={150} />;
          // Nobody fits, so there is nothing to choose from.
          if (values.length === 0) return null;
          return (
            <FacetGroup
              key={key}
              title={t(key)}
              values={values}
              chosen={chosen[key]}
              onToggle={(value) => change({ [key]: toggled(chosen[key], value) })}
            />
          );
        })
      )}
      {taxonomies.map((taxonomy) => (
        <Terms key={taxonomy.code} {...taxonomy} />
      ))}
    </Stack>
  );
}

function ClearButton() {
  const t = useTexts(finderTexts);
  const change = useChangeFinder();
  const none = { country: undefined, tier: undefined, qualification: undefined, category: undefined, term: undefined };
  return (
    <Button size="compact-xs" variant="subtle" onClick={() => change(none)}>
      {t('clear')}
    </Button>
  );
}

/**
 * The terms of one taxonomy. Their conditions are joined by `or`; those of two taxonomies by `and`. They are counted once the reader
 * opens them, because the numbers of all taxonomies cost more than the other numbers together.
 */
function Terms({ code, name }: { readonly code: string; readonly name: string }) {
  const { term } = finderRoute.useSearch();
  const isChosen = listOf(term).some((each) => each.startsWith(`${code}.`));
  const [isOpen, setOpen] = useState(isChosen);
  return (
    <div>
      <Button
        variant="default"
        size="sm"
        fullWidth
        justify="space-between"
        rightSection={<ChevronIcon isUp={isOpen} />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {name}
      </Button>
      {isOpen && <OpenTerms code={code} name={name} />}
    </div>
  );
}

/** Four taxonomies can be open, so they wait for the end of a word. */
const wordPause = 400;

function OpenTerms({ code, name }: { readonly code: string; readonly name: string }) {
  const t = useTexts(finderTexts);
  const search = useSettledSearch(wordPause);
  const { term } = finderRoute.useSearch();
  const change = useChangeFinder();
  const variables = {
    filter: filterOf(search),
    search: searchTextOf(search),
    taxonomy: code,
    locale: useLanguage(),
  };
  const { data, previousData, error, refetch } = useQuery(FinderTermsDocument, { variables });
  const shown = (data ?? previousData) as FinderTermsQuery | undefined;
  return (
    <Loaded result={{ data: shown, error, refetch }} skeleton={<Skeleton height={150} mt="xs" />}>
      {({ partners }) => {
        const values = facetValues(partners.facets[0]?.groups ?? []);
        return values.length === 0 ? (
          <Text size="sm" c="dimmed" p="xs">
            {t('none')}
          </Text>
        ) : (
          <FacetGroup
            title={name}
            values={values.map((each) => ({ ...each, value: `${code}.${each.value}` }))}
            chosen={term}
            onToggle={(value) => change({ term: toggled(term, value) })}
          />
        );
      }}
    </Loaded>
  );
}
