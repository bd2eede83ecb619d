/** The values of PostgreSQL's setting `plan_cache_mode`. */
export type Mode = 'auto' | 'force_custom_plan' | 'force_generic_plan';

/** PostgreSQL makes a custom plan for so many first runs of a prepared statement. */
const firstRuns = 5;
/** A run is suspicious if it is so much slower than the slowest of the first runs: this factor and as many seconds more. */
const suspicion = { factor: 4, seconds: 0.02 };
/** The generic plan is given up if it is so much slower than the custom plan for the same values. */
const proof = { factor: 2, seconds: 0.01 };

/** The longest trial of a custom plan, in seconds. Somebody else could use the connection meanwhile. */
const longestTrial = 1;

/**
 * Measures one run in a mode, in seconds.
 * @param limit the time after which the run is given up, in seconds
 * @returns Infinity if the run was given up
 */
export type Measure = (mode: Mode, limit: number) => Promise<number>;

/**
 * The plan cache mode of one prepared statement, decided by measurements.
 *
 * PostgreSQL chooses at first. With the hub's statements the generic plan is usually as good as a custom one, and it saves
 * the planning, which takes longer than the run. It is bad if the best plan depends on the values. So a run that is much
 * slower than the first ones is suspicious, and both plans are then run with the values of that run: load and the amount of
 * data slow both down alike. A generic plan that is given up once is not tried again. A trial
 * ends when it can prove nothing more. If the suspicion was wrong, only a
 * run that is again as much slower is suspicious.
 */
export class PlanCacheMode {
  value: 'auto' | 'force_custom_plan' = 'auto';
  private runs = 0;
  private slowest = 0;

  /** Takes the duration of a run. @returns whether it is suspicious; then `decide` is to be called with its values */
  isSuspicious(seconds: number): boolean {
    if (this.value !== 'auto') return false;
    if (++this.runs > firstRuns) return seconds > this.slowest * suspicion.factor + suspicion.seconds;
    this.slowest = Math.max(this.slowest, seconds);
    return false;
  }

  /**
   * Measures both plans twice, so that a pause of the machine is not taken for a bad plan.
   * @param suspicious duration of the suspicious run, in seconds
   */
  async decide(suspicious: number, measure: Measure): Promise<void> {
    const bearable = (custom: number): number => custom * proof.factor + proof.seconds;
    for (let turn = 0; turn < 2; turn++) {
      const custom = await measure('force_custom_plan', Math.min(suspicious, longestTrial));
      // If the custom plan is as slow, the generic one is not measured.
      const isFaster = suspicious > bearable(custom);
      if (isFaster && (await measure('force_generic_plan', bearable(custom))) > bearable(custom)) continue;
      this.slowest = Math.max(this.slowest, suspicious);
      return;
    }
    this.value = 'force_custom_plan';
  }
}
