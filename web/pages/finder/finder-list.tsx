import type { useQuery } from '@apollo/client/react';
import { Button, Center, Group, Loader, NativeSelect, Text } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { Empty, Loaded, SkeletonRows } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { ActiveFilters } from './active-filters';
import type { FinderPartnersQuery, FinderPartnersQueryVariables } from './documents';
import classes from './finder-list.module.css';
import { PartnerRow } from './partner-row';
import { finderRoute } from './route';
import { finderTexts } from './texts';
import { useChangeFinder, usePlace } from './use-finder';

type Result = useQuery.Result<FinderPartnersQuery, FinderPartnersQueryVariables>;

interface FinderListProps {
  readonly result: Result;
  /** The exact number of partners, once it is counted. */
  readonly total: number | undefined;
}

/** The partners that fit. Those of before stay until the new ones are there. */
export function FinderList({ result, total }: FinderListProps) {
  const shown = { ...result, data: (result.data ?? result.previousData) as FinderPartnersQuery | undefined };
  return (
    <Loaded result={shown} skeleton={<SkeletonRows count={8} height={76} />}>
      {(data) => <Rows partners={data.partners} result={result} total={result.loading ? undefined : total} />}
    </Loaded>
  );
}

interface RowsProps {
  readonly partners: FinderPartnersQuery['partners'];
  readonly result: Result;
  readonly total: number | undefined;
}

function Rows({ partners: { nodes, pageInfo, totalCount }, result, total }: RowsProps) {
  const t = useTexts(finderTexts);
  const format = useFormat();
  const [isLoadingMore, setLoadingMore] = useState(false);
  const isStale = result.loading && !isLoadingMore;
  const loadMore = (): void => {
    if (isLoadingMore || result.loading || !pageInfo.hasNextPage) return;
    setLoadingMore(true);
    void result
      .fetchMore({ variables: { after: pageInfo.endCursor } })
      // The button below the list asks again.
      .catch(() => undefined)
      .finally(() => setLoadingMore(false));
  };
  // The list counts to 1000 only, which is quick.
  const number = total ?? totalCount;
  const amount =
    total === undefined && totalCount >= 1000
      ? t('moreThan', { number: format.number(1000) })
      : t('partners', { count: number, number: format.number(number) });
  return (
    <section aria-label={t('list')} aria-busy={isStale}>
      <Group justify="space-between" mb="xs" gap="xs">
        <Group gap="sm">
          <Text fw={600} role="status">
            {amount}
          </Text>
          <ActiveFilters />
        </Group>
        <OrderSelect />
      </Group>
      {nodes.length === 0 ? (
        <Empty title={t('none')}>{t('noneHint')}</Empty>
      ) : (
        <div className={isStale ? classes['stale'] : undefined}>
          <VirtualRows nodes={nodes} onEnd={loadMore} />
        </div>
      )}
      {pageInfo.hasNextPage && (
        <Center py="md">
          {isLoadingMore ? (
            <Loader size="sm" />
          ) : (
            <Button variant="default" onClick={loadMore}>
              {t('more')}
            </Button>
          )}
        </Center>
      )}
    </section>
  );
}

/** Only the rows that can be seen are in the page, however many have been loaded. */
function VirtualRows({ nodes, onEnd }: { readonly nodes: RowsProps['partners']['nodes']; readonly onEnd: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const virtualizer = useWindowVirtualizer({
    count: nodes.length,
    estimateSize: () => 92,
    overscan: 6,
    scrollMargin: top,
    getItemKey: (index) => nodes[index]?.id ?? index,
  });
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    setTop(list.current ? list.current.getBoundingClientRect().top + window.scrollY : 0);
  }, []);
  useEffect(() => {
    // A reader who has scrolled to the end wants more.
    if (last >= nodes.length - 4 && window.scrollY > 0) onEnd();
  });
  return (
    <div ref={list} role="list" className={classes['list']} style={{ height: virtualizer.getTotalSize() }}>
      {rows.map(({ index, key, start }) => {
        const partner = nodes[index];
        return (
          <div
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            role="listitem"
            aria-setsize={nodes.length}
            aria-posinset={index + 1}
            className={classes['item']}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            {partner && <PartnerRow partner={partner} slug={partner.slug} />}
          </div>
        );
      })}
    </div>
  );
}

function OrderSelect() {
  const t = useTexts(finderTexts);
  const { q, order, near } = finderRoute.useSearch();
  const { circle } = usePlace();
  const change = useChangeFinder();
  const usual = q ? 'relevance' : near ? 'distance' : 'name';
  const orders = [
    ...(q ? [{ value: 'relevance', label: t('byRelevance') }] : []),
    { value: 'name', label: t('byName') },
    ...(circle ? [{ value: 'distance', label: t('byDistance') }] : []),
  ];
  return (
    <NativeSelect
      size="xs"
      aria-label={t('order')}
      value={order ?? usual}
      data={orders}
      onChange={({ currentTarget: { value } }) => change({ order: value === usual ? '' : value })}
    />
  );
}
