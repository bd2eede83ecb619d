import type { Row } from '../../exchange/support/files';
import { holds } from './award-breaches';
import { day, list } from './cells';
import type { PopulationRows } from './population-rows';

/** Funding requests and financing programs whose ledger breaks a rule, in words. */
export function money(population: PopulationRows): string[] {
  const broken: string[] = [];
  const programs = new Map(population.of('financing-programs').map((row) => [row.code, row]));
  const scale = (text: string | null | undefined): bigint => BigInt((text ?? '').replace('.', ''));
  const committed = new Map<string, Map<string, bigint>>();
  for (const request of population.of('funding-requests')) {
    const program = programs.get(request.financingProgram ?? null);
    if (program?.currency !== request.currency) broken.push(`${request.externalId} in ${request.currency}`);
    const entries = population
      .of('ledger-entries')
      .filter((row) => row['fundingRequest.externalId'] === request.externalId);
    for (const on of new Set(entries.map((row) => row.bookedOn as string))) {
      const until = entries.filter((row) => (row.bookedOn as string) <= on);
      const sum = (kind: string): bigint =>
        until.filter((row) => row.kind === kind).reduce((total, row) => total + scale(row.amount), 0n);
      const approved = sum('APPROVE') - sum('RELEASE');
      if (sum('PAY') > approved || approved > scale(request.requestedAmount))
        broken.push(`${request.externalId} on ${on}`);
    }
    for (const { kind, amount, bookedOn, currency } of entries) {
      if (currency !== request.currency) broken.push(`${request.externalId} booked in ${currency}`);
      if ((bookedOn as string) > population.day || (bookedOn as string) < day(request.decidedAt))
        broken.push(`${request.externalId} booked on ${bookedOn}`);
      if (kind === 'PAY') continue;
      const days = committed.get(program?.code as string) ?? new Map<string, bigint>();
      days.set(
        bookedOn as string,
        (days.get(bookedOn as string) ?? 0n) + (kind === 'APPROVE' ? scale(amount) : -scale(amount)),
      );
      committed.set(program?.code as string, days);
    }
    const paid = request.status === 'PAID';
    if (paid !== (entries.some(({ kind }) => kind === 'PAY') && paid))
      broken.push(`${request.externalId} is PAID without a payment`);
    if (entries.length > 0 !== (paid || request.status === 'APPROVED'))
      broken.push(`${request.externalId} is ${request.status} with ${entries.length} entries`);
  }
  for (const [code, days] of committed) {
    let total = 0n;
    for (const on of [...days.keys()].sort()) {
      total += days.get(on) as bigint;
      if (total > scale(programs.get(code)?.budgetAmount)) broken.push(`${code} on ${on}`);
    }
  }
  return broken;
}

/** Funding requests that were not allowed on the day on which they were submitted or decided, in words. */
export function requests(population: PopulationRows): string[] {
  const programs = new Map(population.of('financing-programs').map((row) => [row.code, row]));
  const partners = new Map(population.of('partners').map((row) => [row.slug, row]));
  const eligible = (request: Row, on: string): boolean => {
    const program = programs.get(request.financingProgram ?? null) as Row;
    const qualifications = list(program.eligibleQualifications);
    const partner = request.partner as string;
    const window =
      (program.opensOn as string) <= on && (program.closesOn === null || on <= (program.closesOn as string));
    const applied = population
      .of('qualification-applications')
      .some(
        (row) =>
          row.partner === partner &&
          qualifications.includes(row.qualification as string) &&
          row.submittedAt !== null &&
          day(row.submittedAt) <= on &&
          (row.decidedAt === null || day(row.decidedAt) > on),
      );
    return (
      window &&
      list(program.countries).includes(partners.get(partner)?.country as string) &&
      (applied || qualifications.some((qualification) => holds(population, partner, qualification, on)))
    );
  };
  return population.of('funding-requests').flatMap((request) => {
    const waits = ['DRAFT', 'SUBMITTED', 'IN_REVIEW'].includes(request.status as string);
    const program = programs.get(request.financingProgram ?? null);
    const days = [request.submittedAt, request.decidedAt].filter((instant) => instant !== null).map(day);
    const wrong = [...days, ...(waits ? [population.day] : [])].filter((on) => !eligible(request, on));
    const shut = program?.status === 'PLANNED' || (waits && program?.status !== 'OPEN');
    return shut || wrong.length > 0 ? [`${request.externalId} ${request.status} on ${wrong.join(', ')}`] : [];
  });
}
