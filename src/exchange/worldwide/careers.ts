import { addMonths, monthStart, type Day, type Span } from '../demo/days';
import type { QualificationSlug } from '../demo/population';
import { timesOfDay } from '../demo/careers';
import type { Random } from '../demo/random';
import { weighted, type Allotment } from './allotment';
import { date, instant } from './sheet';
import type { Award, Career, Partner, World } from './world';

/** How a career stands today; the words are those of the demo's careers. */
type Standing = 'RUNNING' | 'OPEN' | 'SUCCEEDED' | 'ENDING' | 'SCHEDULED' | 'EXPIRED' | 'REVOKED';

const standings: readonly [Standing, number][] = [
  ['RUNNING', 75],
  ['OPEN', 4],
  ['SUCCEEDED', 4],
  ['ENDING', 4],
  ['SCHEDULED', 1.5],
  ['EXPIRED', 8],
  ['REVOKED', 3.5],
];

/** Of the careers with an award in force: how many have a requirement lapse in it, and whether it is suspended then. */
const lapseShare = { suspended: 0.008, unnoticed: 0.006 };
const runningSuspensions = 0.015;
const pastSuspensions = 0.06;

const reasons = [
  'The yearly review is overdue.',
  'La revue annuelle est en retard.',
  'A complaint of a customer is being looked into.',
  'The certificates of two engineers have run out.',
  'The partner has asked for a pause.',
];
const approvals = ['All requirements are met.', 'Toutes les exigences sont remplies.', 'Met at the second look.'];

/** The least number of days between two milestones. */
const leastTerm = 31;

/** What is settled about a career before it is written down. */
interface Plan {
  readonly qualification: QualificationSlug;
  readonly standing: Standing;
  /** The day before which the first award cannot be decided. */
  readonly notBefore: Day;
  /** The days on which an award begins where the one before it ends; the last is the end of the last award. */
  readonly days: readonly Day[];
}

interface Draft extends Span {
  readonly suspensions: (Span & { readonly reason: string })[];
}

/** Writes the awards of a partner in one qualification, each on its approved application, with their suspensions. */
export function makeCareer(
  world: World,
  partner: Partner,
  qualification: QualificationSlug,
  awards: Allotment,
): Career | undefined {
  const plan = planCareer(world, partner, qualification, awards.mean);
  if (!plan) return undefined;
  const { random } = partner;
  const open = plan.standing === 'OPEN';
  const count = plan.days.length - 1;
  // After a break the next award is no renewal; it stands on an application like a first one.
  const broken = !partner.anchor && count > 2 && random.chance(0.12) ? random.integer(1, count - 2) : -1;
  const drafts = Array.from({ length: count }, (_, index): Draft => {
    const [start, end] = [plan.days[index] as Day, plan.days[index + 1] as Day];
    const gap = index === broken ? random.integer(5, Math.floor((end - start) / 3)) : 0;
    return { from: start + gap, to: open && index === count - 1 ? null : end, suspensions: [] };
  });
  const lapse = partner.anchor ? null : suspend(world, partner, qualification, drafts);
  return { qualification, lapse, awards: write(world, partner, plan, drafts, broken) };
}

function planCareer(
  { today, launch, ready }: World,
  { enrolled, closed, status, anchor, random }: Partner,
  qualification: QualificationSlug,
  mean: number,
): Plan | undefined {
  if (enrolled === null) return undefined;
  const notBefore = 1 + (qualification === 'cpp-services-reseller' ? Math.max(enrolled, ready) : enrolled);
  const standing: Standing = anchor
    ? 'OPEN'
    : status === 'ACTIVE'
      ? weighted(random, standings)
      : status === 'CLOSED'
        ? 'REVOKED'
        : 'RUNNING';
  const wait = anchor ? 8 : Math.max(20, Math.min(400, Math.floor((today - launch) / 12)));
  const start = standing === 'SCHEDULED' ? today + random.integer(1, 45) : notBefore + random.integer(12, 12 + wait);
  if (standing !== 'SCHEDULED' && start > (closed ?? today) - 2 * leastTerm) return undefined;
  if (standing === 'SCHEDULED') {
    if (notBefore > today - 10) return undefined;
    return { qualification, standing, notBefore, days: [start, addMonths(start, random.pick([12, 24, 36]))] };
  }
  // What the award lasts in which the story ends counts in part.
  const part = standing === 'RUNNING' || standing === 'OPEN' ? 0.1 + 0.8 * random.fraction() : 1;
  const end = endOf(standing, random, today, start, closed);
  const reached = Math.min(end, today);
  const wanted = 1 + Math.floor(Math.max(0, mean - 1) * 2 * random.fraction() + random.fraction());
  const count = Math.max(1, Math.min(wanted, Math.floor((reached - start) / leastTerm + 1 - part)));
  const term = (reached - start) / (count - 1 + part);
  const days = milestones(random, start, count, term);
  const last = part < 1 ? Math.max(today + 91 + random.integer(0, 200), Math.round(start + count * term)) : end;
  days.push(last);
  if (standing === 'SUCCEEDED') days.push(last + Math.max(leastTerm, Math.round(term)));
  return { qualification, standing, notBefore, days };
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

/** The first days of so many awards, about a term apart, today's among the days of the last. */
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

/**
 * Suspends awards, then and now.
 * @returns the time in which a requirement of the award in force is missing, if it is
 */
function suspend(
  { today }: World,
  { status, random }: Partner,
  qualification: QualificationSlug,
  drafts: readonly Draft[],
): Span | null {
  const current = drafts.find(({ from, to }) => from <= today && (to === null || to > today));
  const begun = current ? today - current.from : 0;
  if (current && status === 'SUSPENDED') {
    const from = today - random.integer(0, Math.min(60, begun));
    current.suspensions.push({ from, to: null, reason: 'The relation with the partner is suspended.' });
  } else if (current && current === drafts.at(-1) && begun > 40) {
    const chance = random.fraction();
    if (chance < lapseShare.suspended) {
      const from = today - random.integer(20, Math.min(300, begun - 10));
      const lapse = { from, to: random.chance(0.5) ? today - random.integer(1, 10) : null };
      current.suspensions.push({ ...lapse, reason: 'A requirement is no longer met.' });
      return lapse;
    }
    // That the last offering of a provider goes is noticed at once.
    if (chance < lapseShare.suspended + lapseShare.unnoticed && qualification !== 'cpp-provider')
      return { from: today - random.integer(1, Math.min(200, begun - 10)), to: null };
    if (random.chance(runningSuspensions)) {
      const to = random.chance(0.5) ? null : Math.min(today + random.integer(1, 60), current.to ?? Infinity);
      const from = today - random.integer(0, Math.min(50, begun));
      current.suspensions.push({ from, to, reason: random.pick(reasons) });
    } else if (random.chance(pastSuspensions)) suspendPast(random, drafts, today);
  }
  return null;
}

/** One or two suspensions within an award that is long enough, over before today. */
function suspendPast(random: Random, drafts: readonly Draft[], today: Day): void {
  const long = drafts.filter(({ from, to }) => Math.min(to ?? today, today) - from > 50);
  if (long.length === 0) return;
  const { from, to, suspensions } = random.pick(long);
  const end = Math.min(to ?? today, today);
  const middle = Math.floor((from + end) / 2);
  const reason = random.pick(reasons);
  suspensions.push({ from: random.integer(from, middle - 15), to: middle - random.integer(1, 14), reason });
  if (random.chance(0.3))
    suspensions.push({ from: random.integer(middle, middle + 5), to: random.integer(middle + 6, end), reason });
}

function write(world: World, partner: Partner, plan: Plan, drafts: readonly Draft[], broken: number): Award[] {
  const { sheets, keys, today } = world;
  const { random } = partner;
  const qualification = keys.qualifications.get(plan.qualification) as number;
  const written: Award[] = [];
  drafts.forEach(({ from, to, suspensions }, index) => {
    const previous = written.at(-1);
    const { key: application, submitted, decided } = apply(world, partner, qualification, previous?.from, plan, from);
    const last = index === drafts.length - 1;
    const renewed = !last && index + 1 !== broken;
    const ended = to !== null && to <= today && random.chance(0.4);
    const key = sheets.awards.add(decided, [
      date(from),
      date(to),
      renewed ? 'RENEWED' : last && plan.standing === 'REVOKED' ? 'REVOKED' : ended ? 'EXPIRED' : null,
      partner.key,
      qualification,
      application,
      index === broken ? null : (previous?.key ?? null),
    ]);
    for (const suspension of suspensions) {
      const { from: start, to: end, reason } = suspension;
      sheets.suspensions.add(start, [date(start), date(end), reason, key]);
    }
    written.push({ key, from, to, submitted, decided, suspensions });
  });
  return written;
}

/** The application behind an award: handed in, reviewed and decided before the award begins, and before today. */
function apply(
  { sheets, today }: World,
  { key, random }: Partner,
  qualification: number,
  previous: Day | undefined,
  plan: Plan,
  from: Day,
): { readonly key: number; readonly submitted: Day; readonly decided: Day } {
  const earliest = previous === undefined ? plan.notBefore : previous + 1;
  const latest = Math.min(from, today - 1);
  const decided = latest - random.integer(0, Math.min(30, Math.floor((latest - earliest) / 3)));
  const reviewed = decided - random.integer(0, Math.min(20, Math.floor((decided - earliest) / 2)));
  const submitted = reviewed - random.integer(0, Math.min(20, reviewed - earliest));
  const [first, second, third] = timesOfDay(random, 3) as [number, number, number];
  const application = sheets.applications.add(submitted, [
    'APPROVED',
    instant(submitted, first),
    instant(reviewed, second),
    instant(decided, third),
    random.chance(0.4) ? random.pick(approvals) : null,
    key,
    qualification,
  ]);
  return { key: application, submitted, decided };
}
