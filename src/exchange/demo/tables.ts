import { csvFile, type CsvFile } from '../format/csv-file';
import type { ValidationDraft } from './competences';
import type { EngagementDraft } from './engagements';
import type { FinancingProgramDraft, RequestDraft } from './financing';
import type { EntryDraft } from './ledger';
import { engagement, entry, financingProgram, request } from './money-records';
import {
  application,
  award,
  awardKey,
  distribution,
  distributor,
  enablement,
  offering,
  partner,
  resale,
  service,
} from './partner-records';
import type { EnablementDraft, EnrolmentDraft, ServiceDraft, TierDraft } from './participation';
import {
  program,
  type ApplicationDraft,
  type AwardDraft,
  type DistributionDraft,
  type DistributorDraft,
  type OfferingDraft,
  type PartnerDraft,
  type ResaleDraft,
} from './population';
import { numbering, period } from './records';
import type { TechnologyLinkDraft } from './technologies';

/** Everything that the demo consists of. */
export interface Demo {
  readonly tiers: readonly TierDraft[];
  readonly services: readonly ServiceDraft[];
  readonly distributors: readonly DistributorDraft[];
  readonly partners: readonly PartnerDraft[];
  readonly enrolments: readonly EnrolmentDraft[];
  readonly validations: readonly ValidationDraft[];
  readonly applications: readonly ApplicationDraft[];
  readonly awards: readonly AwardDraft[];
  readonly offerings: readonly OfferingDraft[];
  readonly resale: readonly ResaleDraft[];
  readonly distribution: readonly DistributionDraft[];
  readonly enablements: readonly EnablementDraft[];
  readonly engagements: readonly EngagementDraft[];
  readonly financing: readonly FinancingProgramDraft[];
  readonly requests: readonly RequestDraft[];
  readonly ledger: readonly EntryDraft[];
  readonly links: readonly TechnologyLinkDraft[];
}

/** The demo in the import format. */
export function demoFiles(demo: Demo): CsvFile[] {
  const numbers = { application: numbering(demo.applications, 'APP'), request: numbering(demo.requests, 'REQ') };
  return [
    ...participationFiles(demo.tiers, demo.services),
    csvFile(
      'distributors.csv',
      demo.distributors.map((each) => distributor(each, demo.distribution)),
    ),
    csvFile('partners.csv', demo.partners.map(partner)),
    csvFile(
      'enrolments.csv',
      demo.enrolments.map((each) => ({
        partner: each.partner.slug,
        program,
        ...period(each),
        'tier.program': each.tier && program,
        'tier.code': each.tier,
      })),
    ),
    csvFile(
      'competence-validations.csv',
      demo.validations.map((each) => ({
        partner: each.partner.slug,
        competence: each.competence,
        ...period(each),
        evidenceUrl: each.evidence,
      })),
    ),
    csvFile(
      'qualification-applications.csv',
      demo.applications.map((each) => application(each, numbers.application)),
    ),
    csvFile(
      'awards.csv',
      demo.awards.map((each) => award(each, numbers.application)),
    ),
    csvFile(
      'award-suspensions.csv',
      demo.awards.flatMap((each) =>
        each.suspensions.map((suspension) => ({
          ...awardKey('award', each),
          ...period(suspension),
          reason: suspension.reason,
        })),
      ),
    ),
    csvFile('offerings.csv', demo.offerings.map(offering)),
    csvFile('resale-agreements.csv', demo.resale.map(resale)),
    csvFile('distribution-agreements.csv', demo.distribution.map(distribution)),
    csvFile('enablements.csv', demo.enablements.map(enablement)),
    csvFile(
      'engagements.csv',
      demo.engagements.map((each, index) => engagement(each, index)),
    ),
    csvFile(
      'financing-programs.csv',
      demo.financing.map((each) => financingProgram(each, demo.ledger)),
    ),
    csvFile(
      'funding-requests.csv',
      demo.requests.map((each) => request(each, numbers.request)),
    ),
    csvFile(
      'ledger-entries.csv',
      demo.ledger.map((each, index) => entry(each, index, numbers.request)),
    ),
    csvFile(
      'partner-technologies.csv',
      demo.links.map((each) => ({ partner: each.partner.slug, technology: each.technology, ...period(each) })),
    ),
  ];
}

/** What partners and distributors take part in. */
export function participationFiles(tiers: readonly TierDraft[], services: readonly ServiceDraft[]): CsvFile[] {
  return [
    csvFile(
      'tiers.csv',
      tiers.map((tier) => ({
        program,
        code: tier.code,
        rank: tier.rank,
        'name.en': tier.english,
        'name.fr': tier.french,
      })),
    ),
    csvFile('collaborative-services.csv', services.map(service)),
  ];
}
