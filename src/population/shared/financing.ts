import { date, type Day } from '../days';
import { quartersUntil } from '../../rules/fiscal-calendar';
import { factorOf, inCurrency, roundedDown, scaleOf } from '../money';
import { evenedPlaces, places, type Place } from '../places';
import { Random, weighted, type Shares } from '../random';
import { Texts, type Reference } from '../sink/tables';
import {
  eligibleFor,
  financingKinds,
  namedFinancing,
  type FinancingKind,
  type NamedFinancing,
  type QualificationSlug,
} from '../program';
import type { World } from '../world';

type Status = 'PLANNED' | 'OPEN' | 'CLOSED';

/** A financing program. One that is planned takes no request. */
export interface Financing extends Reference {
  readonly name: Texts;
  readonly kind: FinancingKind;
  readonly status: Status;
  readonly opens: Day;
  /** The last day on which it takes requests. */
  readonly closes: Day;
  readonly currency: string;
  readonly countries: readonly string[];
  readonly qualifications: readonly QualificationSlug[];
  /** What was approved in all, in the smallest unit of the currency. */
  approved: number;
}

/** How many the definition has. */
const defined = 2;

const statuses: Shares<Status> = [
  ['OPEN', 30],
  ['CLOSED', 62],
  ['PLANNED', 8],
];

/** The financing programs of a population, and which of them take requests from the partners of a country. */
export class FinancingPrograms {
  private readonly all: readonly Financing[];
  private readonly byCountry = new Map<string, Financing[]>();

  constructor(private readonly world: World) {
    const { seed, scale } = world;
    const random = new Random(seed).fork('financing');
    this.all = Array.from({ length: Math.max(0, scale.financingPrograms - defined) }, (_, index) => {
      const named = namedFinancing[index];
      return named ? fromNamed(world, named, index) : made(world, random, index);
    });
    for (const financing of this.all) {
      if (financing.status === 'PLANNED') continue;
      for (const country of financing.countries)
        this.byCountry.set(country, [...(this.byCountry.get(country) ?? []), financing]);
    }
  }

  of({ country }: Place): readonly Financing[] {
    return this.byCountry.get(country) ?? [];
  }

  /** Adds their rows. How large the budgets must be is known only when all requests are. */
  add(): void {
    const { sheets, definition, launch, today } = this.world;
    for (const financing of this.all) {
      const { names, name, status, opens, closes, currency, kind } = financing;
      const planned = status === 'PLANNED';
      const budget = budgetOf(financing);
      const recorded = planned ? today : Math.max(launch, opens);
      sheets.financing.add(
        recorded,
        [
          ...[
            names[0] as string,
            name,
            definition.of('financingKind', kind.code),
            status,
            planned ? null : date(opens),
            planned ? null : date(closes),
          ],
          ...[inCurrency(budget, currency), currency, definition.program],
        ],
        {
          lists: [
            financing.countries.map((code) => definition.of('country', code)),
            financing.qualifications.map((slug) => definition.of('qualification', slug)),
          ],
        },
      );
      if (!planned) this.plan(financing, budget, recorded);
    }
  }

  /** Spreads a budget evenly over the fiscal quarters in which the financing program takes requests. */
  private plan(financing: Financing, budget: number, recorded: Day): void {
    const { sheets, definition } = this.world;
    const { opens, closes, currency } = financing;
    // The fiscal year of a number begins in the calendar year before. A calendar may end before the financing program does.
    const quarters = quartersUntil(Number(date(opens).slice(0, 4)), date(closes))
      .filter(({ endsOn }) => endsOn >= date(opens))
      .flatMap(({ code }) => definition.quarter(code) ?? []);
    const part = roundedDown(Math.floor(budget / quarters.length), currency);
    for (const [index, quarter] of quarters.entries()) {
      const amount = index === 0 ? budget - part * (quarters.length - 1) : part;
      sheets.budgets.add(recorded, [inCurrency(amount, currency), currency, financing, quarter]);
    }
  }
}

function fromNamed({ launch, today, definition }: World, named: NamedFinancing, index: number): Financing {
  const kind = financingKinds.find((each) => each.code === named.kind) as FinancingKind;
  const { code, english, french, status, currency, countries } = named;
  const at = (share: number): Day => launch + Math.floor((today - launch) * share);
  return {
    ...{ key: definition.firstFinancing + index, names: [code], name: new Texts(english, french), kind, status },
    opens: at(named.opens),
    closes: status === 'OPEN' ? today + named.closes : at(named.closes),
    ...{ currency, countries, qualifications: eligibleFor(kind), approved: 0 },
  };
}

function made({ launch, today, definition }: World, random: Random, index: number): Financing {
  const { currency } = weighted(random.fraction(), evenedPlaces);
  const countries = places.filter((each) => each.currency === currency).map(({ country }) => country);
  const kind = random.pick(financingKinds);
  const status = weighted(random.fraction(), statuses);
  const elapsed = today - launch;
  const length = random.integer(Math.min(150, Math.floor(elapsed / 4)), Math.min(800, Math.floor(elapsed / 2)));
  const closes = status === 'OPEN' ? today + random.integer(20, 400) : today - random.integer(1, elapsed - length);
  return {
    key: definition.firstFinancing + index,
    names: [`${kind.letters}-${currency}-${String(index + 1).padStart(4, '0')}`],
    name: new Texts(`${kind.title} (${currency}) ${index + 1}`, null),
    ...{ kind, status, opens: (status === 'OPEN' ? today : closes) - length, closes },
    ...{ currency, countries, qualifications: eligibleFor(kind), approved: 0 },
  };
}

/** A round budget above all that was approved, in the smallest unit of the currency. */
function budgetOf({ approved, currency }: Financing): number {
  const step = 100_000 * factorOf(currency) * 10 ** scaleOf(currency);
  return Math.max(1, Math.ceil((approved * 1.1) / step)) * step;
}
