import { Connection } from '../engine/metadata/entity';
import { Award } from './award';
import { AwardSpan } from './award-span';
import { AwardSuspension } from './award-suspension';
import { Certification } from './certification';
import { CollaborativeService } from './collaborative-service';
import { Competence } from './competence';
import { CompetenceValidation } from './competence-validation';
import { Country } from './country';
import { DistributionAgreement } from './distribution-agreement';
import { Distributor } from './distributor';
import { Enablement } from './enablement';
import { Engagement } from './engagement';
import { EngagementKind } from './engagement-kind';
import { Enrolment } from './enrolment';
import { ExternalReference } from './external-reference';
import { FinancingEligibility, FinancingEligibilityOfProgram } from './financing-eligibility';
import { FinancingBudget } from './financing-budget';
import { FinancingKind } from './financing-kind';
import { FinancingProgram } from './financing-program';
import { FiscalQuarter } from './fiscal-quarter';
import { FormerSlug } from './former-slug';
import { FundingRequest } from './funding-request';
import { LedgerEntry } from './ledger-entry';
import { Location } from './location';
import { Measurement } from './measurement';
import { Metric } from './metric';
import { NextQualification, NextQualificationOfProgram } from './next-qualification';
import { NextTier, NextTierOfProgram } from './next-tier';
import { Offering } from './offering';
import { Partner } from './partner';
import { PartnerPlace } from './partner-place';
import { PartnerTechnology } from './partner-technology';
import { Person } from './person';
import { Program } from './program';
import { ProgramLaunch } from './program-launch';
import { Qualification } from './qualification';
import { QualificationApplication } from './qualification-application';
import { QualificationEligibility } from './qualification-eligibility';
import { Reference } from './reference';
import { Region } from './region';
import { Requirement } from './requirement';
import { RequirementCheck } from './requirement-check';
import { ResaleAgreement } from './resale-agreement';
import { SearchEntry, SearchWord, TermWord } from './search-word';
import { Taxonomy } from './taxonomy';
import { Technology } from './technology';
import { TechnologyCategory } from './technology-category';
import { Term } from './term';
import { Tier } from './tier';
import { TierEligibility } from './tier-eligibility';
import { Vendor } from './vendor';

/** All entities of the graph. An entity comes after those that it refers to; imports and the schema follow this order. */
export const nodeEntities = [
  Region,
  Country,
  Vendor,
  FiscalQuarter,
  TechnologyCategory,
  Technology,
  Taxonomy,
  Term,
  Program,
  ProgramLaunch,
  Tier,
  Qualification,
  Competence,
  Metric,
  Requirement,
  CollaborativeService,
  EngagementKind,
  FinancingKind,
  Distributor,
  Partner,
  Location,
  FormerSlug,
  Enrolment,
  Measurement,
  Person,
  Certification,
  CompetenceValidation,
  QualificationApplication,
  Award,
  AwardSuspension,
  Offering,
  Reference,
  ResaleAgreement,
  DistributionAgreement,
  Enablement,
  Engagement,
  FinancingProgram,
  FinancingBudget,
  FundingRequest,
  LedgerEntry,
  ExternalReference,
] as const;

// An external reference can name a row of any other entity. The edge is declared here because ExternalReference itself extends Record.
for (const entity of nodeEntities) {
  if (entity === ExternalReference) continue;
  Connection(() => ExternalReference, {
    description: 'The ids of this row in other systems, by source.',
    referencedBy: 'node',
  })(entity.prototype, 'externalReferences');
}

/** The types whose rows a database view derives from other rows. */
export const derived = [QualificationEligibility, TierEligibility, RequirementCheck] as const;

/** The classes that are tables but not types of the schema. */
export const links = [PartnerTechnology] as const;

/** Links that the database derives and keeps; no file has them. */
export const spans = [AwardSpan] as const;

/** Further views: links between two types, and a subset of the rows of a derived type. */
const views = [
  ...[NextQualification, NextQualificationOfProgram, NextTier, NextTierOfProgram],
  ...[FinancingEligibility, FinancingEligibilityOfProgram],
] as const;

/** Every class that TypeORM maps to a table or a view. */
export const entities = [...nodeEntities, ...derived, ...links, ...spans, ...views];

/** The tables of places of rows, which the engine reads for the entities that declare them. */
export const placeEntities = [PartnerPlace] as const;

/** The tables of words by which rows are searched; the engine reads them by name. */
export const searchEntities = [SearchWord, SearchEntry, TermWord] as const;
