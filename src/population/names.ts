import type { Place } from './places';
import type { Random } from './random';
import { constellations, latinOf, namings, slugOf, textOf } from './words';

/** How many partners a population has at most whose names need no constellation. */
const few = 1_000;

/** The name of an organisation. */
export interface Name {
  /** Others may have the same. */
  readonly name: string;
  readonly slug: string;
  /** The legal form, which stands behind the name in the trade register. */
  readonly form: string;
}

/**
 * @param number makes the slug unique; that of no partner is small enough for a slug of the cast
 * @param population how many partners there are
 */
export function nameOf(random: Random, place: Place, number: number, population: number): Name {
  const { first, second, between, forms } = namings[random.pick(place.languages)];
  const [one, other] = [random.pick(first), random.pick(second)];
  const starred = population > few && random.chance(0.9);
  const suffix = starred ? ` ${random.pick(constellations)}` : '';
  return {
    name: `${textOf(one)}${between}${textOf(other)}${suffix}`,
    slug: `${slugOf(`${latinOf(one)}${between}${latinOf(other)}${suffix}`)}-${number}`,
    form: random.pick(forms),
  };
}
