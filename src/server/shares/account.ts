import { unitsPerMillisecond, type Turn, type Turns } from '../../engine';
import type { Bucket } from '../rate-limits';
import type { RetryLater } from '../retry-later';
import type { ProcessTurn } from './process-turns';
import { Stopwatch } from './stopwatch';

/** What an account is made of. */
interface AccountParts {
  /** What the viewer may spend. Absent if its role has no limit. */
  readonly bucket: Bucket | undefined;
  /** What the viewer has paid for the request already. */
  readonly paid: number;
  /** The turns of the viewer at the connections. */
  readonly turns: Turns;
  /** The turns of the request at the process. */
  readonly processTurn: ProcessTurn;
  /** Called with what is charged afterwards. */
  readonly onAfterCharge: (cost: number) => void;
}

/** What every request may take without being charged afterwards, in cost. The times of short requests vary too much. */
const allowance = 1_024;

/**
 * What the request with the first statement of a connection may take, in cost. The hub and the database warm up then, which
 * is no fault of the viewer.
 */
const firstAllowance = 32_768;

/**
 * What one request spends: the price of its operation before it runs, and afterwards what it took above its price. It took
 * the time of its statements in the database and the time of the hub's process, but not the time that it waited.
 */
export class Account implements Turns {
  private total: number;
  /** What is not given back. */
  private paid: number;
  private databaseSeconds = 0;
  private allowance = allowance;
  /** Runs while the hub's process works for the request. */
  private readonly process = new Stopwatch();
  /** Whether graphql-js executes the operation. It works on one field while it waits for another one. */
  private executing = false;

  constructor(private readonly parts: AccountParts) {
    this.total = this.paid = parts.paid;
    this.process.start();
  }

  /** What the request has spent so far, in cost. */
  get spent(): number {
    return this.total;
  }

  /**
   * Takes the price of the operation.
   * @returns the refusal if the viewer may not spend it now
   */
  spend(price: number): RetryLater | undefined {
    const refusal = this.parts.bucket?.spend(price);
    if (!refusal) this.total += price;
    return refusal;
  }

  /** Takes what was spent already, also if nothing is left. */
  charge(cost: number): void {
    this.parts.bucket?.charge(cost);
    this.paid += cost;
    this.total += cost;
  }

  /** Lets other requests use the process. */
  pass(): Promise<void> {
    return this.during(this.parts.processTurn.next());
  }

  /**
   * Waits for the turn of a statement. If it gets none, because it is refused or its client leaves, its price is given back.
   * @param turns where the statement runs; those of the account by default
   */
  enter(cost: number, signal: AbortSignal | undefined, turns = this.parts.turns): Turn | Promise<Turn> {
    this.pause();
    this.parts.processTurn.leave();
    try {
      const turn = turns.enter(cost, signal);
      if (!(turn instanceof Promise)) return this.measured(turn);
      return turn.then(
        (begun) => this.measured(begun),
        (problem: unknown) => this.notEntered(cost, problem),
      );
    } catch (problem) {
      return this.notEntered(cost, problem);
    }
  }

  /** Waits for something that is no work of the process. */
  async during<Result>(waiting: Promise<Result>): Promise<Result> {
    this.pause();
    try {
      return await waiting;
    } finally {
      this.resume();
    }
  }

  /** Called when graphql-js begins to execute the operation. Its work until it waits for the first time is measured. */
  executionBegins(): void {
    this.executing = true;
    this.process.stopSoon();
  }

  /** Called when the result of the operation is complete. It is not serialized yet. */
  resultIsComplete(): void {
    this.executing = false;
    this.process.start();
  }

  /**
   * Ends the measurement and charges what the request took above its price. What it took is rounded down to a power of two,
   * so that neither the bucket nor the header tells the time more exactly.
   */
  settle(): void {
    this.process.stop();
    this.parts.processTurn.leave();
    const took = (this.databaseSeconds + this.process.seconds) * 1_000 * unitsPerMillisecond;
    const rounded = took < 1 ? 0 : 2 ** Math.floor(Math.log2(took));
    const above = rounded - this.total;
    if (rounded <= this.allowance || above <= 0) return;
    this.parts.bucket?.charge(above);
    this.total += above;
    this.parts.onAfterCharge(above);
  }

  private measured(turn: Turn): Turn {
    return {
      ran: (seconds, isFirst) => {
        this.databaseSeconds += seconds;
        if (isFirst) this.allowance = firstAllowance;
        this.resume();
        turn.ran(seconds, isFirst);
      },
      end: () => turn.end(),
    };
  }

  private notEntered(cost: number, problem: unknown): never {
    this.resume();
    const back = Math.min(cost, this.total - this.paid);
    this.parts.bucket?.charge(-back);
    this.total -= back;
    throw problem;
  }

  private pause(): void {
    if (!this.executing) this.process.stop();
  }

  private resume(): void {
    if (!this.executing) this.process.start();
  }
}
