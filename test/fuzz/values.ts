import type { Choice } from '../engine/differential/generator/choice';

/** Values at the limits of JSON, GraphQL and PostgreSQL. */
const extremes: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  1,
  -1,
  100,
  101,
  500,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  9e15,
  1e21,
  1e308,
  -1e308,
  5e-324,
  0.1,
  '',
  ' ',
  '0',
  '-0',
  'null',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00\ud800',
  '\u200b',
  '\ufeff',
  'İstanbul',
  '👩‍👩‍👧',
  "'; drop table partner; --",
  '%',
  '_',
  '\\',
  '\\u0000',
  '${x}',
  '__proto__',
  'constructor',
  'a'.repeat(300),
  'a '.repeat(2_000),
  '9'.repeat(40),
  '1e400',
  '-9223372036854775809',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2012-02-30',
  '2012-02-29T23:59:60Z',
  '2011-05-01T00:00:00+16:00',
  '2011-05-01T00:00:00.123456789Z',
  '-000001-01-01T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  'P9999Y',
  'P0D',
  'P1D',
  '-P1D',
  'P99999999999D',
  'P2W',
  'Partner:1',
  'Partner:0',
  'Partner:9223372036854775808',
  'Country:1@0001-01-01',
  'Query:1',
  'ASC',
  'DESC_NULLS_FIRST',
  'en',
  'fr-CA',
  'x-private',
  'i-klingon',
  [],
  [[]],
  [null],
  ['ASC', 'ASC'],
  {},
  { '': 1 },
  { constructor: 1 },
  { eq: null },
  { eq: '' },
  { in: [] },
  { isNull: null },
  { and: [] },
  { or: [{}] },
  { not: {} },
  { not: null },
  { some: {}, none: {}, every: {}, count: { eq: 0 } },
  { near: { from: { latitude: 91, longitude: 181 }, withinKm: -1 } },
  { box: { south: 90, north: -90, west: 350, east: 370 } },
  { latitude: 1e308, longitude: -1e308 },
];

/** A value with a part replaced, removed, repeated or wrapped. */
export function mutateValue(choice: Choice, value: unknown, depth = 0): unknown {
  const isNested = typeof value === 'object' && value !== null;
  if (isNested && depth < 8 && choice.chance(75)) {
    if (Array.isArray(value)) {
      if (value.length === 0) return [extreme(choice)];
      const index = choice.integer(0, value.length - 1);
      return value.map((each, at) => (at === index ? mutateValue(choice, each, depth + 1) : (each as unknown)));
    }
    const names = Object.keys(value);
    if (names.length > 0) {
      const name = choice.pick(names);
      return Object.fromEntries(
        Object.entries(value).map(([key, each]) => [key, key === name ? mutateValue(choice, each, depth + 1) : each]),
      );
    }
  }
  return choice.weighted<() => unknown>([
    [10, () => extreme(choice)],
    [1, () => undefined],
    [2, () => [value]],
    [1, () => ({ [choice.pick(['eq', 'not', 'some', 'and', 'x', '__proto__', 'in'])]: value })],
    [1, () => Array.from({ length: choice.pick([2, 60, 600]) }, () => value)],
    [1, () => nested(choice, value)],
    [isNested ? 0 : 12, () => alike(choice, value)],
    [typeof value === 'string' ? 4 : 0, () => `${String(value)}${choice.pick(['\0', ' ', "'", '9', 'é'])}`],
    [typeof value === 'number' ? 4 : 0, () => Number(value) * choice.pick([-1, 1e9, 0.5, 0])],
  ])();
}

const forms = [
  /^[+-]?\d{4,6}-\d{2}-\d{2}$/,
  /^[+-]?\d{4,6}-\d{2}-\d{2}T/,
  /^-?P\d/,
  /^-?[\d.]+$/,
  /^[A-Z][A-Z_]+$/,
  /^\w+:\d+/,
  /^[a-z]{2}(-\w+)?$/,
  /^/,
];

const instants = ['0001-01-01', '0001-01-02', '1582-10-10', '2012-02-29', '9999-12-31'].flatMap((day) =>
  ['00:00:00Z', '00:00:00+16:00', '23:59:59.999999999-15:59', '24:00:00Z', '12:00:00-00:00'].map(
    (time) => `${day}T${time}`,
  ),
);
const durations = ['P9999Y', 'P3000000D', 'P99999W', 'P1Y2M3W4D', 'P0Y', 'P2147483648D', 'P1M'];

/** An extreme value of the same form, so that it is read as far as the valid one was. */
export function alike(choice: Choice, value: unknown): unknown {
  if (typeof value !== 'string') return choice.pick([null, ...extremes.filter((each) => typeof each === typeof value)]);
  const form = forms.find((each) => each.test(value)) as RegExp;
  const others = [...extremes, ...instants, ...durations];
  return choice.pick([value, ...others.filter((each) => typeof each === 'string' && form.test(each))]);
}

export function extreme(choice: Choice): unknown {
  return choice.pick(extremes);
}

function nested(choice: Choice, value: unknown): unknown {
  const levels = choice.pick([9, 90, 110, 3_000]);
  const name = choice.pick(['', 'not', 'country']);
  let result = value;
  for (let level = 0; level < levels; level++) result = name === '' ? [result] : { [name]: result };
  return result;
}
