import { parse as parseCsv } from 'csv-parse/sync';
import { tableFormats } from '../../../src/exchange/table/formats';
import type { Cell, Table } from '../../../src/exchange/table/table';
import fc from '../../support/fast-check';
import { anyTable, tableOf, type AnyTable } from './any-table';

const runs = Number(process.env.TABLES ?? 100);

async function written(extension: string, table: Table): Promise<string> {
  const format = tableFormats.find((each) => each.extension === extension);
  const chunks: (Uint8Array | string)[] = [];
  await format?.write(table, { bom: false, separator: ',' }, (chunk) => {
    chunks.push(chunk);
    return Promise.resolve();
  });
  // Joined only now: a piece that was handed on must not change afterwards.
  return Buffer.concat(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk))).toString(
    'utf8',
  );
}

/** An object of each row, as JSON. */
function jsonLines({ columns, rows }: AnyTable): readonly string[] {
  return rows.map((row) => {
    const members = columns.map(({ name }, index) => `${JSON.stringify(name)}:${JSON.stringify(row[index])}`);
    return `{${members.join()}}`;
  });
}

/** What a reader of CSV has of a cell, before it takes the apostrophe away. */
function csvText(cell: Cell, isText: boolean): string {
  if (cell === null) return '';
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  return isText && /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

const textKinds = ['text', 'id', 'json', 'list'];

async function expectWritten(any: AnyTable): Promise<void> {
  const lines = jsonLines(any);
  expect(await written('ndjson', tableOf(any))).toBe(lines.map((line) => `${line}\n`).join(''));
  expect(await written('json', tableOf(any))).toBe(`[${lines.join(',\n')}]\n`);
  for (const [extension, delimiter] of [
    ['csv', ','],
    ['tsv', '\t'],
  ] as const) {
    const text = await written(extension, tableOf(any));
    expect(parseCsv(text, { delimiter, record_delimiter: '\r\n' })).toEqual([
      any.columns.map(({ name }) => name),
      ...any.rows.map((row) =>
        row.map((cell, index) => csvText(cell, textKinds.includes(any.columns[index]?.type.kind ?? ''))),
      ),
    ]);
  }
}

test(`any table is written as text (${runs} tables)`, async () => {
  await fc.assert(fc.asyncProperty(anyTable({ nested: true }), expectWritten), { numRuns: runs });
});

/** Texts around the size of a piece of a file, of one to three bytes for each character. */
const anyLongText = fc
  .tuple(fc.constantFrom('a', 'é', '漢', '"', '😀', '\n'), fc.integer({ min: 0, max: 140_000 }))
  .map(([character, length]) => character.repeat(length / character.length));

test('long texts and short ones, in many batches', async () => {
  const anyText = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), anyLongText);
  const anyRows = fc
    .tuple(fc.array(anyText, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([texts, width]) =>
      fc.array(fc.array(fc.constantFrom(...texts, null), { minLength: width, maxLength: width }), { maxLength: 40 }),
    );
  await fc.assert(
    fc.asyncProperty(anyRows, fc.integer({ min: 1, max: 12 }), async (rows, batchRows) => {
      const columns = (rows[0] ?? ['']).map((_, index) => ({
        name: `column${index}`,
        type: { kind: 'text' as const },
        nullable: true,
        description: '',
        unit: null,
      }));
      await expectWritten({ columns, rows, batchRows });
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});
