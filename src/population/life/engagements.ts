import type { Allotment } from '../allotment';
import { covers, date, monthStart, type Day } from '../days';
import { amountIn } from '../money';
import { places } from '../places';
import { builder, engagementKinds, provider } from '../program';
import type { Shelf } from '../shared/shelf';
import type { Reference } from '../sink/tables';
import { customerFirst, customerSecond } from '../words';
import type { Award, Career, Identity, MarketOffering, Partner, World } from '../world';
import type { Distribution } from './distribution';
import type { Resale } from './resale';

/** What a partner can do, and for whom. */
export interface Means {
  readonly careers: readonly Career[];
  readonly market: readonly MarketOffering[];
  readonly resale: readonly Resale[];
  readonly distribution: readonly Distribution[];
  readonly shelf: Shelf;
}

/** What a partner did for a customer on a day. */
interface Deed {
  readonly day: Day;
  /** The code of the kind of engagement. */
  readonly kind: string;
  readonly offering: Reference | null;
  /** The provider that it is built for. */
  readonly customer: Identity | null;
}

/** The value of an engagement in euros. */
const value = { least: 5_000, most: 900_000 };

/** Adds what a partner did for customers, each within an award of the qualification that it takes. */
export function engage(world: World, partner: Partner, means: Means, allotment: Allotment): void {
  if (means.careers.length === 0) return;
  const wanted = partner.random.uneven(allotment.mean);
  let added = 0;
  for (let count = 0; count < wanted; count++) {
    const deed = attempt(world, partner, means);
    if (!deed) continue;
    add(world, partner, means, deed);
    added++;
  }
  allotment.take(added, wanted);
}

/** Whether an award counts on a day: its period contains it, and no suspension does. */
export function counts(award: Award, day: Day): boolean {
  return covers(award, day) && !award.suspensions.some((suspension) => covers(suspension, day));
}

/** Tries one day. @returns undefined if the partner could not do anything on it */
function attempt({ today, ready }: World, partner: Partner, means: Means): Deed | undefined {
  const { random } = partner;
  const career = random.pick(means.careers);
  const { from, to } = random.pick(career.awards);
  if (from > today) return undefined;
  const some = random.integer(from, Math.min(to ?? today, today));
  const first = monthStart(some);
  const day = random.chance(0.6) && first >= from ? first : some;
  if (!career.awards.some((award) => counts(award, day))) return undefined;
  switch (career.qualification) {
    case builder: {
      const customer = random.chance(0.3) && day >= ready ? random.pick(means.shelf.customers) : null;
      return {
        day,
        kind: engagementKinds.builder,
        offering: null,
        customer: customer?.key === partner.key ? null : customer,
      };
    }
    case provider: {
      const own = means.market.filter((offering) => covers(offering, day));
      if (own.length === 0) return undefined;
      return {
        day,
        kind: engagementKinds.provider,
        offering: random.chance(0.9) ? random.pick(own) : null,
        customer: null,
      };
    }
    default: {
      const running = means.resale.filter((each) => covers(each, day) && covers(each.offering, day));
      if (running.length === 0) return undefined;
      return { day, kind: engagementKinds.reseller, offering: random.pick(running).offering, customer: null };
    }
  }
}

function add(
  { sheets, definition }: World,
  partner: Partner,
  { distribution }: Means,
  { day, kind, offering, customer }: Deed,
): void {
  const { place, random } = partner;
  const served = distribution.filter((agreement) => covers(agreement, day));
  const where = random.chance(0.9) ? (customer?.place ?? place) : random.pick(places);
  sheets.engagements.add(day, [
    definition.of('engagementKind', kind),
    customer?.name ?? `${random.pick(customerFirst)} ${random.pick(customerSecond)}`,
    customer ? 'PROVIDER' : 'ENTERPRISE',
    amountIn(random, where.currency, value.least, value.most),
    where.currency,
    date(day),
    definition.program,
    partner,
    served.length > 0 && random.chance(0.6) ? random.pick(served).distributor : null,
    offering,
    customer,
    definition.of('country', where.country),
  ]);
}
