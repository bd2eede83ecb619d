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
  'Capitals and small letters are alike by the rules of Unicode, in every language: ß is as ss, each sigma alike, İ and ı as i. Accents matter, however they were typed (NFC).';

const like = ({ value, operand }: Compared): Sql => sql`${value} like ${operand('text')}`;
const likeIgnoringCase = ({ value, operand }: Compared): Sql =>
  sql`${ignoringCase(value)} like ${ignoringCase(operand('text'))}`;

const openWindow = 'A window that reaches beyond the years 1 to 9999 is open at that end.';

/** The descriptions of a window, for days and for instants. @param describe from the moment that it is counted from */
function windowOf(describe: (moment: string) => string): Operator['on'] {
  return {
    Date: `${describe("the request's date")} ${openWindow}`,
    DateTime: `${describe('the instant of the request, or from the last millisecond (UTC) of a date that it names')} ${openWindow}`,
  };
}

/** The moment that a window is counted from, and its end. */
function windowEnds(which: 'next' | 'last', { type, source, date }: Compared): readonly [now: Sql, end: Sql] {
  const window = { from: date, span: source };
  return [parameter(momentOf(type, window), type), parameter(endOf(which, type, window), type)];
}

const table: { readonly [name: string]: Omit<Operator, 'name'> } = {
  eq: {
    on: { ...of([...comparable, 'Boolean'], 'Is this.'), Count: 'Exactly so many.' },
    takes: 'value',
    weight: 'value',
    sql: ({ value, operand, type }) => sql`${value} = ${operand(type)}`,
  },
  ne: {
    on: { ...of(comparable, 'Is another than this.'), Boolean: 'Is the other.', Count: 'Another number.' },
    takes: 'value',
    weight: 'value',
    sql: ({ value, operand, type }) => sql`${value} <> ${operand(type)}`,
  },
  in: {
    on: of(comparable, 'Is one of these.'),
    takes: 'list',
    weight: 'value',
    sql: ({ value, operand, type }) => sql`${value} = any(${operand(`${type}[]`)})`,
  },
  notIn: {
    on: of(comparable, 'Is none of these.'),
    takes: 'list',
    weight: 'value',
    holdsOfNull: true,
    sql: ({ value, operand, type }) => sql`${value} <> all(${operand(`${type}[]`)})`,
  },
  lt: {
    on: {
      ...of(numbers, 'Is less than this, or earlier.'),
      String: 'Stands before this in the order that `orderBy` has.',
      Count: 'Fewer.',
    },
    takes: 'value',
    weight: 'value',
    sql: ({ ordered, operand, type }) => sql`${ordered} < ${operand(type)}`,
  },
  lte: {
    on: {
      ...of(numbers, 'Is this, or less, or earlier.'),
      String: 'Is this, or stands before it in the order that `orderBy` has.',
      Count: 'So many or fewer.',
    },
    takes: 'value',
    weight: 'value',
    sql: ({ ordered, operand, type }) => sql`${ordered} <= ${operand(type)}`,
  },
  gt: {
    on: {
      ...of(numbers, 'Is more than this, or later.'),
      String: 'Stands after this in the order that `orderBy` has.',
      Count: 'More.',
    },
    takes: 'value',
    weight: 'value',
    sql: ({ ordered, operand, type }) => sql`${ordered} > ${operand(type)}`,
  },
  gte: {
    on: {
      ...of(numbers, 'Is this, or more, or later.'),
      String: 'Is this, or stands after it in the order that `orderBy` has.',
      Count: 'So many or more.',
    },
    takes: 'value',
    weight: 'value',
    sql: ({ ordered, operand, type }) => sql`${ordered} >= ${operand(type)}`,
  },
  near: {
    on: { Position: 'Within a circle.' },
    takes: 'circle',
    weight: 'pattern',
    readParts: (circle: Circle, source) => circleValues(circle, source),
    sql: ({ parts, source }) => isInCircle(parts, source),
  },
  box: {
    on: { Position: 'Within a box.' },
    takes: 'box',
    weight: 'pattern',
    readParts: (box: Box, source) => boxValues(box, source),
    sql: ({ parts, source }) => isInBox(parts, source),
  },
  isNull: {
    on: of(['String', 'Boolean', 'Enum', ...numbers, 'Position'], 'Whether there is no value.'),
    takes: 'boolean',
    weight: 'value',
    holdsOfNull: true,
    sql: ({ value, constant }) => (constant === true ? sql`${value} is null` : sql`${value} is not null`),
  },
  next: {
    on: windowOf(
      (moment) => `Lies within this span to come, counted from ${moment}: that is in the span, its end is not.`,
    ),
    takes: 'duration',
    weight: 'value',
    sql: (compared) => {
      const [now, end] = windowEnds('next', compared);
      return sql`(${compared.value} >= ${now} and ${compared.value} < ${end})`;
    },
  },
  last: {
    on: windowOf(
      (moment) => `Lies within this span gone by, counted back from ${moment}: that is in the span, its begin is not.`,
    ),
    takes: 'duration',
    weight: 'value',
    sql: (compared) => {
      const [now, end] = windowEnds('last', compared);
      return sql`(${compared.value} <= ${now} and ${compared.value} > ${end})`;
    },
  },
  contains: {
    on: { String: 'Has this text in it, character by character.' },
    takes: 'value',
    weight: 'pattern',
    read: (text) => `%${escaped(text)}%`,
    sql: like,
  },
  startsWith: {
    on: { String: 'Begins with this text, character by character.' },
    takes: 'value',
    weight: 'pattern',
    read: (text) => `${escaped(text)}%`,
    sql: like,
  },
  endsWith: {
    on: { String: 'Ends with this text, character by character.' },
    takes: 'value',
    weight: 'pattern',
    read: (text) => `%${escaped(text)}`,
    sql: like,
  },
  containsIgnoringCase: {
    on: { String: `Has this text in it. ${caseRule}` },
    takes: 'value',
    weight: 'pattern',
    read: (text) => `%${escaped(text)}%`,
    sql: likeIgnoringCase,
  },
  startsWithIgnoringCase: {
    on: { String: `Begins with this text. ${caseRule}` },
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
