import type { Day, Span } from './days';
import { placeOf } from './places';
import {
  ownVendor,
  type DistributionDraft,
  type DistributorDraft,
  type PartnerDraft,
  type Settings,
} from './population';
import type { Random } from './random';
import { distributorNames, slugOf } from './words';

const agreementCount = 420;

/** The share of all partners that the first distributor serves. */
const share = 0.3;

/** Slugs of the names whose letters are not Latin. */
const latinSlugs: Readonly<Record<string, string>> = { 風見鶏流通: 'kazamidori-ryutsu' };

export function makeDistributors(): DistributorDraft[] {
  const distributors: DistributorDraft[] = [];
  for (const { name, country, parent } of distributorNames) {
    distributors.push({
      slug: latinSlugs[name] ?? slugOf(name),
      name,
      place: placeOf(country),
      parent: parent === undefined ? null : (distributors[parent] as DistributorDraft),
    });
  }
  return distributors;
}

/**
 * The agreements of distributors with partners. One distributor serves three partners of ten; the others share the rest.
 * Some partners have several distributors, some have the same one twice: for two vendors, or again after a break.
 */
export function makeDistributionAgreements(
  settings: Settings,
  partners: readonly PartnerDraft[],
  distributors: readonly DistributorDraft[],
): DistributionDraft[] {
  const random = settings.random.fork('distribution');
  const [largest, ...others] = distributors as [DistributorDraft, ...DistributorDraft[]];
  const enrolled = partners.filter((partner) => partner.enrolled !== null);
  const living = enrolled.filter((partner) => partner.closed === null);
  const agreements: DistributionDraft[] = [];
  const served = random.sample(living, Math.round(partners.length * share));
  for (const partner of served)
    agreements.push(agreement(random, largest, partner, running(settings, random, partner)));
  for (const partner of enrolled) {
    if (served.includes(partner) || random.chance(0.04)) continue;
    agreements.push(agreement(random, near(random, others, partner), partner, running(settings, random, partner)));
  }

  while (agreements.length < agreementCount) {
    const partner = random.pick(enrolled);
    const known = random.pick([...agreements.filter((each) => each.partner === partner), undefined, undefined]);
    const span = random.chance(0.5) ? over(settings, random, partner) : running(settings, random, partner);
    const vendor = known && random.chance(0.6) ? random.pick(['vmware', 'emc', 'netapp', 'citrix']) : ownVendor;
    const candidate = {
      ...agreement(random, known?.distributor ?? near(random, others, partner), partner, span),
      vendor,
    };
    if (agreements.every((each) => !clash(each, candidate))) agreements.push(candidate);
  }
  return random.shuffled(agreements);
}

/** Whether two agreements of the same parties, vendor and country would hold at the same time. */
function clash(one: DistributionDraft, other: DistributionDraft): boolean {
  const same =
    one.distributor === other.distributor &&
    one.partner === other.partner &&
    one.vendor === other.vendor &&
    one.country === other.country;
  return same && one.from < (other.to ?? Infinity) && other.from < (one.to ?? Infinity);
}

function near(random: Random, distributors: readonly DistributorDraft[], { place }: PartnerDraft): DistributorDraft {
  const local = distributors.filter((each) => each.place.country === place.country);
  const regional = distributors.filter((each) => each.place.region === place.region);
  return random.pick(local.length > 0 && random.chance(0.7) ? local : regional);
}

function agreement(
  random: Random,
  distributor: DistributorDraft,
  partner: PartnerDraft,
  span: Span,
): DistributionDraft {
  return {
    distributor,
    partner,
    vendor: ownVendor,
    country: partner.place.country,
    listed: random.chance(0.7),
    ...span,
  };
}

/** In force today, but for a partner that is closed. */
function running({ today }: Settings, random: Random, { enrolled, closed }: PartnerDraft): Span {
  const from = random.integer(enrolled as Day, Math.min((enrolled as Day) + 200, (closed ?? today) - 1));
  return { from, to: closed ?? (random.chance(0.25) ? today + random.integer(1, 700) : null) };
}

/** Over before today; some begin only after it. */
function over({ today }: Settings, random: Random, { enrolled, closed }: PartnerDraft): Span {
  if (closed === null && random.chance(0.06)) return { from: today + random.integer(1, 60), to: null };
  const end = closed ?? today;
  const from = random.integer(enrolled as Day, end - 1);
  return { from, to: random.integer(from + 1, end) };
}
