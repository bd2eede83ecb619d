import type { FragmentType } from '@apollo/client';
import { Button, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { failureOf, type Failure } from '../../graph/failure';
import { Empty, Failed } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import type { CoveragePartnerFragment } from './documents';
import classes from './partner-list.module.css';
import { PartnerItem } from './partner-item';
import { coverageTexts } from './texts';

interface PartnerListProps {
  readonly partners: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean };
    readonly nodes: readonly ({ readonly id: string } & FragmentType<CoveragePartnerFragment>)[];
  };
  /** Asks for the partners after those that are there. */
  readonly onMore: () => Promise<unknown>;
  /** What a reader can do if there is no partner. */
  readonly whenNone?: ReactNode;
}

/** Partners, page after page. */
export function PartnerList({ partners: { totalCount, pageInfo, nodes }, onMore, whenNone }: PartnerListProps) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const [isLoading, setLoading] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const more = (): void => {
    setLoading(true);
    setFailure(undefined);
    onMore()
      .catch((error: unknown) => setFailure(failureOf(error)))
      .finally(() => setLoading(false));
  };
  if (totalCount === 0)
    return (
      <Empty title={t('noPartner')}>
        {t('noPartnerHint')}
        {whenNone}
      </Empty>
    );
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        {t('partners', { count: totalCount, number: format.number(totalCount) })}
      </Text>
      <ul className={classes['list']}>
        {nodes.map((partner) => (
          <PartnerItem key={partner.id} partner={partner} />
        ))}
      </ul>
      {failure && <Failed failure={failure} />}
      {pageInfo.hasNextPage && (
        <Button variant="default" loading={isLoading} onClick={more}>
          {t('more', { shown: format.number(nodes.length), number: format.number(totalCount) })}
        </Button>
      )}
    </Stack>
  );
}
