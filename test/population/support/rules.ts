import { definedRows, type Row } from '../../exchange/support/files';
import { covers, type PopulationRows } from './population-rows';

/**
 * The rules of the domain, read off the rows of the generated files alone. Nothing here knows how they were generated. Each
 * rule gives the rows that break it, in words.
 */
export const rules: Readonly<Record<string, (population: PopulationRows) => string[]>> = {
  '1: awards, enrolments and suspensions do not overlap': (population) => [
    ...overlaps(population.of('awards'), ['partner', 'qualification']),
    ...overlaps(population.of('enrolments'), ['partner', 'program']),
    ...overlaps(population.of('award-suspensions'), ['award.partner', 'award.qualification', 'award.validFrom']),
  ],
  '2: an award stands on one approved application of its own': (population) => {
    const applications = new Map(population.of('qualification-applications').map((row) => [row.externalId, row]));
    const used = new Set<string | null>();
    return population.of('awards').flatMap((award) => {
      const id = award['application.externalId'] ?? null;
      const application = applications.get(id);
      const twice = used.has(id);
      used.add(id);
      const right =
        application?.status === 'APPROVED' &&
        application.partner === award.partner &&
        application.qualification === award.qualification &&
        day(application.decidedAt) <= (award.validFrom as string);
      return right && !twice ? [] : [`${key(award)} on ${id}`];
    });
  },
  '2 and 3: builders had every competence on the day of the decision, and have while the award counts, but for a few': (
    population,
  ) => butForFew(population, builderBreaches(population)),
  '2 and 4: providers had a published offering with a technology of the vendor, and have': (population) => {
    const own = new Set(
      definedRows('technologies.csv')
        .filter(({ vendor }) => vendor === 'cisco')
        .map(({ slug }) => slug),
    );
    return breaches(population, 'cpp-provider', (partner, on) =>
      population
        .of('offerings')
        .some(
          (row) => row.partner === partner && onMarket(row, on) && list(row.technologies).some((slug) => own.has(slug)),
        ),
    ).map(inWords);
  },
  "2 and 5: services resellers had a white label of another partner's published offering, who is a provider, and have, but for a few":
    (population) => butForFew(population, resellerBreaches(population)),
  '6: a partner holds each qualification at most once': (population) => {
    const held = population
      .of('awards')
      .filter((row) => covers(row, population.day))
      .map((row) => `${row.partner} ${row.qualification}`);
    return held.filter((each, index) => held.indexOf(each) !== index);
  },
  '7: engagements are indirect': (population) =>
    population.of('engagements').flatMap((row) => {
      const customer = row.customerPartner ?? null;
      const vendor = /cisco/i.test(row.customerName ?? '');
      const named =
        row.kind !== 'BUILD' ||
        row.customerKind !== 'PROVIDER' ||
        (customer !== null && wasProvider(population, customer, row.startedOn as string));
      return row.partner && !vendor && named && customer !== row.partner ? [] : [row.externalId as string];
    }),
  '8: money stays within what it comes from, on every day': (population) => money(population),
  '10: requests were allowed when they were handed in, when they were decided, and those that wait are today': (
    population,
  ) => requests(population),
  '11: states go with their times, and renewals with their predecessors': (population) => states(population),
};

function key(row: Row): string {
  return `${row.partner} ${row.qualification} ${row.validFrom}`;
}

function day(instant: string | null | undefined): string {
  return (instant ?? '9999').slice(0, 10);
}

function list(cell: string | null | undefined): string[] {
  return cell ? cell.split('|') : [];
}

function overlaps(rows: readonly Row[], owner: readonly string[]): string[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = owner.map((column) => row[column]).join(' ');
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups].flatMap(([name, group]) => {
    const sorted = group.toSorted((one, other) => ((one.validFrom as string) < (other.validFrom as string) ? -1 : 1));
    return sorted.flatMap((row, index) => {
      const next = sorted[index + 1];
      const empty = row.validTo !== null && (row.validTo as string) <= (row.validFrom as string);
      return empty || (next && (row.validTo === null || (row.validTo as string) > (next.validFrom as string)))
        ? [`${name} ${row.validFrom}`]
        : [];
    });
  });
}

function onMarket(row: Row, on: string): boolean {
  return covers(row, on, 'publishedOn', 'retiredOn');
}

function suspensionsOf(population: PopulationRows, award: Row): Row[] {
  return population
    .of('award-suspensions')
    .filter(
      (row) =>
        row['award.partner'] === award.partner &&
        row['award.qualification'] === award.qualification &&
        row['award.validFrom'] === award.validFrom,
    );
}

function counts(population: PopulationRows, award: Row, on: string): boolean {
  return covers(award, on) && !suspensionsOf(population, award).some((row) => covers(row, on));
}

function holds(population: PopulationRows, partner: string, qualification: string, on: string): boolean {
  return population
    .of('awards')
    .some((row) => row.partner === partner && row.qualification === qualification && counts(population, row, on));
}

function wasProvider(population: PopulationRows, partner: string, on: string): boolean {
  return holds(population, partner, 'cpp-provider', on);
}

/** A day on which the requirement of an award is not met. */
interface Breach {
  readonly award: Row;
  readonly on: string;
  /** Whether it is the day of the decision. */
  readonly decision: boolean;
}

function inWords({ award, on }: Breach): string {
  return `${key(award)} on ${on}`;
}

/** The builders' awards that lack a competence. */
export function builderBreaches(population: PopulationRows): Breach[] {
  const required = definedRows('requirements.csv').filter((row) => row.qualification === 'cpp-builder');
  return breaches(population, 'cpp-builder', (partner, on) =>
    required.every(({ competence }) =>
      population
        .of('competence-validations')
        .some((row) => row.partner === partner && row.competence === competence && covers(row, on)),
    ),
  );
}

/** The services resellers' awards that lack a white label. */
export function resellerBreaches(population: PopulationRows): Breach[] {
  const offerings = new Map(population.of('offerings').map((row) => [`${row.partner} ${row.name}`, row]));
  return breaches(population, 'cpp-services-reseller', (partner, on) =>
    population.of('resale-agreements').some((row) => {
      const provider = row['offering.partner'] as string;
      if (row.reseller !== partner || row.whiteLabel !== 'true' || provider === partner || !covers(row, on))
        return false;
      const offering = offerings.get(`${provider} ${row['offering.name']}`);
      return offering !== undefined && onMarket(offering, on) && holds(population, provider, 'cpp-provider', on);
    }),
  );
}

/** How many awards of a qualification may lack something at most, in a demo. */
const few = 8;

/** The breaches, unless they are those of a few awards in force that lack something since, which nobody has noticed. */
function butForFew(population: PopulationRows, found: readonly Breach[]): string[] {
  const rare = new Set(found.map(({ award }) => key(award))).size <= few;
  return found
    .filter(({ award, decision }) => !rare || decision || !counts(population, award, population.day))
    .map(inWords);
}

/**
 * The awards whose requirement was not met on the day of the decision, or is not met on a day on which the award counts.
 * Facts change only at the ends of periods, so those days are tried that begin or end something, up to today.
 */
function breaches(
  population: PopulationRows,
  qualification: string,
  met: (partner: string, on: string) => boolean,
): Breach[] {
  const applications = new Map(population.of('qualification-applications').map((row) => [row.externalId, row]));
  return population
    .of('awards')
    .filter((row) => row.qualification === qualification)
    .flatMap((award) => {
      const partner = award.partner as string;
      const decided = day(applications.get(award['application.externalId'] ?? null)?.decidedAt);
      const edges = [
        ...population.of('competence-validations').filter((row) => row.partner === partner),
        ...population.of('resale-agreements').filter((row) => row.reseller === partner),
        ...suspensionsOf(population, award),
        award,
      ].flatMap((row) => [row.validFrom ?? null, row.validTo ?? null]);
      const offered = population
        .of('offerings')
        .filter((row) => row.partner === partner)
        .flatMap((row) => [row.publishedOn ?? null, row.retiredOn ?? null]);
      const days = [...edges, ...offered, population.day].filter(
        (on) => on !== null && on <= population.day && counts(population, award, on),
      ) as string[];
      return [decided, ...days]
        .map((on, index): Breach => ({ award, on, decision: index === 0 }))
        .filter(({ on }) => !met(partner, on));
    });
}

function money(population: PopulationRows): string[] {
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

function requests(population: PopulationRows): string[] {
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

function states(population: PopulationRows): string[] {
  const awards = new Map(population.of('awards').map((row) => [key(row), row]));
  const renewals = population.of('awards').flatMap((award) => {
    if (award['previousAward.partner'] === null) return [];
    const previous = awards.get(
      `${award['previousAward.partner']} ${award['previousAward.qualification']} ${award['previousAward.validFrom']}`,
    );
    const right =
      previous?.partner === award.partner &&
      previous?.qualification === award.qualification &&
      previous?.endReason === 'RENEWED' &&
      previous.validTo === award.validFrom;
    return right ? [] : [`${key(award)} renews nothing`];
  });
  const renewed = population.of('awards').filter((row) => row.endReason === 'RENEWED').length;
  const suspensions = population.of('award-suspensions').flatMap((row) => {
    const award = awards.get(`${row['award.partner']} ${row['award.qualification']} ${row['award.validFrom']}`);
    const end = award?.validTo ?? null;
    const within =
      award &&
      (row.validFrom as string) >= (award.validFrom as string) &&
      (end === null || (row.validFrom as string) < end);
    const over = end !== null && end <= population.day;
    const ends = row.validTo === null ? !over : end === null || (row.validTo as string) <= end;
    return within && ends && (row.validFrom as string) <= population.day
      ? []
      : [`suspension ${row['award.partner']} ${row.validFrom}`];
  });
  const future = ['submittedAt', 'reviewStartedAt', 'decidedAt'].flatMap((column) =>
    [...population.of('qualification-applications'), ...population.of('funding-requests')]
      .filter((row) => row[column] !== null && day(row[column]) >= population.day)
      .map((row) => `${row.externalId} ${column}`),
  );
  const successors = population.of('awards').filter((row) => row['previousAward.partner'] !== null).length;
  return [
    ...renewals,
    ...suspensions,
    ...future,
    ...(renewed === successors ? [] : [`${renewed} awards were renewed by ${successors}`]),
  ];
}
