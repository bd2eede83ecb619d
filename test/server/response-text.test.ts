import { buffer } from 'node:stream/consumers';
import { JsonText } from '../../src/engine/assemble/json-text';
import { bodyOf, stringifyResult } from '../../src/server/response-text';

test('a small text is sent as it is', () => {
  expect(bodyOf('{"data":{}}')).toBe('{"data":{}}');
});

test.each([0, 1])('a large text is sent in pieces that break no character: %i', async (shift) => {
  const text = `${'x'.repeat(shift)}${'😀é'.repeat(300_000)}`;
  const body = bodyOf(text);
  expect(typeof body).not.toBe('string');
  expect((await buffer(body as NodeJS.ReadableStream)).toString()).toBe(text);
});

test('data that are JSON already stand before the extensions, and errors alone have no data', () => {
  const data = new JsonText('{"a":1}');
  expect(stringifyResult({ data })).toBe('{"data":{"a":1}}\n');
  expect(stringifyResult({ errors: undefined, data, extensions: { cost: 1 } } as object)).toBe(
    '{"data":{"a":1},"extensions":{"cost":1}}\n',
  );
  expect(stringifyResult({ errors: [], data: null } as object)).toBe('{"errors":[],"data":null}\n');
  expect(JSON.stringify({ data })).toBe('{"data":{"a":1}}');
});
