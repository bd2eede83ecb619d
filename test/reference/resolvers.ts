import type { GraphQLField, GraphQLFieldResolver, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { getNamedType, getNullableType, isInterfaceType, isListType, isObjectType } from 'graphql';
import { conceptFacts } from './concepts';
import { keeps } from './filter';
import { readGlobalId } from './global-id';
import type { Graph } from './graph';
import type { Observation } from './observation';
import type { Page, PageArguments } from './page';
import { cursorOf, cutPage } from './page';
import { connectedType } from './refusals';
import type { Row } from './tables';
import { computedValues } from './values';

/** What every resolver of the reference is given. */
export interface ReferenceContext {
  readonly observation: Observation;
}

/** A row where the answer shows it. */
interface Reached {
  readonly type: string;
  readonly row: Row;
  /** How many edges lie between it and its root field. */
  readonly depth: number;
}

type ArgumentValues = Readonly<Record<string, unknown>>;
type Resolver<Source> = GraphQLFieldResolver<Source, ReferenceContext, ArgumentValues>;

/** Gives every field of a schema that was read from its printed text a plain resolver over the graph. */
export function attachResolvers(schema: GraphQLSchema, graph: Graph): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) type.resolveType = (value: Reached) => value.type;
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const isRoot = type === schema.getQueryType();
    for (const field of Object.values(type.getFields())) {
      const resolve = isRoot
        ? rootResolver(graph, type, field.name)
        : conceptFacts[type.name]
          ? rowResolver(graph, type, field.name)
          : undefined;
      field.resolve = observed(
        `${type.name}.${field.name}`,
        needsRows(type, field),
        resolve as Resolver<unknown> | undefined,
      );
    }
  }
}

/** Whether a field cannot be answered without the database, as a connection that shows its `__typename` alone can. */
function needsRows(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  if (type.name === 'Query') return connectedType(field) === undefined;
  return type.name.endsWith('Connection');
}

function observed(name: string, mayReadRows: boolean, resolve: Resolver<unknown> | undefined): Resolver<unknown> {
  return (source, given, context, info) => {
    const { observation } = context;
    observation.fields.add(name);
    // `nodes(ids: [])` names no row to look for.
    const asksForNone = Array.isArray(given.ids) && given.ids.length === 0;
    if (mayReadRows && !asksForNone) observation.readsRows = true;
    for (const [argument, value] of Object.entries(given)) {
      if (value !== null && value !== undefined) observation.arguments.add(`${name}(${argument})`);
      if (argument === 'filter') observation.addOperators(value);
    }
    if (resolve) return resolve(source, given, context, info);
    return (source as ArgumentValues)[info.fieldName];
  };
}

function rootResolver(graph: Graph, type: GraphQLObjectType, name: string): Resolver<unknown> {
  const field = type.getFields()[name];
  if (!field) throw new Error(`Query has no field ${name}.`);
  const target = connectedType(field) ?? getNamedType(field.type).name;
  const edge = `Query.${name}`;
  const found = (row: Row | undefined, of: string, { observation }: ReferenceContext): Reached | null =>
    row ? (reached(observation, edge, of, [row], 0)[0] ?? null) : null;
  const byId = (id: string, context: ReferenceContext): Reached | null => {
    const parts = readGlobalId(id);
    return parts ? found(graph.table(parts.type).byId.get(parts.key), parts.type, context) : null;
  };
  if (name === 'node') return (_source, { id }, context) => byId(String(id), context);
  if (name === 'nodes') return (_source, { ids }, context) => (ids as string[]).map((id) => byId(id, context));
  if (connectedType(field) !== undefined) {
    return (_source, given, { observation }) =>
      page(graph, observation, edge, target, graph.table(target).rows, given, 0);
  }
  if (isListType(getNullableType(field.type))) {
    return (_source, { slugs }, context) =>
      (slugs as string[]).map((slug) => found(graph.find(target, 'slug', slug), target, context));
  }
  const key = field.args[0]?.name ?? '';
  return (_source, given, context) => found(graph.find(target, key, String(given[key])), target, context);
}

function rowResolver(graph: Graph, type: GraphQLObjectType, name: string): Resolver<Reached> {
  if (name === 'id') return ({ row }) => `${type.name}:${row.id}`;
  const edge = graph.edge(type.name, name);
  if (edge) return edgeResolver(graph, type, name);
  const computed = computedValues.get(`${type.name}.${name}`);
  if (computed) return ({ row }, given) => computed(graph, row, given);
  return ({ row }) => (row[name] instanceof Date ? row[name].toISOString() : row[name]);
}

function edgeResolver(graph: Graph, type: GraphQLObjectType, name: string): Resolver<Reached> {
  const field = type.getFields()[name];
  const edge = graph.edge(type.name, name);
  if (!field || !edge) throw new Error(`${type.name} has no edge ${name}.`);
  const label = `${type.name}.${name}`;
  const isConnection = connectedType(field) !== undefined;
  const isList = isListType(getNullableType(field.type));
  return ({ row, depth }, given, { observation }) => {
    const rows = graph.reach(type.name, row, name);
    const target = graph.target(row, edge);
    if (isConnection) return page(graph, observation, label, target, rows, given, depth + 1);
    const kept = isList ? rows.filter((each) => keeps(graph, target, each, given.filter)) : rows;
    const below = reached(observation, label, target, kept, depth + 1);
    return isList ? below : (below[0] ?? null);
  };
}

function reached(observation: Observation, edge: string, type: string, rows: readonly Row[], depth: number): Reached[] {
  if (rows.length > 0) {
    observation.edges.add(edge);
    observation.types.add(type);
    observation.depth = Math.max(observation.depth, depth);
  }
  return rows.map((row) => ({ type, row, depth }));
}

function page(
  graph: Graph,
  observation: Observation,
  edge: string,
  type: string,
  all: readonly Row[],
  given: PageArguments & { readonly filter?: unknown },
  depth: number,
): object {
  const list = given.filter == null ? all : all.filter((row) => keeps(graph, type, row, given.filter));
  const cut: Page = cutPage(graph, type, list, given);
  if (depth > 0 && cut.rows.length > 0 && cut.rows.length < cut.totalCount) observation.hasCutInnerPage = true;
  const nodes = (): Reached[] => reached(observation, edge, type, cut.rows, depth);
  const cursorAt = (index: number): string | null => {
    const row = cut.rows.at(index);
    return row ? cursorOf(graph, type, row) : null;
  };
  return {
    totalCount: cut.totalCount,
    get nodes() {
      return nodes();
    },
    get edges() {
      return nodes().map((node) => ({ node, cursor: cursorOf(graph, type, node.row) }));
    },
    get pageInfo() {
      const { hasNextPage, hasPreviousPage } = cut;
      return { hasNextPage, hasPreviousPage, startCursor: cursorAt(0), endCursor: cursorAt(-1) };
    },
  };
}
