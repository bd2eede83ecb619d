/** The values of PostgreSQL's setting `plan_cache_mode`. */
export type Mode = 'auto' | 'force_custom_plan' | 'force_generic_plan';

/** PostgreSQL makes a custom plan for so many first runs of a prepared statement. */
const firstRuns = 5;
/** A run is suspicious if it is so much slower than the slowest of the first runs: this factor and as many seconds more. */
const suspicion = { factor: 4, seconds: 0.02 };
/** The generic plan is given up if it is so much slower than the custom plan for the same values. */
const proof = { factor: 2, seconds: 0.01 };
/**
 * A statement is long if one of its first runs took so many seconds: planning is a small part of a run. Its generic plan is given
 * up unless it is faster by this factor, because a custom plan suits other values as well.
 */
const long = { seconds: 0.02, factor: 1.05 };

/** The longest trial of a plan, in seconds. Somebody else could use the connection meanwhile. */
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
 * data slow both down alike. A generic plan that is given up once is not tried again. A trial ends when it can prove nothing
 * more. If the suspicion was wrong, only a run that is again as much slower is suspicious. A long statement, such as one that
 * counts, is planned for its values unless that is slower: both plans are compared once after the first runs.
 */
export class PlanCacheMode {
  value: 'auto' | 'force_custom_plan' = 'auto';
  private runs = 0;
  private slowest = 0;
  private isLong = false;

  /** Takes the duration of a run. @returns whether it is suspicious; then `decide` is to be called with its values */
  isSuspicious(seconds: number): boolean {
    if (this.value !== 'auto') return false;
    if (++this.runs > firstRuns) {
      const isFirstAfter = this.runs === firstRuns + 1;
      return (isFirstAfter && this.isLong) || seconds > this.slowest * suspicion.factor + suspicion.seconds;
    }
    this.slowest = Math.max(this.slowest, seconds);
    this.isLong = this.slowest >= long.seconds;
    return false;
  }

  /**
   * Measures both plans twice, in turn, so that a pause of the machine is not taken for a bad plan.
   * @param suspicious duration of the suspicious run, in seconds
   */
  async decide(suspicious: number, measure: Measure): Promise<void> {
    const isBad = this.isLong ? await isNoFaster(measure) : await isMuchSlower(suspicious, measure);
    if (isBad) this.value = 'force_custom_plan';
    else this.slowest = Math.max(this.slowest, suspicious);
  }
}

/** Whether the generic plan of a long statement is not faster: of two runs of each plan, the faster ones are compared. */
async function isNoFaster(measure: Measure): Promise<boolean> {
  let [custom, generic] = [Infinity, Infinity];
  for (let turn = 0; turn < 2; turn++) {
    custom = Math.min(custom, await measure('force_custom_plan', longestTrial));
    generic = Math.min(generic, await measure('force_generic_plan', Math.min(custom, longestTrial)));
  }
  return custom < Infinity && generic * long.factor > custom;
}

/** Whether the generic plan is much slower twice. If the custom plan is as slow as the suspicious run, it is not measured. */
async function isMuchSlower(suspicious: number, measure: Measure): Promise<boolean> {
  const bearable = (custom: number): number => custom * proof.factor + proof.seconds;
  for (let turn = 0; turn < 2; turn++) {
    const custom = await measure('force_custom_plan', Math.min(suspicious, longestTrial));
    const isFaster = suspicious > bearable(custom);
    if (!isFaster || (await measure('force_generic_plan', bearable(custom))) <= bearable(custom)) return false;
  }
  return true;
}
