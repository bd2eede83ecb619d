/** The state of an application for a qualification. */
export type ApplicationStatus =
  /** Approved. An award may be based on the application. */
  | 'APPROVED'
  /** A draft that the partner has not submitted. */
  | 'DRAFT'
  /** The review has begun. There is no decision yet. */
  | 'IN_REVIEW'
  /** Rejected by the program. */
  | 'REJECTED'
  /** Submitted by the partner. The review has not begun. */
  | 'SUBMITTED'
  /** Withdrawn by the partner before the decision. */
  | 'WITHDRAWN';

/** A condition on a value of the type `ApplicationStatus`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type ApplicationStatusFilter = {
  /** The value equals this one. */
  eq?: ApplicationStatus | null | undefined;
  /** The value equals one of these. */
  in?: Array<ApplicationStatus> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: ApplicationStatus | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<ApplicationStatus> | null | undefined;
};

/** A condition on a number of rows of the type `Award`. */
export type AwardCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: AwardFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Award`. It is expensive: all related rows are counted before the first page is known. */
export type AwardCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: AwardFilter | null | undefined;
};

/** A condition on the rows of the type `Award` that an edge leads to: every given member must hold. */
export type AwardEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: AwardCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: AwardFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: AwardFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: AwardFilter | null | undefined;
};

/** The reason why an award has ended. */
export type AwardEndReason =
  /** The period ran out. */
  | 'EXPIRED'
  /** A successor award replaced it. */
  | 'RENEWED'
  /** The award was revoked. */
  | 'REVOKED';

/** A condition on a value of the type `AwardEndReason`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type AwardEndReasonFilter = {
  /** The value equals this one. */
  eq?: AwardEndReason | null | undefined;
  /** The value equals one of these. */
  in?: Array<AwardEndReason> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: AwardEndReason | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<AwardEndReason> | null | undefined;
};

/** A condition on rows of the type `Award`: every given member must hold. */
export type AwardFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<AwardFilter> | null | undefined;
  /** A condition on the row that `application` leads to. It does not hold if `application` is null. */
  application?: QualificationApplicationFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `endReason`. */
  endReason?: AwardEndReasonFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** True keeps the rows that have a `application`, false those whose `application` is null. */
  hasApplication?: boolean | null | undefined;
  /** True keeps the rows that have a `nextAward`, false those whose `nextAward` is null. */
  hasNextAward?: boolean | null | undefined;
  /** True keeps the rows that have a `previousAward`, false those whose `previousAward` is null. */
  hasPreviousAward?: boolean | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on the value of `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** A condition on the row that `nextAward` leads to. It does not hold if `nextAward` is null. */
  nextAward?: AwardFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: AwardFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<AwardFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the row that `previousAward` leads to. It does not hold if `previousAward` is null. */
  previousAward?: AwardFilter | null | undefined;
  /** A condition on the row that `qualification` leads to. It does not hold if `qualification` is null. */
  qualification?: QualificationFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `status`. */
  status?: AwardStatusFilter | null | undefined;
  /** A condition on the rows that `suspensions` lists. */
  suspensions?: AwardSuspensionEdgeFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on the value of `validTo`. */
  validTo?: DateFilter | null | undefined;
};

/** The state of an award on the request date. */
export type AwardStatus =
  /** The award is in force. */
  | 'ACTIVE'
  /** The period of the award is over; `endReason` gives the reason. */
  | 'ENDED'
  /** The period of the award has not begun. */
  | 'SCHEDULED'
  /** The period of the award runs, but a suspension is in force. */
  | 'SUSPENDED';

/** A condition on a value of the type `AwardStatus`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type AwardStatusFilter = {
  /** The value equals this one. */
  eq?: AwardStatus | null | undefined;
  /** The value equals one of these. */
  in?: Array<AwardStatus> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: AwardStatus | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<AwardStatus> | null | undefined;
};

/** A condition on a number of rows of the type `AwardSuspension`. */
export type AwardSuspensionCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: AwardSuspensionFilter | null | undefined;
};

/** A condition on the rows of the type `AwardSuspension` that an edge leads to: every given member must hold. */
export type AwardSuspensionEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: AwardSuspensionCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: AwardSuspensionFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: AwardSuspensionFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: AwardSuspensionFilter | null | undefined;
};

/** A condition on rows of the type `AwardSuspension`: every given member must hold. */
export type AwardSuspensionFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<AwardSuspensionFilter> | null | undefined;
  /** A condition on the row that `award` leads to. It does not hold if `award` is null. */
  award?: AwardFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on the value of `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: AwardSuspensionFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<AwardSuspensionFilter> | null | undefined;
  /** A condition on the value of `reason`. */
  reason?: StringFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on the value of `validTo`. */
  validTo?: DateFilter | null | undefined;
};

/** A condition on a value of the type `Boolean`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type BooleanFilter = {
  /** The value equals this one. */
  eq?: boolean | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: boolean | null | undefined;
};

/** A box between two parallels and two meridians, edges included. It extends eastwards from `west` to `east`: across the 180th meridian if `west` is the greater number, and around the earth if `east` is 360 or more above `west`. A pole lies on every meridian. */
export type BoxInput = {
  /** The eastern edge in degrees of longitude. Values outside -180 to 180 wrap around: 370 means 10. */
  east: number;
  /** The northern edge in degrees of latitude: -90 to 90 and at least `south`, else BAD_USER_INPUT. */
  north: number;
  /** The southern edge in degrees of latitude: -90 to 90, else BAD_USER_INPUT. */
  south: number;
  /** The western edge in degrees of longitude. Values outside -180 to 180 wrap around: 350 means -10. */
  west: number;
};

/** A condition on a number of rows of the type `Certification`. */
export type CertificationCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: CertificationFilter | null | undefined;
};

/** A condition on the rows of the type `Certification` that an edge leads to: every given member must hold. */
export type CertificationEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: CertificationCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: CertificationFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: CertificationFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: CertificationFilter | null | undefined;
};

/** A condition on rows of the type `Certification`: every given member must hold. */
export type CertificationFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<CertificationFilter> | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on the value of `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** A condition on the value of `level`. */
  level?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: CertificationFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<CertificationFilter> | null | undefined;
  /** A condition on the row that `person` leads to. It does not hold if `person` is null. */
  person?: PersonFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on the value of `validTo`. */
  validTo?: DateFilter | null | undefined;
};

/** A condition on a number of rows of the type `CollaborativeService`. */
export type CollaborativeServiceCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: CollaborativeServiceFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `CollaborativeService`. It is expensive: all related rows are counted before the first page is known. */
export type CollaborativeServiceCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: CollaborativeServiceFilter | null | undefined;
};

/** A condition on the rows of the type `CollaborativeService` that an edge leads to: every given member must hold. */
export type CollaborativeServiceEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: CollaborativeServiceCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: CollaborativeServiceFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: CollaborativeServiceFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: CollaborativeServiceFilter | null | undefined;
};

/** A condition on rows of the type `CollaborativeService`: every given member must hold. */
export type CollaborativeServiceFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<CollaborativeServiceFilter> | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `enablements` lists. */
  enablements?: EnablementEdgeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: CollaborativeServiceFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<CollaborativeServiceFilter> | null | undefined;
  /** A condition on the row that `program` leads to. It does not hold if `program` is null. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `summary`. */
  summary?: StringFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A condition on a number of rows of the type `Competence`. */
export type CompetenceCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: CompetenceFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Competence`. It is expensive: all related rows are counted before the first page is known. */
export type CompetenceCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: CompetenceFilter | null | undefined;
};

/** A condition on the rows of the type `Competence` that an edge leads to: every given member must hold. */
export type CompetenceEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: CompetenceCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: CompetenceFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: CompetenceFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: CompetenceFilter | null | undefined;
};

/** A condition on rows of the type `Competence`: every given member must hold. */
export type CompetenceFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<CompetenceFilter> | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: CompetenceFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<CompetenceFilter> | null | undefined;
  /** A condition on the row that `program` leads to. It does not hold if `program` is null. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the rows that `requirements` lists. */
  requirements?: RequirementEdgeFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `validations` lists. */
  validations?: CompetenceValidationEdgeFilter | null | undefined;
};

/** A condition on a number of rows of the type `CompetenceValidation`. */
export type CompetenceValidationCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: CompetenceValidationFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `CompetenceValidation`. It is expensive: all related rows are counted before the first page is known. */
export type CompetenceValidationCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: CompetenceValidationFilter | null | undefined;
};

/** A condition on the rows of the type `CompetenceValidation` that an edge leads to: every given member must hold. */
export type CompetenceValidationEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: CompetenceValidationCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: CompetenceValidationFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: CompetenceValidationFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: CompetenceValidationFilter | null | undefined;
};

/** A condition on rows of the type `CompetenceValidation`: every given member must hold. */
export type CompetenceValidationFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<CompetenceValidationFilter> | null | undefined;
  /** A condition on the row that `competence` leads to. It does not hold if `competence` is null. */
  competence?: CompetenceFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `evidenceUrl`. */
  evidenceUrl?: StringFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on the value of `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: CompetenceValidationFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<CompetenceValidationFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on the value of `validTo`. */
  validTo?: DateFilter | null | undefined;
};

/** A condition on a number of rows of the type `Country`. */
export type CountryCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: CountryFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Country`. It is expensive: all related rows are counted before the first page is known. */
export type CountryCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: CountryFilter | null | undefined;
};

/** A condition on the rows of the type `Country` that an edge leads to: every given member must hold. */
export type CountryEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: CountryCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: CountryFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: CountryFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: CountryFilter | null | undefined;
};

/** A condition on rows of the type `Country`: every given member must hold. */
export type CountryFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<CountryFilter> | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `distributionAgreements` lists. */
  distributionAgreements?: DistributionAgreementEdgeFilter | null | undefined;
  /** A condition on the rows that `distributors` lists. */
  distributors?: DistributorEdgeFilter | null | undefined;
  /** A condition on the rows that `engagements` lists. */
  engagements?: EngagementEdgeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows that `financingPrograms` lists. */
  financingPrograms?: FinancingProgramEdgeFilter | null | undefined;
  /** A condition on the rows that `headquarteredDistributors` lists. */
  headquarteredDistributors?: DistributorEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the rows that `locations` lists. */
  locations?: LocationEdgeFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: CountryFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<CountryFilter> | null | undefined;
  /** A condition on the rows that `partners` lists. */
  partners?: PartnerEdgeFilter | null | undefined;
  /** A condition on the row that `region` leads to. It does not hold if `region` is null. */
  region?: RegionFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One sort key for rows of the type `Country`. Exactly one member is given. */
export type CountryOrder =
  {   /** Orders by the value of `code`. */
  code: Sort; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; locations?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never;   /** Orders by the value of `createdAt`. */
  createdAt: Sort; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; locations?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never;   /** Orders by the number of rows that `distributionAgreements` lists. */
  distributionAgreements: DistributionAgreementCountOrder; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; locations?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never;   /** Orders by the number of rows that `distributors` lists. */
  distributors: DistributorCountOrder; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; locations?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never;   /** Orders by the number of rows that `engagements` lists. */
  engagements: EngagementCountOrder; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; locations?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never;   /** Orders by the number of rows that `externalReferences` lists. */
  externalReferences: ExternalReferenceCountOrder; financingPrograms?: never; headquarteredDistributors?: never; locations?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never;   /** Orders by the number of rows that `financingPrograms` lists. */
  financingPrograms: FinancingProgramCountOrder; headquarteredDistributors?: never; locations?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never;   /** Orders by the number of rows that `headquarteredDistributors` lists. */
  headquarteredDistributors: DistributorCountOrder; locations?: never; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never;   /** Orders by the number of rows that `locations` lists. */
  locations: LocationCountOrder; name?: never; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; locations?: never;   /** Orders by the value of `name`. */
  name: Sort; partners?: never; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; locations?: never; name?: never;   /** Orders by the number of rows that `partners` lists. */
  partners: PartnerCountOrder; region?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; locations?: never; name?: never; partners?: never;   /** Orders by a sort key of the row that `region` leads to. */
  region: RegionOrder; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; locations?: never; name?: never; partners?: never; region?: never;   /** Orders by the value of `revision`. */
  revision: Sort; updatedAt?: never; }
  |  { code?: never; createdAt?: never; distributionAgreements?: never; distributors?: never; engagements?: never; externalReferences?: never; financingPrograms?: never; headquarteredDistributors?: never; locations?: never; name?: never; partners?: never; region?: never; revision?: never;   /** Orders by the value of `updatedAt`. */
  updatedAt: Sort; };

/** The kind of customer of an engagement. */
export type CustomerKind =
  /** An enterprise that uses cloud services itself. */
  | 'ENTERPRISE'
  /** A provider that sells cloud services. */
  | 'PROVIDER';

/** A condition on a value of the type `CustomerKind`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type CustomerKindFilter = {
  /** The value equals this one. */
  eq?: CustomerKind | null | undefined;
  /** The value equals one of these. */
  in?: Array<CustomerKind> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: CustomerKind | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<CustomerKind> | null | undefined;
};

/** A condition on a value of the type `Date`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type DateFilter = {
  /** The value equals this one. */
  eq?: string | null | undefined;
  /** The value is greater than this one; of dates and instants, later. */
  gt?: string | null | undefined;
  /** The value is this one or greater; of dates and instants, this one or later. */
  gte?: string | null | undefined;
  /** The value equals one of these. */
  in?: Array<string> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value lies between this duration before the reference time (excluded) and the reference time (included). The reference time is the request date. A window that goes beyond the years 1 to 9999 is open at that end. */
  last?: string | null | undefined;
  /** The value is less than this one; of dates and instants, earlier. */
  lt?: string | null | undefined;
  /** The value is this one or less; of dates and instants, this one or earlier. */
  lte?: string | null | undefined;
  /** The value differs from this one. */
  ne?: string | null | undefined;
  /** The value lies between the reference time (included) and this duration later (excluded). The reference time is the request date. A window that goes beyond the years 1 to 9999 is open at that end. */
  next?: string | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<string> | null | undefined;
};

/** A condition on a value of the type `DateTime`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type DateTimeFilter = {
  /** The value equals this one. */
  eq?: string | null | undefined;
  /** The value is greater than this one; of dates and instants, later. */
  gt?: string | null | undefined;
  /** The value is this one or greater; of dates and instants, this one or later. */
  gte?: string | null | undefined;
  /** The value equals one of these. */
  in?: Array<string> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value lies between this duration before the reference time (excluded) and the reference time (included). The reference time is the instant of the request or, if the request names a date, the last millisecond of that date in UTC. A window that goes beyond the years 1 to 9999 is open at that end. */
  last?: string | null | undefined;
  /** The value is less than this one; of dates and instants, earlier. */
  lt?: string | null | undefined;
  /** The value is this one or less; of dates and instants, this one or earlier. */
  lte?: string | null | undefined;
  /** The value differs from this one. */
  ne?: string | null | undefined;
  /** The value lies between the reference time (included) and this duration later (excluded). The reference time is the instant of the request or, if the request names a date, the last millisecond of that date in UTC. A window that goes beyond the years 1 to 9999 is open at that end. */
  next?: string | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<string> | null | undefined;
};

/** A condition on a value of the type `Decimal`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type DecimalFilter = {
  /** The value equals this one. */
  eq?: string | null | undefined;
  /** The value is greater than this one; of dates and instants, later. */
  gt?: string | null | undefined;
  /** The value is this one or greater; of dates and instants, this one or later. */
  gte?: string | null | undefined;
  /** The value equals one of these. */
  in?: Array<string> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value is less than this one; of dates and instants, earlier. */
  lt?: string | null | undefined;
  /** The value is this one or less; of dates and instants, this one or earlier. */
  lte?: string | null | undefined;
  /** The value differs from this one. */
  ne?: string | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<string> | null | undefined;
};

/** One sort key on the distance from a point. */
export type DistanceOrder = {
  /** The point that the distance is measured from. */
  from: PointInput;
  /** The direction: `ASC` puts the nearest row first, `DESC` the farthest. */
  sort?: Sort;
};

/** A condition on a number of rows of the type `DistributionAgreement`. */
export type DistributionAgreementCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: DistributionAgreementFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `DistributionAgreement`. It is expensive: all related rows are counted before the first page is known. */
export type DistributionAgreementCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: DistributionAgreementFilter | null | undefined;
};

/** A condition on the rows of the type `DistributionAgreement` that an edge leads to: every given member must hold. */
export type DistributionAgreementEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: DistributionAgreementCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: DistributionAgreementFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: DistributionAgreementFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: DistributionAgreementFilter | null | undefined;
};

/** A condition on rows of the type `DistributionAgreement`: every given member must hold. */
export type DistributionAgreementFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<DistributionAgreementFilter> | null | undefined;
  /** A condition on the row that `country` leads to. It does not hold if `country` is null. */
  country?: CountryFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the row that `distributor` leads to. It does not hold if `distributor` is null. */
  distributor?: DistributorFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** True keeps the rows that have a `partner`, false those whose `partner` is null. */
  hasPartner?: boolean | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on the value of `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** A condition on the value of `listed`. */
  listed?: BooleanFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: DistributionAgreementFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<DistributionAgreementFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on the value of `validTo`. */
  validTo?: DateFilter | null | undefined;
  /** A condition on the row that `vendor` leads to. It does not hold if `vendor` is null. */
  vendor?: VendorFilter | null | undefined;
};

/** A condition on a number of rows of the type `Distributor`. */
export type DistributorCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: DistributorFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Distributor`. It is expensive: all related rows are counted before the first page is known. */
export type DistributorCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: DistributorFilter | null | undefined;
};

/** A condition on the rows of the type `Distributor` that an edge leads to: every given member must hold. */
export type DistributorEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: DistributorCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: DistributorFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: DistributorFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: DistributorFilter | null | undefined;
};

/** A condition on rows of the type `Distributor`: every given member must hold. */
export type DistributorFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<DistributorFilter> | null | undefined;
  /** A condition on the rows that `children` lists. */
  children?: DistributorEdgeFilter | null | undefined;
  /** A condition on the rows that `countries` lists. */
  countries?: CountryEdgeFilter | null | undefined;
  /** A condition on the row that `country` leads to. It does not hold if `country` is null. */
  country?: CountryFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `distributionAgreements` lists. */
  distributionAgreements?: DistributionAgreementEdgeFilter | null | undefined;
  /** A condition on the rows that `enablements` lists. */
  enablements?: EnablementEdgeFilter | null | undefined;
  /** A condition on the rows that `engagements` lists. */
  engagements?: EngagementEdgeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows that `fundingRequests` lists. */
  fundingRequests?: FundingRequestEdgeFilter | null | undefined;
  /** True keeps the rows that have a `parent`, false those whose `parent` is null. */
  hasParent?: boolean | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: DistributorFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<DistributorFilter> | null | undefined;
  /** A condition on the row that `parent` leads to. It does not hold if `parent` is null. */
  parent?: DistributorFilter | null | undefined;
  /** A condition on the rows that `partners` lists. */
  partners?: PartnerEdgeFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `slug`. */
  slug?: StringFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `website`. */
  website?: StringFilter | null | undefined;
};

/** Whether groups without rows are listed. These are the combinations of values of the dimensions that no row has. The values of a dimension over an edge are all rows of its type that the viewer may see; of an enum or a boolean, all its values; of a code, all that rows of the list have; of a month, quarter, year or fiscal quarter, all of these between the first and the last that rows of the list have (of fiscal quarters, in each calendar). `keys` limits the values. */
export type EmptyGroups =
  /** Groups that have rows, and groups without rows. */
  | 'INCLUDE'
  /** Only groups that have rows. */
  | 'OMIT'
  /** Only groups without rows. */
  | 'ONLY';

/** A condition on a number of rows of the type `Enablement`. */
export type EnablementCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: EnablementFilter | null | undefined;
};

/** A condition on the rows of the type `Enablement` that an edge leads to: every given member must hold. */
export type EnablementEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: EnablementCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: EnablementFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: EnablementFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: EnablementFilter | null | undefined;
};

/** A condition on rows of the type `Enablement`: every given member must hold. */
export type EnablementFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<EnablementFilter> | null | undefined;
  /** A condition on the value of `completedOn`. */
  completedOn?: DateFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the row that `distributor` leads to. It does not hold if `distributor` is null. */
  distributor?: DistributorFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: EnablementFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<EnablementFilter> | null | undefined;
  /** A condition on the value of `progress`. */
  progress?: IntFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the row that `service` leads to. It does not hold if `service` is null. */
  service?: CollaborativeServiceFilter | null | undefined;
  /** A condition on the value of `startedOn`. */
  startedOn?: DateFilter | null | undefined;
  /** A condition on the value of `status`. */
  status?: EnablementStatusFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** The state of the enablement of a distributor in a collaborative service. */
export type EnablementStatus =
  /** Completed. */
  | 'COMPLETED'
  /** Begun, but not completed. */
  | 'IN_PROGRESS'
  /** Agreed, but not begun. */
  | 'PLANNED';

/** A condition on a value of the type `EnablementStatus`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type EnablementStatusFilter = {
  /** The value equals this one. */
  eq?: EnablementStatus | null | undefined;
  /** The value equals one of these. */
  in?: Array<EnablementStatus> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: EnablementStatus | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<EnablementStatus> | null | undefined;
};

/** A condition on a number of rows of the type `Engagement`. */
export type EngagementCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: EngagementFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Engagement`. It is expensive: all related rows are counted before the first page is known. */
export type EngagementCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: EngagementFilter | null | undefined;
};

/** A condition on the rows of the type `Engagement` that an edge leads to: every given member must hold. */
export type EngagementEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: EngagementCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: EngagementFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: EngagementFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: EngagementFilter | null | undefined;
};

/** A condition on rows of the type `Engagement`: every given member must hold. */
export type EngagementFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<EngagementFilter> | null | undefined;
  /** A condition on the row that `country` leads to. It does not hold if `country` is null. */
  country?: CountryFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `customerKind`. */
  customerKind?: CustomerKindFilter | null | undefined;
  /** A condition on the value of `customerName`. */
  customerName?: StringFilter | null | undefined;
  /** A condition on the row that `customerPartner` leads to. It does not hold if `customerPartner` is null. */
  customerPartner?: PartnerFilter | null | undefined;
  /** A condition on the row that `distributor` leads to. It does not hold if `distributor` is null. */
  distributor?: DistributorFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** True keeps the rows that have a `customerPartner`, false those whose `customerPartner` is null. */
  hasCustomerPartner?: boolean | null | undefined;
  /** True keeps the rows that have a `distributor`, false those whose `distributor` is null. */
  hasDistributor?: boolean | null | undefined;
  /**
   * True keeps the rows that have a `offering`, false those whose `offering` is null.
   *
   * Shown to PUBLIC, PARTNER, PROGRAM_MANAGER and ADMIN on all rows; to DISTRIBUTOR and ANALYST on engagements without white-label resale. Null on other rows.
   */
  hasOffering?: boolean | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the row that `kind` leads to. It does not hold if `kind` is null. */
  kind?: EngagementKindFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: EngagementFilter | null | undefined;
  /**
   * A condition on the row that `offering` leads to. It does not hold if `offering` is null.
   *
   * Shown to PUBLIC, PARTNER, PROGRAM_MANAGER and ADMIN on all rows; to DISTRIBUTOR and ANALYST on engagements without white-label resale. Null on other rows.
   */
  offering?: OfferingFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<EngagementFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the row that `program` leads to. It does not hold if `program` is null. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `startedOn`. */
  startedOn?: DateFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `value`. */
  value?: MoneyFilter | null | undefined;
};

/** A condition on a number of rows of the type `EngagementKind`. */
export type EngagementKindCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: EngagementKindFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `EngagementKind`. It is expensive: all related rows are counted before the first page is known. */
export type EngagementKindCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: EngagementKindFilter | null | undefined;
};

/** A condition on the rows of the type `EngagementKind` that an edge leads to: every given member must hold. */
export type EngagementKindEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: EngagementKindCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: EngagementKindFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: EngagementKindFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: EngagementKindFilter | null | undefined;
};

/** A condition on rows of the type `EngagementKind`: every given member must hold. */
export type EngagementKindFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<EngagementKindFilter> | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `engagements` lists. */
  engagements?: EngagementEdgeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** A condition on the value of `namesProvider`. */
  namesProvider?: BooleanFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: EngagementKindFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<EngagementKindFilter> | null | undefined;
  /** A condition on the row that `program` leads to. It does not hold if `program` is null. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A condition on a number of rows of the type `Enrolment`. */
export type EnrolmentCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: EnrolmentFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Enrolment`. It is expensive: all related rows are counted before the first page is known. */
export type EnrolmentCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: EnrolmentFilter | null | undefined;
};

/** A condition on the rows of the type `Enrolment` that an edge leads to: every given member must hold. */
export type EnrolmentEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: EnrolmentCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: EnrolmentFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: EnrolmentFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: EnrolmentFilter | null | undefined;
};

/** A condition on rows of the type `Enrolment`: every given member must hold. */
export type EnrolmentFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<EnrolmentFilter> | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** True keeps the rows that have a `tier`, false those whose `tier` is null. */
  hasTier?: boolean | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on the value of `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: EnrolmentFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<EnrolmentFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the row that `program` leads to. It does not hold if `program` is null. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the row that `tier` leads to. It does not hold if `tier` is null. */
  tier?: TierFilter | null | undefined;
  /** A condition on the value of `track`. */
  track?: StringFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on the value of `validTo`. */
  validTo?: DateFilter | null | undefined;
};

/** A condition on a number of rows of the type `ExternalReference`. */
export type ExternalReferenceCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: ExternalReferenceFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `ExternalReference`. It is expensive: all related rows are counted before the first page is known. */
export type ExternalReferenceCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: ExternalReferenceFilter | null | undefined;
};

/** A condition on the rows of the type `ExternalReference` that an edge leads to: every given member must hold. */
export type ExternalReferenceEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: ExternalReferenceCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: ExternalReferenceFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: ExternalReferenceFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: ExternalReferenceFilter | null | undefined;
};

/** A condition on rows of the type `ExternalReference`: every given member must hold. */
export type ExternalReferenceFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<ExternalReferenceFilter> | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `externalId`. */
  externalId?: StringFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: ExternalReferenceFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<ExternalReferenceFilter> | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `source`. */
  source?: StringFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A condition on a number of rows of the type `FinancingBudget`. */
export type FinancingBudgetCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: FinancingBudgetFilter | null | undefined;
};

/** A condition on the rows of the type `FinancingBudget` that an edge leads to: every given member must hold. */
export type FinancingBudgetEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: FinancingBudgetCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: FinancingBudgetFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: FinancingBudgetFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: FinancingBudgetFilter | null | undefined;
};

/** A condition on rows of the type `FinancingBudget`: every given member must hold. */
export type FinancingBudgetFilter = {
  /** A condition on the value of `amount`. */
  amount?: MoneyFilter | null | undefined;
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<FinancingBudgetFilter> | null | undefined;
  /** A condition on the value of `available`. */
  available?: MoneyFilter | null | undefined;
  /** A condition on the value of `committed`. */
  committed?: MoneyFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the row that `financingProgram` leads to. It does not hold if `financingProgram` is null. */
  financingProgram?: FinancingProgramFilter | null | undefined;
  /** A condition on the row that `fiscalQuarter` leads to. It does not hold if `fiscalQuarter` is null. */
  fiscalQuarter?: FiscalQuarterFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: FinancingBudgetFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<FinancingBudgetFilter> | null | undefined;
  /** A condition on the value of `paid`. */
  paid?: MoneyFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A condition on a number of rows of the type `FinancingKind`. */
export type FinancingKindCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: FinancingKindFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `FinancingKind`. It is expensive: all related rows are counted before the first page is known. */
export type FinancingKindCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: FinancingKindFilter | null | undefined;
};

/** A condition on the rows of the type `FinancingKind` that an edge leads to: every given member must hold. */
export type FinancingKindEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: FinancingKindCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: FinancingKindFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: FinancingKindFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: FinancingKindFilter | null | undefined;
};

/** A condition on rows of the type `FinancingKind`: every given member must hold. */
export type FinancingKindFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<FinancingKindFilter> | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows that `financingPrograms` lists. */
  financingPrograms?: FinancingProgramEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: FinancingKindFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<FinancingKindFilter> | null | undefined;
  /** A condition on the row that `program` leads to. It does not hold if `program` is null. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A condition on a number of rows of the type `FinancingProgram`. */
export type FinancingProgramCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: FinancingProgramFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `FinancingProgram`. It is expensive: all related rows are counted before the first page is known. */
export type FinancingProgramCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: FinancingProgramFilter | null | undefined;
};

/** A condition on the rows of the type `FinancingProgram` that an edge leads to: every given member must hold. */
export type FinancingProgramEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: FinancingProgramCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: FinancingProgramFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: FinancingProgramFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: FinancingProgramFilter | null | undefined;
};

/** A condition on rows of the type `FinancingProgram`: every given member must hold. */
export type FinancingProgramFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<FinancingProgramFilter> | null | undefined;
  /**
   * A condition on the value of `available`.
   *
   * Shown to ANALYST, PROGRAM_MANAGER and ADMIN on all rows. PUBLIC, PARTNER and DISTRIBUTOR get the error FORBIDDEN_FIELD.
   */
  available?: MoneyFilter | null | undefined;
  /**
   * A condition on the value of `budget`.
   *
   * Shown to ANALYST, PROGRAM_MANAGER and ADMIN on all rows. PUBLIC, PARTNER and DISTRIBUTOR get the error FORBIDDEN_FIELD.
   */
  budget?: MoneyFilter | null | undefined;
  /** A condition on the rows that `budgets` lists. */
  budgets?: FinancingBudgetEdgeFilter | null | undefined;
  /** A condition on the value of `closesOn`. */
  closesOn?: DateFilter | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /**
   * A condition on the value of `committed`.
   *
   * Shown to ANALYST, PROGRAM_MANAGER and ADMIN on all rows. PUBLIC, PARTNER and DISTRIBUTOR get the error FORBIDDEN_FIELD.
   */
  committed?: MoneyFilter | null | undefined;
  /** A condition on the rows that `countries` lists. */
  countries?: CountryEdgeFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `eligibleQualifications` lists. */
  eligibleQualifications?: QualificationEdgeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the row that `kind` leads to. It does not hold if `kind` is null. */
  kind?: FinancingKindFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: FinancingProgramFilter | null | undefined;
  /** A condition on the value of `opensOn`. */
  opensOn?: DateFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<FinancingProgramFilter> | null | undefined;
  /**
   * A condition on the value of `paid`.
   *
   * Shown to ANALYST, PROGRAM_MANAGER and ADMIN on all rows. PUBLIC, PARTNER and DISTRIBUTOR get the error FORBIDDEN_FIELD.
   */
  paid?: MoneyFilter | null | undefined;
  /** A condition on the row that `program` leads to. It does not hold if `program` is null. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the rows that `requests` lists. */
  requests?: FundingRequestEdgeFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `status`. */
  status?: FinancingStatusFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** The state of a financing program. */
export type FinancingStatus =
  /** It accepts no more requests. */
  | 'CLOSED'
  /** It accepts requests from `opensOn` to `closesOn`. */
  | 'OPEN'
  /** Announced. It does not accept requests yet. */
  | 'PLANNED';

/** A condition on a value of the type `FinancingStatus`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type FinancingStatusFilter = {
  /** The value equals this one. */
  eq?: FinancingStatus | null | undefined;
  /** The value equals one of these. */
  in?: Array<FinancingStatus> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: FinancingStatus | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<FinancingStatus> | null | undefined;
};

/** A condition on a number of rows of the type `FiscalQuarter`. */
export type FiscalQuarterCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: FiscalQuarterFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `FiscalQuarter`. It is expensive: all related rows are counted before the first page is known. */
export type FiscalQuarterCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: FiscalQuarterFilter | null | undefined;
};

/** A condition on the rows of the type `FiscalQuarter` that an edge leads to: every given member must hold. */
export type FiscalQuarterEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: FiscalQuarterCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: FiscalQuarterFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: FiscalQuarterFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: FiscalQuarterFilter | null | undefined;
};

/** A condition on rows of the type `FiscalQuarter`: every given member must hold. */
export type FiscalQuarterFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<FiscalQuarterFilter> | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `endsOn`. */
  endsOn?: DateFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows that `financingBudgets` lists. */
  financingBudgets?: FinancingBudgetEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: FiscalQuarterFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<FiscalQuarterFilter> | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `startsOn`. */
  startsOn?: DateFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the row that `vendor` leads to. It does not hold if `vendor` is null. */
  vendor?: VendorFilter | null | undefined;
};

/** A condition on a number of rows of the type `FormerSlug`. */
export type FormerSlugCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: FormerSlugFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `FormerSlug`. It is expensive: all related rows are counted before the first page is known. */
export type FormerSlugCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: FormerSlugFilter | null | undefined;
};

/** A condition on the rows of the type `FormerSlug` that an edge leads to: every given member must hold. */
export type FormerSlugEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: FormerSlugCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: FormerSlugFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: FormerSlugFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: FormerSlugFilter | null | undefined;
};

/** A condition on rows of the type `FormerSlug`: every given member must hold. */
export type FormerSlugFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<FormerSlugFilter> | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: FormerSlugFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<FormerSlugFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `slug`. */
  slug?: StringFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A condition on a number of rows of the type `FundingRequest`. */
export type FundingRequestCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: FundingRequestFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `FundingRequest`. It is expensive: all related rows are counted before the first page is known. */
export type FundingRequestCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: FundingRequestFilter | null | undefined;
};

/** A condition on the rows of the type `FundingRequest` that an edge leads to: every given member must hold. */
export type FundingRequestEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: FundingRequestCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: FundingRequestFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: FundingRequestFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: FundingRequestFilter | null | undefined;
};

/** A condition on rows of the type `FundingRequest`: every given member must hold. */
export type FundingRequestFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<FundingRequestFilter> | null | undefined;
  /** A condition on the value of `approved`. */
  approved?: MoneyFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `decidedAt`. */
  decidedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `decisionReason`. */
  decisionReason?: StringFilter | null | undefined;
  /** A condition on the row that `distributor` leads to. It does not hold if `distributor` is null. */
  distributor?: DistributorFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the row that `financingProgram` leads to. It does not hold if `financingProgram` is null. */
  financingProgram?: FinancingProgramFilter | null | undefined;
  /** True keeps the rows that have a `distributor`, false those whose `distributor` is null. */
  hasDistributor?: boolean | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the rows that `ledgerEntries` lists. */
  ledgerEntries?: LedgerEntryEdgeFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: FundingRequestFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<FundingRequestFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the value of `purpose`. */
  purpose?: StringFilter | null | undefined;
  /** A condition on the value of `requested`. */
  requested?: MoneyFilter | null | undefined;
  /** A condition on the value of `reviewStartedAt`. */
  reviewStartedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `status`. */
  status?: FundingRequestStatusFilter | null | undefined;
  /** A condition on the value of `submittedAt`. */
  submittedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** The state of a funding request. */
export type FundingRequestStatus =
  /** Approved. The approved amount is committed in the financing program. */
  | 'APPROVED'
  /** Cancelled by the partner before the decision. */
  | 'CANCELLED'
  /** A draft that the partner has not submitted. */
  | 'DRAFT'
  /** The review has begun. There is no decision yet. */
  | 'IN_REVIEW'
  /** Approved, and at least partly paid. */
  | 'PAID'
  /** Rejected by the program. */
  | 'REJECTED'
  /** Submitted by the partner. The review has not begun. */
  | 'SUBMITTED';

/** A condition on a value of the type `FundingRequestStatus`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type FundingRequestStatusFilter = {
  /** The value equals this one. */
  eq?: FundingRequestStatus | null | undefined;
  /** The value equals one of these. */
  in?: Array<FundingRequestStatus> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: FundingRequestStatus | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<FundingRequestStatus> | null | undefined;
};

/** A condition on a value of the type `ID`: every given member must hold. */
export type IdFilter = {
  /** The value equals this one. */
  eq?: string | number | null | undefined;
  /** The value equals one of these. */
  in?: Array<string | number> | null | undefined;
  /** The value differs from this one. */
  ne?: string | number | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<string | number> | null | undefined;
};

/** A condition on a value of the type `Int`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type IntFilter = {
  /** The value equals this one. */
  eq?: number | null | undefined;
  /** The value is greater than this one; of dates and instants, later. */
  gt?: number | null | undefined;
  /** The value is this one or greater; of dates and instants, this one or later. */
  gte?: number | null | undefined;
  /** The value equals one of these. */
  in?: Array<number> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value is less than this one; of dates and instants, earlier. */
  lt?: number | null | undefined;
  /** The value is this one or less; of dates and instants, this one or earlier. */
  lte?: number | null | undefined;
  /** The value differs from this one. */
  ne?: number | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<number> | null | undefined;
};

/** A condition on a number of rows of the type `LedgerEntry`. */
export type LedgerEntryCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: LedgerEntryFilter | null | undefined;
};

/** A condition on the rows of the type `LedgerEntry` that an edge leads to: every given member must hold. */
export type LedgerEntryEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: LedgerEntryCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: LedgerEntryFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: LedgerEntryFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: LedgerEntryFilter | null | undefined;
};

/** A condition on rows of the type `LedgerEntry`: every given member must hold. */
export type LedgerEntryFilter = {
  /** A condition on the value of `amount`. */
  amount?: MoneyFilter | null | undefined;
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<LedgerEntryFilter> | null | undefined;
  /** A condition on the value of `bookedOn`. */
  bookedOn?: DateFilter | null | undefined;
  /** A condition on the value of `committed`. */
  committed?: MoneyFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the row that `fundingRequest` leads to. It does not hold if `fundingRequest` is null. */
  fundingRequest?: FundingRequestFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `kind`. */
  kind?: LedgerEntryKindFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: LedgerEntryFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<LedgerEntryFilter> | null | undefined;
  /** A condition on the value of `paid`. */
  paid?: MoneyFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** The effect of a ledger entry on the balances of its financing program. */
export type LedgerEntryKind =
  /** Adds the amount to `committed`. */
  | 'APPROVE'
  /** Adds the amount to `paid`. `committed` does not change. */
  | 'PAY'
  /** Subtracts the amount from `committed`. */
  | 'RELEASE';

/** A condition on a value of the type `LedgerEntryKind`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type LedgerEntryKindFilter = {
  /** The value equals this one. */
  eq?: LedgerEntryKind | null | undefined;
  /** The value equals one of these. */
  in?: Array<LedgerEntryKind> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: LedgerEntryKind | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<LedgerEntryKind> | null | undefined;
};

/** A condition on a number of rows of the type `Location`. */
export type LocationCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: LocationFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Location`. It is expensive: all related rows are counted before the first page is known. */
export type LocationCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: LocationFilter | null | undefined;
};

/** A condition on the rows of the type `Location` that an edge leads to: every given member must hold. */
export type LocationEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: LocationCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: LocationFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: LocationFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: LocationFilter | null | undefined;
};

/** A condition on rows of the type `Location`: every given member must hold. */
export type LocationFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<LocationFilter> | null | undefined;
  /** A condition on the value of `city`. */
  city?: StringFilter | null | undefined;
  /** A condition on the row that `country` leads to. It does not hold if `country` is null. */
  country?: CountryFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `isMain`. */
  isMain?: BooleanFilter | null | undefined;
  /** A condition on the value of `kind`. */
  kind?: StringFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: LocationFilter | null | undefined;
  /** A condition on the value of `openingHours`. */
  openingHours?: StringFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<LocationFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the value of `position`. */
  position?: PositionFilter | null | undefined;
  /** A condition on the value of `postcode`. */
  postcode?: StringFilter | null | undefined;
  /** A condition on the value of `region`. */
  region?: StringFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `street`. */
  street?: StringFilter | null | undefined;
  /**
   * A condition on the value of `telephone`.
   *
   * Shown to PUBLIC on rows of partners whose contact is public; to PARTNER on rows of partners whose contact is public or its own rows; to DISTRIBUTOR on rows of partners whose contact is public or rows of its partners; to ANALYST, PROGRAM_MANAGER and ADMIN on all rows. Null on other rows.
   */
  telephone?: StringFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A condition on a number of rows of the type `Measurement`. */
export type MeasurementCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: MeasurementFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Measurement`. It is expensive: all related rows are counted before the first page is known. */
export type MeasurementCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: MeasurementFilter | null | undefined;
};

/** A condition on the rows of the type `Measurement` that an edge leads to: every given member must hold. */
export type MeasurementEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: MeasurementCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: MeasurementFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: MeasurementFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: MeasurementFilter | null | undefined;
};

/** A condition on rows of the type `Measurement`: every given member must hold. */
export type MeasurementFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<MeasurementFilter> | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `currency`. */
  currency?: StringFilter | null | undefined;
  /** A condition on the value of `evidenceUrl`. */
  evidenceUrl?: StringFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on the value of `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** A condition on the row that `metric` leads to. It does not hold if `metric` is null. */
  metric?: MetricFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: MeasurementFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<MeasurementFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on the value of `validTo`. */
  validTo?: DateFilter | null | undefined;
  /** A condition on the value of `value`. */
  value?: DecimalFilter | null | undefined;
};

/** The way in which the rows of a metric become one number. */
export type MetricAggregation =
  /** The number of rows. */
  | 'COUNT'
  /** The number of different values of the field. */
  | 'DISTINCT'
  /** The field of the last row, in the order of time. */
  | 'LATEST'
  /** The largest value of the field. */
  | 'MAX'
  /** The sum of the field. */
  | 'SUM';

/** A condition on a value of the type `MetricAggregation`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type MetricAggregationFilter = {
  /** The value equals this one. */
  eq?: MetricAggregation | null | undefined;
  /** The value equals one of these. */
  in?: Array<MetricAggregation> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: MetricAggregation | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<MetricAggregation> | null | undefined;
};

/** A condition on a number of rows of the type `Metric`. */
export type MetricCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: MetricFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Metric`. It is expensive: all related rows are counted before the first page is known. */
export type MetricCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: MetricFilter | null | undefined;
};

/** A condition on the rows of the type `Metric` that an edge leads to: every given member must hold. */
export type MetricEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: MetricCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: MetricFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: MetricFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: MetricFilter | null | undefined;
};

/** A condition on rows of the type `Metric`: every given member must hold. */
export type MetricFilter = {
  /** A condition on the value of `aggregation`. */
  aggregation?: MetricAggregationFilter | null | undefined;
  /** A condition on the value of `analystsSee`. */
  analystsSee?: BooleanFilter | null | undefined;
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<MetricFilter> | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `currency`. */
  currency?: StringFilter | null | undefined;
  /** A condition on the value of `distributorsSee`. */
  distributorsSee?: BooleanFilter | null | undefined;
  /** A condition on the value of `edge`. */
  edge?: StringFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `field`. */
  field?: StringFilter | null | undefined;
  /** A condition on the value of `filter`. */
  filter?: StringFilter | null | undefined;
  /** True keeps the rows that have a `program`, false those whose `program` is null. */
  hasProgram?: boolean | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `kind`. */
  kind?: MetricKindFilter | null | undefined;
  /** A condition on the rows that `measurements` lists. */
  measurements?: MeasurementEdgeFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: MetricFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<MetricFilter> | null | undefined;
  /** A condition on the value of `partnersSee`. */
  partnersSee?: BooleanFilter | null | undefined;
  /** A condition on the row that `program` leads to. It does not hold if `program` is null. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the rows that `requirements` lists. */
  requirements?: RequirementEdgeFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `unit`. */
  unit?: MetricUnitFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** The origin of the values of a metric. */
export type MetricKind =
  /** The hub counts rows of the partner. Without any row the value is 0. */
  | 'COUNTED'
  /** The values are measurements. Without any measurement the value is not known. */
  | 'MEASURED';

/** A condition on a value of the type `MetricKind`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type MetricKindFilter = {
  /** The value equals this one. */
  eq?: MetricKind | null | undefined;
  /** The value equals one of these. */
  in?: Array<MetricKind> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: MetricKind | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<MetricKind> | null | undefined;
};

/** The unit of a metric. */
export type MetricUnit =
  /** The value is 1 for yes and 0 for no. */
  | 'BOOLEAN'
  /** A number of things. */
  | 'COUNT'
  /** An amount in the currency of the metric, in major units. */
  | 'MONEY'
  /** A number of people. */
  | 'PEOPLE'
  /** Percent: 12.5 is an eighth. It can be above 100 or below 0, such as a growth. */
  | 'PERCENT'
  /** Points. */
  | 'POINTS';

/** A condition on a value of the type `MetricUnit`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type MetricUnitFilter = {
  /** The value equals this one. */
  eq?: MetricUnit | null | undefined;
  /** The value equals one of these. */
  in?: Array<MetricUnit> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: MetricUnit | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<MetricUnit> | null | undefined;
};

/** A condition on an amount of money: every given member must hold. It does not hold if the amount is null. */
export type MoneyFilter = {
  /** A condition on the amount in major units of its currency, whatever the currency. */
  amount?: DecimalFilter | null | undefined;
  /** A condition on the currency code, ISO 4217, such as `USD`. */
  currency?: StringFilter | null | undefined;
};

/** A circle on the surface of the earth. */
export type NearInput = {
  /** The centre of the circle. */
  from: PointInput;
  /** The radius in kilometres, along a great circle of a sphere of radius 6371.0088 km: 0 or more, else BAD_USER_INPUT. 20015.12 km reaches every point. */
  withinKm: number;
};

/** The reason why there is no forecast, or why there is no `reachedOn`. */
export type NoForecast =
  /** The last value is not above the first, or more than a third of the growth has been lost again. */
  | 'FALLING'
  /** The share of a period is not known, because the list had no rows at its end. */
  | 'MISSING_VALUES'
  /** Less than half of the possible futures reach the value within 240 periods; of fiscal quarters, within those that the calendar has. */
  | 'NOT_REACHED'
  /** The values of all periods are the same. */
  | 'NO_GROWTH'
  /** The value has been reached already. `reachedOn` says when, without a forecast. */
  | 'REACHED'
  /** There are fewer than 6 periods from the last one before growth begins. */
  | 'TOO_FEW_PERIODS';

/** A condition on a number of rows of the type `Offering`. */
export type OfferingCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: OfferingFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Offering`. It is expensive: all related rows are counted before the first page is known. */
export type OfferingCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: OfferingFilter | null | undefined;
};

/** A condition on the rows of the type `Offering` that an edge leads to: every given member must hold. */
export type OfferingEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: OfferingCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: OfferingFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: OfferingFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: OfferingFilter | null | undefined;
};

/** A condition on rows of the type `Offering`: every given member must hold. */
export type OfferingFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<OfferingFilter> | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `engagements` lists. */
  engagements?: EngagementEdgeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: OfferingFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<OfferingFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the value of `publishedOn`. */
  publishedOn?: DateFilter | null | undefined;
  /** A condition on the rows that `references` lists. */
  references?: ReferenceEdgeFilter | null | undefined;
  /** A condition on the rows that `resaleAgreements` lists. */
  resaleAgreements?: ResaleAgreementEdgeFilter | null | undefined;
  /** A condition on the value of `retiredOn`. */
  retiredOn?: DateFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `serviceModel`. */
  serviceModel?: ServiceModelFilter | null | undefined;
  /** A condition on the value of `status`. */
  status?: OfferingStatusFilter | null | undefined;
  /** A condition on the value of `summary`. */
  summary?: StringFilter | null | undefined;
  /** A condition on the rows that `technologies` lists. */
  technologies?: TechnologyEdgeFilter | null | undefined;
  /** A condition on the rows that `terms` lists. */
  terms?: TermEdgeFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** The state of an offering. */
export type OfferingStatus =
  /** The partner is preparing the offering. It is not on the market. */
  | 'DRAFT'
  /** The offering is on the market. */
  | 'PUBLISHED'
  /** The offering has been taken off the market. */
  | 'RETIRED';

/** A condition on a value of the type `OfferingStatus`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type OfferingStatusFilter = {
  /** The value equals this one. */
  eq?: OfferingStatus | null | undefined;
  /** The value equals one of these. */
  in?: Array<OfferingStatus> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: OfferingStatus | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<OfferingStatus> | null | undefined;
};

/** A condition on a number of rows of the type `Partner`. */
export type PartnerCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: PartnerFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Partner`. It is expensive: all related rows are counted before the first page is known. */
export type PartnerCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: PartnerFilter | null | undefined;
};

/** A dimension that rows of the type `Partner` can be grouped by. */
export type PartnerDimension =
  /** The row at the end of the path `competenceValidations.competence`. */
  | 'COMPETENCE_VALIDATION_COMPETENCE'
  /** The value of `contactIsPublic`. */
  | 'CONTACT_IS_PUBLIC'
  /** The row at the end of the path `country`. */
  | 'COUNTRY'
  /** The row at the end of the path `country.region`. */
  | 'COUNTRY_REGION'
  /** The month of `createdAt` in UTC, as its first day. */
  | 'CREATED_AT_MONTH'
  /** The calendar quarter of `createdAt` in UTC, as its first day. */
  | 'CREATED_AT_QUARTER'
  /** The calendar year of `createdAt` in UTC, as a number. */
  | 'CREATED_AT_YEAR'
  /** The row at the end of the path `distributors`. */
  | 'DISTRIBUTOR'
  /** The row at the end of the path `distributors.country`. */
  | 'DISTRIBUTOR_COUNTRY'
  /** The row at the end of the path `eligibleFinancingPrograms`. */
  | 'ELIGIBLE_FINANCING_PROGRAM'
  /** The value of `employeeRange`. */
  | 'EMPLOYEE_RANGE'
  /** The row at the end of the path `enrolments.program`. */
  | 'ENROLMENT_PROGRAM'
  /** The row at the end of the path `enrolments.tier`. */
  | 'ENROLMENT_TIER'
  /** The cell of a grid that `position` lies in. The argument `grid` says how fine the grid is. */
  | 'GRID'
  /** The value of `offerings.serviceModel`. */
  | 'OFFERING_SERVICE_MODEL'
  /** The row at the end of the path `parent`. */
  | 'PARENT'
  /** The row at the end of the path `programs`. */
  | 'PROGRAM'
  /** The row at the end of the path `qualifications`. */
  | 'QUALIFICATION'
  /** The row at the end of the path `qualifications.program`. */
  | 'QUALIFICATION_PROGRAM'
  /** All `qualifications` of a row together, as one list. The list is empty if the row has none. */
  | 'QUALIFICATION_SET'
  /** The value of `status`. */
  | 'STATUS'
  /** The row at the end of the path `technologies`. */
  | 'TECHNOLOGY'
  /** The row at the end of the path `technologies.category`. */
  | 'TECHNOLOGY_CATEGORY'
  /** The row at the end of the path `technologies.vendor`. */
  | 'TECHNOLOGY_VENDOR'
  /** The row at the end of the path `terms`. */
  | 'TERM'
  /** The row at the end of the path `terms.taxonomy`. */
  | 'TERM_TAXONOMY'
  /** The month of `updatedAt` in UTC, as its first day. */
  | 'UPDATED_AT_MONTH'
  /** The calendar quarter of `updatedAt` in UTC, as its first day. */
  | 'UPDATED_AT_QUARTER'
  /** The calendar year of `updatedAt` in UTC, as a number. */
  | 'UPDATED_AT_YEAR';

/** A condition on the rows of the type `Partner` that an edge leads to: every given member must hold. */
export type PartnerEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: PartnerCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: PartnerFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: PartnerFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: PartnerFilter | null | undefined;
};

/** A condition on rows of the type `Partner`: every given member must hold. */
export type PartnerFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<PartnerFilter> | null | undefined;
  /** A condition on the rows that `applications` lists. */
  applications?: QualificationApplicationEdgeFilter | null | undefined;
  /** A condition on the rows that `awards` lists. */
  awards?: AwardEdgeFilter | null | undefined;
  /** A condition on the rows that `children` lists. */
  children?: PartnerEdgeFilter | null | undefined;
  /** A condition on the value of `city`. */
  city?: StringFilter | null | undefined;
  /** A condition on the rows that `competenceValidations` lists. */
  competenceValidations?: CompetenceValidationEdgeFilter | null | undefined;
  /** A condition on the value of `contactIsPublic`. */
  contactIsPublic?: BooleanFilter | null | undefined;
  /** A condition on the value of `contactUrl`. */
  contactUrl?: StringFilter | null | undefined;
  /** A condition on the row that `country` leads to. It does not hold if `country` is null. */
  country?: CountryFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `description`. */
  description?: StringFilter | null | undefined;
  /** A condition on the rows that `distributionAgreements` lists. */
  distributionAgreements?: DistributionAgreementEdgeFilter | null | undefined;
  /** A condition on the rows that `distributors` lists. */
  distributors?: DistributorEdgeFilter | null | undefined;
  /** A condition on the rows that `eligibility` lists. */
  eligibility?: QualificationEligibilityEdgeFilter | null | undefined;
  /** A condition on the rows that `eligibleFinancingPrograms` lists. */
  eligibleFinancingPrograms?: FinancingProgramEdgeFilter | null | undefined;
  /**
   * A condition on the value of `email`.
   *
   * Shown to PUBLIC on rows whose contact is public; to PARTNER on rows whose contact is public or its own row; to DISTRIBUTOR on rows whose contact is public or its partners; to ANALYST, PROGRAM_MANAGER and ADMIN on all rows. Null on other rows.
   */
  email?: StringFilter | null | undefined;
  /** A condition on the value of `employeeRange`. */
  employeeRange?: StringFilter | null | undefined;
  /** A condition on the rows that `engagements` lists. */
  engagements?: EngagementEdgeFilter | null | undefined;
  /** A condition on the rows that `engagementsAsCustomer` lists. */
  engagementsAsCustomer?: EngagementEdgeFilter | null | undefined;
  /** A condition on the rows that `enrolments` lists. */
  enrolments?: EnrolmentEdgeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows that `formerSlugs` lists. */
  formerSlugs?: FormerSlugEdgeFilter | null | undefined;
  /** A condition on the value of `founded`. */
  founded?: IntFilter | null | undefined;
  /** A condition on the rows that `fundingRequests` lists. */
  fundingRequests?: FundingRequestEdgeFilter | null | undefined;
  /** True keeps the rows that have a `nextQualification`, false those whose `nextQualification` is null. */
  hasNextQualification?: boolean | null | undefined;
  /** True keeps the rows that have a `nextTier`, false those whose `nextTier` is null. */
  hasNextTier?: boolean | null | undefined;
  /** True keeps the rows that have a `parent`, false those whose `parent` is null. */
  hasParent?: boolean | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /**
   * A condition on the value of `legalName`.
   *
   * Shown to PARTNER on its own row; to DISTRIBUTOR on its partners; to ANALYST, PROGRAM_MANAGER and ADMIN on all rows. Null on other rows. PUBLIC gets the error FORBIDDEN_FIELD.
   */
  legalName?: StringFilter | null | undefined;
  /** A condition on the rows that `locations` lists. */
  locations?: LocationEdgeFilter | null | undefined;
  /** A condition on the value of `logoUrl`. */
  logoUrl?: StringFilter | null | undefined;
  /** A condition on the rows that `measurements` lists. */
  measurements?: MeasurementEdgeFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** A condition on the row that `nextQualification` leads to. It does not hold if `nextQualification` is null. */
  nextQualification?: QualificationEligibilityFilter | null | undefined;
  /** A condition on the row that `nextTier` leads to. It does not hold if `nextTier` is null. */
  nextTier?: TierEligibilityFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: PartnerFilter | null | undefined;
  /** A condition on the rows that `offerings` lists. */
  offerings?: OfferingEdgeFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<PartnerFilter> | null | undefined;
  /** A condition on the row that `parent` leads to. It does not hold if `parent` is null. */
  parent?: PartnerFilter | null | undefined;
  /** A condition on the rows that `persons` lists. */
  persons?: PersonEdgeFilter | null | undefined;
  /** A condition on the value of `position`. */
  position?: PositionFilter | null | undefined;
  /** A condition on the rows that `programs` lists. */
  programs?: ProgramEdgeFilter | null | undefined;
  /** A condition on the rows that `qualifications` lists. */
  qualifications?: QualificationEdgeFilter | null | undefined;
  /** A condition on the rows that `references` lists. */
  references?: ReferenceEdgeFilter | null | undefined;
  /** A condition on the rows that `resaleAgreements` lists. */
  resaleAgreements?: ResaleAgreementEdgeFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `slug`. */
  slug?: StringFilter | null | undefined;
  /** A condition on the value of `status`. */
  status?: PartnerStatusFilter | null | undefined;
  /** A condition on the rows that `technologies` lists. */
  technologies?: TechnologyEdgeFilter | null | undefined;
  /**
   * A condition on the value of `telephone`.
   *
   * Shown to PUBLIC on rows whose contact is public; to PARTNER on rows whose contact is public or its own row; to DISTRIBUTOR on rows whose contact is public or its partners; to ANALYST, PROGRAM_MANAGER and ADMIN on all rows. Null on other rows.
   */
  telephone?: StringFilter | null | undefined;
  /** A condition on the rows that `terms` lists. */
  terms?: TermEdgeFilter | null | undefined;
  /** A condition on the rows that `tierEligibility` lists. */
  tierEligibility?: TierEligibilityEdgeFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `website`. */
  website?: StringFilter | null | undefined;
};

/** One sort key for rows of the type `Partner`. Exactly one member is given. */
export type PartnerOrder =
  {   /** Orders by the number of rows that `applications` lists. */
  applications: QualificationApplicationCountOrder; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never;   /** Orders by the number of rows that `awards` lists. */
  awards: AwardCountOrder; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never;   /** Orders by the number of rows that `children` lists. */
  children: PartnerCountOrder; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never;   /** Orders by the value of `city`. */
  city: Sort; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never;   /** Orders by the number of rows that `competenceValidations` lists. */
  competenceValidations: CompetenceValidationCountOrder; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never;   /** Orders by the value of `contactIsPublic`. */
  contactIsPublic: Sort; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never;   /** Orders by the value of `contactUrl`. */
  contactUrl: Sort; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never;   /** Orders by a sort key of the row that `country` leads to. */
  country: CountryOrder; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never;   /** Orders by the value of `createdAt`. */
  createdAt: Sort; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never;   /** Orders by the value of `description`. */
  description: Sort; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never;   /** Orders by the distance of the position from a point. */
  distance: DistanceOrder; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never;   /** Orders by the number of rows that `distributionAgreements` lists. */
  distributionAgreements: DistributionAgreementCountOrder; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never;   /** Orders by the number of rows that `distributors` lists. */
  distributors: DistributorCountOrder; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never;   /** Orders by the number of rows that `eligibility` lists. */
  eligibility: QualificationEligibilityCountOrder; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never;   /** Orders by the number of rows that `eligibleFinancingPrograms` lists. */
  eligibleFinancingPrograms: FinancingProgramCountOrder; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never;   /**
   * Orders by the value of `email`.
   *
   * Shown to PUBLIC on rows whose contact is public; to PARTNER on rows whose contact is public or its own row; to DISTRIBUTOR on rows whose contact is public or its partners; to ANALYST, PROGRAM_MANAGER and ADMIN on all rows. Null on other rows.
   */
  email: Sort; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never;   /** Orders by the value of `employeeRange`. */
  employeeRange: Sort; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never;   /** Orders by the number of rows that `engagements` lists. */
  engagements: EngagementCountOrder; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never;   /** Orders by the number of rows that `engagementsAsCustomer` lists. */
  engagementsAsCustomer: EngagementCountOrder; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never;   /** Orders by the number of rows that `enrolments` lists. */
  enrolments: EnrolmentCountOrder; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never;   /** Orders by the number of rows that `externalReferences` lists. */
  externalReferences: ExternalReferenceCountOrder; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never;   /** Orders by the number of rows that `formerSlugs` lists. */
  formerSlugs: FormerSlugCountOrder; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never;   /** Orders by the value of `founded`. */
  founded: Sort; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never;   /** Orders by the number of rows that `fundingRequests` lists. */
  fundingRequests: FundingRequestCountOrder; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never;   /**
   * Orders by the value of `legalName`.
   *
   * Shown to PARTNER on its own row; to DISTRIBUTOR on its partners; to ANALYST, PROGRAM_MANAGER and ADMIN on all rows. Null on other rows. PUBLIC gets the error FORBIDDEN_FIELD.
   */
  legalName: Sort; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never;   /** Orders by the number of rows that `locations` lists. */
  locations: LocationCountOrder; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never;   /** Orders by the value of `logoUrl`. */
  logoUrl: Sort; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never;   /** Orders by the number of rows that `measurements` lists. */
  measurements: MeasurementCountOrder; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never;   /** Orders by the value of `name`. */
  name: Sort; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never;   /** Orders by a sort key of the row that `nextQualification` leads to. */
  nextQualification: QualificationEligibilityOrder; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never;   /** Orders by a sort key of the row that `nextTier` leads to. */
  nextTier: TierEligibilityOrder; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never;   /** Orders by the number of rows that `offerings` lists. */
  offerings: OfferingCountOrder; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never;   /** Orders by a sort key of the row that `parent` leads to. */
  parent: PartnerOrder; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never;   /** Orders by the number of rows that `persons` lists. */
  persons: PersonCountOrder; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never;   /** Orders by the number of rows that `programs` lists. */
  programs: ProgramCountOrder; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never;   /** Orders by the number of rows that `qualifications` lists. */
  qualifications: QualificationCountOrder; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never;   /** Orders by the number of rows that `references` lists. */
  references: ReferenceCountOrder; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never;   /** Orders by the relevance of the match with `search`; `DESC` puts the best match first. Equal matches follow in the order of their names, without accents and case. Without `search` it gets BAD_USER_INPUT. */
  relevance: Sort; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never;   /** Orders by the number of rows that `resaleAgreements` lists. */
  resaleAgreements: ResaleAgreementCountOrder; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never;   /** Orders by the value of `revision`. */
  revision: Sort; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never;   /** Orders by the value of `slug`. */
  slug: Sort; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never;   /** Orders by the value of `status`. */
  status: Sort; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never;   /** Orders by the number of rows that `technologies` lists. */
  technologies: TechnologyCountOrder; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never;   /**
   * Orders by the value of `telephone`.
   *
   * Shown to PUBLIC on rows whose contact is public; to PARTNER on rows whose contact is public or its own row; to DISTRIBUTOR on rows whose contact is public or its partners; to ANALYST, PROGRAM_MANAGER and ADMIN on all rows. Null on other rows.
   */
  telephone: Sort; terms?: never; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never;   /** Orders by the number of rows that `terms` lists. */
  terms: TermCountOrder; tierEligibility?: never; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never;   /** Orders by the number of rows that `tierEligibility` lists. */
  tierEligibility: TierEligibilityCountOrder; updatedAt?: never; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never;   /** Orders by the value of `updatedAt`. */
  updatedAt: Sort; website?: never; }
  |  { applications?: never; awards?: never; children?: never; city?: never; competenceValidations?: never; contactIsPublic?: never; contactUrl?: never; country?: never; createdAt?: never; description?: never; distance?: never; distributionAgreements?: never; distributors?: never; eligibility?: never; eligibleFinancingPrograms?: never; email?: never; employeeRange?: never; engagements?: never; engagementsAsCustomer?: never; enrolments?: never; externalReferences?: never; formerSlugs?: never; founded?: never; fundingRequests?: never; legalName?: never; locations?: never; logoUrl?: never; measurements?: never; name?: never; nextQualification?: never; nextTier?: never; offerings?: never; parent?: never; persons?: never; programs?: never; qualifications?: never; references?: never; relevance?: never; resaleAgreements?: never; revision?: never; slug?: never; status?: never; technologies?: never; telephone?: never; terms?: never; tierEligibility?: never; updatedAt?: never;   /** Orders by the value of `website`. */
  website: Sort; };

/** The state of the relation between the vendor and a partner. */
export type PartnerStatus =
  /** A partner whose relation with the vendor is active. */
  | 'ACTIVE'
  /** A company that is no longer a partner. */
  | 'CLOSED'
  /** A company that is not a partner yet. */
  | 'PROSPECT'
  /** A partner whose relation with the vendor is suspended. */
  | 'SUSPENDED';

/** A condition on a value of the type `PartnerStatus`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type PartnerStatusFilter = {
  /** The value equals this one. */
  eq?: PartnerStatus | null | undefined;
  /** The value equals one of these. */
  in?: Array<PartnerStatus> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: PartnerStatus | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<PartnerStatus> | null | undefined;
};

/** A condition on a number of rows of the type `Person`. */
export type PersonCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: PersonFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Person`. It is expensive: all related rows are counted before the first page is known. */
export type PersonCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: PersonFilter | null | undefined;
};

/** A condition on the rows of the type `Person` that an edge leads to: every given member must hold. */
export type PersonEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: PersonCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: PersonFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: PersonFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: PersonFilter | null | undefined;
};

/** A condition on rows of the type `Person`: every given member must hold. */
export type PersonFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<PersonFilter> | null | undefined;
  /** A condition on the rows that `certifications` lists. */
  certifications?: CertificationEdgeFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on the value of `key`. */
  key?: StringFilter | null | undefined;
  /** A condition on the value of `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: PersonFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<PersonFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on the value of `validTo`. */
  validTo?: DateFilter | null | undefined;
};

/** A point on the surface of the earth, WGS 84. */
export type PointInput = {
  /** Degrees north of the equator: -90 to 90, else BAD_USER_INPUT. */
  latitude: number;
  /** Degrees east of Greenwich. Values outside -180 to 180 wrap around: 190 means -170. */
  longitude: number;
};

/** A condition on a position. Exactly one member is given. A row without a position lies in no circle, no box and no cell, so `not` around them keeps it. */
export type PositionFilter =
  {   /** The position lies within this box. */
  box: BoxInput; cell?: never; isNull?: never; near?: never; }
  |  { box?: never;   /** The position lies in this cell of the grid, which is named by its code, such as the `key.grid.code` of a group. */
  cell: string; isNull?: never; near?: never; }
  |  { box?: never; cell?: never;   /** True keeps the rows whose value is null, false those that have a value. */
  isNull: boolean; near?: never; }
  |  { box?: never; cell?: never; isNull?: never;   /** The position lies within this circle. */
  near: NearInput; };

/** A condition on a number of rows of the type `Program`. */
export type ProgramCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: ProgramFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Program`. It is expensive: all related rows are counted before the first page is known. */
export type ProgramCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: ProgramFilter | null | undefined;
};

/** A condition on the rows of the type `Program` that an edge leads to: every given member must hold. */
export type ProgramEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: ProgramCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: ProgramFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: ProgramFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: ProgramFilter | null | undefined;
};

/** A condition on rows of the type `Program`: every given member must hold. */
export type ProgramFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<ProgramFilter> | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the rows that `collaborativeServices` lists. */
  collaborativeServices?: CollaborativeServiceEdgeFilter | null | undefined;
  /** A condition on the rows that `competences` lists. */
  competences?: CompetenceEdgeFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `defaultLocale`. */
  defaultLocale?: StringFilter | null | undefined;
  /** A condition on the rows that `engagementKinds` lists. */
  engagementKinds?: EngagementKindEdgeFilter | null | undefined;
  /** A condition on the rows that `engagements` lists. */
  engagements?: EngagementEdgeFilter | null | undefined;
  /** A condition on the rows that `enrolments` lists. */
  enrolments?: EnrolmentEdgeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows that `financingKinds` lists. */
  financingKinds?: FinancingKindEdgeFilter | null | undefined;
  /** A condition on the rows that `financingPrograms` lists. */
  financingPrograms?: FinancingProgramEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the rows that `launches` lists. */
  launches?: ProgramLaunchEdgeFilter | null | undefined;
  /** A condition on the rows that `metrics` lists. */
  metrics?: MetricEdgeFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: ProgramFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<ProgramFilter> | null | undefined;
  /** A condition on the rows that `partners` lists. */
  partners?: PartnerEdgeFilter | null | undefined;
  /** A condition on the rows that `qualifications` lists. */
  qualifications?: QualificationEdgeFilter | null | undefined;
  /** A condition on the rows that `requirements` lists. */
  requirements?: RequirementEdgeFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `rolloutMonthsMax`. */
  rolloutMonthsMax?: IntFilter | null | undefined;
  /** A condition on the value of `rolloutMonthsMin`. */
  rolloutMonthsMin?: IntFilter | null | undefined;
  /** A condition on the value of `salesPolicy`. */
  salesPolicy?: SalesPolicyFilter | null | undefined;
  /** A condition on the value of `summary`. */
  summary?: StringFilter | null | undefined;
  /** A condition on the rows that `tiers` lists. */
  tiers?: TierEdgeFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the row that `vendor` leads to. It does not hold if `vendor` is null. */
  vendor?: VendorFilter | null | undefined;
};

/** A condition on a number of rows of the type `ProgramLaunch`. */
export type ProgramLaunchCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: ProgramLaunchFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `ProgramLaunch`. It is expensive: all related rows are counted before the first page is known. */
export type ProgramLaunchCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: ProgramLaunchFilter | null | undefined;
};

/** A condition on the rows of the type `ProgramLaunch` that an edge leads to: every given member must hold. */
export type ProgramLaunchEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: ProgramLaunchCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: ProgramLaunchFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: ProgramLaunchFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: ProgramLaunchFilter | null | undefined;
};

/** A condition on rows of the type `ProgramLaunch`: every given member must hold. */
export type ProgramLaunchFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<ProgramLaunchFilter> | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `launchedOn`. */
  launchedOn?: DateFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: ProgramLaunchFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<ProgramLaunchFilter> | null | undefined;
  /** A condition on the value of `plannedFrom`. */
  plannedFrom?: DateFilter | null | undefined;
  /** A condition on the value of `plannedTo`. */
  plannedTo?: DateFilter | null | undefined;
  /** A condition on the row that `program` leads to. It does not hold if `program` is null. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the row that `region` leads to. It does not hold if `region` is null. */
  region?: RegionFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One sort key for rows of the type `Program`. Exactly one member is given. */
export type ProgramOrder =
  {   /** Orders by the value of `code`. */
  code: Sort; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never;   /** Orders by the number of rows that `collaborativeServices` lists. */
  collaborativeServices: CollaborativeServiceCountOrder; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never;   /** Orders by the number of rows that `competences` lists. */
  competences: CompetenceCountOrder; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never;   /** Orders by the value of `createdAt`. */
  createdAt: Sort; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never;   /** Orders by the value of `defaultLocale`. */
  defaultLocale: Sort; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never;   /** Orders by the number of rows that `engagementKinds` lists. */
  engagementKinds: EngagementKindCountOrder; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never;   /** Orders by the number of rows that `engagements` lists. */
  engagements: EngagementCountOrder; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never;   /** Orders by the number of rows that `enrolments` lists. */
  enrolments: EnrolmentCountOrder; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never;   /** Orders by the number of rows that `externalReferences` lists. */
  externalReferences: ExternalReferenceCountOrder; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never;   /** Orders by the number of rows that `financingKinds` lists. */
  financingKinds: FinancingKindCountOrder; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never;   /** Orders by the number of rows that `financingPrograms` lists. */
  financingPrograms: FinancingProgramCountOrder; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never;   /** Orders by the number of rows that `launches` lists. */
  launches: ProgramLaunchCountOrder; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never;   /** Orders by the number of rows that `metrics` lists. */
  metrics: MetricCountOrder; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never;   /** Orders by the value of `name`. */
  name: Sort; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never;   /** Orders by the number of rows that `partners` lists. */
  partners: PartnerCountOrder; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never;   /** Orders by the number of rows that `qualifications` lists. */
  qualifications: QualificationCountOrder; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never;   /** Orders by the number of rows that `requirements` lists. */
  requirements: RequirementCountOrder; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never;   /** Orders by the value of `revision`. */
  revision: Sort; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never;   /** Orders by the value of `rolloutMonthsMax`. */
  rolloutMonthsMax: Sort; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never;   /** Orders by the value of `rolloutMonthsMin`. */
  rolloutMonthsMin: Sort; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never;   /** Orders by the value of `salesPolicy`. */
  salesPolicy: Sort; summary?: never; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never;   /** Orders by the value of `summary`. */
  summary: Sort; tiers?: never; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never;   /** Orders by the number of rows that `tiers` lists. */
  tiers: TierCountOrder; updatedAt?: never; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never;   /** Orders by the value of `updatedAt`. */
  updatedAt: Sort; vendor?: never; }
  |  { code?: never; collaborativeServices?: never; competences?: never; createdAt?: never; defaultLocale?: never; engagementKinds?: never; engagements?: never; enrolments?: never; externalReferences?: never; financingKinds?: never; financingPrograms?: never; launches?: never; metrics?: never; name?: never; partners?: never; qualifications?: never; requirements?: never; revision?: never; rolloutMonthsMax?: never; rolloutMonthsMin?: never; salesPolicy?: never; summary?: never; tiers?: never; updatedAt?: never;   /** Orders by a sort key of the row that `vendor` leads to. */
  vendor: VendorOrder; };

/** A condition on a number of rows of the type `QualificationApplication`. */
export type QualificationApplicationCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: QualificationApplicationFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `QualificationApplication`. It is expensive: all related rows are counted before the first page is known. */
export type QualificationApplicationCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: QualificationApplicationFilter | null | undefined;
};

/** A condition on the rows of the type `QualificationApplication` that an edge leads to: every given member must hold. */
export type QualificationApplicationEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: QualificationApplicationCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: QualificationApplicationFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: QualificationApplicationFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: QualificationApplicationFilter | null | undefined;
};

/** A condition on rows of the type `QualificationApplication`: every given member must hold. */
export type QualificationApplicationFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<QualificationApplicationFilter> | null | undefined;
  /** A condition on the row that `award` leads to. It does not hold if `award` is null. */
  award?: AwardFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `decidedAt`. */
  decidedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `decisionReason`. */
  decisionReason?: StringFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** True keeps the rows that have a `award`, false those whose `award` is null. */
  hasAward?: boolean | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: QualificationApplicationFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<QualificationApplicationFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the row that `qualification` leads to. It does not hold if `qualification` is null. */
  qualification?: QualificationFilter | null | undefined;
  /** A condition on the value of `reviewStartedAt`. */
  reviewStartedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `status`. */
  status?: ApplicationStatusFilter | null | undefined;
  /** A condition on the value of `submittedAt`. */
  submittedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A condition on a number of rows of the type `Qualification`. */
export type QualificationCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: QualificationFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Qualification`. It is expensive: all related rows are counted before the first page is known. */
export type QualificationCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: QualificationFilter | null | undefined;
};

/** A condition on the rows of the type `Qualification` that an edge leads to: every given member must hold. */
export type QualificationEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: QualificationCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: QualificationFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: QualificationFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: QualificationFilter | null | undefined;
};

/** A condition on a number of rows of the type `QualificationEligibility`. */
export type QualificationEligibilityCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: QualificationEligibilityFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `QualificationEligibility`. It is expensive: all related rows are counted before the first page is known. */
export type QualificationEligibilityCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: QualificationEligibilityFilter | null | undefined;
};

/** A condition on the rows of the type `QualificationEligibility` that an edge leads to: every given member must hold. */
export type QualificationEligibilityEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: QualificationEligibilityCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: QualificationEligibilityFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: QualificationEligibilityFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: QualificationEligibilityFilter | null | undefined;
};

/** A condition on rows of the type `QualificationEligibility`: every given member must hold. */
export type QualificationEligibilityFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<QualificationEligibilityFilter> | null | undefined;
  /** A condition on the value of `missingCount`. */
  missingCount?: IntFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: QualificationEligibilityFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<QualificationEligibilityFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the row that `qualification` leads to. It does not hold if `qualification` is null. */
  qualification?: QualificationFilter | null | undefined;
  /** A condition on the rows that `requirements` lists. */
  requirements?: RequirementCheckEdgeFilter | null | undefined;
  /** A condition on the value of `since`. */
  since?: DateFilter | null | undefined;
  /** A condition on the value of `status`. */
  status?: RequirementStatusFilter | null | undefined;
};

/** One sort key for rows of the type `QualificationEligibility`. Exactly one member is given. */
export type QualificationEligibilityOrder =
  {   /** Orders by the value of `missingCount`. */
  missingCount: Sort; partner?: never; qualification?: never; requirements?: never; since?: never; status?: never; }
  |  { missingCount?: never;   /** Orders by a sort key of the row that `partner` leads to. */
  partner: PartnerOrder; qualification?: never; requirements?: never; since?: never; status?: never; }
  |  { missingCount?: never; partner?: never;   /** Orders by a sort key of the row that `qualification` leads to. */
  qualification: QualificationOrder; requirements?: never; since?: never; status?: never; }
  |  { missingCount?: never; partner?: never; qualification?: never;   /** Orders by the number of rows that `requirements` lists. */
  requirements: RequirementCheckCountOrder; since?: never; status?: never; }
  |  { missingCount?: never; partner?: never; qualification?: never; requirements?: never;   /** Orders by the value of `since`. */
  since: Sort; status?: never; }
  |  { missingCount?: never; partner?: never; qualification?: never; requirements?: never; since?: never;   /** Orders by the value of `status`. */
  status: Sort; };

/** A condition on rows of the type `Qualification`: every given member must hold. */
export type QualificationFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<QualificationFilter> | null | undefined;
  /** A condition on the rows that `applications` lists. */
  applications?: QualificationApplicationEdgeFilter | null | undefined;
  /** A condition on the rows that `awards` lists. */
  awards?: AwardEdgeFilter | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows that `financingPrograms` lists. */
  financingPrograms?: FinancingProgramEdgeFilter | null | undefined;
  /** A condition on the value of `group`. */
  group?: StringFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `kind`. */
  kind?: StringFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: QualificationFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<QualificationFilter> | null | undefined;
  /** A condition on the rows that `partners` lists. */
  partners?: PartnerEdgeFilter | null | undefined;
  /** A condition on the row that `program` leads to. It does not hold if `program` is null. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the rows that `requiredBy` lists. */
  requiredBy?: RequirementEdgeFilter | null | undefined;
  /** A condition on the rows that `requirements` lists. */
  requirements?: RequirementEdgeFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `slug`. */
  slug?: StringFilter | null | undefined;
  /** A condition on the value of `summary`. */
  summary?: StringFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One sort key for rows of the type `Qualification`. Exactly one member is given. */
export type QualificationOrder =
  {   /** Orders by the number of rows that `applications` lists. */
  applications: QualificationApplicationCountOrder; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; group?: never; kind?: never; name?: never; partners?: never; program?: never; requiredBy?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never;   /** Orders by the number of rows that `awards` lists. */
  awards: AwardCountOrder; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; group?: never; kind?: never; name?: never; partners?: never; program?: never; requiredBy?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never;   /** Orders by the value of `code`. */
  code: Sort; createdAt?: never; externalReferences?: never; financingPrograms?: never; group?: never; kind?: never; name?: never; partners?: never; program?: never; requiredBy?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never;   /** Orders by the value of `createdAt`. */
  createdAt: Sort; externalReferences?: never; financingPrograms?: never; group?: never; kind?: never; name?: never; partners?: never; program?: never; requiredBy?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never;   /** Orders by the number of rows that `externalReferences` lists. */
  externalReferences: ExternalReferenceCountOrder; financingPrograms?: never; group?: never; kind?: never; name?: never; partners?: never; program?: never; requiredBy?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never;   /** Orders by the number of rows that `financingPrograms` lists. */
  financingPrograms: FinancingProgramCountOrder; group?: never; kind?: never; name?: never; partners?: never; program?: never; requiredBy?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never;   /** Orders by the value of `group`. */
  group: Sort; kind?: never; name?: never; partners?: never; program?: never; requiredBy?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; group?: never;   /** Orders by the value of `kind`. */
  kind: Sort; name?: never; partners?: never; program?: never; requiredBy?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; group?: never; kind?: never;   /** Orders by the value of `name`. */
  name: Sort; partners?: never; program?: never; requiredBy?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; group?: never; kind?: never; name?: never;   /** Orders by the number of rows that `partners` lists. */
  partners: PartnerCountOrder; program?: never; requiredBy?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; group?: never; kind?: never; name?: never; partners?: never;   /** Orders by a sort key of the row that `program` leads to. */
  program: ProgramOrder; requiredBy?: never; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; group?: never; kind?: never; name?: never; partners?: never; program?: never;   /** Orders by the number of rows that `requiredBy` lists. */
  requiredBy: RequirementCountOrder; requirements?: never; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; group?: never; kind?: never; name?: never; partners?: never; program?: never; requiredBy?: never;   /** Orders by the number of rows that `requirements` lists. */
  requirements: RequirementCountOrder; revision?: never; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; group?: never; kind?: never; name?: never; partners?: never; program?: never; requiredBy?: never; requirements?: never;   /** Orders by the value of `revision`. */
  revision: Sort; slug?: never; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; group?: never; kind?: never; name?: never; partners?: never; program?: never; requiredBy?: never; requirements?: never; revision?: never;   /** Orders by the value of `slug`. */
  slug: Sort; summary?: never; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; group?: never; kind?: never; name?: never; partners?: never; program?: never; requiredBy?: never; requirements?: never; revision?: never; slug?: never;   /** Orders by the value of `summary`. */
  summary: Sort; updatedAt?: never; }
  |  { applications?: never; awards?: never; code?: never; createdAt?: never; externalReferences?: never; financingPrograms?: never; group?: never; kind?: never; name?: never; partners?: never; program?: never; requiredBy?: never; requirements?: never; revision?: never; slug?: never; summary?: never;   /** Orders by the value of `updatedAt`. */
  updatedAt: Sort; };

/** A condition on a number of rows of the type `Reference`. */
export type ReferenceCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: ReferenceFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Reference`. It is expensive: all related rows are counted before the first page is known. */
export type ReferenceCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: ReferenceFilter | null | undefined;
};

/** A condition on the rows of the type `Reference` that an edge leads to: every given member must hold. */
export type ReferenceEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: ReferenceCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: ReferenceFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: ReferenceFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: ReferenceFilter | null | undefined;
};

/** A condition on rows of the type `Reference`: every given member must hold. */
export type ReferenceFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<ReferenceFilter> | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the row that `customerSegment` leads to. It does not hold if `customerSegment` is null. */
  customerSegment?: TermFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** True keeps the rows that have a `customerSegment`, false those whose `customerSegment` is null. */
  hasCustomerSegment?: boolean | null | undefined;
  /** True keeps the rows that have a `offering`, false those whose `offering` is null. */
  hasOffering?: boolean | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `isPublished`. */
  isPublished?: BooleanFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: ReferenceFilter | null | undefined;
  /** A condition on the row that `offering` leads to. It does not hold if `offering` is null. */
  offering?: OfferingFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<ReferenceFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the value of `publishedOn`. */
  publishedOn?: DateFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `slug`. */
  slug?: StringFilter | null | undefined;
  /** A condition on the value of `summary`. */
  summary?: StringFilter | null | undefined;
  /** A condition on the rows that `technologies` lists. */
  technologies?: TechnologyEdgeFilter | null | undefined;
  /** A condition on the value of `title`. */
  title?: StringFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `url`. */
  url?: StringFilter | null | undefined;
};

/** A condition on rows of the type `Region`: every given member must hold. */
export type RegionFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<RegionFilter> | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the rows that `countries` lists. */
  countries?: CountryEdgeFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the rows that `launches` lists. */
  launches?: ProgramLaunchEdgeFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: RegionFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<RegionFilter> | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One sort key for rows of the type `Region`. Exactly one member is given. */
export type RegionOrder =
  {   /** Orders by the value of `code`. */
  code: Sort; countries?: never; createdAt?: never; externalReferences?: never; launches?: never; name?: never; revision?: never; updatedAt?: never; }
  |  { code?: never;   /** Orders by the number of rows that `countries` lists. */
  countries: CountryCountOrder; createdAt?: never; externalReferences?: never; launches?: never; name?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; countries?: never;   /** Orders by the value of `createdAt`. */
  createdAt: Sort; externalReferences?: never; launches?: never; name?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; countries?: never; createdAt?: never;   /** Orders by the number of rows that `externalReferences` lists. */
  externalReferences: ExternalReferenceCountOrder; launches?: never; name?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; countries?: never; createdAt?: never; externalReferences?: never;   /** Orders by the number of rows that `launches` lists. */
  launches: ProgramLaunchCountOrder; name?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; countries?: never; createdAt?: never; externalReferences?: never; launches?: never;   /** Orders by the value of `name`. */
  name: Sort; revision?: never; updatedAt?: never; }
  |  { code?: never; countries?: never; createdAt?: never; externalReferences?: never; launches?: never; name?: never;   /** Orders by the value of `revision`. */
  revision: Sort; updatedAt?: never; }
  |  { code?: never; countries?: never; createdAt?: never; externalReferences?: never; launches?: never; name?: never; revision?: never;   /** Orders by the value of `updatedAt`. */
  updatedAt: Sort; };

/** A condition on a number of rows of the type `RequirementCheck`. */
export type RequirementCheckCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: RequirementCheckFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `RequirementCheck`. It is expensive: all related rows are counted before the first page is known. */
export type RequirementCheckCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: RequirementCheckFilter | null | undefined;
};

/** A condition on the rows of the type `RequirementCheck` that an edge leads to: every given member must hold. */
export type RequirementCheckEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: RequirementCheckCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: RequirementCheckFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: RequirementCheckFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: RequirementCheckFilter | null | undefined;
};

/** A condition on rows of the type `RequirementCheck`: every given member must hold. */
export type RequirementCheckFilter = {
  /**
   * A condition on the value of `actual`.
   *
   * Shown to PUBLIC, PROGRAM_MANAGER and ADMIN on all rows; to PARTNER on values that partners see; to DISTRIBUTOR on values that distributors see; to ANALYST on values that analysts see. Null on other rows.
   */
  actual?: DecimalFilter | null | undefined;
  /** A condition on the value of `analystsSee`. */
  analystsSee?: BooleanFilter | null | undefined;
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<RequirementCheckFilter> | null | undefined;
  /** A condition on the rows that `children` lists. */
  children?: RequirementCheckEdgeFilter | null | undefined;
  /** A condition on the value of `distributorsSee`. */
  distributorsSee?: BooleanFilter | null | undefined;
  /** True keeps the rows that have a `parent`, false those whose `parent` is null. */
  hasParent?: boolean | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: RequirementCheckFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<RequirementCheckFilter> | null | undefined;
  /** A condition on the row that `parent` leads to. It does not hold if `parent` is null. */
  parent?: RequirementCheckFilter | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the value of `partnersSee`. */
  partnersSee?: BooleanFilter | null | undefined;
  /**
   * A condition on the value of `points`.
   *
   * Shown to PUBLIC, PROGRAM_MANAGER and ADMIN on all rows; to PARTNER on values that partners see; to DISTRIBUTOR on values that distributors see; to ANALYST on values that analysts see. Null on other rows.
   */
  points?: DecimalFilter | null | undefined;
  /** A condition on the value of `required`. */
  required?: DecimalFilter | null | undefined;
  /** A condition on the row that `requirement` leads to. It does not hold if `requirement` is null. */
  requirement?: RequirementFilter | null | undefined;
  /** A condition on the value of `since`. */
  since?: DateFilter | null | undefined;
  /** A condition on the value of `status`. */
  status?: RequirementStatusFilter | null | undefined;
};

/** A condition on a number of rows of the type `Requirement`. */
export type RequirementCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: RequirementFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Requirement`. It is expensive: all related rows are counted before the first page is known. */
export type RequirementCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: RequirementFilter | null | undefined;
};

/** A condition on the rows of the type `Requirement` that an edge leads to: every given member must hold. */
export type RequirementEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: RequirementCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: RequirementFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: RequirementFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: RequirementFilter | null | undefined;
};

/** A condition on rows of the type `Requirement`: every given member must hold. */
export type RequirementFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<RequirementFilter> | null | undefined;
  /** A condition on the value of `cap`. */
  cap?: DecimalFilter | null | undefined;
  /** A condition on the rows that `children` lists. */
  children?: RequirementEdgeFilter | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the row that `competence` leads to. It does not hold if `competence` is null. */
  competence?: CompetenceFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `floor`. */
  floor?: DecimalFilter | null | undefined;
  /** A condition on the value of `form`. */
  form?: RequirementFormFilter | null | undefined;
  /** True keeps the rows that have a `competence`, false those whose `competence` is null. */
  hasCompetence?: boolean | null | undefined;
  /** True keeps the rows that have a `heldTier`, false those whose `heldTier` is null. */
  hasHeldTier?: boolean | null | undefined;
  /** True keeps the rows that have a `metric`, false those whose `metric` is null. */
  hasMetric?: boolean | null | undefined;
  /** True keeps the rows that have a `parent`, false those whose `parent` is null. */
  hasParent?: boolean | null | undefined;
  /** True keeps the rows that have a `qualification`, false those whose `qualification` is null. */
  hasQualification?: boolean | null | undefined;
  /** True keeps the rows that have a `tier`, false those whose `tier` is null. */
  hasTier?: boolean | null | undefined;
  /** A condition on the rows that `heldQualifications` lists. */
  heldQualifications?: QualificationEdgeFilter | null | undefined;
  /** A condition on the row that `heldTier` leads to. It does not hold if `heldTier` is null. */
  heldTier?: TierFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on the value of `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** A condition on the row that `metric` leads to. It does not hold if `metric` is null. */
  metric?: MetricFilter | null | undefined;
  /** A condition on the value of `minimum`. */
  minimum?: DecimalFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: RequirementFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<RequirementFilter> | null | undefined;
  /** A condition on the row that `parent` leads to. It does not hold if `parent` is null. */
  parent?: RequirementFilter | null | undefined;
  /** A condition on the value of `partnerFilter`. */
  partnerFilter?: StringFilter | null | undefined;
  /** A condition on the value of `points`. */
  points?: DecimalFilter | null | undefined;
  /** A condition on the row that `program` leads to. It does not hold if `program` is null. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the row that `qualification` leads to. It does not hold if `qualification` is null. */
  qualification?: QualificationFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `summary`. */
  summary?: StringFilter | null | undefined;
  /** A condition on the row that `tier` leads to. It does not hold if `tier` is null. */
  tier?: TierFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on the value of `validTo`. */
  validTo?: DateFilter | null | undefined;
};

/** The condition that a requirement makes. */
export type RequirementForm =
  /** Every requirement below it is met. */
  | 'ALL'
  /** At least `minimum` of the requirements below it are met. */
  | 'AT_LEAST'
  /** The partner holds at least `minimum` of the named qualifications, or the named tier or a higher one. */
  | 'HOLDS'
  /** The value of the metric is at least `minimum`. */
  | 'METRIC'
  /** The points of the requirements below it add up to `minimum`, and each of them reaches its `floor`. Each gives its number times its `points`, at most its `cap`. */
  | 'SCORE';

/** A condition on a value of the type `RequirementForm`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type RequirementFormFilter = {
  /** The value equals this one. */
  eq?: RequirementForm | null | undefined;
  /** The value equals one of these. */
  in?: Array<RequirementForm> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: RequirementForm | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<RequirementForm> | null | undefined;
};

/** The result of checking a requirement for a partner. */
export type RequirementStatus =
  /** The partner meets the requirement. */
  | 'MET'
  /** The partner does not meet the requirement. */
  | 'MISSING'
  /** It is not known: nothing is required, nothing was measured, or the rule cannot be judged. */
  | 'UNKNOWN';

/** A condition on a value of the type `RequirementStatus`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type RequirementStatusFilter = {
  /** The value equals this one. */
  eq?: RequirementStatus | null | undefined;
  /** The value equals one of these. */
  in?: Array<RequirementStatus> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: RequirementStatus | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<RequirementStatus> | null | undefined;
};

/** A condition on a number of rows of the type `ResaleAgreement`. */
export type ResaleAgreementCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: ResaleAgreementFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `ResaleAgreement`. It is expensive: all related rows are counted before the first page is known. */
export type ResaleAgreementCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: ResaleAgreementFilter | null | undefined;
};

/** A condition on the rows of the type `ResaleAgreement` that an edge leads to: every given member must hold. */
export type ResaleAgreementEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: ResaleAgreementCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: ResaleAgreementFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: ResaleAgreementFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: ResaleAgreementFilter | null | undefined;
};

/** A condition on rows of the type `ResaleAgreement`: every given member must hold. */
export type ResaleAgreementFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<ResaleAgreementFilter> | null | undefined;
  /** A condition on the value of `brandName`. */
  brandName?: StringFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** True keeps the rows that have a `offering`, false those whose `offering` is null. */
  hasOffering?: boolean | null | undefined;
  /** True keeps the rows that have a `reseller`, false those whose `reseller` is null. */
  hasReseller?: boolean | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `inForce`. */
  inForce?: BooleanFilter | null | undefined;
  /** A condition on the value of `lastDay`. */
  lastDay?: DateFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: ResaleAgreementFilter | null | undefined;
  /** A condition on the row that `offering` leads to. It does not hold if `offering` is null. */
  offering?: OfferingFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<ResaleAgreementFilter> | null | undefined;
  /** A condition on the row that `reseller` leads to. It does not hold if `reseller` is null. */
  reseller?: PartnerFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `validFrom`. */
  validFrom?: DateFilter | null | undefined;
  /** A condition on the value of `validTo`. */
  validTo?: DateFilter | null | undefined;
  /** A condition on the value of `whiteLabel`. */
  whiteLabel?: BooleanFilter | null | undefined;
};

/** The role of a viewer. It decides which rows and fields the viewer may see. */
export type Role =
  /** An operator of the hub. It sees every row. */
  | 'ADMIN'
  /** A person or system that analyses the whole program. */
  | 'ANALYST'
  /** A distributor. It sees its own rows, rows of the partners that it serves, and public ones. */
  | 'DISTRIBUTOR'
  /** A partner. It sees its own rows and public ones. */
  | 'PARTNER'
  /** A person or system that runs the program. It sees every row. */
  | 'PROGRAM_MANAGER'
  /** A request without credentials. */
  | 'PUBLIC';

/** The way in which the vendor of a program sells. */
export type SalesPolicy =
  /** The vendor sells through partners and directly. */
  | 'DIRECT_AND_INDIRECT'
  /** The vendor sells only through partners (Cisco Cloud Partner Program, 2011). */
  | 'INDIRECT_ONLY';

/** A condition on a value of the type `SalesPolicy`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type SalesPolicyFilter = {
  /** The value equals this one. */
  eq?: SalesPolicy | null | undefined;
  /** The value equals one of these. */
  in?: Array<SalesPolicy> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: SalesPolicy | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<SalesPolicy> | null | undefined;
};

/** The length of the periods of a series. */
export type SeriesPeriod =
  /** Each day. */
  | 'DAY'
  /** The rows of the type `FiscalQuarter`, as they are known today. */
  | 'FISCAL_QUARTER'
  /** Calendar months. */
  | 'MONTH'
  /** Calendar quarters. */
  | 'QUARTER'
  /** Weeks from Monday to Sunday. */
  | 'WEEK'
  /** Calendar years. */
  | 'YEAR';

/** The service model of a cloud offering. */
export type ServiceModel =
  /** Infrastructure as a service (IaaS). */
  | 'IAAS'
  /** A managed service: the provider operates it for the customer. */
  | 'MANAGED'
  /** Platform as a service (PaaS). */
  | 'PAAS'
  /** Software as a service (SaaS). */
  | 'SAAS';

/** A condition on a value of the type `ServiceModel`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type ServiceModelFilter = {
  /** The value equals this one. */
  eq?: ServiceModel | null | undefined;
  /** The value equals one of these. */
  in?: Array<ServiceModel> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The value differs from this one. */
  ne?: ServiceModel | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<ServiceModel> | null | undefined;
};

/** The direction of a sort key, and the place of rows without a value. */
export type Sort =
  /** Ascending. Rows without a value come last. */
  | 'ASC'
  /** Ascending. Rows without a value come first. */
  | 'ASC_NULLS_FIRST'
  /** Descending. Rows without a value come last. */
  | 'DESC'
  /** Descending. Rows without a value come first. */
  | 'DESC_NULLS_FIRST';

/** A condition on a value of the type `String`: every given member must hold. A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values. */
export type StringFilter = {
  /** The text contains this one, case-sensitively. */
  contains?: string | null | undefined;
  /** The text contains this one. Case is ignored by the rules of Unicode in every language: ß equals ss, all forms of sigma are equal, İ and ı equal i. Accents matter; text is compared in Unicode form NFC. */
  containsIgnoringCase?: string | null | undefined;
  /** The text ends with this one, case-sensitively. */
  endsWith?: string | null | undefined;
  /** The value equals this one. */
  eq?: string | null | undefined;
  /** The text equals this one. Case is ignored by the rules of Unicode in every language: ß equals ss, all forms of sigma are equal, İ and ı equal i. Accents matter; text is compared in Unicode form NFC. */
  eqIgnoringCase?: string | null | undefined;
  /** The text comes after this one in the order that `orderBy` uses. */
  gt?: string | null | undefined;
  /** The text equals this one, or comes after it in the order that `orderBy` uses. */
  gte?: string | null | undefined;
  /** The value equals one of these. */
  in?: Array<string> | null | undefined;
  /** The text equals one of these. Case is ignored by the rules of Unicode in every language: ß equals ss, all forms of sigma are equal, İ and ı equal i. Accents matter; text is compared in Unicode form NFC. */
  inIgnoringCase?: Array<string> | null | undefined;
  /** True keeps the rows whose value is null, false those that have a value. */
  isNull?: boolean | null | undefined;
  /** The text comes before this one in the order that `orderBy` uses. */
  lt?: string | null | undefined;
  /** The text equals this one, or comes before it in the order that `orderBy` uses. */
  lte?: string | null | undefined;
  /** The value differs from this one. */
  ne?: string | null | undefined;
  /** The value equals none of these. */
  notIn?: Array<string> | null | undefined;
  /** The text begins with this one, case-sensitively. */
  startsWith?: string | null | undefined;
  /** The text begins with this one. Case is ignored by the rules of Unicode in every language: ß equals ss, all forms of sigma are equal, İ and ı equal i. Accents matter; text is compared in Unicode form NFC. */
  startsWithIgnoringCase?: string | null | undefined;
};

/** A condition on rows of the type `Taxonomy`: every given member must hold. */
export type TaxonomyFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<TaxonomyFilter> | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: TaxonomyFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<TaxonomyFilter> | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the rows that `terms` lists. */
  terms?: TermEdgeFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A condition on rows of the type `TechnologyCategory`: every given member must hold. */
export type TechnologyCategoryFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<TechnologyCategoryFilter> | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: TechnologyCategoryFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<TechnologyCategoryFilter> | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the rows that `technologies` lists. */
  technologies?: TechnologyEdgeFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A condition on a number of rows of the type `Technology`. */
export type TechnologyCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: TechnologyFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Technology`. It is expensive: all related rows are counted before the first page is known. */
export type TechnologyCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: TechnologyFilter | null | undefined;
};

/** A condition on the rows of the type `Technology` that an edge leads to: every given member must hold. */
export type TechnologyEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: TechnologyCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: TechnologyFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: TechnologyFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: TechnologyFilter | null | undefined;
};

/** A condition on rows of the type `Technology`: every given member must hold. */
export type TechnologyFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<TechnologyFilter> | null | undefined;
  /** A condition on the row that `category` leads to. It does not hold if `category` is null. */
  category?: TechnologyCategoryFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: TechnologyFilter | null | undefined;
  /** A condition on the rows that `offerings` lists. */
  offerings?: OfferingEdgeFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<TechnologyFilter> | null | undefined;
  /** A condition on the rows that `partners` lists. */
  partners?: PartnerEdgeFilter | null | undefined;
  /** A condition on the rows that `references` lists. */
  references?: ReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `slug`. */
  slug?: StringFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the row that `vendor` leads to. It does not hold if `vendor` is null. */
  vendor?: VendorFilter | null | undefined;
};

/** A condition on a number of rows of the type `Term`. */
export type TermCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: TermFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Term`. It is expensive: all related rows are counted before the first page is known. */
export type TermCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: TermFilter | null | undefined;
};

/** A condition on the rows of the type `Term` that an edge leads to: every given member must hold. */
export type TermEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: TermCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: TermFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: TermFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: TermFilter | null | undefined;
};

/** A condition on rows of the type `Term`: every given member must hold. */
export type TermFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<TermFilter> | null | undefined;
  /** A condition on the rows that `children` lists. */
  children?: TermEdgeFilter | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the rows that `covers` lists. */
  covers?: TermEdgeFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** True keeps the rows that have a `parent`, false those whose `parent` is null. */
  hasParent?: boolean | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: TermFilter | null | undefined;
  /** A condition on the rows that `offerings` lists. */
  offerings?: OfferingEdgeFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<TermFilter> | null | undefined;
  /** A condition on the row that `parent` leads to. It does not hold if `parent` is null. */
  parent?: TermFilter | null | undefined;
  /** A condition on the rows that `partners` lists. */
  partners?: PartnerEdgeFilter | null | undefined;
  /** A condition on the rows that `references` lists. */
  references?: ReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `slug`. */
  slug?: StringFilter | null | undefined;
  /** A condition on the row that `taxonomy` leads to. It does not hold if `taxonomy` is null. */
  taxonomy?: TaxonomyFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `within` lists. */
  within?: TermEdgeFilter | null | undefined;
};

/** A condition on a number of rows of the type `Tier`. */
export type TierCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: TierFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `Tier`. It is expensive: all related rows are counted before the first page is known. */
export type TierCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: TierFilter | null | undefined;
};

/** A condition on the rows of the type `Tier` that an edge leads to: every given member must hold. */
export type TierEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: TierCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: TierFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: TierFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: TierFilter | null | undefined;
};

/** A condition on a number of rows of the type `TierEligibility`. */
export type TierEligibilityCountFilter = {
  /** The number equals this one. */
  eq?: number | null | undefined;
  /** The number is greater than this one. */
  gt?: number | null | undefined;
  /** The number is this one or greater. */
  gte?: number | null | undefined;
  /** The number is less than this one. */
  lt?: number | null | undefined;
  /** The number is this one or less. */
  lte?: number | null | undefined;
  /** The number differs from this one. */
  ne?: number | null | undefined;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: TierEligibilityFilter | null | undefined;
};

/** One sort key on the number of related rows of the type `TierEligibility`. It is expensive: all related rows are counted before the first page is known. */
export type TierEligibilityCountOrder = {
  /** The direction: `DESC` puts the highest number first, `ASC` the lowest. */
  count: Sort;
  /** Counts only the rows that fulfil this condition. By default all rows count. */
  of?: TierEligibilityFilter | null | undefined;
};

/** A condition on the rows of the type `TierEligibility` that an edge leads to: every given member must hold. */
export type TierEligibilityEdgeFilter = {
  /** The number of related rows fulfils this condition. */
  count?: TierEligibilityCountFilter | null | undefined;
  /** Every related row fulfils this condition. It also holds if there are no related rows. */
  every?: TierEligibilityFilter | null | undefined;
  /** No related row fulfils this condition. */
  none?: TierEligibilityFilter | null | undefined;
  /** At least one related row fulfils this condition. */
  some?: TierEligibilityFilter | null | undefined;
};

/** A condition on rows of the type `TierEligibility`: every given member must hold. */
export type TierEligibilityFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<TierEligibilityFilter> | null | undefined;
  /** A condition on the value of `missingCount`. */
  missingCount?: IntFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: TierEligibilityFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<TierEligibilityFilter> | null | undefined;
  /** A condition on the row that `partner` leads to. It does not hold if `partner` is null. */
  partner?: PartnerFilter | null | undefined;
  /** A condition on the rows that `requirements` lists. */
  requirements?: RequirementCheckEdgeFilter | null | undefined;
  /** A condition on the value of `since`. */
  since?: DateFilter | null | undefined;
  /** A condition on the value of `status`. */
  status?: RequirementStatusFilter | null | undefined;
  /** A condition on the row that `tier` leads to. It does not hold if `tier` is null. */
  tier?: TierFilter | null | undefined;
};

/** One sort key for rows of the type `TierEligibility`. Exactly one member is given. */
export type TierEligibilityOrder =
  {   /** Orders by the value of `missingCount`. */
  missingCount: Sort; partner?: never; requirements?: never; since?: never; status?: never; tier?: never; }
  |  { missingCount?: never;   /** Orders by a sort key of the row that `partner` leads to. */
  partner: PartnerOrder; requirements?: never; since?: never; status?: never; tier?: never; }
  |  { missingCount?: never; partner?: never;   /** Orders by the number of rows that `requirements` lists. */
  requirements: RequirementCheckCountOrder; since?: never; status?: never; tier?: never; }
  |  { missingCount?: never; partner?: never; requirements?: never;   /** Orders by the value of `since`. */
  since: Sort; status?: never; tier?: never; }
  |  { missingCount?: never; partner?: never; requirements?: never; since?: never;   /** Orders by the value of `status`. */
  status: Sort; tier?: never; }
  |  { missingCount?: never; partner?: never; requirements?: never; since?: never; status?: never;   /** Orders by a sort key of the row that `tier` leads to. */
  tier: TierOrder; };

/** A condition on rows of the type `Tier`: every given member must hold. */
export type TierFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<TierFilter> | null | undefined;
  /** A condition on the value of `code`. */
  code?: StringFilter | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `enrolments` lists. */
  enrolments?: EnrolmentEdgeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: TierFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<TierFilter> | null | undefined;
  /** A condition on the row that `program` leads to. It does not hold if `program` is null. */
  program?: ProgramFilter | null | undefined;
  /** A condition on the value of `rank`. */
  rank?: IntFilter | null | undefined;
  /** A condition on the rows that `requiredBy` lists. */
  requiredBy?: RequirementEdgeFilter | null | undefined;
  /** A condition on the rows that `requirements` lists. */
  requirements?: RequirementEdgeFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One sort key for rows of the type `Tier`. Exactly one member is given. */
export type TierOrder =
  {   /** Orders by the value of `code`. */
  code: Sort; createdAt?: never; enrolments?: never; externalReferences?: never; name?: never; program?: never; rank?: never; requiredBy?: never; requirements?: never; revision?: never; updatedAt?: never; }
  |  { code?: never;   /** Orders by the value of `createdAt`. */
  createdAt: Sort; enrolments?: never; externalReferences?: never; name?: never; program?: never; rank?: never; requiredBy?: never; requirements?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never;   /** Orders by the number of rows that `enrolments` lists. */
  enrolments: EnrolmentCountOrder; externalReferences?: never; name?: never; program?: never; rank?: never; requiredBy?: never; requirements?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; enrolments?: never;   /** Orders by the number of rows that `externalReferences` lists. */
  externalReferences: ExternalReferenceCountOrder; name?: never; program?: never; rank?: never; requiredBy?: never; requirements?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; enrolments?: never; externalReferences?: never;   /** Orders by the value of `name`. */
  name: Sort; program?: never; rank?: never; requiredBy?: never; requirements?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; enrolments?: never; externalReferences?: never; name?: never;   /** Orders by a sort key of the row that `program` leads to. */
  program: ProgramOrder; rank?: never; requiredBy?: never; requirements?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; enrolments?: never; externalReferences?: never; name?: never; program?: never;   /** Orders by the value of `rank`. */
  rank: Sort; requiredBy?: never; requirements?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; enrolments?: never; externalReferences?: never; name?: never; program?: never; rank?: never;   /** Orders by the number of rows that `requiredBy` lists. */
  requiredBy: RequirementCountOrder; requirements?: never; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; enrolments?: never; externalReferences?: never; name?: never; program?: never; rank?: never; requiredBy?: never;   /** Orders by the number of rows that `requirements` lists. */
  requirements: RequirementCountOrder; revision?: never; updatedAt?: never; }
  |  { code?: never; createdAt?: never; enrolments?: never; externalReferences?: never; name?: never; program?: never; rank?: never; requiredBy?: never; requirements?: never;   /** Orders by the value of `revision`. */
  revision: Sort; updatedAt?: never; }
  |  { code?: never; createdAt?: never; enrolments?: never; externalReferences?: never; name?: never; program?: never; rank?: never; requiredBy?: never; requirements?: never; revision?: never;   /** Orders by the value of `updatedAt`. */
  updatedAt: Sort; };

/** A condition on rows of the type `Vendor`: every given member must hold. */
export type VendorFilter = {
  /** All of these conditions hold. An empty list always holds. */
  and?: Array<VendorFilter> | null | undefined;
  /** A condition on the value of `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** A condition on the rows that `distributionAgreements` lists. */
  distributionAgreements?: DistributionAgreementEdgeFilter | null | undefined;
  /** A condition on the rows that `externalReferences` lists. */
  externalReferences?: ExternalReferenceEdgeFilter | null | undefined;
  /** A condition on the rows that `fiscalQuarters` lists. */
  fiscalQuarters?: FiscalQuarterEdgeFilter | null | undefined;
  /** A condition on the value of `id`. */
  id?: IdFilter | null | undefined;
  /** A condition on the value of `name`. */
  name?: StringFilter | null | undefined;
  /** This condition is false. It is neither true nor false if it compares a null value; the row is then left out. */
  not?: VendorFilter | null | undefined;
  /** At least one of these conditions holds. An empty list never holds. */
  or?: Array<VendorFilter> | null | undefined;
  /** A condition on the rows that `programs` lists. */
  programs?: ProgramEdgeFilter | null | undefined;
  /** A condition on the value of `revision`. */
  revision?: IntFilter | null | undefined;
  /** A condition on the value of `slug`. */
  slug?: StringFilter | null | undefined;
  /** A condition on the rows that `technologies` lists. */
  technologies?: TechnologyEdgeFilter | null | undefined;
  /** A condition on the value of `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** A condition on the value of `website`. */
  website?: StringFilter | null | undefined;
};

/** One sort key for rows of the type `Vendor`. Exactly one member is given. */
export type VendorOrder =
  {   /** Orders by the value of `createdAt`. */
  createdAt: Sort; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never;   /** Orders by the number of rows that `distributionAgreements` lists. */
  distributionAgreements: DistributionAgreementCountOrder; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never;   /** Orders by the number of rows that `externalReferences` lists. */
  externalReferences: ExternalReferenceCountOrder; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never;   /** Orders by the number of rows that `fiscalQuarters` lists. */
  fiscalQuarters: FiscalQuarterCountOrder; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never;   /** Orders by the value of `name`. */
  name: Sort; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never;   /** Orders by the number of rows that `programs` lists. */
  programs: ProgramCountOrder; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never;   /** Orders by the relevance of the match with `search`; `DESC` puts the best match first. Equal matches follow in the order of their names, without accents and case. Without `search` it gets BAD_USER_INPUT. */
  relevance: Sort; revision?: never; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never;   /** Orders by the value of `revision`. */
  revision: Sort; slug?: never; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never;   /** Orders by the value of `slug`. */
  slug: Sort; technologies?: never; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never;   /** Orders by the number of rows that `technologies` lists. */
  technologies: TechnologyCountOrder; updatedAt?: never; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never;   /** Orders by the value of `updatedAt`. */
  updatedAt: Sort; website?: never; }
  |  { createdAt?: never; distributionAgreements?: never; externalReferences?: never; fiscalQuarters?: never; name?: never; programs?: never; relevance?: never; revision?: never; slug?: never; technologies?: never; updatedAt?: never;   /** Orders by the value of `website`. */
  website: Sort; };
