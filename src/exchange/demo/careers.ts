import { milestones, planCareers, type CareerPlan } from './career-plans';
import type { Day, Instant } from './days';
import type { ApplicationDraft, AwardDraft, Career, PartnerDraft, QualificationSlug, Settings } from './population';
import type { Random } from './random';

/** How many awards there are to be, renewals included. */
const awardCount = 1500;
/** How many careers have a requirement that lapses while an award is in force. */
const lapseCount = 10;
/** In how many careers nobody has noticed it yet. A provider's award is suspended the moment its last offering goes. */
const unnoticedCounts: readonly (readonly [QualificationSlug, number])[] = [
  ['cpp-builder', 3],
  ['cpp-services-reseller', 3],
];

const suspensionReasons = [
  'The yearly review is overdue.',
  'La revue annuelle est en retard.',
  'A complaint of a customer is being looked into.',
  'The certificates of two engineers have run out.',
  'The partner has asked for a pause.',
];
const approvals = ['All requirements are met.', 'Toutes les exigences sont remplies.', 'Met at the second look.'];

/** The awards of all partners, each on its approved application, with their suspensions. */
export function makeCareers(settings: Settings, partners: readonly PartnerDraft[]): Career[] {
  const plans = planCareers(settings, partners);
  const months = usualTerm(settings, plans);
  const random = settings.random.fork('awards');
  const careers = plans.map((plan) => makeCareer(settings, random, plan, months));
  return suspend(settings, careers);
}

/** The length of an award, in months, at which there are as many as there are to be: the longer, the fewer. */
function usualTerm(settings: Settings, plans: readonly CareerPlan[]): number {
  const count = (months: number): number =>
    plans.reduce((sum, plan) => {
      const { days, open } = milestones(settings, plan, months);
      return sum + days.length - (open ? 0 : 1);
    }, 0);
  let [least, most] = [1, 48];
  while (count(most) > awardCount) most *= 2;
  for (let step = 0; step < 10; step++) {
    const middle = (least + most) / 2;
    if (count(middle) > awardCount) least = middle;
    else most = middle;
  }
  return most;
}

function makeCareer(settings: Settings, random: Random, plan: CareerPlan, months: number): Career {
  const { partner, qualification, standing } = plan;
  const { days, open } = milestones(settings, plan, months);
  const count = days.length - (open ? 0 : 1);
  // After a break the next award is no renewal; it stands on an application like a first one.
  const broken = !plan.anchor && count > 2 && random.chance(0.12) ? random.integer(1, count - 2) : -1;
  const awards: AwardDraft[] = [];
  for (let index = 0; index < count; index++) {
    const previous = awards.at(-1) ?? null;
    const resumed = index === broken;
    const until = days[index + 1] ?? null;
    const gap = resumed ? random.integer(5, Math.floor(((until ?? settings.today) - (days[index] as Day)) / 3)) : 0;
    const from = (days[index] as Day) + gap;
    const last = index === count - 1;
    const endReason =
      !last && index + 1 !== broken
        ? 'RENEWED'
        : last && standing === 'REVOKED'
          ? 'REVOKED'
          : ending(random, until, settings.today);
    const renewed = resumed ? null : previous;
    const earliest = previous ? previous.from + 1 : plan.notBefore;
    const application = approved(settings, random, plan, earliest, from);
    awards.push({
      partner,
      qualification,
      from,
      to: until,
      endReason,
      previous: renewed,
      application,
      suspensions: [],
    });
  }
  return { partner, qualification, awards, anchor: plan.anchor, lapse: null };
}

/** That a period ran out goes without saying; some rows say it all the same. */
function ending(random: Random, until: Day | null, today: Day): 'EXPIRED' | null {
  return until !== null && until <= today && random.chance(0.4) ? 'EXPIRED' : null;
}

/** The application behind an award: handed in, reviewed and decided before the award begins, and before today. */
function approved(
  { today }: Settings,
  random: Random,
  { partner, qualification }: CareerPlan,
  earliest: Day,
  from: Day,
): ApplicationDraft {
  const latest = Math.min(from, today - 1);
  const decided = latest - random.integer(0, Math.min(30, Math.floor((latest - earliest) / 3)));
  const reviewed = decided - random.integer(0, Math.min(20, Math.floor((decided - earliest) / 2)));
  const submitted = reviewed - random.integer(0, Math.min(20, reviewed - earliest));
  const times = timesOfDay(random, 3);
  return {
    partner,
    qualification,
    status: 'APPROVED',
    submitted: { day: submitted, time: times[0] as number },
    reviewed: { day: reviewed, time: times[1] as number },
    decided: { day: decided, time: times[2] as number },
    reason: random.chance(0.4) ? random.pick(approvals) : null,
  };
}

/** Times of a working day, in milliseconds since midnight, each not before the one in front of it. Some fall on the hour. */
export function timesOfDay(random: Random, count: number): number[] {
  return Array.from({ length: count }, () =>
    random.chance(0.3) ? random.integer(7, 18) * 3_600_000 : random.integer(25_200_000, 64_800_000),
  ).sort((one, other) => one - other);
}

/** Makes an instant of a day. */
export function instantOf(random: Random, day: Day): Instant {
  return { day, time: timesOfDay(random, 1)[0] as number };
}

/** Suspends awards: those of suspended partners, those whose requirements lapse, and some for other reasons, then and now. */
function suspend(settings: Settings, careers: readonly Career[]): Career[] {
  const { today } = settings;
  const random = settings.random.fork('suspensions');
  let lapses = lapseCount;
  const unnoticed = new Map(unnoticedCounts);
  let running = 8;
  let past = 26;
  const done = new Map<Career, Career>();
  for (const career of random.shuffled(careers)) {
    const current = career.awards.find(({ from, to }) => from <= today && (to === null || to > today));
    const begun = current ? today - current.from : 0;
    if (career.anchor) continue;
    if (current && career.partner.status === 'SUSPENDED') {
      current.suspensions.push({
        from: today - random.integer(0, Math.min(60, begun)),
        to: null,
        reason: 'The relation with the partner is suspended.',
      });
    } else if (current && current === career.awards.at(-1) && begun > 40 && unnoticed.get(career.qualification)) {
      unnoticed.set(career.qualification, (unnoticed.get(career.qualification) as number) - 1);
      const lapse = { from: today - random.integer(5, Math.min(150, begun - 10)), to: null };
      done.set(career, { ...career, lapse });
    } else if (current && current === career.awards.at(-1) && begun > 40 && lapses > 0) {
      const lapse = {
        from: today - random.integer(20, Math.min(300, begun - 10)),
        to: lapses-- % 2 === 0 ? today - random.integer(1, 10) : null,
      };
      current.suspensions.push({ ...lapse, reason: 'A requirement is no longer met.' });
      done.set(career, { ...career, lapse });
    } else if (current && begun > 10 && running > 0) {
      const to = running-- % 2 === 0 ? null : Math.min(today + random.integer(1, 60), current.to ?? Infinity);
      current.suspensions.push({
        from: today - random.integer(0, Math.min(50, begun)),
        to,
        reason: random.pick(suspensionReasons),
      });
    } else if (past > 0 && suspendPast(random, career, today)) past--;
  }
  return careers.map((career) => done.get(career) ?? career);
}

/** One or two suspensions within an award that is long enough, over before today. */
function suspendPast(random: Random, { awards }: Career, today: Day): boolean {
  const long = awards.filter(({ from, to }) => Math.min(to ?? today, today) - from > 50);
  if (long.length === 0) return false;
  const award = random.pick(long);
  const end = Math.min(award.to ?? today, today);
  const middle = Math.floor((award.from + end) / 2);
  award.suspensions.push({
    from: random.integer(award.from, middle - 15),
    to: middle - random.integer(1, 14),
    reason: random.pick(suspensionReasons),
  });
  // The second begins on the day on which the first ends, at the earliest.
  if (random.chance(0.3))
    award.suspensions.push({
      from: random.integer(middle, middle + 5),
      to: random.integer(middle + 6, end),
      reason: random.pick(suspensionReasons),
    });
  return true;
}
