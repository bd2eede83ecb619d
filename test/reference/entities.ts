/**
 * The types of the graph and their edges as the reference knows them. They are written by hand and independently of the
 * decorators of the model, so that a mistake there shows as a difference.
 */

import type { EntityFacts, OrderKey } from './edges';
import { derived, heldBy, holds, linked, many, one, oneOrNone, references, reverseOne } from './edges';

const byCode: readonly OrderKey[] = [{ property: 'code', kind: 'text' }];
const byName: readonly OrderKey[] = [{ property: 'name', kind: 'text' }];
const byFirstDay: readonly OrderKey[] = [{ property: 'validFrom', kind: 'day' }];
const bySubmission: readonly OrderKey[] = [{ property: 'submittedAt', kind: 'instant', nullable: true }];

const ordinaryPage = 100;
const referencePage = 300;

/** The types without the edge to external references. */
const ownFacts: Readonly<Record<string, EntityFacts>> = {
  Region: {
    order: byCode,
    maximumPage: referencePage,
    edges: { countries: many('Country', 'region'), launches: many('ProgramLaunch', 'region') },
  },
  Country: {
    order: byCode,
    maximumPage: referencePage,
    edges: {
      region: one('Region', 'region'),
      partners: many('Partner', 'country'),
      locations: many('Location', 'country'),
      distributors: heldBy('Distributor', 'countries'),
      headquarteredDistributors: many('Distributor', 'country'),
      distributionAgreements: many('DistributionAgreement', 'country'),
      engagements: many('Engagement', 'country'),
      financingPrograms: heldBy('FinancingProgram', 'countries'),
    },
  },
  Vendor: {
    order: byName,
    maximumPage: referencePage,
    edges: {
      technologies: many('Technology', 'vendor'),
      programs: many('Program', 'vendor'),
      fiscalQuarters: many('FiscalQuarter', 'vendor'),
      distributionAgreements: many('DistributionAgreement', 'vendor'),
    },
  },
  FiscalQuarter: {
    order: [{ property: 'startsOn', kind: 'day' }],
    maximumPage: referencePage,
    edges: { vendor: one('Vendor', 'vendor'), financingBudgets: many('FinancingBudget', 'fiscalQuarter') },
  },
  TechnologyCategory: {
    order: byCode,
    maximumPage: referencePage,
    edges: { technologies: many('Technology', 'category') },
  },
  Technology: {
    order: byName,
    maximumPage: referencePage,
    edges: {
      vendor: one('Vendor', 'vendor'),
      category: one('TechnologyCategory', 'category'),
      partners: linked('Partner', 'PartnerTechnology', 'technology', 'partner'),
      offerings: heldBy('Offering', 'technologies'),
      references: heldBy('Reference', 'technologies'),
    },
  },
  Taxonomy: { order: byCode, maximumPage: referencePage, edges: { terms: many('Term', 'taxonomy') } },
  Term: {
    order: byCode,
    maximumPage: referencePage,
    edges: {
      taxonomy: one('Taxonomy', 'taxonomy'),
      parent: oneOrNone('Term', 'parent'),
      children: many('Term', 'parent'),
      within: derived('Term', 'termWithin'),
      covers: derived('Term', 'termCovers'),
      partners: heldBy('Partner', 'terms'),
      offerings: heldBy('Offering', 'terms'),
      references: many('Reference', 'customerSegment'),
    },
  },
  Program: {
    order: byCode,
    program: [],
    edges: {
      vendor: one('Vendor', 'vendor'),
      launches: many('ProgramLaunch', 'program'),
      qualifications: many('Qualification', 'program'),
      competences: many('Competence', 'program'),
      requirements: many('Requirement', 'program'),
      tiers: many('Tier', 'program'),
      metrics: many('Metric', 'program'),
      collaborativeServices: many('CollaborativeService', 'program'),
      engagementKinds: many('EngagementKind', 'program'),
      financingKinds: many('FinancingKind', 'program'),
      financingPrograms: many('FinancingProgram', 'program'),
      enrolments: many('Enrolment', 'program'),
      engagements: many('Engagement', 'program'),
      partners: linked('Partner', 'Enrolment', 'program', 'partner'),
    },
  },
  ProgramLaunch: {
    order: [{ property: 'plannedFrom', kind: 'day' }],
    edges: { program: one('Program', 'program'), region: one('Region', 'region') },
  },
  Tier: {
    order: [{ property: 'rank', kind: 'integer' }],
    program: ['program'],
    edges: {
      program: one('Program', 'program'),
      enrolments: many('Enrolment', 'tier'),
      requirements: many('Requirement', 'tier'),
      requiredBy: many('Requirement', 'heldTier'),
    },
  },
  Qualification: {
    order: byCode,
    program: ['program'],
    edges: {
      program: one('Program', 'program'),
      requirements: many('Requirement', 'qualification'),
      requiredBy: heldBy('Requirement', 'heldQualifications'),
      awards: many('Award', 'qualification'),
      applications: many('QualificationApplication', 'qualification'),
      financingPrograms: heldBy('FinancingProgram', 'eligibleQualifications'),
      partners: linked('Partner', 'Award', 'qualification', 'partner'),
    },
  },
  Metric: {
    order: byCode,
    edges: {
      program: oneOrNone('Program', 'program'),
      measurements: many('Measurement', 'metric'),
      requirements: many('Requirement', 'metric'),
    },
  },
  Requirement: {
    order: byCode,
    begun: 'validFrom',
    program: ['program'],
    edges: {
      program: one('Program', 'program'),
      qualification: oneOrNone('Qualification', 'qualification'),
      tier: oneOrNone('Tier', 'tier'),
      parent: oneOrNone('Requirement', 'parent'),
      children: many('Requirement', 'parent'),
      metric: oneOrNone('Metric', 'metric'),
      heldQualifications: holds('Qualification', 'heldQualifications'),
      heldTier: oneOrNone('Tier', 'heldTier'),
      competence: oneOrNone('Competence', 'competence'),
    },
  },
  Competence: {
    order: byCode,
    edges: {
      program: one('Program', 'program'),
      requirements: many('Requirement', 'competence'),
      validations: many('CompetenceValidation', 'competence'),
    },
  },
  Partner: {
    order: byName,
    edges: {
      country: one('Country', 'country'),
      parent: oneOrNone('Partner', 'parent'),
      children: many('Partner', 'parent'),
      formerSlugs: many('FormerSlug', 'partner'),
      terms: holds('Term', 'terms'),
      qualifications: linked('Qualification', 'Award', 'partner', 'qualification'),
      awards: many('Award', 'partner'),
      enrolments: many('Enrolment', 'partner'),
      programs: linked('Program', 'Enrolment', 'partner', 'program'),
      applications: many('QualificationApplication', 'partner'),
      competenceValidations: many('CompetenceValidation', 'partner'),
      technologies: linked('Technology', 'PartnerTechnology', 'partner', 'technology'),
      similar: { kind: 'similar', target: 'Partner', sharing: 'technologies', among: 'country' },
      measurements: many('Measurement', 'partner'),
      persons: many('Person', 'partner'),
      locations: many('Location', 'partner'),
      offerings: many('Offering', 'partner'),
      references: many('Reference', 'partner'),
      resaleAgreements: many('ResaleAgreement', 'reseller'),
      distributors: linked('Distributor', 'DistributionAgreement', 'partner', 'distributor'),
      distributionAgreements: many('DistributionAgreement', 'partner'),
      fundingRequests: many('FundingRequest', 'partner'),
      engagements: many('Engagement', 'partner'),
      engagementsAsCustomer: many('Engagement', 'customerPartner'),
      eligibility: derived('QualificationEligibility', 'eligibility'),
      tierEligibility: derived('TierEligibility', 'tierEligibility'),
      nextQualification: { kind: 'derivedOne', target: 'QualificationEligibility', by: 'nextQualification' },
      nextTier: { kind: 'derivedOne', target: 'TierEligibility', by: 'nextTier' },
      eligibleFinancingPrograms: derived('FinancingProgram', 'eligibleFinancingPrograms'),
    },
  },
  Location: { order: byName, edges: { partner: one('Partner', 'partner'), country: one('Country', 'country') } },
  FormerSlug: { order: [{ property: 'slug', kind: 'text' }], edges: { partner: one('Partner', 'partner') } },
  QualificationEligibility: {
    derived: true,
    order: [],
    edges: {
      partner: one('Partner', 'partner'),
      qualification: one('Qualification', 'qualification'),
      requirements: derived('RequirementCheck', 'requirements'),
    },
  },
  TierEligibility: {
    derived: true,
    order: [],
    edges: {
      partner: one('Partner', 'partner'),
      tier: one('Tier', 'tier'),
      requirements: derived('RequirementCheck', 'requirements'),
    },
  },
  RequirementCheck: {
    derived: true,
    order: [],
    edges: {
      partner: one('Partner', 'partner'),
      requirement: one('Requirement', 'requirement'),
      parent: { kind: 'derivedOne', target: 'RequirementCheck', by: 'checkParent' },
      children: derived('RequirementCheck', 'checkChildren'),
    },
  },
  Enrolment: {
    order: byFirstDay,
    begun: 'validFrom',
    edges: { partner: one('Partner', 'partner'), program: one('Program', 'program'), tier: oneOrNone('Tier', 'tier') },
  },
  Measurement: {
    order: byFirstDay,
    begun: 'validFrom',
    edges: { partner: one('Partner', 'partner'), metric: one('Metric', 'metric') },
  },
  Person: {
    order: [{ property: 'key', kind: 'text' }],
    begun: 'validFrom',
    edges: { partner: one('Partner', 'partner'), certifications: many('Certification', 'person') },
  },
  Certification: { order: byFirstDay, begun: 'validFrom', edges: { person: one('Person', 'person') } },
  CompetenceValidation: {
    order: byFirstDay,
    begun: 'validFrom',
    edges: { partner: one('Partner', 'partner'), competence: one('Competence', 'competence') },
  },
  QualificationApplication: {
    order: bySubmission,
    begun: 'submittedAt',
    edges: {
      partner: one('Partner', 'partner'),
      qualification: one('Qualification', 'qualification'),
      award: reverseOne('Award', 'application'),
    },
  },
  Award: {
    order: byFirstDay,
    begun: 'validFrom',
    edges: {
      partner: one('Partner', 'partner'),
      qualification: one('Qualification', 'qualification'),
      application: oneOrNone('QualificationApplication', 'application'),
      previousAward: oneOrNone('Award', 'previousAward'),
      nextAward: reverseOne('Award', 'previousAward'),
      suspensions: many('AwardSuspension', 'award'),
    },
  },
  AwardSuspension: {
    order: byFirstDay,
    begun: 'validFrom',
    maximumPage: ordinaryPage,
    edges: { award: one('Award', 'award') },
  },
  Offering: {
    order: byName,
    begun: 'publishedOn',
    edges: {
      partner: one('Partner', 'partner'),
      technologies: holds('Technology', 'technologies'),
      terms: holds('Term', 'terms'),
      resaleAgreements: many('ResaleAgreement', 'offering'),
      engagements: many('Engagement', 'offering'),
      references: many('Reference', 'offering'),
    },
  },
  Reference: {
    order: [{ property: 'publishedOn', kind: 'day' }],
    begun: 'publishedOn',
    edges: {
      partner: one('Partner', 'partner'),
      offering: oneOrNone('Offering', 'offering'),
      customerSegment: oneOrNone('Term', 'customerSegment'),
      technologies: holds('Technology', 'technologies'),
    },
  },
  ResaleAgreement: {
    order: byFirstDay,
    begun: 'validFrom',
    edges: { reseller: oneOrNone('Partner', 'reseller'), offering: oneOrNone('Offering', 'offering') },
  },
  EngagementKind: {
    order: byCode,
    program: ['program'],
    edges: { program: one('Program', 'program'), engagements: many('Engagement', 'kind') },
  },
  FinancingKind: {
    order: byCode,
    program: ['program'],
    edges: { program: one('Program', 'program'), financingPrograms: many('FinancingProgram', 'kind') },
  },
  Engagement: {
    order: [{ property: 'startedOn', kind: 'day' }],
    begun: 'startedOn',
    edges: {
      program: one('Program', 'program'),
      partner: one('Partner', 'partner'),
      distributor: oneOrNone('Distributor', 'distributor'),
      offering: oneOrNone('Offering', 'offering'),
      kind: one('EngagementKind', 'kind'),
      customerPartner: oneOrNone('Partner', 'customerPartner'),
      country: one('Country', 'country'),
    },
  },
  Distributor: {
    order: byName,
    edges: {
      country: one('Country', 'country'),
      countries: holds('Country', 'countries'),
      parent: oneOrNone('Distributor', 'parent'),
      children: many('Distributor', 'parent'),
      partners: linked('Partner', 'DistributionAgreement', 'distributor', 'partner'),
      distributionAgreements: many('DistributionAgreement', 'distributor'),
      enablements: many('Enablement', 'distributor'),
      engagements: many('Engagement', 'distributor'),
      fundingRequests: many('FundingRequest', 'distributor'),
    },
  },
  DistributionAgreement: {
    order: byFirstDay,
    begun: 'validFrom',
    edges: {
      distributor: one('Distributor', 'distributor'),
      partner: oneOrNone('Partner', 'partner'),
      vendor: one('Vendor', 'vendor'),
      country: one('Country', 'country'),
    },
  },
  CollaborativeService: {
    order: byCode,
    program: ['program'],
    edges: { program: one('Program', 'program'), enablements: many('Enablement', 'service') },
  },
  Enablement: {
    order: [{ property: 'startedOn', kind: 'day', nullable: true }],
    begun: 'startedOn',
    edges: { distributor: one('Distributor', 'distributor'), service: one('CollaborativeService', 'service') },
  },
  FinancingProgram: {
    order: byCode,
    program: ['program'],
    edges: {
      program: one('Program', 'program'),
      kind: one('FinancingKind', 'kind'),
      eligibleQualifications: holds('Qualification', 'eligibleQualifications'),
      countries: holds('Country', 'countries'),
      budgets: many('FinancingBudget', 'financingProgram'),
      requests: many('FundingRequest', 'financingProgram'),
    },
  },
  FinancingBudget: {
    order: [],
    program: ['financingProgram', 'program'],
    edges: {
      financingProgram: one('FinancingProgram', 'financingProgram'),
      fiscalQuarter: one('FiscalQuarter', 'fiscalQuarter'),
    },
  },
  FundingRequest: {
    order: bySubmission,
    begun: 'submittedAt',
    edges: {
      financingProgram: one('FinancingProgram', 'financingProgram'),
      partner: one('Partner', 'partner'),
      distributor: oneOrNone('Distributor', 'distributor'),
      ledgerEntries: many('LedgerEntry', 'fundingRequest'),
    },
  },
  LedgerEntry: {
    order: [{ property: 'bookedOn', kind: 'day' }],
    begun: 'bookedOn',
    edges: { fundingRequest: one('FundingRequest', 'fundingRequest') },
  },
  ExternalReference: {
    order: [
      { property: 'source', kind: 'text' },
      { property: 'externalId', kind: 'text' },
    ],
    edges: { node: { kind: 'reference', type: 'nodeType', key: 'nodeKey' } },
  },
};

/** Every type of the graph that has rows, by name. */
export const entityFacts: Readonly<Record<string, EntityFacts>> = Object.fromEntries(
  Object.entries(ownFacts).map(([type, facts]) => [
    type,
    facts.derived || type === 'ExternalReference'
      ? facts
      : { ...facts, edges: { ...facts.edges, externalReferences: references } },
  ]),
);

/** The largest page of a list of this type. */
export function maximumPageOf(type: string): number {
  return entityFacts[type]?.maximumPage ?? ordinaryPage;
}
