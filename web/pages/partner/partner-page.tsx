import { useQuery } from '@apollo/client/react';
import { Alert, Anchor, Grid, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { NotFound } from '../../app/root-route';
import { Page } from '../../shared/page';
import { pageQuery } from '../../shared/page-actions/page-actions';
import { Loaded, SkeletonRows } from '../../shared/states';
import { useLanguage, useTexts } from '../../shell/texts';
import { useViewer } from '../../shell/viewers';
import { Awards } from './awards';
import { Distributors } from './distributors';
import {
  PartnerAwardsDocument,
  PartnerLocationsDocument,
  PartnerOfferingsDocument,
  PartnerPageDocument,
  PartnerReferencesDocument,
  PartnerTechnologiesDocument,
  type PartnerPageQuery,
} from './documents';
import { Locations } from './locations';
import { NextSteps } from './next-steps';
import { Offerings } from './offerings';
import { Facts, Summary } from './profile';
import { Qualifications } from './qualifications';
import { References } from './references';
import { partnerRoute } from './route';
import { Similar } from './similar';
import { Technologies } from './technologies';
import { partnerTexts } from './texts';

/** All about one partner. */
export function PartnerPage() {
  const t = useTexts(partnerTexts);
  const locale = useLanguage();
  const { slug } = partnerRoute.useParams();
  // The public has no credentials.
  const isNamed = useViewer().token !== undefined;
  const result = useQuery(PartnerPageDocument, { variables: { slug, isNamed, locale } });
  const partner = result.data?.partner;
  const list = { slug, locale };
  const queries = [
    pageQuery(t('profile'), PartnerPageDocument, { slug, isNamed, locale }),
    pageQuery(t('awards'), PartnerAwardsDocument, list),
    pageQuery(t('offerings'), PartnerOfferingsDocument, list),
    pageQuery(t('references'), PartnerReferencesDocument, list),
    pageQuery(t('technologies'), PartnerTechnologiesDocument, list),
    pageQuery(t('locations'), PartnerLocationsDocument, list),
  ];
  return (
    <Page title={partner?.name ?? t('loading')} summary={partner && <Summary partner={partner} />} queries={queries}>
      <Loaded result={result} skeleton={<SkeletonRows height={120} />}>
        {(data) =>
          data.partner ? (
            <Whole partner={data.partner} />
          ) : (
            <NotFound title={t('noSuch', { slug })} detail={t('noSuchDetail')} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Whole({ partner }: { readonly partner: NonNullable<PartnerPageQuery['partner']> }) {
  return (
    <Stack gap="md">
      <FormerSlug present={partner.slug} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="md">
            <Qualifications partner={partner} />
            <NextSteps partner={partner} />
            <Awards partner={partner} />
            <Offerings partner={partner} />
            <References partner={partner} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="md">
            <Facts partner={partner} />
            <Locations partner={partner} />
            <Technologies partner={partner} />
            <Distributors partner={partner} />
            <Similar partner={partner} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

/** Says that the address has a slug that the partner had before. */
function FormerSlug({ present }: { readonly present: string }) {
  const t = useTexts(partnerTexts);
  const { slug } = partnerRoute.useParams();
  if (slug === present) return null;
  return (
    <Alert variant="light" title={t('formerSlug')} role="status">
      <Text size="sm">{t('formerSlugDetail', { former: slug, present })}</Text>
      <Anchor component={Link} to={`/partners/${present}`} size="sm">
        {t('toPresent')}
      </Anchor>
    </Alert>
  );
}
