import type { Day } from '../demo/days';
import { scaleOf, type Place } from '../demo/places';
import type { QualificationSlug } from '../demo/population';
import { Random } from '../demo/random';
import { inCurrency } from '../demo/financing';
import { weighted } from './allotment';
import { qualifications } from './applications';
import { places } from './places';
import { date } from './sheet';
import type { World } from './world';

type FinancingKind = 'CLOUD_INFRASTRUCTURE' | 'JOINT_MARKETING';

/** A financing program that is open or closed; those that are only planned take no request. */
export interface Financing {
  readonly key: number;
  readonly kind: FinancingKind;
  readonly open: boolean;
  readonly opens: Day;
  /** The last day on which it takes requests. */
  readonly closes: Day;
  readonly currency: string;
  readonly qualifications: readonly QualificationSlug[];
  /** What was approved in all, in the smallest unit of the currency. */
  approved: number;
}

/** How many there are in the definition. */
const defined = 2;

/** About how many units of a currency are worth a euro, where they are many. */
const factors: Readonly<Record<string, number>> = { JPY: 110, KRW: 1400, INR: 80 };

export function factorOf(currency: string): number {
  return factors[currency] ?? 1;
}

interface Draft {
  readonly code: string;
  readonly name: string;
  readonly status: 'PLANNED' | 'OPEN' | 'CLOSED';
  readonly countries: readonly string[];
  readonly financing: Financing;
}

/** The financing programs, and which of them take requests from the partners of a country. */
export class FinancingPrograms {
  private readonly drafts: readonly Draft[];
  private readonly byCountry = new Map<string, Financing[]>();

  constructor(private readonly world: World) {
    const random = new Random(world.seed).fork('financing');
    this.drafts = Array.from({ length: Math.max(0, world.scale.financingPrograms - defined) }, (_, index) =>
      draft(world, random, index),
    );
    for (const { status, countries, financing } of this.drafts) {
      if (status === 'PLANNED') continue;
      for (const country of countries) this.byCountry.set(country, [...(this.byCountry.get(country) ?? []), financing]);
    }
  }

  of({ country }: Place): readonly Financing[] {
    return this.byCountry.get(country) ?? [];
  }

  /** Writes them, when it is known how much was approved. */
  write(): void {
    const { sheets, keys, launch, today } = this.world;
    for (const { code, name, status, countries, financing } of this.drafts) {
      const { opens, closes, currency, kind } = financing;
      const planned = status === 'PLANNED';
      const key = sheets.financing.add(planned ? today : Math.max(launch, opens), [
        code,
        JSON.stringify({ en: name }),
        kind,
        status,
        planned ? null : date(opens),
        planned ? null : date(closes),
        inCurrency(budget(financing), currency),
        currency,
        keys.program,
      ]);
      for (const country of countries) sheets.financingCountries.link(key, keys.countries.get(country) as number);
      for (const qualification of financing.qualifications)
        sheets.financingQualifications.link(key, keys.qualifications.get(qualification) as number);
    }
  }
}

const titles: Readonly<Record<FinancingKind, string>> = {
  CLOUD_INFRASTRUCTURE: 'Cloud infrastructures',
  JOINT_MARKETING: 'Joint marketing',
};

function draft({ launch, today, keys }: World, random: Random, index: number): Draft {
  const place = weighted(random, weights);
  const { currency } = place;
  const countries = places.filter((each) => each.currency === currency).map(({ country }) => country);
  const kind = random.chance(0.5) ? 'CLOUD_INFRASTRUCTURE' : 'JOINT_MARKETING';
  // The first ones are of each status, also where there are few.
  const status = (['OPEN', 'CLOSED', 'PLANNED'] as const)[index] ?? weighted(random, statuses);
  const elapsed = today - launch;
  const length = random.integer(Math.min(150, Math.floor(elapsed / 4)), Math.min(800, Math.floor(elapsed / 2)));
  const closes = status === 'OPEN' ? today + random.integer(20, 400) : today - random.integer(1, elapsed - length);
  const opens = status === 'OPEN' ? today - length : closes - length;
  const letters = kind === 'JOINT_MARKETING' ? 'MARKETING' : 'INFRASTRUCTURE';
  return {
    code: `CPP-${letters}-${currency}-${String(index + 1).padStart(4, '0')}`,
    name: `${titles[kind]} (${currency}) ${index + 1}`,
    status,
    countries,
    financing: {
      key: keys.nextFinancingProgram + index,
      kind,
      open: status === 'OPEN',
      opens,
      closes,
      currency,
      qualifications: kind === 'JOINT_MARKETING' ? qualifications : qualifications.slice(0, 2),
      approved: 0,
    },
  };
}

const statuses: readonly (readonly [Draft['status'], number])[] = [
  ['OPEN', 30],
  ['CLOSED', 62],
  ['PLANNED', 8],
];
const weights = places.map((place) => [place, Math.sqrt(place.partners)] as const);

/** A round budget above all that was approved. */
function budget({ approved, currency }: Financing): number {
  const step = 100_000 * factorOf(currency) * 10 ** scaleOf(currency);
  return Math.max(1, Math.ceil((approved * 1.1) / step)) * step;
}
