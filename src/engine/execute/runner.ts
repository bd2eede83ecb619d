import type { Pool, PoolClient, QueryArrayConfig } from 'pg';
import type { Plan } from '../plan/planner';
import type { Measure, Mode, PlanCounts } from './plan-cache-mode';
import { PlanCacheMode } from './plan-cache-mode';
import { clientGone, connectionOf, untilGone } from './client-gone';
import { PreparedStatements } from './prepared-statements';
import { namedQuery, queryOf, statementName } from './query';
import { queryText } from './text-query';
import { RunningStatement, type StatementEnds } from './running-statement';
import type { Signal } from './signal';
import type { Turn } from './turns';
import { WorkTimes, type ProcessorTime } from './work-times';

/** What a runner needs. */
export interface RunnerParts {
  /** Read-only connections. */
  readonly pool: Pool;
  /** Ends statements that take too long or that nobody needs any more. */
  readonly ends: StatementEnds;
  /** The most levels that the prepared statements of one connection may have together; 0 for no prepared statements. */
  readonly preparedLevels: number;
  /**
   * Whether a pooler passes a connection's session to others between transactions. Nothing is prepared there, and a
   * statement with `hold` leaves its transaction open.
   */
  readonly isShared?: ((client: PoolClient) => boolean) | undefined;
  /**
   * How long the database's process of a connection has used a processor so far, in seconds. Returns undefined if that is
   * not known. What a statement takes is then its duration, shared by the statements that run at the same time.
   */
  readonly processorTime?: ProcessorTime | undefined;
  /** A clock that only goes forward, in milliseconds; `performance.now` by default. */
  readonly now?: (() => number) | undefined;
  /** Called after each statement with its duration in seconds. */
  readonly onStatement?: ((seconds: number) => void) | undefined;
}

/** What a runner has done since the start, and what it holds. */
export interface RunnerFigures {
  /** Statements sent to the database. */
  readonly statements: number;
  /** Statements cancelled because their clients went away. */
  readonly cancellations: number;
  /** Sessions ended because their statements did not end when they were cancelled. */
  readonly terminations: number;
  /** How often the generic plan of a statement was compared with the custom one. */
  readonly planTrials: number;
  /** Prepared statements and their levels, over all connections. */
  readonly prepared: { readonly statements: number; readonly levels: number; readonly deallocations: number };
  readonly connections: { readonly total: number; readonly idle: number };
}

/** The runs of a plan. */
interface Use {
  count: number;
  readonly name: string;
  readonly planCacheMode: PlanCacheMode;
}

/** Runs the statements of plans on the read-only pool. */
export class Runner {
  private readonly uses = new WeakMap<Plan, Use>();
  /** The plan cache mode of each connection on which it was set. */
  private readonly modes = new WeakMap<PoolClient, Mode>();
  /** The connections that have run a statement. */
  private readonly used = new WeakSet<PoolClient>();
  private readonly workTimes: WorkTimes;
  private readonly prepared: PreparedStatements;
  private readonly now: () => number;
  private statements = 0;
  private cancellations = 0;
  private terminations = 0;
  private trials = 0;
  /** The statements that run now. */
  private atOnce = 0;

  constructor(private readonly parts: RunnerParts) {
    this.prepared = new PreparedStatements(parts.pool, parts.preparedLevels);
    this.workTimes = new WorkTimes(parts.processorTime);
    this.now = parts.now ?? (() => performance.now());
  }

  /**
   * Runs a plan's statement once. It is prepared from its second run on, because planning takes longer than running it.
   * @param signal cancels the statement when it is aborted
   * @param enter waits for the turn of the request
   * @returns the columns of each level, as JSON
   */
  async run(
    plan: Plan,
    values: readonly unknown[],
    signal?: Signal,
    enter?: () => Turn | Promise<Turn>,
  ): Promise<string> {
    if (signal?.aborted) throw clientGone();
    const entering = enter?.();
    const turn = entering instanceof Promise ? await untilGone(entering, signal) : entering;
    let client: PoolClient;
    try {
      client = await connectionOf(this.parts.pool, signal);
    } catch (problem) {
      turn?.end();
      throw problem;
    }
    const begun = this.now();
    const atBegin = ++this.atOnce;
    this.workTimes.begin(client);
    const statement = this.running(client, this.send(client, plan, values));
    let gone = false;
    const leave = (): void => {
      gone = true;
      this.cancellations++;
      statement.end();
    };
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await statement.result;
    } catch (problem) {
      throw gone ? clientGone() : problem;
    } finally {
      signal?.removeEventListener('abort', leave);
      const seconds = (this.now() - begun) / 1000;
      // On a database with much to do, a short statement lasts long because of the others.
      const shared = seconds / ((atBegin + this.atOnce--) / 2);
      const worked = this.workTimes.end(client, seconds, shared);
      turn?.ran(worked, !this.used.has(client));
      this.used.add(client);
      const compare = gone ? undefined : this.comparison(client, plan, values, seconds, worked);
      if (statement.isDone && !compare && this.isTidy(client)) {
        client.release();
        turn?.end();
      } else {
        void this.release(client, statement, compare).finally(() => turn?.end());
      }
    }
  }

  /** Whether a connection can be given back as it is when its statement has ended. */
  private isTidy(client: PoolClient): boolean {
    return !this.isShared(client) && !this.prepared.hasSurplus(client);
  }

  figures(): RunnerFigures {
    const { totalCount, idleCount } = this.parts.pool;
    return {
      statements: this.statements,
      cancellations: this.cancellations,
      terminations: this.terminations,
      planTrials: this.trials,
      prepared: this.prepared.figures(),
      connections: { total: totalCount, idle: idleCount },
    };
  }

  private async send(client: PoolClient, plan: Plan, values: readonly unknown[]): Promise<string> {
    const use = this.use(plan);
    use.count++;
    const shared = this.isShared(client);
    const named = !shared && use.count > 1 && this.prepared.use(client, use.name, plan);
    const { value: mode } = use.planCacheMode;
    if (!shared && this.modeOn(client) !== mode) await this.enter(client, mode);
    this.statements++;
    const begun = this.now();
    try {
      if (named) return (await queryText(client, namedQuery(use.name, plan, values))) ?? '[]';
      const { rows } = await client.query<[string]>({ ...queryOf(plan, values), hold: true } as QueryArrayConfig);
      return rows[0]?.[0] ?? '[]';
    } finally {
      this.parts.onStatement?.((this.now() - begun) / 1000);
    }
  }

  /** The plan cache mode of a plan. */
  modeOf(plan: Plan): Mode {
    return this.uses.get(plan)?.planCacheMode.value ?? 'auto';
  }

  private modeOn(client: PoolClient): Mode {
    return this.modes.get(client) ?? 'auto';
  }

  /** The mode is a setting of the session. So it is sent only if the last plan on the connection had another one. */
  private async enter(client: PoolClient, mode: Mode): Promise<void> {
    if (this.modeOn(client) === mode) return;
    await client.query(`set plan_cache_mode = ${mode}`);
    this.modes.set(client, mode);
  }

  /** What compares the plans of a statement where a run gives reason to. Returns undefined after any other run. */
  private comparison(
    client: PoolClient,
    plan: Plan,
    values: readonly unknown[],
    seconds: number,
    worked: number,
  ): (() => Promise<void>) | undefined {
    if (this.isShared(client)) return undefined;
    const { planCacheMode } = this.use(plan);
    const isSuspicious = planCacheMode.isSuspicious(seconds, worked);
    if (!isSuspicious && !planCacheMode.isQuestion()) return undefined;
    return () => this.compare(client, plan, values, isSuspicious ? seconds : undefined);
  }

  /**
   * Compares the generic with the custom plan. The client has its response by then.
   * @param suspicious the time of a suspicious run, in seconds; undefined if there was none
   */
  private async compare(
    client: PoolClient,
    plan: Plan,
    values: readonly unknown[],
    suspicious: number | undefined,
  ): Promise<void> {
    const { planCacheMode, name } = this.use(plan);
    if (!this.prepared.use(client, name, plan)) return;
    this.workTimes.forget(client);
    const query = { name, ...queryOf(plan, values) };
    const measure: Measure = async (mode, limit) => {
      await this.enter(client, mode);
      this.workTimes.begin(client);
      const begun = this.now();
      const trial = this.running(client, client.query(query), limit * 1000);
      // The timer of the limit may be up to a millisecond early, so the time that has passed does not tell that it is over.
      const seconds = await trial.result.then(
        () => (this.now() - begun) / 1000,
        () => Infinity,
      );
      if (!(await trial.ended())) throw new Error('The connection was lost in a trial.');
      const worked = seconds < Infinity ? this.workTimes.end(client, seconds, seconds) : Infinity;
      this.workTimes.forget(client);
      return { seconds, worked };
    };
    if (suspicious !== undefined) await planCacheMode.decide(suspicious, measure);
    else if (!(await planCacheMode.settle(await planCounts(client, name), measure))) return;
    this.trials++;
  }

  /** Watches a statement, so that it ends in time. */
  private running<Result>(
    client: PoolClient,
    sent: Promise<Result>,
    limitMs = this.parts.ends.limitMs,
  ): RunningStatement<Result> {
    const { cancel, terminate } = this.parts.ends;
    const counted = (ended: PoolClient): Promise<void> => {
      this.terminations++;
      return terminate(ended);
    };
    return new RunningStatement(client, sent, { cancel, terminate: counted }, limitMs);
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

  /**
   * Gives a connection back to the pool when its statement has ended. A cancellation must not meet the next statement of the
   * connection, which is of another request.
   */
  private async release(
    client: PoolClient,
    statement: RunningStatement<string>,
    compare: (() => Promise<void>) | undefined,
  ): Promise<void> {
    let usable = await statement.ended();
    try {
      if (usable) await compare?.();
      // The open transaction has kept the session here so far, so a cancellation could meet no other request.
      if (usable && this.isShared(client)) await client.query('commit');
      usable = usable && (await this.prepared.tidy(client));
    } catch {
      usable = false;
    }
    client.release(!usable);
  }
}

async function planCounts(client: PoolClient, name: string): Promise<PlanCounts> {
  const text = `select custom_plans::int custom, generic_plans::int generic from pg_prepared_statements where name = $1`;
  const { rows } = await client.query<PlanCounts>(text, [name]);
  return rows[0] ?? { custom: 0, generic: 0 };
}
