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

/**
 * Arguments and fields whose documents would be refused at once: cursors, which the generator writes in a form of its own, and
 * what the role PUBLIC may not ask for.
 */
const isRefused = /\b(?:after|before|legalName|committed|budget|available|paid)\b/;

async function main([url, seed, count]) {
  const dataSource = await createDataSource({ url }).initialize();
  const schema = readSchema();
  const today = new Date().toISOString().slice(0, 10);
  const graph = Graph.over(await loadTables(dataSource).finally(() => dataSource.destroy()), schema, today);
  const made = generateRequests({ schema, graph, seed: Number(seed) });
  const requests = [];
  while (requests.length < Number(count)) {
    const request = made.next().value;
    if (!isRefused.test(JSON.stringify(request))) requests.push(request);
  }
  process.stdout.write(JSON.stringify(requests));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
