import { createHash } from 'node:crypto';
import type { NamingStrategyInterface, Table, View } from 'typeorm';
import { DefaultNamingStrategy } from 'typeorm';

/** The longest name in PostgreSQL, in bytes. It cuts longer ones. */
const longestName = 63;

/**
 * Names of tables, columns and constraints in the style of PostgreSQL: `award_suspension`, `valid_from`, `partner_slug_key`,
 * `award_partner_id_fkey`. The columns in a name keep their order, which matters for an index.
 */
export class SnakeCaseNamingStrategy extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, givenName: string | undefined): string {
    return givenName ?? snakeCase(className);
  }

  override columnName(property: string, givenName: string | undefined, prefixes: string[]): string {
    return [...prefixes.map(snakeCase), givenName ?? snakeCase(property)].join('_');
  }

  override joinColumnName(relation: string, referencedColumn: string): string {
    return `${snakeCase(relation)}_${referencedColumn}`;
  }

  override joinTableName(table: string, _otherTable: string, property: string): string {
    return `${table}_${snakeCase(property)}`;
  }

  override joinTableColumnName(table: string, property: string, column?: string): string {
    return `${table}_${column ?? snakeCase(property)}`;
  }

  override primaryKeyName(table: Table | string): string {
    return constraintName(table, [], 'pkey');
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return constraintName(table, columns, 'key');
  }

  override relationConstraintName(table: Table | string, columns: string[]): string {
    return constraintName(table, columns, 'key');
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return constraintName(table, columns, 'fkey');
  }

  override indexName(table: Table | View | string, columns: string[]): string {
    return constraintName(table, columns, 'idx');
  }
}

/** `validFrom` → `valid_from`, `URLPath` → `url_path`. */
function snakeCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** The name of a constraint or index. A name that is too long ends with a digest of all of it, so that names stay distinct. */
function constraintName(table: Table | View | string, columns: readonly string[], suffix: string): string {
  const path = typeof table === 'string' ? table : table.name;
  const stem = [path.split('.').at(-1), ...columns].join('_');
  if (Buffer.byteLength(`${stem}_${suffix}`) <= longestName) return `${stem}_${suffix}`;
  const digest = createHash('sha256').update(stem).digest('hex').slice(0, 8);
  const kept = stem.slice(0, longestName - digest.length - suffix.length - 2);
  return `${kept}_${digest}_${suffix}`;
}
