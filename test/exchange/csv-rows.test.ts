import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { csvRows } from '../../src/exchange/import/rows';
import fc from '../support/fast-check';

/** The rows of a file that arrives in pieces of some bytes: `line: cells`, or `line! what is malformed`. */
async function read(content: string | Buffer, pieceLength = 7): Promise<string[]> {
  const bytes = Buffer.from(content as string);
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceLength) }, (_, index) =>
    bytes.subarray(index * pieceLength, (index + 1) * pieceLength),
  );
  const rows: string[] = [];
  for await (const row of csvRows(
    { name: 'a.csv', size: bytes.length, open: () => Readable.from(pieces) },
    () => undefined,
  )) {
    rows.push(
      'malformed' in row
        ? `${row.line}! ${row.malformed}`
        : `${row.line}: ${row.cells.join(' | ')}${row.doubtful ? ' ?' : ''}`,
    );
  }
  return rows;
}

it('counts lines ended by line feeds or carriage returns, blank lines and lines inside quotes included', async () => {
  const lines = ['a,b', '', '1,"x', 'y', '', 'z"', '2,w', ''];
  const expected = ['1: a | b', '3: 1 | x\ny\n\nz', '7: 2 | w'];
  expect(await read(lines.join('\n'))).toEqual(expected);
  expect(await read(lines.join('\r\n'))).toEqual(expected.map((row) => row.replaceAll('\n', '\r\n')));
});

it('removes a byte order mark, even one that arrives in pieces', async () => {
  for (const length of [1, 2, 3, 100]) expect(await read('\uFEFFa,b\n1,2', length)).toEqual(['1: a | b', '2: 1 | 2']);
});

it('reads files that are empty, or shorter than a byte order mark', async () => {
  expect(await read('')).toEqual([]);
  expect(await read('a')).toEqual(['1: a']);
  expect(await read('\n')).toEqual([]);
});

it('reports bytes that are not UTF-8, and accepts characters that arrive in two pieces', async () => {
  const text = 'é€😀,b\n1,2\n';
  for (const length of [1, 2, 3, 4, 5]) expect(await read(text, length)).toEqual(['1: é€😀 | b', '2: 1 | 2']);
  expect(await read(Buffer.concat([Buffer.from('a\nb'), Buffer.from([0xe9]), Buffer.from('\n')]), 100)).toEqual([
    '1: a ?',
    '2: b\uFFFD ?',
  ]);
  expect((await read(Buffer.from([0x61, 0x0a, 0xe2, 0x82]), 1)).at(-1)).toBe('2: \uFFFD ?');
});

it('refuses UTF-16', async () => {
  await expect(read(Buffer.from('\uFEFFa,b', 'utf16le'))).rejects.toThrow();
});

it('continues after a place that is not CSV', async () => {
  expect(await read('a,b\n1,2\n3,x"y"\n4,5\n"6"6,7\n8,9\n')).toEqual([
    '1: a | b',
    '2: 1 | 2',
    '3! a quote stands inside a value that is not quoted; quote the whole value and write its quotes twice',
    '4: 4 | 5',
    '5! text follows a closing quote; a quote inside a quoted value is written twice',
    '6: 8 | 9',
  ]);
  expect(await read('a,b\n"1\n2,3\n', 1000)).toEqual([
    '1: a | b',
    '2! a quote that opens in this row is never closed',
    '3: 2 | 3',
  ]);
});

it('reads back any cells that were written as CSV, with the line of each row', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'é', '雲', '|') });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 50 }), async (records, pieceLength) => {
      let line = 1;
      const expected = records.map((cells) => {
        const start = line;
        line += 1 + cells.join('').split('\n').length - 1;
        return `${start}: ${cells.join(' | ')}`;
      });
      expect(await read(stringify(records), pieceLength)).toEqual(expected);
    }),
  );
});
