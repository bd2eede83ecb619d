import type { Pool, PoolClient, QueryArrayResult } from 'pg';
import { statementEnds } from '../../src/database/cancel';
import { createReadPool } from '../../src/database/pool';
import type { Plan } from '../../src/engine/plan/planner';
import { PlanCacheMode, type Mode, type TrialRun } from '../../src/engine/execute/plan-cache-mode';
import { Runner } from '../../src/engine/execute/runner';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { recordStatements } from '../support/statements';

describe('the plan cache mode of a statement', () => {
  /** A plan after its first runs, of a millisecond each unless another time is given. */
  function known(seconds = 0.001): PlanCacheMode {
    const mode = new PlanCacheMode();
    for (let run = 0; run < 5; run++) expect(mode.isSuspicious(seconds)).toBe(false);
    return mode;
  }

  /** A run that lasted so many seconds. @param worked of these on a processor */
  const lasting = (seconds: number, worked = seconds): TrialRun => ({ seconds, worked });

  /** Runs of both cache modes with these times, in seconds. */
  function times(custom: readonly (number | TrialRun)[], generic: readonly (number | TrialRun)[]) {
    const left = { force_custom_plan: [...custom], force_generic_plan: [...generic], auto: [] };
    const measured: Mode[] = [];
    const measure = (mode: Mode): Promise<TrialRun> => {
      measured.push(mode);
      const run = left[mode].shift() ?? Infinity;
      return Promise.resolve(typeof run === 'number' ? lasting(run) : run);
    };
    return { measure, measured };
  }

  it('is left to PostgreSQL while no run is much slower than the first ones', () => {
    const mode = known();
    expect(mode.isSuspicious(0.02)).toBe(false);
    expect(mode.isSuspicious(0.03)).toBe(true);
  });

  it('changes for good if the generic plan is much slower with the same values twice', async () => {
    const mode = known();
    await mode.decide(0.2, times([0.004, 0.004], [0.2, 0.19]).measure);
    expect(mode.value).toBe('force_custom_plan');
    expect(mode.isSuspicious(10)).toBe(false);
  });

  it('stays if the values take as long with both plans, and is not tried again for such a run', async () => {
    const mode = known();
    const { measure, measured } = times([0.19], []);
    await mode.decide(0.2, measure);
    expect(measured).toEqual(['force_custom_plan']);
    expect(mode.value).toBe('auto');
    expect(mode.isSuspicious(0.3)).toBe(false);
    expect(mode.isSuspicious(0.9)).toBe(true);
  });

  it('changes if the custom plan ends in each trial and the generic plan is given up', async () => {
    const mode = known();
    const limits: number[] = [];
    await mode.decide(3, (tried, limit) => {
      limits.push(limit);
      return Promise.resolve(lasting(tried === 'force_custom_plan' ? 0.5 : Infinity));
    });
    expect(mode.value).toBe('force_custom_plan');
    expect(limits).toEqual([1, 1.01, 1, 1.01]);
  });

  it('stays if the custom plan is given up', async () => {
    const mode = known();
    await mode.decide(3, times([Infinity], []).measure);
    expect(mode.value).toBe('auto');
  });

  it.each([
    ['force_custom_plan', 0.05, 0.08],
    ['force_custom_plan', 0.05, 0.05],
    ['auto', 0.05, 0.04],
  ])(
    'is %s after the trial of a long statement: custom plan %d s, generic plan %d s',
    async (value, custom, generic) => {
      const mode = known(0.05);
      expect(mode.isSuspicious(0.05)).toBe(true);
      // A pause of the machine slows one run of each plan down.
      await mode.decide(0.05, times([0.3, custom], [generic, 0.4]).measure);
      expect(mode.value).toBe(value);
      expect(mode.isSuspicious(0.06)).toBe(false);
    },
  );

  it('stays for a short statement whose first runs were long because their connections were new', async () => {
    const mode = known(0.05);
    expect(mode.isSuspicious(0.05)).toBe(true);
    await mode.decide(0.05, times([0.04, 0.008], [0.03, 0.009]).measure);
    expect(mode.value).toBe('auto');
    // It is asked about like any other short statement.
    for (let run = 7; run <= 10; run++) expect(mode.isSuspicious(0.01)).toBe(false);
    expect(mode.isQuestion()).toBe(true);
  });

  it('is decided by the time of the processor on a busy machine', async () => {
    const mode = known();
    const { measure } = times(
      [lasting(0.02, 0.006), lasting(0.03, 0.006)],
      [lasting(0.09, 0.008), lasting(0.06, 0.001)],
    );
    await mode.settle({ custom: 6, generic: 0 }, measure);
    expect(mode.value).toBe('force_generic_plan');
  });

  it('is not compared for a statement that only waited for the processor', () => {
    const mode = new PlanCacheMode();
    for (let run = 0; run < 6; run++) expect(mode.isSuspicious(0.05, 0.001)).toBe(false);
  });

  it('stays for a statement so long that each run is given up', async () => {
    const mode = known(2);
    await mode.decide(2, () => Promise.resolve(lasting(Infinity)));
    expect(mode.value).toBe('auto');
  });

  it('gives the generic plan of a long statement time to be made, and then no more than the custom plan took', async () => {
    const limits: number[] = [];
    await known(0.05).decide(0.05, (tried, limit) => {
      limits.push(limit);
      return Promise.resolve(lasting(tried === 'force_custom_plan' ? 0.2 / limits.length : Infinity));
    });
    expect(limits).toEqual([1, 0.2 * 3 + 0.05, 1, 0.2 / 3]);
  });

  it('is asked about after ten runs and after each doubling, until PostgreSQL has chosen', async () => {
    const mode = new PlanCacheMode();
    const asked: number[] = [];
    for (let run = 1; run <= 100; run++) {
      mode.isSuspicious(0.001);
      if (!mode.isQuestion()) continue;
      asked.push(run);
      const { measure, measured } = times([], []);
      expect(await mode.settle({ custom: 5, generic: run < 40 ? 0 : 1 }, measure)).toBe(false);
      expect(measured).toEqual([]);
    }
    expect(asked).toEqual([10, 20, 40]);
  });

  it.each([
    ['force_generic_plan', 0.006, 0.001],
    ['auto', 0.006, 0.005],
  ])('is %s if PostgreSQL plans each run: custom plan %d s, generic plan %d s', async (value, custom, generic) => {
    const mode = known();
    // A pause of the machine slows one run of each plan down.
    expect(await mode.settle({ custom: 6, generic: 0 }, times([0.3, custom], [generic, 0.4]).measure)).toBe(true);
    expect(mode.value).toBe(value);
    expect(mode.isQuestion()).toBe(false);
    // The forced plan may turn out to be bad for other values.
    expect(mode.isSuspicious(0.2)).toBe(true);
    await mode.decide(0.2, times([0.004, 0.004], [0.2, 0.19]).measure);
    expect(mode.value).toBe('force_custom_plan');
  });

  it('stays if only a pause of the machine made a run slow', async () => {
    const mode = known();
    await mode.decide(0.2, times([0.004, 0.004], [0.2, 0.005]).measure);
    expect(mode.value).toBe('auto');
  });
});

describe('a statement for which PostgreSQL chooses badly', () => {
  let database: TestDatabase;
  let pool: Pool;
  let runner: Runner;
  /** In milliseconds. It tells the time of the plans alone, so that a busy machine changes nothing. */
  let clock = 0;

  beforeAll(async () => {
    database = await createTestDatabase('empty');
    pool = createReadPool({ url: database.url, size: 1, statementTimeoutMs: 10_000, onError: () => undefined });
    pool.on('connect', advanceClock);
    runner = new Runner({ pool, ends: statementEnds(10_000), preparedLevels: 200, now: () => clock });
  });

  /**
   * A statement with a bad plan takes a second, whether it ends or is cancelled in a trial. One that says that it is planned takes
   * ten milliseconds, each other one a millisecond.
   */
  function advanceClock(client: PoolClient): void {
    const query = client.query.bind(client) as (...sent: unknown[]) => unknown;
    const took = (said: string | null | undefined): void => {
      if (said === 'slow') clock += 1_000;
      else clock += said === 'planned' ? 10 : 1;
    };
    const timed = (...sent: unknown[]): unknown => {
      const [{ callback }] = sent as [{ callback?: (error: Error | null, said: string | null) => void }];
      // A prepared statement of a request is a query of its own kind, which the driver answers by its callback.
      if (callback) {
        const called = (error: Error | null, said: string | null): void => {
          took(error ? 'slow' : said);
          callback(error, said);
        };
        return query(Object.assign(sent[0] as object, { callback: called }));
      }
      return (query(...sent) as Promise<QueryArrayResult<string[]>>).then(
        (result) => {
          took(result.rows[0]?.[0]);
          return result;
        },
        (error: unknown) => {
          took('slow');
          throw error;
        },
      );
    };
    Object.assign(client, { query: timed });
  }

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  /** A function whose time stands for that of a plan: with `skewed`, only a custom plan is good. */
  function plan(name: string): Plan {
    const mode = `current_setting('plan_cache_mode')`;
    const text = `select case when $1 = 'skewed' and ${mode} <> 'force_custom_plan' then pg_sleep(0.3)::text || 'slow' else ${mode} end as ${name}`;
    return { statement: { text, sources: [] }, levels: 1, fields: [] } as unknown as Plan;
  }

  it('is noticed at its first bad run and gets custom plans from then on; other statements stay as they were', async () => {
    const [skewed, plain] = [plan('skewed'), plan('plain')];
    const { statements } = await recordStatements(async () => {
      for (let run = 0; run < 6; run++) expect(await runner.run(skewed, ['even'])).toBe('auto');
      expect(await runner.run(skewed, ['skewed'])).toBe('slow');
      expect(await runner.run(skewed, ['skewed'])).toBe('force_custom_plan');
      expect(await runner.run(plain, ['even'])).toBe('auto');
      expect(await runner.run(skewed, ['even'])).toBe('force_custom_plan');
    });
    // Tests that count the statements of a request do not count its trial.
    expect(statements).toHaveLength(10);
    expect([runner.modeOf(skewed), runner.modeOf(plain)]).toEqual(['force_custom_plan', 'auto']);
    expect(runner.figures()).toMatchObject({ planTrials: 1, connections: { total: 1 } });
  });

  it('keeps its generic plan if PostgreSQL plans it for each run and that is slower', async () => {
    // PostgreSQL takes a thousand rows to come if it does not know the value, so that its estimate for each value is lower.
    const text = `select case current_setting('plan_cache_mode') when 'force_generic_plan' then 'kept' else 'planned' end as planned
      from generate_series(1, $1::integer) group by 1`;
    const planned = { statement: { text, sources: [] }, levels: 1, fields: [] } as unknown as Plan;
    const { planTrials } = runner.figures();
    for (let run = 0; run < 10; run++) expect(await runner.run(planned, ['1'])).toBe('planned');
    expect(await runner.run(planned, ['1'])).toBe('kept');
    expect(runner.modeOf(planned)).toBe('force_generic_plan');
    expect(runner.figures().planTrials).toBe(planTrials + 1);
  });
});
