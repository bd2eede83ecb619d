import { namedDistributors } from '../cast';
import { date, type Day } from '../days';
import { evenedPlaces, placeOf, type Place } from '../places';
import { Random, weighted } from '../random';
import type { Reference } from '../sink/tables';
import { trades, weathers } from '../words';
import type { World } from '../world';

export interface Distributor extends Reference {
  readonly name: string;
  readonly place: Place;
  readonly parent: Distributor | null;
  /** The codes of the countries of its agreements. */
  readonly countries: Set<string>;
}

/** The distributors of a population: the named ones first, the largest before all others. */
export class Distributors {
  readonly largest: Distributor;
  private readonly all: readonly Distributor[];
  private readonly near = new Map<string, readonly Distributor[]>();

  constructor(private readonly world: World) {
    const { scale, seed } = world;
    const random = new Random(seed).fork('distributors');
    const all: Distributor[] = [];
    for (let index = 0; index < scale.distributors; index++) all.push(distributor(random, all, index));
    this.all = all;
    this.largest = all[0] as Distributor;
  }

  /** A distributor of the partner's country, never the largest. Without one there, or in 3 of 10 cases, one of its region. */
  nearest(random: Random, { country, region }: Place): Distributor {
    const local = this.at(country, (place) => place.country === country);
    return random.pick(
      local.length > 0 && random.chance(0.7) ? local : this.at(region, (place) => place.region === region),
    );
  }

  private at(name: string, matches: (place: Place) => boolean): readonly Distributor[] {
    let found = this.near.get(name);
    if (!found) this.near.set(name, (found = this.all.slice(1).filter(({ place }) => matches(place))));
    return found;
  }

  /** Adds their rows. It is known at the end only in which countries they are at work. */
  add(): void {
    const { sheets, definition, seed, launch } = this.world;
    const random = new Random(seed).fork('enablements');
    const country = (code: string): Reference => definition.of('country', code);
    this.all.forEach((each, index) => {
      const { names, name, place, parent, countries } = each;
      const slug = names[0] as string;
      const external = index % 3 === 0 ? null : { source: 'erp', id: `D${1000 + index}` };
      const lists = [[...countries].sort().map(country)];
      const cells = [slug, name, `https://${slug}.example.com`, country(place.country), parent];
      sheets.distributors.add(launch, cells, { lists, external });
    });
    for (const each of this.all)
      for (const service of definition.services) if (!random.chance(0.2)) this.enable(random, each, service);
  }

  /** How far a distributor is in a collaborative service. */
  private enable(random: Random, distributor: Distributor, service: Reference): void {
    const { sheets, launch, today } = this.world;
    const status = random.pick(['PLANNED', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED', 'COMPLETED'] as const);
    const started: Day | null = status === 'PLANNED' ? null : random.integer(launch, today - 1);
    const completed = started !== null && status === 'COMPLETED' ? random.integer(started, today) : null;
    const progress = status === 'PLANNED' ? 0 : status === 'COMPLETED' ? 100 : random.integer(0, 19) * 5;
    const cells = [status, progress, date(started), date(completed), distributor, service];
    sheets.enablements.add(started ?? launch, cells);
  }
}

function distributor(random: Random, before: readonly Distributor[], index: number): Distributor {
  const named = namedDistributors[index];
  const place = named ? placeOf(named.country) : weighted(random.fraction(), evenedPlaces);
  const [weather, trade] = [random.pick(weathers), random.pick(trades)];
  const name = named?.name ?? `${weather} ${trade} ${place.country}`;
  const slug = named?.slug ?? `${name.toLowerCase().replaceAll(' ', '-')}-${index + 1}`;
  // Groups have a head, some of whose members stand above others.
  const head = named ? named.parent : random.chance(0.5) ? random.integer(0, Math.min(11, index - 1)) : undefined;
  const parent = head === undefined ? null : (before[head] as Distributor);
  return { key: index + 1, names: [slug], name, place, parent, countries: new Set([place.country]) };
}
