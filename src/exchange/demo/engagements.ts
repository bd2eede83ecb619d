import { contains, monthStart, type Day } from './days';
import { places, scaleOf, type Place } from './places';
import type {
  AwardDraft,
  Career,
  DistributionDraft,
  DistributorDraft,
  OfferingDraft,
  PartnerDraft,
  QualificationSlug,
  ResaleDraft,
  Settings,
} from './population';
import type { Random } from './random';
import { customerFirst, customerSecond } from './words';

export interface EngagementDraft {
  readonly partner: PartnerDraft;
  readonly distributor: DistributorDraft | null;
  readonly offering: OfferingDraft | null;
  readonly customerPartner: PartnerDraft | null;
  readonly customerName: string;
  readonly customerKind: 'ENTERPRISE' | 'PROVIDER';
  readonly kind: 'BUILD' | 'PROVIDE' | 'RESELL';
  readonly country: string;
  readonly amount: string;
  readonly currency: string;
  readonly started: Day;
}

const counts: readonly [EngagementDraft['kind'], number][] = [
  ['BUILD', 250],
  ['PROVIDE', 200],
  ['RESELL', 150],
];

/** What happened before: who could do what, and when. */
interface Past {
  readonly careers: readonly Career[];
  readonly offerings: readonly OfferingDraft[];
  readonly resale: readonly ResaleDraft[];
  readonly distribution: readonly DistributionDraft[];
}

/** What partners did for customers, each within an award of the qualification that it takes. */
export function makeEngagements(settings: Settings, past: Past): EngagementDraft[] {
  const random = settings.random.fork('engagements');
  const engagements: EngagementDraft[] = [];
  for (const [kind, count] of counts) {
    // Not every day that is tried is one on which somebody could do it.
    for (let made = 0, tried = 0; made < count && tried < 100 * count; tried++) {
      const engagement = make(settings, random, past, kind);
      if (!engagement) continue;
      engagements.push(engagement);
      made++;
    }
  }
  return random.shuffled(engagements);
}

function make(
  settings: Settings,
  random: Random,
  past: Past,
  kind: EngagementDraft['kind'],
): EngagementDraft | undefined {
  switch (kind) {
    case 'BUILD':
      return build(settings, random, past);
    case 'PROVIDE':
      return provide(settings, random, past);
    case 'RESELL':
      return resell(settings, random, past);
  }
}

function build(settings: Settings, random: Random, past: Past): EngagementDraft | undefined {
  const { partner, day } = moment(settings, random, past.careers, 'cpp-builder');
  if (day === undefined) return undefined;
  if (random.chance(0.7))
    return engagement(random, past, { partner, started: day, kind: 'BUILD', offering: null, customerPartner: null });
  const providers = past.careers.filter(
    (career) => career.qualification === 'cpp-provider' && career.partner !== partner && held(career, day),
  );
  if (providers.length === 0) return undefined;
  return engagement(random, past, {
    partner,
    started: day,
    kind: 'BUILD',
    offering: null,
    customerPartner: random.pick(providers).partner,
  });
}

function provide(settings: Settings, random: Random, past: Past): EngagementDraft | undefined {
  const { partner, day } = moment(settings, random, past.careers, 'cpp-provider');
  if (day === undefined) return undefined;
  const own = past.offerings.filter((offering) => offering.partner === partner && onMarket(offering, day));
  if (own.length === 0) return undefined;
  const offering = random.chance(0.9) ? random.pick(own) : null;
  return engagement(random, past, { partner, started: day, kind: 'PROVIDE', offering, customerPartner: null });
}

function resell(settings: Settings, random: Random, past: Past): EngagementDraft | undefined {
  const { partner, day } = moment(settings, random, past.careers, 'cpp-services-reseller');
  if (day === undefined) return undefined;
  const agreements = past.resale.filter(
    (agreement) => agreement.reseller === partner && contains(agreement, day) && onMarket(agreement.offering, day),
  );
  if (agreements.length === 0) return undefined;
  return engagement(random, past, {
    partner,
    started: day,
    kind: 'RESELL',
    offering: random.pick(agreements).offering,
    customerPartner: null,
  });
}

/** A day on which some partner held the qualification; most fall on the first of a month. */
function moment(
  { today }: Settings,
  random: Random,
  careers: readonly Career[],
  qualification: QualificationSlug,
): { partner: PartnerDraft; day?: Day } {
  const career = random.pick(careers.filter((each) => each.qualification === qualification));
  const { from, to } = random.pick(career.awards);
  if (from > today) return { partner: career.partner };
  const day = random.integer(from, Math.min(to ?? today, today));
  const first = monthStart(day);
  const chosen = random.chance(0.6) && first >= from ? first : day;
  return held(career, chosen) ? { partner: career.partner, day: chosen } : { partner: career.partner };
}

function held({ awards }: Career, day: Day): boolean {
  return awards.some((award) => inForce(award, day));
}

/** Whether an award counts on a day. */
export function inForce(award: AwardDraft, day: Day): boolean {
  return contains(award, day) && !award.suspensions.some((suspension) => contains(suspension, day));
}

function onMarket({ published, retired }: OfferingDraft, day: Day): boolean {
  return published !== null && contains({ from: published, to: retired }, day);
}

function engagement(
  random: Random,
  { distribution }: Past,
  known: Pick<EngagementDraft, 'partner' | 'started' | 'kind' | 'offering' | 'customerPartner'>,
): EngagementDraft {
  const { partner, started, customerPartner } = known;
  const served = distribution.filter((agreement) => agreement.partner === partner && contains(agreement, started));
  const place = random.chance(0.85) ? (customerPartner ?? partner).place : random.pick(places);
  return {
    ...known,
    distributor: served.length > 0 && random.chance(0.6) ? random.pick(served).distributor : null,
    customerName: customerPartner?.name ?? `${random.pick(customerFirst)} ${random.pick(customerSecond)}`,
    customerKind: customerPartner ? 'PROVIDER' : 'ENTERPRISE',
    country: place.country,
    amount: amountIn(random, place, 5_000, 900_000),
    currency: place.currency,
  };
}

/** An amount of the size of so many euros, at its currency's scale; some are round. */
export function amountIn(random: Random, { currency }: Place, least: number, most: number): string {
  const scale = scaleOf(currency);
  const factor = currency === 'KRW' ? 1400 : currency === 'JPY' ? 110 : 1;
  const whole = Math.floor(least + (most - least) * random.fraction() ** 3) * factor;
  return decimal(
    random.chance(0.4) ? whole - (whole % 100) : whole,
    random.chance(0.4) ? 0 : random.integer(0, 10 ** scale - 1),
    scale,
  );
}

/** `1250`, `5` and scale 2 → `1250.05`. */
export function decimal(whole: number, fraction: number, scale: number): string {
  return scale === 0 ? String(whole) : `${whole}.${String(fraction).padStart(scale, '0')}`;
}
