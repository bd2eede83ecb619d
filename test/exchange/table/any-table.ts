import type { Batch, Cell, Column, ColumnType, Table } from '../../../src/exchange/table/table';
import { Slices } from '../../../src/engine/assemble/slices';
import fc from '../../support/fast-check';

/** The rows of a table, held in memory. */
export interface AnyTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** After how many rows each batch ends. */
  readonly batchRows: number;
}

/** Texts as the database can hold them: any characters but the null character and halves of surrogate pairs. */
const anyText: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '',
      ' ',
      '=1+1',
      '+1',
      '-1',
      '@a',
      "'a",
      '_x0041_',
      '_x005F_',
      'a\r\nb',
      '\t',
      '\u001f',
      '\ufffe',
      'null',
      'NaN',
      '1e5',
      '007',
      '2026-01-01',
    ),
  )
  .map((text) => text.replaceAll('\0', '\u0001'));

const anyDay = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

/** Decimals with exactly `scale` digits after the point. */
function anyDecimal(precision: number, scale: number): fc.Arbitrary<string> {
  const limit = 10n ** BigInt(precision) - 1n;
  return fc.bigInt({ min: -limit, max: limit }).map((units) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    return units < 0n ? `-${text}` : text;
  });
}

function anyCell(type: ColumnType): fc.Arbitrary<Cell> {
  switch (type.kind) {
    case 'text':
      return anyText;
    case 'id':
      return fc.base64String({ minLength: 4, maxLength: 24 });
    case 'enum':
      return fc.constantFrom(...type.values);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer();
    case 'bigint':
      return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
    case 'float':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'decimal':
      return anyDecimal(type.precision, type.scale);
    case 'date':
      return anyDay.map((date) => date.toISOString().slice(0, 10));
    case 'instant':
      return anyDay.map((date) => date.toISOString());
    case 'json':
      return fc.jsonValue({ maxDepth: 2 }).map((value): Cell => (value === null ? {} : (value as Cell)));
    case 'list':
      return fc.array(fc.option(anyCell(type.item), { freq: 4 }), { maxLength: 4 }).map((items): Cell => items);
  }
}

const anyFlatType: fc.Arbitrary<ColumnType> = fc.oneof(
  fc.constantFrom<ColumnType>(
    ...(['text', 'id', 'boolean', 'integer', 'bigint', 'float', 'date', 'instant', 'json'] as const).map((kind) => ({
      kind,
    })),
  ),
  fc.constant<ColumnType>({ kind: 'enum', values: ['OPEN', 'CLOSED', 'PLANNED'] }),
  fc
    .integer({ min: 1, max: 38 })
    .chain((precision) =>
      fc.record({ kind: fc.constant('decimal' as const), precision: fc.constant(precision), scale: fc.nat(precision) }),
    ),
);

const anyNestedType: fc.Arbitrary<ColumnType> = fc.oneof(
  { weight: 4, arbitrary: anyFlatType },
  { weight: 1, arbitrary: anyFlatType.map((item) => ({ kind: 'list' as const, item })) },
  {
    weight: 1,
    arbitrary: anyFlatType.map((item) => ({ kind: 'list' as const, item: { kind: 'list' as const, item } })),
  },
);

const anyName = fc.stringMatching(/^[_A-Za-z]\w{0,8}(\.[_A-Za-z]\w{0,8})?$/);

/** A table of random columns and rows. Values repeat in some columns. */
export function anyTable({ nested }: { readonly nested: boolean }): fc.Arbitrary<AnyTable> {
  const anyColumn = fc.record({
    name: anyName,
    type: nested ? anyNestedType : anyFlatType,
    nullable: fc.boolean(),
    description: anyText,
    unit: fc.option(fc.constant('EUR'), { freq: 1 }),
  });
  return fc
    .tuple(
      fc.uniqueArray(anyColumn, { selector: ({ name }) => name.toLowerCase(), minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 50 }),
    )
    .chain(([columns, rowCount, batchRows]) =>
      fc.tuple(...columns.map(({ type, nullable }) => anyValues(type, nullable, rowCount))).map((values) => ({
        columns,
        batchRows,
        rows: Array.from({ length: rowCount }, (_, row) => values.map((cells) => cells[row] ?? null)),
      })),
    );
}

/** The values of one column: all different, or some that repeat. */
function anyValues(type: ColumnType, nullable: boolean, length: number): fc.Arbitrary<readonly Cell[]> {
  const cell = nullable ? fc.option(anyCell(type), { freq: 3 }) : anyCell(type);
  const different = fc.array(cell, { minLength: length, maxLength: length });
  const repeated = fc
    .array(cell, { minLength: 1, maxLength: 3 })
    .chain((few) => fc.array(fc.constantFrom(...few), { minLength: length, maxLength: length }));
  return fc.oneof(different, repeated);
}

/** The table that a format writes. */
export function tableOf({ columns, rows, batchRows }: AnyTable): Table {
  return {
    ...{ name: 'any', title: 'Any table', columns, asOf: '2026-06-15', slices: new Slices() },
    batches: batches(columns, rows, batchRows),
  };
}

async function* batches(columns: readonly Column[], rows: AnyTable['rows'], batchRows: number): AsyncGenerator<Batch> {
  for (let begin = 0; begin < rows.length; begin += batchRows) {
    const part = rows.slice(begin, begin + batchRows);
    yield await Promise.resolve(columns.map((_, index) => part.map((row) => row[index] ?? null)));
  }
}
