/** How long one piece of work goes on before other requests have their turn, in milliseconds. */
const usual = 5;

/** Resolves after the requests that wait for the event loop have had their turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Lets other requests have their turn. */
export type Wait = () => Promise<void>;

/** Long work in slices: it asks `over` after each small step, and awaits `next` if the slice is over. */
export class Slices {
  private begun = performance.now();
  private passing: Promise<void> | undefined;

  /** @param length of a slice in milliseconds */
  constructor(
    private readonly wait: Wait = nextTurn,
    private readonly length = usual,
  ) {}

  /** Whether the work has gone on for long enough. */
  get over(): boolean {
    return performance.now() - this.begun > this.length;
  }

  /** Lets other requests have their turn, and begins the next slice. Two parts of one work may wait at a time. */
  next(): Promise<void> {
    this.passing ??= this.pass();
    return this.passing;
  }

  /** Begins a slice: the work has waited for something else, so others have had their turn. */
  begin(): void {
    this.begun = performance.now();
  }

  private async pass(): Promise<void> {
    try {
      await this.wait();
    } finally {
      this.passing = undefined;
      this.begin();
    }
  }
}

/** The result of work that is done in slices. */
export async function inSlices<Result>(work: Generator<void, Result>, slices: Slices): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (slices.over) await slices.next();
  }
}

/** The result of work that is done at once. */
export function completed<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
