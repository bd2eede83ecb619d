import type { Layout } from '../format/layout';
import { sentences, singleColumnChecks } from './sentences';

/** A refusal of the database, as a problem of a row of a file. */
export interface Explained {
  readonly column: string | undefined;
  readonly message: string;
}

/** What the database says of a refusal, as its errors do. */
interface Refused {
  readonly constraint?: string | undefined;
  readonly message: string;
  readonly code?: string | undefined;
  readonly column?: string | undefined;
  readonly detail?: string | undefined;
}

/** Explains in the terms of the file why the database refuses a row. */
export function explain(error: Refused, layout: Layout): Explained {
  const constraint = error.constraint ?? '';
  const known = sentences[constraint];
  if (known) {
    const column = known.column !== undefined && hasColumn(layout, known.column) ? known.column : known.elsewhere;
    return { column, message: known.message ?? error.message };
  }
  const localised = /^(?:.*)_(\w+)_default_locale$/.exec(constraint);
  if (localised) return { column: missingLocale(error), message: error.message };
  const checked = singleColumn(constraint, layout);
  if (checked) return checked;
  switch (error.code) {
    case '23505':
      return taken(error, layout);
    case '23P01':
      return overlapping(error, layout);
    case '23503':
      return apart(error, layout);
    case '23502':
      return { column: labelOf(layout, error.column ?? ''), message: 'is empty, but a value is required' };
    case '54000':
      return { column: undefined, message: 'holds a text that is too long for an index' };
    default:
      return { column: undefined, message: `is refused by the database: ${error.message}` };
  }
}

/** `summary` of the message "The summary of qualification … is missing in fr, …" → `summary.fr`. */
function missingLocale({ message }: Refused): string | undefined {
  const [, field, locale] = /^The (\w+) of .* is missing in ([\w-]+),/.exec(message) ?? [];
  return field && locale ? `${field}.${locale}` : undefined;
}

/** A check of one column by a shared function, `is_slug(slug)`. The message belongs to the function. */
export function singleColumn(constraint: string, layout: Layout): Explained | undefined {
  const expression = layout.entity.checks.find(({ name }) => name === constraint)?.expression ?? '';
  const [, check, column, required] = /^(is_\w+)\("?(\w+)"?(?:, '?([\w-]+)'?)?\)$/.exec(expression) ?? [];
  const message = check === undefined ? undefined : singleColumnChecks[check];
  if (message === undefined || column === undefined) return undefined;
  const label = labelOf(layout, column);
  const localised = layout.fields.find((field) => field.label === label)?.kind === 'localised';
  if (!localised) return { column: label, message };
  // The default locale of a program is a column of the program itself, so the message names no locale.
  const locale = required === undefined || required.includes('_') ? '' : `.${required}`;
  return {
    column: `${label}${locale}`,
    message: locale ? `is missing: the text in "${required}" must always be there` : message,
  };
}

/** A unique constraint: `Key (program_id, code)=(1, BUILDER) already exists.` */
function taken(error: Refused, layout: Layout): Explained {
  const labels = labelsIn(error, layout);
  return { column: labels.at(-1), message: `there is already another ${layout.typeName} with this ${listed(labels)}` };
}

/** An exclusion constraint over a period and its owner. */
function overlapping(error: Refused, layout: Layout): Explained {
  const columns = keyColumns(error);
  const owners = columns.filter((column) => /^\w+$/.test(column)).map((column) => labelOf(layout, column) ?? column);
  const [start] = columns.flatMap((column) => /^daterange\((\w+)/.exec(column)?.slice(1) ?? []);
  const [, from, to] =
    /conflicts with existing key .*=\(.*[[(](\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})?[\])]\)\.$/.exec(
      error.detail ?? '',
    ) ?? [];
  const other = from === undefined ? '' : `, from ${from} ${to === undefined ? 'on' : `to before ${to}`}`;
  return {
    column: start === undefined ? undefined : labelOf(layout, start),
    message: `its days overlap those of another ${layout.typeName} of the same ${listed(owners)}${other}`,
  };
}

/** A foreign key of several columns: the rows that they name do not belong together. */
function apart(error: Refused, layout: Layout): Explained {
  const labels = labelsIn(error, layout);
  return { column: columnNamed(layout, labels[0]), message: `${listed(labels)} do not belong together` };
}

function labelsIn(error: Refused, layout: Layout): string[] {
  return keyColumns(error).map((column) => labelOf(layout, column) ?? column);
}

/** `Key (a_id, (d_id + 0), daterange(b, c))=…` → `a_id`, `d_id`, `daterange(b, c)`. */
function keyColumns({ detail = '' }: Refused): string[] {
  const [, list = ''] = /^Key \((.*?)\)=\(/.exec(detail) ?? [];
  const columns = list.split(/, (?![^(]*\))/).map((column) => column.replace(/::\w+/g, ''));
  return columns.map((column) => column.replace(/^\((\w+) \+ 0\)$/, '$1'));
}

function listed(labels: readonly string[]): string {
  return labels.length < 2 ? labels.join() : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`;
}

/** The name that a file gives to a column of the database. */
function labelOf(layout: Layout, column: string): string | undefined {
  return layout.fields.find((field) => field.kind !== 'list' && field.column.databaseName === column)?.label;
}

function hasColumn({ fields }: Layout, name: string): boolean {
  return fields.some(({ label, parts }) => label === name || parts.some((part) => part.label === name));
}

/** The column of the file that a field begins with: `application` → `application.source`. */
function columnNamed({ fields }: Layout, label: string | undefined): string | undefined {
  return fields.find((field) => field.label === label)?.parts[0]?.label ?? label;
}
