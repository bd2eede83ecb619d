import { useQuery } from '@apollo/client/react';
import { Stack } from '@mantine/core';
import { Page } from '../../shared/page';
import { pageQuery, type PageQuery } from '../../shared/page-actions/page-actions';
import { Loaded, SkeletonRows } from '../../shared/states';
import { useLanguage, useTexts } from '../../shell/texts';
import { AwardsEnding } from './awards-ending';
import {
  PortalApplicationsDocument,
  PortalAwardsEndingDocument,
  PortalFundingRequestsDocument,
  PortalMissingDocument,
  PortalOverviewDocument,
  PortalPartnersDocument,
  PortalProgressDocument,
  type PortalOverviewQuery,
} from './documents';
import { Missing } from './missing';
import { MyPartners } from './my-partners';
import { NotADistributor } from './not-a-distributor';
import { Parts } from './parts';
import { endingWithin, missingFilter, partnersFilter, servedBy, usePortalSearch, waiting } from './portal-search';
import { Progress } from './progress';
import { Applications, FundingRequests } from './requests';
import { portalTexts } from './texts';

/** What a distributor wants to know of its partners, and of itself. For other roles it says what it is. */
export function PortalPage() {
  const t = useTexts(portalTexts);
  const { view, days } = usePortalSearch();
  const result = useQuery(PortalOverviewDocument, {
    variables: { ending: endingWithin(days), waiting, undecided: waiting },
  });
  // The numbers of before stay while those of another time are counted.
  const data = (result.data ?? result.previousData) as PortalOverviewQuery | undefined;
  const distributor = data?.viewer.distributor;
  const queries = useQueries(distributor?.slug);
  return (
    <Page
      title={distributor?.name === undefined ? t('title') : t('titleOf', { name: distributor.name })}
      summary={distributor && t('summary')}
      queries={queries}
    >
      <Loaded result={{ ...result, data }} skeleton={<SkeletonRows count={3} height={96} />}>
        {(overview) =>
          overview.viewer.distributor ? (
            <Stack gap="lg">
              <Parts overview={overview} distributor={overview.viewer.distributor} />
              {view === 'partners' && <MyPartners />}
              {view === 'ending' && <AwardsEnding distributor={overview.viewer.distributor.slug} />}
              {view === 'missing' && <Missing />}
              {view === 'requests' && (
                <>
                  <Applications />
                  <FundingRequests />
                </>
              )}
              {view === 'progress' && <Progress />}
            </Stack>
          ) : (
            <NotADistributor viewer={overview.viewer} />
          )
        }
      </Loaded>
    </Page>
  );
}

/** What the part that is shown asks for. */
function useQueries(distributor: string | undefined): readonly PageQuery[] {
  const t = useTexts(portalTexts);
  const locale = useLanguage();
  const search = usePortalSearch();
  if (distributor === undefined) {
    const variables = { ending: endingWithin(search.days), waiting, undecided: waiting };
    return [pageQuery(t('title'), PortalOverviewDocument, variables)];
  }
  switch (search.view) {
    case 'partners': {
      const variables = { search: search.q ?? null, filter: partnersFilter(search), locale };
      return [pageQuery(t('partners'), PortalPartnersDocument, variables)];
    }
    case 'ending': {
      const filter = { ...endingWithin(search.days), partner: servedBy(distributor) };
      return [pageQuery(t('ending'), PortalAwardsEndingDocument, { filter, locale })];
    }
    case 'missing':
      return [pageQuery(t('missing'), PortalMissingDocument, { filter: missingFilter(search.missing), locale })];
    case 'requests':
      return [
        pageQuery(t('applications'), PortalApplicationsDocument, { filter: waiting, locale }),
        pageQuery(t('funding'), PortalFundingRequestsDocument, { filter: waiting, locale }),
      ];
    case 'progress':
      return [pageQuery(t('progress'), PortalProgressDocument, { locale })];
  }
}
