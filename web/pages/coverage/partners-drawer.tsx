import { useQuery } from '@apollo/client/react';
import { Drawer } from '@mantine/core';
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

/** The partners behind a cell of the heat map. */
export function PartnersDrawer({ title }: { readonly title: string }) {
  const locale = useLanguage();
  const choices = useChoices();
  const result = useQuery(CoveragePartnersDocument, { variables: partnersVariables(choices, locale) });
  return (
    <CellDrawer title={title}>
      <Loaded result={result} skeleton={<SkeletonRows />}>
        {({ partners }) => (
          <PartnerList
            partners={partners}
            onMore={() => result.fetchMore({ variables: { after: partners.pageInfo.endCursor } })}
          />
        )}
      </Loaded>
    </CellDrawer>
  );
}
