import { Allotment } from './allotment';
import { dayOf } from './days';
import type { Definition } from './definition';
import { applyOtherwise } from './life/applications';
import { makeCareer } from './life/careers';
import { distribute } from './life/distribution';
import { engage } from './life/engagements';
import { measure } from './life/measurements';
import { offer } from './life/offerings';
import { enrol, makePartner } from './life/partners';
import { employ } from './life/persons';
import { publish } from './life/references';
import { approvedShare, request } from './life/requests';
import { resell } from './life/resale';
import { link } from './life/technologies';
import { validate } from './life/validations';
import { spread } from './random';
import type { Scale } from './scale';
import { makeSheets } from './sheets';
import { Distributors } from './shared/distributors';
import { FinancingPrograms } from './shared/financing';
import { rankedTechnologies } from './shared/ranking';
import { Shelf } from './shared/shelf';
import type { Sink } from './sink/sink';
import { builder, launch, provider, qualifications, reseller, type QualificationSlug } from './program';
import type { Career, MarketOffering, Partner, World } from './world';

/** What a population is generated from. The same options give the same rows. */
export interface PopulationOptions {
  readonly scale: Scale;
  /** The day on which the story stands, `YYYY-MM-DD`. History leads up to it; some rows begin later. */
  readonly day: string;
  readonly seed: number;
}

/** The share of offerings that a provider's qualification stands on. */
const requiredShare = 0.7;
/**
 * The share of providers that resellers build on: the anchors. There are enough of them for a reseller to change to another,
 * and not so many that memory grows.
 */
const anchorShare = 0.12;
const anchorBounds = { least: 10, most: 1_000 };
/** How many days after the launch every anchor is a provider. */
const readyAfter = 60;

/** The share of partners whose town is known. */
const townShare = 0.94;

/** The share of partners that are or were enrolled, and of those, the shares that follow two of the qualifications. */
const enrolledShare = 0.94;
const builderShare = 0.52;
const resellerShare = 0.42;

/** Adds the lives of all partners to a sink, one after the other. A later one builds on what earlier ones have left. */
export class Population {
  private readonly world: World;
  private readonly distributors: Distributors;
  private readonly financing: FinancingPrograms;
  private readonly shelf = new Shelf();
  private readonly providerShare: number;
  private readonly allotments;
  private index = 0;

  constructor({ scale, day, seed }: PopulationOptions, definition: Definition, sink: Sink) {
    const providers = scale.offerings * requiredShare;
    const anchors = Math.min(anchorBounds.most, Math.max(anchorBounds.least, Math.floor(providers * anchorShare)));
    const begun = dayOf(launch);
    const sheets = makeSheets(sink, definition.firstFinancing);
    const shared = { seed, scale, today: dayOf(day), launch: begun, ready: begun + readyAfter };
    const ranking = rankedTechnologies(definition, seed);
    this.world = { ...shared, anchors, definition, ranking, sheets };
    this.providerShare = Math.max(0, providers - anchors) / (scale.partners * enrolledShare);
    this.distributors = new Distributors(this.world);
    this.financing = new FinancingPrograms(this.world);
    const partners = (): number => scale.partners - this.index;
    const careers = (): number => partners() * enrolledShare * (builderShare + resellerShare + this.providerShare);
    this.allotments = {
      awards: new Allotment(scale.awards, careers),
      applications: new Allotment(scale.applications - scale.awards, partners),
      technologies: new Allotment(scale.technologyLinks, partners, enrolledShare),
      furtherOfferings: new Allotment(scale.offerings - providers, partners, 0.85),
      offeringTechnologies: new Allotment(
        scale.offeringTechnologies,
        () => (partners() / scale.partners) * scale.offerings,
      ),
      measurements: new Allotment(scale.measurements, partners, enrolledShare),
      persons: new Allotment(scale.persons, partners, enrolledShare),
      certifications: new Allotment(scale.certifications, () => Math.max(1, scale.persons - sheets.persons.rows)),
      partnerTerms: new Allotment(scale.partnerTerms, partners),
      locations: new Allotment(scale.locations, partners, townShare),
      references: new Allotment(scale.references, partners, enrolledShare),
      resale: new Allotment(scale.resaleAgreements, partners),
      distribution: new Allotment(scale.distributionAgreements, partners, enrolledShare),
      engagements: new Allotment(scale.engagements, partners, 0.7),
      requests: new Allotment(scale.fundingRequests, partners, 0.6),
      ledger: new Allotment(
        scale.ledgerEntries,
        () => (scale.fundingRequests - sheets.requests.rows) * approvedShare + 1,
      ),
    };
  }

  /** Adds the life of the next partner. */
  next(): void {
    const { world, allotments, shelf } = this;
    const partner = makePartner(world, this.index, allotments);
    enrol(world, partner);
    const careers = this.careers(partner);
    const career = (slug: QualificationSlug): Career | undefined =>
      careers.find(({ qualification }) => qualification === slug);
    validate(world, partner, career(builder));
    applyOtherwise(world, partner, careers, allotments.applications);
    const catalog = offer(world, partner, career(provider), allotments);
    const { market, technologies } = catalog;
    if (partner.anchor) shelf.addAnchor(partner, market[0] as MarketOffering);
    const resale = resell(world, partner, career(reseller), shelf, allotments.resale);
    const distribution = distribute(world, partner, this.distributors, allotments.distribution);
    const means = { careers, market, resale, distribution, shelf };
    engage(world, partner, means, allotments.engagements);
    request(world, partner, this.financing.of(partner.place), means, allotments);
    link(world, partner, technologies, allotments.technologies);
    measure(world, partner, allotments.measurements);
    employ(world, partner, allotments);
    publish(world, partner, catalog, allotments.references);
    for (const each of market) if (each.to === null || each.to > each.from) shelf.add(partner.random, each);
    this.index++;
  }

  /** Adds the rows that depend on all lives: distributors and financing programs. */
  finish(): void {
    this.distributors.add();
    this.financing.add();
  }

  private careers(partner: Partner): Career[] {
    return this.wishes(partner).flatMap(
      (qualification) => makeCareer(this.world, partner, qualification, this.allotments.awards) ?? [],
    );
  }

  /** The qualifications that a partner follows. */
  private wishes({ anchor, enrolled, role, index, random }: Partner): readonly QualificationSlug[] {
    if (enrolled === null) return [];
    if (role) return role.qualifications;
    if (anchor) return random.chance(0.5) ? [builder, provider] : [provider];
    const { seed } = this.world;
    const wanted = {
      [builder]: spread(seed, 'builder', index) < builderShare,
      [provider]: spread(seed, 'provider', index) < this.providerShare,
      [reseller]: spread(seed, 'reseller', index) < resellerShare,
    };
    return qualifications.filter((qualification) => wanted[qualification]);
  }
}
