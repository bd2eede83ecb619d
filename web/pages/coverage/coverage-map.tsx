import { useQuery } from '@apollo/client/react';
import { Group, NativeSelect, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { Empty, Loaded } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import { cellVariables, marginVariables } from './choices';
import { DayChoice } from './day-choice';
import { DimensionChoice } from './dimension-choice';
import {
  CoverageCellsDocument,
  CoverageMarginsDocument,
  type CoverageCellsQuery,
  type CoverageMarginsQuery,
} from './documents';
import { noValue } from './dimensions';
import { chosenRows, heatMapOf } from './heat-map';
import { HeatMapTable } from './heat-map-table';
import { HistoryNote } from './history-note';
import { PartnersDrawer } from './partners-drawer';
import { coverageTexts } from './texts';
import { useChoices } from './use-choices';
import { useLabel } from './use-label';

interface CoverageMapProps {
  readonly since: string | undefined;
  /** Whether the viewer sees what is no longer in force. */
  readonly seesAll: boolean;
}

/** How many partners have both values of two dimensions, on any day; where none has, it is a gap. */
export function CoverageMap({ since, seesAll }: CoverageMapProps) {
  const t = useTexts(coverageTexts);
  const { asOf, choose } = useChoices();
  const { margins, cells } = useHeatMap();
  return (
    <Stack gap="md">
      <Group gap="lg" align="flex-end">
        <DimensionChoice />
        <DayChoice
          label={t('day')}
          day={asOf}
          since={since}
          onChoose={(day) => choose({ date: day ?? '', cell: '' })}
        />
      </Group>
      {!seesAll && asOf !== null && <HistoryNote />}
      <Loaded result={margins} skeleton={<Skeleton height={420} />}>
        {(marginData) => (
          <Loaded result={cells} skeleton={<Skeleton height={420} />}>
            {(cellData) => <Shown margins={marginData} cells={cellData} />}
          </Loaded>
        )}
      </Loaded>
    </Stack>
  );
}

/** Asks for the margins and for all cells, page after page. */
function useHeatMap() {
  const locale = useLanguage();
  const choices = useChoices();
  const margins = useQuery(CoverageMarginsDocument, { variables: marginVariables(choices, locale) });
  const cells = useQuery(CoverageCellsDocument, { variables: cellVariables(choices) });
  const pageInfo = cells.data?.partners.groups.pageInfo;
  const { fetchMore } = cells;
  useEffect(() => {
    if (!pageInfo?.hasNextPage) return;
    fetchMore({
      variables: { after: pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { partners } }) => ({
        partners: {
          ...partners,
          groups: { ...partners.groups, nodes: [...before.partners.groups.nodes, ...partners.groups.nodes] },
        },
      }),
    }).catch((error: unknown) => console.error(error));
  }, [pageInfo?.hasNextPage, pageInfo?.endCursor, fetchMore]);
  return { margins, cells };
}

interface ShownProps {
  readonly margins: CoverageMarginsQuery;
  readonly cells: CoverageCellsQuery;
}

function Shown({ margins, cells }: ShownProps) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const locale = useLanguage();
  const choices = useChoices();
  const { rows, columns, cell, search, choose } = choices;
  const labelOf = useLabel();
  const map = useMemo(
    () => heatMapOf(rows, columns, margins, cells.partners.groups.nodes),
    [rows, columns, margins, cells],
  );
  const gap = map.columns.find(({ name }) => name === search.gap);
  const columnsWithValue = map.columns.filter(({ name }) => name !== noValue);
  const order = search.order ?? 'count';
  const withEmpty = search.empty === 'yes';
  const shown = chosenRows(map, { order, gap: gap?.name, withEmpty }, new Intl.Collator(locale));
  const withoutPartner = map.rows.filter(({ count }) => count === 0).length;
  const whole = { number: format.number(margins.partners.totalCount), count: margins.partners.totalCount };
  const row = map.rows.find(({ name }) => name === cell?.row);
  const column = map.columns.find(({ name }) => name === cell?.column);
  const places = [...(rows === 'COUNTRY' && row ? [row] : []), ...(columns === 'COUNTRY' && column ? [column] : [])];
  const [country] = places.filter(({ name, count }) => name !== noValue && count > 0);
  return (
    <>
      <Group gap="md" align="flex-end">
        <NativeSelect
          size="xs"
          label={t('order')}
          value={order}
          data={[
            { value: 'count', label: t('byCount') },
            { value: 'name', label: t('byName') },
            ...map.columns.map((each) => ({
              value: each.name,
              label: t('byColumn', { column: labelOf(columns, each) }),
            })),
          ]}
          onChange={({ currentTarget }) => choose({ order: currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label={t('show')}
          value={gap?.name ?? ''}
          data={[
            { value: '', label: t('allRows') },
            ...columnsWithValue.map((each) => ({
              value: each.name,
              label: t('without', { column: labelOf(columns, each), number: format.number(map.gaps(each.name)) }),
            })),
          ]}
          onChange={({ currentTarget }) => choose({ gap: currentTarget.value })}
        />
        {withoutPartner > 0 && (
          <Switch
            size="sm"
            mb={6}
            label={t('withEmpty', { number: format.number(withoutPartner) })}
            checked={withEmpty}
            onChange={({ currentTarget }) => choose({ empty: currentTarget.checked ? 'yes' : '' })}
          />
        )}
      </Group>
      <Text size="sm" role="status">
        {gap
          ? t('rowsWithout', {
              count: shown.length,
              number: format.number(shown.length),
              rows: t(rows),
              column: labelOf(columns, gap),
            })
          : t('partners', whole)}
      </Text>
      {shown.length === 0 ? (
        <Empty title={t(gap ? 'noGap' : 'noPartner')} />
      ) : (
        <HeatMapTable map={map} rows={shown} order={order} />
      )}
      {cell && (
        <PartnersDrawer
          country={country && { code: country.name, label: labelOf('COUNTRY', country) }}
          title={[row ? labelOf(rows, row) : cell.row, column ? labelOf(columns, column) : cell.column].join(' · ')}
        />
      )}
    </>
  );
}
