import type { Pool, PoolClient } from 'pg';
import { clientGone, connectionOf } from './client-gone';
import { RunningStatement, type StatementEnds } from './running-statement';

/** A statement and the values of its parameters. */
export interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The rows of a result, each a list of values. */
type Rows = readonly (readonly unknown[])[];

const name = '"table"';

/** A statement is ended by its `RunningStatement`. The driver would only stop waiting for it. In milliseconds. */
const longestTimeout = 2 ** 31 - 1;

/**
 * One read-only transaction that sees one state of the database, on a connection of its own. Its statements run one after
 * another; they are cancelled when the signal is aborted. It holds the connection until it is closed.
 */
export class Snapshot {
  private last: RunningStatement<unknown> | undefined;
  private isBroken = false;

  private constructor(
    private readonly client: PoolClient,
    private readonly ends: StatementEnds,
    private readonly signal: AbortSignal,
  ) {}

  static async open(pool: Pool, ends: StatementEnds, signal: AbortSignal): Promise<Snapshot> {
    const snapshot = new Snapshot(await connectionOf(pool, signal), ends, signal);
    try {
      await snapshot.send({ text: 'begin isolation level repeatable read, read only', values: [] });
      return snapshot;
    } catch (problem) {
      await snapshot.close();
      throw problem;
    }
  }

  /** The rows of a statement. */
  async rows(query: Query): Promise<Rows> {
    return this.send(query);
  }

  /** The number of the rows of a statement. */
  async count({ text, values }: Query): Promise<number> {
    const [row] = await this.send({ text: `select count(*) from (${text}) as ${name}`, values });
    return Number(row?.[0]);
  }

  /** Begins to read the rows of a statement. A snapshot reads one such statement. */
  async declare({ text, values }: Query): Promise<void> {
    // All rows are wanted, not the first ones soon.
    await this.send({ text: 'set local cursor_tuple_fraction = 1', values: [] });
    await this.send({ text: `declare ${name} no scroll cursor without hold for ${text}`, values });
  }

  /** The next rows. The last piece may have fewer rows than `count`, or none. */
  async fetch(count: number): Promise<Rows> {
    return this.send({ text: `fetch ${count} from ${name}`, values: [] });
  }

  /** Ends the transaction and gives the connection back. */
  async close(): Promise<void> {
    let usable = (await (this.last?.ended() ?? true)) && !this.isBroken;
    if (usable) {
      usable = await this.client.query('rollback').then(
        () => true,
        () => false,
      );
    }
    this.client.release(!usable);
  }

  private async send({ text, values }: Query): Promise<Rows> {
    if (this.signal.aborted) throw aborted(this.signal);
    const query = { text, values: [...values], rowMode: 'array' as const, query_timeout: longestTimeout };
    const sent = this.client.query<unknown[]>(query);
    const statement = new RunningStatement(this.client, sent, this.ends, this.ends.limitMs);
    this.last = statement;
    const leave = (): void => statement.end();
    this.signal.addEventListener('abort', leave, { once: true });
    try {
      const result = await statement.result;
      const { rows } = result;
      // The driver's result stays in memory until a full garbage collection. If it kept its rows, a long export would fill the memory.
      result.rows = [];
      return rows;
    } catch (problem) {
      // Without an SQLSTATE the error is of the connection.
      this.isBroken ||= !(problem instanceof Error && 'code' in problem && /^[0-9A-Z]{5}$/.test(String(problem.code)));
      throw this.signal.aborted ? aborted(this.signal) : problem;
    } finally {
      this.signal.removeEventListener('abort', leave);
    }
  }
}

/** The reason of an abort if it is an error of the hub's own; else the client has left. */
function aborted({ reason }: AbortSignal): Error {
  return reason instanceof Error && 'extensions' in reason ? reason : clientGone();
}
