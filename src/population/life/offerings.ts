import type { Allotment } from '../allotment';
import { date, type Day } from '../days';
import type { Random } from '../random';
import type { Reference } from '../sink/tables';
import { offeringNames } from '../words';
import type { Career, MarketOffering, Partner, World } from '../world';

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
const models = Object.keys(offeringNames) as (keyof typeof offeringNames)[];

/** The most offerings of a partner that no qualification stands on. */
const mostFurther = 6;

/** An offering whose name and technologies are still to be chosen. */
interface Outline {
  readonly published: Day | null;
  readonly retired: Day | null;
  /** Whether a technology of the program's own vendor is a must, allowed, or excluded. */
  readonly own: 'MUST' | 'MAY' | 'NEVER';
}

export interface OfferingAllotments {
  /** Offerings that no qualification stands on. */
  readonly furtherOfferings: Allotment;
  readonly offeringTechnologies: Allotment;
}

/** What a partner has brought to the market, and the technologies of all its offerings, drafts too. */
export interface Catalog {
  readonly market: readonly MarketOffering[];
  /** Each with the first day on which the partner used it. */
  readonly technologies: ReadonlyMap<Reference, Day>;
}

/**
 * Adds the offerings of a partner. A provider has one with a technology of the program's own vendor from before its first
 * decision to the end of its last award. If that lapses, it is retired, and a successor is published when it is met again.
 */
export function offer(
  world: World,
  partner: Partner,
  provider: Career | undefined,
  allotments: OfferingAllotments,
): Catalog {
  const { random, enrolled, status } = partner;
  const outlines = provider ? required(world, partner, provider) : [];
  if (status === 'ACTIVE' && enrolled !== null && !provider?.lapse) {
    const further = Math.min(mostFurther, random.rounded(allotments.furtherOfferings.mean));
    for (let count = 0; count < further; count++) outlines.push(another(world, random, enrolled));
    allotments.furtherOfferings.take(further);
  }
  return add(world, partner, outlines, allotments.offeringTechnologies);
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

function another({ today }: World, random: Random, enrolled: Day): Outline {
  const own = random.chance(0.5) ? 'MAY' : 'NEVER';
  if (random.chance(0.35)) return { published: null, retired: null, own };
  const published = random.integer(enrolled, today);
  return { published, retired: random.chance(0.35) ? random.integer(published, today) : null, own };
}

function add(
  { sheets, ranking, today, definition }: World,
  partner: Partner,
  outlines: readonly Outline[],
  allotment: Allotment,
): Catalog {
  const { random, slug, place } = partner;
  const names = new Set<string>();
  const market: MarketOffering[] = [];
  const used = new Map<Reference, Day>();
  const texts = place.languages.includes('fr') ? frenchSummaries : summaries;
  for (const { published, retired, own } of outlines) {
    const { name, model } = unusedName(random, names);
    const begun = Math.min(published ?? today, today - 1);
    const chosen = new Set<Reference>();
    if (own === 'MUST') chosen.add(random.popular(ranking.own));
    const pool = own === 'NEVER' ? ranking.foreign : ranking.all;
    const count = Math.max(1, random.rounded(allotment.mean + random.integer(-1, 1)));
    while (chosen.size < Math.min(count, pool.length)) chosen.add(random.popular(pool));
    allotment.take(chosen.size);
    const key = sheets.offerings.add(
      begun,
      [
        name,
        random.chance(0.7) ? random.pick(texts) : null,
        model,
        published === null ? 'DRAFT' : retired === null ? 'PUBLISHED' : 'RETIRED',
        date(published),
        date(retired),
        partner,
      ],
      {
        lists: [[...chosen], random.fork(`terms of ${name}`).sample(definition.terms, random.fork(name).integer(0, 4))],
      },
    );
    if (published !== null) market.push({ key, names: [slug, name], provider: partner, from: published, to: retired });
    for (const technology of chosen) used.set(technology, Math.min(used.get(technology) ?? begun, begun));
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
