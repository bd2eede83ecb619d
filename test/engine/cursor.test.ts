import { decodeCursor, encodeCursor } from '../../src/engine/operation/cursor';
import { ArgumentError } from '../../src/engine/errors/errors';
import fc from '../support/fast-check';

const byName = {
  listName: 'Partner:name',
  keys: [{ type: 'text', nullable: false }],
};
const bySubmission = {
  listName: 'FundingRequest:submittedAt',
  keys: [{ type: 'timestamptz', nullable: true }],
};
const byDay = {
  listName: 'Award:validFrom',
  keys: [{ type: 'date', nullable: false }],
};
const byRank = {
  listName: 'Tier:rank',
  keys: [{ type: 'integer', nullable: false }],
};

const wellFormed = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && text.isWellFormed());

describe('cursor', () => {
  it('is read back as the place that it was made from', () => {
    fc.assert(
      fc.property(wellFormed, fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), (name, id) => {
        expect(decodeCursor(encodeCursor('Partner:name', [name, String(id)]), byName)).toEqual({
          keys: [name],
          id: String(id),
          date: undefined,
        });
      }),
    );
  });

  it('keeps a null key apart from the text "null"', () => {
    const place = decodeCursor(encodeCursor('FundingRequest:submittedAt', [null, 3]), bySubmission);
    expect(place).toEqual({ keys: [null], id: '3', date: undefined });
  });

  it('refuses a cursor in which any one character was changed', () => {
    const cursor = encodeCursor('Partner:name', ['Nimbus Works', 12]);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let place = 0; place < cursor.length; place++) {
      const other = alphabet[(alphabet.indexOf(cursor[place] as string) + 1) % alphabet.length];
      const damaged = cursor.slice(0, place) + other + cursor.slice(place + 1);
      expect(() => decodeCursor(damaged, byName)).toThrow(ArgumentError);
    }
  });

  it('refuses a cursor of another list', () => {
    const cursor = encodeCursor('Partner:name', ['Nimbus Works', 12]);
    expect(() => decodeCursor(cursor, { ...byName, listName: 'Distributor:name' })).toThrow('another list');
  });

  it.each([
    ['a day that does not exist', byDay, ['2011-02-31']],
    ['a day before the calendar', byDay, ['0000-01-01']],
    ['an instant without milliseconds', bySubmission, ['2011-05-01T00:00:00Z']],
    ['an instant that does not exist', bySubmission, ['2011-05-01T25:00:00.000Z']],
    ['an integer past its type', byRank, ['4294967296']],
    ['a null where the key has none', byName, [null]],
    ['a NUL character', byName, ['a\0b']],
    ['a missing key', byName, []],
    ['a key too many', byName, ['a', 'b']],
  ])('refuses %s, though the checksum is right', (_what, list, keys) => {
    expect(() => decodeCursor(encodeCursor(list.listName, [...keys, 1]), list)).toThrow(ArgumentError);
  });

  it.each(['0', '-1', '1e3', '9223372036854775808', '01', ''])(
    'refuses the key %j, though the checksum is right',
    (id) => {
      expect(() => decodeCursor(encodeCursor('Partner:name', ['a', id]), byName)).toThrow(ArgumentError);
    },
  );

  it('refuses texts that are not cursors', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => decodeCursor(text, byName)).toThrow(ArgumentError);
      }),
    );
  });

  it.each(['1e309', '-1e-400', '0.0e-999x'])('refuses %s, which PostgreSQL does not take as a number', (key) => {
    const byDistance = { listName: 'Partner:distance', keys: [{ type: 'double precision', nullable: false }] };
    expect(() => decodeCursor(encodeCursor('Partner:distance', [key, 1]), byDistance)).toThrow(ArgumentError);
    expect(decodeCursor(encodeCursor('Partner:distance', ['-0.0e-99', 1]), byDistance).keys).toEqual(['-0.0e-99']);
  });
});
