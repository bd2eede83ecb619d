import type { Day, Span } from '../days';
import { spread, type Random } from '../random';
import { provider, qualifications, type QualificationSlug } from '../program';
import type { Partner, World } from '../world';

/** An award before it is written. */
export interface AwardDraft extends Span {
  readonly suspensions: Suspension[];
}

interface Suspension extends Span {
  readonly reason: string;
}

/** The shares of careers with an award in force that lack a requirement, suspended for it or unnoticed. */
const lapseShare = { suspended: 0.012, unnoticed: 0.012 };
const runningShare = 0.02;
const pastShare = 0.06;

const reasons = [
  'The yearly review is overdue.',
  'La revue annuelle est en retard.',
  'A complaint of a customer is being looked into.',
  'The certificates of two engineers have run out.',
  'The partner has asked for a pause.',
];

/**
 * Suspends awards of a career in the past and at present.
 * @returns the time in which a requirement of the award in force is missing; null if it is met
 */
export function suspend(
  world: World,
  partner: Partner,
  qualification: QualificationSlug,
  drafts: readonly AwardDraft[],
): Span | null {
  const { today } = world;
  const { status, random } = partner;
  const current = drafts.find(({ from, to }) => from <= today && (to === null || to > today));
  const begun = current ? today - current.from : 0;
  if (current && status === 'SUSPENDED') {
    const from = today - random.integer(0, Math.min(60, begun));
    current.suspensions.push({ from, to: null, reason: 'The relation with the partner is suspended.' });
    return null;
  }
  if (!current || current !== drafts.at(-1) || begun <= 40) return null;
  switch (lapseOf(world, partner, qualification)) {
    case 'SUSPENDED': {
      const from = today - random.integer(20, Math.min(300, begun - 10));
      const lapse = { from, to: random.chance(0.5) ? today - random.integer(1, 10) : null };
      current.suspensions.push({ ...lapse, reason: 'A requirement is no longer met.' });
      return lapse;
    }
    case 'UNNOTICED':
      // When the last offering of a provider goes, its award is suspended at once.
      if (qualification === provider) return null;
      return { from: today - random.integer(1, Math.min(200, begun - 10)), to: null };
    case undefined:
      if (random.chance(runningShare)) suspendNow(random, today, current, begun);
      else if (random.chance(pastShare)) suspendPast(random, drafts, today);
      return null;
  }
}

function lapseOf(
  { seed }: World,
  { index, role }: Partner,
  qualification: QualificationSlug,
): 'SUSPENDED' | 'UNNOTICED' | undefined {
  if (role) return role.lapse;
  const place = spread(seed, 'lapse', index * qualifications.length + qualifications.indexOf(qualification));
  if (place < lapseShare.suspended) return 'SUSPENDED';
  return place < lapseShare.suspended + lapseShare.unnoticed ? 'UNNOTICED' : undefined;
}

function suspendNow(random: Random, today: Day, { to: end, suspensions }: AwardDraft, begun: number): void {
  const to = random.chance(0.5) ? null : Math.min(today + random.integer(1, 60), end ?? Infinity);
  suspensions.push({ from: today - random.integer(0, Math.min(50, begun)), to, reason: random.pick(reasons) });
}

/** One or two suspensions within an award that is long enough, over before today. */
function suspendPast(random: Random, drafts: readonly AwardDraft[], today: Day): void {
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
