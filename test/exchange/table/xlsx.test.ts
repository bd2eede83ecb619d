import { readFile } from 'node:fs/promises';
import { read, type CellObject, type WorkBook } from 'xlsx';
import { DoesNotFit } from '../../../src/exchange/table/does-not-fit';
import { xlsx } from '../../../src/exchange/table/formats/xlsx';
import type { Cell, Column, ColumnType } from '../../../src/exchange/table/table';
import fc from '../../support/fast-check';
import { anyTable, tableOf, type AnyTable } from './any-table';
import { withWritten } from './written';

const runs = Number(process.env.TABLES ?? 40);

/** A file as SheetJS reads it: the workbook, and the texts of its parts. */
type Found = WorkBook & { readonly files: Readonly<Record<string, { readonly content: Uint8Array }>> };

const open = async (path: string): Promise<Found> =>
  read(await readFile(path), { dense: true, cellNF: true, bookFiles: true }) as Found;

function partOf(book: Found, path: string): string {
  return Buffer.from(book.files[path]?.content ?? []).toString();
}

/** The rows of the first sheet, without its header. */
function cellsOf(book: Found): (CellObject | undefined)[][] {
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] as unknown as { '!data'?: (CellObject | undefined)[][] };
  return (sheet['!data'] ?? (sheet as unknown as (CellObject | undefined)[][])).slice(1);
}

/** The value that a cell stands for, as the JSON answer has it. A number of a column of days is a day. */
function valueOf(type: ColumnType, cell: CellObject | undefined): Cell {
  if (cell === undefined || cell.t === 'z') return null;
  if (cell.t === 'b') return cell.v === true;
  if (cell.t === 's') return type.kind === 'float' ? Number(cell.v) : String(cell.v);
  if (cell.t !== 'n') throw new TypeError(`A cell of the type ${cell.t} was not written.`);
  const number = cell.v as number;
  if (type.kind === 'decimal') return number.toFixed(type.scale);
  if (type.kind === 'bigint') return String(number);
  if (type.kind === 'date') return momentOf(number).slice(0, 10);
  return type.kind === 'instant' ? momentOf(number) : number;
}

function momentOf(days: number): string {
  return new Date(Math.round((days - 25_569) * 86_400_000)).toISOString();
}

function expected({ kind }: ColumnType, cell: Cell): Cell {
  if (cell === null) return null;
  if (kind === 'json' || kind === 'list') return JSON.stringify(cell);
  // A decimal of zero has no sign in a spreadsheet.
  if (kind === 'decimal' && /^-[0.]+$/.test(cell as string)) return (cell as string).slice(1);
  return Object.is(cell, -0) ? 0 : cell;
}

const typeAt = ({ columns }: AnyTable, index: number): ColumnType => columns[index]?.type ?? { kind: 'text' };

const column = (name: string, type: ColumnType): Column => ({
  name,
  type,
  nullable: true,
  description: '',
  unit: null,
});

/** A table of one column. */
const oneColumn = (type: ColumnType, ...cells: Cell[]): AnyTable => ({
  columns: [column('value', type)],
  rows: cells.map((cell) => [cell]),
  batchRows: 10_000,
});

const cellsOfOneColumn = (type: ColumnType, ...cells: Cell[]): Promise<(CellObject | undefined)[]> =>
  withWritten(xlsx, tableOf(oneColumn(type, ...cells)), async (path) =>
    cellsOf(await open(path)).map(([cell]) => cell),
  );

describe('XLSX', () => {
  test('SheetJS reads each table as it was, to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable({ nested: true }), (table) =>
        withWritten(xlsx, tableOf(table), async (path) => {
          const cells = cellsOf(await open(path));
          const found = table.rows.map((row, number) =>
            row.map((_, index) => valueOf(typeAt(table, index), cells[number]?.[index])),
          );
          expect(found).toEqual(
            table.rows.map((row) => row.map((cell, index) => expected(typeAt(table, index), cell))),
          );
        }),
      ),
      { numRuns: runs },
    );
  });

  test('the rows are a table of Excel with a filter, a frozen header, widths and a sheet of descriptions', async () => {
    const columns = [
      { ...column('partner.name', { kind: 'text' }), description: 'Its <name> & more.' },
      { ...column('amount', { kind: 'decimal', precision: 12, scale: 2 }), unit: 'EUR' },
      column('Amount', { kind: 'date' }),
    ];
    const rows = [['A partner with a long name', '1.50', '2026-06-15'] as const];
    await withWritten(xlsx, tableOf({ columns, rows, batchRows: 1 }), async (path) => {
      const book = await open(path);
      const [sheet = '', descriptions = ''] = book.SheetNames;
      expect(book.SheetNames).toEqual(['any', 'Columns']);
      expect(partOf(book, 'xl/tables/table1.xml')).toContain(
        'ref="A1:C2" totalsRowShown="0"><autoFilter ref="A1:C2"/><tableColumns count="3"><tableColumn id="1" name="partner.name"/><tableColumn id="2" name="amount"/><tableColumn id="3" name="Amount (2)"/>',
      );
      const xml = partOf(book, 'xl/worksheets/sheet1.xml');
      expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
      expect(xml).toContain('<col min="1" max="1" width="27" customWidth="1"/>');
      expect(Object.keys(book.Sheets)).toEqual([sheet, descriptions]);
      expect(cellsOf(book)[0]?.map((cell) => cell?.z)).toEqual(['General', '0.00', 'yyyy\\-mm\\-dd']);
      const described = partOf(book, 'xl/worksheets/sheet2.xml');
      for (const text of [
        'As of 2026-06-15.',
        'Its &lt;name&gt; &amp; more.',
        'decimal, 2 digits after the point',
        'EUR',
      ]) {
        expect(described).toContain(text);
      }
    });
  });

  test('an empty table has a header, and a range that Excel accepts', () =>
    withWritten(xlsx, tableOf(oneColumn({ kind: 'text' })), async (path) => {
      const book = await open(path);
      expect(cellsOf(book)).toEqual([]);
      expect(partOf(book, 'xl/tables/table1.xml')).toContain('ref="A1:A2"');
    }));

  test('a text is no formula, whatever it begins with', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=cmd|/c calc!A1'];
    const cells = await cellsOfOneColumn({ kind: 'text' }, ...texts);
    expect(cells.map((cell) => [cell?.t, cell?.v, cell?.f])).toEqual(texts.map((text) => ['s', text, undefined]));
  });

  test('numbers that a spreadsheet would round are texts', async () => {
    const decimal = { kind: 'decimal', precision: 30, scale: 2 } as const;
    const decimals = await cellsOfOneColumn(
      decimal,
      '9999999999999.99',
      '99999999999999.99',
      '-0.10',
      '0000000000000000000.01',
    );
    expect(decimals.map((cell) => cell?.t)).toEqual(['n', 's', 'n', 'n']);
    const integers = await cellsOfOneColumn({ kind: 'bigint' }, '999999999999999', '9007199254740993');
    expect(integers.map((cell) => cell?.t)).toEqual(['n', 's']);
    const days = await cellsOfOneColumn({ kind: 'date' }, '1900-02-28', '1900-03-01');
    expect(days.map((cell) => cell?.v)).toEqual(['1900-02-28', 61]);
  });

  test('more texts than are shared, and long ones', async () => {
    const texts = Array.from({ length: 6_000 }, (_, index) => `${'x'.repeat(index % 400)}${index}`);
    const cells = await cellsOfOneColumn({ kind: 'text' }, ...texts, ...texts);
    expect(cells.map((cell) => cell?.v)).toEqual([...texts, ...texts]);
  });

  test('a text that no cell holds fails, and says what to do', async () => {
    await expect(cellsOfOneColumn({ kind: 'text' }, 'x'.repeat(32_767))).resolves.toHaveLength(1);
    const tooLong = withWritten(xlsx, tableOf(oneColumn({ kind: 'text' }, 'x'.repeat(32_768))), () =>
      Promise.resolve(),
    );
    await expect(tooLong).rejects.toThrow(DoesNotFit);
    await expect(tooLong).rejects.toThrow('The column value has a text of 32768 characters');
  });

  test('more rows than a sheet holds fail, and what they are read from is closed', async () => {
    let isClosed = false;
    async function* batches(): AsyncGenerator<Cell[][]> {
      try {
        for (;;) yield await Promise.resolve([Array.from({ length: 50_000 }, () => true)]);
      } finally {
        isClosed = true;
      }
    }
    const table = { ...tableOf(oneColumn({ kind: 'boolean' })), batches: batches() };
    await expect(withWritten(xlsx, table, () => Promise.resolve())).rejects.toThrow('more than 1048575 rows');
    expect(isClosed).toBe(true);
  });

  test('a failure of the rows, or of the place that they are written to, is thrown', async () => {
    async function* failing(): AsyncGenerator<Cell[][]> {
      yield await Promise.resolve([[true]]);
      throw new Error('the rows failed');
    }
    const table = tableOf(oneColumn({ kind: 'boolean' }, true));
    await expect(
      xlsx.write({ ...table, batches: failing() }, { bom: false, separator: ',' }, () => Promise.resolve()),
    ).rejects.toThrow('the rows failed');
    await expect(
      xlsx.write(table, { bom: false, separator: ',' }, () => Promise.reject(new Error('the place failed'))),
    ).rejects.toThrow('the place failed');
  });
});
