import { buffer } from 'node:stream/consumers';
import { JsonText } from '../../src/engine/assemble/json-text';
import { bodyOf, stringifyResult, withData } from '../../src/server/response-text';

test('a small text is sent as it is', () => {
  expect(bodyOf(['{"data":', '{}}'])).toBe('{"data":{}}');
});

test.each([0, 1])('a large text is sent in pieces that break no character: %i', async (shift) => {
  const text = `${'x'.repeat(shift)}${'😀é'.repeat(300_000)}`;
  const body = bodyOf([text.slice(0, shift + 6), text.slice(shift + 6, shift + 300_000), text.slice(shift + 300_000)]);
  expect(typeof body).not.toBe('string');
  expect((await buffer(body as NodeJS.ReadableStream)).toString()).toBe(text);
});

test('other requests have their turn between two pieces of a large text', async () => {
  let turns = 0;
  let counting = setImmediate(function count() {
    turns++;
    counting = setImmediate(count);
  });
  await buffer(bodyOf(['x'.repeat(2_000_000)]) as NodeJS.ReadableStream);
  clearImmediate(counting);
  expect(turns).toBeGreaterThan(20);
});

test('many short texts are sent in few pieces', async () => {
  const texts = Array.from({ length: 3_000 }, (_, index) => String(index % 10).repeat(4_100));
  const sizes: number[] = [];
  const sent: string[] = [];
  for await (const chunk of bodyOf(texts) as AsyncIterable<Buffer>) {
    sizes.push(chunk.length);
    sent.push(chunk.toString());
  }
  expect(sent.join('')).toBe(texts.join(''));
  expect(sizes.length).toBeLessThan(250);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(65_536);
});

test('data that are JSON already stand before the extensions, and errors alone have no data', () => {
  const data = new JsonText(['{"a":', '1}']);
  const whole = (result: object): string => withData(stringifyResult(result), data).join('');
  expect(whole({ data })).toBe('{"data":{"a":1}}\n');
  expect(whole({ errors: undefined, data, extensions: { cost: 1 } })).toBe(
    '{"data":{"a":1},"extensions":{"cost":1}}\n',
  );
  expect(whole({ errors: [], data: null })).toBe('{"errors":[],"data":null}\n');
  expect(withData(stringifyResult({ data: { b: 2 } }), undefined)).toEqual(['{"data":{"b":2}}\n']);
  expect(JSON.stringify({ data })).toBe('{"data":{"a":1}}');
});
