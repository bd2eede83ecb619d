import { More } from '../../shared/more';
import { RowsTable, type Column } from '../../shared/rows-table';

interface GrowingTableProps<Row extends { readonly id: string }> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly list: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
  /** What `useQuery` returns: it asks for the next rows. */
  readonly result: { fetchMore(options: { variables: { after: string | null } }): Promise<unknown> };
}

/** A table of the rows that were asked for so far, with a button for the next ones. */
export function GrowingTable<Row extends { readonly id: string }>(props: GrowingTableProps<Row>) {
  const { label, columns, rows, list, result } = props;
  return (
    <>
      <RowsTable label={label} columns={columns} rows={rows} />
      <More
        shown={rows.length}
        total={list.totalCount}
        pageInfo={list.pageInfo}
        load={(after) => result.fetchMore({ variables: { after } })}
      />
    </>
  );
}
