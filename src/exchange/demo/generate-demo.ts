import { today as todayOf, type Clock } from '../../clock';
import { StartError } from '../../start-error';
import { fiscalQuarters } from '../definition/fiscal-quarters';
import type { CsvFile } from '../format/csv-file';
import { makeOtherApplications } from './applications';
import { makeCareers } from './careers';
import { makeValidations } from './competences';
import { dayOf } from './days';
import { makeDistributionAgreements, makeDistributors } from './distribution';
import { makeEngagements } from './engagements';
import { makeFinancingPrograms, makeRequests } from './financing';
import { makeLedger } from './ledger';
import { makeOfferings } from './offerings';
import { makeEnablements, makeEnrolments, services, tiers } from './participation';
import { makePartners } from './partners';
import type { Settings, TechnologyFact } from './population';
import { Random } from './random';
import { makeResaleAgreements } from './resale';
import { demoFiles } from './tables';
import { makeTechnologyLinks } from './technologies';

/** The first day of the launch window, with which the story begins. */
export const launch = '2011-05-01';

/** The first day on which the story can stand: before it, too little can have happened. */
export const firstDemoDay = '2012-05-01';

/** The seed where none is given. */
export const defaultSeed = 2011;

export interface DemoOptions {
  /** The day on which the story stands, `YYYY-MM-DD`; history leads up to it, and some things are decided beyond. */
  readonly day: string;
  readonly seed: number;
  /** The technologies of the definition. */
  readonly technologies: readonly TechnologyFact[];
}

/** The day of a clock, or the first possible one where the clock stands before it. */
export function demoDay(clock: Clock): string {
  const day = todayOf(clock);
  return day < firstDemoDay ? firstDemoDay : day;
}

/**
 * The demo population in the import format: organisations that are plainly invented, with the program's whole history
 * from its launch to a day. The same seed and day give the same bytes.
 * @throws StartError for a day before the earliest possible one
 */
export function generateDemo({ day, seed, technologies }: DemoOptions): CsvFile[] {
  if (day < firstDemoDay)
    throw new StartError(
      `The demo's story begins in 2011 and needs a year: the day must be ${firstDemoDay} or later, not ${day}.`,
    );
  const settings: Settings = { random: new Random(seed), today: dayOf(day), launch: dayOf(launch), technologies };
  const partners = makePartners(settings);
  const careers = makeCareers(settings, partners);
  const awards = careers.flatMap((career) => career.awards);
  const applications = settings.random
    .fork('order')
    .shuffled([...awards.map(({ application }) => application), ...makeOtherApplications(settings, partners, careers)]);
  const offerings = makeOfferings(settings, partners, careers);
  const resale = makeResaleAgreements(settings, partners, careers, offerings);
  const distributors = makeDistributors();
  const distribution = makeDistributionAgreements(settings, partners, distributors);
  const financing = makeFinancingPrograms(settings);
  const requests = makeRequests(settings, financing, partners, { careers, applications, distribution });
  return [
    fiscalQuarters(day),
    ...demoFiles({
      tiers,
      services,
      distributors,
      partners,
      enrolments: makeEnrolments(settings, partners),
      validations: makeValidations(settings, partners, careers),
      applications,
      awards,
      offerings,
      resale,
      distribution,
      enablements: makeEnablements(settings, distributors),
      engagements: makeEngagements(settings, { careers, offerings, resale, distribution }),
      financing,
      requests,
      ledger: makeLedger(settings, requests),
      links: makeTechnologyLinks(settings, partners, offerings),
    }),
  ];
}
