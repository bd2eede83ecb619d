/**
 * A table passes the same stops as an operation, with other rows: its document is reduced to one list, of which all rows are
 * read in one snapshot. One statement finds the keys of the rows in their order, by a cursor; another one shows the rows of some
 * hundred keys at a time. A list that is no connection, such as groups, is read at once.
 */
import { GraphQLError } from 'graphql';
import type { Pool } from 'pg';
import { assembleInSlices } from './assemble/assemble';
import { completed, type Slices } from './assemble/slices';
import type { Refused } from './errors/problems';
import type { StatementEnds } from './execute/running-statement';
import { Snapshot, type Query } from './execute/snapshot';
import type { Turn } from './execute/turns';
import type { BoundOperation } from './operation/operation';
import type { Values } from './operation/values';
import type { Plan } from './plan/planner';
import type { TableRows } from './plan/row-planner';
import { tableKeys } from './plan/row-planner';
import type { EngineViewer } from './request';
import type { TablePath } from './table/find';
import { Flattener, type Batch } from './table/flatten';
import {
  allRows,
  refused,
  TableDocuments,
  type DescribedTable,
  type PreparedTable,
  type PreparingStops,
  type TableQuestion,
} from './table-documents';
import { CountReader, flattened, KeyReader, rowCount, WholeReader, type Row, type TableReader } from './table/readers';

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
export interface Stops extends PreparingStops {
  plan(bound: BoundOperation, viewer: EngineViewer, named: boolean, table?: TableRows): Generator<void, Plan>;
}

/** A request for the rows of a table. */
export interface TableRequest extends TableQuestion {
  /** The work of the table, in slices. Those who write the rows share them with those who read them. */
  readonly slices: Slices;
  /** Whether the rows are only counted. Those of a connection are not read then, if each is one row of the file. */
  readonly counted?: boolean;
}

/** A table whose first rows are read. */
export interface OpenedTable extends DescribedTable {
  /** Its rows, once. */
  readonly batches: AsyncIterable<Batch>;
  /** What was taken of the budget: its price, or that of its first statement if its rows are only counted. */
  readonly paid: number;
  /** The number of its rows, in the place of the rows. */
  count(): Promise<number>;
  /** Gives the connection back; has to be called whether or not the rows were read to their end. */
  close(): Promise<void>;
  /** What the rows that were read so far cost: the part of the price that does not depend on their number, and that of each. */
  spent(): number;
}

/** How many keys are read at a time: of rows without lists, and with lists inside them. */
const manyKeys = 4_000;
const fewKeys = 1_000;

/** Reads the tables of documents. */
export class Tables {
  private readonly documents: TableDocuments;

  constructor(
    private readonly stops: Stops,
    private readonly parts: TableParts,
  ) {
    this.documents = new TableDocuments(stops);
  }

  /** What the table of a document is. Nothing is read and nothing is spent. */
  describe(request: TableQuestion): DescribedTable | Refused {
    try {
      return this.documents.prepare(request);
    } catch (problem) {
      return refused(problem);
    }
  }

  /**
   * Opens the table of a document.
   * @throws what its first statement throws, or the wait for its turn
   */
  async open(request: TableRequest): Promise<OpenedTable | Refused> {
    let prepared: PreparedTable;
    try {
      prepared = this.documents.prepare(request);
    } catch (problem) {
      return refused(problem);
    }
    const { viewer, budget, turns, signal, slices } = request;
    const unit = this.documents.unitOf(prepared, viewer);
    const counts = countsOnly(prepared, request);
    const requested = counts ? unit.fixed : prepared.price.requested;
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
      rows = await this.read(prepared, request, slices, stop.signal, turn);
    } catch (cause) {
      end();
      throw cause;
    }
    const { columns, asOf, price } = prepared;
    const batches = flattened(rows, new Flattener(prepared.placed, request.shape), slices);
    return {
      columns,
      asOf,
      price,
      batches,
      paid: requested,
      count: () => rowCount(rows, batches),
      close: () => rows.close().finally(end),
      spent: () => Math.min(requested, counts ? requested : Math.ceil(unit.fixed + unit.row * rows.count)),
    };
  }

  private async read(
    prepared: PreparedTable,
    request: TableRequest,
    slices: Slices,
    signal: AbortSignal,
    turn: Turn | undefined,
  ): Promise<TableReader> {
    const { bound, path, connection } = prepared;
    const { viewer, limit = allRows } = request;
    const parts = countsOnly(prepared, request) ? (['keys'] as const) : (['keys', 'rows'] as const);
    const plans = (connection ? parts : [undefined]).map((part) =>
      completed(this.stops.plan(bound, viewer, false, part && connection && { connection, part })),
    );
    const { pool, ends } = this.parts;
    const snapshot = await Snapshot.open(pool, ends, signal);
    const show = async (plan: Plan, values: Values): Promise<readonly Row[]> => {
      const json = plan.levels === 0 ? '[]' : await one(snapshot, plan, values);
      slices.begin();
      return rowsAt(await assembleInSlices(plan, json, values, slices), path);
    };
    const [first, second] = plans as [Plan, Plan | undefined];
    const own = this.stops.valuesOf(bound, viewer);
    const begun = performance.now();
    const readerOf = (): TableReader => {
      if (!connection) return new WholeReader(snapshot, () => show(first, own), limit);
      if (!second) return new CountReader(snapshot, queryOf(first, own), limit);
      const rowsOf = (keys: readonly number[]): Promise<readonly Row[]> =>
        show(second, this.stops.valuesOf(bound, viewer, { [tableKeys]: keys }));
      return new KeyReader(snapshot, queryOf(first, own), rowsOf, limit, hasLists(prepared) ? fewKeys : manyKeys);
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

/** Whether the database counts the rows. Groups, and rows that a list inside them repeats, are read to be counted. */
function countsOnly(prepared: PreparedTable, { counted = false, shape }: TableRequest): boolean {
  return counted && prepared.connection !== undefined && !(hasLists(prepared) && shape === 'long');
}

function hasLists({ placed }: PreparedTable): boolean {
  return placed.some(({ segments }) => segments.length > 1);
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
