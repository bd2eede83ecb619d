import { useQuery } from '@apollo/client/react';
import { Group, Stack, Text } from '@mantine/core';
import { Empty, Loaded, SkeletonRows } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import { ChangeDrawer } from './change-drawer';
import { ChangeTable } from './change-table';
import { DayChoice } from './day-choice';
import { DimensionChoice } from './dimension-choice';
import { nameOf } from './dimensions';
import { CoverageChangesDocument, type CoverageChangesQuery } from './documents';
import { HistoryNote } from './history-note';
import { changeVariables } from './queries';
import { coverageTexts } from './texts';
import { useChoices } from './use-choices';
import { useLabel } from './use-label';

interface ChangeProps {
  readonly since: string | undefined;
  /** Whether the viewer sees what is no longer in force. */
  readonly seesAll: boolean;
}

/** Two days side by side: the cells that gained and lost partners. */
export function Change({ since, seesAll }: ChangeProps) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const locale = useLanguage();
  const choices = useChoices();
  const { from, to, choose } = choices;
  const result = useQuery(CoverageChangesDocument, { variables: changeVariables(choices, locale) });
  const more = (endCursor: string | null): Promise<unknown> =>
    result.fetchMore({
      variables: { after: endCursor },
      updateQuery: (before, { fetchMoreResult: { partners } }) => ({
        partners: {
          ...partners,
          change: { ...partners.change, nodes: [...before.partners.change.nodes, ...partners.change.nodes] },
        },
      }),
    });
  return (
    <Stack gap="md">
      <Group gap="lg" align="flex-end">
        <DimensionChoice />
        <DayChoice label={t('from')} day={from} since={since} onChoose={(day) => choose({ from: day ?? '' })} />
        <DayChoice label={t('to')} day={to} since={since} onChoose={(day) => choose({ to: day ?? '' })} />
      </Group>
      {!seesAll && <HistoryNote />}
      <Loaded result={result} skeleton={<SkeletonRows />}>
        {({ partners: { change } }) =>
          change.totalCount === 0 ? (
            <Empty title={t('noChange')}>{t('noChangeHint')}</Empty>
          ) : (
            <>
              <Text size="sm" role="status">
                {t('cellsChanged', { count: change.totalCount, number: format.number(change.totalCount) })}
              </Text>
              <ChangeTable change={change} onMore={() => more(change.pageInfo.endCursor)} />
              <Chosen change={change} />
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}

/** The partners of the chosen cell. */
function Chosen({ change }: { readonly change: CoverageChangesQuery['partners']['change'] }) {
  const { rows, columns, cell } = useChoices();
  const labelOf = useLabel();
  if (!cell) return null;
  const of = change.nodes.find(({ key: { values } }) => {
    const [row, column] = values;
    return row && column && nameOf(rows, row) === cell.row && nameOf(columns, column) === cell.column;
  });
  const [row, column] = of?.key.values ?? [];
  const title = [
    row ? labelOf(rows, { name: cell.row, label: row.label ?? undefined }) : cell.row,
    column ? labelOf(columns, { name: cell.column, label: column.label ?? undefined }) : cell.column,
  ];
  return <ChangeDrawer title={title.join(' · ')} />;
}
