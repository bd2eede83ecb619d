import { ArgumentError } from '../../src/engine/errors/errors';
import { globalId, parseGlobalId, quote } from '../../src/engine/metadata/identity';
import fc from '../support/fast-check';

const isType = (name: string): boolean => ['Partner', 'Award'].includes(name);

describe('global id', () => {
  it('is read back as the type and the key that it was made from', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), (key) => {
        expect(parseGlobalId(globalId('Partner', String(key)), isType)).toEqual({
          typeName: 'Partner',
          key: String(key),
        });
      }),
    );
  });

  it.each([
    '',
    'Partner',
    'Partner:',
    ':1',
    'Partner:0',
    'Partner:-1',
    'Partner:01',
    'Partner:1.0',
    'Partner:1e3',
    'Partner: 1',
    'Partner:1\0',
    'Partner:9223372036854775808',
    'Partner:99999999999999999999999',
    'partner:1',
    'Nothing:1',
    '__proto__:1',
    "Partner:1'; drop table partner; --",
  ])('refuses %j', (id) => {
    expect(() => parseGlobalId(id, isType)).toThrow(ArgumentError);
  });

  it('quotes a hostile text in a message short, well-formed and without control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = quote(text);
        expect(shown.length).toBeLessThanOrEqual(60);
        expect(shown.slice(1, -1)).not.toMatch(/[\p{Cc}"\\]/u);
        expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });
});
