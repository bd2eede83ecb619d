import { useQuery } from '@apollo/client/react';
import { Text, TextInput } from '@mantine/core';
import { Page } from '../../shared/page';
import { pageQuery } from '../../shared/page-actions/page-actions';
import { Loaded, SkeletonRows } from '../../shared/states';
import { SearchIcon } from '../../shell/icons';
import { useLanguage, useTexts } from '../../shell/texts';
import { FinderPartnersDocument } from './documents';
import { PartnerRow } from './partner-row';
import { finderRoute } from './route';
import { finderTexts } from './texts';

/** The finder of partners: a text, filters, a map and a list. */
export function FinderPage() {
  const t = useTexts(finderTexts);
  const locale = useLanguage();
  const search = finderRoute.useSearch();
  const navigate = finderRoute.useNavigate();
  const variables = { filter: { status: { eq: 'ACTIVE' as const } }, search: search.q ?? null, locale };
  const result = useQuery(FinderPartnersDocument, { variables });
  return (
    <Page title={t('title')} summary={t('summary')} queries={[pageQuery(t('list'), FinderPartnersDocument, variables)]}>
      <TextInput
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<SearchIcon />}
        value={search.q ?? ''}
        onChange={({ currentTarget }) =>
          void navigate({ search: { ...search, q: currentTarget.value }, replace: true })
        }
      />
      <Loaded result={result} skeleton={<SkeletonRows />}>
        {({ partners }) => (
          <>
            <Text>{t('partners', { count: partners.totalCount, number: partners.totalCount })}</Text>
            {partners.nodes.map((partner) => (
              <PartnerRow key={partner.id} partner={partner} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}
