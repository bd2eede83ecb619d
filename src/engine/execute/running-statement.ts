import type { PoolClient } from 'pg';

/**
 * What is known of a cancellation. `taken`: the database has taken it in, so it cannot meet a later statement. `passed`: it was
 * given to a pooler. It meets no other statement as long as the transaction is open; its connection cannot be used again.
 * `failed`: nothing could be sent.
 */
export type Cancellation = 'taken' | 'passed' | 'failed';

/** The end of statements that do not end by themselves. */
export interface StatementEnds {
  /** The time after which a statement is ended, in milliseconds. The database should have ended it before. */
  readonly limitMs: number;
  /** Cancels the statement of a connection. */
  readonly cancel: (client: PoolClient) => Promise<Cancellation>;
  /** Ends the session of a connection and closes the connection, so that its statement fails. */
  readonly terminate: (client: PoolClient) => Promise<void>;
}

/** A statement that is cancelled and has not ended is cancelled once more after this time, in milliseconds. */
const cancelAgainAfter = 200;
/** The session of a statement that has not ended so long after its first cancellation is ended, in milliseconds. */
const grace = 2_000;

/** The time of a statement is over, and the database has not ended it. */
class StatementLate extends Error {
  override readonly name = 'StatementLate';
  /** PostgreSQL's `query_canceled`. */
  readonly code = '57014';
}

/**
 * A statement until it has surely ended. It is ended when its time is over, or when nobody needs its result any more. First
 * it is cancelled; a cancellation that arrives before the database has read the statement has no effect, so it is repeated.
 * PostgreSQL ignores cancellations and its own timeout in some states, such as sending a result that nobody reads. So its
 * session is ended at last.
 */
export class RunningStatement<Result> {
  /** The result. It rejects when the time is over, although the database may still work. */
  readonly result: Promise<Result>;
  private settled = false;
  private done = false;
  private ending: Promise<boolean> | undefined;

  /**
   * @param sent the result as the driver gives it
   * @param limitMs the time after which the statement is ended, in milliseconds
   */
  constructor(
    private readonly client: PoolClient,
    private readonly sent: Promise<Result>,
    private readonly ends: Omit<StatementEnds, 'limitMs'>,
    limitMs: number,
  ) {
    this.result = new Promise((resolve, reject) => {
      const late = (): void => {
        if (this.settled) return;
        this.end();
        reject(new StatementLate(`The statement did not end within ${limitMs} ms.`));
      };
      // After a pause of the process, timers come before what has arrived meanwhile.
      const timer = setTimeout(() => setImmediate(late), limitMs);
      const settle = (): void => {
        this.settled = true;
        clearTimeout(timer);
      };
      sent.then(
        (result) => {
          settle();
          this.done = true;
          resolve(result);
        },
        (problem: unknown) => {
          settle();
          reject(problem as Error);
        },
      );
    });
  }

  /** Whether it has ended by itself, with a result, so that its connection can be used again. */
  get isDone(): boolean {
    return this.done && !this.ending;
  }

  /** Ends the statement. */
  end(): void {
    if (!this.settled) this.ending ??= this.endStatement();
  }

  /**
   * Waits until the statement has ended.
   * @returns whether the connection can be used again
   */
  async ended(): Promise<boolean> {
    const usable = await (this.ending ?? true);
    return usable && this.isAnswered();
  }

  /** Waits for the end of the driver's work. @returns whether the database has ended the statement, not the driver */
  private isAnswered(): Promise<boolean> {
    return this.sent.then(() => true, isOfStatement);
  }

  private async endStatement(): Promise<boolean> {
    const begun = performance.now();
    while (performance.now() - begun < grace) {
      const cancellation = await this.ends.cancel(this.client);
      if (cancellation === 'failed') break;
      if (!(await doneWithin(cancelAgainAfter, this.sent))) continue;
      if (cancellation === 'taken' && (await this.isAnswered())) return true;
      break;
    }
    await this.ends.terminate(this.client);
    return false;
  }
}

async function doneWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => (late = setTimeout(() => resolve(false), milliseconds)));
  const done = work.then(
    () => true,
    () => true,
  );
  return Promise.race([done, timeout]).finally(() => clearTimeout(late));
}

/** Whether an error is of the statement. It has an SQLSTATE then; errors without one come from the connection. */
function isOfStatement(problem: unknown): boolean {
  return (
    problem instanceof Error &&
    'code' in problem &&
    typeof problem.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(problem.code)
  );
}
