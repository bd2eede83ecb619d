/**
 * What the reference knows of the graph, written by hand and independent of the decorators that the hub is built from:
 * a mistake in those must show as a difference, not be repeated here.
 */

/** One key of a default order; texts compare by the collation of their column. */
export interface OrderKey {
  readonly property: string;
  readonly kind: 'text' | 'day' | 'instant' | 'integer';
  /** Whether rows may have none; they stand last. */
  readonly nullable?: true;
}

/** What follows from other rows. */
type Derived = 'eligibility' | 'nextQualification' | 'eligibleFinancingPrograms' | 'requirements';

/** How an edge finds its rows. */
export type Edge =
  /** The row holds the far row's key; where the schema lets the edge be null, a row that had not begun is none. */
  | { readonly kind: 'one'; readonly target: string; readonly property: string; readonly nullable?: true }
  /** The far row, at most one, holds this row's key; such edges can always be null. */
  | { readonly kind: 'reverseOne'; readonly target: string; readonly property: string }
  /** Far rows hold this row's key. */
  | { readonly kind: 'many'; readonly target: string; readonly property: string }
  /** A join table; `owner` is the type whose property lists the keys. */
  | { readonly kind: 'joined'; readonly target: string; readonly owner: 'here' | 'there'; readonly property: string }
  /** Links in force that hold the keys of both ends; each far row once. */
  | {
      readonly kind: 'linked';
      readonly target: string;
      readonly link: string;
      readonly here: string;
      readonly there: string;
    }
  /** The other rows of the type with most rows of one edge in common, among those with the same row of another. */
  | { readonly kind: 'similar'; readonly target: string; readonly sharing: string; readonly among: string }
  /** Rows that follow from others on a day; at most one where the edge is no list. */
  | { readonly kind: 'derived' | 'derivedOne'; readonly target: string; readonly by: Derived }
  /** A row of any type, by the type's name and the key. */
  | { readonly kind: 'reference'; readonly type: string; readonly key: string }
  /** The references that name this row. */
  | { readonly kind: 'references'; readonly target: string; readonly type: string; readonly key: string };

/** One type of the graph. */
export interface EntityFacts {
  readonly order: readonly OrderKey[];
  /** The largest page, where it is not the ordinary one. */
  readonly maximumPage?: number;
  /** The property that says when a row began, never where it is null; absent where rows count as begun at every date. */
  readonly begun?: string;
  /** The to-one edges that lead to the program whose default locale holds; absent: the hub's default locale. */
  readonly program?: readonly string[];
  readonly edges: Readonly<Record<string, Edge>>;
  /** Whether its rows follow from others on a day: no id names one, and no table has them. */
  readonly derived?: true;
}

const one = (target: string, property: string): Edge => ({ kind: 'one', target, property });
const oneOrNone = (target: string, property: string): Edge => ({ kind: 'one', target, property, nullable: true });
const reverseOne = (target: string, property: string): Edge => ({ kind: 'reverseOne', target, property });
const many = (target: string, property: string): Edge => ({ kind: 'many', target, property });
const holds = (target: string, property: string): Edge => ({ kind: 'joined', target, owner: 'here', property });
const heldBy = (target: string, property: string): Edge => ({ kind: 'joined', target, owner: 'there', property });
const linked = (target: string, link: string, here: string, there: string): Edge => ({
  kind: 'linked',
  target,
  link,
  here,
  there,
});

const derived = (target: string, by: Derived): Edge => ({ kind: 'derived', target, by });

/** The references that name a row of a type, which every type has but references themselves. */
const references: Edge = { kind: 'references', target: 'ExternalReference', type: 'nodeType', key: 'nodeKey' };

const byCode: readonly OrderKey[] = [{ property: 'code', kind: 'text' }];
const byName: readonly OrderKey[] = [{ property: 'name', kind: 'text' }];
const byFirstDay: readonly OrderKey[] = [{ property: 'validFrom', kind: 'day' }];
const bySubmission: readonly OrderKey[] = [{ property: 'submittedAt', kind: 'instant', nullable: true }];

const ordinaryPage = 100;
const referencePage = 300;

/** What each type has of its own. */
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
    edges: { vendor: one('Vendor', 'vendor') },
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
    },
  },
  Program: {
    order: byCode,
    program: [],
    edges: {
      vendor: one('Vendor', 'vendor'),
      launches: many('ProgramLaunch', 'program'),
      qualifications: many('Qualification', 'program'),
      tiers: many('Tier', 'program'),
      collaborativeServices: many('CollaborativeService', 'program'),
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
    edges: { program: one('Program', 'program'), enrolments: many('Enrolment', 'tier') },
  },
  Qualification: {
    order: byCode,
    program: ['program'],
    edges: {
      program: one('Program', 'program'),
      requirements: many('Requirement', 'qualification'),
      awards: many('Award', 'qualification'),
      applications: many('QualificationApplication', 'qualification'),
      financingPrograms: heldBy('FinancingProgram', 'eligibleQualifications'),
      partners: linked('Partner', 'Award', 'qualification', 'partner'),
    },
  },
  Requirement: {
    order: byCode,
    program: ['qualification', 'program'],
    edges: { qualification: one('Qualification', 'qualification'), competence: oneOrNone('Competence', 'competence') },
  },
  Competence: {
    order: byCode,
    edges: { requirements: many('Requirement', 'competence'), validations: many('CompetenceValidation', 'competence') },
  },
  Partner: {
    order: byName,
    edges: {
      country: one('Country', 'country'),
      parent: oneOrNone('Partner', 'parent'),
      children: many('Partner', 'parent'),
      qualifications: linked('Qualification', 'Award', 'partner', 'qualification'),
      awards: many('Award', 'partner'),
      enrolments: many('Enrolment', 'partner'),
      programs: linked('Program', 'Enrolment', 'partner', 'program'),
      applications: many('QualificationApplication', 'partner'),
      competenceValidations: many('CompetenceValidation', 'partner'),
      technologies: linked('Technology', 'PartnerTechnology', 'partner', 'technology'),
      similar: { kind: 'similar', target: 'Partner', sharing: 'technologies', among: 'country' },
      offerings: many('Offering', 'partner'),
      resaleAgreements: many('ResaleAgreement', 'reseller'),
      distributors: linked('Distributor', 'DistributionAgreement', 'partner', 'distributor'),
      distributionAgreements: many('DistributionAgreement', 'partner'),
      fundingRequests: many('FundingRequest', 'partner'),
      engagements: many('Engagement', 'partner'),
      engagementsAsCustomer: many('Engagement', 'customerPartner'),
      eligibility: derived('QualificationEligibility', 'eligibility'),
      nextQualification: { kind: 'derivedOne', target: 'QualificationEligibility', by: 'nextQualification' },
      eligibleFinancingPrograms: derived('FinancingProgram', 'eligibleFinancingPrograms'),
    },
  },
  QualificationEligibility: {
    derived: true,
    order: [],
    edges: {
      partner: one('Partner', 'partner'),
      qualification: one('Qualification', 'qualification'),
      requirements: derived('RequirementCheck', 'requirements'),
    },
  },
  RequirementCheck: {
    derived: true,
    order: [],
    edges: { partner: one('Partner', 'partner'), requirement: one('Requirement', 'requirement') },
  },
  Enrolment: {
    order: byFirstDay,
    begun: 'validFrom',
    edges: { partner: one('Partner', 'partner'), program: one('Program', 'program'), tier: oneOrNone('Tier', 'tier') },
  },
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
      resaleAgreements: many('ResaleAgreement', 'offering'),
      engagements: many('Engagement', 'offering'),
    },
  },
  ResaleAgreement: {
    order: byFirstDay,
    begun: 'validFrom',
    edges: { reseller: oneOrNone('Partner', 'reseller'), offering: oneOrNone('Offering', 'offering') },
  },
  Engagement: {
    order: [{ property: 'startedOn', kind: 'day' }],
    begun: 'startedOn',
    edges: {
      program: one('Program', 'program'),
      partner: one('Partner', 'partner'),
      distributor: oneOrNone('Distributor', 'distributor'),
      offering: oneOrNone('Offering', 'offering'),
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
      eligibleQualifications: holds('Qualification', 'eligibleQualifications'),
      countries: holds('Country', 'countries'),
      requests: many('FundingRequest', 'financingProgram'),
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

/** Every type whose rows the graph leads to, by name. */
export const entityFacts: Readonly<Record<string, EntityFacts>> = Object.fromEntries(
  Object.entries(ownFacts).map(([type, facts]) => [
    type,
    facts.derived || type === 'ExternalReference'
      ? facts
      : { ...facts, edges: { ...facts.edges, externalReferences: references } },
  ]),
);

/**
 * What the arguments of a lookup that name rows of other types are: their natural key, where it is one text; rows of all
 * other types are named by their global id.
 */
export const naturalKeys: Readonly<Record<string, string>> = {
  Region: 'code',
  Country: 'code',
  Vendor: 'slug',
  TechnologyCategory: 'code',
  Technology: 'slug',
  Program: 'code',
  Qualification: 'slug',
  Competence: 'code',
  CollaborativeService: 'code',
  Distributor: 'slug',
  Partner: 'slug',
  FinancingProgram: 'code',
};

/** Texts that are compared by their code points; all others follow the collation of names. */
export const codePointTexts: ReadonlySet<string> = new Set(['slug', 'code', 'source', 'externalId']);

/** The kinds of edges that lead to any number of rows. */
export const toMany: ReadonlySet<Edge['kind']> = new Set(['many', 'joined', 'linked', 'references', 'derived']);

/** The largest page of a list of this type. */
export function maximumPageOf(type: string): number {
  return entityFacts[type]?.maximumPage ?? ordinaryPage;
}
