import { registerEnumType } from 'type-graphql';

/** Registers a workflow state or a kind: `{ VALUE: 'what it means' }`. */
function describe(
  enumeration: object,
  name: string,
  description: string,
  values: { readonly [value: string]: string },
): void {
  registerEnumType(enumeration, {
    name,
    description,
    valuesConfig: Object.fromEntries(Object.entries(values).map(([value, text]) => [value, { description: text }])),
  });
}

export enum SalesPolicy {
  INDIRECT_ONLY = 'INDIRECT_ONLY',
  DIRECT_AND_INDIRECT = 'DIRECT_AND_INDIRECT',
}
describe(SalesPolicy, 'SalesPolicy', 'How the vendor of a program reaches the market.', {
  INDIRECT_ONLY: 'Through partners alone.',
  DIRECT_AND_INDIRECT: 'Through partners and by itself.',
});

export enum RequirementKind {
  COMPETENCE = 'COMPETENCE',
  VENDOR_TECHNOLOGY_OFFERING = 'VENDOR_TECHNOLOGY_OFFERING',
  WHITE_LABEL_AGREEMENT = 'WHITE_LABEL_AGREEMENT',
}
describe(RequirementKind, 'RequirementKind', 'What a requirement asks of a partner.', {
  COMPETENCE: 'A validated competence in force.',
  VENDOR_TECHNOLOGY_OFFERING: "A published offering that uses a technology of the program's own vendor.",
  WHITE_LABEL_AGREEMENT: "A white-label resale agreement in force on another partner's published offering.",
});

export enum RequirementStatus {
  MET = 'MET',
  MISSING = 'MISSING',
}
describe(RequirementStatus, 'RequirementStatus', 'How a partner stands to a requirement.', {
  MET: 'There is as much as it asks for.',
  MISSING: 'There is less than it asks for.',
});

export enum PartnerStatus {
  PROSPECT = 'PROSPECT',
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  CLOSED = 'CLOSED',
}
describe(PartnerStatus, 'PartnerStatus', 'Where the relation with a partner stands.', {
  PROSPECT: 'Not yet a partner.',
  ACTIVE: 'A partner in business.',
  SUSPENDED: 'A partner whose relation is suspended.',
  CLOSED: 'No longer a partner.',
});

export enum ApplicationStatus {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  IN_REVIEW = 'IN_REVIEW',
  APPROVED = 'APPROVED',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
}
describe(ApplicationStatus, 'ApplicationStatus', 'Where an application for a qualification stands.', {
  DRAFT: 'Being prepared by the partner.',
  SUBMITTED: 'Handed in, waiting for a review.',
  IN_REVIEW: 'Under review.',
  APPROVED: 'Decided in favour; an award may stand on it.',
  REJECTED: 'Decided against.',
  WITHDRAWN: 'Taken back before the decision.',
});

export enum AwardStatus {
  SCHEDULED = 'SCHEDULED',
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  ENDED = 'ENDED',
}
describe(AwardStatus, 'AwardStatus', "Where an award stands at the request's date.", {
  SCHEDULED: 'Its period has not begun.',
  ACTIVE: 'In force.',
  SUSPENDED: 'Within its period, but a suspension is running.',
  ENDED: 'Its period is over; `endReason` says why.',
});

export enum AwardEndReason {
  EXPIRED = 'EXPIRED',
  REVOKED = 'REVOKED',
  RENEWED = 'RENEWED',
}
describe(AwardEndReason, 'AwardEndReason', 'Why an award ended.', {
  EXPIRED: 'Its period ran out.',
  REVOKED: 'It was taken away.',
  RENEWED: 'A successor award took its place.',
});

export enum ServiceModel {
  IAAS = 'IAAS',
  PAAS = 'PAAS',
  SAAS = 'SAAS',
  MANAGED = 'MANAGED',
}
describe(ServiceModel, 'ServiceModel', 'How a cloud service is provided.', {
  IAAS: 'Infrastructure as a service.',
  PAAS: 'Platform as a service.',
  SAAS: 'Software as a service.',
  MANAGED: 'A managed service.',
});

export enum OfferingStatus {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  RETIRED = 'RETIRED',
}
describe(OfferingStatus, 'OfferingStatus', 'Where an offering stands.', {
  DRAFT: 'Being prepared.',
  PUBLISHED: 'On the market.',
  RETIRED: 'Taken off the market.',
});

export enum EngagementKind {
  BUILD = 'BUILD',
  PROVIDE = 'PROVIDE',
  RESELL = 'RESELL',
}
describe(EngagementKind, 'EngagementKind', 'What a partner does for a customer in an engagement.', {
  BUILD: 'Creates a cloud infrastructure.',
  PROVIDE: 'Provides a cloud service of its own.',
  RESELL: 'Resells a cloud service of another partner.',
});

export enum CustomerKind {
  ENTERPRISE = 'ENTERPRISE',
  PROVIDER = 'PROVIDER',
}
describe(CustomerKind, 'CustomerKind', 'Who the customer of an engagement is.', {
  ENTERPRISE: 'An enterprise that uses the cloud.',
  PROVIDER: 'A provider that sells cloud services.',
});

export enum EnablementStatus {
  PLANNED = 'PLANNED',
  IN_PROGRESS = 'IN_PROGRESS',
  COMPLETED = 'COMPLETED',
}
describe(EnablementStatus, 'EnablementStatus', 'How far a distributor is in a collaborative service.', {
  PLANNED: 'Agreed, not begun.',
  IN_PROGRESS: 'Begun.',
  COMPLETED: 'Done.',
});

export enum FinancingKind {
  CLOUD_INFRASTRUCTURE = 'CLOUD_INFRASTRUCTURE',
  JOINT_MARKETING = 'JOINT_MARKETING',
}
describe(FinancingKind, 'FinancingKind', 'What a financing program pays for.', {
  CLOUD_INFRASTRUCTURE: 'Building a cloud infrastructure.',
  JOINT_MARKETING: 'Joint marketing campaigns.',
});

export enum FinancingStatus {
  PLANNED = 'PLANNED',
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}
describe(FinancingStatus, 'FinancingStatus', 'Where a financing program stands.', {
  PLANNED: 'Being prepared; takes no requests yet.',
  OPEN: 'Takes requests within its window.',
  CLOSED: 'Takes no more requests.',
});

export enum FundingRequestStatus {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  IN_REVIEW = 'IN_REVIEW',
  APPROVED = 'APPROVED',
  REJECTED = 'REJECTED',
  CANCELLED = 'CANCELLED',
  PAID = 'PAID',
}
describe(FundingRequestStatus, 'FundingRequestStatus', 'Where a funding request stands.', {
  DRAFT: 'Being prepared by the partner.',
  SUBMITTED: 'Handed in, waiting for a review.',
  IN_REVIEW: 'Under review.',
  APPROVED: 'Decided in favour; the amount is committed.',
  REJECTED: 'Decided against.',
  CANCELLED: 'Taken back before the decision.',
  PAID: 'Approved and paid.',
});

export enum LedgerEntryKind {
  APPROVE = 'APPROVE',
  RELEASE = 'RELEASE',
  PAY = 'PAY',
}
describe(LedgerEntryKind, 'LedgerEntryKind', 'What a ledger entry does to a balance.', {
  APPROVE: 'Commits an amount.',
  RELEASE: 'Gives a committed amount back.',
  PAY: 'Pays an amount out of what is committed.',
});
