import { instant, type Day } from '../days';
import type { Random } from '../random';

/** The days of an application or a request on its way to a decision. */
export interface Process {
  readonly submitted: Day;
  readonly reviewed: Day;
  readonly decided: Day;
}

/** How many days lie between submission and decision, if there is room for so many. */
const usual = { least: 12, most: 90 };

/**
 * A submission, a review and a decision between two days, both included: two weeks to three months in all, less if there is
 * less room.
 * @param slack how many days the decision lies before the last one at most
 */
export function processWithin(random: Random, earliest: Day, latest: Day, slack = Infinity): Process {
  const room = Math.max(0, latest - earliest);
  // The sum of two numbers is seldom far from the middle of its range.
  const length = Math.min(
    room,
    random.integer(usual.least / 2, usual.most / 2) + random.integer(usual.least / 2, usual.most / 2),
  );
  const decided = latest - random.integer(0, Math.min(room - length, slack));
  const submitted = decided - length;
  return { submitted, reviewed: submitted + random.integer(Math.floor(length / 8), Math.floor(length / 2)), decided };
}

/** How far a process has come. */
export type Reached = 'NOTHING' | 'SUBMITTED' | 'IN_REVIEW' | 'DECIDED' | 'DRAFT_ENDED' | 'SUBMISSION_ENDED';

const steps: Readonly<Record<Reached, readonly [submitted: boolean, reviewed: boolean, decided: boolean]>> = {
  NOTHING: [false, false, false],
  SUBMITTED: [true, false, false],
  IN_REVIEW: [true, true, false],
  DECIDED: [true, true, true],
  DRAFT_ENDED: [false, false, true],
  SUBMISSION_ENDED: [true, false, true],
};

/** The cells of its three instants, as far as it has come. */
export function processCells(
  random: Random,
  { submitted, reviewed, decided }: Process,
  reached: Reached,
): (string | null)[] {
  const times = random.times(3);
  const days = [submitted, reviewed, decided];
  return steps[reached].map((is, index) => (is ? instant(days[index] as Day, times[index] as number) : null));
}
