import pg, { Query, type PoolClient, type QueryConfig } from 'pg';

/** The messages that the driver's connection can send, which its types leave out. */
interface Wire {
  bind(message: {
    readonly statement: string;
    readonly values: readonly unknown[];
    readonly valueMapper: (value: unknown) => unknown;
  }): void;
  execute(message: Record<string, never>): void;
  sync(): void;
}

/** What the driver has beside what its types name. */
interface Inherited {
  hasBeenParsed(wire: Wire): unknown;
  prepare(wire: Wire): void;
}
const inherited = Query.prototype as unknown as Inherited;
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
 * The driver's own query asks the database to describe the columns of the result at each run, and makes objects of the
 * columns and of the row. That takes a quarter of the processor time of a round trip in the hub.
 */
class TextQuery extends Query {
  /** The driver reads it here. */
  readonly query_timeout: number;
  private found: string | null = null;

  constructor(
    private readonly statement: TextStatement,
    done: Done,
  ) {
    super(statement as unknown as QueryConfig, done as never);
    this.query_timeout = statement.query_timeout;
  }

  /** Called by the driver, which sends the messages together. */
  prepare(wire: Wire): void {
    const { name, values } = this.statement;
    if (!inherited.hasBeenParsed.call(this, wire) || !bound(wire, name, values)) {
      inherited.prepare.call(this, wire);
      return;
    }
    wire.execute({});
    wire.sync();
  }

  handleDataRow({ fields: [text = null] }: { readonly fields: readonly (string | null)[] }): void {
    this.found = text;
  }

  handleCommandComplete(): void {
    // The row is all that is wanted.
  }

  handleReadyForQuery(): void {
    (this as unknown as { readonly callback: Done }).callback(null, this.found);
  }
}

/** Binds values. A value that cannot be sent is left to the driver. It has sent nothing then, and reports the error. */
function bound(wire: Wire, statement: string, values: readonly unknown[]): boolean {
  try {
    wire.bind({ statement, values, valueMapper: prepareValue });
    return true;
  } catch {
    return false;
  }
}

/** Runs a prepared statement. @returns its text; null if there is no row, or none in it */
export function queryText(client: PoolClient, statement: TextStatement): Promise<string | null> {
  return new Promise((resolve, reject) => {
    client.query(new TextQuery(statement, (error, text) => (error ? reject(error) : resolve(text))));
  });
}
