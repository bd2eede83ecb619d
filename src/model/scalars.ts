import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const calendarDay = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;
const decimal = /^-?\d{1,30}(\.\d{1,12})?$/;
const duration = /^P(?=\d|T\d)(\d{1,6}Y)?(\d{1,6}M)?(\d{1,6}W)?(\d{1,6}D)?(T(?=\d)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}S)?)?$/;

/** Whether a text is a day of the calendar from year 1 to 9999, `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  if (!calendarDay.test(text) || text.startsWith('0000')) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Whether a text is an instant, ISO 8601 with a zone and at most milliseconds. */
export function isInstant(text: string): boolean {
  return instant.test(text) && isCalendarDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

/**
 * An instant in UTC with milliseconds, as the scalar prints it; undefined where the text is none, or lies outside of the years
 * 1 to 9999 when it is written in UTC. PostgreSQL knows no zones beyond 15:59, so instants go there in UTC alone.
 */
function readInstant(text: string): string | undefined {
  const instant = isInstant(text) ? new Date(text).toISOString() : '';
  return isCalendarDay(instant.slice(0, 10)) ? instant : undefined;
}

/** @param read the value that a text stands for; undefined where it stands for none */
function textScalar(
  name: string,
  description: string,
  read: (text: string) => string | undefined,
  form: string,
  specifiedByURL?: string,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    const found = typeof value === 'string' ? read(value) : undefined;
    if (found !== undefined) return found;
    throw new GraphQLError(`${name} takes ${form}.`, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL,
    // What code generators take the scalar for.
    extensions: { codegenScalarType: 'string' },
    serialize: (value) => {
      const text = value instanceof Date ? value.toISOString() : value;
      if (typeof text !== 'string') throw new TypeError(`${name} cannot be made from this value.`);
      return text;
    },
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** The text itself, where it has a form. */
function formed(fits: (text: string) => boolean): (text: string) => string | undefined {
  return (text) => (fits(text) ? text : undefined);
}

/** A day of the calendar without a time or a zone; the class that the schema calls `Date`. */
export const CalendarDate = textScalar(
  'Date',
  'A day of the calendar, `2011-05-01`, from `0001-01-01` to `9999-12-31`.',
  formed(isCalendarDay),
  'a day of the form YYYY-MM-DD',
  'https://scalars.graphql.org/andimarek/local-date',
);

/** An instant in UTC with milliseconds. */
export const DateTime = textScalar(
  'DateTime',
  'An instant, always in UTC and with milliseconds: `2011-05-01T00:00:00.000Z`. It may be given in any zone, `2011-05-01T09:00:00+09:00`; it lies in the years 1 to 9999 of UTC. There are no leap seconds.',
  readInstant,
  'an instant of the years 1 to 9999, such as 2011-05-01T00:00:00.000Z',
  'https://scalars.graphql.org/andimarek/date-time',
);

/** An exact decimal number, a JSON string. */
export const Decimal = textScalar(
  'Decimal',
  'An exact decimal number as a string, at its currency\'s scale: `"1250.00"`.',
  formed((text) => decimal.test(text)),
  'a decimal number as a string, such as "1250.00"',
);

/** A span of time, ISO 8601. */
export const Duration = textScalar(
  'Duration',
  'A span of time, ISO 8601: `P90D`, `P3M`, `P1Y6M`, `PT36H`. Whole numbers of at most six digits, without a sign. Years and months count by the calendar, where a day that a month does not have becomes its last; the others are added to that.',
  formed((text) => duration.test(text)),
  'an ISO 8601 duration such as P90D',
);
