import Fastify from 'fastify';
import mercurius from 'mercurius';
import { createPool, today } from '../database.mjs';
import { schema } from '../graphql/schema.mjs';
import { loaders } from './loaders.mjs';
import { resolvers } from './resolvers.mjs';

const pool = createPool();
const names = new Map();

/** Runs a prepared statement. */
async function query(text, values) {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = `statement_${names.size}`));
  return (await pool.query({ name, text, values })).rows;
}

const app = Fastify({ logger: false });
app.register(mercurius, {
  schema,
  resolvers,
  loaders,
  context: () => ({ query, day: today() }),
  jit: 1,
  path: '/graphql',
});
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
console.log(`listening on ${app.server.address().port}`);
process.on('SIGTERM', () => process.exit(0));
