import type { Allotment } from '../allotment';
import { date, overlap, type Day, type Span } from '../days';
import { spread, type Random } from '../random';
import type { Distributor, Distributors } from '../shared/distributors';
import type { Reference } from '../sink/tables';
import { ownVendor } from '../program';
import type { Partner, World } from '../world';

/** The share of all partners that the largest distributor serves. */
const largestShare = 0.3;
/** The share of partners that are enrolled and not closed, about. */
const livingShare = 0.89;
/** Of the partners that the largest does not serve, the share that another one does. */
const servedShare = 0.96;

const otherVendors = ['vmware', 'emc', 'netapp', 'citrix'];

export interface Distribution extends Span {
  readonly distributor: Distributor;
  readonly vendor: Reference;
}

/**
 * Adds the agreements of a partner with distributors. Some partners have several distributors, some have the same one
 * twice: for two vendors, or again after a break.
 */
export function distribute(
  world: World,
  partner: Partner,
  distributors: Distributors,
  allotment: Allotment,
): Distribution[] {
  const { sheets, definition, today, seed } = world;
  const { index, place, enrolled, closed, random } = partner;
  if (enrolled === null) return [];
  const agreements: Distribution[] = [];
  const country = definition.of('country', place.country);
  const own = definition.of('vendor', ownVendor);
  const add = (distributor: Distributor, vendor: Reference, span: Span): void => {
    const same = agreements.filter((each) => each.distributor === distributor && each.vendor === vendor);
    if (same.some((each) => overlap(each, span))) return;
    const { from, to } = span;
    agreements.push({ distributor, vendor, from, to });
    distributor.countries.add(place.country);
    const listed = random.chance(0.7);
    const cells = [date(from), date(to), listed, distributor, partner, vendor, country];
    sheets.distribution.add(Math.min(from, today), cells);
  };
  const byLargest = closed === null && spread(seed, 'largest', index) < largestShare / livingShare;
  if (byLargest) add(distributors.largest, own, running(world, random, enrolled, null));
  else if (random.chance(servedShare))
    add(distributors.nearest(random, place), own, running(world, random, enrolled, closed));
  const first = agreements.length;
  const further = random.uneven(allotment.mean - first);
  for (let count = 0; count < further; count++) {
    const known = random.chance(0.4) && agreements.length > 0 ? random.pick(agreements) : undefined;
    const span = random.chance(0.5) ? over(world, random, enrolled, closed) : running(world, random, enrolled, closed);
    const vendor = known && random.chance(0.6) ? definition.of('vendor', random.pick(otherVendors)) : own;
    add(known?.distributor ?? distributors.nearest(random, place), vendor, span);
  }
  allotment.take(agreements.length, first + further);
  return agreements;
}

/** In force today, unless the partner is closed. */
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
