import { useQuery } from '@apollo/client/react';
import { Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Empty, Forbidden, Loaded } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { DayChoice } from './day-choice';
import { CoverageFinancingDocument } from './documents';
import { booksOf } from './quarters';
import { coverageTexts } from './texts';
import { useChoices } from './use-choices';

// The library of the charts is larger than the page.
const FinancingChart = lazy(() => import('./financing-chart').then((module) => ({ default: module.FinancingChart })));

/** The number of quarters that a chart has room for. */
const mostQuarters = 16;

interface FinancingProps {
  readonly isForbidden: boolean;
  readonly since: string | undefined;
}

/** The money of the financing programs, quarter by quarter. */
export function Financing({ isForbidden, since }: FinancingProps) {
  const t = useTexts(coverageTexts);
  const { asOf, choose } = useChoices();
  if (isForbidden) return <Forbidden>{t('financingForbidden')}</Forbidden>;
  return (
    <Stack gap="md">
      <DayChoice label={t('day')} day={asOf} since={since} onChoose={(day) => choose({ date: day ?? '' })} />
      <Quarters />
    </Stack>
  );
}

function Quarters() {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const { asOf, search, choose } = useChoices();
  const result = useQuery(CoverageFinancingDocument, { variables: { asOf } });
  return (
    <Loaded result={result} skeleton={<Skeleton height={400} />}>
      {({ financingBudgets: { groups } }) => {
        const books = booksOf(groups.nodes);
        const book = books.find(({ name }) => name === search.currency) ?? books[0];
        if (!book) return <Empty title={t('noBudget')} />;
        return (
          <>
            <Group gap="md" align="flex-end">
              {books.length > 1 && (
                <NativeSelect
                  size="xs"
                  label={t('currency')}
                  value={book.name}
                  data={books.map(({ name, vendor, currency }) => ({ value: name, label: `${currency} · ${vendor}` }))}
                  onChange={({ currentTarget }) => choose({ currency: currentTarget.value })}
                />
              )}
              {book.quarters.length > mostQuarters && (
                <Text size="sm" c="dimmed">
                  {t('lastQuarters', { shown: mostQuarters, number: format.number(book.quarters.length) })}
                </Text>
              )}
            </Group>
            <Suspense fallback={<Skeleton height={360} />}>
              <FinancingChart book={book} most={mostQuarters} />
            </Suspense>
          </>
        );
      }}
    </Loaded>
  );
}
