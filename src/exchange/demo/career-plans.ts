import { addMonths, monthStart, type Day } from './days';
import type { PartnerDraft, QualificationSlug, Settings } from './population';
import type { Random } from './random';

/** How the story of a partner in a qualification stands today. */
type Standing =
  /** In force, its end more than 90 days away. */
  | 'RUNNING'
  /** In force without an end. */
  | 'OPEN'
  /** In force, ends within 90 days, and the award after it is decided. */
  | 'SUCCEEDED'
  /** In force, ends within 90 days, and nothing is decided about a next one. */
  | 'ENDING'
  /** Decided, begins within weeks. */
  | 'SCHEDULED'
  | 'EXPIRED'
  | 'REVOKED';

/** What is settled about a career before the length of its awards is. */
export interface CareerPlan {
  readonly partner: PartnerDraft;
  readonly qualification: QualificationSlug;
  readonly standing: Standing;
  readonly anchor: boolean;
  /** The day before which the first award cannot be decided. */
  readonly notBefore: Day;
  /** The first day of the first award. */
  readonly start: Day;
  /** Where in its range the end lies, 0 to 1. */
  readonly place: number;
  /** The length of its awards as a multiple of the usual one. */
  readonly stretch: number;
}

const sets: readonly [share: number, qualifications: readonly QualificationSlug[]][] = [
  [0.07, []],
  [0.27, ['cpp-builder']],
  [0.09, ['cpp-provider']],
  [0.17, ['cpp-services-reseller']],
  [0.14, ['cpp-builder', 'cpp-provider']],
  [0.12, ['cpp-builder', 'cpp-services-reseller']],
  [0.06, ['cpp-provider', 'cpp-services-reseller']],
  [0.08, ['cpp-builder', 'cpp-provider', 'cpp-services-reseller']],
];

const anchorCount = 20;
const standings: readonly [Standing, number][] = [
  ['SUCCEEDED', 14],
  ['ENDING', 14],
  ['SCHEDULED', 8],
  ['EXPIRED', 50],
  ['REVOKED', 24],
  ['OPEN', 12],
];

/**
 * Who follows which qualifications, from when on, and how it stands. Anchors come first: providers of the first weeks
 * whose qualification never lapses, so that resellers can build on them at any time.
 */
export function planCareers(settings: Settings, partners: readonly PartnerDraft[]): CareerPlan[] {
  const random = settings.random.fork('careers');
  const { launch, today } = settings;
  const elapsed = today - launch;
  const wishes = partners
    .filter(({ enrolled }) => enrolled !== null)
    .flatMap((partner) =>
      wish(random).map((qualification) => ({ partner, qualification, enrolled: partner.enrolled as Day })),
    );

  const anchors = wishes
    .filter(({ partner, qualification }) => qualification === 'cpp-provider' && partner.status === 'ACTIVE')
    .toSorted((one, other) => one.enrolled - other.enrolled)
    .slice(0, anchorCount);
  const anchorPlans = anchors.map(({ partner, qualification, enrolled }): CareerPlan => {
    const start = enrolled + random.integer(10, 20);
    const notBefore = enrolled + 1;
    return {
      partner,
      qualification,
      standing: 'OPEN',
      anchor: true,
      notBefore,
      start,
      place: random.fraction(),
      stretch: pickStretch(random),
    };
  });
  const anchored = Math.max(...anchorPlans.map(({ start }) => start));

  const plans = wishes
    .filter((each) => !anchors.includes(each))
    .map(({ partner, qualification, enrolled }) => {
      const notBefore = 1 + (qualification === 'cpp-services-reseller' ? Math.max(enrolled, anchored) : enrolled);
      const start = notBefore + random.integer(12, Math.max(20, Math.min(400, Math.floor(elapsed / 12))));
      return { partner, qualification, notBefore, start };
    })
    .filter(({ partner, start }) => start < (partner.closed ?? today) - room(settings));
  const left = random.shuffled(standings.flatMap(([standing, count]) => new Array<Standing>(count).fill(standing)));
  const order = random.shuffled(plans);
  const planned = new Map(
    order.map((plan) => {
      const standing =
        plan.partner.status === 'ACTIVE'
          ? (left.pop() ?? 'RUNNING')
          : plan.partner.status === 'CLOSED'
            ? 'REVOKED'
            : 'RUNNING';
      return [plan, standing] as const;
    }),
  );
  return [
    ...anchorPlans,
    ...plans.map((plan): CareerPlan => {
      const standing = planned.get(plan) as Standing;
      const start = standing === 'SCHEDULED' ? today + random.integer(1, 45) : plan.start;
      return { ...plan, standing, anchor: false, start, place: random.fraction(), stretch: pickStretch(random) };
    }),
  ];
}

/** The days that a story needs at least. */
function room({ launch, today }: Settings): number {
  return Math.min(120, Math.floor((today - launch) / 6));
}

function wish(random: Random): readonly QualificationSlug[] {
  let left = random.fraction();
  for (const [share, qualifications] of sets) {
    left -= share;
    if (left < 0) return qualifications;
  }
  return [];
}

function pickStretch(random: Random): number {
  return random.pick([0.7, 1, 1, 1.3]);
}

/**
 * The days at which the awards of a career begin and end: the first begins at the first, ends at the second, where the
 * next begins, and so on. An open-ended last award has no end.
 * @param months the usual length of an award
 */
export function milestones(
  settings: Settings,
  plan: CareerPlan,
  months: number,
): { readonly days: readonly Day[]; readonly open: boolean } {
  const { today } = settings;
  const term = Math.max(1, Math.round(months * plan.stretch));
  const end = lastEnd(settings, plan, term);
  const days = [end];
  // The first award may be shorter than a term, but by no means shorter than a month.
  for (let day = addMonths(end, -term); day >= plan.start + 31; day = addMonths(day, -term)) days.unshift(day);
  days.unshift(plan.start);
  if (plan.standing === 'SUCCEEDED') days.push(addMonths(end, term));
  const open = plan.standing === 'OPEN';
  // Of an open-ended career the last milestone is where the award would have ended; what begins later has not begun.
  if (open) while ((days.at(-1) as Day) > today && days.length > 1) days.pop();
  return { days, open };
}

function lastEnd({ today }: Settings, { standing, partner, start, place }: CareerPlan, term: number): Day {
  const later = (least: Day, most: Day): Day => least + Math.floor(place * Math.max(1, most - least + 1));
  switch (standing) {
    case 'RUNNING':
      return snapped(later(today + 91, addMonths(today + 91, term)), today + 91, place);
    case 'OPEN':
      return later(today + 1, addMonths(today, term));
    case 'SUCCEEDED':
    case 'ENDING':
      return snapped(later(today + 1, today + 90), today + 1, place);
    case 'SCHEDULED':
      return addMonths(start, term);
    case 'EXPIRED':
      return snapped(later(start + 31, today), start + 31, place);
    case 'REVOKED':
      return partner.closed ?? later(start + 31, today);
  }
}

/** Most ends fall on the first of a month, so that many share a day. */
function snapped(day: Day, least: Day, place: number): Day {
  const start = monthStart(day);
  return start >= least && place % 0.01 < 0.007 ? start : day;
}
