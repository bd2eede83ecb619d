import { definedRows, type Row } from '../../exchange/support/files';
import { day, key } from './cells';
import { covers, type PopulationRows } from './population-rows';

/** Whether an offering is published on a day. */
export function onMarket(row: Row, on: string): boolean {
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

/** Whether an award is in force on a day: its period covers the day, and no suspension does. */
function counts(population: PopulationRows, award: Row, on: string): boolean {
  return covers(award, on) && !suspensionsOf(population, award).some((row) => covers(row, on));
}

/** Whether a partner holds a qualification on a day. */
export function holds(population: PopulationRows, partner: string, qualification: string, on: string): boolean {
  return population
    .of('awards')
    .some((row) => row.partner === partner && row.qualification === qualification && counts(population, row, on));
}

/** Whether a partner is a provider on a day. */
export function wasProvider(population: PopulationRows, partner: string, on: string): boolean {
  return holds(population, partner, 'cpp-provider', on);
}

/** A day on which the requirement of an award is not met. */
interface Breach {
  readonly award: Row;
  readonly on: string;
  /** Whether it is the day of the decision. */
  readonly decision: boolean;
}

export function inWords({ award, on }: Breach): string {
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

/** The most awards of a qualification that may lack something in a demo. */
const few = 8;

/** The breaches in words, except those of a few awards in force that lack something since the decision. */
export function butForFew(population: PopulationRows, found: readonly Breach[]): string[] {
  const rare = new Set(found.map(({ award }) => key(award))).size <= few;
  return found
    .filter(({ award, decision }) => !rare || decision || !counts(population, award, population.day))
    .map(inWords);
}

/**
 * The awards whose requirement was not met on the day of the decision, or is not met on a day on which the award is in force.
 * Facts change only at the ends of periods, so only days up to today are tried on which something begins or ends.
 */
export function breaches(
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
