import { unitsPerMillisecond } from '../../engine';

/** What a statement takes beside what its cost says: round trips and the start of the statement, in milliseconds. */
const overhead = 1;
/** The weight of the last measurement in the mean of a viewer. */
const weight = 0.25;

/** The mean factor by which the turns of a viewer last longer than their costs say. */
export class Slowness {
  constructor(private factor = 1) {}

  get value(): number {
    return this.factor;
  }

  /** How long a turn will last, in milliseconds. */
  expect(cost: number): number {
    return expectedBy(cost) * this.factor;
  }

  /** Takes the duration of a turn, in milliseconds. */
  measured(cost: number, duration: number): void {
    this.factor += weight * (duration / expectedBy(cost) - this.factor);
  }
}

function expectedBy(cost: number): number {
  return overhead + cost / unitsPerMillisecond;
}

/**
 * How long the last of several jobs waits if each begins as soon as a worker is free.
 * @param busy for each worker, how long it is still busy
 * @param jobs the durations of the jobs before the last one, in their order
 */
export function waitFor(busy: readonly number[], jobs: readonly number[]): number {
  const free = [...busy];
  for (const job of jobs) {
    const next = free.indexOf(Math.min(...free));
    free[next] = (free[next] ?? 0) + job;
  }
  return Math.min(...free);
}
