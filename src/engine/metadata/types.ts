import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';

/** The PostgreSQL types of computed fields by the type that the schema gives them; enums are computed as text. */
export const computedTypes: { readonly [typeName: string]: string } = {
  Boolean: 'boolean',
  Date: 'date',
  DateTime: 'timestamptz',
  Float: 'double precision',
  Int: 'integer',
};

/** The PostgreSQL type of a column. */
export function typeOf(column: ColumnMetadata): string {
  const type = typeof column.type === 'string' ? column.type : 'text';
  return type === 'enum' ? (column.enumName ?? 'text') : type;
}
