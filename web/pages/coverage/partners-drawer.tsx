import { useQuery } from '@apollo/client/react';
import { Anchor, Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Loaded, SkeletonRows } from '../../shared/states';
import { useLanguage, useTexts } from '../../shell/texts';
import { CoveragePartnersDocument } from './documents';
import { PartnerList } from './partner-list';
import { partnersVariables } from './queries';
import { coverageTexts } from './texts';
import { useChoices } from './use-choices';

/** Shows beside the page what a cell consists of, as long as the address names a cell. */
export function CellDrawer({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const t = useTexts(coverageTexts);
  const { choose } = useChoices();
  return (
    <Drawer
      opened
      position="right"
      title={title}
      onClose={() => choose({ cell: '', side: '' })}
      closeButtonProps={{ 'aria-label': t('close') }}
      styles={{ title: { fontWeight: 650 } }}
    >
      {children}
    </Drawer>
  );
}

interface PartnersDrawerProps {
  readonly title: string;
  /** The country of the cell, if it has partners. */
  readonly country?: { readonly code: string; readonly label: string } | undefined;
}

/** The partners behind a cell of the heat map. From a gap, the reader can go on to all partners of the country. */
export function PartnersDrawer({ title, country }: PartnersDrawerProps) {
  const t = useTexts(coverageTexts);
  const locale = useLanguage();
  const choices = useChoices();
  const result = useQuery(CoveragePartnersDocument, { variables: partnersVariables(choices, locale) });
  return (
    <CellDrawer title={title}>
      <Loaded result={result} skeleton={<SkeletonRows />}>
        {({ partners }) => (
          <PartnerList
            partners={partners}
            whenNone={
              country && (
                <Anchor component={Link} to={`/?country=${country.code}`} display="block" mt="xs">
                  {t('toCountry', { country: country.label })}
                </Anchor>
              )
            }
            onMore={() => result.fetchMore({ variables: { after: partners.pageInfo.endCursor } })}
          />
        )}
      </Loaded>
    </CellDrawer>
  );
}
