/**
 * A table passes the same stops as an operation, with other rows: its document is reduced to one list, of which all rows are
 * read in one snapshot. One statement finds the keys of the rows in their order, by a cursor; another one shows the rows of some
 * thousand keys at a time. A list that is no connection, such as groups, is read at once.
 */
import type { DocumentNode } from 'graphql';
import { getNamedType, GraphQLError } from 'graphql';
import type { Pool } from 'pg';
import { assemble } from './assemble/result';
import { completed, nextTurn } from './assemble/slices';
import type { Price } from './cost/cost';
import { refusal } from './errors/errors';
import type { Refused } from './errors/problems';
import type { StatementEnds } from './execute/running-statement';
import { Snapshot, type Query } from './execute/snapshot';
import type { Turn } from './execute/turns';
import type { OperationCache } from './caches';
import { entityOfRole } from './metadata/generated';
import type { Graph } from './metadata/graph';
import { BoundOperation } from './operation/operation';
import { decidingVariables, type Selected } from './operation/selection';
import type { Values } from './operation/values';
import { coerceVariables } from './operation/variables';
import type { Plan } from './plan/planner';
import type { TableRows } from './plan/row-planner';
import { tableKeys } from './plan/row-planner';
import type { EngineViewer, OperationRequest } from './request';
import { columnsOf, type DefinedColumn, type PlacedColumn, type TableShape } from './table/columns';
import { findTable, type TablePath } from './table/find';
import { Flattener, type Batch } from './table/flatten';
import { CountReader, flattened, KeyReader, rowCount, WholeReader, type Row, type TableReader } from './table/readers';
import { dateVariable, pagedField, tableOperation, type TableOperation } from './table/prune';

/** Where tables are read. */
export interface TableParts {
  /** Read-only connections that only tables use. */
  readonly pool: Pool;
  /** Its time is the longest that one of the statements of a table may take. */
  readonly ends: StatementEnds;
  /** The longest time that a table may take from its first to its last row, in milliseconds. */
  readonly timeoutMs: number;
}

/** The stops of an operation that tables pass too. */
export interface Stops {
  readonly graph: Graph;
  readonly operations: OperationCache;
  readonly inputLimit: (role: string) => number;
  authorize(bound: BoundOperation, viewer: EngineViewer): readonly GraphQLError[];
  price(bound: BoundOperation, viewer: EngineViewer): Price;
  plan(bound: BoundOperation, viewer: EngineViewer, named: boolean, table?: TableRows): Generator<void, Plan>;
  valuesOf(bound: BoundOperation, viewer: EngineViewer, others?: object): Values;
}

/** A request for the table of a document. */
export interface TableRequest extends OperationRequest {
  readonly shape: TableShape;
  /** The most rows of the table's list; all rows if it is absent. */
  readonly limit?: number | undefined;
  /** The request date; that of the document if it is absent. */
  readonly asOf?: string | undefined;
  /** Whether the rows are only counted. Those of a connection are not read then, if each is one row of the file. */
  readonly counted?: boolean;
}

/** What a table is, before any row of it is read. */
export interface DescribedTable {
  readonly columns: readonly DefinedColumn[];
  /** The request date. */
  readonly asOf: string;
  readonly price: Price['cost'];
}

/** A table whose first rows are read. */
export interface OpenedTable extends DescribedTable {
  /** Its rows, once. */
  readonly batches: AsyncIterable<Batch>;
  /** The number of its rows, in the place of the rows. */
  count(): Promise<number>;
  /** Gives the connection back; has to be called whether or not the rows were read to their end. */
  close(): Promise<void>;
  /** What the rows that were read so far cost: the part of the price that does not depend on their number, and that of each. */
  spent(): number;
}

/** A table that is ready to be read. */
interface Prepared extends DescribedTable {
  readonly placed: readonly PlacedColumn[];
  readonly path: TablePath;
  readonly bound: BoundOperation;
  /** The connection that is read by keys; absent if the whole table is read at once. */
  readonly connection: Selected | undefined;
}

/** How many rows a list has whose number is not bounded. Costs take the declared volumes if these are less. */
const allRows = 1_000_000_000;

/** How many keys are read at a time: of rows without lists, and with lists inside them. */
const manyKeys = 4_000;
const fewKeys = 1_000;

/** Reads the tables of documents. */
export class Tables {
  private readonly made = new WeakMap<DocumentNode, Map<string, TableOperation>>();

  constructor(
    private readonly stops: Stops,
    private readonly parts: TableParts,
  ) {}

  /** What the table of a document is. Nothing is read and nothing is spent. */
  describe(request: TableRequest): DescribedTable | Refused {
    try {
      return this.prepare(request);
    } catch (problem) {
      return refused(problem);
    }
  }

  /**
   * Opens the table of a document.
   * @throws what its first statement throws, or the wait for its turn
   */
  async open(request: TableRequest): Promise<OpenedTable | Refused> {
    let prepared: Prepared;
    try {
      prepared = this.prepare(request);
    } catch (problem) {
      return refused(problem);
    }
    const { viewer, budget, turns, signal } = request;
    const { requested } = prepared.price;
    const problem = budget?.spend(requested);
    if (problem) return { problems: [problem] };
    const entering = turns?.enter(requested, signal);
    const turn = entering instanceof Promise ? await entering : entering;
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(tooLate(this.parts.timeoutMs)), this.parts.timeoutMs);
    const left = (): void => stop.abort(signal?.reason);
    if (signal?.aborted) left();
    signal?.addEventListener('abort', left, { once: true });
    const end = (): void => {
      clearTimeout(late);
      signal?.removeEventListener('abort', left);
      turn?.end();
    };
    let rows: TableReader;
    try {
      rows = await this.read(prepared, request, viewer, stop.signal, turn);
    } catch (cause) {
      end();
      throw cause;
    }
    const { columns, asOf, price } = prepared;
    const unit = this.unitOf(prepared, viewer);
    const batches = flattened(rows, new Flattener(prepared.placed, request.shape), request.wait ?? nextTurn);
    return {
      columns,
      asOf,
      price,
      batches,
      count: () => rowCount(rows, batches),
      close: () => rows.close().finally(end),
      spent: () => Math.min(requested, Math.ceil(unit.fixed + unit.row * rows.count)),
    };
  }

  private prepare({ document, operation, variables, viewer, shape, limit, asOf }: TableRequest): Prepared {
    const { graph, operations } = this.stops;
    const deciding = new Set(decidingVariables(document));
    const decisive = (operation.variableDefinitions ?? []).filter(({ variable }) => deciding.has(variable.name.value));
    const whole = read(operations, document, operation, coerced(graph, decisive, variables));
    if (whole.introspective)
      throw refusal('BAD_USER_INPUT', 'A document that asks for the schema is no table.', undefined);
    const path = findTable(whole.selection);
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
    const placed = columnsOf(selections, shape);
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
  private unitOf({ bound, path }: Prepared, viewer: EngineViewer): { readonly fixed: number; readonly row: number } {
    const [some, more] = [100, 200].map(
      (rows) => this.stops.price(withRows(bound, pagedField(path), rows), viewer).cost.requested,
    ) as [number, number];
    const row = Math.max(0, (more - some) / 100);
    return { fixed: Math.max(0, some - 100 * row), row };
  }

  private async read(
    { bound, path, connection, placed }: Prepared,
    { wait = nextTurn, limit = allRows, shape, counted = false }: TableRequest,
    viewer: EngineViewer,
    signal: AbortSignal,
    turn: Turn | undefined,
  ): Promise<TableReader> {
    const hasLists = placed.some(({ segments }) => segments.length > 1);
    const parts = counted && !(hasLists && shape === 'long') ? (['keys'] as const) : (['keys', 'rows'] as const);
    const plans = (connection ? parts : [undefined]).map((part) =>
      completed(this.stops.plan(bound, viewer, false, part && connection && { connection, part })),
    );
    const { pool, ends } = this.parts;
    const snapshot = await Snapshot.open(pool, ends, signal);
    const show = async (plan: Plan, values: Values): Promise<readonly Row[]> => {
      const json = plan.levels === 0 ? '[]' : await one(snapshot, plan, values);
      return rowsAt(await assemble(plan, json, values, wait), path);
    };
    const [first, second] = plans as [Plan, Plan | undefined];
    const own = this.stops.valuesOf(bound, viewer);
    const begun = performance.now();
    const readerOf = (): TableReader => {
      if (!connection) return new WholeReader(snapshot, () => show(first, own), limit);
      if (!second) return new CountReader(snapshot, queryOf(first, own), limit);
      const rowsOf = (keys: readonly number[]): Promise<readonly Row[]> =>
        show(second, this.stops.valuesOf(bound, viewer, { [tableKeys]: keys }));
      return new KeyReader(snapshot, queryOf(first, own), rowsOf, limit, hasLists ? fewKeys : manyKeys);
    };
    const reader = readerOf();
    try {
      await reader.begin();
      turn?.ran((performance.now() - begun) / 1000, false);
      return reader;
    } catch (problem) {
      await reader.close();
      throw problem;
    }
  }
}

/** Problems of a table. */
class Refusal extends Error {
  constructor(readonly problems: readonly GraphQLError[]) {
    super('The table is refused.');
  }
}

/** @throws what is no problem of the request */
function refused(problem: unknown): Refused {
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
    if (shape.kind === 'page' || shape.kind === 'groups')
      return { ...field, given, shape: { ...shape, page: { size: rows, backward: false } } };
    return shape.kind === 'change' ? { ...field, given, shape: { ...shape, first: rows } } : field;
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

/** The rows at the end of a path; the whole answer if it is empty. */
function rowsAt(data: { readonly [key: string]: unknown }, path: TablePath): readonly Row[] {
  if (path.length === 0) return [data];
  const list = path.reduce<unknown>((at, { key }) => (at as Row)?.[key], data);
  return (list ?? []) as readonly Row[];
}

function queryOf({ statement }: Plan, values: Values): Query {
  return { text: statement.text, values: statement.sources.map((source) => values.of(source)) };
}

async function one(snapshot: Snapshot, plan: Plan, values: Values): Promise<string> {
  const [row] = await snapshot.rows(queryOf(plan, values));
  return (row?.[0] as string | null | undefined) ?? '[]';
}

function tooLate(timeoutMs: number): GraphQLError {
  const message = `The table was not read within ${timeoutMs / 1000} s: ask for fewer rows by a filter, or set a limit.`;
  return new GraphQLError(message, { extensions: { code: 'TIMEOUT' } });
}
