import { useQuery } from '@apollo/client/react';
import { SegmentedControl } from '@mantine/core';
import { Loaded, SkeletonRows } from '../../shared/states';
import { useLanguage, useTexts } from '../../shell/texts';
import { sides } from './choices';
import { CoverageChangePartnersDocument } from './documents';
import { PartnerList } from './partner-list';
import { CellDrawer } from './partners-drawer';
import { changePartnersVariables } from './queries';
import { coverageTexts } from './texts';
import { useChoices } from './use-choices';

/** The partners that a cell gained, lost or kept. */
export function ChangeDrawer({ title }: { readonly title: string }) {
  const t = useTexts(coverageTexts);
  const locale = useLanguage();
  const choices = useChoices();
  const { side, choose } = choices;
  const result = useQuery(CoverageChangePartnersDocument, { variables: changePartnersVariables(choices, locale) });
  return (
    <CellDrawer title={title}>
      <SegmentedControl
        fullWidth
        mb="md"
        aria-label={t('change')}
        value={side}
        data={sides.map((each) => ({ value: each, label: t(each) }))}
        onChange={(chosen) => choose({ side: chosen })}
      />
      <Loaded result={result} skeleton={<SkeletonRows />}>
        {({ partners: { change } }) => {
          const partners = change.nodes[0]?.[side];
          if (!partners) return <PartnerList partners={none} onMore={() => Promise.resolve()} />;
          return (
            <PartnerList
              partners={partners}
              onMore={() =>
                result.fetchMore({
                  variables: { after: partners.pageInfo.endCursor },
                  updateQuery: (before, { fetchMoreResult }) => {
                    const earlier = before.partners.change.nodes[0]?.[side];
                    const later = fetchMoreResult.partners.change.nodes[0]?.[side];
                    if (!earlier || !later) return before;
                    const nodes = [...earlier.nodes, ...later.nodes];
                    return {
                      partners: {
                        ...before.partners,
                        change: {
                          ...before.partners.change,
                          nodes: [{ ...before.partners.change.nodes[0], [side]: { ...later, nodes } }],
                        },
                      },
                    };
                  },
                })
              }
            />
          );
        }}
      </Loaded>
    </CellDrawer>
  );
}

const none = { totalCount: 0, pageInfo: { hasNextPage: false }, nodes: [] };
