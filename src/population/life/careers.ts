import { date, type Day } from '../days';
import type { Allotment } from '../allotment';
import type { QualificationSlug } from '../program';
import type { Award, Career, Partner, World } from '../world';
import { planCareer, type CareerPlan } from './career-plan';
import { processCells, processWithin } from './process';
import { suspend, type AwardDraft } from './suspensions';

const approvals = ['All requirements are met.', 'Toutes les exigences sont remplies.', 'Met at the second look.'];

/** The decision about an award lies at most so many days before its first day. */
const mostNotice = 30;

/** Adds the awards of a partner in one qualification, each on its approved application, with their suspensions. */
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
  // After a break the next award is no renewal. It stands on an application like a first one.
  const broken = !partner.anchor && count > 2 && random.chance(0.12) ? random.integer(1, count - 2) : -1;
  const drafts = Array.from({ length: count }, (_, index): AwardDraft => {
    const [start, end] = [plan.days[index] as Day, plan.days[index + 1] as Day];
    const gap = index === broken ? random.integer(5, Math.floor((end - start) / 3)) : 0;
    return { from: start + gap, to: open && index === count - 1 ? null : end, suspensions: [] };
  });
  const lapse = partner.anchor ? null : suspend(world, partner, qualification, drafts);
  const career = { qualification, lapse, awards: addAwards(world, partner, plan, drafts, broken) };
  awards.take(count);
  return career;
}

/** @param broken the index of the award that comes after a break; -1 if there is none */
function addAwards(
  world: World,
  partner: Partner,
  plan: CareerPlan,
  drafts: readonly AwardDraft[],
  broken: number,
): Award[] {
  const { sheets, definition, today } = world;
  const { slug, random } = partner;
  const qualification = definition.of('qualification', plan.qualification);
  const added: Award[] = [];
  drafts.forEach(({ from, to, suspensions }, index) => {
    const previous = added.at(-1);
    const { application, submitted, decided } = apply(world, partner, plan, previous?.from, from);
    const last = index === drafts.length - 1;
    const renewed = !last && index + 1 !== broken;
    // That a period ran out goes without saying. Some rows say it all the same.
    const ended = to !== null && to <= today && random.chance(0.4);
    const key = sheets.awards.add(decided, [
      date(from),
      date(to),
      renewed ? 'RENEWED' : last && plan.standing === 'REVOKED' ? 'REVOKED' : ended ? 'EXPIRED' : null,
      partner,
      qualification,
      sheets.applications.reference(application),
      index === broken ? null : (previous ?? null),
    ]);
    const award = { key, names: [slug, plan.qualification, date(from)], from, to, submitted, decided, suspensions };
    for (const { from: start, to: end, reason } of suspensions)
      sheets.suspensions.add(start, [date(start), date(end), reason, award]);
    added.push(award);
  });
  return added;
}

/** The application behind an award: handed in, reviewed and decided before the award begins, and before today. */
function apply(
  { sheets, definition, today }: World,
  partner: Partner,
  plan: CareerPlan,
  previous: Day | undefined,
  from: Day,
): { readonly application: number; readonly submitted: Day; readonly decided: Day } {
  const { random } = partner;
  const earliest = previous === undefined ? plan.notBefore : previous + 1;
  const process = processWithin(random, earliest, Math.min(from, today - 1), mostNotice);
  const application = sheets.applications.add(process.submitted, [
    'APPROVED',
    ...processCells(random, process, 'DECIDED'),
    random.chance(0.4) ? random.pick(approvals) : null,
    partner,
    definition.of('qualification', plan.qualification),
  ]);
  return { application, submitted: process.submitted, decided: process.decided };
}
