/**
 * Prints documents of the differential test's generator as JSON: `node differential.cjs URL SEED COUNT`. The generator reads
 * the whole database into memory, so the URL is that of a small one. Its documents meet the rows of a large one as well.
 */
require('reflect-metadata');
require('../../test/support/typescript.cjs');
const { createDataSource } = require('../../src/database/data-source');
const { generateRequests } = require('../../test/engine/differential/generator/generate');
const { Graph } = require('../../test/reference/graph');
const { readSchema } = require('../../test/reference/reference');
const { loadTables } = require('../../test/reference/tables');

async function main([url, seed, count]) {
  const dataSource = await createDataSource({ url }).initialize();
  const schema = readSchema();
  const today = new Date().toISOString().slice(0, 10);
  const graph = Graph.over(await loadTables(dataSource).finally(() => dataSource.destroy()), schema, today);
  const made = generateRequests({ schema, graph, seed: Number(seed) });
  const requests = Array.from({ length: Number(count) }, () => made.next().value);
  process.stdout.write(JSON.stringify(requests));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
