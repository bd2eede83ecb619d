/** A language in which organisations are named. */
export type Language = 'en' | 'fr' | 'de' | 'es' | 'pt' | 'it' | 'nl' | 'pl' | 'sv' | 'ja' | 'zh' | 'ko' | 'ar' | 'el';

/** A word, and what a slug makes of it if its letters are not Latin. */
export type Word = string | readonly [text: string, latin: string];

/** How a language joins a craft and a weather into a name that nobody could take for that of a real organisation. */
export interface Naming {
  readonly first: readonly Word[];
  readonly second: readonly Word[];
  readonly between: string;
  /** What stands behind the name in the trade register. */
  readonly forms: readonly string[];
}

const list = (words: string): string[] => words.split(', ');

export const namings: Readonly<Record<Language, Naming>> = {
  en: {
    first: list(
      'Cumulus, Nimbus, Cirrus, Altostratus, Drizzle, Fogbank, Thunderhead, Silver Lining, Mackerel Sky, Raincheck, Sunbreak, Anvil Cloud, Mizzle, Squall, Dewpoint, Haar, Puddle, Weathercock',
    ),
    second: list(
      'Works, Forge, Weavers, Carpenters, Bakery, Mill, Foundry, Potters, Lamplighters, Tinkers, Coopers, Bookbinders, Gardeners, Orchard, Millwrights, Clockmakers',
    ),
    between: ' ',
    forms: ['Ltd.', 'LLC', 'Inc.'],
  },
  fr: {
    first: list(
      'Atelier, Forges, Moulin, Verrerie, Horlogerie, Tisserands, Menuiserie, Boulangerie, Faïencerie, Imprimerie, Papeterie, Fonderie',
    ),
    second: list(
      "du Cumulus, de l'Éclaircie, des Nuées, du Mistral, de l'Averse, de la Brume, du Crachin, de l'Embellie, des Cirrus, de l'Orage, du Zéphyr, de la Giboulée",
    ),
    between: ' ',
    forms: ['SARL', 'SAS', 'SA'],
  },
  de: {
    first: list('Wolken, Nebel, Regenbogen, Gewitter, Morgentau, Schäfchenwolken, Föhn, Nordwind, Himmels, Donner'),
    second: list('schmiede, weberei, mühle, bäckerei, gießerei, tischlerei, töpferei, gärtnerei, werkstätte'),
    between: '',
    forms: ['GmbH', 'AG', 'GmbH & Co. KG'],
  },
  es: {
    first: list('Taller, Fragua, Molino, Imprenta, Panadería, Relojería, Ferretería, Carpintería'),
    second: list('del Nimbo, de la Niebla, del Chubasco, de la Llovizna, del Aguacero, de los Cúmulos, del Arcoíris'),
    between: ' ',
    forms: ['S.L.', 'S.A.'],
  },
  pt: {
    first: list('Oficina, Ferraria, Moinho, Padaria, Tecelagem, Olaria, Relojoaria'),
    second: list('da Neblina, do Orvalho, das Nuvens, do Trovão, da Garoa, do Arco-íris'),
    between: ' ',
    forms: ['Ltda.', 'S.A.'],
  },
  it: {
    first: list('Officina, Fucina, Mulino, Falegnameria, Sartoria, Tipografia'),
    second: list("delle Nuvole, della Nebbia, dell'Arcobaleno, del Temporale, della Brezza, della Rugiada"),
    between: ' ',
    forms: ['S.r.l.', 'S.p.A.'],
  },
  nl: {
    first: list('Wolken, Mist, Regenboog, Motregen, Onweer'),
    second: list('smederij, weverij, molen, bakkerij, drukkerij'),
    between: '',
    forms: ['B.V.', 'N.V.'],
  },
  pl: {
    first: list('Kuźnia, Młyn, Pracownia, Tkalnia, Drukarnia'),
    second: list('Chmur, Mgły, Burzy, Tęczy, Rosy'),
    between: ' ',
    forms: ['Sp. z o.o.', 'S.A.'],
  },
  sv: {
    first: list('Moln, Dim, Regnbågs, Åsk, Snö'),
    second: list('smedjan, väveriet, kvarnen, verkstaden, bageriet'),
    between: '',
    forms: ['AB'],
  },
  ja: {
    first: [
      ['雲海', 'unkai'],
      ['夕立', 'yudachi'],
      ['朝霧', 'asagiri'],
      ['入道雲', 'nyudogumo'],
      ['虹色', 'nijiiro'],
      ['うろこ雲', 'urokogumo'],
    ],
    second: [
      ['工房', '-kobo'],
      ['製作所', '-seisakusho'],
      ['商会', '-shokai'],
      ['鍛冶', '-kaji'],
      ['印刷', '-insatsu'],
    ],
    between: '',
    forms: ['株式会社', '合同会社'],
  },
  zh: {
    first: [
      ['白云', 'baiyun'],
      ['彩虹', 'caihong'],
      ['晨雾', 'chenwu'],
      ['雷雨', 'leiyu'],
    ],
    second: [
      ['作坊', '-zuofang'],
      ['磨坊', '-mofang'],
      ['商行', '-shanghang'],
    ],
    between: '',
    forms: ['有限公司'],
  },
  ko: {
    first: [
      ['구름', 'gureum'],
      ['무지개', 'mujigae'],
      ['안개', 'angae'],
      ['소나기', 'sonagi'],
    ],
    second: [
      ['공방', '-gongbang'],
      ['제작소', '-jejakso'],
      ['상회', '-sanghoe'],
    ],
    between: '',
    forms: ['주식회사'],
  },
  ar: {
    first: [
      ['ورشة', 'warshat'],
      ['مطبعة', 'matbaat'],
      ['مخبز', 'makhbaz'],
      ['طاحونة', 'tahunat'],
    ],
    second: [
      ['الغيوم', 'al-ghuyum'],
      ['الندى', 'al-nada'],
      ['الرعد', 'al-raad'],
      ['قوس قزح', 'qaws-quzah'],
    ],
    between: ' ',
    forms: ['ذ.م.م', 'FZ-LLC'],
  },
  el: {
    first: [
      ['Εργαστήρι', 'ergastiri'],
      ['Σιδηρουργείο', 'sidirourgeio'],
      ['Μύλος', 'mylos'],
    ],
    second: [
      ['Νεφέλης', 'nefelis'],
      ['Ομίχλης', 'omichlis'],
      ['Καταιγίδας', 'kataigidas'],
    ],
    between: ' ',
    forms: ['Α.Ε.', 'Ε.Π.Ε.'],
  },
};

/** Constellations tell namesakes apart in a large population. Their names are the same in every language. */
export const constellations: readonly string[] = list(
  'Andromeda, Antlia, Apus, Aquarius, Aquila, Ara, Aries, Auriga, Boötes, Caelum, Camelopardalis, Cancer, Canes Venatici, ' +
    'Canis Major, Canis Minor, Capricornus, Carina, Cassiopeia, Centaurus, Cepheus, Cetus, Chamaeleon, Circinus, Columba, ' +
    'Coma Berenices, Corona Australis, Corona Borealis, Corvus, Crater, Crux, Cygnus, Delphinus, Dorado, Draco, Equuleus, ' +
    'Eridanus, Fornax, Gemini, Grus, Hercules, Horologium, Hydra, Hydrus, Indus, Lacerta, Leo Minor, Lepus, Libra, Lupus, ' +
    'Lynx, Lyra, Mensa, Microscopium, Monoceros, Musca, Norma, Octans, Ophiuchus, Orion, Pavo, Pegasus, Perseus, Phoenix, ' +
    'Pictor, Pisces, Puppis, Pyxis, Reticulum, Sagitta, Sagittarius, Scorpius, Sculptor, Scutum, Serpens, Sextans, Taurus, ' +
    'Telescopium, Triangulum, Tucana, Ursa Major, Ursa Minor, Vela, Virgo, Volans, Vulpecula',
);

/** What the names of distributors begin and end with. */
export const weathers: readonly string[] = list(
  'Barometer, Hygrometer, Monsoon, Trade Wind, Isobar, Jet Stream, Anemometer, Weathervane, Rainbow, Polar Light, ' +
    'Sea Breeze, Khamsin, Sirocco, Tramontane, Chinook, Pampero',
);
export const trades: readonly string[] = ['Wholesale', 'Distribution', 'Supply', 'Trading', 'Logistics House'];

/** What the names of customers begin and end with: a thing of every day and a line of business. */
export const customerFirst: readonly string[] = list(
  "Lantern, Marmalade, Paper Boat, Teapot, Hedgehog, Bicycle Bell, Gingerbread, Button, Mitten, Acorn, Snail Mail, Jam Jar, O'Pickle, Wheelbarrow, Hérisson, Coquelicot, Brezel, Tortellini",
);
export const customerSecond: readonly string[] = list(
  'Insurance, Railways, Logistics, Savings Bank, Hospitals, Broadcasting, Ferries, Observatory, Universities, Waterworks, Theatres, Museums, Retail, Breweries',
);

/** What offerings are called, by how they are provided; many partners use the same name. */
export const offeringNames: Readonly<Record<'IAAS' | 'PAAS' | 'SAAS' | 'MANAGED', readonly string[]>> = {
  IAAS: ['Virtual Data Center', 'Cloud Servers', 'Private Cloud', 'Burst Capacity', 'Cloud privé'],
  PAAS: ['Application Platform', 'Database Platform', 'Integration Platform'],
  SAAS: ['Hosted Collaboration', 'Cloud Mail', 'Web Conferencing', 'Virtual Desktop'],
  MANAGED: ['Cloud Backup', 'Disaster Recovery', 'Managed Firewall', 'Sauvegarde managée', 'Managed Private Cloud'],
};

/** What a slug makes of letters that lose more than an accent. */
const replacements: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', Ł: 'l', ø: 'o', æ: 'ae' };

/** `Forges de l'Éclaircie` → `forges-de-l-eclaircie`. */
export function slugOf(text: string): string {
  return text
    .replaceAll(/[ßłŁøæ]/g, (letter) => replacements[letter] as string)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

export function textOf(word: Word): string {
  return typeof word === 'string' ? word : word[0];
}

export function latinOf(word: Word): string {
  return typeof word === 'string' ? word : word[1];
}
