import { ignoringCase } from '../sql/collation';
import { isInBox, isInCell, isInCircle } from '../sql/globe';
import type { Sql } from '../sql/sql';
import { parameter, sql } from '../sql/sql';
import { cellValues } from './cell';
import { boxValues, circleValues } from './point';
import { countedSource } from './window';

/** The types of values that have operators. `Enum` is every enum; `Count` is a number of rows; `GridCell` is the code of a cell. */
export type ValueType =
  | 'ID'
  | 'String'
  | 'Int'
  | 'Float'
  | 'Boolean'
  | 'Date'
  | 'DateTime'
  | 'Decimal'
  | 'Enum'
  | 'Count'
  | 'Position'
  | 'GridCell';

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

/** What the engine knows about an operator. */
interface Entry {
  /** Its description in the schema, by the types of the values that it applies to. */
  readonly on: Readonly<Partial<Record<ValueType, string>>>;
  readonly sql: (compared: Compared) => Sql;
  /** The type of its operand: a value of the type (unless given), a list of values, or another. */
  readonly takes?: 'value' | 'list' | 'boolean' | 'duration' | 'circle' | 'box' | 'cell';
  /** Whether it compares a text with a pattern, which `cost/prices.ts` prices otherwise; `value` unless given. */
  readonly weight?: 'value' | 'pattern';
  /** Whether it can be true of null. */
  readonly holdsOfNull?: true;
  /** Turns the operand of a request into the value of its parameter. */
  readonly read?: (operand: string) => string;
  /**
   * Turns an operand with several parts into the values of its parameters, by their sources.
   * @throws ArgumentError for an operand out of its bounds
   */
  readonly readParts?: (operand: never, source: string) => { readonly [source: string]: unknown };
}

/** An operator. */
export type Operator = Entry & Required<Pick<Entry, 'takes' | 'weight'>> & { readonly name: string };

const numbers = ['Int', 'Float', 'Decimal', 'Date', 'DateTime'] as const;
const comparable = ['ID', 'String', 'Enum', 'GridCell', ...numbers] as const;

/** One description for several types of values. */
function of(types: readonly ValueType[], description: string): Entry['on'] {
  return Object.fromEntries(types.map((type) => [type, description]));
}

/** Compares values that can be equal. A value that is compared with the constant `itself` is the condition itself. */
function equality(sign: Sql, compares: string, itself: boolean): Entry {
  const on = of([...comparable, 'Boolean'], `The value ${compares} this one.`);
  return {
    on: { ...on, Count: `The number ${compares} this one.` },
    sql: ({ value, operand, type, constant }) => (constant === itself ? value : sql`${value} ${sign} ${operand(type)}`),
  };
}

/** Compares values in the order of lists by them. */
function order(sign: Sql, ofNumbers: string, ofTexts: string, ofTimes: string): Entry {
  return {
    on: {
      ...of(numbers, `The value is ${ofNumbers}; of dates and instants, ${ofTimes}.`),
      String: `The text ${ofTexts} in the order that \`orderBy\` uses.`,
      Count: `The number is ${ofNumbers}.`,
    },
    sql: ({ ordered, operand, type }) => sql`${ordered} ${sign} ${operand(type)}`,
  };
}

const caseRule =
  'Case is ignored by the rules of Unicode in every language: ß equals ss, all forms of sigma are equal, İ and ı equal i. Accents matter; text is compared in Unicode form NFC.';

/** Compares texts, character by character, with a pattern of `like` that is made from the escaped operand. */
function like(description: string, pattern: (text: string) => string): Entry {
  return {
    on: { String: `${description}, case-sensitively.` },
    weight: 'pattern',
    read: (text) => pattern(text.replace(/[\\%_]/g, '\\$&')),
    sql: ({ value, operand }) => sql`${value} like ${operand('text')}`,
  };
}

function likeIgnoringCase(description: string, pattern: (text: string) => string): Entry {
  return {
    ...like(description, pattern),
    on: { String: `${description}. ${caseRule}` },
    sql: ({ value, operand }) => sql`${ignoringCase(value)} like ${ignoringCase(operand('text'))}`,
  };
}

/** A window of time that begins or ends at the moment of the request. */
function window(which: 'next' | 'last', between: string, within: (...ends: Sql[]) => Sql): Entry {
  const describe = (time: string): string =>
    `The value lies between ${between}. The reference time is ${time}. A window that goes beyond the years 1 to 9999 is open at that end.`;
  const instant =
    'the instant of the request or, if the request names a date, the last millisecond of that date in UTC';
  return {
    on: { Date: describe('the request date'), DateTime: describe(instant) },
    takes: 'duration',
    sql: ({ value, type, source, date }) => {
      const now = parameter(countedSource('moment', type, date), type);
      return within(value, now, parameter(countedSource(which, type, date, source), type));
    },
  };
}

const table: { readonly [name: string]: Entry } = {
  eq: equality(sql`=`, 'equals', true),
  ne: equality(sql`<>`, 'differs from', false),
  in: {
    on: of(comparable, 'The value equals one of these.'),
    takes: 'list',
    sql: ({ value, operand, type }) => sql`${value} = any(${operand(`${type}[]`)})`,
  },
  notIn: {
    on: of(comparable, 'The value equals none of these.'),
    takes: 'list',
    holdsOfNull: true,
    sql: ({ value, operand, type }) => sql`${value} <> all(${operand(`${type}[]`)})`,
  },
  lt: order(sql`<`, 'less than this one', 'comes before this one', 'earlier'),
  lte: order(sql`<=`, 'this one or less', 'equals this one, or comes before it', 'this one or earlier'),
  gt: order(sql`>`, 'greater than this one', 'comes after this one', 'later'),
  gte: order(sql`>=`, 'this one or greater', 'equals this one, or comes after it', 'this one or later'),
  near: {
    on: { Position: 'The position lies within this circle.' },
    takes: 'circle',
    weight: 'pattern',
    readParts: circleValues,
    sql: ({ parts, source }) => isInCircle(parts, source),
  },
  box: {
    on: { Position: 'The position lies within this box.' },
    takes: 'box',
    weight: 'pattern',
    readParts: boxValues,
    sql: ({ parts, source }) => isInBox(parts, source),
  },
  cell: {
    on: {
      Position:
        'The position lies in this cell of the grid, which is named by its code, such as the `key.grid.code` of a group.',
    },
    takes: 'cell',
    weight: 'pattern',
    readParts: cellValues,
    sql: ({ parts, source }) => isInCell(parts, source),
  },
  isNull: {
    on: of(
      ['String', 'Boolean', 'Enum', ...numbers, 'Position', 'GridCell'],
      'True keeps the rows whose value is null, false those that have a value.',
    ),
    takes: 'boolean',
    holdsOfNull: true,
    sql: ({ value, constant }) => (constant === true ? sql`${value} is null` : sql`${value} is not null`),
  },
  next: window(
    'next',
    'the reference time (included) and this duration later (excluded)',
    (value, now, end) => sql`(${value} >= ${now} and ${value} < ${end})`,
  ),
  last: window(
    'last',
    'this duration before the reference time (excluded) and the reference time (included)',
    (value, now, end) => sql`(${value} <= ${now} and ${value} > ${end})`,
  ),
  contains: like('The text contains this one', (text) => `%${text}%`),
  startsWith: like('The text begins with this one', (text) => `${text}%`),
  endsWith: like('The text ends with this one', (text) => `%${text}`),
  containsIgnoringCase: likeIgnoringCase('The text contains this one', (text) => `%${text}%`),
  startsWithIgnoringCase: likeIgnoringCase('The text begins with this one', (text) => `${text}%`),
  eqIgnoringCase: {
    on: { String: `The text equals this one. ${caseRule}` },
    weight: 'pattern',
    sql: ({ value, operand }) => sql`${ignoringCase(value)} = ${ignoringCase(operand('text'))}`,
  },
  inIgnoringCase: {
    on: { String: `The text equals one of these. ${caseRule}` },
    takes: 'list',
    weight: 'pattern',
    sql: ({ value, operand }) =>
      sql`${ignoringCase(value)} = any(array(select ${ignoringCase(sql`"each"`)} from unnest(${operand('text[]')}) "each"))`,
  },
};

/** Every operator by its name, in the order in which the schema prints them. A new operator is one entry of the table. */
export const operators: ReadonlyMap<string, Operator> = new Map(
  Object.entries(table).map(([name, entry]) => [name, { name, takes: 'value', weight: 'value', ...entry }]),
);
