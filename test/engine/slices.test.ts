import { parseInSlices } from '../../src/engine/assemble/parse-in-slices';
import { Slices } from '../../src/engine/assemble/slices';
import { stringifyLarge } from '../../src/engine/assemble/stringify';
import { TooLong } from '../../src/engine/errors/errors';
import fc from '../support/fast-check';

/** Values with every character that JSON gives a meaning to. */
const text = fc.string({ unit: fc.constantFrom('"', '\\', '[', ']', '{', '}', ',', ':', 'é', '\n', 'a', '😀') });
const value = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null));
const nested = fc.oneof(value, fc.array(fc.array(value)), fc.dictionary(text, fc.array(value)));
const column = fc.option(fc.array(nested));
const levels = fc.array(fc.option(fc.array(column)));

test('levels and columns that are parsed in slices are those that JSON.parse reads', async () => {
  await fc.assert(
    fc.asyncProperty(levels, fc.constantFrom(undefined, 1), async (each, space) => {
      const json = JSON.stringify(each, undefined, space);
      expect(await parseInSlices(json, new Slices())).toEqual(JSON.parse(json));
    }),
    { seed: 20110501, numRuns: 300 },
  );
});

test('a column longer than one piece keeps its values in order', async () => {
  const json = JSON.stringify([[Array.from({ length: 60_000 }, (_, index) => `value ${index}, "quoted\\"`), null]]);
  expect(JSON.stringify(await parseInSlices(json, new Slices()))).toBe(json);
});

test('data that are made JSON in slices are what JSON.stringify makes of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(nested, { minLength: 1, maxLength: 40 }), async (rows) => {
      const shared = { id: 1, undefinedMember: undefined, list: [undefined, null] };
      const data = { many: Array.from({ length: 400 }, () => ({ rows, shared, empty: [] })), ['__proto__x']: rows };
      const json = await stringifyLarge(data);
      if (json) expect(json.pieces.join('')).toBe(JSON.stringify(data));
      else expect(JSON.stringify(data).length).toBeLessThan(2_000_000);
    }),
    { seed: 20110501, numRuns: 30 },
  );
});

test('small data are left to JSON.stringify', async () => {
  expect(
    await stringifyLarge({ partners: { nodes: Array.from({ length: 1_000 }, (_, id) => ({ id })) } }),
  ).toBeUndefined();
});

test('few objects with long texts are large, and a text that becomes too long is given up', async () => {
  const data = { nodes: Array.from({ length: 100 }, (_, id) => ({ id, text: 'é'.repeat(20_000) })) };
  const json = JSON.stringify(data);
  const written = await stringifyLarge(data, undefined, json.length);
  expect(written?.pieces.length).toBeGreaterThan(10);
  expect(written?.pieces.join('')).toBe(json);
  await expect(stringifyLarge(data, undefined, json.length - 1)).rejects.toThrow(TooLong);
});

test('other requests have their turn meanwhile', async () => {
  let turns = 0;
  const counting = setInterval(() => turns++, 0);
  await stringifyLarge({ rows: Array.from({ length: 300_000 }, (_, id) => ({ id, of: { name: `row ${id}` } })) });
  clearInterval(counting);
  expect(turns).toBeGreaterThan(1);
});
