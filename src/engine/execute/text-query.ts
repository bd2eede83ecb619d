import pg, { Query, type PoolClient, type QueryArrayResult } from 'pg';

/** What the driver's connection has beside what its types name. */
interface Wire {
  /** The texts of the statements that are prepared on the connection, by their names. */
  readonly parsedStatements: Readonly<Record<string, string>>;
  readonly stream: { cork(): void; uncork(): void };
  bind(message: { readonly statement: string; readonly values: readonly unknown[] }): void;
  execute(message: Record<string, never>): void;
  sync(): void;
}

const { prepareValue } = (pg as unknown as { readonly utils: { prepareValue(value: unknown): unknown } }).utils;

type Done = (error: Error | null, text: string | null) => void;

/** A prepared statement whose result is one row of one text. */
interface TextStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly query_timeout: number;
}

/**
 * A run of a statement that is prepared on its connection. The driver's own query asks the database to describe the columns of
 * the result at each run, copies its options, and makes objects of the columns and of the row. That takes a quarter of the
 * processor time of a round trip in the hub. The driver calls the methods.
 */
class PreparedRun {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly query_timeout: number;
  private found: string | null = null;

  constructor(
    { name, text, values, query_timeout }: TextStatement,
    /** The driver may replace it. */
    readonly callback: Done,
  ) {
    this.name = name;
    this.text = text;
    this.values = values;
    this.query_timeout = query_timeout;
  }

  /** Sends the messages together. @returns the error of a value that cannot be sent; nothing is sent then */
  submit(wire: Wire): Error | null {
    wire.stream.cork();
    try {
      wire.bind({ statement: this.name, values: this.values.map((value) => prepareValue(value)) });
      wire.execute({});
      wire.sync();
      return null;
    } catch (problem) {
      return problem instanceof Error ? problem : new Error(String(problem));
    } finally {
      wire.stream.uncork();
    }
  }

  handleDataRow({ fields: [text = null] }: { readonly fields: readonly (string | null)[] }): void {
    this.found = text;
  }

  handleCommandComplete(): void {
    // The row is all that is wanted.
  }

  handleReadyForQuery(): void {
    this.callback(null, this.found);
  }

  handleError(problem: Error): void {
    this.callback(problem, null);
  }
}

/** Runs a statement under its name. It is prepared if it is not yet. @returns its text; null if there is no row, or none in it */
export function queryText(client: PoolClient, statement: TextStatement): Promise<string | null> {
  const { parsedStatements } = (client as unknown as { readonly connection: Wire }).connection;
  const isPrepared = parsedStatements[statement.name] === statement.text;
  return new Promise((resolve, reject) => {
    const done: Done = (error, text) => (error ? reject(error) : resolve(text));
    client.query(isPrepared ? (new PreparedRun(statement, done) as unknown as Query) : preparing(statement, done));
  });
}

/** The driver's own query, which prepares the statement first. */
function preparing({ query_timeout, ...statement }: TextStatement, done: Done): Query {
  const config = { ...statement, values: [...statement.values], rowMode: 'array' as const };
  const take = (error: Error | null, result?: QueryArrayResult<[string | null]>): void =>
    done(error, result?.rows[0]?.[0] ?? null);
  // The driver reads the time from the query itself.
  return Object.assign(new Query(config, take as never), { query_timeout });
}
