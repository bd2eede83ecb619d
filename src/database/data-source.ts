import { DataSource } from 'typeorm';
import { migrations } from '../../migrations';
import { accessEntities } from '../access/entities';
import { entities } from '../model/entities';
import { Connection, typeParsers, withSessionSettings } from './connection';
import { SnakeCaseNamingStrategy } from './naming-strategy';

export interface DataSourceOptions {
  /** Connection string, `postgres://user:password@host/name`. */
  url: string;
  /** The most connections that it holds open at a time. */
  poolSize?: number;
}

/**
 * The entities and migrations of the hub on one database. Nothing connects before `initialize()`, and metadata can be
 * built without a database. The schema comes from migrations alone, never from `synchronize`.
 */
export function createDataSource(options: DataSourceOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: withSessionSettings(options.url, { timezone: 'UTC' }),
    poolSize: options.poolSize ?? 10,
    applicationName: 'program-hub',
    // Calendar days stay texts, as everywhere in the hub.
    extra: { types: typeParsers, Client: Connection },
    entities: [...entities, ...accessEntities],
    namingStrategy: new SnakeCaseNamingStrategy(),
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    // Extensions belong to the migrations, where they can be reviewed.
    installExtensions: false,
  });
}
