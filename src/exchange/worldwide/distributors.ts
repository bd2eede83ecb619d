import type { Day } from '../demo/days';
import { placeOf } from '../demo/places';
import type { Place } from '../demo/places';
import { Random } from '../demo/random';
import { distributorNames, slugOf } from '../demo/words';
import { weighted } from './allotment';
import { places } from './places';
import { date } from './sheet';
import type { World } from './world';

export interface Distributor {
  readonly key: number;
  readonly place: Place;
  /** The countries of its agreements. */
  readonly countries: Set<number>;
}

const weathers = (
  'Barometer, Hygrometer, Monsoon, Trade Wind, Isobar, Jet Stream, Anemometer, Weathervane, Rainbow, Polar Light, Sea Breeze, ' +
  'Khamsin, Sirocco, Tramontane, Chinook, Pampero'
).split(', ');
const trades = ['Wholesale', 'Distribution', 'Supply', 'Trading', 'Logistics House'];

/** Writes the distributors: those of the demo first, the largest before all others, and groups of them in many countries. */
export function makeDistributors({ sheets, keys, scale, seed, launch }: World): Distributor[] {
  const random = new Random(seed).fork('distributors');
  const distributors: Distributor[] = [];
  const weights = places.map((place) => [place, Math.sqrt(place.partners)] as const);
  for (let index = 0; index < scale.distributors; index++) {
    const known = distributorNames[index];
    const place = known ? placeOf(known.country) : weighted(random, weights);
    const country = keys.countries.get(place.country) as number;
    const name = known?.name ?? `${random.pick(weathers)} ${random.pick(trades)} ${place.country}`;
    const slug = `${slugOf(name) || 'distributor'}-${index + 1}`;
    // Groups have a head, some of whose members stand above others.
    const head = known ? known.parent : random.chance(0.5) ? random.integer(0, Math.min(11, index - 1)) : undefined;
    const parent = head === undefined ? null : (distributors[head] as Distributor).key;
    const key = sheets.distributors.add(launch, [slug, name, `https://${slug}.example.com`, country, parent]);
    distributors.push({ key, place, countries: new Set([country]) });
    if (index % 3 !== 0) sheets.references.add(launch, ['erp', `D${1000 + index}`, 'Distributor', key]);
  }
  return distributors;
}

/** Writes what is known of them at the end: where they are at work, and how far they are in each service. */
export function finishDistributors(world: World, distributors: readonly Distributor[]): void {
  const { sheets, keys, seed, launch, today } = world;
  const random = new Random(seed).fork('enablements');
  for (const { key, countries } of distributors) {
    for (const country of [...countries].sort((one, other) => one - other))
      sheets.distributorCountries.link(key, country);
    for (const service of keys.services) {
      if (random.chance(0.2)) continue;
      const status = random.pick(['PLANNED', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED', 'COMPLETED'] as const);
      const started: Day | null = status === 'PLANNED' ? null : random.integer(launch, today - 1);
      const completed = started !== null && status === 'COMPLETED' ? random.integer(started, today) : null;
      const progress = status === 'PLANNED' ? 0 : status === 'COMPLETED' ? 100 : random.integer(0, 19) * 5;
      sheets.enablements.add(started ?? launch, [status, progress, date(started), date(completed), key, service]);
    }
  }
}
