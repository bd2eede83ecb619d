import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemText } from '../../src/exchange/import/problems';
import { demoTexts } from '../population/support/population-rows';
import fc from '../support/fast-check';
import { ExchangeDatabase } from './support/exchange-database';
import { definition } from './support/files';

/** How many damaged sets of files are imported: `IMPORT_FUZZ=5000 npx jest test/exchange/import-fuzz`. */
const runs = Number(process.env.IMPORT_FUZZ ?? 40);
const seed = Number(process.env.IMPORT_FUZZ_SEED ?? 12);

/** Some rows of each file of the demo and of the definition. */
const sampleFiles = async () =>
  [
    ...(await demoTexts()),
    ...['regions.csv', 'countries.csv', 'programs.csv', 'qualifications.csv', 'technologies.csv'].map(
      (name) => [name, readFileSync(join(definition, name), 'utf8')] as const,
    ),
  ].map(([name, text]) => ({ name, lines: text.trimEnd().split('\n').slice(0, 12) }));

const pieces = ['"', ',', ';', '\t', '|', '\n', '\r', '\r\n', '\0', '\uFEFF', 'sep=;\n', '""', '\\', "'", '\\N', '\\.'];
const cells = [
  ...[
    '',
    ' ',
    '\u00a0',
    '\u200b',
    'é',
    'e\u0301',
    '😀',
    '\uFFFD',
    '\u202e',
    'NaN',
    'Infinity',
    'null',
    'TRUE',
    'yes',
    '1e400',
  ],
  ...[
    '-1',
    '0',
    '1',
    '007',
    '2147483648',
    '99999999999999999999',
    '1,5',
    '0001-01-01',
    '9999-12-31',
    '2011-02-30',
    '0000-00-00',
  ],
  ...[
    '2011-05-01',
    '2011-05-01T00:00:00Z',
    '2011-05-01T00:00:00+15:59',
    '9999-12-31T23:59:59-12:00',
    'infinity',
    '-infinity',
  ],
  ...[
    'FR',
    'ZZ',
    'cpp-builder',
    'a|b',
    '|',
    'a||a',
    "'; drop table partner; --",
    '{"en":1}',
    '$1',
    '%s',
    '__proto__',
    'x'.repeat(10_001),
  ],
];

type Damage = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });

function splice(bytes: Buffer, at: number, removed: number, added: Buffer): Buffer {
  const from = Math.floor(at * bytes.length);
  return Buffer.concat([bytes.subarray(0, from), added, bytes.subarray(from + removed)]);
}

/** Changes one comma-separated piece of a line, which need not be a whole cell. */
function withCell(bytes: Buffer, line: number, column: number, value: string): Buffer {
  const lines = bytes.toString().split('\n');
  const row = Math.floor(line * lines.length) % lines.length;
  const cellsOfRow = (lines[row] ?? '').split(',');
  cellsOfRow[Math.floor(column * cellsOfRow.length) % cellsOfRow.length] = /[",\n]/.test(value)
    ? `"${value.replaceAll('"', '""')}"`
    : value;
  lines[row] = cellsOfRow.join(',');
  return Buffer.from(lines.join('\n'));
}

function withoutColumn(bytes: Buffer, column: number): Buffer {
  const lines = bytes
    .toString()
    .split('\n')
    .map((line) => line.split(','));
  const index = Math.floor(column * (lines[0]?.length ?? 1));
  return Buffer.from(lines.map((row) => row.filter((_, each) => each !== index).join(',')).join('\n'));
}

const damage: fc.Arbitrary<Damage> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(place, place, fc.constantFrom(...cells)).map(
      ([line, column, value]): Damage =>
        (bytes) =>
          withCell(bytes, line, column, value),
    ),
  },
  {
    weight: 2,
    arbitrary: place.map(
      (column): Damage =>
        (bytes) =>
          withoutColumn(bytes, column),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(place, fc.constantFrom(...pieces)).map(
      ([at, piece]): Damage =>
        (bytes) =>
          splice(bytes, at, 0, Buffer.from(piece)),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 3 })).map(
      ([at, added]): Damage =>
        (bytes) =>
          splice(bytes, at, added.length, Buffer.from(added)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(place, fc.nat(200)).map(
      ([at, removed]): Damage =>
        (bytes) =>
          splice(bytes, at, removed, Buffer.alloc(0)),
    ),
  },
  {
    weight: 1,
    arbitrary: place.map(
      (at): Damage =>
        (bytes) =>
          bytes.subarray(0, Math.floor(at * bytes.length)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(place, place).map(
      ([from, to]): Damage =>
        (bytes) =>
          splice(bytes, to, 0, bytes.subarray(Math.floor(from * bytes.length))),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Damage>(
      (bytes) => Buffer.from(bytes.toString(), 'utf16le'),
      (bytes) => Buffer.from(bytes.toString(), 'latin1'),
      (bytes) => Buffer.from(bytes.toString().replaceAll('\n', '\r')),
      (bytes) => Buffer.from(bytes.toString().replaceAll('\n', '\r\n')),
      (bytes) => Buffer.from(bytes.toString().replaceAll(',', ';')),
      (bytes) => Buffer.from(bytes.toString().normalize('NFD')),
      (bytes) => Buffer.from(bytes.toString().toUpperCase()),
    ),
  },
);

const damagedOf = (files: Awaited<ReturnType<typeof sampleFiles>>) =>
  fc.uniqueArray(
    fc.record({ file: fc.constantFrom(...files), damages: fc.array(damage, { minLength: 1, maxLength: 3 }) }),
    { minLength: 1, maxLength: 3, selector: ({ file }) => file.name },
  );

let database: ExchangeDatabase;

beforeAll(async () => {
  database = await ExchangeDatabase.create('demo');
});

afterAll(() => database.close());

it(
  'files that are damaged anyhow are refused with reasons, or imported; nothing is half-written',
  async () => {
    let [refused, imported] = [0, 0];
    let before = await database.digest();
    const damaged = damagedOf(await sampleFiles());
    await fc.assert(
      fc.asyncProperty(damaged, async (chosen) => {
        const given = Object.fromEntries(
          chosen.map(({ file, damages }) => [
            file.name,
            damages.reduce<Buffer>((bytes, change) => change(bytes), Buffer.from(`${file.lines.join('\n')}\n`)),
          ]),
        );
        const outcome = await database.import(given);
        const after = await database.digest();
        if (outcome.problems.length > 0) {
          refused++;
          expect(after).toBe(before);
          for (const problem of outcome.problems.map(problemText)) {
            expect(problem).toMatch(/^[a-z-]+\.csv:\d+: \P{Cc}+$/u);
            expect(problem).not.toMatch(/refused by the database|undefined|\[object|import_(stage|row)|\.ts\b/);
          }
        } else {
          imported++;
          const again = await database.import(given);
          expect(again.files.map((file) => file.inserted + file.updated + file.references)).toEqual(
            chosen.map(() => 0),
          );
          expect(again.problems).toEqual([]);
          expect(await database.digest()).toBe(after);
        }
        before = after;
      }),
      { numRuns: runs, seed },
    );
    expect(refused).toBeGreaterThan(runs / 4);
    expect(imported).toBeGreaterThan(0);
  },
  30_000 + runs * 1000,
);
