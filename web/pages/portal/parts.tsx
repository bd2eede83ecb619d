import { SimpleGrid, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import type { PortalOverviewQuery } from './documents';
import classes from './parts.module.css';
import { usePortalSearch, views, type View } from './portal-search';
import { portalTexts } from './texts';

interface PartsProps {
  readonly overview: PortalOverviewQuery;
  readonly distributor: NonNullable<PortalOverviewQuery['viewer']['distributor']>;
}

/** The parts of the portal, each with its number. A number leads to its rows. */
export function Parts({ overview, distributor }: PartsProps) {
  const t = useTexts(portalTexts);
  const format = useFormat();
  const { view: current, days } = usePortalSearch();
  const { partners, losing, nearly, enablements, completed } = distributor;
  const open = overview.fundingRequests.totalCount + overview.qualificationApplications.totalCount;
  const numbers: Readonly<Record<View, { readonly number: string; readonly text?: string }>> = {
    partners: { number: format.number(partners.totalCount) },
    ending: {
      number: format.number(losing.totalCount),
      text: `${t('endingNumber')}, ${t('within').toLocaleLowerCase()} ${t('days', { count: Number(days) })}`,
    },
    missing: { number: format.number(nearly.totalCount), text: t('nearlyNumber') },
    requests: { number: format.number(open), text: t('requestsNumber') },
    progress: {
      number: t('ofNumber', {
        part: format.number(completed.totalCount),
        whole: format.number(enablements.totalCount),
      }),
      text: t('progressNumber'),
    },
  };
  return (
    <nav aria-label={t('parts')}>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
        {views.map((view) => (
          <Link
            key={view}
            to="/portal"
            search={(search) => ({ ...search, view })}
            resetScroll={false}
            className={classes['part']}
            {...(view === current && { 'aria-current': 'page' as const })}
          >
            <Text span size="sm" fw={600}>
              {t(view)}
            </Text>
            <Text span className={classes['number'] ?? ''}>
              {numbers[view].number}
            </Text>
            {numbers[view].text !== undefined && (
              <Text span size="xs" c="dimmed">
                {numbers[view].text}
              </Text>
            )}
          </Link>
        ))}
      </SimpleGrid>
    </nav>
  );
}
