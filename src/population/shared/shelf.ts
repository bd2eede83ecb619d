import type { Random } from '../random';
import type { Identity, MarketOffering } from '../world';

/** How many offerings it keeps, so that its memory does not grow with the population. */
const most = 4_096;

/** What partners can resell, and for whom they can build. */
export class Shelf {
  /** The offerings that the qualifications of the anchors stand on. */
  readonly anchored: MarketOffering[] = [];
  /** The anchors. All of them are providers since before any builder. */
  readonly customers: Identity[] = [];
  private readonly market: MarketOffering[] = [];
  private seen = 0;

  /** Puts an offering on the shelf. If that is full, each offering so far is as likely as any other to be on it. */
  add(random: Random, offering: MarketOffering): void {
    this.seen++;
    if (this.market.length < most) this.market.push(offering);
    else {
      const place = random.integer(0, this.seen - 1);
      if (place < most) this.market[place] = offering;
    }
  }

  addAnchor(partner: Identity, offering: MarketOffering): void {
    this.anchored.push(offering);
    this.customers.push(partner);
  }

  /** The offering of an anchor that is not among those known. */
  pickAnchored(random: Random, known: ReadonlySet<number>, partner: number): MarketOffering | undefined {
    return pick(random, this.anchored, known, partner);
  }

  /** Any offering of another partner that is not among those known. */
  pickAny(random: Random, known: ReadonlySet<number>, partner: number): MarketOffering | undefined {
    return pick(random, this.market, known, partner);
  }
}

function pick(
  random: Random,
  offerings: readonly MarketOffering[],
  known: ReadonlySet<number>,
  partner: number,
): MarketOffering | undefined {
  for (let tries = 0; offerings.length > 0 && tries < 50; tries++) {
    const offering = random.popular(offerings);
    if (offering.provider.key !== partner && !known.has(offering.key)) return offering;
  }
  return undefined;
}
