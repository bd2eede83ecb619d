import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { textOf } from '../../app/search';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { noValue } from './dimensions';
import { levelOf, levels, type HeatMap, type Line } from './heat-map';
import classes from './heat-map-table.module.css';
import { coverageTexts } from './texts';
import { useChoices } from './use-choices';
import { useLabel } from './use-label';

/** How many rows and columns are shown before the reader asks for more. */
const firstRows = 25;
const firstColumns = 12;

interface HeatMapTableProps {
  readonly map: HeatMap;
  /** The rows of the map that are shown, in their order. */
  readonly rows: readonly Line[];
  /** The column that the rows are ordered by, else `count` or `name`. */
  readonly order: string;
}

/** The heat map. Each cell is a button that shows its partners. */
export function HeatMapTable({ map, rows, order }: HeatMapTableProps) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const choices = useChoices();
  const labelOf = useLabel();
  const [rowsShown, setRowsShown] = useState(firstRows);
  const [columnsShown, setColumnsShown] = useState(firstColumns);
  const columns = map.columns.slice(0, columnsShown);
  return (
    <div className={classes['map']}>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('map')}>
        <table className={classes['table']}>
          <caption className={classes['caption']}>
            {t('caption', { rows: t(choices.rows), columns: t(choices.columns) })}
          </caption>
          <thead>
            <tr>
              <th scope="col" className={classes['corner']}>
                {t(choices.rows)}
              </th>
              {columns.map((column) => (
                <ColumnHead
                  key={column.name}
                  column={column}
                  gaps={map.gaps(column.name)}
                  isOrder={order === column.name}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, rowsShown).map((row) => (
              <tr key={row.name}>
                <th scope="row" className={classes['row']}>
                  {labelOf(choices.rows, row)}
                  <span className={classes['total']}>{format.number(row.count)}</span>
                </th>
                {columns.map((column) => (
                  <Cell key={column.name} row={row} column={column} map={map} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Group justify="space-between" mt="sm" gap="sm">
        <Group gap="xs">
          {rows.length > rowsShown && (
            <Button size="xs" variant="default" onClick={() => setRowsShown(rowsShown + 50)}>
              {t('moreRows', { shown: format.number(rowsShown), number: format.number(rows.length) })}
            </Button>
          )}
          {map.columns.length > columnsShown && (
            <Button size="xs" variant="default" onClick={() => setColumnsShown(columnsShown + 24)}>
              {t('moreColumns', { shown: format.number(columnsShown), number: format.number(map.columns.length) })}
            </Button>
          )}
        </Group>
        <Legend largest={map.largest} />
      </Group>
    </div>
  );
}

interface ColumnHeadProps {
  readonly column: Line;
  readonly gaps: number;
  readonly isOrder: boolean;
}

function ColumnHead({ column, gaps, isOrder }: ColumnHeadProps) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const { columns, search, choose } = useChoices();
  const labelOf = useLabel();
  const label = labelOf(columns, column);
  const isChosen = search.gap === column.name;
  return (
    <th scope="col" className={classes['column']} {...(isOrder && { 'aria-sort': 'descending' })}>
      <button
        type="button"
        className={classes['head']}
        title={t('byColumn', { column: label })}
        onClick={() => choose({ order: isOrder ? '' : column.name })}
      >
        {label} {isOrder && <span aria-hidden="true">↓</span>}
      </button>
      <span className={classes['total']}>{format.number(column.count)}</span>
      {gaps > 0 && column.name !== noValue && (
        <button
          type="button"
          className={classes['gaps']}
          aria-pressed={isChosen}
          aria-label={t('gapsOf', { count: gaps, number: format.number(gaps), column: label })}
          onClick={() => choose({ gap: isChosen ? '' : column.name })}
        >
          {t('gaps', { count: gaps, number: format.number(gaps) })}
        </button>
      )}
    </th>
  );
}

interface CellProps {
  readonly row: Line;
  readonly column: Line;
  readonly map: HeatMap;
}

function Cell({ row, column, map }: CellProps) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  const { rows, columns, choose } = useChoices();
  const labelOf = useLabel();
  const count = map.count(row.name, column.name);
  // That no partner lacks a value is no gap.
  const isGap = count === 0 && row.name !== noValue && column.name !== noValue;
  const names = { row: labelOf(rows, row), column: labelOf(columns, column) };
  return (
    <td className={classes['cell']}>
      <button
        type="button"
        className={classes['button']}
        data-level={count === 0 && !isGap ? 'none' : levelOf(count, map.largest)}
        aria-label={isGap ? t('gapLabel', names) : t('cellLabel', { ...names, count, number: format.number(count) })}
        onClick={() => choose({ cell: textOf([row.name, column.name]) ?? '' })}
      >
        {format.number(count)}
      </button>
    </td>
  );
}

function Legend({ largest }: { readonly largest: number }) {
  const t = useTexts(coverageTexts);
  const format = useFormat();
  if (largest === 0) return null;
  return (
    <Group gap="xs">
      <span className={classes['swatch']} data-level={0} />
      <Text size="xs">{t('gap')}</Text>
      {Array.from({ length: levels }, (_, index) => (
        <span key={index} className={classes['swatch']} data-level={index + 1} />
      ))}
      <Text size="xs">{t('legend', { largest: format.number(largest) })}</Text>
    </Group>
  );
}
