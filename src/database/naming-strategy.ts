import { createHash } from 'node:crypto';
import type { NamingStrategyInterface, Table, View } from 'typeorm';
import { DefaultNamingStrategy } from 'typeorm';

/** The longest name that PostgreSQL keeps whole, in bytes. */
const longestName = 63;

/**
 * Names of tables, columns and constraints as PostgreSQL's users expect them: `award_suspension`, `valid_from`,
 * `partner_slug_key`, `award_partner_id_fkey`. Column lists keep their order, which is what an index is read for.
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

/** Too long a name ends in a digest of the whole, so that no two of them become one. */
function constraintName(table: Table | View | string, columns: readonly string[], suffix: string): string {
  const path = typeof table === 'string' ? table : table.name;
  const stem = [path.split('.').at(-1), ...columns].join('_');
  if (Buffer.byteLength(`${stem}_${suffix}`) <= longestName) return `${stem}_${suffix}`;
  const digest = createHash('sha256').update(stem).digest('hex').slice(0, 8);
  const kept = stem.slice(0, longestName - digest.length - suffix.length - 2);
  return `${kept}_${digest}_${suffix}`;
}
