import { contains, type Day, type Instant } from './days';
import { decimal, inForce } from './engagements';
import { instantOf, timesOfDay } from './careers';
import { scaleOf } from './places';
import type {
  ApplicationDraft,
  Career,
  DistributionDraft,
  DistributorDraft,
  PartnerDraft,
  QualificationSlug,
  Settings,
} from './population';
import type { Random } from './random';

type RequestStatus = 'DRAFT' | 'SUBMITTED' | 'IN_REVIEW' | 'APPROVED' | 'REJECTED' | 'CANCELLED' | 'PAID';

export interface FinancingProgramDraft {
  readonly code: string;
  readonly kind: 'CLOUD_INFRASTRUCTURE' | 'JOINT_MARKETING';
  readonly english: string;
  readonly french: string | null;
  readonly status: 'OPEN' | 'CLOSED';
  readonly opens: Day;
  /** The last day on which it takes requests. */
  readonly closes: Day;
  readonly currency: string;
  readonly qualifications: readonly QualificationSlug[];
  readonly countries: readonly string[];
  /** How much is asked for at a time, in whole units of the currency. */
  readonly range: readonly [number, number];
}

export interface RequestDraft {
  readonly program: FinancingProgramDraft;
  readonly partner: PartnerDraft;
  readonly distributor: DistributorDraft | null;
  readonly status: RequestStatus;
  readonly purpose: string;
  /** In the smallest unit of the currency. */
  readonly requested: number;
  readonly submitted: Instant | null;
  readonly reviewed: Instant | null;
  readonly decided: Instant | null;
  readonly reason: string | null;
}

/** How many requests each program gets, by status; only an open one has some that wait. */
const statusCounts: readonly [RequestStatus, number][] = [
  ['DRAFT', 12],
  ['SUBMITTED', 14],
  ['IN_REVIEW', 12],
  ['REJECTED', 14],
  ['CANCELLED', 8],
  ['APPROVED', 38],
  ['PAID', 52],
];
const waiting: readonly RequestStatus[] = ['DRAFT', 'SUBMITTED', 'IN_REVIEW'];

export const purposes: Readonly<Record<FinancingProgramDraft['kind'], readonly string[]>> = {
  CLOUD_INFRASTRUCTURE: [
    'Two racks for a second data center.',
    'Storage for a backup service.',
    "Extension d'un cloud privé.",
    'A test bed for customers.',
  ],
  JOINT_MARKETING: [
    'A breakfast for hospital directors.',
    'Stand at a regional fair.',
    'Campagne dans la presse locale.',
    'A series of web seminars, "Clouds & Cocoa".',
  ],
};

/** The financing programs that are open or closed; the two that are being prepared are part of the definition. */
export function makeFinancingPrograms({ launch, today }: Settings): FinancingProgramDraft[] {
  const part = (share: number): Day => launch + Math.floor((today - launch) * share);
  return [
    {
      code: 'CPP-CLOUD-INFRASTRUCTURE-EMEA',
      kind: 'CLOUD_INFRASTRUCTURE',
      english: 'Cloud infrastructures in Europe',
      french: 'Infrastructures cloud en Europe',
      status: 'OPEN',
      opens: part(0.4),
      closes: today + 200,
      currency: 'EUR',
      qualifications: ['cpp-builder', 'cpp-provider'],
      countries: ['FR', 'DE', 'ES', 'IT', 'NL', 'BE', 'GR', 'IE', 'PT'],
      range: [8_000, 160_000],
    },
    {
      code: 'CPP-CLOUD-INFRASTRUCTURE-AMERICAS',
      kind: 'CLOUD_INFRASTRUCTURE',
      english: 'Cloud infrastructures in the Americas',
      french: null,
      status: 'OPEN',
      opens: part(0.55),
      closes: today + 45,
      currency: 'USD',
      qualifications: ['cpp-builder', 'cpp-provider'],
      countries: ['US', 'CA', 'BR', 'MX'],
      range: [10_000, 200_000],
    },
    {
      code: 'CPP-JOINT-MARKETING-GULF',
      kind: 'JOINT_MARKETING',
      english: 'Joint marketing in the Gulf',
      french: 'Marketing commun dans le Golfe',
      status: 'CLOSED',
      opens: part(0.3),
      closes: part(0.8),
      currency: 'KWD',
      qualifications: ['cpp-builder', 'cpp-provider', 'cpp-services-reseller'],
      countries: ['KW', 'AE'],
      range: [900, 9_000],
    },
    {
      code: 'CPP-JOINT-MARKETING-JAPAN',
      kind: 'JOINT_MARKETING',
      english: 'Joint marketing in Japan',
      french: null,
      status: 'OPEN',
      opens: part(0.5),
      closes: today + 120,
      currency: 'JPY',
      qualifications: ['cpp-builder', 'cpp-provider', 'cpp-services-reseller'],
      countries: ['JP'],
      range: [300_000, 6_000_000],
    },
  ];
}

/** How the requests are shared among the programs, in the order above. */
const shares = [0.5, 0.27, 0.09, 0.14];

interface Past {
  readonly careers: readonly Career[];
  readonly applications: readonly ApplicationDraft[];
  readonly distribution: readonly DistributionDraft[];
}

/** The requests; each partner was eligible on the day of the submission, on that of the decision, and where it waits, today. */
export function makeRequests(
  settings: Settings,
  programs: readonly FinancingProgramDraft[],
  partners: readonly PartnerDraft[],
  past: Past,
): RequestDraft[] {
  const random = settings.random.fork('requests');
  const requests: RequestDraft[] = [];
  for (const [status, count] of statusCounts) {
    for (let made = 0, tried = 0; made < count && tried < 400 * count; tried++) {
      const request = makeRequest(settings, random, pickProgram(random, programs), partners, past, status);
      if (!request) continue;
      requests.push(request);
      made++;
    }
  }
  return random.shuffled(requests);
}

function pickProgram(random: Random, programs: readonly FinancingProgramDraft[]): FinancingProgramDraft {
  let left = random.fraction();
  return programs.find((_, index) => (left -= shares[index] as number) < 0) ?? (programs[0] as FinancingProgramDraft);
}

function makeRequest(
  { today }: Settings,
  random: Random,
  program: FinancingProgramDraft,
  partners: readonly PartnerDraft[],
  past: Past,
  status: RequestStatus,
): RequestDraft | undefined {
  const open = waiting.includes(status);
  if (open && program.status !== 'OPEN') return undefined;
  const partner = random.pick(
    partners.filter(
      ({ place, status: standing }) => standing === 'ACTIVE' && program.countries.includes(place.country),
    ),
  );
  const latest = Math.min(program.closes, today - 1);
  const earliest = open ? Math.max(program.opens, today - 60) : program.opens;
  const submitted = random.integer(earliest, Math.max(earliest, latest - 8));
  const reviewed = random.integer(submitted, Math.min(latest, submitted + 20));
  const decided = random.integer(reviewed, Math.min(latest, reviewed + 20));
  const days = [submitted, ...(open ? [today] : [decided])];
  if (!days.every((day) => eligible(program, partner, day, past))) return undefined;

  const [first = 0, second = 0, third = 0] = timesOfDay(random, 3);
  const reached = status === 'CANCELLED' ? random.pick(['SUBMITTED', 'IN_REVIEW'] as const) : status;
  const served = past.distribution.filter(
    (agreement) => agreement.partner === partner && contains(agreement, submitted),
  );
  return {
    program,
    partner,
    distributor: served.length > 0 && random.chance(0.5) ? random.pick(served).distributor : null,
    status,
    purpose: random.pick(purposes[program.kind]),
    requested: amount(random, program),
    submitted: reached === 'DRAFT' ? null : { day: submitted, time: first },
    reviewed: reached === 'DRAFT' || reached === 'SUBMITTED' ? null : { day: reviewed, time: second },
    decided: open
      ? null
      : reached === 'SUBMITTED'
        ? { day: decided, time: Math.max(first, instantOf(random, decided).time) }
        : { day: decided, time: third },
    reason:
      !open && random.chance(0.5) ? random.pick(['Within the plan.', 'Conforme au plan.', 'Not this quarter.']) : null,
  };
}

/** Rule 10: the window, the country, and a qualification that is held or applied for. */
function eligible(
  program: FinancingProgramDraft,
  partner: PartnerDraft,
  day: Day,
  { careers, applications }: Past,
): boolean {
  if (day < program.opens || day > program.closes) return false;
  const holds = careers.some(
    (career) =>
      career.partner === partner &&
      program.qualifications.includes(career.qualification) &&
      career.awards.some((award) => inForce(award, day)),
  );
  return (
    holds ||
    applications.some(
      (application) =>
        application.partner === partner &&
        program.qualifications.includes(application.qualification) &&
        pending(application, day),
    )
  );
}

/** Whether an application was handed in and not yet decided on the whole of a day. */
function pending({ submitted, decided }: ApplicationDraft, day: Day): boolean {
  return submitted !== null && submitted.day < day && (decided === null || decided.day > day);
}

function amount(random: Random, { range: [least, most], currency }: FinancingProgramDraft): number {
  const unit = 10 ** scaleOf(currency);
  const whole = random.integer(least, most);
  return random.chance(0.5) ? (whole - (whole % 100)) * unit : whole * unit + random.integer(0, unit - 1);
}

/** An amount in the smallest unit of its currency as a decimal number. */
export function inCurrency(units: number, currency: string): string {
  const scale = scaleOf(currency);
  return decimal(Math.floor(units / 10 ** scale), units % 10 ** scale, scale);
}
