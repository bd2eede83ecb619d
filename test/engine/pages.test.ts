import fc from 'fast-check';
import { Pages } from '../../src/engine/introspection/pages';

it('a text in pages has what was added to it, in that order, whatever is short and whatever has pages itself', () => {
  const part = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.integer({ min: 1, max: 9_000 }).map((length) => 'x'.repeat(length)),
  );
  fc.assert(
    fc.property(fc.array(fc.array(part, { maxLength: 8 }), { maxLength: 8 }), (lists) => {
      const whole = new Pages();
      for (const list of lists) {
        const inner = new Pages();
        for (const text of list) inner.add(text);
        whole.add(inner.text());
      }
      const expected = lists.flat().join('');
      const made = whole.text();
      expect(whole.length).toBe(expected.length);
      expect(typeof made === 'string' ? made : made.join('')).toBe(expected);
      if (expected.length >= 4_096) expect(typeof made).toBe('object');
    }),
    { numRuns: 200 },
  );
});
