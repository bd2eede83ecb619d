import type { DocumentNode } from 'graphql';
import { getNamedType, GraphQLError } from 'graphql';
import type { OperationCache } from './caches';
import type { Price } from './cost/cost';
import { refusal } from './errors/errors';
import type { Refused } from './errors/problems';
import { entityOfRole } from './metadata/generated';
import type { Graph } from './metadata/graph';
import { BoundOperation } from './operation/operation';
import { decidingVariables, type Selected } from './operation/selection';
import type { Values } from './operation/values';
import { coerceVariables } from './operation/variables';
import type { EngineViewer, OperationRequest } from './request';
import { columnsOf, type DefinedColumn, type PlacedColumn, type TableShape } from './table/columns';
import { findTable, type TablePath } from './table/find';
import { dateVariable, pagedField, tableOperation, usedFragments, type TableOperation } from './table/prune';

/** The stops of an operation that a table passes before anything of it is read. */
export interface PreparingStops {
  readonly graph: Graph;
  readonly operations: OperationCache;
  readonly inputLimit: (role: string) => number;
  authorize(bound: BoundOperation, viewer: EngineViewer): readonly GraphQLError[];
  price(bound: BoundOperation, viewer: EngineViewer): Price;
  valuesOf(bound: BoundOperation, viewer: EngineViewer, others?: object): Values;
}

/** A request for the table of a document. */
export interface TableQuestion extends Omit<OperationRequest, 'wait'> {
  readonly shape: TableShape;
  /** The most rows of the table's list; all rows if it is absent. */
  readonly limit?: number | undefined;
  /** The request date; that of the document if it is absent. */
  readonly asOf?: string | undefined;
}

/** What a table is, before any row of it is read. */
export interface DescribedTable {
  readonly columns: readonly DefinedColumn[];
  /** The request date. */
  readonly asOf: string;
  readonly price: Price['cost'];
}

/** A table that is ready to be read. */
export interface PreparedTable extends DescribedTable {
  readonly placed: readonly PlacedColumn[];
  readonly path: TablePath;
  readonly bound: BoundOperation;
  /** The connection that is read by keys; absent if the whole table is read at once. */
  readonly connection: Selected | undefined;
}

/** How many rows a list has whose number is not bounded. Costs take the declared volumes if these are less. */
export const allRows = 1_000_000_000;

/** Makes the documents of tables ready to be read: each is reduced to its list, allowed and priced. */
export class TableDocuments {
  private readonly made = new WeakMap<DocumentNode, Map<string, TableOperation>>();

  constructor(private readonly stops: PreparingStops) {}

  /** The table of a document. Nothing is read and nothing is spent. @throws what `refused` makes problems of */
  prepare({ document, operation, variables, viewer, shape, limit, asOf }: TableQuestion): PreparedTable {
    const { graph, operations } = this.stops;
    const deciding = new Set(decidingVariables(document));
    const decisive = (operation.variableDefinitions ?? []).filter(({ variable }) => deciding.has(variable.name.value));
    const whole = read(operations, document, operation, coerced(graph, decisive, variables));
    if (whole.introspective)
      throw refusal('BAD_USER_INPUT', 'A document that asks for the schema is no table.', undefined);
    const path = findTable(whole.selection, [operation, ...usedFragments(document, operation.selectionSet)]);
    const reduced = this.reduced(document, operation, path, whole.key, asOf !== undefined);
    const named = { ...variables, ...(asOf !== undefined && { [dateVariable]: asOf }) };
    const values = coerced(graph, reduced.operation.variableDefinitions ?? [], named);
    const table = read(operations, reduced.document, reduced.operation, values);
    const found = findTable(table.selection);
    const bound = table.bind(values, this.stops.inputLimit(viewer.role));
    if ('problems' in bound) throw new Refusal(bound.problems);
    const all = withRows(bound, pagedField(found), Math.min(limit ?? allRows, allRows));
    const problems = this.stops.authorize(all, viewer);
    if (problems.length > 0) throw new Refusal(problems);
    const { cost, refusal: tooDear } = this.stops.price(all, viewer);
    if (tooDear) throw tooDear;
    const selections = found.at(-1)?.selections.values() ?? [table.selection];
    const placed = columnsOf(selections, shape, found.at(-1)?.definition.type);
    // `@skip` and `@include` can leave out every field. Neither batches nor most formats have rows without columns.
    if (placed.length === 0)
      throw refusal('BAD_USER_INPUT', 'The table has no column: the document leaves out every field.', undefined);
    const date = dateOf(all, found, this.stops.valuesOf(all, viewer));
    return {
      columns: placed,
      placed,
      path: found,
      bound: all,
      connection: connectionOf(found),
      asOf: date,
      price: cost,
    };
  }

  /** The operation that asks for the table alone. The same one is returned again, so that it is read once. */
  private reduced(
    document: DocumentNode,
    operation: OperationRequest['operation'],
    path: TablePath,
    key: string,
    dated: boolean,
  ): TableOperation {
    let made = this.made.get(document);
    if (!made) this.made.set(document, (made = new Map<string, TableOperation>()));
    const name = `${dated}:${key}`;
    let found = made.get(name);
    if (!found) made.set(name, (found = tableOperation(document, operation, path, dated)));
    return found;
  }

  /** What one row of a table costs, and what it costs whatever the number of its rows. */
  unitOf({ bound, path }: PreparedTable, viewer: EngineViewer): { readonly fixed: number; readonly row: number } {
    const [some, more] = [100, 200].map(
      (rows) => this.stops.price(withRows(bound, pagedField(path), rows), viewer).cost.requested,
    ) as [number, number];
    const row = Math.max(0, (more - some) / 100);
    return { fixed: Math.max(0, some - 100 * row), row };
  }
}

/** Problems of a table. */
class Refusal extends Error {
  constructor(readonly problems: readonly GraphQLError[]) {
    super('The table is refused.');
  }
}

/** The problems of a document that has no table. @throws what is no problem of the request */
export function refused(problem: unknown): Refused {
  if (problem instanceof Refusal) return problem;
  if (problem instanceof GraphQLError) return { problems: [problem] };
  throw problem;
}

function coerced(
  { schema }: Graph,
  definitions: Parameters<typeof coerceVariables>[1],
  given: OperationRequest['variables'],
): OperationRequest['variables'] {
  const { coerced: values, problems } = coerceVariables(schema, definitions, given);
  if (problems) throw new Refusal(problems);
  return values;
}

function read(
  operations: OperationCache,
  document: DocumentNode,
  definition: OperationRequest['operation'],
  variables: OperationRequest['variables'],
) {
  const operation = operations.read(document, definition, variables);
  if ('problems' in operation) throw new Refusal(operation.problems);
  return operation;
}

/** The operation with so many rows of a list. */
function withRows(bound: BoundOperation, paged: Selected | undefined, rows: number): BoundOperation {
  const index = paged && bound.operation.indexOf(paged);
  if (index === undefined) return bound;
  const fields = bound.fields.map((field, at) => {
    if (at !== index) return field;
    const { shape } = field;
    const given = { ...field.given, first: rows };
    return 'page' in shape ? { ...field, given, shape: { ...shape, page: { size: rows, backward: false } } } : field;
  });
  return new BoundOperation(bound.operation, fields, bound.request);
}

/** The connection of rows of an entity whose rows are the table. */
function connectionOf(path: TablePath): Selected | undefined {
  const paged = pagedField(path);
  if (!paged || paged === path.at(-1)) return undefined;
  return entityOfRole(getNamedType(paged.definition.type), 'connection') === undefined ? undefined : paged;
}

function dateOf(bound: BoundOperation, [root]: TablePath, values: Values): string {
  const own = root && bound.valuesOf(root)['asOf'];
  const date = own ?? bound.request.asOf ?? values.of('day');
  return String(date);
}
