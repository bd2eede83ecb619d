/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Where an application for a qualification stands. */
export type ApplicationStatus =
  /** Decided in favour; an award may stand on it. */
  | 'APPROVED'
  /** Being prepared by the partner. */
  | 'DRAFT'
  /** Under review. */
  | 'IN_REVIEW'
  /** Decided against. */
  | 'REJECTED'
  /** Handed in, waiting for a review. */
  | 'SUBMITTED'
  /** Taken back before the decision. */
  | 'WITHDRAWN';

/** A condition on a value of the type ApplicationStatus. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type ApplicationStatusFilter = {
  /** Is this. */
  eq?: ApplicationStatus | null | undefined;
  /** Is one of these. */
  in?: Array<ApplicationStatus> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: ApplicationStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<ApplicationStatus> | null | undefined;
};

/** A condition on how many Award there are. */
export type AwardCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: AwardFilter | null | undefined;
};

/** An order by how many Award there are. It counts for every row before the first can be shown. */
export type AwardCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: AwardFilter | null | undefined;
};

/** A condition on the Award at the far end of an edge. */
export type AwardEdgeFilter = {
  /** How many there are. */
  count?: AwardCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: AwardFilter | null | undefined;
  /** None fulfils this. */
  none?: AwardFilter | null | undefined;
  /** At least one fulfils this. */
  some?: AwardFilter | null | undefined;
};

/** Why an award ended. */
export type AwardEndReason =
  /** Its period ran out. */
  | 'EXPIRED'
  /** A successor award took its place. */
  | 'RENEWED'
  /** It was taken away. */
  | 'REVOKED';

/** A condition on a value of the type AwardEndReason. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type AwardEndReasonFilter = {
  /** Is this. */
  eq?: AwardEndReason | null | undefined;
  /** Is one of these. */
  in?: Array<AwardEndReason> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: AwardEndReason | null | undefined;
  /** Is none of these. */
  notIn?: Array<AwardEndReason> | null | undefined;
};

/** Which Award to keep: those that fulfil every member. */
export type AwardFilter = {
  /** Every one of these holds. */
  and?: Array<AwardFilter> | null | undefined;
  /** A condition on `application`; it does not hold where there is none. */
  application?: QualificationApplicationFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on `endReason`. */
  endReason?: AwardEndReasonFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** Whether there is a `application`. */
  hasApplication?: boolean | null | undefined;
  /** Whether there is a `nextAward`. */
  hasNextAward?: boolean | null | undefined;
  /** Whether there is a `previousAward`. */
  hasPreviousAward?: boolean | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** A condition on `nextAward`; it does not hold where there is none. */
  nextAward?: AwardFilter | null | undefined;
  /** This does not hold. */
  not?: AwardFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<AwardFilter> | null | undefined;
  /** A condition on `partner`; it does not hold where there is none. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on `previousAward`; it does not hold where there is none. */
  previousAward?: AwardFilter | null | undefined;
  /** A condition on `qualification`; it does not hold where there is none. */
  qualification?: QualificationFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `status`. */
  status?: AwardStatusFilter | null | undefined;
  /** A condition on the rows of `suspensions`. */
  suspensions?: AwardSuspensionEdgeFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on `validTo`. */
  validTo?: DateFilter | null | undefined;
};

/** Where an award stands at the request's date. */
export type AwardStatus =
  /** In force. */
  | 'ACTIVE'
  /** Its period is over; `endReason` says why. */
  | 'ENDED'
  /** Its period has not begun. */
  | 'SCHEDULED'
  /** Within its period, but a suspension is running. */
  | 'SUSPENDED';

/** A condition on a value of the type AwardStatus. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type AwardStatusFilter = {
  /** Is this. */
  eq?: AwardStatus | null | undefined;
  /** Is one of these. */
  in?: Array<AwardStatus> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: AwardStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<AwardStatus> | null | undefined;
};

/** A condition on how many AwardSuspension there are. */
export type AwardSuspensionCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: AwardSuspensionFilter | null | undefined;
};

/** A condition on the AwardSuspension at the far end of an edge. */
export type AwardSuspensionEdgeFilter = {
  /** How many there are. */
  count?: AwardSuspensionCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: AwardSuspensionFilter | null | undefined;
  /** None fulfils this. */
  none?: AwardSuspensionFilter | null | undefined;
  /** At least one fulfils this. */
  some?: AwardSuspensionFilter | null | undefined;
};

/** Which AwardSuspension to keep: those that fulfil every member. */
export type AwardSuspensionFilter = {
  /** Every one of these holds. */
  and?: Array<AwardSuspensionFilter> | null | undefined;
  /** A condition on `award`; it does not hold where there is none. */
  award?: AwardFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** This does not hold. */
  not?: AwardSuspensionFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<AwardSuspensionFilter> | null | undefined;
  /** A condition on `reason`. */
  reason?: StringFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on `validTo`. */
  validTo?: DateFilter | null | undefined;
};

/** A condition on a value of the type Boolean. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type BooleanFilter = {
  /** Is this. */
  eq?: boolean | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is the other. */
  ne?: boolean | null | undefined;
};

/** A box between meridians and parallels, its edges included. It goes from west to east: across the 180th meridian where west is the greater number, and all the way round where east is 360 or more beyond west. A pole lies on every meridian. */
export type BoxInput = {
  /** The longitude where it ends. Beyond -180 to 180 it goes on round the globe: 370 is 10. */
  east: number;
  /** The highest latitude, -90 to 90; not less than `south`. */
  north: number;
  /** The lowest latitude, -90 to 90. */
  south: number;
  /** The longitude where it begins. Beyond -180 to 180 it goes on round the globe: 350 is -10. */
  west: number;
};

/** A condition on how many CollaborativeService there are. */
export type CollaborativeServiceCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: CollaborativeServiceFilter | null | undefined;
};

/** An order by how many CollaborativeService there are. It counts for every row before the first can be shown. */
export type CollaborativeServiceCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: CollaborativeServiceFilter | null | undefined;
};

/** A condition on the CollaborativeService at the far end of an edge. */
export type CollaborativeServiceEdgeFilter = {
  /** How many there are. */
  count?: CollaborativeServiceCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: CollaborativeServiceFilter | null | undefined;
  /** None fulfils this. */
  none?: CollaborativeServiceFilter | null | undefined;
  /** At least one fulfils this. */
  some?: CollaborativeServiceFilter | null | undefined;
};

/** Which CollaborativeService to keep: those that fulfil every member. */
export type CollaborativeServiceFilter = {
  /** Every one of these holds. */
  and?: Array<CollaborativeServiceFilter> | null | undefined;
  /** A condition on `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `enablements`. */
  enablements?: EnablementEdgeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: CollaborativeServiceFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<CollaborativeServiceFilter> | null | undefined;
  /** A condition on `program`; it does not hold where there is none. */
  program?: ProgramFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `summary`. */
  summary?: StringFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** Which Competence to keep: those that fulfil every member. */
export type CompetenceFilter = {
  /** Every one of these holds. */
  and?: Array<CompetenceFilter> | null | undefined;
  /** A condition on `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: CompetenceFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<CompetenceFilter> | null | undefined;
  /** A condition on the rows of `requirements`. */
  requirements?: RequirementEdgeFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `validations`. */
  validations?: CompetenceValidationEdgeFilter | null | undefined;
};

/** A condition on how many CompetenceValidation there are. */
export type CompetenceValidationCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: CompetenceValidationFilter | null | undefined;
};

/** An order by how many CompetenceValidation there are. It counts for every row before the first can be shown. */
export type CompetenceValidationCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: CompetenceValidationFilter | null | undefined;
};

/** A condition on the CompetenceValidation at the far end of an edge. */
export type CompetenceValidationEdgeFilter = {
  /** How many there are. */
  count?: CompetenceValidationCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: CompetenceValidationFilter | null | undefined;
  /** None fulfils this. */
  none?: CompetenceValidationFilter | null | undefined;
  /** At least one fulfils this. */
  some?: CompetenceValidationFilter | null | undefined;
};

/** Which CompetenceValidation to keep: those that fulfil every member. */
export type CompetenceValidationFilter = {
  /** Every one of these holds. */
  and?: Array<CompetenceValidationFilter> | null | undefined;
  /** A condition on `competence`; it does not hold where there is none. */
  competence?: CompetenceFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on `evidenceUrl`. */
  evidenceUrl?: StringFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** This does not hold. */
  not?: CompetenceValidationFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<CompetenceValidationFilter> | null | undefined;
  /** A condition on `partner`; it does not hold where there is none. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on `validTo`. */
  validTo?: DateFilter | null | undefined;
};

/** A condition on how many Country there are. */
export type CountryCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: CountryFilter | null | undefined;
};

/** An order by how many Country there are. It counts for every row before the first can be shown. */
export type CountryCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: CountryFilter | null | undefined;
};

/** A condition on the Country at the far end of an edge. */
export type CountryEdgeFilter = {
  /** How many there are. */
  count?: CountryCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: CountryFilter | null | undefined;
  /** None fulfils this. */
  none?: CountryFilter | null | undefined;
  /** At least one fulfils this. */
  some?: CountryFilter | null | undefined;
};

/** Which Country to keep: those that fulfil every member. */
export type CountryFilter = {
  /** Every one of these holds. */
  and?: Array<CountryFilter> | null | undefined;
  /** A condition on `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `distributionAgreements`. */
  distributionAgreements?: DistributionAgreementEdgeFilter | null | undefined;
  /** A condition on the rows of `distributors`. */
  distributors?: DistributorEdgeFilter | null | undefined;
  /** A condition on the rows of `engagements`. */
  engagements?: EngagementEdgeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows of `financingPrograms`. */
  financingPrograms?: FinancingProgramEdgeFilter | null | undefined;
  /** A condition on the rows of `headquarteredDistributors`. */
  headquarteredDistributors?: DistributorEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: CountryFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<CountryFilter> | null | undefined;
  /** A condition on the rows of `partners`. */
  partners?: PartnerEdgeFilter | null | undefined;
  /** A condition on `region`; it does not hold where there is none. */
  region?: RegionFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One key of an order of Country. */
export type CountryOrder =
  {   /** By `code`. */
  code: Sort; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never;   /** By `createdAt`. */
  createdAt: Sort; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never;   /** By how many `distributionAgreements` there are. */
  distributionAgreements: DistributionAgreementCountOrder; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never;   /** By how many `distributors` there are. */
  distributors: DistributorCountOrder; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never;   /** By how many `engagements` there are. */
  engagements: EngagementCountOrder; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never;   /** By how many `externalReferences` there are. */
  externalReferences: ExternalReferenceCountOrder; financingPrograms?: never; headquarteredDistributors?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never;   /** By how many `financingPrograms` there are. */
  financingPrograms: FinancingProgramCountOrder; headquarteredDistributors?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never;   /** By how many `headquarteredDistributors` there are. */
  headquarteredDistributors: DistributorCountOrder; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never;   /** By `name`. */
  name: Sort; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; name?: never;   /** By how many `partners` there are. */
  partners: PartnerCountOrder; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; name?: never; partners?: never;   /** By a key of `region`. */
  region: RegionOrder; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; name?: never; partners?: never; region?: never;   /** By `revision`. */
  revision: Sort; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; name?: never; partners?: never; region?: never; revision?: never;   /** By `updatedAt`. */
  updatedAt: Sort; };

/** Who the customer of an engagement is. */
export type CustomerKind =
  /** An enterprise that uses the cloud. */
  | 'ENTERPRISE'
  /** A provider that sells cloud services. */
  | 'PROVIDER';

/** A condition on a value of the type CustomerKind. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type CustomerKindFilter = {
  /** Is this. */
  eq?: CustomerKind | null | undefined;
  /** Is one of these. */
  in?: Array<CustomerKind> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: CustomerKind | null | undefined;
  /** Is none of these. */
  notIn?: Array<CustomerKind> | null | undefined;
};

/** A condition on a value of the type Date. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type DateFilter = {
  /** Is this. */
  eq?: string | null | undefined;
  /** Is more than this, or later. */
  gt?: string | null | undefined;
  /** Is this, or more, or later. */
  gte?: string | null | undefined;
  /** Is one of these. */
  in?: Array<string> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Lies within this span gone by, counted back from the request's date: that is in the span, its begin is not. A window that reaches beyond the years 1 to 9999 is open at that end. */
  last?: string | null | undefined;
  /** Is less than this, or earlier. */
  lt?: string | null | undefined;
  /** Is this, or less, or earlier. */
  lte?: string | null | undefined;
  /** Is another than this. */
  ne?: string | null | undefined;
  /** Lies within this span to come, counted from the request's date: that is in the span, its end is not. A window that reaches beyond the years 1 to 9999 is open at that end. */
  next?: string | null | undefined;
  /** Is none of these. */
  notIn?: Array<string> | null | undefined;
};

/** A condition on a value of the type DateTime. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type DateTimeFilter = {
  /** Is this. */
  eq?: string | null | undefined;
  /** Is more than this, or later. */
  gt?: string | null | undefined;
  /** Is this, or more, or later. */
  gte?: string | null | undefined;
  /** Is one of these. */
  in?: Array<string> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Lies within this span gone by, counted back from the instant of the request, or from the last millisecond (UTC) of a date that it names: that is in the span, its begin is not. A window that reaches beyond the years 1 to 9999 is open at that end. */
  last?: string | null | undefined;
  /** Is less than this, or earlier. */
  lt?: string | null | undefined;
  /** Is this, or less, or earlier. */
  lte?: string | null | undefined;
  /** Is another than this. */
  ne?: string | null | undefined;
  /** Lies within this span to come, counted from the instant of the request, or from the last millisecond (UTC) of a date that it names: that is in the span, its end is not. A window that reaches beyond the years 1 to 9999 is open at that end. */
  next?: string | null | undefined;
  /** Is none of these. */
  notIn?: Array<string> | null | undefined;
};

/** A condition on a value of the type Decimal. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type DecimalFilter = {
  /** Is this. */
  eq?: string | null | undefined;
  /** Is more than this, or later. */
  gt?: string | null | undefined;
  /** Is this, or more, or later. */
  gte?: string | null | undefined;
  /** Is one of these. */
  in?: Array<string> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is less than this, or earlier. */
  lt?: string | null | undefined;
  /** Is this, or less, or earlier. */
  lte?: string | null | undefined;
  /** Is another than this. */
  ne?: string | null | undefined;
  /** Is none of these. */
  notIn?: Array<string> | null | undefined;
};

/** An order by the distance from a point. */
export type DistanceOrder = {
  /** The point. */
  from: PointInput;
  /** Nearest first, or farthest. */
  sort?: Sort;
};

/** A condition on how many DistributionAgreement there are. */
export type DistributionAgreementCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: DistributionAgreementFilter | null | undefined;
};

/** An order by how many DistributionAgreement there are. It counts for every row before the first can be shown. */
export type DistributionAgreementCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: DistributionAgreementFilter | null | undefined;
};

/** A condition on the DistributionAgreement at the far end of an edge. */
export type DistributionAgreementEdgeFilter = {
  /** How many there are. */
  count?: DistributionAgreementCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: DistributionAgreementFilter | null | undefined;
  /** None fulfils this. */
  none?: DistributionAgreementFilter | null | undefined;
  /** At least one fulfils this. */
  some?: DistributionAgreementFilter | null | undefined;
};

/** Which DistributionAgreement to keep: those that fulfil every member. */
export type DistributionAgreementFilter = {
  /** Every one of these holds. */
  and?: Array<DistributionAgreementFilter> | null | undefined;
  /** A condition on `country`; it does not hold where there is none. */
  country?: CountryFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on `distributor`; it does not hold where there is none. */
  distributor?: DistributorFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** Whether there is a `partner`. */
  hasPartner?: boolean | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** A condition on `listed`. */
  listed?: BooleanFilter | null | undefined;
  /** This does not hold. */
  not?: DistributionAgreementFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<DistributionAgreementFilter> | null | undefined;
  /** A condition on `partner`; it does not hold where there is none. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on `validTo`. */
  validTo?: DateFilter | null | undefined;
  /** A condition on `vendor`; it does not hold where there is none. */
  vendor?: VendorFilter | null | undefined;
};

/** A condition on how many Distributor there are. */
export type DistributorCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: DistributorFilter | null | undefined;
};

/** An order by how many Distributor there are. It counts for every row before the first can be shown. */
export type DistributorCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: DistributorFilter | null | undefined;
};

/** A condition on the Distributor at the far end of an edge. */
export type DistributorEdgeFilter = {
  /** How many there are. */
  count?: DistributorCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: DistributorFilter | null | undefined;
  /** None fulfils this. */
  none?: DistributorFilter | null | undefined;
  /** At least one fulfils this. */
  some?: DistributorFilter | null | undefined;
};

/** Which Distributor to keep: those that fulfil every member. */
export type DistributorFilter = {
  /** Every one of these holds. */
  and?: Array<DistributorFilter> | null | undefined;
  /** A condition on the rows of `children`. */
  children?: DistributorEdgeFilter | null | undefined;
  /** A condition on the rows of `countries`. */
  countries?: CountryEdgeFilter | null | undefined;
  /** A condition on `country`; it does not hold where there is none. */
  country?: CountryFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `distributionAgreements`. */
  distributionAgreements?: DistributionAgreementEdgeFilter | null | undefined;
  /** A condition on the rows of `enablements`. */
  enablements?: EnablementEdgeFilter | null | undefined;
  /** A condition on the rows of `engagements`. */
  engagements?: EngagementEdgeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows of `fundingRequests`. */
  fundingRequests?: FundingRequestEdgeFilter | null | undefined;
  /** Whether there is a `parent`. */
  hasParent?: boolean | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: DistributorFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<DistributorFilter> | null | undefined;
  /** A condition on `parent`; it does not hold where there is none. */
  parent?: DistributorFilter | null | undefined;
  /** A condition on the rows of `partners`. */
  partners?: PartnerEdgeFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `slug`. */
  slug?: StringFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on `website`. */
  website?: StringFilter | null | undefined;
};

/** A condition on how many Enablement there are. */
export type EnablementCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: EnablementFilter | null | undefined;
};

/** A condition on the Enablement at the far end of an edge. */
export type EnablementEdgeFilter = {
  /** How many there are. */
  count?: EnablementCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: EnablementFilter | null | undefined;
  /** None fulfils this. */
  none?: EnablementFilter | null | undefined;
  /** At least one fulfils this. */
  some?: EnablementFilter | null | undefined;
};

/** Which Enablement to keep: those that fulfil every member. */
export type EnablementFilter = {
  /** Every one of these holds. */
  and?: Array<EnablementFilter> | null | undefined;
  /** A condition on `completedOn`. */
  completedOn?: DateFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on `distributor`; it does not hold where there is none. */
  distributor?: DistributorFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: EnablementFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<EnablementFilter> | null | undefined;
  /** A condition on `progress`. */
  progress?: IntFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `service`; it does not hold where there is none. */
  service?: CollaborativeServiceFilter | null | undefined;
  /** A condition on `startedOn`. */
  startedOn?: DateFilter | null | undefined;
  /** A condition on `status`. */
  status?: EnablementStatusFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** How far a distributor is in a collaborative service. */
export type EnablementStatus =
  /** Done. */
  | 'COMPLETED'
  /** Begun. */
  | 'IN_PROGRESS'
  /** Agreed, not begun. */
  | 'PLANNED';

/** A condition on a value of the type EnablementStatus. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type EnablementStatusFilter = {
  /** Is this. */
  eq?: EnablementStatus | null | undefined;
  /** Is one of these. */
  in?: Array<EnablementStatus> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: EnablementStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<EnablementStatus> | null | undefined;
};

/** A condition on how many Engagement there are. */
export type EngagementCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: EngagementFilter | null | undefined;
};

/** An order by how many Engagement there are. It counts for every row before the first can be shown. */
export type EngagementCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: EngagementFilter | null | undefined;
};

/** A condition on the Engagement at the far end of an edge. */
export type EngagementEdgeFilter = {
  /** How many there are. */
  count?: EngagementCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: EngagementFilter | null | undefined;
  /** None fulfils this. */
  none?: EngagementFilter | null | undefined;
  /** At least one fulfils this. */
  some?: EngagementFilter | null | undefined;
};

/** Which Engagement to keep: those that fulfil every member. */
export type EngagementFilter = {
  /** Every one of these holds. */
  and?: Array<EngagementFilter> | null | undefined;
  /** A condition on `country`; it does not hold where there is none. */
  country?: CountryFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on `customerKind`. */
  customerKind?: CustomerKindFilter | null | undefined;
  /** A condition on `customerName`. */
  customerName?: StringFilter | null | undefined;
  /** A condition on `customerPartner`; it does not hold where there is none. */
  customerPartner?: PartnerFilter | null | undefined;
  /** A condition on `distributor`; it does not hold where there is none. */
  distributor?: DistributorFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** Whether there is a `customerPartner`. */
  hasCustomerPartner?: boolean | null | undefined;
  /** Whether there is a `distributor`. */
  hasDistributor?: boolean | null | undefined;
  /**
   * Whether there is a `offering`.
   *
   * Visible to: PUBLIC, PARTNER, PROGRAM_MANAGER and ADMIN: all; DISTRIBUTOR and ANALYST where not resold under white label. Null on other rows.
   */
  hasOffering?: boolean | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `kind`. */
  kind?: EngagementKindFilter | null | undefined;
  /** This does not hold. */
  not?: EngagementFilter | null | undefined;
  /**
   * A condition on `offering`; it does not hold where there is none.
   *
   * Visible to: PUBLIC, PARTNER, PROGRAM_MANAGER and ADMIN: all; DISTRIBUTOR and ANALYST where not resold under white label. Null on other rows.
   */
  offering?: OfferingFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<EngagementFilter> | null | undefined;
  /** A condition on `partner`; it does not hold where there is none. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on `program`; it does not hold where there is none. */
  program?: ProgramFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `startedOn`. */
  startedOn?: DateFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on `value`. */
  value?: MoneyFilter | null | undefined;
};

/** What a partner does for a customer in an engagement. */
export type EngagementKind =
  /** Creates a cloud infrastructure. */
  | 'BUILD'
  /** Provides a cloud service of its own. */
  | 'PROVIDE'
  /** Resells a cloud service of another partner. */
  | 'RESELL';

/** A condition on a value of the type EngagementKind. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type EngagementKindFilter = {
  /** Is this. */
  eq?: EngagementKind | null | undefined;
  /** Is one of these. */
  in?: Array<EngagementKind> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: EngagementKind | null | undefined;
  /** Is none of these. */
  notIn?: Array<EngagementKind> | null | undefined;
};

/** A condition on how many Enrolment there are. */
export type EnrolmentCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: EnrolmentFilter | null | undefined;
};

/** An order by how many Enrolment there are. It counts for every row before the first can be shown. */
export type EnrolmentCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: EnrolmentFilter | null | undefined;
};

/** A condition on the Enrolment at the far end of an edge. */
export type EnrolmentEdgeFilter = {
  /** How many there are. */
  count?: EnrolmentCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: EnrolmentFilter | null | undefined;
  /** None fulfils this. */
  none?: EnrolmentFilter | null | undefined;
  /** At least one fulfils this. */
  some?: EnrolmentFilter | null | undefined;
};

/** Which Enrolment to keep: those that fulfil every member. */
export type EnrolmentFilter = {
  /** Every one of these holds. */
  and?: Array<EnrolmentFilter> | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** Whether there is a `tier`. */
  hasTier?: boolean | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** This does not hold. */
  not?: EnrolmentFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<EnrolmentFilter> | null | undefined;
  /** A condition on `partner`; it does not hold where there is none. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on `program`; it does not hold where there is none. */
  program?: ProgramFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `tier`; it does not hold where there is none. */
  tier?: TierFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on `validTo`. */
  validTo?: DateFilter | null | undefined;
};

/** A condition on how many ExternalReference there are. */
export type ExternalReferenceCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: ExternalReferenceFilter | null | undefined;
};

/** An order by how many ExternalReference there are. It counts for every row before the first can be shown. */
export type ExternalReferenceCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: ExternalReferenceFilter | null | undefined;
};

/** A condition on the ExternalReference at the far end of an edge. */
export type ExternalReferenceEdgeFilter = {
  /** How many there are. */
  count?: ExternalReferenceCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: ExternalReferenceFilter | null | undefined;
  /** None fulfils this. */
  none?: ExternalReferenceFilter | null | undefined;
  /** At least one fulfils this. */
  some?: ExternalReferenceFilter | null | undefined;
};

/** Which ExternalReference to keep: those that fulfil every member. */
export type ExternalReferenceFilter = {
  /** Every one of these holds. */
  and?: Array<ExternalReferenceFilter> | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on `externalId`. */
  externalId?: StringFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: ExternalReferenceFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<ExternalReferenceFilter> | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `source`. */
  source?: StringFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** What a financing program pays for. */
export type FinancingKind =
  /** Building a cloud infrastructure. */
  | 'CLOUD_INFRASTRUCTURE'
  /** Joint marketing campaigns. */
  | 'JOINT_MARKETING';

/** A condition on a value of the type FinancingKind. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type FinancingKindFilter = {
  /** Is this. */
  eq?: FinancingKind | null | undefined;
  /** Is one of these. */
  in?: Array<FinancingKind> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: FinancingKind | null | undefined;
  /** Is none of these. */
  notIn?: Array<FinancingKind> | null | undefined;
};

/** A condition on how many FinancingProgram there are. */
export type FinancingProgramCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: FinancingProgramFilter | null | undefined;
};

/** An order by how many FinancingProgram there are. It counts for every row before the first can be shown. */
export type FinancingProgramCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: FinancingProgramFilter | null | undefined;
};

/** A condition on the FinancingProgram at the far end of an edge. */
export type FinancingProgramEdgeFilter = {
  /** How many there are. */
  count?: FinancingProgramCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: FinancingProgramFilter | null | undefined;
  /** None fulfils this. */
  none?: FinancingProgramFilter | null | undefined;
  /** At least one fulfils this. */
  some?: FinancingProgramFilter | null | undefined;
};

/** Which FinancingProgram to keep: those that fulfil every member. */
export type FinancingProgramFilter = {
  /** Every one of these holds. */
  and?: Array<FinancingProgramFilter> | null | undefined;
  /**
   * A condition on `available`.
   *
   * Visible to: ANALYST, PROGRAM_MANAGER and ADMIN: all. Refused to PUBLIC, PARTNER and DISTRIBUTOR (FORBIDDEN_FIELD).
   */
  available?: MoneyFilter | null | undefined;
  /**
   * A condition on `budget`.
   *
   * Visible to: ANALYST, PROGRAM_MANAGER and ADMIN: all. Refused to PUBLIC, PARTNER and DISTRIBUTOR (FORBIDDEN_FIELD).
   */
  budget?: MoneyFilter | null | undefined;
  /** A condition on `closesOn`. */
  closesOn?: DateFilter | null | undefined;
  /** A condition on `code`. */
  code?: StringFilter | null | undefined;
  /**
   * A condition on `committed`.
   *
   * Visible to: ANALYST, PROGRAM_MANAGER and ADMIN: all. Refused to PUBLIC, PARTNER and DISTRIBUTOR (FORBIDDEN_FIELD).
   */
  committed?: MoneyFilter | null | undefined;
  /** A condition on the rows of `countries`. */
  countries?: CountryEdgeFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `eligibleQualifications`. */
  eligibleQualifications?: QualificationEdgeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `kind`. */
  kind?: FinancingKindFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: FinancingProgramFilter | null | undefined;
  /** A condition on `opensOn`. */
  opensOn?: DateFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<FinancingProgramFilter> | null | undefined;
  /**
   * A condition on `paid`.
   *
   * Visible to: ANALYST, PROGRAM_MANAGER and ADMIN: all. Refused to PUBLIC, PARTNER and DISTRIBUTOR (FORBIDDEN_FIELD).
   */
  paid?: MoneyFilter | null | undefined;
  /** A condition on `program`; it does not hold where there is none. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the rows of `requests`. */
  requests?: FundingRequestEdgeFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `status`. */
  status?: FinancingStatusFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** Where a financing program stands. */
export type FinancingStatus =
  /** Takes no more requests. */
  | 'CLOSED'
  /** Takes requests within its window. */
  | 'OPEN'
  /** Being prepared; takes no requests yet. */
  | 'PLANNED';

/** A condition on a value of the type FinancingStatus. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type FinancingStatusFilter = {
  /** Is this. */
  eq?: FinancingStatus | null | undefined;
  /** Is one of these. */
  in?: Array<FinancingStatus> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: FinancingStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<FinancingStatus> | null | undefined;
};

/** A condition on how many FiscalQuarter there are. */
export type FiscalQuarterCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: FiscalQuarterFilter | null | undefined;
};

/** An order by how many FiscalQuarter there are. It counts for every row before the first can be shown. */
export type FiscalQuarterCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: FiscalQuarterFilter | null | undefined;
};

/** A condition on the FiscalQuarter at the far end of an edge. */
export type FiscalQuarterEdgeFilter = {
  /** How many there are. */
  count?: FiscalQuarterCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: FiscalQuarterFilter | null | undefined;
  /** None fulfils this. */
  none?: FiscalQuarterFilter | null | undefined;
  /** At least one fulfils this. */
  some?: FiscalQuarterFilter | null | undefined;
};

/** Which FiscalQuarter to keep: those that fulfil every member. */
export type FiscalQuarterFilter = {
  /** Every one of these holds. */
  and?: Array<FiscalQuarterFilter> | null | undefined;
  /** A condition on `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on `endsOn`. */
  endsOn?: DateFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: FiscalQuarterFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<FiscalQuarterFilter> | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `startsOn`. */
  startsOn?: DateFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on `vendor`; it does not hold where there is none. */
  vendor?: VendorFilter | null | undefined;
};

/** A condition on how many FundingRequest there are. */
export type FundingRequestCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: FundingRequestFilter | null | undefined;
};

/** An order by how many FundingRequest there are. It counts for every row before the first can be shown. */
export type FundingRequestCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: FundingRequestFilter | null | undefined;
};

/** A condition on the FundingRequest at the far end of an edge. */
export type FundingRequestEdgeFilter = {
  /** How many there are. */
  count?: FundingRequestCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: FundingRequestFilter | null | undefined;
  /** None fulfils this. */
  none?: FundingRequestFilter | null | undefined;
  /** At least one fulfils this. */
  some?: FundingRequestFilter | null | undefined;
};

/** Which FundingRequest to keep: those that fulfil every member. */
export type FundingRequestFilter = {
  /** Every one of these holds. */
  and?: Array<FundingRequestFilter> | null | undefined;
  /** A condition on `approved`. */
  approved?: MoneyFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on `decidedAt`. */
  decidedAt?: DateTimeFilter | null | undefined;
  /** A condition on `decisionReason`. */
  decisionReason?: StringFilter | null | undefined;
  /** A condition on `distributor`; it does not hold where there is none. */
  distributor?: DistributorFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `financingProgram`; it does not hold where there is none. */
  financingProgram?: FinancingProgramFilter | null | undefined;
  /** Whether there is a `distributor`. */
  hasDistributor?: boolean | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the rows of `ledgerEntries`. */
  ledgerEntries?: LedgerEntryEdgeFilter | null | undefined;
  /** This does not hold. */
  not?: FundingRequestFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<FundingRequestFilter> | null | undefined;
  /** A condition on `partner`; it does not hold where there is none. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on `purpose`. */
  purpose?: StringFilter | null | undefined;
  /** A condition on `requested`. */
  requested?: MoneyFilter | null | undefined;
  /** A condition on `reviewStartedAt`. */
  reviewStartedAt?: DateTimeFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `status`. */
  status?: FundingRequestStatusFilter | null | undefined;
  /** A condition on `submittedAt`. */
  submittedAt?: DateTimeFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** Where a funding request stands. */
export type FundingRequestStatus =
  /** Decided in favour; the amount is committed. */
  | 'APPROVED'
  /** Taken back before the decision. */
  | 'CANCELLED'
  /** Being prepared by the partner. */
  | 'DRAFT'
  /** Under review. */
  | 'IN_REVIEW'
  /** Approved and paid. */
  | 'PAID'
  /** Decided against. */
  | 'REJECTED'
  /** Handed in, waiting for a review. */
  | 'SUBMITTED';

/** A condition on a value of the type FundingRequestStatus. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type FundingRequestStatusFilter = {
  /** Is this. */
  eq?: FundingRequestStatus | null | undefined;
  /** Is one of these. */
  in?: Array<FundingRequestStatus> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: FundingRequestStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<FundingRequestStatus> | null | undefined;
};

/** A condition on a value of the type ID. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type IdFilter = {
  /** Is this. */
  eq?: string | number | null | undefined;
  /** Is one of these. */
  in?: Array<string | number> | null | undefined;
  /** Is another than this. */
  ne?: string | number | null | undefined;
  /** Is none of these. */
  notIn?: Array<string | number> | null | undefined;
};

/** A condition on a value of the type Int. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type IntFilter = {
  /** Is this. */
  eq?: number | null | undefined;
  /** Is more than this, or later. */
  gt?: number | null | undefined;
  /** Is this, or more, or later. */
  gte?: number | null | undefined;
  /** Is one of these. */
  in?: Array<number> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is less than this, or earlier. */
  lt?: number | null | undefined;
  /** Is this, or less, or earlier. */
  lte?: number | null | undefined;
  /** Is another than this. */
  ne?: number | null | undefined;
  /** Is none of these. */
  notIn?: Array<number> | null | undefined;
};

/** A condition on how many LedgerEntry there are. */
export type LedgerEntryCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: LedgerEntryFilter | null | undefined;
};

/** A condition on the LedgerEntry at the far end of an edge. */
export type LedgerEntryEdgeFilter = {
  /** How many there are. */
  count?: LedgerEntryCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: LedgerEntryFilter | null | undefined;
  /** None fulfils this. */
  none?: LedgerEntryFilter | null | undefined;
  /** At least one fulfils this. */
  some?: LedgerEntryFilter | null | undefined;
};

/** Which LedgerEntry to keep: those that fulfil every member. */
export type LedgerEntryFilter = {
  /** A condition on `amount`. */
  amount?: MoneyFilter | null | undefined;
  /** Every one of these holds. */
  and?: Array<LedgerEntryFilter> | null | undefined;
  /** A condition on `bookedOn`. */
  bookedOn?: DateFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `fundingRequest`; it does not hold where there is none. */
  fundingRequest?: FundingRequestFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `kind`. */
  kind?: LedgerEntryKindFilter | null | undefined;
  /** This does not hold. */
  not?: LedgerEntryFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<LedgerEntryFilter> | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** What a ledger entry does to a balance. */
export type LedgerEntryKind =
  /** Commits an amount. */
  | 'APPROVE'
  /** Pays an amount out of what is committed. */
  | 'PAY'
  /** Gives a committed amount back. */
  | 'RELEASE';

/** A condition on a value of the type LedgerEntryKind. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type LedgerEntryKindFilter = {
  /** Is this. */
  eq?: LedgerEntryKind | null | undefined;
  /** Is one of these. */
  in?: Array<LedgerEntryKind> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: LedgerEntryKind | null | undefined;
  /** Is none of these. */
  notIn?: Array<LedgerEntryKind> | null | undefined;
};

/** A condition on an amount of money. */
export type MoneyFilter = {
  /** A condition on the amount, whatever the currency. */
  amount?: DecimalFilter | null | undefined;
  /** A condition on the currency. */
  currency?: StringFilter | null | undefined;
};

/** A circle on the globe. */
export type NearInput = {
  /** Its centre. */
  from: PointInput;
  /** Its radius in kilometres, along a great circle of a globe of radius 6371.0088 km; 0 or more. Half the globe is 20015.12 km away. */
  withinKm: number;
};

/** A condition on how many Offering there are. */
export type OfferingCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: OfferingFilter | null | undefined;
};

/** An order by how many Offering there are. It counts for every row before the first can be shown. */
export type OfferingCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: OfferingFilter | null | undefined;
};

/** A condition on the Offering at the far end of an edge. */
export type OfferingEdgeFilter = {
  /** How many there are. */
  count?: OfferingCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: OfferingFilter | null | undefined;
  /** None fulfils this. */
  none?: OfferingFilter | null | undefined;
  /** At least one fulfils this. */
  some?: OfferingFilter | null | undefined;
};

/** Which Offering to keep: those that fulfil every member. */
export type OfferingFilter = {
  /** Every one of these holds. */
  and?: Array<OfferingFilter> | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `engagements`. */
  engagements?: EngagementEdgeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: OfferingFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<OfferingFilter> | null | undefined;
  /** A condition on `partner`; it does not hold where there is none. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on `publishedOn`. */
  publishedOn?: DateFilter | null | undefined;
  /** A condition on the rows of `resaleAgreements`. */
  resaleAgreements?: ResaleAgreementEdgeFilter | null | undefined;
  /** A condition on `retiredOn`. */
  retiredOn?: DateFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `serviceModel`. */
  serviceModel?: ServiceModelFilter | null | undefined;
  /** A condition on `status`. */
  status?: OfferingStatusFilter | null | undefined;
  /** A condition on `summary`. */
  summary?: StringFilter | null | undefined;
  /** A condition on the rows of `technologies`. */
  technologies?: TechnologyEdgeFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** Where an offering stands. */
export type OfferingStatus =
  /** Being prepared. */
  | 'DRAFT'
  /** On the market. */
  | 'PUBLISHED'
  /** Taken off the market. */
  | 'RETIRED';

/** A condition on a value of the type OfferingStatus. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type OfferingStatusFilter = {
  /** Is this. */
  eq?: OfferingStatus | null | undefined;
  /** Is one of these. */
  in?: Array<OfferingStatus> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: OfferingStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<OfferingStatus> | null | undefined;
};

/** A condition on how many Partner there are. */
export type PartnerCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: PartnerFilter | null | undefined;
};

/** An order by how many Partner there are. It counts for every row before the first can be shown. */
export type PartnerCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: PartnerFilter | null | undefined;
};

/** What Partner can be grouped by. */
export type PartnerDimension =
  /** By `competenceValidations.competence`. */
  | 'COMPETENCE_VALIDATION_COMPETENCE'
  /** By `country`. */
  | 'COUNTRY'
  /** By `country.region`. */
  | 'COUNTRY_REGION'
  /** The first day of the month of `createdAt` (UTC). */
  | 'CREATED_AT_MONTH'
  /** The first day of the calendar quarter of `createdAt` (UTC). */
  | 'CREATED_AT_QUARTER'
  /** The year of `createdAt` (UTC). */
  | 'CREATED_AT_YEAR'
  /** By `distributors`. */
  | 'DISTRIBUTOR'
  /** By `distributors.country`. */
  | 'DISTRIBUTOR_COUNTRY'
  /** By `eligibleFinancingPrograms`. */
  | 'ELIGIBLE_FINANCING_PROGRAM'
  /** By `enrolments.program`. */
  | 'ENROLMENT_PROGRAM'
  /** By `enrolments.tier`. */
  | 'ENROLMENT_TIER'
  /** By `offerings.serviceModel`. */
  | 'OFFERING_SERVICE_MODEL'
  /** By `parent`. */
  | 'PARENT'
  /** By `programs`. */
  | 'PROGRAM'
  /** By `qualifications`. */
  | 'QUALIFICATION'
  /** By `qualifications.program`. */
  | 'QUALIFICATION_PROGRAM'
  /** All `qualifications` of a row together; the empty list where it has none. */
  | 'QUALIFICATION_SET'
  /** By `status`. */
  | 'STATUS'
  /** By `technologies`. */
  | 'TECHNOLOGY'
  /** By `technologies.category`. */
  | 'TECHNOLOGY_CATEGORY'
  /** By `technologies.vendor`. */
  | 'TECHNOLOGY_VENDOR'
  /** The first day of the month of `updatedAt` (UTC). */
  | 'UPDATED_AT_MONTH'
  /** The first day of the calendar quarter of `updatedAt` (UTC). */
  | 'UPDATED_AT_QUARTER'
  /** The year of `updatedAt` (UTC). */
  | 'UPDATED_AT_YEAR';

/** A condition on the Partner at the far end of an edge. */
export type PartnerEdgeFilter = {
  /** How many there are. */
  count?: PartnerCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: PartnerFilter | null | undefined;
  /** None fulfils this. */
  none?: PartnerFilter | null | undefined;
  /** At least one fulfils this. */
  some?: PartnerFilter | null | undefined;
};

/** Which Partner to keep: those that fulfil every member. */
export type PartnerFilter = {
  /** Every one of these holds. */
  and?: Array<PartnerFilter> | null | undefined;
  /** A condition on the rows of `applications`. */
  applications?: QualificationApplicationEdgeFilter | null | undefined;
  /** A condition on the rows of `awards`. */
  awards?: AwardEdgeFilter | null | undefined;
  /** A condition on the rows of `children`. */
  children?: PartnerEdgeFilter | null | undefined;
  /** A condition on `city`. */
  city?: StringFilter | null | undefined;
  /** A condition on the rows of `competenceValidations`. */
  competenceValidations?: CompetenceValidationEdgeFilter | null | undefined;
  /** A condition on `country`; it does not hold where there is none. */
  country?: CountryFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `distributionAgreements`. */
  distributionAgreements?: DistributionAgreementEdgeFilter | null | undefined;
  /** A condition on the rows of `distributors`. */
  distributors?: DistributorEdgeFilter | null | undefined;
  /** A condition on the rows of `eligibility`. */
  eligibility?: QualificationEligibilityEdgeFilter | null | undefined;
  /** A condition on the rows of `eligibleFinancingPrograms`. */
  eligibleFinancingPrograms?: FinancingProgramEdgeFilter | null | undefined;
  /** A condition on the rows of `engagements`. */
  engagements?: EngagementEdgeFilter | null | undefined;
  /** A condition on the rows of `engagementsAsCustomer`. */
  engagementsAsCustomer?: EngagementEdgeFilter | null | undefined;
  /** A condition on the rows of `enrolments`. */
  enrolments?: EnrolmentEdgeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows of `fundingRequests`. */
  fundingRequests?: FundingRequestEdgeFilter | null | undefined;
  /** Whether there is a `nextQualification`. */
  hasNextQualification?: boolean | null | undefined;
  /** Whether there is a `parent`. */
  hasParent?: boolean | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /**
   * A condition on `legalName`.
   *
   * Visible to: PARTNER where its own; DISTRIBUTOR where its partners'; ANALYST, PROGRAM_MANAGER and ADMIN: all. Null on other rows. Refused to PUBLIC (FORBIDDEN_FIELD).
   */
  legalName?: StringFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** A condition on `nextQualification`; it does not hold where there is none. */
  nextQualification?: QualificationEligibilityFilter | null | undefined;
  /** This does not hold. */
  not?: PartnerFilter | null | undefined;
  /** A condition on the rows of `offerings`. */
  offerings?: OfferingEdgeFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<PartnerFilter> | null | undefined;
  /** A condition on `parent`; it does not hold where there is none. */
  parent?: PartnerFilter | null | undefined;
  /** A condition on `position`. */
  position?: PositionFilter | null | undefined;
  /** A condition on the rows of `programs`. */
  programs?: ProgramEdgeFilter | null | undefined;
  /** A condition on the rows of `qualifications`. */
  qualifications?: QualificationEdgeFilter | null | undefined;
  /** A condition on the rows of `resaleAgreements`. */
  resaleAgreements?: ResaleAgreementEdgeFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `slug`. */
  slug?: StringFilter | null | undefined;
  /** A condition on `status`. */
  status?: PartnerStatusFilter | null | undefined;
  /** A condition on the rows of `technologies`. */
  technologies?: TechnologyEdgeFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on `website`. */
  website?: StringFilter | null | undefined;
};

/** One key of an order of Partner. */
export type PartnerOrder =
  {   /** By how many `applications` there are. */
  applications: QualificationApplicationCountOrder; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never;   /** By how many `awards` there are. */
  awards: AwardCountOrder; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never;   /** By how many `children` there are. */
  children: PartnerCountOrder; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never;   /** By `city`. */
  city: Sort; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never;   /** By how many `competenceValidations` there are. */
  competenceValidations: CompetenceValidationCountOrder; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never;   /** By a key of `country`. */
  country: CountryOrder; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never;   /** By `createdAt`. */
  createdAt: Sort; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never;   /** By the distance from a point. */
  distance: DistanceOrder; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never;   /** By how many `distributionAgreements` there are. */
  distributionAgreements: DistributionAgreementCountOrder; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never;   /** By how many `distributors` there are. */
  distributors: DistributorCountOrder; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never;   /** By how many `eligibility` there are. */
  eligibility: QualificationEligibilityCountOrder; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never;   /** By how many `eligibleFinancingPrograms` there are. */
  eligibleFinancingPrograms: FinancingProgramCountOrder; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never;   /** By how many `engagements` there are. */
  engagements: EngagementCountOrder; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never;   /** By how many `engagementsAsCustomer` there are. */
  engagementsAsCustomer: EngagementCountOrder; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never;   /** By how many `enrolments` there are. */
  enrolments: EnrolmentCountOrder; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never;   /** By how many `externalReferences` there are. */
  externalReferences: ExternalReferenceCountOrder; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never;   /** By how many `fundingRequests` there are. */
  fundingRequests: FundingRequestCountOrder; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never;   /**
   * By `legalName`.
   *
   * Visible to: PARTNER where its own; DISTRIBUTOR where its partners'; ANALYST, PROGRAM_MANAGER and ADMIN: all. Null on other rows. Refused to PUBLIC (FORBIDDEN_FIELD).
   */
  legalName: Sort; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never;   /** By `name`. */
  name: Sort; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never;   /** By a key of `nextQualification`. */
  nextQualification: QualificationEligibilityOrder; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never;   /** By how many `offerings` there are. */
  offerings: OfferingCountOrder; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never;   /** By a key of `parent`. */
  parent: PartnerOrder; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never;   /** By how many `programs` there are. */
  programs: ProgramCountOrder; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never;   /** By how many `qualifications` there are. */
  qualifications: QualificationCountOrder; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never;   /** By how well `search` is met, `DESC` for the best first; rows that are met alike by their names, without accents and case. Only with `search`. */
  relevance: Sort; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never;   /** By how many `resaleAgreements` there are. */
  resaleAgreements: ResaleAgreementCountOrder; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never;   /** By `revision`. */
  revision: Sort; slug?: never; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never;   /** By `slug`. */
  slug: Sort; status?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never;   /** By `status`. */
  status: Sort; technologies?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never;   /** By how many `technologies` there are. */
  technologies: TechnologyCountOrder; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never;   /** By `updatedAt`. */
  updatedAt: Sort; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; country?: never; createdAt?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; fundingRequests?: never; legalName?: never; name?: never; nextQualification?: never; offerings?: never; parent?: never; programs?: never; qualifications?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; updatedAt?: never;   /** By `website`. */
  website: Sort; };

/** Where the relation with a partner stands. */
export type PartnerStatus =
  /** A partner in business. */
  | 'ACTIVE'
  /** No longer a partner. */
  | 'CLOSED'
  /** Not yet a partner. */
  | 'PROSPECT'
  /** A partner whose relation is suspended. */
  | 'SUSPENDED';

/** A condition on a value of the type PartnerStatus. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type PartnerStatusFilter = {
  /** Is this. */
  eq?: PartnerStatus | null | undefined;
  /** Is one of these. */
  in?: Array<PartnerStatus> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: PartnerStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<PartnerStatus> | null | undefined;
};

/** A point on the globe, WGS 84. */
export type PointInput = {
  /** Degrees north of the equator, -90 to 90. */
  latitude: number;
  /** Degrees east of Greenwich. Beyond -180 to 180 it goes on round the globe: 190 is -170. */
  longitude: number;
};

/** Where a position lies. A row without a position lies nowhere, so `not` of a circle or a box keeps it. */
export type PositionFilter =
  {   /** Within a box. */
  box: BoxInput; isNull?: never; near?: never; }
  |  { box?: never;   /** Whether there is no value. */
  isNull: boolean; near?: never; }
  |  { box?: never; isNull?: never;   /** Within a circle. */
  near: NearInput; };

/** A condition on how many Program there are. */
export type ProgramCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: ProgramFilter | null | undefined;
};

/** An order by how many Program there are. It counts for every row before the first can be shown. */
export type ProgramCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: ProgramFilter | null | undefined;
};

/** A condition on the Program at the far end of an edge. */
export type ProgramEdgeFilter = {
  /** How many there are. */
  count?: ProgramCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: ProgramFilter | null | undefined;
  /** None fulfils this. */
  none?: ProgramFilter | null | undefined;
  /** At least one fulfils this. */
  some?: ProgramFilter | null | undefined;
};

/** Which Program to keep: those that fulfil every member. */
export type ProgramFilter = {
  /** Every one of these holds. */
  and?: Array<ProgramFilter> | null | undefined;
  /** A condition on `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the rows of `collaborativeServices`. */
  collaborativeServices?: CollaborativeServiceEdgeFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on `defaultLocale`. */
  defaultLocale?: StringFilter | null | undefined;
  /** A condition on the rows of `engagements`. */
  engagements?: EngagementEdgeFilter | null | undefined;
  /** A condition on the rows of `enrolments`. */
  enrolments?: EnrolmentEdgeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows of `financingPrograms`. */
  financingPrograms?: FinancingProgramEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the rows of `launches`. */
  launches?: ProgramLaunchEdgeFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: ProgramFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<ProgramFilter> | null | undefined;
  /** A condition on the rows of `partners`. */
  partners?: PartnerEdgeFilter | null | undefined;
  /** A condition on the rows of `qualifications`. */
  qualifications?: QualificationEdgeFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `rolloutMonthsMax`. */
  rolloutMonthsMax?: IntFilter | null | undefined;
  /** A condition on `rolloutMonthsMin`. */
  rolloutMonthsMin?: IntFilter | null | undefined;
  /** A condition on `salesPolicy`. */
  salesPolicy?: SalesPolicyFilter | null | undefined;
  /** A condition on `summary`. */
  summary?: StringFilter | null | undefined;
  /** A condition on the rows of `tiers`. */
  tiers?: TierEdgeFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on `vendor`; it does not hold where there is none. */
  vendor?: VendorFilter | null | undefined;
};

/** A condition on how many ProgramLaunch there are. */
export type ProgramLaunchCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: ProgramLaunchFilter | null | undefined;
};

/** An order by how many ProgramLaunch there are. It counts for every row before the first can be shown. */
export type ProgramLaunchCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: ProgramLaunchFilter | null | undefined;
};

/** A condition on the ProgramLaunch at the far end of an edge. */
export type ProgramLaunchEdgeFilter = {
  /** How many there are. */
  count?: ProgramLaunchCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: ProgramLaunchFilter | null | undefined;
  /** None fulfils this. */
  none?: ProgramLaunchFilter | null | undefined;
  /** At least one fulfils this. */
  some?: ProgramLaunchFilter | null | undefined;
};

/** Which ProgramLaunch to keep: those that fulfil every member. */
export type ProgramLaunchFilter = {
  /** Every one of these holds. */
  and?: Array<ProgramLaunchFilter> | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `launchedOn`. */
  launchedOn?: DateFilter | null | undefined;
  /** This does not hold. */
  not?: ProgramLaunchFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<ProgramLaunchFilter> | null | undefined;
  /** A condition on `plannedFrom`. */
  plannedFrom?: DateFilter | null | undefined;
  /** A condition on `plannedTo`. */
  plannedTo?: DateFilter | null | undefined;
  /** A condition on `program`; it does not hold where there is none. */
  program?: ProgramFilter | null | undefined;
  /** A condition on `region`; it does not hold where there is none. */
  region?: RegionFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One key of an order of Program. */
export type ProgramOrder =
  {   /** By `code`. */
  code: Sort; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never;   /** By how many `collaborativeServices` there are. */
  collaborativeServices: CollaborativeServiceCountOrder; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never;   /** By `createdAt`. */
  createdAt: Sort; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never;   /** By `defaultLocale`. */
  defaultLocale: Sort; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never;   /** By how many `engagements` there are. */
  engagements: EngagementCountOrder; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never;   /** By how many `enrolments` there are. */
  enrolments: EnrolmentCountOrder; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never;   /** By how many `externalReferences` there are. */
  externalReferences: ExternalReferenceCountOrder; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never;   /** By how many `financingPrograms` there are. */
  financingPrograms: FinancingProgramCountOrder; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never;   /** By how many `launches` there are. */
  launches: ProgramLaunchCountOrder; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never;   /** By `name`. */
  name: Sort; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never;   /** By how many `partners` there are. */
  partners: PartnerCountOrder; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never;   /** By how many `qualifications` there are. */
  qualifications: QualificationCountOrder; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never;   /** By `revision`. */
  revision: Sort; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never;   /** By `rolloutMonthsMax`. */
  rolloutMonthsMax: Sort; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never;   /** By `rolloutMonthsMin`. */
  rolloutMonthsMin: Sort; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never;   /** By `salesPolicy`. */
  salesPolicy: Sort; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never;   /** By `summary`. */
  summary: Sort; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never;   /** By how many `tiers` there are. */
  tiers: TierCountOrder; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never;   /** By `updatedAt`. */
  updatedAt: Sort; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; createdAt?: never; defaultLocale?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingPrograms?: never; launches?: never; name?: never; partners?: never; qualifications?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never;   /** By a key of `vendor`. */
  vendor: VendorOrder; };

/** A condition on how many QualificationApplication there are. */
export type QualificationApplicationCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: QualificationApplicationFilter | null | undefined;
};

/** An order by how many QualificationApplication there are. It counts for every row before the first can be shown. */
export type QualificationApplicationCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: QualificationApplicationFilter | null | undefined;
};

/** A condition on the QualificationApplication at the far end of an edge. */
export type QualificationApplicationEdgeFilter = {
  /** How many there are. */
  count?: QualificationApplicationCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: QualificationApplicationFilter | null | undefined;
  /** None fulfils this. */
  none?: QualificationApplicationFilter | null | undefined;
  /** At least one fulfils this. */
  some?: QualificationApplicationFilter | null | undefined;
};

/** Which QualificationApplication to keep: those that fulfil every member. */
export type QualificationApplicationFilter = {
  /** Every one of these holds. */
  and?: Array<QualificationApplicationFilter> | null | undefined;
  /** A condition on `award`; it does not hold where there is none. */
  award?: AwardFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on `decidedAt`. */
  decidedAt?: DateTimeFilter | null | undefined;
  /** A condition on `decisionReason`. */
  decisionReason?: StringFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** Whether there is a `award`. */
  hasAward?: boolean | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: QualificationApplicationFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<QualificationApplicationFilter> | null | undefined;
  /** A condition on `partner`; it does not hold where there is none. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on `qualification`; it does not hold where there is none. */
  qualification?: QualificationFilter | null | undefined;
  /** A condition on `reviewStartedAt`. */
  reviewStartedAt?: DateTimeFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `status`. */
  status?: ApplicationStatusFilter | null | undefined;
  /** A condition on `submittedAt`. */
  submittedAt?: DateTimeFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A condition on how many Qualification there are. */
export type QualificationCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: QualificationFilter | null | undefined;
};

/** An order by how many Qualification there are. It counts for every row before the first can be shown. */
export type QualificationCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: QualificationFilter | null | undefined;
};

/** A condition on the Qualification at the far end of an edge. */
export type QualificationEdgeFilter = {
  /** How many there are. */
  count?: QualificationCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: QualificationFilter | null | undefined;
  /** None fulfils this. */
  none?: QualificationFilter | null | undefined;
  /** At least one fulfils this. */
  some?: QualificationFilter | null | undefined;
};

/** A condition on how many QualificationEligibility there are. */
export type QualificationEligibilityCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: QualificationEligibilityFilter | null | undefined;
};

/** An order by how many QualificationEligibility there are. It counts for every row before the first can be shown. */
export type QualificationEligibilityCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: QualificationEligibilityFilter | null | undefined;
};

/** A condition on the QualificationEligibility at the far end of an edge. */
export type QualificationEligibilityEdgeFilter = {
  /** How many there are. */
  count?: QualificationEligibilityCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: QualificationEligibilityFilter | null | undefined;
  /** None fulfils this. */
  none?: QualificationEligibilityFilter | null | undefined;
  /** At least one fulfils this. */
  some?: QualificationEligibilityFilter | null | undefined;
};

/** Which QualificationEligibility to keep: those that fulfil every member. */
export type QualificationEligibilityFilter = {
  /** Every one of these holds. */
  and?: Array<QualificationEligibilityFilter> | null | undefined;
  /** A condition on `missingCount`. */
  missingCount?: IntFilter | null | undefined;
  /** This does not hold. */
  not?: QualificationEligibilityFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<QualificationEligibilityFilter> | null | undefined;
  /** A condition on `partner`; it does not hold where there is none. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on `qualification`; it does not hold where there is none. */
  qualification?: QualificationFilter | null | undefined;
  /** A condition on the rows of `requirements`. */
  requirements?: RequirementCheckEdgeFilter | null | undefined;
};

/** One key of an order of QualificationEligibility. */
export type QualificationEligibilityOrder =
  {   /** By `missingCount`. */
  missingCount: Sort; partner?: never; qualification?: never; requirements?: never; }
  |  { missingCount?: never;   /** By a key of `partner`. */
  partner: PartnerOrder; qualification?: never; requirements?: never; }
  |  { missingCount?: never; partner?: never;   /** By a key of `qualification`. */
  qualification: QualificationOrder; requirements?: never; }
  |  { missingCount?: never; partner?: never; qualification?: never;   /** By how many `requirements` there are. */
  requirements: RequirementCheckCountOrder; };

/** Which Qualification to keep: those that fulfil every member. */
export type QualificationFilter = {
  /** Every one of these holds. */
  and?: Array<QualificationFilter> | null | undefined;
  /** A condition on the rows of `applications`. */
  applications?: QualificationApplicationEdgeFilter | null | undefined;
  /** A condition on the rows of `awards`. */
  awards?: AwardEdgeFilter | null | undefined;
  /** A condition on `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows of `financingPrograms`. */
  financingPrograms?: FinancingProgramEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: QualificationFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<QualificationFilter> | null | undefined;
  /** A condition on the rows of `partners`. */
  partners?: PartnerEdgeFilter | null | undefined;
  /** A condition on `program`; it does not hold where there is none. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the rows of `requirements`. */
  requirements?: RequirementEdgeFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `slug`. */
  slug?: StringFilter | null | undefined;
  /** A condition on `summary`. */
  summary?: StringFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One key of an order of Qualification. */
export type QualificationOrder =
  {   /** By how many `applications` there are. */
  applications: QualificationApplicationCountOrder; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; name?: never; partners?: never; program?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never;   /** By how many `awards` there are. */
  awards: AwardCountOrder; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; name?: never; partners?: never; program?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never;   /** By `code`. */
  code: Sort; createdAt?: never; externalReferences?: never; financingPrograms?: never; name?: never; partners?: never; program?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never;   /** By `createdAt`. */
  createdAt: Sort; externalReferences?: never; financingPrograms?: never; name?: never; partners?: never; program?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never;   /** By how many `externalReferences` there are. */
  externalReferences: ExternalReferenceCountOrder; financingPrograms?: never; name?: never; partners?: never; program?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never;   /** By how many `financingPrograms` there are. */
  financingPrograms: FinancingProgramCountOrder; name?: never; partners?: never; program?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never;   /** By `name`. */
  name: Sort; partners?: never; program?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; name?: never;   /** By how many `partners` there are. */
  partners: PartnerCountOrder; program?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; name?: never; partners?: never;   /** By a key of `program`. */
  program: ProgramOrder; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; name?: never; partners?: never; program?: never;   /** By how many `requirements` there are. */
  requirements: RequirementCountOrder; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; name?: never; partners?: never; program?: never; requirements?: never;   /** By `revision`. */
  revision: Sort; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; name?: never; partners?: never; program?: never; requirements?: never; revision?: never;   /** By `slug`. */
  slug: Sort; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; name?: never; partners?: never; program?: never; requirements?: never; revision?: never; slug?: never;   /** By `summary`. */
  summary: Sort; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; name?: never; partners?: never; program?: never; requirements?: never; revision?: never; slug?: never; summary?: never;   /** By `updatedAt`. */
  updatedAt: Sort; };

/** Which Region to keep: those that fulfil every member. */
export type RegionFilter = {
  /** Every one of these holds. */
  and?: Array<RegionFilter> | null | undefined;
  /** A condition on `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the rows of `countries`. */
  countries?: CountryEdgeFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the rows of `launches`. */
  launches?: ProgramLaunchEdgeFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: RegionFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<RegionFilter> | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One key of an order of Region. */
export type RegionOrder =
  {   /** By `code`. */
  code: Sort; countries?: never; createdAt?: never; externalReferences?: never; launches?: never; name?: never; revision?: never; updatedAt?: never; }
  |  { code?: never;   /** By how many `countries` there are. */
  countries: CountryCountOrder; createdAt?: never; externalReferences?: never; launches?: never; name?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; countries?: never;   /** By `createdAt`. */
  createdAt: Sort; externalReferences?: never; launches?: never; name?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; countries?: never; createdAt?: never;   /** By how many `externalReferences` there are. */
  externalReferences: ExternalReferenceCountOrder; launches?: never; name?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; countries?: never; createdAt?: never; externalReferences?: never;   /** By how many `launches` there are. */
  launches: ProgramLaunchCountOrder; name?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; countries?: never; createdAt?: never; externalReferences?: never; launches?: never;   /** By `name`. */
  name: Sort; revision?: never; updatedAt?: never; }
  |  { code?: never; countries?: never; createdAt?: never; externalReferences?: never; launches?: never; name?: never;   /** By `revision`. */
  revision: Sort; updatedAt?: never; }
  |  { code?: never; countries?: never; createdAt?: never; externalReferences?: never; launches?: never; name?: never; revision?: never;   /** By `updatedAt`. */
  updatedAt: Sort; };

/** A condition on how many RequirementCheck there are. */
export type RequirementCheckCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: RequirementCheckFilter | null | undefined;
};

/** An order by how many RequirementCheck there are. It counts for every row before the first can be shown. */
export type RequirementCheckCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: RequirementCheckFilter | null | undefined;
};

/** A condition on the RequirementCheck at the far end of an edge. */
export type RequirementCheckEdgeFilter = {
  /** How many there are. */
  count?: RequirementCheckCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: RequirementCheckFilter | null | undefined;
  /** None fulfils this. */
  none?: RequirementCheckFilter | null | undefined;
  /** At least one fulfils this. */
  some?: RequirementCheckFilter | null | undefined;
};

/** Which RequirementCheck to keep: those that fulfil every member. */
export type RequirementCheckFilter = {
  /** A condition on `actual`. */
  actual?: IntFilter | null | undefined;
  /** Every one of these holds. */
  and?: Array<RequirementCheckFilter> | null | undefined;
  /** This does not hold. */
  not?: RequirementCheckFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<RequirementCheckFilter> | null | undefined;
  /** A condition on `partner`; it does not hold where there is none. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on `required`. */
  required?: IntFilter | null | undefined;
  /** A condition on `requirement`; it does not hold where there is none. */
  requirement?: RequirementFilter | null | undefined;
  /** A condition on `status`. */
  status?: RequirementStatusFilter | null | undefined;
};

/** A condition on how many Requirement there are. */
export type RequirementCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: RequirementFilter | null | undefined;
};

/** An order by how many Requirement there are. It counts for every row before the first can be shown. */
export type RequirementCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: RequirementFilter | null | undefined;
};

/** A condition on the Requirement at the far end of an edge. */
export type RequirementEdgeFilter = {
  /** How many there are. */
  count?: RequirementCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: RequirementFilter | null | undefined;
  /** None fulfils this. */
  none?: RequirementFilter | null | undefined;
  /** At least one fulfils this. */
  some?: RequirementFilter | null | undefined;
};

/** Which Requirement to keep: those that fulfil every member. */
export type RequirementFilter = {
  /** Every one of these holds. */
  and?: Array<RequirementFilter> | null | undefined;
  /** A condition on `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on `competence`; it does not hold where there is none. */
  competence?: CompetenceFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** Whether there is a `competence`. */
  hasCompetence?: boolean | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `kind`. */
  kind?: RequirementKindFilter | null | undefined;
  /** A condition on `minimum`. */
  minimum?: IntFilter | null | undefined;
  /** This does not hold. */
  not?: RequirementFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<RequirementFilter> | null | undefined;
  /** A condition on `qualification`; it does not hold where there is none. */
  qualification?: QualificationFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `summary`. */
  summary?: StringFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** What a requirement asks of a partner. */
export type RequirementKind =
  /** A validated competence in force. */
  | 'COMPETENCE'
  /** A published offering that uses a technology of the program's own vendor. */
  | 'VENDOR_TECHNOLOGY_OFFERING'
  /** A white-label resale agreement in force on another partner's published offering. */
  | 'WHITE_LABEL_AGREEMENT';

/** A condition on a value of the type RequirementKind. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type RequirementKindFilter = {
  /** Is this. */
  eq?: RequirementKind | null | undefined;
  /** Is one of these. */
  in?: Array<RequirementKind> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: RequirementKind | null | undefined;
  /** Is none of these. */
  notIn?: Array<RequirementKind> | null | undefined;
};

/** How a partner stands to a requirement. */
export type RequirementStatus =
  /** There is as much as it asks for. */
  | 'MET'
  /** There is less than it asks for. */
  | 'MISSING';

/** A condition on a value of the type RequirementStatus. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type RequirementStatusFilter = {
  /** Is this. */
  eq?: RequirementStatus | null | undefined;
  /** Is one of these. */
  in?: Array<RequirementStatus> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: RequirementStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<RequirementStatus> | null | undefined;
};

/** A condition on how many ResaleAgreement there are. */
export type ResaleAgreementCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: ResaleAgreementFilter | null | undefined;
};

/** An order by how many ResaleAgreement there are. It counts for every row before the first can be shown. */
export type ResaleAgreementCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: ResaleAgreementFilter | null | undefined;
};

/** A condition on the ResaleAgreement at the far end of an edge. */
export type ResaleAgreementEdgeFilter = {
  /** How many there are. */
  count?: ResaleAgreementCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: ResaleAgreementFilter | null | undefined;
  /** None fulfils this. */
  none?: ResaleAgreementFilter | null | undefined;
  /** At least one fulfils this. */
  some?: ResaleAgreementFilter | null | undefined;
};

/** Which ResaleAgreement to keep: those that fulfil every member. */
export type ResaleAgreementFilter = {
  /** Every one of these holds. */
  and?: Array<ResaleAgreementFilter> | null | undefined;
  /** A condition on `brandName`. */
  brandName?: StringFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** Whether there is a `offering`. */
  hasOffering?: boolean | null | undefined;
  /** Whether there is a `reseller`. */
  hasReseller?: boolean | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** This does not hold. */
  not?: ResaleAgreementFilter | null | undefined;
  /** A condition on `offering`; it does not hold where there is none. */
  offering?: OfferingFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<ResaleAgreementFilter> | null | undefined;
  /** A condition on `reseller`; it does not hold where there is none. */
  reseller?: PartnerFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on `validTo`. */
  validTo?: DateFilter | null | undefined;
  /** A condition on `whiteLabel`. */
  whiteLabel?: BooleanFilter | null | undefined;
};

/** How the vendor of a program reaches the market. */
export type SalesPolicy =
  /** Through partners and by itself. */
  | 'DIRECT_AND_INDIRECT'
  /** Through partners alone. */
  | 'INDIRECT_ONLY';

/** A condition on a value of the type SalesPolicy. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type SalesPolicyFilter = {
  /** Is this. */
  eq?: SalesPolicy | null | undefined;
  /** Is one of these. */
  in?: Array<SalesPolicy> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: SalesPolicy | null | undefined;
  /** Is none of these. */
  notIn?: Array<SalesPolicy> | null | undefined;
};

/** How a cloud service is provided. */
export type ServiceModel =
  /** Infrastructure as a service. */
  | 'IAAS'
  /** A managed service. */
  | 'MANAGED'
  /** Platform as a service. */
  | 'PAAS'
  /** Software as a service. */
  | 'SAAS';

/** A condition on a value of the type ServiceModel. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type ServiceModelFilter = {
  /** Is this. */
  eq?: ServiceModel | null | undefined;
  /** Is one of these. */
  in?: Array<ServiceModel> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Is another than this. */
  ne?: ServiceModel | null | undefined;
  /** Is none of these. */
  notIn?: Array<ServiceModel> | null | undefined;
};

/** The direction of one key of an order, and where rows without a value stand. */
export type Sort =
  /** Upwards, rows without a value last. */
  | 'ASC'
  /** Upwards, rows without a value first. */
  | 'ASC_NULLS_FIRST'
  /** Downwards, rows without a value last. */
  | 'DESC'
  /** Downwards, rows without a value first. */
  | 'DESC_NULLS_FIRST';

/** A condition on a value of the type String. A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`. */
export type StringFilter = {
  /** Has this text in it, character by character. */
  contains?: string | null | undefined;
  /** Has this text in it. Capitals and small letters are alike by the rules of Unicode, in every language: ß is as ss, each sigma alike, İ and ı as i. Accents matter, however they were typed (NFC). */
  containsIgnoringCase?: string | null | undefined;
  /** Ends with this text, character by character. */
  endsWith?: string | null | undefined;
  /** Is this. */
  eq?: string | null | undefined;
  /** Is this text. Capitals and small letters are alike by the rules of Unicode, in every language: ß is as ss, each sigma alike, İ and ı as i. Accents matter, however they were typed (NFC). */
  eqIgnoringCase?: string | null | undefined;
  /** Stands after this in the order that `orderBy` has. */
  gt?: string | null | undefined;
  /** Is this, or stands after it in the order that `orderBy` has. */
  gte?: string | null | undefined;
  /** Is one of these. */
  in?: Array<string> | null | undefined;
  /** Is one of these texts. Capitals and small letters are alike by the rules of Unicode, in every language: ß is as ss, each sigma alike, İ and ı as i. Accents matter, however they were typed (NFC). */
  inIgnoringCase?: Array<string> | null | undefined;
  /** Whether there is no value. */
  isNull?: boolean | null | undefined;
  /** Stands before this in the order that `orderBy` has. */
  lt?: string | null | undefined;
  /** Is this, or stands before it in the order that `orderBy` has. */
  lte?: string | null | undefined;
  /** Is another than this. */
  ne?: string | null | undefined;
  /** Is none of these. */
  notIn?: Array<string> | null | undefined;
  /** Begins with this text, character by character. */
  startsWith?: string | null | undefined;
  /** Begins with this text. Capitals and small letters are alike by the rules of Unicode, in every language: ß is as ss, each sigma alike, İ and ı as i. Accents matter, however they were typed (NFC). */
  startsWithIgnoringCase?: string | null | undefined;
};

/** Which TechnologyCategory to keep: those that fulfil every member. */
export type TechnologyCategoryFilter = {
  /** Every one of these holds. */
  and?: Array<TechnologyCategoryFilter> | null | undefined;
  /** A condition on `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: TechnologyCategoryFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<TechnologyCategoryFilter> | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the rows of `technologies`. */
  technologies?: TechnologyEdgeFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A condition on how many Technology there are. */
export type TechnologyCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: TechnologyFilter | null | undefined;
};

/** An order by how many Technology there are. It counts for every row before the first can be shown. */
export type TechnologyCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: TechnologyFilter | null | undefined;
};

/** A condition on the Technology at the far end of an edge. */
export type TechnologyEdgeFilter = {
  /** How many there are. */
  count?: TechnologyCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: TechnologyFilter | null | undefined;
  /** None fulfils this. */
  none?: TechnologyFilter | null | undefined;
  /** At least one fulfils this. */
  some?: TechnologyFilter | null | undefined;
};

/** Which Technology to keep: those that fulfil every member. */
export type TechnologyFilter = {
  /** Every one of these holds. */
  and?: Array<TechnologyFilter> | null | undefined;
  /** A condition on `category`; it does not hold where there is none. */
  category?: TechnologyCategoryFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: TechnologyFilter | null | undefined;
  /** A condition on the rows of `offerings`. */
  offerings?: OfferingEdgeFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<TechnologyFilter> | null | undefined;
  /** A condition on the rows of `partners`. */
  partners?: PartnerEdgeFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `slug`. */
  slug?: StringFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on `vendor`; it does not hold where there is none. */
  vendor?: VendorFilter | null | undefined;
};

/** A condition on how many Tier there are. */
export type TierCountFilter = {
  /** Exactly so many. */
  eq?: number | null | undefined;
  /** More. */
  gt?: number | null | undefined;
  /** So many or more. */
  gte?: number | null | undefined;
  /** Fewer. */
  lt?: number | null | undefined;
  /** So many or fewer. */
  lte?: number | null | undefined;
  /** Another number. */
  ne?: number | null | undefined;
  /** Which of them count; all unless given. */
  of?: TierFilter | null | undefined;
};

/** An order by how many Tier there are. It counts for every row before the first can be shown. */
export type TierCountOrder = {
  /** Most first, or fewest. */
  count: Sort;
  /** Which of them count; all unless given. */
  of?: TierFilter | null | undefined;
};

/** A condition on the Tier at the far end of an edge. */
export type TierEdgeFilter = {
  /** How many there are. */
  count?: TierCountFilter | null | undefined;
  /** Every one fulfils this; so it holds where there is none. */
  every?: TierFilter | null | undefined;
  /** None fulfils this. */
  none?: TierFilter | null | undefined;
  /** At least one fulfils this. */
  some?: TierFilter | null | undefined;
};

/** Which Tier to keep: those that fulfil every member. */
export type TierFilter = {
  /** Every one of these holds. */
  and?: Array<TierFilter> | null | undefined;
  /** A condition on `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `enrolments`. */
  enrolments?: EnrolmentEdgeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: TierFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<TierFilter> | null | undefined;
  /** A condition on `program`; it does not hold where there is none. */
  program?: ProgramFilter | null | undefined;
  /** A condition on `rank`. */
  rank?: IntFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** Which Vendor to keep: those that fulfil every member. */
export type VendorFilter = {
  /** Every one of these holds. */
  and?: Array<VendorFilter> | null | undefined;
  /** A condition on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows of `distributionAgreements`. */
  distributionAgreements?: DistributionAgreementEdgeFilter | null | undefined;
  /** A condition on the rows of `externalReferences`. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows of `fiscalQuarters`. */
  fiscalQuarters?: FiscalQuarterEdgeFilter | null | undefined;
  /** A condition on `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: VendorFilter | null | undefined;
  /** At least one of these holds; an empty list never does. */
  or?: Array<VendorFilter> | null | undefined;
  /** A condition on the rows of `programs`. */
  programs?: ProgramEdgeFilter | null | undefined;
  /** A condition on `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on `slug`. */
  slug?: StringFilter | null | undefined;
  /** A condition on the rows of `technologies`. */
  technologies?: TechnologyEdgeFilter | null | undefined;
  /** A condition on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on `website`. */
  website?: StringFilter | null | undefined;
};

/** One key of an order of Vendor. */
export type VendorOrder =
  {   /** By `createdAt`. */
  createdAt: Sort; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never;   /** By how many `distributionAgreements` there are. */
  distributionAgreements: DistributionAgreementCountOrder; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never;   /** By how many `externalReferences` there are. */
  externalReferences: ExternalReferenceCountOrder; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never;   /** By how many `fiscalQuarters` there are. */
  fiscalQuarters: FiscalQuarterCountOrder; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never;   /** By `name`. */
  name: Sort; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never;   /** By how many `programs` there are. */
  programs: ProgramCountOrder; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never;   /** By how well `search` is met, `DESC` for the best first; rows that are met alike by their names, without accents and case. Only with `search`. */
  relevance: Sort; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never;   /** By `revision`. */
  revision: Sort; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never;   /** By `slug`. */
  slug: Sort; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never;   /** By how many `technologies` there are. */
  technologies: TechnologyCountOrder; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never;   /** By `updatedAt`. */
  updatedAt: Sort; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never;   /** By `website`. */
  website: Sort; };

export type CoverageQueryVariables = Exact<{ [key: string]: never; }>;


export type CoverageQuery = { partners: { groups: { totalCount: number, nodes: Array<{ count: number, key: { country: { code: string } | null, technologyCategory: { code: string } | null, qualification: { code: string } | null } }> } } };

export type QualificationCombinationsQueryVariables = Exact<{ [key: string]: never; }>;


export type QualificationCombinationsQuery = { partners: { groups: { nodes: Array<{ count: number, share: number | null, key: { qualificationSet: Array<{ code: string }> | null } }> } } };

export type PolicyViolationsQueryVariables = Exact<{ [key: string]: never; }>;


export type PolicyViolationsQuery = { builders: { totalCount: number, nodes: Array<{ validFrom: string, lastDay: string | null, partner: { slug: string, name: string, eligibility: Array<{ missingCount: number, requirements: Array<{ required: number, actual: number, requirement: { code: string } }> }> } }> }, providers: { totalCount: number, nodes: Array<{ validFrom: string, lastDay: string | null, partner: { slug: string, name: string, eligibility: Array<{ missingCount: number, requirements: Array<{ required: number, actual: number, requirement: { code: string } }> }> } }> }, resellers: { totalCount: number, nodes: Array<{ validFrom: string, lastDay: string | null, partner: { slug: string, name: string, eligibility: Array<{ missingCount: number, requirements: Array<{ required: number, actual: number, requirement: { code: string } }> }> } }> } };

export type ViolationFragment = { validFrom: string, lastDay: string | null, partner: { slug: string, name: string } };

export type MissingFragment = { missingCount: number, requirements: Array<{ required: number, actual: number, requirement: { code: string } }> };

export type ThenAndNowQueryVariables = Exact<{
  then: string;
}>;


export type ThenAndNowQuery = { then: { nodes: Array<{ id: string, slug: string, name: string, partners: { totalCount: number } }> }, now: { nodes: Array<{ id: string, slug: string, name: string, partners: { totalCount: number } }> } };

export type HoldersFragment = { id: string, slug: string, name: string, partners: { totalCount: number } };

export type MyPartnersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyPartnersQuery = { viewer: { distributor: { name: string, partners: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, otherDistributorCount: number | null, country: { code: string }, qualifications: Array<{ code: string, name: string }> }> } } | null } };

export type AwardsEndingSoonQueryVariables = Exact<{
  ending?: AwardFilter | null | undefined;
}>;


export type AwardsEndingSoonQuery = { viewer: { distributor: { partners: { totalCount: number, nodes: Array<{ slug: string, name: string, awards: { nodes: Array<{ lastDay: string | null, qualification: { code: string } }> } }> } } | null } };

export type MissingRequirementsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MissingRequirementsQuery = { viewer: { distributor: { partners: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, nextQualification: { missingCount: number, qualification: { code: string, name: string }, requirements: Array<{ required: number, actual: number, requirement: { code: string, summary: string } }> } | null }> } } | null } };

export type FinancingQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FinancingQuery = { viewer: { distributor: { partners: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, eligibleFinancingPrograms: Array<{ code: string, name: string, kind: FinancingKind, closesOn: string | null }>, fundingRequests: { nodes: Array<{ purpose: string, status: FundingRequestStatus, submittedAt: string | null, financingProgram: { code: string }, requested: { amount: string, currency: string } }> } }> } } | null } };

export type RequestsWaitingQueryVariables = Exact<{
  waiting?: FundingRequestFilter | null | undefined;
}>;


export type RequestsWaitingQuery = { viewer: { distributor: { partners: { totalCount: number, nodes: Array<{ slug: string, name: string, fundingRequests: { nodes: Array<{ status: FundingRequestStatus, submittedAt: string | null, purpose: string, requested: { amount: string, currency: string }, financingProgram: { code: string } }> } }> } } | null } };

export type MyProgressQueryVariables = Exact<{ [key: string]: never; }>;


export type MyProgressQuery = { viewer: { distributor: { name: string, enablements: { nodes: Array<{ status: EnablementStatus, progress: number, startedOn: string | null, completedOn: string | null, service: { code: string, name: string, summary: string } }> } } | null } };

export type BuildersNearbyQueryVariables = Exact<{
  point: PointInput;
  kilometres: number;
}>;


export type BuildersNearbyQuery = { partners: { totalCount: number, nodes: Array<{ slug: string, name: string, city: string | null, distanceKm: number | null, country: { code: string }, position: { latitude: number, longitude: number } | null }> } };

export type LocatorPageQueryVariables = Exact<{
  filter?: PartnerFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type LocatorPageQuery = { partners: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, city: string | null, country: { code: string, name: string }, qualifications: Array<{ code: string, name: string }>, technologies: { totalCount: number, nodes: Array<{ name: string }> }, distributionAgreements: { nodes: Array<{ distributor: { name: string } }> } }> } };

export type FacetsQueryVariables = Exact<{
  filter?: PartnerFilter | null | undefined;
}>;


export type FacetsQuery = { partners: { totalCount: number, facets: Array<{ dimension: PartnerDimension, groups: Array<{ count: number, key: { country: { code: string, name: string } | null, enrolmentTier: { code: string, name: string } | null, qualification: { slug: string, name: string } | null, technologyCategory: { code: string, name: string } | null } }> }> } };

export type PartnersOnAMapQueryVariables = Exact<{
  box: BoxInput;
}>;


export type PartnersOnAMapQuery = { partners: { totalCount: number, nodes: Array<{ slug: string, name: string, position: { latitude: number, longitude: number } | null }> } };

export type AutocompleteQueryVariables = Exact<{
  typed: string;
}>;


export type AutocompleteQuery = { partners: { nodes: Array<{ slug: string, name: string, city: string | null, country: { code: string } }> } };

export type PartnerProfileQueryVariables = Exact<{
  slug: string;
}>;


export type PartnerProfileQuery = { partner: { name: string, status: PartnerStatus, city: string | null, website: string | null, position: { latitude: number, longitude: number } | null, country: { code: string, name: string, region: { code: string } }, parent: { slug: string, name: string } | null, children: { nodes: Array<{ slug: string, name: string }> }, qualifications: Array<{ slug: string, name: string }>, awards: { nodes: Array<{ status: AwardStatus, validFrom: string, lastDay: string | null, qualification: { code: string }, suspensions: Array<{ reason: string, validFrom: string, lastDay: string | null }> }> }, enrolments: { nodes: Array<{ validFrom: string, inForce: boolean, program: { code: string }, tier: { name: string } | null }> }, technologies: { totalCount: number, nodes: Array<{ name: string, vendor: { name: string }, category: { name: string } }> }, offerings: { nodes: Array<{ name: string, serviceModel: ServiceModel, status: OfferingStatus, technologies: Array<{ slug: string }> }> }, distributors: { nodes: Array<{ slug: string, name: string }> }, externalReferences: { nodes: Array<{ source: string, externalId: string }> } } | null };

export type ProviderBadgeQueryVariables = Exact<{
  slug: string;
}>;


export type ProviderBadgeQuery = { partner: { name: string, awards: { nodes: Array<{ status: AwardStatus, validFrom: string, lastDay: string | null }> } } | null };

export type QualificationInFrenchQueryVariables = Exact<{
  slug: string;
  locale: string;
}>;


export type QualificationInFrenchQuery = { qualification: { name: string, summary: string, program: { name: string }, requirements: Array<{ code: string, kind: RequirementKind, minimum: number, summary: string, competence: { name: string } | null }>, partners: { totalCount: number } } | null };

export type AwardTimelineQueryVariables = Exact<{
  slug: string;
}>;


export type AwardTimelineQuery = { partner: { name: string, awards: { totalCount: number, nodes: Array<{ status: AwardStatus, validFrom: string, lastDay: string | null, endReason: AwardEndReason | null, qualification: { code: string }, previousAward: { validFrom: string } | null, nextAward: { validFrom: string } | null, application: { submittedAt: string | null, decidedAt: string | null } | null, suspensions: Array<{ reason: string, validFrom: string, lastDay: string | null, inForce: boolean }> }> } } | null };

export type SimilarPartnersQueryVariables = Exact<{
  slug: string;
}>;


export type SimilarPartnersQuery = { partner: { name: string, country: { code: string }, technologies: { nodes: Array<{ slug: string }> }, similar: Array<{ slug: string, name: string, technologies: { nodes: Array<{ slug: string }> } }> } | null };

export type ProgramPageQueryVariables = Exact<{
  code: string;
}>;


export type ProgramPageQuery = { program: { name: string, summary: string, salesPolicy: SalesPolicy, rolloutMonthsMin: number | null, rolloutMonthsMax: number | null, vendor: { name: string }, launches: Array<{ plannedFrom: string, plannedTo: string, launchedOn: string | null, region: { code: string, name: string } }>, qualifications: Array<{ slug: string, name: string, summary: string, requirements: Array<{ code: string, kind: RequirementKind, minimum: number, summary: string, competence: { code: string, name: string } | null }> }>, financingPrograms: { nodes: Array<{ code: string, name: string, kind: FinancingKind, status: FinancingStatus, opensOn: string | null, closesOn: string | null }> } } | null };

export type ProgramAsOfQueryVariables = Exact<{
  date?: string | null | undefined;
}>;


export type ProgramAsOfQuery = { awards: { totalCount: number, nodes: Array<{ id: string, validFrom: string, status: AwardStatus, inForce: boolean, endReason: AwardEndReason | null, previousAward: { id: string } | null, nextAward: { id: string } | null, suspensions: Array<{ id: string, inForce: boolean }> }> }, qualificationApplications: { totalCount: number, nodes: Array<{ id: string, status: ApplicationStatus, submittedAt: string | null, reviewStartedAt: string | null, decidedAt: string | null, decisionReason: string | null }> }, financingPrograms: { nodes: Array<{ id: string, committed: { amount: string } | null, paid: { amount: string } | null, requests: { nodes: Array<{ id: string, status: FundingRequestStatus, decidedAt: string | null, approved: { amount: string } | null, ledgerEntries: { nodes: Array<{ id: string, bookedOn: string }> } }> } }> }, offerings: { totalCount: number, nodes: Array<{ id: string, status: OfferingStatus, retiredOn: string | null }> }, qualifications: { nodes: Array<{ id: string, partners: { totalCount: number } }> } };

export type AwardsOfDirectiveQueryVariables = Exact<{
  date: string;
  other?: string | null | undefined;
}>;


export type AwardsOfDirectiveQuery = { awards: { pageInfo: { endCursor: string | null }, nodes: Array<{ id: string, partner: { id: string } }> }, other: { nodes: Array<{ id: string }> } };

export type AwardsFromQueryVariables = Exact<{
  after?: string | null | undefined;
  date?: string | null | undefined;
}>;


export type AwardsFromQuery = { awards: { nodes: Array<{ id: string }> } };

export type NodeOfDateQueryVariables = Exact<{
  id: string | number;
  ids: Array<string | number> | string | number;
}>;


export type NodeOfDateQuery = { node:
    | { status: AwardStatus, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null, nodes: Array<
    | { status: AwardStatus, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> };

export type NodeUnderDateQueryVariables = Exact<{
  id: string | number;
  ids: Array<string | number> | string | number;
  date: string;
}>;


export type NodeUnderDateQuery = { node:
    | { status: AwardStatus, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null, nodes: Array<
    | { status: AwardStatus, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> };

export type QualificationsInLocaleQueryVariables = Exact<{
  locale: string;
  name: string;
}>;


export type QualificationsInLocaleQuery = { qualifications: { nodes: Array<{ name: string, english: string }> } };

export type PartnersFromQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  after?: string | null | undefined;
}>;


export type PartnersFromQuery = { nodes: Array<
    | { id: string, awards: { pageInfo: { endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null> };

export type PartnersInOrderQueryVariables = Exact<{
  orderBy?: Array<PartnerOrder> | PartnerOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type PartnersInOrderQuery = { partners: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ slug: string, name: string, status: PartnerStatus, city: string | null, distanceKm: number | null, country: { code: string, name: string, region: { code: string } }, awards: { totalCount: number } }> } };

export type CountUpToQueryVariables = Exact<{
  upTo?: number | null | undefined;
}>;


export type CountUpToQuery = { partners: { totalCount: number, nodes: Array<{ awards: { totalCount: number, all: number } }> } };

export type EngagementsByValueQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EngagementsByValueQuery = { engagements: { pageInfo: { endCursor: string | null }, nodes: Array<{ value: { amount: string } }> } };

export type PartnersPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type PartnersPageQuery = { partners: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { slug: string, name: string } }> } };

export type ApplicationsPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ApplicationsPageQuery = { qualificationApplications: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, submittedAt: string | null } }> } };

export type DistributorPartnersPageQueryVariables = Exact<{
  distributor: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DistributorPartnersPageQuery = { distributor: { partners: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string }> } } | null };

export type NodesByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type NodesByIdQuery = { nodes: Array<
    | { __typename: 'Award', id: string }
    | { __typename: 'AwardSuspension', id: string }
    | { __typename: 'CollaborativeService', id: string }
    | { __typename: 'Competence', id: string }
    | { __typename: 'CompetenceValidation', id: string }
    | { __typename: 'Country', id: string }
    | { __typename: 'DistributionAgreement', id: string }
    | { __typename: 'Distributor', id: string }
    | { __typename: 'Enablement', id: string }
    | { __typename: 'Engagement', id: string }
    | { __typename: 'Enrolment', id: string }
    | { __typename: 'ExternalReference', id: string }
    | { __typename: 'FinancingProgram', id: string }
    | { __typename: 'FiscalQuarter', id: string }
    | { __typename: 'FundingRequest', id: string }
    | { __typename: 'LedgerEntry', id: string }
    | { __typename: 'Offering', id: string }
    | { __typename: 'Partner', slug: string, id: string }
    | { __typename: 'Program', id: string }
    | { __typename: 'ProgramLaunch', id: string }
    | { __typename: 'Qualification', id: string }
    | { __typename: 'QualificationApplication', id: string }
    | { __typename: 'Region', id: string }
    | { __typename: 'Requirement', id: string }
    | { __typename: 'ResaleAgreement', id: string }
    | { __typename: 'Technology', id: string }
    | { __typename: 'TechnologyCategory', id: string }
    | { __typename: 'Tier', id: string }
    | { __typename: 'Vendor', id: string }
   | null> };

export type PartnersBySlugQueryVariables = Exact<{
  slugs: Array<string> | string;
}>;


export type PartnersBySlugQuery = { partnersBySlug: Array<{ slug: string } | null> };

export type BusiestDistributorsQueryVariables = Exact<{ [key: string]: never; }>;


export type BusiestDistributorsQuery = { distributors: { nodes: Array<{ slug: string, partners: { totalCount: number } }> } };

export type SearchPartnersQueryVariables = Exact<{
  search?: string | null | undefined;
  filter?: PartnerFilter | null | undefined;
  orderBy?: Array<PartnerOrder> | PartnerOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type SearchPartnersQuery = { partners: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ slug: string, name: string }> } };

export type SearchEverywhereQueryVariables = Exact<{
  search: string;
}>;


export type SearchEverywhereQuery = { technologies: { nodes: Array<{ name: string, partners: { totalCount: number, nodes: Array<{ name: string }> } }> }, vendors: { nodes: Array<{ name: string }> }, distributors: { nodes: Array<{ name: string }> }, offerings: { totalCount: number, nodes: Array<{ name: string }> } };

export type PartnersLikeQueryVariables = Exact<{
  slug: string;
  first: number;
  asOf?: string | null | undefined;
}>;


export type PartnersLikeQuery = { partner: { country: { code: string }, technologies: { nodes: Array<{ slug: string }> }, similar: Array<{ slug: string, name: string, country: { code: string }, technologies: { nodes: Array<{ slug: string }> } }> } | null };

export const ViolationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Violation"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Award"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastDay"}}]}}]} as unknown as DocumentNode<ViolationFragment, unknown>;
export const MissingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Missing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QualificationEligibility"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missingCount"}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"MISSING"}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}}]}}]} as unknown as DocumentNode<MissingFragment, unknown>;
export const HoldersFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"holders"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Qualification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"partners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<HoldersFragment, unknown>;
export const CoverageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"ACTIVE"}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"groups"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"COUNTRY"},{"kind":"EnumValue","value":"TECHNOLOGY_CATEGORY"},{"kind":"EnumValue","value":"QUALIFICATION"}]}},{"kind":"Argument","name":{"kind":"Name","value":"keys"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"hasTechnologyCategory"},"value":{"kind":"BooleanValue","value":true}},{"kind":"ObjectField","name":{"kind":"Name","value":"hasQualification"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"25"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"technologyCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"qualification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CoverageQuery, CoverageQueryVariables>;
export const QualificationCombinationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"QualificationCombinations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"groups"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"QUALIFICATION_SET"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"share"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"ACTIVE"}}]}}]}}]},{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"qualificationSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<QualificationCombinationsQuery, QualificationCombinationsQueryVariables>;
export const PolicyViolationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PolicyViolations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"builders"},"name":{"kind":"Name","value":"awards"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"inForce"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"qualification"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"slug"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"cpp-builder","block":false}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"partner"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eligibility"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"some"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"qualification"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"slug"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"cpp-builder","block":false}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"missingCount"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gt"},"value":{"kind":"IntValue","value":"0"}}]}}]}}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Violation"}},{"kind":"Field","name":{"kind":"Name","value":"partner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eligibility"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"qualification"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"slug"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"cpp-builder","block":false}}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Missing"}}]}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"providers"},"name":{"kind":"Name","value":"awards"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"inForce"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"qualification"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"slug"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"cpp-provider","block":false}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"partner"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eligibility"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"some"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"qualification"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"slug"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"cpp-provider","block":false}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"missingCount"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gt"},"value":{"kind":"IntValue","value":"0"}}]}}]}}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Violation"}},{"kind":"Field","name":{"kind":"Name","value":"partner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eligibility"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"qualification"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"slug"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"cpp-provider","block":false}}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Missing"}}]}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"resellers"},"name":{"kind":"Name","value":"awards"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"inForce"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"qualification"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"slug"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"cpp-services-reseller","block":false}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"partner"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eligibility"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"some"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"qualification"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"slug"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"cpp-services-reseller","block":false}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"missingCount"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gt"},"value":{"kind":"IntValue","value":"0"}}]}}]}}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Violation"}},{"kind":"Field","name":{"kind":"Name","value":"partner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eligibility"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"qualification"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"slug"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"cpp-services-reseller","block":false}}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Missing"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Violation"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Award"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastDay"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Missing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QualificationEligibility"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missingCount"}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"MISSING"}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}}]}}]} as unknown as DocumentNode<PolicyViolationsQuery, PolicyViolationsQueryVariables>;
export const ThenAndNowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ThenAndNow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"then"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"then"},"name":{"kind":"Name","value":"qualifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"then"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"holders"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"now"},"name":{"kind":"Name","value":"qualifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"holders"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"holders"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Qualification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"partners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<ThenAndNowQuery, ThenAndNowQueryVariables>;
export const MyPartnersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyPartners"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"10"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"distributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"otherDistributorCount"}},{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"qualifications"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyPartnersQuery, MyPartnersQueryVariables>;
export const AwardsEndingSoonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AwardsEndingSoon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ending"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AwardFilter"}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"inForce"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"validTo"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"next"},"value":{"kind":"StringValue","value":"P90D","block":false}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"hasNextAward"},"value":{"kind":"BooleanValue","value":false}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"distributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"awards"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"some"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ending"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"awards"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ending"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"validTo"},"value":{"kind":"EnumValue","value":"ASC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"qualification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastDay"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AwardsEndingSoonQuery, AwardsEndingSoonQueryVariables>;
export const MissingRequirementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MissingRequirements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"10"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"distributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nextQualification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"qualification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missingCount"}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"MISSING"}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MissingRequirementsQuery, MissingRequirementsQueryVariables>;
export const FinancingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Financing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"10"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"distributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eligibleFinancingPrograms"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"some"},"value":{"kind":"ObjectValue","fields":[]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"eligibleFinancingPrograms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fundingRequests"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"financingProgram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"requested"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FinancingQuery, FinancingQueryVariables>;
export const RequestsWaitingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RequestsWaiting"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waiting"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FundingRequestFilter"}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"SUBMITTED"},{"kind":"EnumValue","value":"IN_REVIEW"}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"distributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"fundingRequests"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"some"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waiting"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"fundingRequests"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waiting"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"requested"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"financingProgram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RequestsWaitingQuery, RequestsWaitingQueryVariables>;
export const MyProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyProgress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"distributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"enablements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"startedOn"}},{"kind":"Field","name":{"kind":"Name","value":"completedOn"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyProgressQuery, MyProgressQueryVariables>;
export const BuildersNearbyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuildersNearby"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"point"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PointInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kilometres"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"ACTIVE"}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"position"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"near"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"point"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"withinKm"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kilometres"}}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"qualifications"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"some"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"BUILDER","block":false}}]}}]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"distance"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"point"}}}]}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"latitude"}},{"kind":"Field","name":{"kind":"Name","value":"longitude"}}]}},{"kind":"Field","name":{"kind":"Name","value":"distanceKm"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"point"}}}]}]}}]}}]}}]} as unknown as DocumentNode<BuildersNearbyQuery, BuildersNearbyQueryVariables>;
export const LocatorPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LocatorPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PartnerFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"25"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"qualifications"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"technologies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"distributionAgreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"listed"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"inForce"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":true}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"distributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<LocatorPageQuery, LocatorPageQueryVariables>;
export const FacetsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Facets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PartnerFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"facets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"COUNTRY"},{"kind":"EnumValue","value":"ENROLMENT_TIER"},{"kind":"EnumValue","value":"QUALIFICATION"},{"kind":"EnumValue","value":"TECHNOLOGY_CATEGORY"}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"groups"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enrolmentTier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"qualification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"technologyCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FacetsQuery, FacetsQueryVariables>;
export const PartnersOnAMapDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PartnersOnAMap"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"box"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BoxInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"ACTIVE"}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"position"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"box"},"value":{"kind":"Variable","name":{"kind":"Name","value":"box"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"latitude"}},{"kind":"Field","name":{"kind":"Name","value":"longitude"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PartnersOnAMapQuery, PartnersOnAMapQueryVariables>;
export const AutocompleteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Autocomplete"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"typed"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"typed"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"ACTIVE"}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AutocompleteQuery, AutocompleteQueryVariables>;
export const PartnerProfileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PartnerProfile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partner"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"latitude"}},{"kind":"Field","name":{"kind":"Name","value":"longitude"}}]}},{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"qualifications"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"awards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"qualification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastDay"}},{"kind":"Field","name":{"kind":"Name","value":"suspensions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastDay"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"enrolments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"inForce"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"technologies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"offerings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"serviceModel"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"technologies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"distributors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"externalReferences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PartnerProfileQuery, PartnerProfileQueryVariables>;
export const ProviderBadgeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProviderBadge"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partner"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"awards"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"qualification"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"slug"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"cpp-provider","block":false}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"inForce"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":true}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastDay"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProviderBadgeQuery, ProviderBadgeQueryVariables>;
export const QualificationInFrenchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"QualificationInFrench"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"qualification"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"summary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"minimum"}},{"kind":"Field","name":{"kind":"Name","value":"summary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"competence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"partners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]} as unknown as DocumentNode<QualificationInFrenchQuery, QualificationInFrenchQueryVariables>;
export const AwardTimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AwardTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partner"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"awards"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"qualification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastDay"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}},{"kind":"Field","name":{"kind":"Name","value":"previousAward"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validFrom"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextAward"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validFrom"}}]}},{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"suspensions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastDay"}},{"kind":"Field","name":{"kind":"Name","value":"inForce"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AwardTimelineQuery, AwardTimelineQueryVariables>;
export const SimilarPartnersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SimilarPartners"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partner"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"technologies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"similar"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"technologies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<SimilarPartnersQuery, SimilarPartnersQueryVariables>;
export const ProgramPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProgramPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"salesPolicy"}},{"kind":"Field","name":{"kind":"Name","value":"rolloutMonthsMin"}},{"kind":"Field","name":{"kind":"Name","value":"rolloutMonthsMax"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"launches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"plannedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"plannedTo"}},{"kind":"Field","name":{"kind":"Name","value":"launchedOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"qualifications"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"minimum"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"competence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"financingPrograms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"opensOn"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProgramPageQuery, ProgramPageQueryVariables>;
export const ProgramAsOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProgramAsOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"date"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"awards"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"date"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"inForce"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}},{"kind":"Field","name":{"kind":"Name","value":"previousAward"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextAward"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"suspensions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"inForce"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"qualificationApplications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"date"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reviewStartedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decisionReason"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"financingPrograms"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"committed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paid"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requests"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"approved"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ledgerEntries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"bookedOn"}}]}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"offerings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"date"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"PUBLISHED"}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"publishedOn"},"value":{"kind":"EnumValue","value":"DESC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"retiredOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"qualifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"partners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProgramAsOfQuery, ProgramAsOfQueryVariables>;
export const AwardsOfDirectiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AwardsOfDirective"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"date"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"other"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"asOf"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"date"},"value":{"kind":"Variable","name":{"kind":"Name","value":"date"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"awards"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"partner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"other"},"name":{"kind":"Name","value":"awards"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"other"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<AwardsOfDirectiveQuery, AwardsOfDirectiveQueryVariables>;
export const AwardsFromDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AwardsFrom"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"date"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"awards"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<AwardsFromQuery, AwardsFromQueryVariables>;
export const NodeOfDateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodeOfDate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Award"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Award"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<NodeOfDateQuery, NodeOfDateQueryVariables>;
export const NodeUnderDateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodeUnderDate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"date"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"asOf"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"date"},"value":{"kind":"Variable","name":{"kind":"Name","value":"date"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Award"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Award"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<NodeUnderDateQuery, NodeUnderDateQueryVariables>;
export const QualificationsInLocaleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"QualificationsInLocale"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"inLocale"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"qualifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"startsWith"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"DESC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","alias":{"kind":"Name","value":"english"},"name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"StringValue","value":"en","block":false}}]}]}}]}}]}}]} as unknown as DocumentNode<QualificationsInLocaleQuery, QualificationsInLocaleQueryVariables>;
export const PartnersFromDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PartnersFrom"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Partner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"awards"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PartnersFromQuery, PartnersFromQueryVariables>;
export const PartnersInOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PartnersInOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PartnerOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"distanceKm"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"latitude"},"value":{"kind":"FloatValue","value":"45.764"}},{"kind":"ObjectField","name":{"kind":"Name","value":"longitude"},"value":{"kind":"FloatValue","value":"4.8357"}}]}}]},{"kind":"Field","name":{"kind":"Name","value":"awards"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"inForce"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":true}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PartnersInOrderQuery, PartnersInOrderQueryVariables>;
export const CountUpToDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountUpTo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"upTo"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"upTo"},"value":{"kind":"Variable","name":{"kind":"Name","value":"upTo"}}}]},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"awards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"upTo"},"value":{"kind":"Variable","name":{"kind":"Name","value":"upTo"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"all"},"name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountUpToQuery, CountUpToQueryVariables>;
export const EngagementsByValueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EngagementsByValue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"engagements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"value"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"amount"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"StringValue","value":"1000000000","block":false}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"currency"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"KWD","block":false}}]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"value"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"amount"},"value":{"kind":"EnumValue","value":"ASC"}}]}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}}]}}]} as unknown as DocumentNode<EngagementsByValueQuery, EngagementsByValueQueryVariables>;
export const PartnersPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PartnersPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PartnersPageQuery, PartnersPageQueryVariables>;
export const ApplicationsPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApplicationsPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"qualificationApplications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ApplicationsPageQuery, ApplicationsPageQueryVariables>;
export const DistributorPartnersPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DistributorPartnersPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"distributor"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"distributor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"distributor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DistributorPartnersPageQuery, DistributorPartnersPageQueryVariables>;
export const NodesByIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodesById"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Partner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}}]}}]} as unknown as DocumentNode<NodesByIdQuery, NodesByIdQueryVariables>;
export const PartnersBySlugDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PartnersBySlug"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slugs"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partnersBySlug"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slugs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slugs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}}]} as unknown as DocumentNode<PartnersBySlugQuery, PartnersBySlugQueryVariables>;
export const BusiestDistributorsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BusiestDistributors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"distributors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"partners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BusiestDistributorsQuery, BusiestDistributorsQueryVariables>;
export const SearchPartnersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchPartners"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PartnerFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PartnerOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<SearchPartnersQuery, SearchPartnersQueryVariables>;
export const SearchEverywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchEverywhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"technologies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"StringValue","value":"nimbus","block":false}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"vendors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"distributors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"offerings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<SearchEverywhereQuery, SearchEverywhereQueryVariables>;
export const PartnersLikeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PartnersLike"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partner"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"technologies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"similar"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"country"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"technologies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PartnersLikeQuery, PartnersLikeQueryVariables>;