import type { Allotment } from '../allotment';
import type { Day } from '../days';
import { weighted, type Shares } from '../random';
import { qualifications, type QualificationSlug } from '../program';
import type { Career, Partner, World } from '../world';
import { processCells, processWithin, type Process, type Reached } from './process';

type Waiting = 'DRAFT' | 'SUBMITTED' | 'IN_REVIEW';
type Over = 'REJECTED' | 'WITHDRAWN';

const waiting: Shares<Waiting> = [
  ['DRAFT', 1],
  ['SUBMITTED', 1],
  ['IN_REVIEW', 1],
];
const over: Shares<Over> = [
  ['REJECTED', 65],
  ['WITHDRAWN', 35],
];
/** How far an application had come when it was withdrawn. */
const withdrawn: Shares<Reached> = [
  ['DRAFT_ENDED', 20],
  ['SUBMISSION_ENDED', 45],
  ['DECIDED', 35],
];
const waitingShare = 0.45;

const rejections = [
  'A competence is missing.',
  'The offering uses no technology of the vendor.',
  "L'accord de revente n'est pas en marque blanche.",
];

/**
 * Adds the applications of a partner that no award stands on: those that wait for a decision, and those that were rejected
 * or withdrawn. A partner has one application for a qualification at a time.
 */
export function applyOtherwise(world: World, partner: Partner, careers: readonly Career[], allotment: Allotment): void {
  const { launch, today, sheets } = world;
  const { random, status, closed } = partner;
  const enrolled = partner.enrolled ?? launch;
  const before = sheets.applications.rows;
  for (const qualification of random.sample(qualifications, Math.min(3, random.rounded(allotment.mean)))) {
    const career = careers.find((each) => each.qualification === qualification);
    if (random.chance(waitingShare) && (status === 'ACTIVE' || status === 'PROSPECT')) {
      const last = career?.awards.at(-1);
      const soon = last && last.to !== null && last.from < today - 10 && last.to > today && last.to <= today + 90;
      const from = soon ? last.from + 1 : enrolled;
      if (soon || (!career && today - enrolled > 20)) addWaiting(world, partner, qualification, from);
    } else {
      const end = career?.awards[0]?.submitted ?? closed ?? today - 70;
      if (end - enrolled > 20) addOver(world, partner, qualification, enrolled, end);
    }
  }
  allotment.take(sheets.applications.rows - before);
}

/** An application that was begun within the last weeks. */
function addWaiting(world: World, partner: Partner, qualification: QualificationSlug, from: Day): void {
  const { random } = partner;
  const { today } = world;
  const status = weighted(random.fraction(), waiting);
  // What waits for its review was submitted lately.
  const age = status === 'IN_REVIEW' ? random.integer(8, 60) : random.integer(1, 30);
  const submitted = Math.max(from, today - age);
  const reviewed = random.integer(Math.min(submitted + 2, today - 1), today - 1);
  const reached = status === 'DRAFT' ? 'NOTHING' : status;
  add(world, partner, qualification, status, { submitted, reviewed, decided: reviewed }, reached, null);
}

function addOver(world: World, partner: Partner, qualification: QualificationSlug, from: Day, to: Day): void {
  const { random } = partner;
  const process = processWithin(random, from, Math.min(to, world.today) - 1);
  const status = weighted(random.fraction(), over);
  const reached = status === 'REJECTED' ? 'DECIDED' : weighted(random.fraction(), withdrawn);
  const reason = status === 'REJECTED' && random.chance(0.8) ? random.pick(rejections) : null;
  add(world, partner, qualification, status, process, reached, reason);
}

function add(
  { sheets, definition }: World,
  partner: Partner,
  qualification: QualificationSlug,
  status: Waiting | Over,
  process: Process,
  reached: Reached,
  reason: string | null,
): void {
  const cells = processCells(partner.random, process, reached);
  sheets.applications.add(process.submitted, [
    status,
    ...cells,
    reason,
    partner,
    definition.of('qualification', qualification),
  ]);
}
