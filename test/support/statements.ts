import { Client } from 'pg';

/** A statement as it was given to the driver. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** The name under which it is prepared; absent if it is not prepared. */
  readonly name?: string | undefined;
}

/** The statements of each recording that runs now. */
const recordings = new Set<Statement[]>();

/** What each connection sends when it opens. It belongs to no request. */
const opening = '/* opening */';

/** What the driver is given for a statement of a plan. */
interface Given extends Statement {
  /** Present if it is the prepared statement of a request, which sends itself. A trial after a slow request lacks it. */
  readonly submit?: unknown;
}

let isListening = false;

/** Replaces the query method of every connection, once for each test file. No other place does this. */
function listen(): void {
  if (isListening) return;
  isListening = true;
  const prototype = Client.prototype as unknown as { query: (...parameters: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function recorded(this: unknown, ...parameters: unknown[]): unknown {
    const statement = statementOf(parameters);
    if (statement) for (const recording of recordings) recording.push(statement);
    return query.apply(this, parameters);
  };
}

/**
 * Returns undefined for the statement by which a connection opens, and for what compares two plans after a slow request:
 * on a busy machine any request may be slow.
 */
function statementOf([given, values]: readonly unknown[]): Statement | undefined {
  const config = (typeof given === 'string' ? { text: given, values } : given) as Partial<Given>;
  const { text = '', name, submit } = config;
  const isTrial = text.startsWith('set plan_cache_mode') || (name?.startsWith('hub_') && !submit);
  if (text.startsWith(opening) || isTrial) return undefined;
  return { text, values: config.values ?? [], ...(name !== undefined && { name }) };
}

/**
 * Records the statements that this process sends to any database while `work` runs. They are recorded at the driver, below
 * everything that the hub is made of.
 * @returns what `work` returns, and the statements in their order
 */
export async function recordStatements<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly statements: readonly Statement[] }> {
  listen();
  const statements: Statement[] = [];
  recordings.add(statements);
  try {
    return { result: await work(), statements };
  } finally {
    recordings.delete(statements);
  }
}
