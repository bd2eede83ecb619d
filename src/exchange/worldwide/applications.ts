import { timesOfDay } from '../demo/careers';
import type { Day } from '../demo/days';
import type { QualificationSlug } from '../demo/population';
import { rounded, weighted, type Allotment } from './allotment';
import { instant } from './sheet';
import type { Career, Partner, World } from './world';

type Status = 'DRAFT' | 'SUBMITTED' | 'IN_REVIEW' | 'REJECTED' | 'WITHDRAWN';

const waiting: readonly (readonly [Status, number])[] = [
  ['DRAFT', 1],
  ['SUBMITTED', 1],
  ['IN_REVIEW', 1],
];
const over: readonly (readonly [Status, number])[] = [
  ['REJECTED', 65],
  ['WITHDRAWN', 35],
];
const waitingShare = 0.4;

export const qualifications: readonly QualificationSlug[] = ['cpp-builder', 'cpp-provider', 'cpp-services-reseller'];

const rejections = [
  'A competence is missing.',
  'The offering uses no technology of the vendor.',
  "L'accord de revente n'est pas en marque blanche.",
];

/**
 * The applications of a partner that no award stands on: those that wait for a decision, and those that were refused or
 * taken back. A partner has one application for a qualification at a time.
 */
export function applyOtherwise(world: World, partner: Partner, careers: readonly Career[], allotment: Allotment): void {
  const { launch, today, sheets } = world;
  const { random, status, closed } = partner;
  const enrolled = partner.enrolled ?? launch;
  const before = sheets.applications.rows;
  for (const qualification of random.sample(qualifications, Math.min(3, rounded(random, allotment.mean)))) {
    const career = careers.find((each) => each.qualification === qualification);
    if (random.chance(waitingShare) && (status === 'ACTIVE' || status === 'PROSPECT')) {
      const last = career?.awards.at(-1);
      const soon = last && last.to !== null && last.from < today - 10 && last.to > today && last.to <= today + 90;
      if (soon)
        write(world, partner, qualification, weighted(random, waiting), Math.max(last.from + 1, today - 45), today);
      else if (!career && today - enrolled > 20)
        write(world, partner, qualification, weighted(random, waiting), Math.max(enrolled, today - 60), today);
    } else {
      const end = career?.awards[0]?.submitted ?? closed ?? today - 70;
      if (end - enrolled > 10) write(world, partner, qualification, weighted(random, over), enrolled, end);
    }
  }
  allotment.take(sheets.applications.rows - before);
}

function write(
  { sheets, keys, today }: World,
  { key, random }: Partner,
  qualification: QualificationSlug,
  status: Status,
  from: Day,
  to: Day,
): void {
  const latest = Math.min(to, today) - 1;
  const submitted = random.integer(from, Math.max(from, latest - 6));
  const reviewed = random.integer(submitted, Math.max(submitted, latest - 3));
  const decided = random.integer(reviewed, latest);
  const [first, second, third] = timesOfDay(random, 3) as [number, number, number];
  const withdrawn = status === 'WITHDRAWN' ? random.fraction() : 1;
  const drafted = status === 'DRAFT' || withdrawn < 0.2;
  const unseen = drafted || status === 'SUBMITTED' || (withdrawn >= 0.2 && withdrawn < 0.65);
  sheets.applications.add(submitted, [
    status,
    drafted ? null : instant(submitted, first),
    unseen ? null : instant(reviewed, second),
    status === 'REJECTED' || status === 'WITHDRAWN' ? instant(decided, third) : null,
    status === 'REJECTED' && random.chance(0.8) ? random.pick(rejections) : null,
    key,
    keys.qualifications.get(qualification) as number,
  ]);
}
