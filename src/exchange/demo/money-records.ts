import type { CsvRecord } from '../format/csv-file';
import { dayText } from './days';
import type { EngagementDraft } from './engagements';
import { inCurrency, type FinancingProgramDraft, type RequestDraft } from './financing';
import { budgetOf, type EntryDraft } from './ledger';
import { program } from './population';
import { named, numbered, register, times, type Numbering } from './records';

export function engagement(each: EngagementDraft, index: number): CsvRecord {
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

export function financingProgram(each: FinancingProgramDraft, ledger: readonly EntryDraft[]): CsvRecord {
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

export function request(each: RequestDraft, numbers: Numbering<RequestDraft>): CsvRecord {
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

export function entry(
  { request: of, kind, units, booked }: EntryDraft,
  index: number,
  numbers: Numbering<RequestDraft>,
): CsvRecord {
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
