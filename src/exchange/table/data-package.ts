import type { ColumnType, DefinedColumn } from '../../engine';
import type { FormatOptions, TableFormat } from './format';
import { tableFormats } from './formats';

/** The name of the description of a table, after the document's name in a URL. */
export const dataPackageExtension = 'datapackage.json';

/** What the description of a table is made of. */
export interface PackagedTable {
  /** The document's name in URLs. */
  readonly name: string;
  /** A name of the table for a person. */
  readonly title: string;
  /** What the document asks, for a person. */
  readonly description: string;
  readonly columns: readonly DefinedColumn[];
  /** The request date. */
  readonly asOf: string;
  /** How many rows each file has. */
  readonly rowCount: number;
  /** The values of the document's variables. */
  readonly variables: { readonly [name: string]: unknown };
  /** The query string of the URLs of the files: it begins with `?`. Without parameters it is empty. */
  readonly search: string;
  readonly options: FormatOptions;
}

/** The description of a table as a Data Package: https://specs.frictionlessdata.io/data-package/. */
export function dataPackage(table: PackagedTable): object {
  const { name, title, description, asOf, rowCount, variables } = table;
  return {
    profile: 'data-package',
    name,
    title,
    description,
    asOf,
    rowCount,
    variables,
    resources: tableFormats.map((format) => resource(table, format)),
  };
}

function resource({ name, title, search, columns, options, rowCount }: PackagedTable, format: TableFormat): object {
  const { extension, mediaType } = format;
  const delimiter = { csv: options.separator, tsv: '\t' }[extension];
  return {
    name: `${name}.${extension}`,
    title,
    profile: delimiter === undefined ? 'data-resource' : 'tabular-data-resource',
    path: `${name}.${extension}${search}`,
    format: extension,
    mediatype: mediaType,
    // XLSX and Parquet are no text.
    ...(!format.spooled && { encoding: 'utf-8' }),
    ...(delimiter !== undefined && {
      dialect: { delimiter, lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
    }),
    rowCount,
    schema: { fields: columns.map(field), missingValues: [''] },
  };
}

function field({ name, type, nullable, description, unit, definition }: DefinedColumn): object {
  const required = !nullable && { required: true };
  const values = type.kind === 'enum' && { enum: type.values };
  return {
    name,
    ...typeOf(type),
    description,
    ...(unit !== null && { unit }),
    definition,
    ...((required || values) && { constraints: { ...required, ...values } }),
  };
}

function typeOf(type: ColumnType): { readonly type: string; readonly format?: string; readonly item?: object } {
  switch (type.kind) {
    case 'integer':
    case 'bigint':
      return { type: 'integer' };
    case 'float':
    case 'decimal':
      return { type: 'number' };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'date', format: 'default' };
    case 'instant':
      // With a zone and a fraction of a second, which the default of the specification does not have.
      return { type: 'datetime', format: 'any' };
    case 'list':
      return { type: 'array', item: typeOf(type.item) };
    case 'json':
      return { type: 'any' };
    case 'text':
    case 'id':
    case 'enum':
      return { type: 'string', format: 'default' };
  }
}
