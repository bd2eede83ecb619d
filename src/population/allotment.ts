/** How much more than the first mean a taker gets at most, if those before it could not take theirs. */
const most = 3;

/** How many takers the guess of their share counts for. */
const guessed = 20;

/**
 * Shares out a number of rows among the partners of a stream as they come, so that a whole population has about as many
 * rows as its scale says. What one partner could not take goes to those after it.
 */
export class Allotment {
  private readonly first: number;
  private readonly all: number;
  private met = 0;
  private wanted = 0;
  private taken = 0;

  /**
   * @param left how many rows there are to be
   * @param remaining how many candidates are still to come, the present one included
   * @param share the share of candidates that will take rows, as a guess; the stream corrects it
   */
  constructor(
    private left: number,
    private readonly remaining: () => number,
    private readonly share = 1,
  ) {
    this.all = remaining();
    this.first = left / Math.max(1, this.all * share);
  }

  /** What the next taker is to want on average. */
  get mean(): number {
    const remaining = this.remaining();
    const share = (this.met + guessed * this.share) / (this.all - remaining + guessed);
    const success = (this.taken + guessed) / (this.wanted + guessed);
    return Math.min(most * this.first, Math.max(0, this.left) / Math.max(1, remaining * share) / success);
  }

  /**
   * Notes how many rows the present taker took.
   * @param wanted how many it tried to take; the takers after it make up for those that it could not take
   */
  take(rows: number, wanted = rows): void {
    this.left -= rows;
    this.taken += rows;
    this.wanted += wanted;
    this.met++;
  }
}
