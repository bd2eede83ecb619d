/** How long one piece of work goes on before other requests have their turn, in milliseconds. */
const length = 5;

/** Resolves after the requests that wait for the event loop have had their turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Lets other requests have their turn. */
export type Wait = () => Promise<void>;

/** Long work in slices of 5 ms: it asks `over` after each small step, and awaits `next` if the slice is over. */
export class Slices {
  private begun = performance.now();

  constructor(private readonly wait: Wait = nextTurn) {}

  /** Whether the work has gone on for long enough. */
  get over(): boolean {
    return performance.now() - this.begun > length;
  }

  /** Lets other requests have their turn, and begins the next slice. */
  async next(): Promise<void> {
    await this.wait();
    this.begun = performance.now();
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
