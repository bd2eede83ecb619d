import { Connection } from '../engine/metadata/entity';
import { Award } from './award';
import { AwardSuspension } from './award-suspension';
import { CollaborativeService } from './collaborative-service';
import { Competence } from './competence';
import { CompetenceValidation } from './competence-validation';
import { Country } from './country';
import { DistributionAgreement } from './distribution-agreement';
import { Distributor } from './distributor';
import { Enablement } from './enablement';
import { Engagement } from './engagement';
import { Enrolment } from './enrolment';
import { ExternalReference } from './external-reference';
import { FinancingEligibility } from './financing-eligibility';
import { FinancingProgram } from './financing-program';
import { FiscalQuarter } from './fiscal-quarter';
import { FundingRequest } from './funding-request';
import { LedgerEntry } from './ledger-entry';
import { NextQualification } from './next-qualification';
import { Offering } from './offering';
import { Partner } from './partner';
import { PartnerTechnology } from './partner-technology';
import { Program } from './program';
import { ProgramLaunch } from './program-launch';
import { Qualification } from './qualification';
import { QualificationApplication } from './qualification-application';
import { QualificationEligibility } from './qualification-eligibility';
import { Region } from './region';
import { Requirement } from './requirement';
import { RequirementCheck } from './requirement-check';
import { ResaleAgreement } from './resale-agreement';
import { Technology } from './technology';
import { TechnologyCategory } from './technology-category';
import { Tier } from './tier';
import { Vendor } from './vendor';

/** Every entity of the graph, in an order in which each one's references come before it: imports and the schema follow it. */
export const nodeEntities = [
  Region,
  Country,
  Vendor,
  FiscalQuarter,
  TechnologyCategory,
  Technology,
  Program,
  ProgramLaunch,
  Tier,
  Qualification,
  Competence,
  Requirement,
  CollaborativeService,
  Distributor,
  Partner,
  Enrolment,
  CompetenceValidation,
  QualificationApplication,
  Award,
  AwardSuspension,
  Offering,
  ResaleAgreement,
  DistributionAgreement,
  Enablement,
  Engagement,
  FinancingProgram,
  FundingRequest,
  LedgerEntry,
  ExternalReference,
] as const;

// A reference can name a row of any type. Declared here, since each of them extends a class that references extend, too.
for (const entity of nodeEntities) {
  if (entity === ExternalReference) continue;
  Connection(() => ExternalReference, { description: 'What other systems call it, by source.', referencedBy: 'node' })(
    entity.prototype,
    'externalReferences',
  );
}

/** The types whose rows the database derives from others: views. */
export const derived = [QualificationEligibility, RequirementCheck] as const;

/** The classes that are tables without being types of the schema. */
export const links = [PartnerTechnology] as const;

/** Further views: links between rows of two types, and some of the rows of a type that is derived. */
const views = [NextQualification, FinancingEligibility] as const;

/** Every class that TypeORM maps to a table or a view. */
export const entities = [...nodeEntities, ...derived, ...links, ...views];
