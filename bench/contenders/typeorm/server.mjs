import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { DataSource } from 'typeorm';
import { today } from '../database.mjs';
import { schema } from '../graphql/schema.mjs';
import { entities } from './entities.mjs';
import { createLoaders } from './loaders.mjs';
import { resolvers } from './resolvers.mjs';

// TypeORM does not read the folder of a Unix socket from a connection string.
const address = new URL(process.env.DATABASE_URL);
const dataSource = new DataSource({
  type: 'postgres',
  host: address.searchParams.get('host') ?? address.hostname,
  port: Number(address.port),
  username: address.username,
  password: decodeURIComponent(address.password),
  database: address.pathname.slice(1),
  entities,
  logging: false,
  poolSize: Number(process.env.POOL_SIZE),
  extra: {
    idleTimeoutMillis: 0,
    options: '-c default_transaction_read_only=on -c jit=off -c timezone=UTC',
  },
});
await dataSource.initialize();

const server = new ApolloServer({ typeDefs: schema, resolvers, introspection: true });
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: Number(process.env.PORT) },
  context: async () => {
    const day = today();
    return { dataSource, day, loaders: createLoaders(dataSource, day) };
  },
});
console.log(`listening on ${new URL(url).port}`);
process.on('SIGTERM', () => process.exit(0));
