import type { Day } from '../demo/days';
import { popular } from '../demo/offerings';
import type { OfferingDraft } from '../demo/population';
import type { Random } from '../demo/random';
import { offeringNames } from '../demo/words';
import { rounded, type Allotment } from './allotment';
import { date } from './sheet';
import type { Career, MarketOffering, Partner, World } from './world';

const summaries = [
  'Elastic capacity from two data centers, billed by the hour.',
  'One contract, one console, one bill.',
  'Run by our own people, around the clock.',
  "Capacité élastique dans deux centres de données, facturée à l'heure.",
  'Exploité par nos équipes, jour et nuit.',
];
const models = Object.keys(offeringNames) as OfferingDraft['serviceModel'][];

/** An offering whose name and technologies are still to be chosen. */
interface Outline {
  readonly published: Day | null;
  readonly retired: Day | null;
  /** Whether a technology of the program's own vendor is a must, allowed, or excluded. */
  readonly own: 'MUST' | 'MAY' | 'NEVER';
}

export interface OfferingAllotments {
  /** Those that no qualification stands on. */
  readonly furtherOfferings: Allotment;
  readonly offeringTechnologies: Allotment;
}

/** What a partner has brought to the market, and the technologies of all its offerings, drafts too. */
export interface Catalog {
  readonly market: readonly MarketOffering[];
  readonly technologies: ReadonlyMap<number, Day>;
}

/**
 * The offerings of a partner. A provider has one with a technology of the program's own vendor from before its first
 * decision to the end of its last award; where that lapses, it is retired, and a successor is published when it is met again.
 */
export function offer(
  world: World,
  partner: Partner,
  provider: Career | undefined,
  allotments: OfferingAllotments,
): Catalog {
  const { random } = partner;
  const outlines = provider ? required(world, partner, provider) : [];
  const free = partner.status === 'ACTIVE' && !provider?.lapse;
  const further = free ? Math.min(6, rounded(random, allotments.furtherOfferings.mean)) : 0;
  for (let count = 0; count < further; count++) outlines.push(another(world, partner));
  allotments.furtherOfferings.take(further);
  return write(world, partner, outlines, allotments.offeringTechnologies);
}

function required({ launch, today }: World, { closed, anchor, random }: Partner, { awards, lapse }: Career): Outline[] {
  const published = Math.max(launch, (awards[0]?.decided as Day) - random.integer(0, 90));
  if (lapse) {
    const first: Outline = { published, retired: lapse.from, own: 'MUST' };
    return lapse.to === null ? [first] : [first, { published: lapse.to, retired: null, own: 'MUST' }];
  }
  const end = awards.at(-1)?.to ?? null;
  const over = end !== null && end <= today;
  const retired = closed ?? (over && !anchor && random.chance(0.6) ? random.integer(end, today) : null);
  return [{ published, retired, own: 'MUST' }];
}

function another({ today }: World, { enrolled, random }: Partner): Outline {
  const own = random.chance(0.5) ? 'MAY' : 'NEVER';
  if (random.chance(0.35)) return { published: null, retired: null, own };
  const published = random.integer(enrolled as Day, today);
  return { published, retired: random.chance(0.35) ? random.integer(published, today) : null, own };
}

function write(
  { sheets, keys, today }: World,
  { key: partner, name: partnerName, random }: Partner,
  outlines: readonly Outline[],
  allotment: Allotment,
): Catalog {
  const names = new Set<string>();
  const market: MarketOffering[] = [];
  const used = new Map<number, Day>();
  for (const { published, retired, own } of outlines) {
    const { name, model } = unusedName(random, names);
    const begun = Math.min(published ?? today, today - 1);
    const key = sheets.offerings.add(begun, [
      name,
      random.chance(0.7) ? random.pick(summaries) : null,
      model,
      published === null ? 'DRAFT' : retired === null ? 'PUBLISHED' : 'RETIRED',
      date(published),
      date(retired),
      partner,
    ]);
    if (published !== null) market.push({ key, partner, partnerName, published, retired });
    const chosen = new Set<number>();
    if (own === 'MUST') chosen.add(popular(random, keys.ownTechnologies));
    const pool = own === 'NEVER' ? keys.foreignTechnologies : [...keys.ownTechnologies, ...keys.foreignTechnologies];
    const count = Math.max(1, rounded(random, allotment.mean + random.integer(-1, 1)));
    while (chosen.size < Math.min(count, pool.length)) chosen.add(popular(random, pool));
    allotment.take(chosen.size);
    for (const technology of chosen) {
      sheets.offeringTechnologies.link(key, technology);
      used.set(technology, Math.min(used.get(technology) ?? begun, begun));
    }
  }
  return { market, technologies: used };
}

function unusedName(random: Random, taken: Set<string>): { readonly name: string; readonly model: string } {
  for (let edition = 1; ; edition++) {
    const model = random.pick(models);
    const plain = random.pick(offeringNames[model]);
    const name = edition > 3 ? `${plain} ${edition - 2}` : plain;
    if (taken.has(name)) continue;
    taken.add(name);
    return { name, model };
  }
}
