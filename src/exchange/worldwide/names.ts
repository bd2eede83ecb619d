import type { Place } from '../demo/places';
import type { Random } from '../demo/random';
import { latinOf, namings, slugOf, textOf } from '../demo/words';

/** What tells namesakes apart: constellations, the same in every language. */
const constellations = (
  'Andromeda, Antlia, Apus, Aquarius, Aquila, Ara, Aries, Auriga, Boötes, Caelum, Camelopardalis, Cancer, Canes Venatici, ' +
  'Canis Major, Canis Minor, Capricornus, Carina, Cassiopeia, Centaurus, Cepheus, Cetus, Chamaeleon, Circinus, Columba, ' +
  'Coma Berenices, Corona Australis, Corona Borealis, Corvus, Crater, Crux, Cygnus, Delphinus, Dorado, Draco, Equuleus, ' +
  'Eridanus, Fornax, Gemini, Grus, Hercules, Horologium, Hydra, Hydrus, Indus, Lacerta, Leo Minor, Lepus, Libra, Lupus, ' +
  'Lynx, Lyra, Mensa, Microscopium, Monoceros, Musca, Norma, Octans, Ophiuchus, Orion, Pavo, Pegasus, Perseus, Phoenix, ' +
  'Pictor, Pisces, Puppis, Pyxis, Reticulum, Sagitta, Sagittarius, Scorpius, Sculptor, Scutum, Serpens, Sextans, Taurus, ' +
  'Telescopium, Triangulum, Tucana, Ursa Major, Ursa Minor, Vela, Virgo, Volans, Vulpecula'
).split(', ');

/** The name of a partner, which others may have too, its slug, which none has, and what the trade register adds. */
export function nameOf(
  random: Random,
  place: Place,
  number: number,
): { readonly name: string; readonly slug: string; readonly form: string } {
  const { first, second, between, forms } = namings[random.pick(place.languages)];
  const [one, other] = [random.pick(first), random.pick(second)];
  const star = random.chance(0.9) ? random.pick(constellations) : undefined;
  const suffix = star === undefined ? '' : ` ${star}`;
  return {
    name: `${textOf(one)}${between}${textOf(other)}${suffix}`,
    slug: `${slugOf(`${latinOf(one)}${between}${latinOf(other)}${suffix}`)}-${number}`,
    form: random.pick(forms),
  };
}
