import type { CsvFile, CsvRecord } from '../format/csv-file';
import { csvFile } from '../format/csv-file';
import type { ValidationDraft } from './competences';
import { dayText, instantText, optionalDayText, type Instant, type Span } from './days';
import type { EnablementDraft, EnrolmentDraft, ServiceDraft, TierDraft } from './participation';
import type { EngagementDraft } from './engagements';
import { inCurrency, type FinancingProgramDraft, type RequestDraft } from './financing';
import { budgetOf, type EntryDraft } from './ledger';
import { program, type ApplicationDraft, type AwardDraft, type DistributionDraft, type DistributorDraft, type OfferingDraft, type PartnerDraft, type ResaleDraft } from './population';
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
    csvFile('tiers.csv', demo.tiers.map((tier) => ({ program, code: tier.code, rank: tier.rank, 'name.en': tier.english, 'name.fr': tier.french }))),
    csvFile('collaborative-services.csv', demo.services.map(service)),
    csvFile('distributors.csv', demo.distributors.map((each) => distributor(each, demo))),
    csvFile('partners.csv', demo.partners.map(partner)),
    csvFile('enrolments.csv', demo.enrolments.map((each) => ({ partner: each.partner.slug, program, ...period(each), 'tier.program': each.tier && program, 'tier.code': each.tier }))),
    csvFile(
      'competence-validations.csv',
      demo.validations.map((each) => ({ partner: each.partner.slug, competence: each.competence, ...period(each), evidenceUrl: each.evidence })),
    ),
    csvFile('qualification-applications.csv', demo.applications.map((each) => application(each, numbers.application))),
    csvFile('awards.csv', demo.awards.map((each) => award(each, numbers.application))),
    csvFile('award-suspensions.csv', demo.awards.flatMap((each) => each.suspensions.map((suspension) => ({ ...awardKey('award', each), ...period(suspension), reason: suspension.reason })))),
    csvFile('offerings.csv', demo.offerings.map(offering)),
    csvFile('resale-agreements.csv', demo.resale.map(resale)),
    csvFile('distribution-agreements.csv', demo.distribution.map(distribution)),
    csvFile('enablements.csv', demo.enablements.map(enablement)),
    csvFile('engagements.csv', demo.engagements.map((each, index) => engagement(each, index))),
    csvFile('financing-programs.csv', demo.financing.map((each) => financingProgram(each, demo.ledger))),
    csvFile('funding-requests.csv', demo.requests.map((each) => request(each, numbers.request))),
    csvFile('ledger-entries.csv', demo.ledger.map((each, index) => entry(each, index, numbers.request))),
    csvFile('partner-technologies.csv', demo.links.map((each) => ({ partner: each.partner.slug, technology: each.technology, ...period(each) }))),
  ];
}

type Numbering<Item> = ReadonlyMap<Item, string>;

/** What the program's own registers call rows that have no other name. */
const register = 'cpp-register';

function numbering<Item>(items: readonly Item[], prefix: string): Numbering<Item> {
  return new Map(items.map((item, index) => [item, numbered(prefix, index)]));
}

function numbered(prefix: string, index: number): string {
  return `${prefix}-${String(index + 1).padStart(6, '0')}`;
}

function named<Item>(numbers: Numbering<Item>, item: Item): string {
  const name = numbers.get(item);
  if (name === undefined) throw new Error('A row refers to one that is not written.');
  return name;
}

function period({ from, to }: Span): { validFrom: string; validTo: string | null } {
  return { validFrom: dayText(from), validTo: optionalDayText(to) };
}

function times({ submitted, reviewed, decided }: Record<'submitted' | 'reviewed' | 'decided', Instant | null>): CsvRecord {
  const text = (instant: Instant | null): string | null => instant && instantText(instant);
  return { submittedAt: text(submitted), reviewStartedAt: text(reviewed), decidedAt: text(decided) };
}

function service({ code, english, french, summary, frenchSummary }: ServiceDraft): CsvRecord {
  return { code, program, 'name.en': english, 'name.fr': french, 'summary.en': summary, 'summary.fr': frenchSummary };
}

function distributor({ slug, name, place, parent }: DistributorDraft, { distribution: agreements }: Demo): CsvRecord {
  const countries = new Set([place.country, ...agreements.filter((each) => each.distributor.slug === slug).map(({ country }) => country)]);
  return { slug, name, website: `https://${slug}.example.com`, country: place.country, countries: [...countries].sort().join('|'), parent: parent?.slug ?? null };
}

function partner(each: PartnerDraft, index: number): CsvRecord {
  const { slug, name, legalName, town, website, status, place, parent } = each;
  // The towns of some partners are known, their position is not.
  const located = town !== null && index % 16 !== 0;
  const known = index % 5 < 2;
  return {
    slug,
    name,
    legalName,
    city: town?.name ?? null,
    latitude: located ? town.latitude : null,
    longitude: located ? town.longitude : null,
    website,
    status,
    country: place.country,
    parent: parent?.slug ?? null,
    source: known ? 'crm' : null,
    externalId: known ? `C${10_000 + index * 7}` : null,
  };
}

function application(each: ApplicationDraft, numbers: Numbering<ApplicationDraft>): CsvRecord {
  const { partner: applicant, qualification, status, reason } = each;
  return { source: register, externalId: named(numbers, each), partner: applicant.slug, qualification, status, ...times(each), decisionReason: reason };
}

function awardKey(prefix: string, award: AwardDraft | null): CsvRecord {
  return {
    [`${prefix}.partner`]: award && award.partner.slug,
    [`${prefix}.qualification`]: award && award.qualification,
    [`${prefix}.validFrom`]: award && dayText(award.from),
  };
}

function award(each: AwardDraft, numbers: Numbering<ApplicationDraft>): CsvRecord {
  return {
    partner: each.partner.slug,
    qualification: each.qualification,
    ...period(each),
    endReason: each.endReason,
    'application.source': register,
    'application.externalId': named(numbers, each.application),
    ...awardKey('previousAward', each.previous),
  };
}

function offering({ partner: provider, name, summary, serviceModel, published, retired, technologies }: OfferingDraft): CsvRecord {
  const status = published === null ? 'DRAFT' : retired === null ? 'PUBLISHED' : 'RETIRED';
  return {
    partner: provider.slug,
    name,
    summary,
    serviceModel,
    status,
    publishedOn: optionalDayText(published),
    retiredOn: optionalDayText(retired),
    technologies: technologies.join('|'),
  };
}

function resale(each: ResaleDraft): CsvRecord {
  const { reseller, offering: resold, whiteLabel, brand } = each;
  return { reseller: reseller.slug, 'offering.partner': resold.partner.slug, 'offering.name': resold.name, ...period(each), whiteLabel, brandName: brand };
}

function distribution(each: DistributionDraft): CsvRecord {
  return { distributor: each.distributor.slug, partner: each.partner.slug, vendor: each.vendor, country: each.country, ...period(each), listed: each.listed };
}

function enablement({ distributor: who, service: what, status, progress, started, completed }: EnablementDraft): CsvRecord {
  return { distributor: who.slug, service: what, status, progress, startedOn: optionalDayText(started), completedOn: optionalDayText(completed) };
}

function engagement(each: EngagementDraft, index: number): CsvRecord {
  return {
    source: register,
    externalId: numbered('ENG', index),
    program,
    partner: each.partner.slug,
    distributor: each.distributor?.slug ?? null,
    'offering.partner': each.offering?.partner.slug ?? null,
    'offering.name': each.offering?.name ?? null,
    customerPartner: each.customerPartner?.slug ?? null,
    country: each.country,
    kind: each.kind,
    customerName: each.customerName,
    customerKind: each.customerKind,
    valueAmount: each.amount,
    currency: each.currency,
    startedOn: dayText(each.started),
  };
}

function financingProgram(each: FinancingProgramDraft, ledger: readonly EntryDraft[]): CsvRecord {
  return {
    code: each.code,
    program,
    'name.en': each.english,
    'name.fr': each.french,
    kind: each.kind,
    status: each.status,
    opensOn: dayText(each.opens),
    closesOn: dayText(each.closes),
    budgetAmount: inCurrency(budgetOf(each, ledger), each.currency),
    currency: each.currency,
    eligibleQualifications: each.qualifications.join('|'),
    countries: each.countries.join('|'),
  };
}

function request(each: RequestDraft, numbers: Numbering<RequestDraft>): CsvRecord {
  return {
    source: register,
    externalId: named(numbers, each),
    financingProgram: each.program.code,
    partner: each.partner.slug,
    distributor: each.distributor?.slug ?? null,
    purpose: each.purpose,
    requestedAmount: inCurrency(each.requested, each.program.currency),
    currency: each.program.currency,
    status: each.status,
    ...times(each),
    decisionReason: each.reason,
  };
}

function entry({ request: of, kind, units, booked }: EntryDraft, index: number, numbers: Numbering<RequestDraft>): CsvRecord {
  return {
    source: register,
    externalId: numbered('LED', index),
    'fundingRequest.source': register,
    'fundingRequest.externalId': named(numbers, of),
    kind,
    amount: inCurrency(units, of.program.currency),
    currency: of.program.currency,
    bookedOn: dayText(booked),
  };
}
