import type { Day } from '../demo/days';
import type { Town } from '../demo/places';
import type { PartnerStatus } from '../demo/population';
import type { Random } from '../demo/random';
import { uneven, weighted } from './allotment';
import { nameOf } from './names';
import { places } from './places';
import { date } from './sheet';
import { randomOf, type Partner, type World } from './world';

const statuses: readonly [PartnerStatus, number][] = [
  ['ACTIVE', 86],
  ['PROSPECT', 6],
  ['SUSPENDED', 3],
  ['CLOSED', 5],
];
const weights = places.map((place) => [place, place.partners] as const);

/** The share of partners that belong to another one, and how deep such groups are at most. */
const childShare = 0.12;
const levels = 3;

/** Makes partners, one after the other. */
export class PartnerSource {
  /** How many partners stand above each. */
  private readonly depths: Uint8Array;

  constructor(
    private readonly world: World,
    private readonly anchors: number,
  ) {
    this.depths = new Uint8Array(world.scale.partners + 1);
  }

  next(): Partner {
    const { world } = this;
    const { sheets, keys } = world;
    const key = sheets.partners.nextKey;
    const anchor = key <= this.anchors;
    const random = randomOf(world.seed, key);
    const place = weighted(random, weights);
    const { name, slug, form } = nameOf(random, place, key);
    const status = anchor ? 'ACTIVE' : weighted(random, statuses);
    const enrolled = status === 'PROSPECT' ? null : enrolment(world, random, status, anchor);
    const least = (enrolled ?? 0) + Math.floor((world.today - world.launch) * 0.2);
    const closed = status === 'CLOSED' ? random.integer(least, world.today) : null;
    const town = random.chance(0.94) ? near(random, random.pick(place.towns)) : null;
    const located = town !== null && random.chance(0.94);
    const country = keys.countries.get(place.country) as number;
    sheets.partners.add(enrolled ?? Math.max(world.launch, world.today - random.integer(1, 200)), [
      slug,
      name,
      random.chance(0.8) ? `${name} ${form}` : null,
      town?.name ?? null,
      located ? town.latitude : null,
      located ? town.longitude : null,
      random.chance(0.85) ? `https://${slug}.example.com` : null,
      status,
      country,
      anchor || !random.chance(childShare) ? null : this.parent(random, key),
    ]);
    return { key, slug, name, place, country, status, enrolled, closed, anchor, random };
  }

  /** One that came before, so that no group runs in a circle; some groups are much larger than most. */
  private parent(random: Random, key: number): number | null {
    const { depths } = this;
    const parent = 1 + Math.floor((key - 1) * random.fraction() ** 2);
    const depth = (depths[parent] as number) + 1;
    if (parent >= key || depth >= levels) return null;
    depths[key] = depth;
    return parent;
  }
}

/** Most partners come within the 24 months of the rollout, the earlier the more; the others ever since. */
function enrolment({ launch, today }: World, random: Random, status: PartnerStatus, anchor: boolean): Day {
  if (anchor) return launch + random.integer(0, 15);
  const elapsed = today - launch;
  const rollout = Math.min(730, Math.floor(elapsed * 0.6));
  if (status !== 'ACTIVE' || random.chance(0.75)) return launch + Math.floor(random.fraction() ** 1.5 * rollout);
  return random.integer(launch + rollout, today - Math.min(40, Math.floor(elapsed * 0.1)));
}

/** Most stand within a few kilometres of the town's middle, some farther out, some in the very middle. */
function near(random: Random, town: Town): Town {
  if (random.chance(0.05)) return town;
  const reach = random.fraction() ** 3 * 0.4;
  const moved = (degrees: number): number => Number((degrees + (random.fraction() * 2 - 1) * reach).toFixed(5));
  return { name: town.name, latitude: moved(town.latitude), longitude: moved(town.longitude) };
}

/** A partner's time in the program: some rise to another tier, some pause, some have no tier. */
export function enrol({ sheets, keys, today }: World, { key, enrolled: from, closed, random }: Partner): void {
  if (from === null) return;
  const tier = (): number | null =>
    random.chance(0.1) ? null : (keys.tiers[Math.min(2, uneven(random, 0.6))] as number);
  const end = closed ?? (random.chance(0.1) ? today + random.integer(30, 400) : null);
  const add = (start: Day, to: Day | null): void => {
    sheets.enrolments.add(Math.min(start, today), [date(start), date(to), key, keys.program, tier()]);
  };
  const change = random.integer(from + 20, Math.max(from + 21, Math.min(closed ?? today, today)));
  if (!random.chance(0.25) || change >= (end ?? Infinity) - 40) return add(from, end);
  add(from, change);
  add(change + (random.chance(0.2) ? random.integer(5, 35) : 0), end);
}
