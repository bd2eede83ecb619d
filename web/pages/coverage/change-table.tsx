import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { textOf } from '../../app/search';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { sides, type Side } from './choices';
import classes from './change-table.module.css';
import { nameOf } from './dimensions';
import type { CoverageChangesQuery } from './documents';
import { coverageTexts } from './texts';
import { useChoices } from './use-choices';
import { useLabel } from './use-label';

type ChangePage = CoverageChangesQuery['partners']['change'];

interface ChangeTableProps {
  readonly change: ChangePage;
  readonly onMore: () => Promise<unknown>;
}

/** The cells that changed, those that changed most first. Each number is a button that shows its partners. */
export function ChangeTable({ change, onMore }: ChangeTableProps) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const { rows, columns, from, to } = useChoices();
  const [isLoading, setLoading] = useState(false);
  const more = (): void => {
    setLoading(true);
    onMore()
      .catch((error: unknown) => console.error(error))
      .finally(() => setLoading(false));
  };
  return (
    <>
      <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table striped withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t(rows)}</Table.Th>
              <Table.Th scope="col">{t(columns)}</Table.Th>
              <Table.Th scope="col" ta="end">
                {format.day(from)}
              </Table.Th>
              <Table.Th scope="col" ta="end">
                {format.day(to)}
              </Table.Th>
              {sides.map((side) => (
                <Table.Th key={side} scope="col" ta="end">
                  {t(side)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {change.nodes.map((node) => (
              <Row key={JSON.stringify(node.key.values.map(({ value, node: row }) => [value, row?.id]))} node={node} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {change.pageInfo.hasNextPage && (
        <Button variant="default" loading={isLoading} onClick={more} style={{ alignSelf: 'flex-start' }}>
          {t('more', { shown: format.number(change.nodes.length), number: format.number(change.totalCount) })}
        </Button>
      )}
    </>
  );
}

function Row({ node }: { readonly node: ChangePage['nodes'][number] }) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const { rows, columns, choose } = useChoices();
  const labelOf = useLabel();
  const [row, column] = node.key.values;
  if (!row || !column) return null;
  const names = { row: nameOf(rows, row), column: nameOf(columns, column) };
  const labels = {
    row: labelOf(rows, { name: names.row, label: row.value === null ? undefined : (row.label ?? row.value) }),
    column: labelOf(columns, {
      name: names.column,
      label: column.value === null ? undefined : (column.label ?? column.value),
    }),
  };
  const counts: Readonly<Record<Side, number>> = {
    gained: node.gained.totalCount,
    lost: node.lost.totalCount,
    kept: node.kept.totalCount,
  };
  const signs = { gained: 'exceptZero', lost: 'negative', kept: 'auto' } as const;
  return (
    <Table.Tr>
      <Table.Th scope="row">{labels.row}</Table.Th>
      <Table.Td>{labels.column}</Table.Td>
      <Table.Td ta="end">{format.number(counts.kept + counts.lost)}</Table.Td>
      <Table.Td ta="end">{format.number(counts.kept + counts.gained)}</Table.Td>
      {sides.map((side) => {
        const count = side === 'lost' ? -counts[side] : counts[side];
        const number = format.number(count, { signDisplay: signs[side] });
        return (
          <Table.Td key={side} ta="end">
            <button
              type="button"
              className={classes['count']}
              data-side={count === 0 ? undefined : side}
              aria-label={t('sideOf', { side: t(side), number, ...labels })}
              onClick={() => choose({ cell: textOf([names.row, names.column]) ?? '', side })}
            >
              {number}
            </button>
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}
