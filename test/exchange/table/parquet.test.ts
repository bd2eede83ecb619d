import { parquet } from '../../../src/exchange/table/formats/parquet';
import type { Cell, Column, ColumnType } from '../../../src/exchange/table/table';
import fc from '../../support/fast-check';
import { anyTable, tableOf, type AnyTable } from './any-table';
import { cellOf, endDuckdb, parquetFile, rowsOf } from './duckdb';
import { withWritten } from './written';

const runs = Number(process.env.TABLES ?? 40);

/** The type that DuckDB reads of a column. */
function duckdbType(type: ColumnType): string {
  switch (type.kind) {
    case 'text':
    case 'id':
    case 'enum':
    case 'json':
      return 'VARCHAR';
    case 'boolean':
      return 'BOOLEAN';
    case 'integer':
      return 'INTEGER';
    case 'bigint':
      return 'BIGINT';
    case 'float':
      return 'DOUBLE';
    case 'decimal':
      return `DECIMAL(${type.precision},${type.scale})`;
    case 'date':
      return 'DATE';
    case 'instant':
      return 'TIMESTAMP WITH TIME ZONE';
    case 'list':
      return `${duckdbType(type.item)}[]`;
  }
}

/** A cell as it is read: JSON is its text. */
function expected(type: ColumnType, cell: Cell): Cell {
  if (cell === null) return null;
  if (type.kind === 'json') return JSON.stringify(cell);
  if (type.kind === 'list') return (cell as readonly Cell[]).map((item) => expected(type.item, item));
  return cell;
}

function expectedRows({ columns, rows }: AnyTable): Cell[][] {
  return rows.map((row) => row.map((cell, index) => expected(columns[index]?.type ?? { kind: 'text' }, cell)));
}

async function read(path: string): Promise<Cell[][]> {
  return (await rowsOf(`select * from ${parquetFile(path)}`)).map((row) => row.map(cellOf));
}

const column = (name: string, type: ColumnType): Column => ({
  name,
  type,
  nullable: true,
  description: '',
  unit: null,
});

/** Values that repeat, that never do, and that begin to differ late; lists and nulls among them. */
const manyRows: AnyTable = {
  columns: [
    column('few', { kind: 'text' }),
    column('unique', { kind: 'id' }),
    column('late', { kind: 'text' }),
    column('amount', { kind: 'decimal', precision: 30, scale: 2 }),
    column('tags', { kind: 'list', item: { kind: 'integer' } }),
  ],
  batchRows: 1_700,
  rows: Array.from({ length: 120_000 }, (_, row) => [
    row % 3 === 0 ? null : `Text ${row % 7}`,
    `id-${row}`,
    row < 20_000 ? 'the same' : `Other ${row}`,
    `${row}.05`,
    row % 4 === 0 ? null : Array.from({ length: row % 4 }, (__, index) => row + index),
  ]),
};

describe('Parquet', () => {
  afterAll(endDuckdb);

  test('DuckDB reads each table as it was, to the last digit, with its types', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable({ nested: true }), (table) =>
        withWritten(parquet, tableOf(table), async (path) => {
          const types = await rowsOf(
            `select column_name, column_type from (describe select * from ${parquetFile(path)})`,
          );
          expect(types).toEqual(table.columns.map(({ name, type }) => [name, duckdbType(type)]));
          expect(await read(path)).toEqual(expectedRows(table));
        }),
      ),
      { numRuns: runs },
    );
  });

  test('row groups, dictionaries that end within a group, and statistics by which a reader leaves out row groups', () =>
    withWritten(parquet, tableOf(manyRows), async (path) => {
      const file = parquetFile(path);
      const sums = `count(*), count(few), count(distinct "unique"), count(distinct late), sum(amount)::varchar, sum(len(tags))`;
      const [found] = await rowsOf(`select ${sums} from ${file}`);
      expect(found?.map(String)).toEqual(['120000', '80000', '120000', '100001', '7199946000.00', '180000']);
      const rows = 'select row_group_id, row_group_num_rows';
      const metadata = `parquet_metadata('${path}')`;
      const groups = await rowsOf(`${rows} from ${metadata} where column_id = 0 order by 1`);
      expect(groups.map((row) => row.map(Number))).toEqual([
        [0, 100_000],
        [1, 20_000],
      ]);
      const bounds = `stats_min_value, stats_max_value, stats_null_count`;
      const [decimals] = await rowsOf(
        `select ${bounds} from ${metadata} where path_in_schema = 'amount' and row_group_id = 1`,
      );
      expect(decimals?.map(String)).toEqual(['100000.05', '119999.05', '0']);
      for (const row of [0, 99_999, 100_000, 119_999]) {
        const filters = [`"unique" = 'id-${row}'`, `amount = ${row}.05`, `late = 'Other ${row}'`];
        const counts = await rowsOf(
          filters.map((filter) => `select count(*) from ${file} where ${filter}`).join(' union all '),
        );
        expect(counts.flat().map(Number)).toEqual([1, 1, row < 20_000 ? 0 : 1]);
      }
    }));

  test('an empty table has its columns', () =>
    withWritten(parquet, tableOf({ ...manyRows, rows: [] }), async (path) => {
      expect(await read(path)).toEqual([]);
      const described = await rowsOf(`select column_name from (describe select * from ${parquetFile(path)})`);
      expect(described.flat()).toEqual(manyRows.columns.map(({ name }) => name));
    }));

  test.each<[string, ColumnType, Cell]>([
    ['a number of more than 64 bits', { kind: 'bigint' }, '9223372036854775808'],
    ['a decimal of more digits than its column', { kind: 'decimal', precision: 4, scale: 2 }, '100.00'],
    ['a decimal of more digits after the point', { kind: 'decimal', precision: 20, scale: 2 }, '1.001'],
    ['a day that is none', { kind: 'date' }, 'never'],
    ['an instant that is none', { kind: 'instant' }, 'never'],
  ])('%s fails instead of being cut', async (_, type, cell) => {
    const table = tableOf({ columns: [column('value', type)], rows: [[cell]], batchRows: 1 });
    await expect(withWritten(parquet, table, () => Promise.resolve())).rejects.toThrow(
      /^The (number|decimal) .* (does not fit|has more)|is neither a day nor an instant/,
    );
  });

  test('a table without a column fails, since no reader would take its file', async () => {
    const table = tableOf({ columns: [], rows: [[]], batchRows: 1 });
    await expect(withWritten(parquet, table, () => Promise.resolve())).rejects.toThrow('The table has no column');
  });

  test('a decimal of more digits than any reader holds is text', () =>
    withWritten(
      parquet,
      tableOf({
        columns: [column('value', { kind: 'decimal', precision: 40, scale: 1 })],
        rows: [[`${'9'.repeat(39)}.5`]],
        batchRows: 1,
      }),
      async (path) => expect(await read(path)).toEqual([[`${'9'.repeat(39)}.5`]]),
    ));
});
