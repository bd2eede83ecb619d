import { Query, type QueryConfig, type QueryResult } from 'pg';

/** The messages that the driver's connection can send, which its types leave out. */
interface Wire {
  parse(message: { readonly text: string }): void;
  bind(message: Record<string, never>): void;
  execute(message: { readonly portal?: string; readonly rows?: number }): void;
  sync(): void;
}

/** The methods of the driver's class that handle the messages of the server. */
interface Handlers {
  prepare(wire: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}

type Callback = (error: Error | undefined, result: QueryResult) => void;

const inherited = Query.prototype as unknown as Handlers;

/**
 * A statement with others before and after it in one round trip. The server skips everything after a statement that fails,
 * so the statement never runs if one before it fails.
 */
export class TransactionQuery extends Query implements Handlers {
  private completed = 0;
  /** The driver reads it here. */
  readonly query_timeout: number | undefined;

  constructor(
    config: QueryConfig,
    private readonly before: readonly string[],
    private readonly after: readonly string[],
    callback: Callback,
  ) {
    // The extended protocol is used also without parameters, because only there the server skips.
    super({ ...config, queryMode: 'extended' } as QueryConfig, callback as never);
    this.query_timeout = (config as { query_timeout?: number }).query_timeout;
  }

  prepare(wire: Wire): void {
    for (const text of this.before) send(wire, text);
    inherited.prepare.call(this, wire);
  }

  /** The last step of the driver's `prepare`, which executes the statement. */
  _getRows(wire: Wire): void {
    wire.execute({});
    for (const text of this.after) send(wire, text);
    wire.sync();
  }

  handleDataRow(message: unknown): void {
    if (this.completed === this.before.length) inherited.handleDataRow.call(this, message);
  }

  handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.completed++ === this.before.length) inherited.handleCommandComplete.call(this, message, wire);
  }
}

function send(wire: Wire, text: string): void {
  wire.parse({ text });
  wire.bind({});
  wire.execute({});
}
