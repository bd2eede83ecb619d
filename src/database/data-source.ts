import { DataSource } from 'typeorm';
import { migrations } from '../../migrations';
import { accessEntities } from '../access/entities';
import { entities } from '../model/entities';
import { databaseAddress, patienceWith } from './address';
import { typeParsers } from './connection';
import { SnakeCaseNamingStrategy } from './naming-strategy';
import { SessionClient, type Pooling } from './session-client';
import { writing } from './settings';

export interface DataSourceOptions {
  /** Connection string, `postgres://user:password@host/name`. */
  url: string;
  /** The most connections that it holds open at a time. */
  poolSize?: number;
  /** How a pooler in front of the database gives out sessions; each connection finds out unless it is said. */
  pooling?: Pooling;
}

/**
 * The entities and migrations of the hub on one database. Nothing connects before `initialize()`, and metadata can be
 * built without a database. The schema comes from migrations alone, never from `synchronize`.
 */
export function createDataSource(options: DataSourceOptions): DataSource {
  const address = databaseAddress(options.url);
  return new DataSource({
    type: 'postgres',
    url: address.hosts[0],
    poolSize: options.poolSize ?? 10,
    applicationName: 'program-hub',
    connectTimeoutMS: patienceWith(address),
    extra: {
      Client: SessionClient,
      session: { address, pooling: options.pooling ?? 'auto', settings: writing, readOnly: false },
      // Calendar days stay texts, as everywhere in the hub.
      types: typeParsers,
    },
    entities: [...entities, ...accessEntities],
    namingStrategy: new SnakeCaseNamingStrategy(),
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    // Extensions belong to the migrations, where they can be reviewed.
    installExtensions: false,
  });
}
