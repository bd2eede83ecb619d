import type { DataSource } from 'typeorm';
import { getOperationAST, parse } from 'graphql';
import { createDataSource } from '../../src/database/data-source';
import { OperationCache } from '../../src/engine/caches';
import type { RolePolicies } from '../../src/engine/cost/context';
import { CostContext } from '../../src/engine/cost/context';
import type { Price } from '../../src/engine/cost/cost';
import { CostModel } from '../../src/engine/cost/cost';
import type { WorkKind } from '../../src/engine/cost/prices';
import { buildGraph } from '../../src/engine/metadata/build-graph';
import type { Graph } from '../../src/engine/metadata/graph';
import { coerceVariables } from '../../src/engine/operation/variables';
import { entities } from '../../src/model/entities';
import { hubSchema } from '../../src/model/schema';

let graph: Graph;

/** Reads the schema of the hub. Call it before the first price. */
export async function readSchema(): Promise<Graph> {
  const schema = hubSchema();
  // A price needs no database.
  const dataSource = createDataSource({ url: 'postgres://nobody:none@127.0.0.1/none' });
  await (dataSource as DataSource & { buildMetadatas(): Promise<void> }).buildMetadatas();
  graph = buildGraph(schema, dataSource, entities);
  return graph;
}

/** The price of a document. */
export function price(
  query: string,
  variables: { readonly [name: string]: unknown } = {},
  limit = Infinity,
  viewer?: RolePolicies,
): Price {
  const document = parse(query);
  const definition = getOperationAST(document);
  if (!definition) throw new Error('The document has no operation.');
  const { coerced, problems } = coerceVariables(graph.schema, definition.variableDefinitions ?? [], variables);
  if (problems) throw new Error(problems.join());
  const read = new OperationCache(graph).read(document, definition, coerced);
  const bound = 'problems' in read ? read : read.bind(coerced, Infinity);
  if ('problems' in bound) throw new Error(bound.problems.join());
  const context = new CostContext(graph, viewer);
  return new CostModel(bound.operation.selection, context).price(bound, limit);
}

/** What a document costs. */
export function costOf(query: string, variables = {}): number {
  return price(query, variables).cost.requested;
}

/** How much of each kind of work a document is charged. */
export function workOf(query: string): Partial<Record<WorkKind, number>> {
  return Object.fromEntries(
    price(query)
      .work.list()
      .map(({ kind, amount }) => [kind, Math.round(amount)]),
  );
}
