import type { Day } from './days';
import { places, type Place, type Town } from './places';
import type { PartnerDraft, PartnerStatus, Settings } from './population';
import type { Random } from './random';
import { latinOf, namings, remarkableNames, slugOf, textOf, type Naming } from './words';

/** How many of the 300 partners have another status than ACTIVE. */
const otherStatuses: readonly [PartnerStatus, number][] = [
  ['PROSPECT', 18],
  ['SUSPENDED', 9],
  ['CLOSED', 14],
];

/** How many partners belong to another one. */
const children = 36;

/** The partners, in an order that says nothing of them; some refer to a parent that comes later. */
export function makePartners(settings: Settings): PartnerDraft[] {
  const random = settings.random.fork('partners');
  const chosenPlaces = random.shuffled(places.flatMap((place) => new Array<Place>(place.partners).fill(place)));
  const statuses = random.shuffled([
    ...otherStatuses.flatMap(([status, count]) => new Array<PartnerStatus>(count).fill(status)),
    ...new Array<PartnerStatus>(chosenPlaces.length - otherStatuses.reduce((sum, [, count]) => sum + count, 0)).fill(
      'ACTIVE',
    ),
  ]);
  const names = new NameSource(random.fork('names'));
  const partners = chosenPlaces.map((place, index) => {
    const { name, slug, form } = names.next(place);
    const status = statuses[index] as PartnerStatus;
    const enrolled = status === 'PROSPECT' ? null : enrolment(settings, random, status);
    const partner: PartnerDraft = {
      slug,
      name,
      legalName: random.chance(0.8) ? `${name} ${form}` : null,
      place,
      town: random.chance(0.94) ? jittered(random, random.pick(place.towns)) : null,
      website: random.chance(0.85) ? `https://${slug}.example.com` : null,
      status,
      enrolled,
      closed: status === 'CLOSED' ? random.integer((enrolled ?? 0) + span(settings, 0.2), settings.today) : null,
      parent: null,
    };
    return partner;
  });
  adopt(random.fork('parents'), partners);
  return partners;
}

/** A share of the time since the launch, in days. */
function span({ today, launch }: Settings, share: number): number {
  return Math.floor((today - launch) * share);
}

/** Most partners come within the 24 months of the rollout, the earlier the more; the others ever since. */
function enrolment(settings: Settings, random: Random, status: PartnerStatus): Day {
  const { launch, today } = settings;
  const rollout = Math.min(730, span(settings, 0.6));
  if (status !== 'ACTIVE' || random.chance(0.75)) return launch + Math.floor(random.fraction() ** 1.5 * rollout);
  return random.integer(launch + rollout, today - Math.min(40, span(settings, 0.1)));
}

/** Some hundred metres from the town's middle, so that not all its partners stand on one point; some do. */
function jittered(random: Random, town: Town): Town {
  if (random.chance(0.2)) return town;
  const moved = (degrees: number): number => Number((degrees + (random.fraction() - 0.5) / 50).toFixed(4));
  return { name: town.name, latitude: moved(town.latitude), longitude: moved(town.longitude) };
}

/** Groups of partners, up to three levels deep, without a circle: a parent stands earlier in a random order. */
function adopt(random: Random, partners: readonly PartnerDraft[]): void {
  const order = random.shuffled(partners);
  const heads = order.slice(0, 9);
  const middle = order.slice(9, 9 + children / 3);
  const last = order.slice(9 + children / 3, 9 + children);
  for (const partner of middle) partner.parent = random.pick(heads);
  for (const partner of last) partner.parent = random.pick(random.chance(0.4) ? middle : heads);
}

/** Makes names: no two organisations have the same slug, some have the same name. */
class NameSource {
  private readonly slugs = new Set<string>();
  private readonly remarkable: string[];
  private readonly pools = new Map<Naming, { readonly name: string; readonly slug: string }[]>();

  constructor(private readonly random: Random) {
    this.remarkable = [...remarkableNames];
  }

  next(place: Place): { readonly name: string; readonly slug: string; readonly form: string } {
    const naming = namings[this.random.pick(place.languages)];
    const form = this.random.pick(naming.forms);
    const latin = naming === namings.en || naming === namings.fr || naming === namings.de;
    const remarkable = latin ? this.remarkable.shift() : undefined;
    const { name, slug } =
      remarkable === undefined ? this.fromPool(naming) : { name: remarkable, slug: slugOf(remarkable) };
    return { name, slug: this.unique(slug), form };
  }

  private fromPool(naming: Naming): { readonly name: string; readonly slug: string } {
    let pool = this.pools.get(naming);
    if (!pool || pool.length === 0) {
      const pairs = naming.first.flatMap((first) => naming.second.map((second) => ({ first, second })));
      pool = this.random.shuffled(pairs).map(({ first, second }) => ({
        name: [textOf(first), textOf(second)].join(naming.between),
        slug: slugOf([latinOf(first), latinOf(second)].join(naming.between)),
      }));
      this.pools.set(naming, pool);
    }
    return pool.pop() as { readonly name: string; readonly slug: string };
  }

  private unique(slug: string): string {
    let unique = slug;
    for (let number = 2; this.slugs.has(unique); number++) unique = `${slug}-${number}`;
    this.slugs.add(unique);
    return unique;
  }
}
