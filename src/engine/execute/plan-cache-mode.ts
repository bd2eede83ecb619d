/** How PostgreSQL plans a prepared statement: as it sees fit, or anew for the values of each run. */
export type Mode = 'auto' | 'force_custom_plan' | 'force_generic_plan';

/** Runs of a plan that are made with the values in mind: PostgreSQL plans a prepared statement so at first. */
const firstRuns = 5;
/** How much slower than the slowest of these a run has to be, to raise doubts about its plan. */
const suspicion = { factor: 4, seconds: 0.02 };
/** How much slower the plan for any values has to be, with the same values, to be given up. */
const proof = { factor: 2, seconds: 0.01 };

/** Measures one run in a mode, in seconds. */
export type Measure = (mode: Mode) => Promise<number>;

/**
 * How one plan is planned, decided by what was measured.
 *
 * PostgreSQL's own choice is kept as long as nothing speaks against it: with the hub's statements a plan for any values is
 * as good as one made for the values, and saves the planning, which takes longer than the run. It would be bad where the
 * best plan depends on the values. So a run that is much slower than the first ones raises doubts, and both ways are then
 * run with its very values: times that differ because of load or of much data do not differ between these. A plan that is
 * given up once stays so; doubts that were not confirmed come back only at a run that is again as much slower.
 */
export class PlanCacheMode {
  value: 'auto' | 'force_custom_plan' = 'auto';
  private runs = 0;
  private slowest = 0;

  /** Takes the time of a run. @returns whether it raises doubts, so that `decide` shall be called with its values */
  isSuspicious(seconds: number): boolean {
    if (this.value !== 'auto') return false;
    if (++this.runs > firstRuns) return seconds > this.slowest * suspicion.factor + suspicion.seconds;
    this.slowest = Math.max(this.slowest, seconds);
    return false;
  }

  /** Runs both ways twice, so that a pause of the machine is not taken for a bad plan. */
  async decide(suspicious: number, measure: Measure): Promise<void> {
    const isProof = (generic: number, custom: number): boolean => generic > custom * proof.factor + proof.seconds;
    for (let turn = 0; turn < 2; turn++) {
      const custom = await measure('force_custom_plan');
      // Where these values take their time anyway, the other way need not be waited for.
      if (isProof(suspicious, custom) && isProof(await measure('force_generic_plan'), custom)) continue;
      this.slowest = Math.max(this.slowest, suspicious);
      return;
    }
    this.value = 'force_custom_plan';
  }
}
