import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../folders.mjs';
import { loadGenerator } from './compile.mjs';
import { sampleTables } from './sample.mjs';

const require = createRequire(import.meta.url);
const fromHub = (module) => require(join(projectRoot, 'dist/src', `${module}.js`));

/**
 * Documents of the differential test's generator. They name rows of the database.
 *
 * @param {{ url: string, seed: number, ask: (request: Request) => Promise<string> }} options
 *   `ask`: the hub's response to a request, from which cursors are taken
 * @returns {AsyncGenerator<Request>}
 * @typedef {{ query: string, operationName?: string, variables?: Readonly<Record<string, unknown>> }} Request
 */
export async function* generatedDocuments({ url, seed, ask }) {
  const load = await loadGenerator();
  const { schema, graph } = await sampledGraph(url, load);
  const { generateRequests } = load('test/engine/differential/generator/generate');
  const { HubCursors, NoCursor } = load('test/engine/differential/cursors');
  const cursors = new HubCursors(ask, schema);
  for (const parameters of generateRequests({ schema, graph, seed })) {
    try {
      yield (await cursors.translate({ parameters })).parameters;
    } catch (problem) {
      // Groups by many keys cost too much to find one of them at this volume: such a document is left out.
      if (!(problem instanceof NoCursor)) throw problem;
    }
  }
}

async function sampledGraph(url, load) {
  const { loadTables } = load('test/reference/tables');
  const { Graph } = load('test/reference/graph');
  const { readSchema } = load('test/reference/reference');
  const { createDataSource } = fromHub('database/data-source');
  const { nodeEntities, links } = fromHub('model/entities');
  // The sample is in temporary tables, so all of it is read by one session.
  const dataSource = await createDataSource({ url, poolSize: 1 }).initialize();
  try {
    const ordered = [...nodeEntities, ...links].map((entity) => dataSource.getMetadata(entity).tableName);
    const junctions = dataSource.entityMetadatas.filter(({ tableType }) => tableType === 'junction');
    await sampleTables((text) => dataSource.query(text), [...ordered, ...junctions.map(({ tableName }) => tableName)]);
    const tables = await loadTables(dataSource);
    const schema = readSchema();
    return { schema, graph: Graph.over(tables, schema, new Date().toISOString().slice(0, 10)) };
  } finally {
    await dataSource.destroy();
  }
}
