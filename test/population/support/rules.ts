import { definedRows, type Row } from '../../exchange/support/files';
import {
  breaches,
  builderBreaches,
  butForFew,
  inWords,
  onMarket,
  resellerBreaches,
  wasProvider,
} from './award-breaches';
import { day, key, list } from './cells';
import { money, requests } from './funding-rules';
import { covers, type PopulationRows } from './population-rows';

/**
 * The rules of the domain, checked on the rows of the generated files only, without the generator. Each
 * rule returns the rows that break it, in words.
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
