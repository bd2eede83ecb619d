import { monthStart, type Day } from '../demo/days';
import { amountIn } from '../demo/engagements';
import type { Place } from '../demo/places';
import { customerFirst, customerSecond } from '../demo/words';
import { uneven, type Allotment } from './allotment';
import type { Distribution } from './distribution';
import { places } from './places';
import type { Resale } from './resale';
import { date } from './sheet';
import { counts, covers, type Career, type MarketOffering, type Partner, type World } from './world';

/** A provider that others build for. */
export interface Customer {
  readonly key: number;
  readonly name: string;
  readonly place: Place;
}

/** What a partner can do, and for whom. */
export interface Means {
  readonly careers: readonly Career[];
  readonly market: readonly MarketOffering[];
  readonly resale: readonly Resale[];
  readonly distribution: readonly Distribution[];
  /** All of them providers since before any builder. */
  readonly customers: readonly Customer[];
}

/** What one partner did for customers, each within an award of the qualification that it takes. */
export function engage(world: World, partner: Partner, means: Means, allotment: Allotment): void {
  if (means.careers.length === 0) return;
  const { random } = partner;
  const wanted = uneven(random, allotment.mean);
  const before = world.sheets.engagements.rows;
  for (let count = 0; count < wanted; count++) attempt(world, partner, means);
  allotment.take(world.sheets.engagements.rows - before);
}

/** Writes an engagement, unless the day that is tried is none on which the partner could do it. */
function attempt(world: World, partner: Partner, means: Means): void {
  const { random } = partner;
  const career = random.pick(means.careers);
  const { today } = world;
  const { from, to } = random.pick(career.awards);
  if (from > today) return;
  const some = random.integer(from, Math.min(to ?? today, today));
  const first = monthStart(some);
  const day = random.chance(0.6) && first >= from ? first : some;
  if (!career.awards.some((award) => counts(award, day))) return;
  switch (career.qualification) {
    case 'cpp-builder': {
      const customer = random.chance(0.3) && day >= world.ready ? random.pick(means.customers) : null;
      return write(world, partner, means, day, 'BUILD', null, customer?.key === partner.key ? null : customer);
    }
    case 'cpp-provider': {
      const own = means.market.filter(({ published, retired }) => covers({ from: published, to: retired }, day));
      if (own.length === 0) return;
      return write(world, partner, means, day, 'PROVIDE', random.chance(0.9) ? random.pick(own).key : null, null);
    }
    case 'cpp-services-reseller': {
      const running = means.resale.filter(
        (each) => covers(each, day) && covers({ from: each.offering.published, to: each.offering.retired }, day),
      );
      if (running.length === 0) return;
      return write(world, partner, means, day, 'RESELL', random.pick(running).offering.key, null);
    }
  }
}

function write(
  { sheets, keys }: World,
  { key, place, random }: Partner,
  { distribution }: Means,
  day: Day,
  kind: 'BUILD' | 'PROVIDE' | 'RESELL',
  offering: number | null,
  customer: Customer | null,
): void {
  const served = distribution.filter((agreement) => covers(agreement, day));
  const where = random.chance(0.9) ? (customer?.place ?? place) : random.pick(places);
  sheets.engagements.add(day, [
    kind,
    customer?.name ?? `${random.pick(customerFirst)} ${random.pick(customerSecond)}`,
    customer ? 'PROVIDER' : 'ENTERPRISE',
    amountIn(random, where, 5_000, 900_000),
    where.currency,
    date(day),
    keys.program,
    key,
    served.length > 0 && random.chance(0.6) ? random.pick(served).distributor.key : null,
    offering,
    customer?.key ?? null,
    keys.countries.get(where.country) as number,
  ]);
}
