import { ignoringCase } from '../sql/collation';
import { isInBox, isInCircle } from '../sql/globe';
import type { Sql } from '../sql/sql';
import { parameter, sql } from '../sql/sql';
import type { Box, Circle } from './point';
import { boxValues, circleValues } from './point';
import { endOf, momentOf } from './window';

/** The types of values that have operators. `Enum` is every enum; `Count` is a number of rows. */
export type ValueType =
  'ID' | 'String' | 'Int' | 'Float' | 'Boolean' | 'Date' | 'DateTime' | 'Decimal' | 'Enum' | 'Count' | 'Position';

/** A value and an operand, as an operator makes SQL of them. */
interface Compared {
  readonly value: Sql;
  /** The value in the order of lists by it. */
  readonly ordered: Sql;
  /** The PostgreSQL type of the value. */
  readonly type: string;
  /** The parts of a composite value: `latitude`. */
  readonly parts: Readonly<Record<string, Sql>>;
  /** The operand, in a PostgreSQL type. */
  readonly operand: (type: string) => Sql;
  /** The operand, if the plan depends on it. */
  readonly constant: unknown;
  /** The source of the parameter that is the operand. */
  readonly source: string;
  /** The source of the date that the request asks about. */
  readonly date: string;
}

/** An operator: everything that the engine knows about it. */
export interface Operator {
  readonly name: string;
  /** Its description in the schema, by the types of the values that it applies to. */
  readonly on: Readonly<Partial<Record<ValueType, string>>>;
  /** The operand: a value of the type, a list of values, or one of another type. */
  readonly takes: 'value' | 'list' | 'boolean' | 'duration' | 'circle' | 'box';
  /** Which of the `shares` in `cost/weights.ts` it costs for each row. */
  readonly weight: 'value' | 'pattern';
  /** Whether it can be true of null. */
  readonly holdsOfNull?: true;
  /** Turns the operand of a request into the value of its parameter. */
  readonly read?: (operand: string) => unknown;
  /**
   * Turns an operand with several parts into the values of its parameters, by their sources.
   * @throws ArgumentError for an operand out of its bounds
   */
  readonly readParts?: (operand: never, source: string) => { readonly [source: string]: unknown };
  readonly sql: (compared: Compared) => Sql;
}

const numbers = ['Int', 'Float', 'Decimal', 'Date', 'DateTime'] as const;
const comparable = ['ID', 'String', 'Enum', ...numbers] as const;

/** One description for several types of values. */
function of(types: readonly ValueType[], description: string): Operator['on'] {
  return Object.fromEntries(types.map((type) => [type, description]));
}

/** A text, character by character, in a pattern of `like`. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

const caseRule =
  'Case is ignored by the rules of Unicode in every language: ß equals ss, all forms of sigma are equal, İ and ı equal i. Accents matter; text is compared in Unicode form NFC.';

const like = ({ value, operand }: Compared): Sql => sql`${value} like ${operand('text')}`;
const likeIgnoringCase = ({ value, operand }: Compared): Sql =>
  sql`${ignoringCase(value)} like ${ignoringCase(operand('text'))}`;

const openWindow = 'A window that goes beyond the years 1 to 9999 is open at that end.';

/** The descriptions of a window, for days and for instants. @param description without the reference time */
function windowOf(description: string): Operator['on'] {
  const from = (time: string): string => `${description} The reference time is ${time}. ${openWindow}`;
  return {
    Date: from('the request date'),
    DateTime: from(
      'the instant of the request or, if the request names a date, the last millisecond of that date in UTC',
    ),
  };
}

/** The moment that a window is counted from, and its end. */
function windowEnds(which: 'next' | 'last', { type, source, date }: Compared): readonly [now: Sql, end: Sql] {
  const window = { from: date, span: source };
  return [parameter(momentOf(type, window), type), parameter(endOf(which, type, window), type)];
}

const table: { readonly [name: string]: Omit<Operator, 'name'> } = {
  eq: {
    on: { ...of([...comparable, 'Boolean'], 'The value equals this one.'), Count: 'The number equals this one.' },
    takes: 'value',
    weight: 'value',
    sql: ({ value, operand, type }) => sql`${value} = ${operand(type)}`,
  },
  ne: {
    on: {
      ...of([...comparable, 'Boolean'], 'The value differs from this one.'),
      Count: 'The number differs from this one.',
    },
    takes: 'value',
    weight: 'value',
    sql: ({ value, operand, type }) => sql`${value} <> ${operand(type)}`,
  },
  in: {
    on: of(comparable, 'The value equals one of these.'),
    takes: 'list',
    weight: 'value',
    sql: ({ value, operand, type }) => sql`${value} = any(${operand(`${type}[]`)})`,
  },
  notIn: {
    on: of(comparable, 'The value equals none of these.'),
    takes: 'list',
    weight: 'value',
    holdsOfNull: true,
    sql: ({ value, operand, type }) => sql`${value} <> all(${operand(`${type}[]`)})`,
  },
  lt: {
    on: {
      ...of(numbers, 'The value is less than this one; of dates and instants, earlier.'),
      String: 'The text comes before this one in the order that `orderBy` uses.',
      Count: 'The number is less than this one.',
    },
    takes: 'value',
    weight: 'value',
    sql: ({ ordered, operand, type }) => sql`${ordered} < ${operand(type)}`,
  },
  lte: {
    on: {
      ...of(numbers, 'The value is this one or less; of dates and instants, this one or earlier.'),
      String: 'The text equals this one, or comes before it in the order that `orderBy` uses.',
      Count: 'The number is this one or less.',
    },
    takes: 'value',
    weight: 'value',
    sql: ({ ordered, operand, type }) => sql`${ordered} <= ${operand(type)}`,
  },
  gt: {
    on: {
      ...of(numbers, 'The value is greater than this one; of dates and instants, later.'),
      String: 'The text comes after this one in the order that `orderBy` uses.',
      Count: 'The number is greater than this one.',
    },
    takes: 'value',
    weight: 'value',
    sql: ({ ordered, operand, type }) => sql`${ordered} > ${operand(type)}`,
  },
  gte: {
    on: {
      ...of(numbers, 'The value is this one or greater; of dates and instants, this one or later.'),
      String: 'The text equals this one, or comes after it in the order that `orderBy` uses.',
      Count: 'The number is this one or greater.',
    },
    takes: 'value',
    weight: 'value',
    sql: ({ ordered, operand, type }) => sql`${ordered} >= ${operand(type)}`,
  },
  near: {
    on: { Position: 'The position lies within this circle.' },
    takes: 'circle',
    weight: 'pattern',
    readParts: (circle: Circle, source) => circleValues(circle, source),
    sql: ({ parts, source }) => isInCircle(parts, source),
  },
  box: {
    on: { Position: 'The position lies within this box.' },
    takes: 'box',
    weight: 'pattern',
    readParts: (box: Box, source) => boxValues(box, source),
    sql: ({ parts, source }) => isInBox(parts, source),
  },
  isNull: {
    on: of(
      ['String', 'Boolean', 'Enum', ...numbers, 'Position'],
      'True keeps the rows whose value is null, false those that have a value.',
    ),
    takes: 'boolean',
    weight: 'value',
    holdsOfNull: true,
    sql: ({ value, constant }) => (constant === true ? sql`${value} is null` : sql`${value} is not null`),
  },
  next: {
    on: windowOf('The value lies between the reference time (included) and this duration later (excluded).'),
    takes: 'duration',
    weight: 'value',
    sql: (compared) => {
      const [now, end] = windowEnds('next', compared);
      return sql`(${compared.value} >= ${now} and ${compared.value} < ${end})`;
    },
  },
  last: {
    on: windowOf(
      'The value lies between this duration before the reference time (excluded) and the reference time (included).',
    ),
    takes: 'duration',
    weight: 'value',
    sql: (compared) => {
      const [now, end] = windowEnds('last', compared);
      return sql`(${compared.value} <= ${now} and ${compared.value} > ${end})`;
    },
  },
  contains: {
    on: { String: 'The text contains this one, case-sensitively.' },
    takes: 'value',
    weight: 'pattern',
    read: (text) => `%${escaped(text)}%`,
    sql: like,
  },
  startsWith: {
    on: { String: 'The text begins with this one, case-sensitively.' },
    takes: 'value',
    weight: 'pattern',
    read: (text) => `${escaped(text)}%`,
    sql: like,
  },
  endsWith: {
    on: { String: 'The text ends with this one, case-sensitively.' },
    takes: 'value',
    weight: 'pattern',
    read: (text) => `%${escaped(text)}`,
    sql: like,
  },
  containsIgnoringCase: {
    on: { String: `The text contains this one. ${caseRule}` },
    takes: 'value',
    weight: 'pattern',
    read: (text) => `%${escaped(text)}%`,
    sql: likeIgnoringCase,
  },
  startsWithIgnoringCase: {
    on: { String: `The text begins with this one. ${caseRule}` },
    takes: 'value',
    weight: 'pattern',
    read: (text) => `${escaped(text)}%`,
    sql: likeIgnoringCase,
  },
};

/** Every operator by its name, in the order in which the schema prints them. A new operator is one entry of this table. */
export const operators: ReadonlyMap<string, Operator> = new Map(
  Object.entries(table).map(([name, operator]) => [name, { name, ...operator }]),
);
