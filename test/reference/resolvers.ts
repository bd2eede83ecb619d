import type { GraphQLField, GraphQLFieldResolver, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { getNamedType, getNullableType, isInterfaceType, isListType, isObjectType } from 'graphql';
import { derivations } from './eligibility';
import { entityFacts } from './entities';
import type { CountedList } from './counting';
import { countingOf } from './counting';
import type { Filter } from './filter';
import { keeps } from './filter';
import { readGlobalId } from './global-id';
import type { Graph } from './graph';
import type { Observation } from './observation';
import { listOf } from './cursor';
import { lookUp } from './lookups';
import { orderingOf, type Order } from './order';
import type { Page, PageArguments } from './page';
import { cursorOf, cutPage } from './page';
import { connectedType } from './refusals';
import { isFound, searchOf } from './search';
import type { Row } from './tables';
import { computedValues } from './values';
import { graphAt, graphOf } from './views';

/** The context of every resolver of the reference. */
export interface ReferenceContext {
  readonly observation: Observation;
}

/** A row at its place in the result. */
interface Reached {
  /** The graph in the view of the root field above. */
  readonly graph: Graph;
  readonly type: string;
  readonly row: Row;
  /** The number of edges between the row and its root field. */
  readonly depth: number;
}

type ArgumentValues = Readonly<Record<string, unknown>>;
type Resolver<Source> = GraphQLFieldResolver<Source, ReferenceContext, ArgumentValues>;

/** Gives every field of a schema, which was read from its printed text, a plain resolver over the graph. */
export function attachResolvers(schema: GraphQLSchema, graph: Graph): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) type.resolveType = (value: Reached) => value.type;
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const isRoot = type === schema.getQueryType();
    for (const field of Object.values(type.getFields())) {
      const resolve = isRoot
        ? rootResolver(graph, type, field.name)
        : entityFacts[type.name]
          ? rowResolver(type, field.name)
          : undefined;
      field.resolve = observed(
        `${type.name}.${field.name}`,
        needsRows(type, field),
        resolve as Resolver<unknown> | undefined,
      );
    }
  }
}

/** The arguments that are filters, of rows or of keys. */
const filterArguments = new Set(['filter', 'keys', 'count', 'share']);

/** Fields of a connection that need the database only for what is selected of them. */
const unreadAlone = new Set(['groups', 'facets', 'series', 'change']);

/** Whether a field needs the database. A connection of which only `__typename` is selected does not. */
function needsRows(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  if (type.name === 'Query') return connectedType(field) === undefined;
  // Groups, facets, series and changes need rows only for their nodes, counts and points.
  if (unreadAlone.has(field.name)) return type.name.endsWith('Facet');
  return /(Connection|Groups|Series|Changes)$/.test(type.name);
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
      if (filterArguments.has(argument)) observation.addOperators(value);
      const type = info.parentType.getFields()[info.fieldName]?.args.find(({ name: each }) => each === argument)?.type;
      if (argument === 'orderBy' && type) observation.addOrder(type, value);
    }
    if (resolve) return resolve(source, given, context, info);
    const value = (source as ArgumentValues)[info.fieldName];
    return typeof value === 'function' ? (value as (given: ArgumentValues) => unknown)(given) : value;
  };
}

function rootResolver(today: Graph, type: GraphQLObjectType, name: string): Resolver<unknown> {
  const field = type.getFields()[name];
  if (!field) throw new Error(`Query has no field ${name}.`);
  const target = connectedType(field) ?? getNamedType(field.type).name;
  const edge = `Query.${name}`;
  const found = (graph: Graph, row: Row | undefined, of: string, { observation }: ReferenceContext): Reached | null =>
    row ? (reached(graph, observation, edge, of, [row], 0)[0] ?? null) : null;
  const resolve = (whole: Graph, given: ArgumentValues, context: ReferenceContext): unknown => {
    const byId = (id: unknown): Reached | null => {
      const parts = readGlobalId(String(id));
      if (!parts) return null;
      const graph = graphAt(whole, { id });
      if (parts.date !== undefined) context.observation.views.add('a dated id');
      return found(graph, graph.row(parts.type, parts.key), parts.type, context);
    };
    if (name === 'node') return byId(given.id);
    if (name === 'nodes') return (given.ids as string[]).map(byId);
    const graph = graphAt(whole, given);
    if (connectedType(field) !== undefined)
      return page(graph, context.observation, edge, target, (view) => view.rows(target), given, 0);
    if (isListType(getNullableType(field.type))) {
      return (given.slugs as string[]).map((slug) => found(graph, lookUp(graph, target, { slug }), target, context));
    }
    const { asOf: _date, ...keys } = given;
    return found(graph, lookUp(graph, target, keys), target, context);
  };
  return (_source, given, context, { operation, variableValues }) => {
    for (const directive of operation.directives ?? []) context.observation.views.add(`@${directive.name.value}`);
    return resolve(graphOf(today, operation, variableValues), given, context);
  };
}

function rowResolver(type: GraphQLObjectType, name: string): Resolver<Reached> {
  if (name === 'id') return ({ graph: { view }, row }) => `${type.name}:${row.id}${view.isDated ? `@${view.day}` : ''}`;
  if (entityFacts[type.name]?.edges[name]) return edgeResolver(type, name);
  const computed = computedValues.get(`${type.name}.${name}`);
  if (name === 'distanceKm')
    return ({ graph, row }, given, { observation }) => {
      const distance = computed?.(graph, row, given);
      if (typeof distance === 'number') observation.distances.add(distance);
      return distance;
    };
  if (computed) return ({ graph, row }, given) => computed(graph, row, given);
  return ({ row }) => (row[name] instanceof Date ? row[name].toISOString() : row[name]);
}

function edgeResolver(type: GraphQLObjectType, name: string): Resolver<Reached> {
  const field = type.getFields()[name];
  if (!field) throw new Error(`${type.name} has no field ${name}.`);
  const label = `${type.name}.${name}`;
  const isConnection = connectedType(field) !== undefined;
  const isList = isListType(getNullableType(field.type));
  return ({ graph, row, depth }, given, { observation }) => {
    const edge = graph.edge(type.name, name);
    if (!edge) throw new Error(`${label} is no edge.`);
    const program = typeof given.program === 'string' ? given.program : undefined;
    const isDerived = edge.kind === 'derived' || edge.kind === 'derivedOne';
    const rows =
      isDerived && program !== undefined
        ? derivations[edge.by](graph, row, program).filter((each) => isOfProgram(graph, each, program))
        : graph.reach(type.name, row, name);
    const target = graph.target(row, edge);
    const rowsIn = (view: Graph): readonly Row[] => view.reach(type.name, row, name);
    if (isConnection) return page(graph, observation, label, target, rowsIn, given, depth + 1);
    if (!isList) return reached(graph, observation, label, target, rows, depth + 1)[0] ?? null;
    if (edge.kind === 'similar') {
      const first = rows.slice(0, given.first as number);
      return reached(graph, observation, label, target, first, depth + 1);
    }
    const kept = rows.filter((each) => keeps(graph, target, each, given.filter));
    const ordering = orderingOf(graph, target, given.orderBy as readonly Order[] | null);
    return reached(graph, observation, label, target, ordering.sorted(kept), depth + 1);
  };
}

/** Whether a derived row is about a program: an eligibility has the code, a financing program the key. */
function isOfProgram(graph: Graph, { program }: Row, code: string): boolean {
  return program === code || graph.row('Program', String(program))?.code === code;
}

function reached(
  graph: Graph,
  observation: Observation,
  edge: string,
  type: string,
  rows: readonly Row[],
  depth: number,
): Reached[] {
  if (rows.length > 0) {
    observation.edges.add(edge);
    observation.types.add(type);
    observation.depth = Math.max(observation.depth, depth);
  }
  return rows.map((row) => ({ graph, type, row, depth }));
}

function page(
  graph: Graph,
  observation: Observation,
  edge: string,
  type: string,
  rowsIn: (view: Graph) => readonly Row[],
  given: PageArguments & { readonly filter?: unknown; readonly orderBy?: unknown; readonly search?: unknown },
  depth: number,
): object {
  const search = searchOf(given.search);
  const all = rowsIn(graph);
  const filtered = given.filter == null ? all : all.filter((row) => keeps(graph, type, row, given.filter));
  const kept = search === undefined ? filtered : filtered.filter((row) => isFound(row, search));
  const list = listOf(graph, type, given.orderBy, search);
  const cut: Page = cutPage(list, kept, given);
  if (depth > 0 && cut.rows.length > 0 && cut.rows.length < cut.totalCount) observation.hasCutInnerPage = true;
  const nodes = (): Reached[] => reached(graph, observation, edge, type, cut.rows, depth);
  const cursorAt = (index: number): string | null => {
    const row = cut.rows.at(index);
    return row ? cursorOf(list, row) : null;
  };
  const countedIn = (view: Graph): CountedList => ({
    graph: view,
    type,
    all: search === undefined ? rowsIn(view) : rowsIn(view).filter((row) => isFound(row, search)),
    asOf: (day) => countedIn(graph.seen({ day, isDated: true })),
    connection: (rows, of) =>
      page(view, observation, edge, type, (at) => rows.filter((row) => at.hasBegun(type, row)), of, depth + 1),
    filter: given.filter as Filter | null | undefined,
    met: (dimension) => observation.dimensions.add(dimension),
    noted: (cells) => observation.addCells(cells),
    shown: (field, of, rows) => reached(graph, observation, `${type}Key.${field}`, of, rows, depth + 1),
  });
  return {
    ...countingOf(countedIn(graph)),
    totalCount: ({ upTo }: { readonly upTo?: number | null }) => Math.min(cut.totalCount, upTo ?? cut.totalCount),
    get nodes() {
      return nodes();
    },
    get edges() {
      return nodes().map((node) => ({ node, cursor: cursorOf(list, node.row) }));
    },
    get pageInfo() {
      const { hasNextPage, hasPreviousPage } = cut;
      return { hasNextPage, hasPreviousPage, startCursor: cursorAt(0), endCursor: cursorAt(-1) };
    },
  };
}
