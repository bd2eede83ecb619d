import type { Standing } from '../cast';
import { addMonths, monthStart, type Day } from '../days';
import { spread, weighted, type Random, type Shares } from '../random';
import { qualifications, reseller, type QualificationSlug } from '../program';
import type { Partner, World } from '../world';

const standings: Shares<Standing> = [
  ['RUNNING', 73],
  ['OPEN', 4],
  ['SUCCEEDED', 4],
  ['ENDING', 4],
  ['SCHEDULED', 3],
  ['EXPIRED', 8],
  ['REVOKED', 4],
];

/** The least number of days between two milestones. */
const leastTerm = 31;

/** What is settled about a career before its awards are. */
export interface CareerPlan {
  readonly qualification: QualificationSlug;
  readonly standing: Standing;
  /** The day before which the first award cannot be decided. */
  readonly notBefore: Day;
  /** The days on which an award begins and the one before it ends; the last is the end of the last award. */
  readonly days: readonly Day[];
}

/**
 * Plans the career of a partner in a qualification.
 * @param mean how many awards a career has on average
 * @returns undefined if the partner had too little time
 */
export function planCareer(
  world: World,
  partner: Partner,
  qualification: QualificationSlug,
  mean: number,
): CareerPlan | undefined {
  const { today, launch, ready } = world;
  const { enrolled, closed, anchor, role, random } = partner;
  if (enrolled === null) return undefined;
  const notBefore = 1 + (qualification === reseller ? Math.max(enrolled, ready) : enrolled);
  const standing = standingOf(world, partner, qualification);
  if (standing === 'SCHEDULED') {
    if (notBefore > today - 30) return undefined;
    const start = today + random.integer(1, 45);
    return { qualification, standing, notBefore, days: [start, addMonths(start, random.pick([12, 24, 36]))] };
  }
  const wait = anchor ? 8 : Math.max(20, Math.min(400, Math.floor((today - launch) / 12)));
  const start = notBefore + random.integer(12, 12 + wait);
  if (start > (closed ?? today) - 2 * leastTerm) return undefined;
  // The award in which the story ends counts in part.
  const part = standing === 'RUNNING' || standing === 'OPEN' ? 0.1 + 0.8 * random.fraction() : 1;
  const end = endOf(standing, random, today, start, closed);
  const reached = Math.min(end, today);
  const wanted = 1 + Math.floor(Math.max(0, mean - 1) * 2 * random.fraction() + random.fraction());
  // An award that lacks something must run for a while.
  const least = role?.lapse ? Math.ceil((2 * leastTerm) / part) : leastTerm;
  const count = Math.max(1, Math.min(wanted, Math.floor((reached - start) / least + 1 - part)));
  const term = (reached - start) / (count - 1 + part);
  const days = milestones(random, start, count, term);
  const last = part < 1 ? Math.max(today + 91 + random.integer(0, 200), Math.round(start + count * term)) : end;
  days.push(last);
  if (standing === 'SUCCEEDED') days.push(last + Math.max(leastTerm, Math.round(term)));
  return { qualification, standing, notBefore, days };
}

function standingOf({ seed }: World, partner: Partner, qualification: QualificationSlug): Standing {
  const { index, anchor, role, status } = partner;
  if (anchor) return 'OPEN';
  if (role) return role.standing;
  if (status === 'CLOSED') return 'REVOKED';
  if (status === 'SUSPENDED') return 'RUNNING';
  const number = index * qualifications.length + qualifications.indexOf(qualification);
  return weighted(spread(seed, 'standing', number), standings);
}

function endOf(standing: Standing, random: Random, today: Day, start: Day, closed: Day | null): Day {
  switch (standing) {
    case 'ENDING':
    case 'SUCCEEDED':
      return today + random.integer(1, 90);
    case 'EXPIRED':
      return snapped(random, random.integer(start + leastTerm, today), start + leastTerm);
    case 'REVOKED':
      return closed ?? random.integer(start + leastTerm, today);
    default:
      return today;
  }
}

/** The first days of so many awards, about a term apart; today is among the days of the last. */
function milestones(random: Random, start: Day, count: number, term: number): Day[] {
  const days = [start];
  for (let index = 1; index < count; index++) {
    const day = Math.round(start + (index + (random.fraction() - 0.5) * 0.1) * term);
    days.push(snapped(random, day, (days[index - 1] as Day) + Math.floor(term * 0.6)));
  }
  return days;
}

/** Most milestones fall on the first of a month, so that many share a day. */
function snapped(random: Random, day: Day, least: Day): Day {
  const first = monthStart(day);
  return first >= least && random.chance(0.7) ? first : day;
}
