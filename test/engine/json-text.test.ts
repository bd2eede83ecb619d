import fc from 'fast-check';
import { column, composite, constant, nested, own, toMany, toOne } from '../../src/engine/assemble/readers';
import { connection, eachRow, wholePage } from '../../src/engine/assemble/page-readers';
import { assemble } from '../../src/engine/assemble/assemble';
import type { Fields } from '../../src/engine/assemble/result';
import { JsonText } from '../../src/engine/assemble/json-text';
import { jsonOf } from '../../src/engine/assemble/text';
import { Values } from '../../src/engine/operation/values';

const values = new Values({}, []);
const wait = (): Promise<void> => Promise.resolve();

/** The same data, made as objects and then written, and written at once. */
async function both(fields: Fields, levels: unknown): Promise<readonly [made: string, text: string | undefined]> {
  const json = JSON.stringify(levels);
  const recipe = { fields, rows: [] };
  const made = await assemble(recipe, json, values, wait);
  const text = await assemble(recipe, json, values, wait, true);
  return [JSON.stringify(made), text instanceof JsonText ? text.pieces.join('') : undefined];
}

test('a value is written as JSON.stringify writes it', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.jsonValue(), fc.double());
  fc.assert(fc.property(value, (each) => expect(jsonOf(each)).toBe(JSON.stringify(each))));
  for (const each of ['\u007f', '\u2028', '\ud800', '😀', '"', '\\', '\n', -0, 1e21, undefined, [undefined], true])
    expect(jsonOf(each)).toBe(JSON.stringify(each));
});

test('a list of rows that name others is written as it is made', async () => {
  const country = { level: 1, typeName: 'Country', fields: [['code', column(1, 1)]] as Fields };
  const partner = {
    level: 0,
    typeName: 'Partner',
    fields: [
      ['__proto__', column(0, 1)],
      ['country', toOne(0, 2, country, 0)],
      ['countries', toMany(0, 3, country, 0)],
      ['kind', constant('a "kind"')],
      ['place', composite([['latitude', column(0, 4)]], column(0, 4))],
      ['missing', column(0, 9)],
    ] as Fields,
  };
  const page = connection(wholePage(0, { size: 3, backward: false }), [
    ['nodes', eachRow(own(partner))],
    ['edges', eachRow(nested([['node', own(partner)]]))],
  ]);
  const rows = fc.array(
    fc.tuple(
      fc.string({ unit: 'binary' }),
      fc.option(fc.nat(3)),
      fc.array(fc.nat(3)),
      fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    ),
    { maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(rows, async (each) => {
      const partners = [
        each.map((_row, index) => index),
        ...[0, 1, 2, 3].map((position) => each.map((row) => row[position])),
      ];
      const [made, text] = await both(
        [['partners', page]],
        [
          partners,
          [
            [0, 1, 2],
            ['DE', 'F"R', null],
          ],
        ],
      );
      expect(text).toBe(made);
    }),
  );
});

test('data that are too long to be written at once are made', async () => {
  const long = 'x'.repeat(10_000);
  const many = Array.from({ length: 200 }, (_each, index) => index);
  const shape = { level: 1, typeName: 'T', fields: [['text', column(1, 1)]] as Fields };
  const list = connection(wholePage(0, { size: 200, backward: false }), [['nodes', eachRow(toOne(0, 1, shape, 0))]]);
  const [made, text] = await both(
    [['list', list]],
    [
      [many, many.map(() => 1)],
      [[1], [long]],
    ],
  );
  expect(text).toBeUndefined();
  expect(made.length).toBeGreaterThan(2_000_000);
});
