import type { Day } from './days';
import { ownVendor, type Career, type OfferingDraft, type PartnerDraft, type Settings } from './population';
import type { Random } from './random';
import { offeringNames } from './words';

const offeringCount = 150;
const linkCount = 400;

const summaries = [
  'Elastic capacity from two data centers, billed by the hour.',
  'One contract, one console, one bill.',
  'Run by our own people, around the clock.',
  'Starts with a workshop and ends with a working service.',
];
const frenchSummaries = [
  "Capacité élastique dans deux centres de données, facturée à l'heure.",
  'Exploité par nos équipes, jour et nuit.',
];

/** An offering whose technologies are still to be chosen. */
interface Outline {
  readonly partner: PartnerDraft;
  readonly published: Day | null;
  readonly retired: Day | null;
  /** Whether a technology of the program's own vendor is a must, allowed, or excluded. */
  readonly own: 'MUST' | 'MAY' | 'NEVER';
}

/**
 * The offerings. Each provider has one with a technology of the program's own vendor from before its first decision to
 * the end of its last award; where that lapses, it is retired, and a successor is published when it is met again.
 */
export function makeOfferings(
  settings: Settings,
  partners: readonly PartnerDraft[],
  careers: readonly Career[],
): OfferingDraft[] {
  const random = settings.random.fork('offerings');
  const providers = careers.filter(({ qualification }) => qualification === 'cpp-provider');
  const outlines = providers.flatMap((career) => required(settings, random, career));
  const lapsing = new Set(providers.filter(({ lapse }) => lapse).map(({ partner }) => partner));
  const free = partners.filter((partner) => partner.status === 'ACTIVE' && !lapsing.has(partner));
  for (let missing = offeringCount - outlines.length; missing > 0; missing--)
    outlines.push(further(settings, random, random.pick(free)));
  return furnish(settings, random, outlines);
}

function required({ launch, today }: Settings, random: Random, { partner, awards, lapse, anchor }: Career): Outline[] {
  const decided = awards[0]?.application.decided?.day as Day;
  const published = Math.max(launch, decided - random.integer(0, 90));
  const end = awards.at(-1)?.to ?? null;
  if (lapse) {
    const first: Outline = { partner, published, retired: lapse.from, own: 'MUST' };
    return lapse.to === null ? [first] : [first, { partner, published: lapse.to, retired: null, own: 'MUST' }];
  }
  const over = end !== null && end <= today;
  const retired = partner.closed ?? (over && !anchor && random.chance(0.6) ? random.integer(end, today) : null);
  return [{ partner, published, retired, own: 'MUST' }];
}

function further({ today }: Settings, random: Random, partner: PartnerDraft): Outline {
  const own = random.chance(0.5) ? 'MAY' : 'NEVER';
  if (random.chance(0.35)) return { partner, published: null, retired: null, own };
  const published = random.integer(partner.enrolled as Day, today);
  return { partner, published, retired: random.chance(0.35) ? random.integer(published, today) : null, own };
}

/** Gives each outline its name, its words and its technologies, as many links in all as there are to be. */
function furnish({ technologies }: Settings, random: Random, outlines: readonly Outline[]): OfferingDraft[] {
  const own = technologies.filter(({ vendor }) => vendor === ownVendor).map(({ slug }) => slug);
  const foreign = technologies.filter(({ vendor }) => vendor !== ownVendor).map(({ slug }) => slug);
  const counts = outlines.map(() => random.integer(1, 4));
  let surplus = counts.reduce((sum, count) => sum + count, 0) - linkCount;
  while (surplus !== 0) {
    const index = random.integer(0, counts.length - 1);
    const count = counts[index] as number;
    if (surplus > 0 ? count <= 1 : count >= 6) continue;
    counts[index] = count - Math.sign(surplus);
    surplus -= Math.sign(surplus);
  }
  const taken = new Set<string>();
  return outlines.map(({ partner, published, retired, own: rule }, index) => {
    const count = counts[index] as number;
    const must = rule === 'MUST' ? [popular(random, own)] : [];
    const others = random
      .shuffled(rule === 'NEVER' ? foreign : [...own, ...foreign])
      .filter((slug) => !must.includes(slug));
    const { name, serviceModel } = unusedName(random, partner, taken);
    const french = partner.place.languages.includes('fr');
    return {
      partner,
      name,
      summary: random.chance(0.7) ? random.pick(french ? frenchSummaries : summaries) : null,
      serviceModel,
      published,
      retired,
      technologies: [...must, ...others].slice(0, count),
    };
  });
}

/** The first of a list are picked more often than the last. */
export function popular<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random.fraction() ** 2 * items.length)] as Item;
}

function unusedName(
  random: Random,
  partner: PartnerDraft,
  taken: Set<string>,
): Pick<OfferingDraft, 'name' | 'serviceModel'> {
  const models = Object.keys(offeringNames) as OfferingDraft['serviceModel'][];
  for (let edition = 1; ; edition++) {
    const serviceModel = random.pick(models);
    const plain = random.pick(offeringNames[serviceModel]);
    const name = edition > 3 ? `${plain} ${edition - 2}` : plain;
    const key = `${partner.slug} ${name}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return { name, serviceModel };
  }
}
