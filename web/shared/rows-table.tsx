import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './rows-table.module.css';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand below each other at the end of the column. */
  readonly isNumber?: boolean;
}

interface RowsTableProps<Row extends { readonly id: string }> {
  /** What the table has, for those who do not see it. */
  readonly label: string;
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** A table of rows. On a phone each row is a card. The roles are written out because browsers forget them for such cards. */
export function RowsTable<Row extends { readonly id: string }>({ label, columns, rows }: RowsTableProps<Row>) {
  const classOf = ({ isNumber }: Column<Row>) => (isNumber ? classes['number'] : undefined) ?? '';
  return (
    <Table role="table" aria-label={label} className={classes['table'] ?? ''} verticalSpacing="xs">
      <Table.Thead role="rowgroup">
        <Table.Tr role="row">
          {columns.map((column) => (
            <Table.Th key={column.title} role="columnheader" scope="col" className={classOf(column)}>
              {column.title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {rows.map((row) => (
          <Table.Tr key={row.id} role="row">
            {columns.map((column, index) =>
              index === 0 ? (
                <Table.Th key={column.title} role="rowheader" scope="row" fw={500}>
                  {column.cell(row)}
                </Table.Th>
              ) : (
                <Table.Td key={column.title} role="cell" data-column={column.title} className={classOf(column)}>
                  {column.cell(row)}
                </Table.Td>
              ),
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
