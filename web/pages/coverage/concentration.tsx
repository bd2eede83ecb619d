import { useQuery } from '@apollo/client/react';
import { Button, Progress, SimpleGrid, Skeleton, Stack, Table, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Figure } from '../../shared/figure';
import { Empty, Loaded, SkeletonRows } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import { DayChoice } from './day-choice';
import { CoverageConcentrationDocument, type CoverageConcentrationQuery } from './documents';
import { coverageTexts } from './texts';
import { useChoices } from './use-choices';

// The library of the charts is larger than the page.
const ConcentrationChart = lazy(() =>
  import('./concentration-chart').then((module) => ({ default: module.ConcentrationChart })),
);

/** How far the partners are in few countries, and in each country behind few distributors. */
export function Concentration({ since }: { readonly since: string | undefined }) {
  const t = useTexts(coverageTexts);
  const locale = useLanguage();
  const { asOf, choose } = useChoices();
  const result = useQuery(CoverageConcentrationDocument, { variables: { asOf, locale } });
  return (
    <Stack gap="md">
      <DayChoice label={t('day')} day={asOf} since={since} onChoose={(day) => choose({ date: day ?? '' })} />
      <Loaded result={result} skeleton={<SkeletonRows />}>
        {(data) => (data.partners.totalCount === 0 ? <Empty title={t('noPartner')} /> : <Shown data={data} />)}
      </Loaded>
    </Stack>
  );
}

function Shown({ data: { partners, countries } }: { readonly data: CoverageConcentrationQuery }) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const { topShare, herfindahl } = partners.groups.concentration;
  const ordered = countries.nodes.toSorted((one, other) => other.partners.totalCount - one.partners.totalCount);
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Figure title={t('countriesWithPartners')} value={format.number(partners.groups.totalCount)}>
          {t('partners', { count: partners.totalCount, number: format.number(partners.totalCount) })}
        </Figure>
        <Figure title={t('topCountries')} value={topShare === null ? '–' : format.percent(topShare)}>
          {t('topCountriesHint')}
        </Figure>
        <Figure title={t('herfindahl')} value={herfindahl === null ? '–' : decimals(format.number, herfindahl)}>
          {t('herfindahlHint')}
        </Figure>
      </SimpleGrid>
      <Suspense fallback={<Skeleton height={320} />}>
        <ConcentrationChart
          countries={ordered.map((country) => ({ ...country, count: country.partners.totalCount }))}
          whole={partners.totalCount}
        />
      </Suspense>
      <Countries countries={ordered} whole={partners.totalCount} />
    </>
  );
}

type Write = (value: number, options?: Intl.NumberFormatOptions) => string;
const decimals = (write: Write, value: number): string =>
  write(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** How many countries are shown before the reader asks for all. */
const firstCountries = 20;

interface CountriesProps {
  /** The largest first. */
  readonly countries: CoverageConcentrationQuery['countries']['nodes'];
  readonly whole: number;
}

function Countries({ countries, whole }: CountriesProps) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? countries : countries.slice(0, firstCountries);
  return (
    <>
      <Table.ScrollContainer minWidth={760} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table withTableBorder verticalSpacing="xs">
          <Table.Caption>{t('concentrationCaption')}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('COUNTRY')}</Table.Th>
              <Table.Th scope="col">{t('partnersHead')}</Table.Th>
              <Table.Th scope="col" ta="end">
                {t('distributors')}
              </Table.Th>
              <Table.Th scope="col">{t('largest')}</Table.Th>
              <Table.Th scope="col" ta="end">
                {t('topDistributors')}
              </Table.Th>
              <Table.Th scope="col" ta="end">
                {t('herfindahl')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ id, name, partners: { totalCount, groups } }) => {
              const [largest] = groups.nodes;
              const { topShare, herfindahl } = groups.concentration;
              return (
                <Table.Tr key={id}>
                  <Table.Th scope="row">{name}</Table.Th>
                  <Table.Td miw={160}>
                    <Text size="sm">
                      {format.number(totalCount)} ({format.percent(totalCount / whole)})
                    </Text>
                    <Progress value={(totalCount / whole) * 100} size="sm" aria-label={name} />
                  </Table.Td>
                  <Table.Td ta="end">{format.number(groups.totalCount)}</Table.Td>
                  <Table.Td>
                    {largest?.key.distributor
                      ? `${largest.key.distributor.name} (${format.percent(largest.shareOfAll ?? 0)})`
                      : t('noDistributor')}
                  </Table.Td>
                  <Table.Td ta="end">{topShare === null ? '–' : format.percent(topShare)}</Table.Td>
                  <Table.Td ta="end">{herfindahl === null ? '–' : decimals(format.number, herfindahl)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {countries.length > shown.length && (
        <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setWhole(true)}>
          {t('moreRows', { shown: format.number(shown.length), number: format.number(countries.length) })}
        </Button>
      )}
    </>
  );
}
