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
function waitFor(busy: readonly number[], jobs: readonly number[]): number {
  const free = [...busy];
  for (const job of jobs) {
    const next = free.indexOf(Math.min(...free));
    free[next] = (free[next] ?? 0) + job;
  }
  return Math.min(...free);
}

/** A turn as far as its duration is known. Times are in milliseconds. */
export interface Timed {
  /** The expected duration. */
  readonly expected: number;
  /** When it began; undefined while the request waits. */
  readonly begun?: number;
}

/**
 * How long a request waits for others that have so many turns at a time together.
 * @param running those that have a turn; at most as many as there are turns count
 * @param before those that wait and come before the request
 * @param longest turn, in milliseconds
 */
export function waitBehind(
  { running, before }: { readonly running: readonly Timed[]; readonly before: readonly Timed[] },
  { turns, longest, now }: { readonly turns: number; readonly longest: number; readonly now: number },
): number {
  const busy = running.map((each) => remaining(each, longest, now));
  while (busy.length < turns) busy.push(0);
  busy.sort((first, second) => first - second);
  return waitFor(
    busy.slice(-turns),
    before.map(({ expected }) => expected),
  );
}

/** How long a turn still lasts. One that lasts longer than was expected will probably last as long again. */
function remaining({ begun = 0, expected }: Timed, longest: number, now: number): number {
  const elapsed = now - begun;
  const probably = elapsed < expected ? expected - elapsed : elapsed;
  return Math.max(0, Math.min(probably, longest - elapsed));
}
