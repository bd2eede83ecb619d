import { DataSource } from 'typeorm';
import { migrations } from '../../migrations';
import { accessEntities } from '../access/entities';
import { entities, placeEntities, searchEntities } from '../model/entities';
import { databaseAddress, patienceWith } from './address';
import { typeParsers } from './connection';
import { SnakeCaseNamingStrategy } from './naming-strategy';
import { SessionClient, type Pooling } from './session-client';
import { writing } from './settings';

export interface DataSourceOptions {
  /** Connection string, `postgres://user:password@host/name`. */
  url: string;
  /** The most connections. */
  poolSize?: number;
  /** How a pooler in front of the database assigns sessions. By default each connection finds out. */
  pooling?: Pooling;
}

/**
 * A data source with the entities and migrations of the hub. It connects at `initialize()`; metadata can be built without a
 * database. The schema is made by migrations only, never by `synchronize`.
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
      // Dates stay text, as everywhere in the hub.
      types: typeParsers,
    },
    entities: [...entities, ...placeEntities, ...searchEntities, ...accessEntities],
    namingStrategy: new SnakeCaseNamingStrategy(),
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    // Migrations create the extensions, where they can be reviewed.
    installExtensions: false,
  });
}
