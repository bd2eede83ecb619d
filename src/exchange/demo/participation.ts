import type { Day, Span } from './days';
import type { DistributorDraft, PartnerDraft, Settings } from './population';

export interface TierDraft {
  readonly code: string;
  readonly english: string;
  readonly french: string;
  readonly rank: number;
}

export interface EnrolmentDraft extends Span {
  readonly partner: PartnerDraft;
  /** The code of its tier. */
  readonly tier: string | null;
}

export interface ServiceDraft {
  readonly code: string;
  readonly english: string;
  readonly french: string | null;
  readonly summary: string;
  readonly frenchSummary: string | null;
}

export interface EnablementDraft {
  readonly distributor: DistributorDraft;
  /** The code of the service. */
  readonly service: string;
  readonly status: 'PLANNED' | 'IN_PROGRESS' | 'COMPLETED';
  readonly progress: number;
  readonly started: Day | null;
  readonly completed: Day | null;
}

export const tiers: readonly TierDraft[] = [
  { code: 'SELECT', english: 'Select', french: 'Sélection', rank: 1 },
  { code: 'PREMIER', english: 'Premier', french: 'Premier', rank: 2 },
  { code: 'GOLD', english: 'Gold', french: 'Or', rank: 3 },
];

export const services: readonly ServiceDraft[] = [
  {
    code: 'CPP-ARCHITECTURE-WORKSHOPS',
    english: 'Architecture workshops',
    french: "Ateliers d'architecture",
    summary: 'Designing a first cloud together with the architects of the vendor.',
    frenchSummary: 'Concevoir un premier cloud avec les architectes du constructeur.',
  },
  {
    code: 'CPP-BILLING-DESK',
    english: 'Billing desk',
    french: null,
    summary: 'From the sale of boxes to monthly bills.',
    frenchSummary: null,
  },
  {
    code: 'CPP-DEMONSTRATION-CLOUD',
    english: 'Demonstration cloud',
    french: 'Cloud de démonstration',
    summary: 'A cloud to show to partners, run by the distributor itself.',
    frenchSummary: 'Un cloud à montrer aux partenaires, exploité par le distributeur lui-même.',
  },
];

/** The service that the definition of the program brings. */
const definedService = 'CPP-COLLABORATIVE-SERVICES';

/** Each partner's time in the program; some rise to another tier, some pause, some have no tier. */
export function makeEnrolments(settings: Settings, partners: readonly PartnerDraft[]): EnrolmentDraft[] {
  const random = settings.random.fork('enrolments');
  const { today } = settings;
  return partners.flatMap((partner) => {
    const { enrolled: from, closed: to } = partner;
    if (from === null) return [];
    const tier = random.chance(0.1) ? null : (random.pick(tiers) as TierDraft).code;
    const end = to ?? (random.chance(0.1) ? today + random.integer(30, 400) : null);
    const change = random.integer(from + 20, Math.max(from + 21, Math.min(to ?? today, today)));
    if (!random.chance(0.35) || change >= (end ?? Infinity)) return [{ partner, tier, from, to: end }];
    return [
      { partner, tier, from, to: change },
      { partner, tier: random.pick(tiers).code, from: change, to: end },
    ];
  });
}

/** How far the distributors are; not every one takes part in every service. */
export function makeEnablements(settings: Settings, distributors: readonly DistributorDraft[]): EnablementDraft[] {
  const random = settings.random.fork('enablements');
  const { launch, today } = settings;
  const codes = [definedService, ...services.map(({ code }) => code)];
  return distributors.flatMap((distributor) =>
    codes
      .filter((code) => code === definedService || random.chance(0.8))
      .map((service): EnablementDraft => {
        const status = random.pick(['PLANNED', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED', 'COMPLETED'] as const);
        const started = random.integer(launch, today - 1);
        switch (status) {
          case 'PLANNED':
            return { distributor, service, status, progress: 0, started: null, completed: null };
          case 'IN_PROGRESS':
            return { distributor, service, status, progress: random.integer(0, 19) * 5, started, completed: null };
          case 'COMPLETED':
            return { distributor, service, status, progress: 100, started, completed: random.integer(started, today) };
        }
      }),
  );
}
