import type { Pool, PoolClient, QueryArrayResult } from 'pg';
import { statementEnds } from '../../src/database/cancel';
import { createReadPool } from '../../src/database/pool';
import type { Plan } from '../../src/engine/plan/planner';
import { PlanCacheMode, type Mode } from '../../src/engine/execute/plan-cache-mode';
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

  /** Runs of both cache modes with these times, in seconds. */
  function times(custom: readonly number[], generic: readonly number[]) {
    const left = { force_custom_plan: [...custom], force_generic_plan: [...generic], auto: [] };
    const measured: Mode[] = [];
    const measure = (mode: Mode): Promise<number> => {
      measured.push(mode);
      return Promise.resolve(left[mode].shift() as number);
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
      return Promise.resolve(tried === 'force_custom_plan' ? 0.5 : Infinity);
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

  it('stays for a statement so long that each run is given up', async () => {
    const mode = known(2);
    await mode.decide(2, () => Promise.resolve(Infinity));
    expect(mode.value).toBe('auto');
  });

  it('gives the generic plan of a long statement no more time than the custom plan took', async () => {
    const limits: number[] = [];
    await known(0.05).decide(0.05, (tried, limit) => {
      limits.push(limit);
      return Promise.resolve(tried === 'force_custom_plan' ? 0.2 / limits.length : Infinity);
    });
    expect(limits).toEqual([1, 0.2, 1, 0.2 / 3]);
  });

  it('stays if only a pause of the machine made a run slow', async () => {
    const mode = known();
    await mode.decide(0.2, times([0.004, 0.004], [0.2, 0.005]).measure);
    expect(mode.value).toBe('auto');
  });
});

describe('a statement whose generic plan is bad', () => {
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

  /** A statement with a bad plan takes a second, whether it ends or is cancelled in a trial; each other one a millisecond. */
  function advanceClock(client: PoolClient): void {
    const query = client.query.bind(client) as (...sent: unknown[]) => Promise<QueryArrayResult<string[]>>;
    const timed = async (...sent: unknown[]): Promise<QueryArrayResult<string[]>> => {
      let milliseconds = 1_000;
      try {
        const result = await query(...sent);
        if (result.rows[0]?.[0] !== 'slow') milliseconds = 1;
        return result;
      } finally {
        clock += milliseconds;
      }
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
});
