import type { Day, Span } from '../demo/days';
import type { Place } from '../demo/places';
import { ownVendor } from '../demo/population';
import type { Random } from '../demo/random';
import { uneven, type Allotment } from './allotment';
import type { Distributor } from './distributors';
import { date } from './sheet';
import type { Partner, World } from './world';

/** The share of all partners that the first distributor serves. */
export const largestShare = 0.3;
/** The share of partners that are enrolled and not closed, about. */
export const livingShare = 0.89;

export interface Distribution extends Span {
  readonly distributor: Distributor;
  readonly vendor: number;
}

/** The distributors that a partner can have: the largest, and the others by country and by region. */
export class Wholesale {
  private readonly near = new Map<string, readonly Distributor[]>();
  readonly largest: Distributor;

  constructor(private readonly distributors: readonly Distributor[]) {
    this.largest = distributors[0] as Distributor;
  }

  /** One of the partner's country or, if there is none, and sometimes all the same, of its region. */
  nearest(random: Random, { country, region }: Place): Distributor {
    const local = this.of(country, (place) => place.country === country);
    return random.pick(
      local.length > 0 && random.chance(0.7) ? local : this.of(region, (place) => place.region === region),
    );
  }

  private of(name: string, matches: (place: Place) => boolean): readonly Distributor[] {
    let found = this.near.get(name);
    if (!found) this.near.set(name, (found = this.distributors.slice(1).filter(({ place }) => matches(place))));
    return found;
  }
}

/**
 * The agreements of a partner with distributors. Some partners have several distributors, some have the same one twice:
 * for two vendors, or again after a break.
 */
export function distribute(
  world: World,
  partner: Partner,
  wholesale: Wholesale,
  allotments: { readonly largest: Allotment; readonly distribution: Allotment },
): Distribution[] {
  const { sheets, keys, today } = world;
  const { key, place, country, enrolled, closed, random } = partner;
  const agreements: Distribution[] = [];
  const vendorOf = (slug: string): number => keys.vendors.get(slug) as number;
  const add = (distributor: Distributor, vendor: number, span: Span): void => {
    const same = agreements.some(
      (each) => each.distributor === distributor && each.vendor === vendor && overlap(each, span),
    );
    if (same) return;
    agreements.push({ distributor, vendor, ...span });
    distributor.countries.add(country);
    const { from, to } = span;
    sheets.distribution.add(Math.min(from, today), [
      ...[date(from), date(to), random.chance(0.7), distributor.key, key, vendor, country],
    ]);
  };
  const own = vendorOf(ownVendor);
  const served = enrolled !== null && closed === null && random.chance(allotments.largest.mean);
  if (enrolled !== null && closed === null) allotments.largest.take(served ? 1 : 0);
  if (enrolled !== null) {
    if (served) add(wholesale.largest, own, running(world, random, enrolled, null));
    else if (random.chance(0.96)) add(wholesale.nearest(random, place), own, running(world, random, enrolled, closed));
    const further = uneven(random, allotments.distribution.mean - agreements.length / livingShare);
    for (let count = 0; count < further; count++) {
      const known = random.chance(0.4) && agreements.length > 0 ? random.pick(agreements) : undefined;
      const span = random.chance(0.5)
        ? over(world, random, enrolled, closed)
        : running(world, random, enrolled, closed);
      const vendor = known && random.chance(0.6) ? vendorOf(random.pick(['vmware', 'emc', 'netapp', 'citrix'])) : own;
      add(known?.distributor ?? wholesale.nearest(random, place), vendor, span);
    }
  }
  allotments.distribution.take(agreements.length);
  return agreements;
}

function overlap(one: Span, other: Span): boolean {
  return one.from < (other.to ?? Infinity) && other.from < (one.to ?? Infinity);
}

/** In force today, but for a partner that is closed. */
function running({ today }: World, random: Random, enrolled: Day, closed: Day | null): Span {
  const from = random.integer(enrolled, Math.min(enrolled + 200, (closed ?? today) - 1));
  return { from, to: closed ?? (random.chance(0.25) ? today + random.integer(1, 700) : null) };
}

/** Over before today; some begin only after it. */
function over({ today }: World, random: Random, enrolled: Day, closed: Day | null): Span {
  if (closed === null && random.chance(0.06)) return { from: today + random.integer(1, 60), to: null };
  const end = closed ?? today;
  const from = random.integer(enrolled, end - 1);
  return { from, to: random.integer(from + 1, end) };
}
