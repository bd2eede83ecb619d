import { instantOf, timesOfDay } from './careers';
import type { Day } from './days';
import type {
  ApplicationDraft,
  ApplicationStatus,
  Career,
  PartnerDraft,
  QualificationSlug,
  Settings,
} from './population';
import type { Random } from './random';

/** How many applications there are of each status that no award stands on. */
const counts: readonly [Exclude<ApplicationStatus, 'APPROVED'>, number][] = [
  ['SUBMITTED', 30],
  ['IN_REVIEW', 30],
  ['DRAFT', 30],
  ['REJECTED', 72],
  ['WITHDRAWN', 38],
];

const rejections = [
  'A competence is missing.',
  'The offering uses no technology of the vendor.',
  "L'accord de revente n'est pas en marque blanche.",
];
const qualifications: readonly QualificationSlug[] = ['cpp-builder', 'cpp-provider', 'cpp-services-reseller'];

/** A chance to apply: between two days, the second not included, nothing else of the partner is going on. */
interface Opening {
  readonly partner: PartnerDraft;
  readonly qualification: QualificationSlug;
  readonly from: Day;
  readonly to: Day;
}

/**
 * The applications that no award stands on: those that wait for a decision, and those that were refused or taken back. A
 * partner has one application for a qualification at a time.
 */
export function makeOtherApplications(
  settings: Settings,
  partners: readonly PartnerDraft[],
  careers: readonly Career[],
): ApplicationDraft[] {
  const random = settings.random.fork('applications');
  const { today } = settings;
  const { before, now } = openings(settings, partners, careers);
  const earlier = random.shuffled(before);
  // Renewals of what ends soon come first among those that wait.
  const waiting = [...now.filter(({ soon }) => soon), ...random.shuffled(now.filter(({ soon }) => !soon))];
  return counts.flatMap(([status, count]) =>
    Array.from({ length: count }, () => {
      const open = status === 'SUBMITTED' || status === 'IN_REVIEW' || status === 'DRAFT';
      const opening = open ? waiting.shift() : (earlier.pop() ?? waiting.pop());
      return opening ? application(random, opening, status, today) : undefined;
    }).filter((each) => each !== undefined),
  );
}

function openings(
  { launch, today }: Settings,
  partners: readonly PartnerDraft[],
  careers: readonly Career[],
): { readonly before: Opening[]; readonly now: (Opening & { readonly soon: boolean })[] } {
  const before: Opening[] = [];
  const now: (Opening & { readonly soon: boolean })[] = [];
  for (const partner of partners) {
    for (const qualification of qualifications) {
      const career = careers.find((each) => each.partner === partner && each.qualification === qualification);
      const enrolled = partner.enrolled ?? launch;
      const first = career?.awards[0]?.application.submitted?.day ?? partner.closed ?? today - 70;
      if (first - enrolled > 10) before.push({ partner, qualification, from: enrolled, to: first });
      if (partner.status !== 'ACTIVE' && partner.status !== 'PROSPECT') continue;
      const last = career?.awards.at(-1);
      const soon =
        last !== undefined && last.to !== null && last.from < today - 10 && last.to > today && last.to <= today + 90;
      if (soon) now.push({ partner, qualification, from: Math.max(last.from + 1, today - 45), to: today, soon });
      else if (!career && today - enrolled > 20)
        now.push({ partner, qualification, from: Math.max(enrolled, today - 60), to: today, soon });
    }
  }
  // Half of what ends soon has nobody who cares for its renewal yet.
  return { before, now: now.filter(({ soon }, index) => !soon || index % 2 === 0) };
}

function application(
  random: Random,
  { partner, qualification, from, to }: Opening,
  status: ApplicationStatus,
  today: Day,
): ApplicationDraft {
  const none = { partner, qualification, status, submitted: null, reviewed: null, decided: null, reason: null };
  const latest = Math.min(to, today) - 1;
  const submitted = random.integer(from, Math.max(from, latest - 6));
  const reviewed = random.integer(submitted, Math.max(submitted, latest - 3));
  const decided = random.integer(reviewed, latest);
  const [first = 0, second = 0, third = 0] = timesOfDay(random, 3);
  const submission = { day: submitted, time: first };
  switch (status) {
    case 'DRAFT':
      return none;
    case 'SUBMITTED':
      return { ...none, submitted: submission };
    case 'IN_REVIEW':
      return { ...none, submitted: submission, reviewed: { day: reviewed, time: second } };
    case 'WITHDRAWN': {
      const draft = random.chance(0.2);
      const inReview = !draft && random.chance(0.4);
      return {
        ...none,
        submitted: draft ? null : submission,
        reviewed: inReview ? { day: reviewed, time: second } : null,
        decided: draft ? instantOf(random, decided) : { day: decided, time: third },
      };
    }
    case 'REJECTED':
    case 'APPROVED':
      return {
        ...none,
        submitted: submission,
        reviewed: { day: reviewed, time: second },
        decided: { day: decided, time: third },
        reason: random.chance(0.8) ? random.pick(rejections) : null,
      };
  }
}
