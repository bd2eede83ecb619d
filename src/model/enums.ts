import { registerEnumType } from 'type-graphql';
import { labelValues } from '../engine/metadata/entity';

/** Registers an enum with a description per value: `{ VALUE: 'description' }`, and labels of values that are not their names in words. */
function describe(
  enumeration: object,
  name: string,
  description: string,
  values: { readonly [value: string]: string },
  labels: { readonly [value: string]: string } = {},
): void {
  labelValues(name, labels);
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
describe(SalesPolicy, 'SalesPolicy', 'The way in which the vendor of a program sells.', {
  INDIRECT_ONLY: 'The vendor sells only through partners (Cisco Cloud Partner Program, 2011).',
  DIRECT_AND_INDIRECT: 'The vendor sells through partners and directly.',
});

export enum RequirementForm {
  ALL = 'ALL',
  AT_LEAST = 'AT_LEAST',
  SCORE = 'SCORE',
  METRIC = 'METRIC',
  HOLDS = 'HOLDS',
}
describe(RequirementForm, 'RequirementForm', 'The condition that a requirement makes.', {
  ALL: 'Every requirement below it is met.',
  AT_LEAST: 'At least `minimum` of the requirements below it are met.',
  SCORE:
    'The points of the requirements below it add up to `minimum`, and each of them reaches its `floor`. Each gives its number times its `points`, at most its `cap`.',
  METRIC: 'The value of the metric is at least `minimum`.',
  HOLDS: 'The partner holds at least `minimum` of the named qualifications, or the named tier or a higher one.',
});

export enum RequirementStatus {
  MET = 'MET',
  MISSING = 'MISSING',
  UNKNOWN = 'UNKNOWN',
}
describe(RequirementStatus, 'RequirementStatus', 'The result of checking a requirement for a partner.', {
  MET: 'The partner meets the requirement.',
  MISSING: 'The partner does not meet the requirement.',
  UNKNOWN: 'It is not known: nothing is required, nothing was measured, or the rule cannot be judged.',
});

export enum MetricKind {
  COUNTED = 'COUNTED',
  MEASURED = 'MEASURED',
}
describe(MetricKind, 'MetricKind', 'The origin of the values of a metric.', {
  COUNTED: 'The hub counts rows of the partner. Without any row the value is 0.',
  MEASURED: 'The values are measurements. Without any measurement the value is not known.',
});

export enum MetricUnit {
  COUNT = 'COUNT',
  PEOPLE = 'PEOPLE',
  MONEY = 'MONEY',
  POINTS = 'POINTS',
  PERCENT = 'PERCENT',
  BOOLEAN = 'BOOLEAN',
}
describe(MetricUnit, 'MetricUnit', 'The unit of a metric.', {
  COUNT: 'A number of things.',
  PEOPLE: 'A number of people.',
  MONEY: 'An amount in the currency of the metric, in major units.',
  POINTS: 'Points.',
  PERCENT: 'Percent: 12.5 is an eighth. It can be above 100 or below 0, such as a growth.',
  BOOLEAN: 'The value is 1 for yes and 0 for no.',
});

export enum MetricAggregation {
  COUNT = 'COUNT',
  DISTINCT = 'DISTINCT',
  SUM = 'SUM',
  MAX = 'MAX',
  LATEST = 'LATEST',
}
describe(MetricAggregation, 'MetricAggregation', 'The way in which the rows of a metric become one number.', {
  COUNT: 'The number of rows.',
  DISTINCT: 'The number of different values of the field.',
  SUM: 'The sum of the field.',
  MAX: 'The largest value of the field.',
  LATEST: 'The field of the last row, in the order of time.',
});

export enum PartnerStatus {
  PROSPECT = 'PROSPECT',
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  CLOSED = 'CLOSED',
}
describe(PartnerStatus, 'PartnerStatus', 'The state of the relation between the vendor and a partner.', {
  PROSPECT: 'A company that is not a partner yet.',
  ACTIVE: 'A partner whose relation with the vendor is active.',
  SUSPENDED: 'A partner whose relation with the vendor is suspended.',
  CLOSED: 'A company that is no longer a partner.',
});

export enum ApplicationStatus {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  IN_REVIEW = 'IN_REVIEW',
  APPROVED = 'APPROVED',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
}
describe(ApplicationStatus, 'ApplicationStatus', 'The state of an application for a qualification.', {
  DRAFT: 'A draft that the partner has not submitted.',
  SUBMITTED: 'Submitted by the partner. The review has not begun.',
  IN_REVIEW: 'The review has begun. There is no decision yet.',
  APPROVED: 'Approved. An award may be based on the application.',
  REJECTED: 'Rejected by the program.',
  WITHDRAWN: 'Withdrawn by the partner before the decision.',
});

export enum AwardStatus {
  SCHEDULED = 'SCHEDULED',
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  ENDED = 'ENDED',
}
describe(AwardStatus, 'AwardStatus', 'The state of an award on the request date.', {
  SCHEDULED: 'The period of the award has not begun.',
  ACTIVE: 'The award is in force.',
  SUSPENDED: 'The period of the award runs, but a suspension is in force.',
  ENDED: 'The period of the award is over; `endReason` gives the reason.',
});

export enum AwardEndReason {
  EXPIRED = 'EXPIRED',
  REVOKED = 'REVOKED',
  RENEWED = 'RENEWED',
}
describe(AwardEndReason, 'AwardEndReason', 'The reason why an award has ended.', {
  EXPIRED: 'The period ran out.',
  REVOKED: 'The award was revoked.',
  RENEWED: 'A successor award replaced it.',
});

export enum ServiceModel {
  IAAS = 'IAAS',
  PAAS = 'PAAS',
  SAAS = 'SAAS',
  MANAGED = 'MANAGED',
}
describe(
  ServiceModel,
  'ServiceModel',
  'The service model of a cloud offering.',
  {
    IAAS: 'Infrastructure as a service (IaaS).',
    PAAS: 'Platform as a service (PaaS).',
    SAAS: 'Software as a service (SaaS).',
    MANAGED: 'A managed service: the provider operates it for the customer.',
  },
  { IAAS: 'IaaS', PAAS: 'PaaS', SAAS: 'SaaS' },
);

export enum OfferingStatus {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  RETIRED = 'RETIRED',
}
describe(OfferingStatus, 'OfferingStatus', 'The state of an offering.', {
  DRAFT: 'The partner is preparing the offering. It is not on the market.',
  PUBLISHED: 'The offering is on the market.',
  RETIRED: 'The offering has been taken off the market.',
});

export enum CustomerKind {
  ENTERPRISE = 'ENTERPRISE',
  PROVIDER = 'PROVIDER',
}
describe(CustomerKind, 'CustomerKind', 'The kind of customer of an engagement.', {
  ENTERPRISE: 'An enterprise that uses cloud services itself.',
  PROVIDER: 'A provider that sells cloud services.',
});

export enum EnablementStatus {
  PLANNED = 'PLANNED',
  IN_PROGRESS = 'IN_PROGRESS',
  COMPLETED = 'COMPLETED',
}
describe(
  EnablementStatus,
  'EnablementStatus',
  'The state of the enablement of a distributor in a collaborative service.',
  {
    PLANNED: 'Agreed, but not begun.',
    IN_PROGRESS: 'Begun, but not completed.',
    COMPLETED: 'Completed.',
  },
);

export enum FinancingStatus {
  PLANNED = 'PLANNED',
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}
describe(FinancingStatus, 'FinancingStatus', 'The state of a financing program.', {
  PLANNED: 'Announced. It does not accept requests yet.',
  OPEN: 'It accepts requests from `opensOn` to `closesOn`.',
  CLOSED: 'It accepts no more requests.',
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
describe(FundingRequestStatus, 'FundingRequestStatus', 'The state of a funding request.', {
  DRAFT: 'A draft that the partner has not submitted.',
  SUBMITTED: 'Submitted by the partner. The review has not begun.',
  IN_REVIEW: 'The review has begun. There is no decision yet.',
  APPROVED: 'Approved. The approved amount is committed in the financing program.',
  REJECTED: 'Rejected by the program.',
  CANCELLED: 'Cancelled by the partner before the decision.',
  PAID: 'Approved, and at least partly paid.',
});

export enum LedgerEntryKind {
  APPROVE = 'APPROVE',
  RELEASE = 'RELEASE',
  PAY = 'PAY',
}
describe(LedgerEntryKind, 'LedgerEntryKind', 'The effect of a ledger entry on the balances of its financing program.', {
  APPROVE: 'Adds the amount to `committed`.',
  RELEASE: 'Subtracts the amount from `committed`.',
  PAY: 'Adds the amount to `paid`. `committed` does not change.',
});
