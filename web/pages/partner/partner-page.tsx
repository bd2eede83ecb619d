import { useQuery } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { NotFound } from '../../app/root-route';
import { Page } from '../../shared/page';
import { pageQuery } from '../../shared/page-actions/page-actions';
import { Loaded, SkeletonRows } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import { PartnerPageDocument } from './documents';
import { partnerRoute } from './route';
import { partnerTexts } from './texts';

/** The profile of one partner. */
export function PartnerPage() {
  const t = useTexts(partnerTexts);
  const format = useFormat();
  const locale = useLanguage();
  const { slug } = partnerRoute.useParams();
  const variables = { slug, locale };
  const result = useQuery(PartnerPageDocument, { variables });
  const queries = [pageQuery(t('profile'), PartnerPageDocument, variables)];
  const partner = result.data?.partner;
  return (
    <Page title={partner?.name ?? t('loading')} queries={queries}>
      <Loaded result={result} skeleton={<SkeletonRows />}>
        {(data) =>
          data.partner ? (
            <>
              <Text>{format.list([data.partner.city, data.partner.country.name].filter((each) => each !== null))}</Text>
              <Text mt="md">{data.partner.description}</Text>
            </>
          ) : (
            <NotFound />
          )
        }
      </Loaded>
    </Page>
  );
}
