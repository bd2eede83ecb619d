import { getNamedType } from 'graphql';
import type { Filter } from '../../../reference/filter';
import { codeOf } from '../../../reference/grid';
import type { Row } from '../../../reference/tables';
import { otherTexts } from '../../../reference/tables';
import { computedValues } from '../../../reference/values';
import type { Choice } from './choice';
import { anyDate, takesDates } from './dates';
import type { Material } from './draft';
import { inputOf } from './fields';

/** A random row of a type. A derived row is reached from the row that it is derived for. */
function anyRow(draft: Material, type: string): Row | undefined {
  const { choice, graph } = draft;
  const pick = (rows: readonly Row[]): Row | undefined => (rows.length > 0 ? choice.pick(rows) : undefined);
  const [from, field] = derivedFrom[type] ?? [];
  if (from === undefined || field === undefined) return pick(graph.table(type).rows);
  const row = anyRow(draft, from);
  return row && pick(graph.reach(from, row, field));
}

const derivedFrom: Readonly<Record<string, readonly [type: string, field: string]>> = {
  QualificationEligibility: ['Partner', 'eligibility'],
  RequirementCheck: ['QualificationEligibility', 'requirements'],
};

/** The value of a field in a random row; null if the row has none. */
export function valueOf(draft: Material, type: string, name: string): unknown {
  const { choice, graph } = draft;
  const row = anyRow(draft, type);
  if (!row) return null;
  if (name === 'id') return `${type}:${row.id}${takesDates(draft) && choice.chance(30) ? `@${anyDate(draft)}` : ''}`;
  const computed = computedValues.get(`${type}.${name}`);
  const value = computed ? computed(graph, row, {}) : row[name];
  return value instanceof Date ? value.toISOString() : (value ?? null);
}

const durations = [
  ...['P90D', 'P1M', 'P3M', 'P1Y', 'P2W', 'P10Y', 'P1Y6M', 'P0D', 'P1D', 'P1M1D', 'P1DT12H', 'PT36H', 'PT1S', 'PT0S'],
  // Beyond the calendar of PostgreSQL, or of any computer.
  ...[
    'P2000Y',
    'P2025Y',
    'P7974Y',
    'P9998Y',
    'P9999Y',
    'P999999Y999999M',
    'P999999W999999D',
    'PT999999H999999M999999S',
  ],
];

/** Where the calendar ends. */
const days = ['0001-01-01', '9999-12-31'];
/** Instants in other zones, some with offsets that PostgreSQL refuses, and the first and the last instant. */
const instants = [
  ...['2011-05-01T00:00:00+16:00', '2012-02-29T23:59:59.999-23:59', '2026-06-15T14:00:00+02:00'],
  ...['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'],
];

/** One operator of an input of plain values, its operand taken from real rows. */
export function operator(draft: Material, input: string, sample: () => unknown): Filter {
  const { choice, usage } = draft;
  const fields = Object.values(inputOf(draft, input).getFields());
  const { name, type } = choice.weighted(fields.map((each) => [usage.weight(`${input}.${each.name}`), each]));
  usage.add(`${input}.${name}`);
  if (name === 'isNull') return { isNull: choice.chance(50) };
  if (name === 'next' || name === 'last') return { [name]: choice.pick(durations) };
  const operand = (): unknown => odd(choice, input, name) ?? sample() ?? otherwise(getNamedType(type).name) ?? sample();
  const ignoresCase = name.endsWith('IgnoringCase');
  if (/^in|notIn/.test(name)) {
    const operands = Array.from({ length: choice.integer(0, 4) }, operand).filter(
      (each) => each !== undefined && each !== null,
    );
    return { [name]: ignoresCase ? operands.map((each) => inOtherLetters(choice, String(each))) : operands };
  }
  const value = operand() ?? undefined;
  if (value === undefined) return 'isNull' in inputOf(draft, input).getFields() ? { isNull: true } : {};
  if (/contains|With/i.test(name) && typeof value === 'string') return { [name]: partOf(draft, name, value) };
  return { [name]: ignoresCase ? inOtherLetters(choice, String(value)) : value };
}

/** Sometimes a value that no row has to have. */
function odd(choice: Choice, input: string, operator: string): unknown {
  if (!choice.chance(20)) return undefined;
  if (input === 'DateFilter') return choice.pick(days);
  if (input === 'DateTimeFilter') return choice.pick(instants);
  return input === 'StringFilter' && /^[lg]te?$/.test(operator) ? choice.pick(otherTexts) : undefined;
}

/** A value of a type, for the case that no row has one. */
function otherwise(type: string): unknown {
  const values: Readonly<Record<string, unknown>> = {
    Boolean: true,
    Int: 1,
    Date: '2020-02-29',
    DateTime: '2020-02-29T12:00:00.000Z',
    Decimal: '100.00',
    ID: 'Region:1',
  };
  return values[type];
}

function partOf({ choice }: Material, name: string, text: string): string {
  const letters = [...text];
  const length = choice.integer(1, Math.min(4, Math.max(1, letters.length)));
  const begin = choice.integer(0, Math.max(0, letters.length - length));
  const part = name.startsWith('starts')
    ? letters.slice(0, length)
    : name.startsWith('ends')
      ? letters.slice(-length)
      : letters.slice(begin, begin + length);
  const joined = part.join('');
  if (choice.chance(4)) return choice.pick(['%', '_', '\\', "'", '']);
  return name.endsWith('IgnoringCase') ? inOtherLetters(choice, joined) : joined;
}

/** A spelling of a text that operators which ignore case take as equal. */
function inOtherLetters(choice: Choice, text: string): string {
  return choice.pick<(text: string) => string>([
    (each) => each,
    (each) => each.toUpperCase(),
    (each) => each.toUpperCase(),
    (each) => each.toLowerCase(),
    (each) => each.normalize('NFD'),
    (each) => each.replaceAll(/i/gi, 'İ').replaceAll('ss', 'ẞ'),
  ])(text);
}

/** A condition on a position. */
export function placeOf(draft: Material): Filter {
  const { choice } = draft;
  const from = (valueOf(draft, 'Partner', 'position') as { latitude: number; longitude: number } | null) ?? {
    latitude: 0,
    longitude: 0,
  };
  if (choice.chance(15)) return { isNull: choice.chance(50) };
  if (choice.chance(20)) return { cell: codeOf(from, choice.integer(1, 9)) };
  const around = (longitude: number): number => longitude + choice.pick([0, 0, 0, 360, -360, 1080]);
  if (choice.chance(50))
    return {
      near: {
        from: { ...from, longitude: around(from.longitude) },
        withinKm: choice.pick([0.5, 50, 333.3, 2000, 9000, 20_016, 1e300]),
      },
    };
  const [height, width] = [choice.integer(0, 100), choice.pick([0, choice.integer(1, 300), 360, 400])];
  const [south, north] = [Math.max(-90, from.latitude - height), Math.min(90, from.latitude + height)];
  if (choice.chance(20)) return { box: { south, north, ...choice.pick(meridians) } };
  const turned = (degrees: number): number =>
    degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
  const name = choice.pick([turned, (degrees: number) => degrees, around]);
  return { box: { south, north, west: name(from.longitude - width / 2), east: name(from.longitude + width / 2) } };
}

/** Boxes at the meridian of 180 degrees, and round the globe. */
const meridians = [
  { west: 180, east: 180 },
  { west: -180, east: -180 },
  { west: 180, east: -180 },
  { west: -180, east: 180 },
  { west: -180, east: -170 },
  { west: 170, east: 180 },
  { west: 540, east: 540 },
  { west: 350, east: 370 },
  { west: 0, east: 1e12 },
];
