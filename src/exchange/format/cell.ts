import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { isCalendarDay, isInstant } from '../../model/scalars';

/** The reason why a cell is refused, to follow the name of its column: `is not a day`. */
export class CellProblem {
  constructor(readonly message: string) {}
}

/** How the text of a cell becomes a value of the database. */
export interface CellType {
  /** The PostgreSQL type of the value. */
  readonly sql: string;
  /** A cell that is right, for who writes a file. */
  readonly example: string;
  /** The value as PostgreSQL reads it. The cell is not empty. */
  readonly read: (text: string) => string | CellProblem;
}

/** The longest text of any column, in characters. The database has shorter limits for keys and names. */
const longestText = 10_000;

/** Whether a text has a visible character: one that is neither a space nor undisplayed according to Unicode. */
export function isVisible(text: string): boolean {
  return /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/u.test(text);
}

/** A value for a message: on one line, shortened, with the codes of its spaces and invisible characters. */
export function shown(text: string): string {
  const characters = [...text.slice(0, 200)];
  const start = characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : text;
  return JSON.stringify(start).replaceAll(
    /(?! )[\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu,
    (character) => `\\u${(character.codePointAt(0) as number).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Checks the rules of every text, whatever its column.
 * @returns the text in Unicode's normal form C, so that the database has one spelling of it
 */
export function readText(text: string): string | CellProblem {
  if (text.includes('\0')) return new CellProblem('holds a NUL character, which no text can hold');
  const normal = text.normalize('NFC');
  // The length in UTF-16 is at least the number of characters.
  if (normal.length > longestText && [...normal].length > longestText)
    return new CellProblem(`is longer than ${longestText} characters`);
  if (!isVisible(normal))
    return new CellProblem(`shows nothing: ${shown(text)} holds only spaces or invisible characters`);
  return normal;
}

/** The type of the cells of a column, from its TypeORM metadata. */
export function cellType(column: ColumnMetadata): CellType {
  const type = typeof column.type === 'string' ? column.type : column.type.name.toLowerCase();
  switch (type) {
    case 'text':
      return { sql: 'text', example: textExample(column), read: readText };
    case 'enum':
      return enumeration(column);
    case 'integer':
    case 'int4':
      return { sql: 'integer', example: '12', read: readInteger };
    case 'numeric':
      return { sql: 'numeric', example: '1250.50', read: decimal(column) };
    case 'double precision':
      return { sql: 'double precision', example: '45.764', read: readDouble };
    case 'boolean':
      return { sql: 'boolean', example: 'true', read: readBoolean };
    case 'date':
      return { sql: 'date', example: '2011-05-01', read: readDay };
    case 'timestamptz':
      return { sql: 'timestamptz(3)', example: '2011-05-01T09:30:00.000Z', read: readInstant };
    default:
      throw new Error(`No cell can hold ${column.entityMetadata.name}.${column.propertyName}: its type is ${type}.`);
  }
}

/** The checks of texts by their functions, each with a text that is right. */
const textExamples: Readonly<Record<string, string>> = {
  is_code: 'PREMIER',
  is_slug: 'nimbus-works',
  is_name: 'Nimbus Works',
  is_web_address: 'https://example.com',
  is_currency: 'EUR',
  is_locale: 'en',
  is_email_address: 'hello@example.com',
  is_telephone_number: '+33 1 99 00 12 34',
};

/** Texts of a form of their own, and codes, by table and column. They are those of `docs/program-as-data.md`. */
const formExamples: Readonly<Record<string, string>> = {
  'metric.window': 'P12M',
  'metric.edge': 'offerings',
  'metric.field': 'value',
  'metric.filter': '{status: {eq: PUBLISHED}}',
  'requirement.partner_filter': '{country: {code: {in: ["FR", "DE"]}}}',
  'enrolment.track': 'SELL',
  'external_reference.source': 'crm',
  'external_reference.external_id': '4711',
  'region.code': 'EMEA',
  'country.code': 'FR',
  'program.code': 'LANTERN',
  'qualification.slug': 'lantern-installer',
  'qualification.code': 'INSTALLER',
  'qualification.kind': 'DESIGNATION',
  'qualification.group': 'LIGHT',
  'competence.code': 'LANTERN-SAFETY',
  'metric.code': 'LANTERN-REVENUE',
  'requirement.code': 'REVENUE-2026',
  'engagement_kind.code': 'INSTALLATION',
  'financing_kind.code': 'TRAINING',
  'person.key': 'person-0017',
  'certification.code': 'ELECTRICIAN',
  'certification.level': 'PROFESSIONAL',
};

/** A text that the check of its column takes: checks of the columns of a class call functions by name. */
function textExample({ entityMetadata, databaseName }: ColumnMetadata): string {
  const form = formExamples[`${entityMetadata.tableName}.${databaseName}`];
  if (form !== undefined) return form;
  const check = entityMetadata.checks.find(({ expression }) =>
    expression.replaceAll('"', '').includes(`(${databaseName})`),
  );
  const called = /^\w+/.exec(check?.expression ?? '')?.[0] ?? '';
  return textExamples[called] ?? (databaseName === 'currency' ? 'EUR' : 'A text');
}

function enumeration(column: ColumnMetadata): CellType {
  const values = (column.enum ?? []).map(String);
  const known = new Set(values);
  return {
    sql: `"${String(column.enumName)}"`,
    example: values[0] ?? '',
    read: (text) =>
      known.has(text) ? text : new CellProblem(`must be one of ${values.join(', ')}, not ${shown(text)}`),
  };
}

function readInteger(text: string): string | CellProblem {
  const number = /^-?\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= -(2 ** 31) && number < 2 ** 31) return text;
  return new CellProblem(`must be a whole number such as 12, from -2147483648 to 2147483647, not ${shown(text)}`);
}

function decimal({ precision, scale }: ColumnMetadata): CellType['read'] {
  const places = scale ?? 0;
  const digits = (precision ?? 30) - places;
  return (text) => {
    const [, whole = '', fraction = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
    if (whole === '')
      return new CellProblem(
        `must be a decimal number such as 1250.50, without separators of thousands, not ${shown(text)}`,
      );
    if (whole.replace(/^0+/, '').length > digits)
      return new CellProblem(`has more than ${digits} digits before the point`);
    if (fraction.replace(/0+$/, '').length > places)
      return new CellProblem(`has more than ${places} digits after the point`);
    return text;
  };
}

function readDouble(text: string): string | CellProblem {
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text))) return String(Number(text));
  return new CellProblem(`must be a number such as 45.764, not ${shown(text)}`);
}

const booleans: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['1', 'true'],
  ['0', 'false'],
]);

/** Spreadsheets write booleans in capitals. Words of other languages are refused: a file does not name its language. */
function readBoolean(text: string): string | CellProblem {
  return (
    booleans.get(text.toLowerCase()) ??
    new CellProblem(`must be true or false (TRUE, FALSE, 1 and 0 will do), not ${shown(text)}`)
  );
}

function readDay(text: string): string | CellProblem {
  return isCalendarDay(text)
    ? text
    : new CellProblem(`must be a day of the calendar such as 2011-05-01, not ${shown(text)}`);
}

function readInstant(text: string): string | CellProblem {
  // Written as UTC, an instant of the first or the last day may fall out of the years 1 to 9999.
  const instant = isInstant(text) ? new Date(text).toISOString() : '';
  if (isCalendarDay(instant.slice(0, 10))) return instant;
  return new CellProblem(
    `must be an instant with a zone and at most milliseconds, such as 2011-05-01T09:30:00.000Z, not ${shown(text)}`,
  );
}
