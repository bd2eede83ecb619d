import type { Allotment } from '../allotment';
import type { Day } from '../days';
import { placeOf, places, type Place, type Town } from '../places';
import type { Random } from '../random';
import { Texts } from '../sink/tables';
import type { Identity, World } from '../world';

/** Kinds of locations with the words of their names, the most usual first. */
const kinds = [
  ['SALES_OFFICE', 'sales office'],
  ['SERVICE_CENTER', 'service center'],
  ['DATA_CENTER', 'data center'],
  ['TRAINING_CENTER', 'training center'],
] as const;

const headOffice = { kind: 'HEAD_OFFICE', name: 'Head office' };

/** The most locations of a partner. */
const most = 10;

/** The share of partners that have many locations, and how many beside the main one on average. */
const largeShare = 0.06;
const largeMean = 6.5;

/** The share of further locations that lie in another country, and of all that have a position. */
const abroadShare = 0.08;
const locatedShare = 0.95;

/** A town where a partner is. */
export interface Seat {
  readonly town: Town;
  /** Whether its position is recorded. */
  readonly located: boolean;
}

/**
 * Adds the locations of a partner, one to ten: the main one, where the partner itself is, and others in the towns of its country,
 * or abroad. A partner whose town is not known has none.
 * @param known a day on which the partner was there already
 */
export function locate(
  { sheets, definition }: World,
  partner: Identity,
  seat: Seat | null,
  known: Day,
  allotment: Allotment,
): void {
  if (!seat) return;
  const random = partner.random.fork('locations');
  const usual = Math.max(0, (allotment.mean - 1 - largeShare * largeMean) / (1 - largeShare));
  const further = random.chance(largeShare) ? random.integer(4, most - 1) : Math.min(most - 1, random.uneven(usual));
  allotment.take(1 + further);
  const add = (kind: string, name: string, { town, located }: Seat, place: Place, isMain: boolean): void => {
    const number = String(random.integer(0, 9_999_999)).padStart(7, '0');
    sheets.locations.add(known, [
      kind,
      name,
      random.chance(0.9) ? streetIn(random, place) : null,
      random.chance(0.9) ? String(random.integer(10_000, 98_999)) : null,
      town.name,
      regions.get(town.name) ?? null,
      located ? town.latitude : null,
      located ? town.longitude : null,
      random.chance(0.7) ? `+999 ${number.slice(0, 3)} ${number.slice(3)}` : null,
      random.chance(0.8) ? hoursOf(random) : null,
      isMain,
      partner,
      definition.of('country', place.country),
    ]);
  };
  add(headOffice.kind, headOffice.name, seat, partner.place, true);
  const names = new Map<string, number>();
  for (let index = 0; index < further; index++) {
    const place = random.chance(abroadShare) ? random.pick(places) : placeOf(partner.place.country);
    const town = near(random, random.pick(place.towns));
    const [kind, words] = random.popular(kinds);
    const name = `${town.name} ${words}`;
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    const located = random.chance(locatedShare);
    add(kind, count === 1 ? name : `${name} ${count}`, { town, located }, place, false);
  }
}

/** Most stand within a few kilometres of the town's middle, some farther out, some in the very middle. */
export function near(random: Random, town: Town): Town {
  if (random.chance(0.05)) return town;
  const reach = random.fraction() ** 3 * 0.4;
  const moved = (degrees: number): number => Number((degrees + (random.fraction() * 2 - 1) * reach).toFixed(5));
  return { name: town.name, latitude: moved(town.latitude), longitude: moved(town.longitude) };
}

/** Streets that many towns have, by language. */
const streets = {
  en: ['Station Road', 'Market Street', 'Mill Lane', 'Church Street'],
  fr: ['rue de la Gare', 'place du Marché', 'rue du Moulin', "rue de l'Église"],
  de: ['Bahnhofstraße', 'Marktplatz', 'Mühlweg', 'Kirchgasse'],
} as const;

function streetIn(random: Random, { languages: [language] }: Place): string {
  const number = random.integer(1, 180);
  if (language === 'fr') return `${number} ${random.pick(streets.fr)}`;
  if (language === 'de') return `${random.pick(streets.de)} ${number}`;
  return `${number} ${random.pick(streets.en)}`;
}

/** The states and regions of some towns, as addresses name them. */
const regions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'Auvergne-Rhône-Alpes': "Lyon,Villeurbanne,Saint-Étienne,Bourg-en-Bresse,Grenoble,L'Isle-d'Abeau,Clermont-Ferrand",
    'Île-de-France': 'Paris',
    "Provence-Alpes-Côte d'Azur": 'Marseille,Nice',
    Occitanie: 'Toulouse,Montpellier',
    California: 'San José',
    Texas: 'Austin',
    Illinois: 'Chicago',
    Massachusetts: 'Boston',
    'New York': 'New York',
    Washington: 'Seattle',
    Colorado: 'Denver',
    Georgia: 'Atlanta',
    Minnesota: 'Minneapolis',
    Bayern: 'München',
    'Nordrhein-Westfalen': 'Köln,Düsseldorf',
    Sachsen: 'Leipzig',
    Québec: 'Montréal',
    Ontario: 'Toronto',
  }).flatMap(([region, towns]) => towns.split(',').map((town) => [town, region] as const)),
);

function hoursOf(random: Random): Texts {
  const [english, french] = random.popular(hours);
  return new Texts(english, french);
}

/** Opening hours in English and French, the most usual first. */
const hours = [
  ['Monday to Friday, 9 am to 6 pm', 'Du lundi au vendredi, de 9 h à 18 h'],
  ['Monday to Friday, 8 am to 5 pm', 'Du lundi au vendredi, de 8 h à 17 h'],
  ['Monday to Saturday, 9 am to 7 pm', 'Du lundi au samedi, de 9 h à 19 h'],
  ['By appointment', 'Sur rendez-vous'],
] as const;
