import type { QualificationSlug } from '../demo/population';
import { Allotment } from './allotment';
import { applyOtherwise, qualifications } from './applications';
import { makeCareer } from './careers';
import { validate } from './competences';
import { distribute, largestShare, livingShare, Wholesale } from './distribution';
import { finishDistributors, makeDistributors, type Distributor } from './distributors';
import { engage, type Customer } from './engagements';
import { FinancingPrograms } from './financing';
import { offer } from './offerings';
import { enrol, PartnerSource } from './partners';
import { refer } from './references';
import { approvedShare, request } from './requests';
import { resell } from './resale';
import { favourites, link } from './technologies';
import type { Career, MarketOffering, Partner, World } from './world';

/** Of the offerings, those that a provider's qualification stands on; and of the providers, those that resellers build on. */
const requiredShare = 0.7;
const anchorShare = 0.12;
/** How many anchors there are at least, so that a reseller can change. */
const leastAnchors = 10;

/** How many of the enrolled follow the qualifications that do not depend on offerings. */
const builderShare = 0.5;
const resellerShare = 0.4;
const enrolledShare = 0.94;

/** Tells the lives of all partners, one after the other; what a later one builds on, an earlier one has left. */
export class Population {
  private readonly partners: PartnerSource;
  private readonly distributors: readonly Distributor[];
  private readonly wholesale: Wholesale;
  private readonly financing: FinancingPrograms;
  private readonly ranking: readonly number[];
  private readonly anchored: MarketOffering[] = [];
  private readonly market: MarketOffering[] = [];
  private readonly customers: Customer[] = [];
  private readonly providerShare: number;
  private readonly allotments;

  constructor(private readonly world: World) {
    const { scale } = world;
    const providers = scale.offerings * requiredShare;
    const anchors = Math.max(leastAnchors, Math.floor(providers * anchorShare));
    this.providerShare = Math.max(0, providers - anchors) / (scale.partners * enrolledShare);
    this.partners = new PartnerSource(world, anchors);
    this.distributors = makeDistributors(world);
    this.wholesale = new Wholesale(this.distributors);
    this.financing = new FinancingPrograms(world);
    this.ranking = favourites(world);
    const careers = scale.partners * enrolledShare * (builderShare + resellerShare + this.providerShare);
    this.allotments = {
      awards: new Allotment(scale.awards, careers),
      applications: new Allotment(scale.applications - scale.awards, scale.partners),
      technologies: new Allotment(scale.technologyLinks, scale.partners),
      furtherOfferings: new Allotment(scale.offerings - providers, scale.partners),
      offeringTechnologies: new Allotment(scale.offeringTechnologies, scale.offerings),
      resale: new Allotment(scale.resaleAgreements, scale.partners),
      largest: new Allotment(scale.partners * largestShare, scale.partners * livingShare),
      distribution: new Allotment(scale.distributionAgreements, scale.partners),
      engagements: new Allotment(scale.engagements, scale.partners * 0.65),
      requests: new Allotment(scale.fundingRequests, scale.partners * 0.6),
      ledger: new Allotment(scale.ledgerEntries, scale.fundingRequests * approvedShare),
    };
  }

  /** Tells the life of the next partner. */
  next(): void {
    const { world, allotments } = this;
    const partner = this.partners.next();
    enrol(world, partner);
    refer(world, partner);
    const careers = this.careers(partner);
    const career = (slug: QualificationSlug): Career | undefined =>
      careers.find(({ qualification }) => qualification === slug);
    validate(world, partner, career('cpp-builder'));
    applyOtherwise(world, partner, careers, allotments.applications);
    const { market, technologies } = offer(world, partner, career('cpp-provider'), allotments);
    const { anchored, customers } = this;
    if (partner.anchor) {
      anchored.push(market[0] as MarketOffering);
      customers.push(partner);
    }
    const shelf = { anchored, market: this.market };
    const resale = resell(world, partner, career('cpp-services-reseller'), shelf, allotments.resale);
    const distribution = distribute(world, partner, this.wholesale, allotments);
    const means = { careers, market, resale, distribution, customers };
    engage(world, partner, means, allotments.engagements);
    request(world, partner, this.financing.of(partner.place), means, allotments);
    link(world, partner, technologies, this.ranking, allotments.technologies);
    for (const each of market) if (each.retired === null || each.retired > each.published) this.market.push(each);
  }

  /** Writes what is known at the end. */
  finish(): void {
    finishDistributors(this.world, this.distributors);
    this.financing.write();
  }

  private careers(partner: Partner): Career[] {
    const { awards } = this.allotments;
    return this.wishes(partner).flatMap((qualification) => {
      const before = this.world.sheets.awards.rows;
      const career = makeCareer(this.world, partner, qualification, awards);
      awards.take(this.world.sheets.awards.rows - before);
      return career ? [career] : [];
    });
  }

  private wishes({ anchor, enrolled, random }: Partner): readonly QualificationSlug[] {
    if (enrolled === null) return [];
    if (anchor) return random.chance(0.5) ? ['cpp-builder', 'cpp-provider'] : ['cpp-provider'];
    const shares = [builderShare, this.providerShare, resellerShare];
    return qualifications.filter((_, index) => random.chance(shares[index] as number));
  }
}
