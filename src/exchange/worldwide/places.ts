import { places as demoPlaces, type Place, type Town } from '../demo/places';
import type { Language } from '../demo/words';

type Position = readonly [town: string, latitude: number, longitude: number];
type Row = readonly [
  country: string,
  region: Place['region'],
  currency: string,
  languages: readonly Language[],
  partners: number,
  towns: readonly Position[],
];

/** Countries that the demo leaves out. */
const more: readonly Row[] = [
  [
    'PT',
    'EMEA',
    'EUR',
    ['pt'],
    5,
    [
      ['Lisboa', 38.7223, -9.1393],
      ['Porto', 41.1579, -8.6291],
    ],
  ],
  [
    'AT',
    'EMEA',
    'EUR',
    ['de'],
    4,
    [
      ['Wien', 48.2082, 16.3738],
      ['Graz', 47.0707, 15.4395],
    ],
  ],
  [
    'IE',
    'EMEA',
    'EUR',
    ['en'],
    3,
    [
      ['Dublin', 53.3498, -6.2603],
      ['Cork', 51.8985, -8.4756],
    ],
  ],
  ['LU', 'EMEA', 'EUR', ['fr', 'de'], 1, [['Luxembourg', 49.6116, 6.1319]]],
  [
    'EG',
    'EMEA',
    'EGP',
    ['ar'],
    3,
    [
      ['القاهرة', 30.0444, 31.2357],
      ['الإسكندرية', 31.2001, 29.9187],
    ],
  ],
  [
    'SA',
    'EMEA',
    'SAR',
    ['ar'],
    3,
    [
      ['الرياض', 24.7136, 46.6753],
      ['جدة', 21.4858, 39.1925],
    ],
  ],
  [
    'ZA',
    'EMEA',
    'ZAR',
    ['en'],
    4,
    [
      ['Cape Town', -33.9249, 18.4241],
      ['Johannesburg', -26.2041, 28.0473],
    ],
  ],
  ['SN', 'EMEA', 'XOF', ['fr'], 1, [['Dakar', 14.7167, -17.4677]]],
  [
    'AR',
    'AMERICAS',
    'ARS',
    ['es'],
    4,
    [
      ['Buenos Aires', -34.6037, -58.3816],
      ['Córdoba', -31.4201, -64.1888],
    ],
  ],
  [
    'CL',
    'AMERICAS',
    'CLP',
    ['es'],
    3,
    [
      ['Santiago', -33.4489, -70.6693],
      ['Valparaíso', -33.0472, -71.6127],
    ],
  ],
  [
    'CO',
    'AMERICAS',
    'COP',
    ['es'],
    3,
    [
      ['Bogotá', 4.711, -74.0721],
      ['Medellín', 6.2442, -75.5812],
    ],
  ],
  ['PE', 'AMERICAS', 'PEN', ['es'], 1, [['Lima', -12.0464, -77.0428]]],
  [
    'NZ',
    'APJC',
    'NZD',
    ['en'],
    2,
    [
      ['Auckland', -36.8509, 174.7645],
      ['Wellington', -41.2866, 174.7756],
    ],
  ],
  [
    'PH',
    'APJC',
    'PHP',
    ['en'],
    2,
    [
      ['Cebu', 10.3157, 123.8854],
      ['Davao', 7.1907, 125.4553],
    ],
  ],
  ['HK', 'APJC', 'HKD', ['zh', 'en'], 2, [['香港', 22.3193, 114.1694]]],
  [
    'TW',
    'APJC',
    'TWD',
    ['zh'],
    2,
    [
      ['臺北', 25.033, 121.5654],
      ['高雄', 22.6273, 120.3014],
    ],
  ],
];

/** Further towns of the countries that have most of the partners. */
const moreTowns: Readonly<Record<string, readonly Position[]>> = {
  FR: [
    ['Bordeaux', 44.8378, -0.5792],
    ['Strasbourg', 48.5734, 7.7521],
    ['Rennes', 48.1173, -1.6778],
    ['Nice', 43.7102, 7.262],
    ['Montpellier', 43.6108, 3.8767],
    ['Dijon', 47.322, 5.0415],
    ['Clermont-Ferrand', 45.7772, 3.087],
    ['Orléans', 47.9029, 1.9093],
  ],
  US: [
    ['New York', 40.7128, -74.006],
    ['Seattle', 47.6062, -122.3321],
    ['Denver', 39.7392, -104.9903],
    ['Atlanta', 33.749, -84.388],
    ['Minneapolis', 44.9778, -93.265],
  ],
  DE: [
    ['Hamburg', 53.5511, 9.9937],
    ['Stuttgart', 48.7758, 9.1829],
    ['Leipzig', 51.3397, 12.3731],
  ],
  GB: [
    ['Manchester', 53.4808, -2.2426],
    ['Cardiff', 51.4816, -3.1791],
    ['Glasgow', 55.8642, -4.2518],
  ],
  JP: [
    ['名古屋', 35.1815, 136.9066],
    ['札幌', 43.0618, 141.3545],
  ],
};

function town([name, latitude, longitude]: Position): Town {
  return { name, latitude, longitude };
}

const listed = [
  ...demoPlaces.map((place) => ({ ...place, towns: [...place.towns, ...(moreTowns[place.country] ?? []).map(town)] })),
  ...more.map(([country, region, currency, languages, partners, towns]) => ({
    ...{ country, region, currency, languages, partners },
    towns: towns.map(town),
  })),
];
const largest = 'FR';
const others = listed.reduce((sum, { country, partners }) => (country === largest ? sum : sum + partners), 0);

/** The countries that have partners, each with its weight; one has a fifth of them, and those that are not here have none. */
export const places: readonly Place[] = listed.map((place) =>
  place.country === largest ? { ...place, partners: others / 4 } : place,
);
