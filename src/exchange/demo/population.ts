import type { Day, Instant, Span } from './days';
import type { Place, Town } from './places';
import type { Random } from './random';

/** What the demo is generated from. */
export interface Settings {
  readonly random: Random;
  /** The day on which the story stands. */
  readonly today: Day;
  /** The first day of the story: the first day of the launch window. */
  readonly launch: Day;
  readonly technologies: readonly TechnologyFact[];
}

export interface TechnologyFact {
  readonly slug: string;
  readonly vendor: string;
}

/** The program's own vendor. */
export const ownVendor = 'cisco';
export const program = 'CPP';

export type QualificationSlug = 'cpp-builder' | 'cpp-provider' | 'cpp-services-reseller';
export type PartnerStatus = 'PROSPECT' | 'ACTIVE' | 'SUSPENDED' | 'CLOSED';

export interface PartnerDraft {
  readonly slug: string;
  readonly name: string;
  readonly legalName: string | null;
  readonly place: Place;
  readonly town: Town | null;
  readonly website: string | null;
  readonly status: PartnerStatus;
  /** The first day in the program; null for a prospect. */
  readonly enrolled: Day | null;
  /** The first day no longer in the program, of a closed partner. */
  readonly closed: Day | null;
  parent: PartnerDraft | null;
}

export type ApplicationStatus = 'DRAFT' | 'SUBMITTED' | 'IN_REVIEW' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN';

export interface ApplicationDraft {
  readonly partner: PartnerDraft;
  readonly qualification: QualificationSlug;
  readonly status: ApplicationStatus;
  readonly submitted: Instant | null;
  readonly reviewed: Instant | null;
  readonly decided: Instant | null;
  readonly reason: string | null;
}

export interface AwardDraft extends Span {
  readonly partner: PartnerDraft;
  readonly qualification: QualificationSlug;
  readonly endReason: 'EXPIRED' | 'REVOKED' | 'RENEWED' | null;
  readonly previous: AwardDraft | null;
  readonly application: ApplicationDraft;
  readonly suspensions: SuspensionDraft[];
}

interface SuspensionDraft extends Span {
  readonly reason: string;
}

/** The awards of a partner in one qualification, first to last. */
export interface Career {
  readonly partner: PartnerDraft;
  readonly qualification: QualificationSlug;
  readonly awards: readonly AwardDraft[];
  /** Whether a provider that resellers can build on: never suspended, and its last award is open-ended. */
  readonly anchor: boolean;
  /** Whether something that the qualification requires lapses in the award that is in force, which is mostly suspended for it. */
  readonly lapse: Lapse | null;
}

/** A requirement that was no longer met from a day on, and was met again from another, if it was. */
interface Lapse {
  readonly from: Day;
  readonly to: Day | null;
}

export interface OfferingDraft {
  readonly partner: PartnerDraft;
  readonly name: string;
  readonly summary: string | null;
  readonly serviceModel: 'IAAS' | 'PAAS' | 'SAAS' | 'MANAGED';
  readonly published: Day | null;
  readonly retired: Day | null;
  readonly technologies: readonly string[];
}

export interface ResaleDraft extends Span {
  readonly reseller: PartnerDraft;
  readonly offering: OfferingDraft;
  readonly whiteLabel: boolean;
  readonly brand: string | null;
}

export interface DistributorDraft {
  readonly slug: string;
  readonly name: string;
  readonly place: Place;
  readonly parent: DistributorDraft | null;
}

export interface DistributionDraft extends Span {
  readonly distributor: DistributorDraft;
  readonly partner: PartnerDraft;
  readonly vendor: string;
  readonly country: string;
  readonly listed: boolean;
}
