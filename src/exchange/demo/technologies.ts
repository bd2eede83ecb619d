import type { Day, Span } from './days';
import { popular } from './offerings';
import type { OfferingDraft, PartnerDraft, Settings } from './population';
import type { Random } from './random';

export interface TechnologyLinkDraft extends Span {
  readonly partner: PartnerDraft;
  readonly technology: string;
}

const linkCount = 1500;

/** What a cloud of 2011 is made of more often than of anything else, the commonest first. */
export const commonest = [
  'cisco-ucs',
  'vmware-vsphere',
  'cisco-nexus-1000v',
  'cisco-nexus-5000',
  'netapp-fas',
  'emc-vnx',
];

/** Which technologies the partners work with: those of their offerings, and others, a few of them much more than most. */
export function makeTechnologyLinks(
  settings: Settings,
  partners: readonly PartnerDraft[],
  offerings: readonly OfferingDraft[],
): TechnologyLinkDraft[] {
  const random = settings.random.fork('technologies');
  const { today } = settings;
  const links: TechnologyLinkDraft[] = [];
  const known = new Map<string, TechnologyLinkDraft>();
  const add = (partner: PartnerDraft, technology: string, span: Span): void => {
    const link = { partner, technology, ...span };
    links.push(link);
    known.set(`${partner.slug} ${technology}`, link);
  };
  for (const { partner, technologies, published } of offerings) {
    for (const technology of technologies) {
      if (known.has(`${partner.slug} ${technology}`)) continue;
      add(partner, technology, { from: Math.min(published ?? today, today - 1), to: partner.closed });
    }
  }
  const enrolled = partners.filter((partner) => partner.enrolled !== null);
  const others = random.shuffled(settings.technologies.filter(({ slug }) => !commonest.includes(slug)));
  const favourites = [...commonest, ...others.map(({ slug }) => slug)];
  while (links.length < linkCount) {
    const partner = random.pick(enrolled);
    const technology = popular(random, favourites);
    const before = known.get(`${partner.slug} ${technology}`);
    const span = before ? again(random, before, today) : someSpan(random, partner, today);
    if (span) add(partner, technology, span);
  }
  return links;
}

function someSpan(random: Random, { enrolled, closed }: PartnerDraft, today: Day): Span {
  const from = random.integer(enrolled as Day, (closed ?? today) - 1);
  const end = random.chance(0.15) ? random.integer(from + 1, Math.max(from + 1, today + 200)) : null;
  return { from, to: closed === null ? end : Math.min(closed, end ?? closed) };
}

/** Given up once, taken up again later. */
function again(random: Random, { to, partner }: TechnologyLinkDraft, today: Day): Span | undefined {
  const end = partner.closed ?? today;
  if (to === null || to >= end || !random.chance(0.3)) return undefined;
  return { from: random.integer(to, end - 1), to: partner.closed };
}
