import { hash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Pool, PoolClient } from 'pg';
import type { Plan } from '../plan/planner';
import type { Mode } from './plan-cache-mode';
import { PlanCacheMode } from './plan-cache-mode';
import { PreparedStatements } from './prepared-statements';

/** What a runner needs. */
export interface RunnerParts {
  /** Read-only connections. */
  readonly pool: Pool;
  /**
   * Cancels what a connection runs.
   * @returns whether the database has surely taken the cancellation in, so that it cannot hit a later statement
   */
  readonly cancel: (client: PoolClient) => Promise<boolean>;
  /** How many levels the prepared statements of one connection may have together; 0 for no prepared statements. */
  readonly preparedLevels: number;
  /**
   * Whether a connection's session passes to others between transactions. Nothing is prepared there, and a statement that
   * is run with `hold` leaves its transaction open.
   */
  readonly isShared?: ((client: PoolClient) => boolean) | undefined;
  /** Told of each statement that was sent, with the time until its answer was there. */
  readonly onStatement?: ((seconds: number) => void) | undefined;
}

/** What a runner has done and holds. */
export interface RunnerFigures {
  /** Statements sent to the database. */
  readonly statements: number;
  /** Statements cancelled because nobody waited for their answers any more. */
  readonly cancellations: number;
  /** How often a plan for any values was held against one for the values of a run. */
  readonly planTrials: number;
  /** Prepared statements and their levels, over all connections. */
  readonly prepared: { readonly statements: number; readonly levels: number; readonly deallocations: number };
  readonly connections: { readonly total: number; readonly idle: number; readonly waiting: number };
}

/** What is known of a plan's runs. */
interface Use {
  count: number;
  readonly name: string;
  readonly planCacheMode: PlanCacheMode;
}

/** The client went away before its answer was there; nobody will read this. */
function clientGone(): GraphQLError {
  return new GraphQLError('The client went away.', { extensions: { code: 'CLIENT_CLOSED_REQUEST' } });
}

/** What runs plans on the read-only pool. */
export class Runner {
  private readonly uses = new WeakMap<Plan, Use>();
  /** The mode of planning that a connection is in, where it is not PostgreSQL's own. */
  private readonly modes = new WeakMap<PoolClient, Mode>();
  private readonly prepared: PreparedStatements;
  private statements = 0;
  private cancellations = 0;
  private trials = 0;
  /** Requests that left while they waited for a connection; the pool gives them one all the same, for no time at all. */
  private left = 0;

  constructor(private readonly parts: RunnerParts) {
    this.prepared = new PreparedStatements(parts.pool, parts.preparedLevels);
  }

  /**
   * Runs a plan's statement once. It is prepared under a name from its second use on, since planning costs more than
   * running it.
   * @param signal aborted when nobody waits for the answer any more: the statement is then cancelled
   */
  async run(plan: Plan, values: readonly unknown[], signal?: AbortSignal): Promise<string> {
    const client = await this.connection(signal);
    let running: Promise<string> | undefined;
    let cancelled: Promise<boolean> | undefined;
    const cancel = (): void => {
      this.cancellations++;
      cancelled = this.cancelUntilDone(client, running);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    let lost = false;
    const begun = performance.now();
    try {
      running = this.send(client, plan, values);
      return await running;
    } catch (problem) {
      lost = isConnectionLost(problem);
      throw cancelled ? clientGone() : problem;
    } finally {
      signal?.removeEventListener('abort', cancel);
      const seconds = (performance.now() - begun) / 1000;
      void this.release(client, lost, cancelled, () => this.judge(client, plan, values, seconds));
    }
  }

  figures(): RunnerFigures {
    const { totalCount, idleCount, waitingCount } = this.parts.pool;
    return {
      statements: this.statements,
      cancellations: this.cancellations,
      planTrials: this.trials,
      prepared: this.prepared.figures(),
      connections: { total: totalCount, idle: idleCount, waiting: waitingCount - this.left },
    };
  }

  private async send(client: PoolClient, plan: Plan, values: readonly unknown[]): Promise<string> {
    const use = this.use(plan);
    use.count++;
    const query = { text: plan.statement.text, values: [...values], rowMode: 'array' as const, hold: true };
    const shared = this.isShared(client);
    const named = !shared && use.count > 1 && this.prepared.use(client, use.name, plan);
    if (!shared) await this.enter(client, use.planCacheMode.value);
    this.statements++;
    const begun = performance.now();
    try {
      const { rows } = await client.query<[string]>(named ? { ...query, name: use.name } : query);
      return rows[0]?.[0] ?? '[]';
    } finally {
      this.parts.onStatement?.((performance.now() - begun) / 1000);
    }
  }

  /** How a plan is planned. */
  modeOf(plan: Plan): Mode {
    return this.uses.get(plan)?.planCacheMode.value ?? 'auto';
  }

  /** The setting belongs to the session, so a connection changes over only where two plans of different modes meet. */
  private async enter(client: PoolClient, mode: Mode): Promise<void> {
    if ((this.modes.get(client) ?? 'auto') === mode) return;
    await client.query(`set plan_cache_mode = ${mode}`);
    this.modes.set(client, mode);
  }

  /** Doubts about a plan are settled after its answer was sent, on the connection that raised them. */
  private async judge(client: PoolClient, plan: Plan, values: readonly unknown[], seconds: number): Promise<void> {
    const { planCacheMode, name } = this.use(plan);
    if (this.isShared(client) || !planCacheMode.isSuspicious(seconds) || !this.prepared.use(client, name, plan)) return;
    this.trials++;
    const query = { name, text: plan.statement.text, values: [...values], rowMode: 'array' as const };
    await planCacheMode.decide(seconds, async (mode) => {
      await this.enter(client, mode);
      const begun = performance.now();
      // One that takes too long has been measured by that.
      await client.query(query).catch((problem: unknown) => {
        if (isConnectionLost(problem)) throw problem;
      });
      return (performance.now() - begun) / 1000;
    });
  }

  private isShared(client: PoolClient): boolean {
    return this.parts.isShared?.(client) ?? false;
  }

  private use(plan: Plan): Use {
    let use = this.uses.get(plan);
    if (!use) {
      use = { count: 0, name: statementName(plan.statement.text), planCacheMode: new PlanCacheMode() };
      this.uses.set(plan, use);
    }
    return use;
  }

  /** A connection of the pool, or nothing more to do with it when the client goes away first. */
  private async connection(signal: AbortSignal | undefined): Promise<PoolClient> {
    if (signal?.aborted) throw clientGone();
    const connecting = this.parts.pool.connect();
    if (!signal) return connecting;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.left++;
        connecting
          .then((client) => client.release())
          .catch(() => undefined)
          .finally(() => this.left--);
        reject(clientGone());
      };
      signal.addEventListener('abort', leave, { once: true });
      connecting
        .then((client) => {
          if (!signal.aborted) resolve(client);
        }, reject)
        .finally(() => signal.removeEventListener('abort', leave));
    });
  }

  /** A cancellation that comes before the database has read the statement does nothing, so it may take another. */
  private async cancelUntilDone(client: PoolClient, running: Promise<unknown> | undefined): Promise<boolean> {
    for (;;) {
      const safe = await this.parts.cancel(client);
      if (!safe || (await doneWithin(cancelAgainAfter, running))) return safe;
    }
  }

  /**
   * Gives a connection back in good state. After a cancellation it is kept until the database has taken that in: a
   * connection given back earlier could have its next statement cancelled, which is somebody else's.
   */
  private async release(
    client: PoolClient,
    lost: boolean,
    cancelled: Promise<boolean> | undefined,
    judge: () => Promise<void>,
  ): Promise<void> {
    let usable = !lost;
    try {
      if (cancelled) usable = (await cancelled) && usable;
      else if (usable) await judge();
      // Until here no other connection could get the session, so that a cancellation could meet nobody else.
      if (usable && this.isShared(client)) await client.query('commit');
      usable = usable && (await this.prepared.tidy(client));
    } catch {
      usable = false;
    }
    client.release(!usable);
  }
}

/**
 * The name under which a statement is prepared, made of its text alone. A pooler may hand a session on to another
 * connection, another process of the hub or another version of it, and a name must mean the same text to all of them.
 */
function statementName(text: string): string {
  return `hub_${hash('sha256', text, 'hex').slice(0, 40)}`;
}

/** How long a cancelled statement may take to end before it is cancelled once more, in milliseconds. */
const cancelAgainAfter = 200;

async function doneWithin(milliseconds: number, work: Promise<unknown> | undefined): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => (late = setTimeout(() => resolve(false), milliseconds)));
  const done = Promise.resolve(work).then(
    () => true,
    () => true,
  );
  return Promise.race([done, timeout]).finally(() => clearTimeout(late));
}

/** Errors without an SQLSTATE come from the connection, not from the statement. */
function isConnectionLost(problem: unknown): boolean {
  return !(
    problem instanceof Error &&
    'code' in problem &&
    typeof problem.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(problem.code)
  );
}
