import { countedSource, countedValue, isCounted, reachSource } from '../../src/engine/condition/window';
import { moved, since1970 } from '../reference/calendar';
import fc from '../support/fast-check';

type Operator = 'next' | 'last';

/** The end of a window that is counted from a day, or from an instant. */
function end(operator: Operator, type: 'date' | 'timestamptz', from: string, span: string): string {
  const values: Readonly<Record<string, string>> = { day: from.slice(0, 10), now: from, span };
  return countedValue(countedSource(operator, type, 'day', 'span'), (source) => values[source]);
}

const days = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Days at the edges of months, years and the calendar come often. */
const instants = fc.oneof(
  days,
  fc.constantFrom(
    ...['0001-01-01T00:00:00.000Z', '0001-01-31T23:59:59.999Z', '0099-12-31T00:00:00.000Z', '0004-02-29T12:00:00.000Z'],
    ...['1900-02-28T00:00:00.000Z', '2000-02-29T00:00:00.000Z', '2026-03-31T12:00:00.000Z', '9999-12-31T23:59:59.999Z'],
  ),
);

const amount = fc.oneof(fc.nat(40), fc.nat(10_000), fc.nat(999_999), fc.constant(999_999));
const part = (unit: string): fc.Arbitrary<string> =>
  fc.option(amount, { nil: undefined }).map((n) => (n === undefined ? '' : `${n}${unit}`));
const durations = fc
  .tuple(part('Y'), part('M'), part('W'), part('D'), part('H'), part('M'), part('S'))
  .map(([years, months, weeks, days_, hours, minutes, seconds]) => {
    const time = `${hours}${minutes}${seconds}`;
    return `P${years}${months}${weeks}${days_}${time === '' ? '' : `T${time}`}`;
  })
  .filter((text) => text !== 'P');

const [first, last] = [since1970('0001-01-01'), since1970('9999-12-31T23:59:59.999Z')];

/** The place of an end among all days or instants. An end beyond the calendar is after or before all of them. */
function place(text: string): bigint {
  return text === 'infinity' ? last + 1n : text === '-infinity' ? first - 1n : since1970(text);
}

it('a window of instants ends where counting days ends, or beyond the calendar', () => {
  fc.assert(
    fc.property(fc.constantFrom<Operator>('next', 'last'), instants, durations, (operator, from, span) => {
      const expected = moved(from, span, operator === 'next' ? 1 : -1);
      const clamped = expected > last ? last + 1n : expected < first ? first - 1n : expected;
      expect(place(end(operator, 'timestamptz', from, span))).toBe(clamped);
    }),
    { numRuns: 2_000 },
  );
});

it('a window of days ends at the day of the instant at which counting ends', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Operator>('next', 'last'),
      instants,
      durations,
      fc.oneof(instants, fc.constant(undefined)),
      fc.integer({ min: -2, max: 2 }),
      (operator, from, span, elsewhere, beside) => {
        const day = from.slice(0, 10);
        const found = end(operator, 'date', from, span);
        const expected = moved(day, span, operator === 'next' ? 1 : -1);
        // A day near the end shows more than one anywhere.
        const near = expected < first || expected > last ? undefined : Number(expected) + beside * 86_400_000;
        const isIn = near !== undefined && near >= Number(first) && near <= Number(last);
        const value = (elsewhere ?? (isIn ? new Date(near).toISOString() : from)).slice(0, 10);
        const within = (limit: bigint): boolean =>
          operator === 'next' ? since1970(value) < limit : since1970(value) > limit;
        expect([value, within(place(found))]).toEqual([value, within(expected)]);
      },
    ),
    { numRuns: 2_000 },
  );
});

it('the reach of a window has the days whose window ends within the calendar', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Operator>('next', 'last'),
      fc.constantFrom<'date' | 'timestamptz'>('date', 'timestamptz'),
      instants,
      durations,
      fc.integer({ min: -1, max: 1 }),
      (operator, type, anywhere, span, beside) => {
        const reach = countedValue(reachSource(operator, type, 'span'), () => span);
        // The days around the reach, and any other.
        const near = /^-?infinity$/.test(reach) ? undefined : Number(since1970(reach)) + beside * 86_400_000;
        const isDay = near !== undefined && near >= Number(first) && near <= Number(last);
        const day = (isDay ? new Date(near).toISOString() : anywhere).slice(0, 10);
        const isReached = operator === 'next' ? since1970(day) <= place(reach) : since1970(day) >= place(reach);
        const moment = type === 'date' ? day : `${day}T23:59:59.999Z`;
        const values: Readonly<Record<string, string>> = { asOf: day, span };
        const found = countedValue(countedSource(operator, type, 'asOf', 'span'), (source) => values[source]);
        expect([moment, /^-?infinity$/.test(found)]).toEqual([moment, !isReached]);
      },
    ),
    { numRuns: 2_000 },
  );
});

it.each([
  ['next', 'date', '2026-01-31T00:00:00.000Z', 'P1M', '2026-02-28'],
  ['last', 'date', '2024-03-31T00:00:00.000Z', 'P1M', '2024-02-29'],
  ['next', 'date', '2026-06-15T00:00:00.000Z', 'PT36H', '2026-06-17'],
  ['last', 'date', '2026-06-15T00:00:00.000Z', 'PT1S', '2026-06-14'],
  ['last', 'date', '0001-01-01T00:00:00.000Z', 'P2W', '-infinity'],
  ['last', 'date', '0001-01-15T00:00:00.000Z', 'P2W', '0001-01-01'],
  ['next', 'date', '9999-12-31T00:00:00.000Z', 'P0D', '9999-12-31'],
  ['next', 'date', '9999-12-31T00:00:00.000Z', 'PT1S', 'infinity'],
  ['last', 'date', '2026-06-15T00:00:00.000Z', 'P9999Y', '-infinity'],
  ['next', 'date', '2026-06-15T00:00:00.000Z', 'P999999Y999999M', 'infinity'],
  ['last', 'timestamptz', '2026-06-15T12:00:00.000Z', 'P1D', '2026-06-14T12:00:00.000Z'],
  ['next', 'timestamptz', '2026-06-15T12:00:00.000Z', 'P1M1DT1H', '2026-07-16T13:00:00.000Z'],
  ['last', 'timestamptz', '2026-06-15T12:00:00.000Z', 'PT999999H999999M999999S', '1910-06-11T20:34:21.000Z'],
  ['last', 'timestamptz', '0001-01-01T00:00:00.000Z', 'PT1S', '-infinity'],
] as const)('%s, %s: %s and %s come to %s', (operator, type, from, span, expected) => {
  expect(end(operator, type, from, span)).toBe(expected);
});

it('counts from the instant of the request, or from the last millisecond of the request date', () => {
  const valueOf = (source: string): string => (source === 'now' ? '2026-06-15T12:00:00.000Z' : '2011-05-01');
  const moment = (type: string, from: string): string => countedValue(countedSource('moment', type, from), valueOf);
  expect(moment('timestamptz', 'day')).toBe('2026-06-15T12:00:00.000Z');
  expect(moment('timestamptz', '3.asOf')).toBe('2011-05-01T23:59:59.999Z');
  expect(moment('date', '3.asOf')).toBe('2011-05-01');
  expect(isCounted(countedSource('moment', 'date', 'day'))).toBe(true);
  expect(['day', 'now', '3.filter.name.eq', 'viewer.partner', '3.after.id'].some(isCounted)).toBe(false);
});
