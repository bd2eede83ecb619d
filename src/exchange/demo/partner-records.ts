import type { CsvRecord } from '../format/csv-file';
import { dayText, optionalDayText } from './days';
import type { EnablementDraft, ServiceDraft } from './participation';
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
import { named, period, register, times, type Numbering } from './records';

export function service({ code, english, french, summary, frenchSummary }: ServiceDraft): CsvRecord {
  return { code, program, 'name.en': english, 'name.fr': french, 'summary.en': summary, 'summary.fr': frenchSummary };
}

export function distributor(
  { slug, name, place, parent }: DistributorDraft,
  agreements: readonly DistributionDraft[],
): CsvRecord {
  const countries = new Set([
    place.country,
    ...agreements.filter((each) => each.distributor.slug === slug).map(({ country }) => country),
  ]);
  return {
    slug,
    name,
    website: `https://${slug}.example.com`,
    country: place.country,
    countries: [...countries].sort().join('|'),
    parent: parent?.slug ?? null,
  };
}

export function partner(each: PartnerDraft, index: number): CsvRecord {
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

export function application(each: ApplicationDraft, numbers: Numbering<ApplicationDraft>): CsvRecord {
  const { partner: applicant, qualification, status, reason } = each;
  return {
    source: register,
    externalId: named(numbers, each),
    partner: applicant.slug,
    qualification,
    status,
    ...times(each),
    decisionReason: reason,
  };
}

export function awardKey(prefix: string, award: AwardDraft | null): CsvRecord {
  return {
    [`${prefix}.partner`]: award && award.partner.slug,
    [`${prefix}.qualification`]: award && award.qualification,
    [`${prefix}.validFrom`]: award && dayText(award.from),
  };
}

export function award(each: AwardDraft, numbers: Numbering<ApplicationDraft>): CsvRecord {
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

export function offering({
  partner: provider,
  name,
  summary,
  serviceModel,
  published,
  retired,
  technologies,
}: OfferingDraft): CsvRecord {
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

export function resale(each: ResaleDraft): CsvRecord {
  const { reseller, offering: resold, whiteLabel, brand } = each;
  return {
    reseller: reseller.slug,
    'offering.partner': resold.partner.slug,
    'offering.name': resold.name,
    ...period(each),
    whiteLabel,
    brandName: brand,
  };
}

export function distribution(each: DistributionDraft): CsvRecord {
  return {
    distributor: each.distributor.slug,
    partner: each.partner.slug,
    vendor: each.vendor,
    country: each.country,
    ...period(each),
    listed: each.listed,
  };
}

export function enablement({
  distributor: who,
  service: what,
  status,
  progress,
  started,
  completed,
}: EnablementDraft): CsvRecord {
  return {
    distributor: who.slug,
    service: what,
    status,
    progress,
    startedOn: optionalDayText(started),
    completedOn: optionalDayText(completed),
  };
}
