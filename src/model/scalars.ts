import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const calendarDay = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;
const decimal = /^-?\d{1,30}(\.\d{1,12})?$/;
const duration = /^P(?=\d|T\d)(\d{1,6}Y)?(\d{1,6}M)?(\d{1,6}W)?(\d{1,6}D)?(T(?=\d)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}S)?)?$/;

/** Whether a text is a calendar day of the years 1 to 9999 in the form `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  if (!calendarDay.test(text) || text.startsWith('0000')) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Whether a text is an ISO 8601 instant with a zone and at most 3 decimals of a second. */
export function isInstant(text: string): boolean {
  return instant.test(text) && isCalendarDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

/**
 * The instant of a text in UTC with milliseconds. Returns undefined if the text is no instant, or if it lies outside the years
 * 1 to 9999 of UTC. Instants are always sent in UTC because PostgreSQL does not accept zones beyond 15:59.
 */
function readInstant(text: string): string | undefined {
  const instant = isInstant(text) ? new Date(text).toISOString() : '';
  return isCalendarDay(instant.slice(0, 10)) ? instant : undefined;
}

/** @param read returns the value of a text, undefined if the text has another form */
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
    throw new GraphQLError(`A ${name} must be ${form}.`, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL,
    // The TypeScript type that code generators use for the scalar.
    extensions: { codegenScalarType: 'string' },
    serialize: (value) => {
      const text = value instanceof Date ? value.toISOString() : value;
      if (typeof text !== 'string') throw new TypeError(`This value cannot be written as a ${name}.`);
      return text;
    },
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** Returns the text itself if it has the form, otherwise undefined. */
function formed(fits: (text: string) => boolean): (text: string) => string | undefined {
  return (text) => (fits(text) ? text : undefined);
}

/** A calendar day without time or zone. Its name in the schema is `Date`. */
export const CalendarDate = textScalar(
  'Date',
  'A calendar day without time or zone, such as `2011-05-01`: `0001-01-01` to `9999-12-31`. Another form gets BAD_USER_INPUT in a variable and GRAPHQL_VALIDATION_FAILED in the document.',
  formed(isCalendarDay),
  'a day of the form YYYY-MM-DD',
  'https://scalars.graphql.org/andimarek/local-date',
);

/** An instant, written in UTC with milliseconds. */
export const DateTime = textScalar(
  'DateTime',
  'An instant in ISO 8601, in the years 1 to 9999. Results are in UTC with milliseconds, such as `2011-05-01T00:00:00.000Z`. Input may have any zone, such as `2011-05-01T09:00:00+09:00`, and no leap second. Another form gets BAD_USER_INPUT in a variable and GRAPHQL_VALIDATION_FAILED in the document.',
  readInstant,
  'an instant of the years 1 to 9999, such as 2011-05-01T00:00:00.000Z',
  'https://scalars.graphql.org/andimarek/date-time',
);

/** An exact decimal number, written as a JSON string. */
export const Decimal = textScalar(
  'Decimal',
  'An exact decimal number as a string, such as `"1250.00"`. Input has at most 30 digits before the point and 12 after it. Another form gets BAD_USER_INPUT in a variable and GRAPHQL_VALIDATION_FAILED in the document.',
  formed((text) => decimal.test(text)),
  'a decimal number as a string, such as "1250.00"',
);

/** An ISO 8601 duration. */
export const Duration = textScalar(
  'Duration',
  'An ISO 8601 duration, such as `P90D`, `P3M`, `P1Y6M` or `PT36H`. Each number is whole, has at most 6 digits and no sign. Years and months are added first, by the calendar: if the month lacks the day, its last day is taken. Weeks, days and times are added after that. Another form gets BAD_USER_INPUT in a variable and GRAPHQL_VALIDATION_FAILED in the document.',
  formed((text) => duration.test(text)),
  'an ISO 8601 duration such as P90D',
);
