import type { Allotment } from '../allotment';
import { date, without, type Day, type Span } from '../days';
import type { Shelf } from '../shared/shelf';
import type { Career, MarketOffering, Partner, World } from '../world';

/** An agreement of a partner to resell what another offers. */
export interface Resale extends Span {
  readonly offering: MarketOffering;
}

/**
 * Adds the resale agreements of a partner: for a services reseller an unbroken chain of white-label ones on the offerings
 * of anchors, broken only while that requirement lapses; and plain ones on any offering of another partner.
 */
export function resell(
  world: World,
  partner: Partner,
  reseller: Career | undefined,
  shelf: Shelf,
  allotment: Allotment,
): Resale[] {
  const { sheets, today } = world;
  const { key, name, random, status } = partner;
  const agreements: Resale[] = [];
  const known = new Set<number>();
  const add = (offering: MarketOffering, { from, to }: Span, brand: string | null, whiteLabel: boolean): void => {
    known.add(offering.key);
    agreements.push({ offering, from, to });
    sheets.resale.add(Math.min(from, today), [date(from), date(to), whiteLabel, brand, partner, offering]);
  };
  for (const span of reseller ? chain(world, partner, reseller) : []) {
    const offering = shelf.pickAnchored(random, known, key);
    if (!offering) throw new RangeError('There are too few anchors for a reseller to change between.');
    add(offering, span, random.chance(0.75) ? `${name.slice(0, 40).trim()} Cloud` : null, true);
  }
  const white = agreements.length;
  const plain = status === 'ACTIVE' ? random.uneven(allotment.mean - known.size) : 0;
  for (let count = 0; count < plain; count++) {
    const offering = shelf.pickAny(random, known, key);
    const span = offering && plainSpan(world, partner, offering);
    if (span) add(offering, span, null, false);
  }
  allotment.take(agreements.length, white + plain);
  return agreements;
}

function chain({ ready, today }: World, { closed, random }: Partner, { awards, lapse }: Career): Span[] {
  const from = Math.max(ready, (awards[0]?.decided as Day) - random.integer(0, 40));
  const needed = awards.at(-1)?.to ?? null;
  const to = closed ?? (needed === null || random.chance(0.6) ? null : needed + random.integer(0, 100));
  if (lapse) return without({ from, to }, lapse);
  // Some resellers change their provider on the way.
  const change = random.integer(from, Math.min(to ?? today, today));
  if (change - from < 30 || (to !== null && to - change < 30) || !random.chance(0.3)) return [{ from, to }];
  return [
    { from, to: change },
    { from: change, to },
  ];
}

/** Within the time on the market; some are over, some begin only after today. */
function plainSpan(
  { today }: World,
  { enrolled, random }: Partner,
  { from: published, to: retired }: MarketOffering,
): Span | undefined {
  const least = Math.max(published, enrolled as Day);
  const from =
    retired === null && random.chance(0.05)
      ? today + random.integer(1, 60)
      : random.integer(least, Math.min(retired ?? today, today) - 1);
  const to = retired ?? (random.chance(0.3) ? from + random.integer(30, 900) : null);
  return from >= least && (to === null || from < to) ? { from, to } : undefined;
}
