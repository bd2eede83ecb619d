/** The values of PostgreSQL's setting `plan_cache_mode`. */
export type Mode = 'auto' | 'force_custom_plan' | 'force_generic_plan';

/** PostgreSQL makes a custom plan for so many first runs of a prepared statement. */
const firstRuns = 5;
/** A run is suspicious if it is so much slower than the slowest of the first runs: this factor and as many seconds more. */
const suspicion = { factor: 4, seconds: 0.02 };
/** The generic plan is given up if it is so much slower than the custom plan for the same values. */
const proof = { factor: 2, seconds: 0.01 };
/**
 * A statement is long if one of its first runs took so many seconds of the processor: planning is a small part of a run. Its generic plan is given
 * up unless it is faster by this factor, because a custom plan suits other values as well.
 */
const long = { seconds: 0.02, factor: 1.05 };

/** A generic plan that PostgreSQL takes for dearer is forced if it is faster by this factor. */
const planning = { factor: 1.5 };

/** The longest trial of a plan, in seconds. Somebody else could use the connection meanwhile. */
const longestTrial = 1;

/**
 * The first generic run of a connection makes the plan, which takes longer than a short run. It may take so much longer than a
 * custom run: this factor and as many seconds more.
 */
const making = { factor: 3, seconds: 0.05 };

/** One run in a trial. Both times are Infinity if it was given up. */
export interface TrialRun {
  /** How long it lasted, in seconds. */
  readonly seconds: number;
  /** The processor time of the database, in seconds: other requests make a run longer, and not this. */
  readonly worked: number;
}

/**
 * Measures one run in a mode.
 * @param limit the time after which the run is given up, in seconds
 */
export type Measure = (mode: Mode, limit: number) => Promise<TrialRun>;

/** How often PostgreSQL has used each plan of a prepared statement on one connection. */
export interface PlanCounts {
  readonly custom: number;
  readonly generic: number;
}

/**
 * The plan cache mode of one prepared statement, decided by measurements.
 *
 * PostgreSQL chooses at first. With the hub's statements the generic plan is usually as good as a custom one, and it saves
 * the planning, which takes longer than the run. It is bad if the best plan depends on the values. So a run that is much
 * slower than the first ones is suspicious, and both plans are then run with the values of that run: load and the amount of
 * data slow both down alike. A generic plan that is given up once is not tried again. A trial ends when it can prove nothing
 * more. If the suspicion was wrong, only a run that is again as much slower is suspicious. A long statement, such as one that
 * counts, is planned for its values unless that is slower: both plans are compared once after the first runs.
 *
 * PostgreSQL compares estimates. For a short statement with many tables it may go on planning each run, because it takes the
 * generic plan for dearer than it is. Both plans are compared once if that comes up.
 */
export class PlanCacheMode {
  value: Mode = 'auto';
  private runs = 0;
  private slowest = 0;
  private isLong = false;
  /** After so many runs it is asked how PostgreSQL plans the statement. */
  private nextQuestion = firstRuns * 2;

  /**
   * Takes the duration of a run.
   * @param worked the processor time of the database, in seconds: a statement is not long because the machine is busy
   * @returns whether the run is suspicious; then `decide` is to be called with its values
   */
  isSuspicious(seconds: number, worked = seconds): boolean {
    if (this.value === 'force_custom_plan') return false;
    if (++this.runs > firstRuns) {
      const isFirstAfter = this.runs === firstRuns + 1;
      return (isFirstAfter && this.isLong) || seconds > this.slowest * suspicion.factor + suspicion.seconds;
    }
    this.slowest = Math.max(this.slowest, seconds);
    this.isLong ||= worked >= long.seconds;
    return false;
  }

  /**
   * Measures both plans twice, in turn, so that a pause of the machine is not taken for a bad plan.
   * @param suspicious duration of the suspicious run, in seconds
   */
  async decide(suspicious: number, measure: Measure): Promise<void> {
    const isBad = this.isLong ? await this.isNoFaster(measure) : await isMuchSlower(suspicious, measure);
    if (isBad) this.value = 'force_custom_plan';
    else this.slowest = Math.max(this.slowest, suspicious);
  }

  /** Whether the generic plan of a long statement is not faster than the custom one. */
  private async isNoFaster(measure: Measure): Promise<boolean> {
    const { custom, generic } = await compared(measure);
    // The first run of a connection reads the catalog, so a short statement may have been taken for a long one.
    this.isLong = custom >= long.seconds;
    return this.isLong && custom < Infinity && generic * long.factor > custom;
  }

  /** Whether it is time to ask how PostgreSQL plans the statement: after ten runs, and each time that their number doubles. */
  isQuestion(): boolean {
    if (this.value !== 'auto' || this.isLong || this.runs < this.nextQuestion) return false;
    this.nextQuestion *= 2;
    return true;
  }

  /** Forces the generic plan if PostgreSQL plans each run although that is slower. @returns whether the plans were compared */
  async settle(counts: PlanCounts, measure: Measure): Promise<boolean> {
    if (counts.generic > 0) this.nextQuestion = Infinity;
    if (counts.generic > 0 || counts.custom <= firstRuns) return false;
    this.nextQuestion = Infinity;
    const { custom, generic } = await compared(measure);
    if (generic * planning.factor < custom) this.value = 'force_generic_plan';
    return true;
  }
}

/** Two runs of each plan in turn. @returns the processor time of the run of each that took less, in seconds */
async function compared(measure: Measure): Promise<{ readonly custom: number; readonly generic: number }> {
  const first = await measure('force_custom_plan', longestTrial);
  const made = await measure(
    'force_generic_plan',
    Math.min(first.seconds * making.factor + making.seconds, longestTrial),
  );
  const custom = await measure('force_custom_plan', longestTrial);
  const generic = await measure('force_generic_plan', Math.min(first.seconds, custom.seconds, longestTrial));
  return {
    custom: Math.min(first.worked, custom.worked),
    generic: Math.min(made.worked, generic.worked),
  };
}

/** Whether the generic plan is much slower twice. If the custom plan is as slow as the suspicious run, it is not measured. */
async function isMuchSlower(suspicious: number, measure: Measure): Promise<boolean> {
  const bearable = (custom: number): number => custom * proof.factor + proof.seconds;
  for (let turn = 0; turn < 2; turn++) {
    const { seconds: custom } = await measure('force_custom_plan', Math.min(suspicious, longestTrial));
    if (suspicious <= bearable(custom)) return false;
    const generic = await measure('force_generic_plan', bearable(custom));
    if (generic.seconds <= bearable(custom)) return false;
  }
  return true;
}
